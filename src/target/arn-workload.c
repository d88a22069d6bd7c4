/* The queues between a workload's thread and the main context. */
#include "arn-workload-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More than this waiting to be read holds the program. */
#define MAX_WAITING_BYTES (256 * 1024)
#define MAX_WAITING       4096
/* Output that follows closely is joined up to this size. */
#define MAX_JOINED 8192
/* One round of delivery, in microseconds: the window has frames to draw. */
#define DELIVERY_TIME 6000

void
arn_request_free (ArnRequest *request)
{
  g_free (request->label);
  g_free (request);
}

static void
answer_free (ArnAnswer *answer)
{
  if (answer->text != NULL)
    g_string_free (answer->text, TRUE);
  g_free (answer->figures);
  g_clear_object (&answer->snapshot);
  g_clear_error (&answer->error);
  g_free (answer);
}

static gsize
answer_bytes (const ArnAnswer *answer)
{
  return sizeof *answer + (answer->text != NULL ? answer->text->len : 0) +
         (answer->figures != NULL ? sizeof *answer->figures : 0);
}

ArnAnswer *
arn_workload_answer_new (ArnWorkload *self, ArnAnswerKind kind)
{
  ArnAnswer *answer = g_new0 (ArnAnswer, 1);

  answer->kind = kind;
  answer->event.time = (guint64) (g_get_monotonic_time () - self->started_at) * 1000;
  answer->event.line = self->line;
  if (self->program != NULL)
    answer->event.instructions = pym_program_runtime (self->program)->script->instructions;
  return answer;
}

static gboolean
deliver (gpointer data)
{
  ArnWorkload *self = data;
  gint64 end = g_get_monotonic_time () + DELIVERY_TIME;

  do
    {
      ArnAnswer *answer;

      pthread_mutex_lock (&self->lock);
      answer = g_queue_pop_head (&self->answers);
      if (answer != NULL)
        {
          self->answer_bytes -= answer_bytes (answer);
          pthread_cond_broadcast (&self->woken);
        }
      else
        g_clear_pointer (&self->delivery, g_source_unref);
      pthread_mutex_unlock (&self->lock);
      if (answer == NULL)
        return G_SOURCE_REMOVE;
      if (answer->event.text == NULL && answer->text != NULL)
        answer->event.text = answer->text->str;
      self->answer (answer, self->data);
      answer_free (answer);
    }
  while (g_get_monotonic_time () < end);
  return G_SOURCE_CONTINUE;
}

/* Joins output to output, and a line, say, to a line that nobody has read yet. */
static gboolean
join_answer (ArnWorkload *self, ArnAnswer *answer)
{
  ArnAnswer *last = g_queue_peek_tail (&self->answers);

  if (last == NULL || last->kind != answer->kind)
    return FALSE;
  if (answer->kind == ARN_ANSWER_LINE || answer->kind == ARN_ANSWER_PULSE ||
      answer->kind == ARN_ANSWER_CAPTURE)
    {
      last->event = answer->event;
      last->share = answer->share;
      return TRUE;
    }
  if (answer->kind == ARN_ANSWER_OUTPUT && last->is_error == answer->is_error &&
      last->event.line == answer->event.line && last->text->len < MAX_JOINED)
    {
      g_string_append_len (last->text, answer->text->str, (gssize) answer->text->len);
      self->answer_bytes += answer->text->len;
      return TRUE;
    }
  return FALSE;
}

void
arn_workload_put_answer (ArnWorkload *self, ArnAnswer *answer)
{
  pthread_mutex_lock (&self->lock);
  while (!self->quitting &&
         (self->answer_bytes > MAX_WAITING_BYTES || self->answers.length > MAX_WAITING))
    pthread_cond_wait (&self->woken, &self->lock);
  if (join_answer (self, answer))
    g_clear_pointer (&answer, answer_free);
  else
    {
      self->answer_bytes += answer_bytes (answer);
      g_queue_push_tail (&self->answers, answer);
    }
  if (self->delivery == NULL && !self->quitting)
    {
      self->delivery = g_idle_source_new ();
      g_source_set_priority (self->delivery, G_PRIORITY_DEFAULT_IDLE);
      g_source_set_static_name (self->delivery, "workload answers");
      g_source_set_callback (self->delivery, deliver, self, NULL);
      g_source_attach (self->delivery, self->context);
    }
  pthread_mutex_unlock (&self->lock);
}

/* Its deadlines are monotonic. */
static void
init_condition (pthread_cond_t *condition)
{
  pthread_condattr_t attributes;

  pthread_condattr_init (&attributes);
  pthread_condattr_setclock (&attributes, CLOCK_MONOTONIC);
  pthread_cond_init (condition, &attributes);
  pthread_condattr_destroy (&attributes);
}

/* FALSE: the deadline has passed. */
static gboolean
wait_until (ArnWorkload *self, gint64 deadline)
{
  const struct timespec time = { deadline / G_USEC_PER_SEC, deadline % G_USEC_PER_SEC * 1000 };

  return pthread_cond_timedwait (&self->woken, &self->lock, &time) == 0;
}

ArnRequest *
arn_workload_take_request (ArnWorkload *self, gint64 deadline)
{
  ArnRequest *request;

  pthread_mutex_lock (&self->lock);
  while ((request = g_queue_pop_head (&self->requests)) == NULL && deadline != 0)
    if (deadline < 0)
      pthread_cond_wait (&self->woken, &self->lock);
    else if (!wait_until (self, deadline))
      {
        request = g_queue_pop_head (&self->requests);
        break;
      }
  pthread_mutex_unlock (&self->lock);
  return request;
}

gboolean
arn_workload_must_give_way (ArnWorkload *self, gboolean is_wanted)
{
  gboolean found = FALSE;

  pthread_mutex_lock (&self->lock);
  for (GList *link = self->requests.head; link != NULL && !found; link = link->next)
    switch (((ArnRequest *) link->data)->kind)
      {
      case ARN_REQUEST_STOP:
      case ARN_REQUEST_QUIT:
      case ARN_REQUEST_END:
      case ARN_REQUEST_CANCEL:
        found = TRUE;
        break;
      case ARN_REQUEST_RUN:
      case ARN_REQUEST_STEP_INTO:
      case ARN_REQUEST_STEP_OVER:
      case ARN_REQUEST_STEP_ALLOCATION:
      case ARN_REQUEST_STEP_PHASE:
      case ARN_REQUEST_COLLECT:
        found = !is_wanted;
        break;
      default:
        break;
      }
  pthread_mutex_unlock (&self->lock);
  return found;
}

void
arn_workload_request (ArnWorkload *self, ArnRequestKind kind, const int *numbers, const char *label)
{
  ArnRequest *request = g_new0 (ArnRequest, 1);

  request->kind = kind;
  if (numbers != NULL)
    memcpy (request->numbers, numbers, sizeof request->numbers);
  request->label = g_strdup (label);
  pthread_mutex_lock (&self->lock);
  g_queue_push_tail (&self->requests, request);
  if (self->reachable != NULL)
    pym_program_request (self->reachable, kind == ARN_REQUEST_STOP || kind == ARN_REQUEST_QUIT
                                              ? PYM_BREAK_SAFEPOINT | PYM_BREAK_STOP
                                              : PYM_BREAK_SAFEPOINT);
  if (kind == ARN_REQUEST_QUIT)
    self->quitting = TRUE;
  pthread_cond_broadcast (&self->woken);
  pthread_mutex_unlock (&self->lock);
}

ArnPulseBuffer *
arn_workload_get_pulses (ArnWorkload *self)
{
  return self->pulses;
}

static char *
folder_of (const char *file)
{
  return strchr (file, G_DIR_SEPARATOR) != NULL ? g_path_get_dirname (file) : NULL;
}

static void
release (ArnWorkload *self)
{
  g_queue_clear_full (&self->requests, (GDestroyNotify) arn_request_free);
  g_queue_clear_full (&self->answers, (GDestroyNotify) answer_free);
  pthread_mutex_destroy (&self->lock);
  pthread_cond_destroy (&self->woken);
  g_array_unref (self->collect_lines);
  g_string_free (self->errors, TRUE);
  arn_pulse_buffer_free (self->pulses);
  g_main_context_unref (self->context);
  g_strfreev (self->settings.arguments);
  g_free (self->text);
  g_free (self->file);
  g_free (self->folder);
  g_free (self);
}

ArnWorkload *
arn_workload_new (const char *text,
                  const char *file,
                  const ArnRunSettings *settings,
                  guint speed,
                  GMainContext *context,
                  ArnAnswerFunc answer,
                  gpointer data,
                  GError **error)
{
  ArnWorkload *self = g_new0 (ArnWorkload, 1);
  pthread_attr_t attributes;
  int status;

  self->text = g_strdup (text);
  self->file = g_strdup (file);
  self->folder = folder_of (file);
  self->settings = *settings;
  self->settings.arguments = g_strdupv (settings->arguments);
  self->speed = speed;
  self->context = g_main_context_ref (context);
  self->answer = answer;
  self->data = data;
  self->pulses = arn_pulse_buffer_new ();
  self->errors = g_string_new (NULL);
  self->late_generation = -1;
  self->collect_lines = g_array_new (FALSE, FALSE, sizeof (ArnCollectLine));
  self->started_at = g_get_monotonic_time ();
  pthread_mutex_init (&self->lock, NULL);
  init_condition (&self->woken);
  g_queue_init (&self->requests);
  g_queue_init (&self->answers);

  pthread_attr_init (&attributes);
  /* The program's own depth, and room for what a capture needs beside it. */
  pthread_attr_setstacksize (&attributes, PYM_PROGRAM_STACK + (1 << 20));
  status = pthread_create (&self->thread, &attributes, arn_workload_thread, self);
  pthread_attr_destroy (&attributes);
  if (status != 0)
    {
      g_set_error (error, ARN_TARGET_ERROR, ARN_TARGET_ERROR_MEMORY,
                   _ ("The workload's thread could not be started: %s"), g_strerror (status));
      release (self);
      return NULL;
    }
  return self;
}

void
arn_workload_free (ArnWorkload *self)
{
  arn_workload_request (self, ARN_REQUEST_QUIT, NULL, NULL);
  pthread_join (self->thread, NULL);
  if (self->delivery != NULL)
    {
      g_source_destroy (self->delivery);
      g_source_unref (self->delivery);
    }
  release (self);
}
