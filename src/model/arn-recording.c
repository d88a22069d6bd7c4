#include "arn-recording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "arn-recording-private.h"
#include "arn-snapshot-item-private.h"

typedef struct
{
  char *file, *text;
} Source;

struct _ArnRecording
{
  GObject parent_instance;
  char *title;
  gboolean modified;
  guint64 revision;
  guint saved_number; /* snapshots up to here are in a file */
  ArnFileMapping *mapping;
  ArnRunSettings settings;
  GArray *sources;   /* Source */
  GPtrArray *chunks; /* ArnOutputChunk, text behind it in the same allocation */
  GArray *events;    /* ArnEvent, texts from `texts` */
  GStringChunk *texts;
  ArnHistory *history;
  GListStore *snapshots;
  guint last_number;
};

G_DEFINE_FINAL_TYPE (ArnRecording, arn_recording, G_TYPE_OBJECT)

enum
{
  PROP_TITLE = 1,
  PROP_MODIFIED,
  N_PROPS,
};

static void
source_clear (gpointer data)
{
  Source *source = data;

  g_free (source->file);
  g_free (source->text);
}

static void
arn_recording_finalize (GObject *object)
{
  ArnRecording *self = ARN_RECORDING (object);

  g_free (self->title);
  g_strfreev (self->settings.arguments);
  g_array_unref (self->sources);
  g_ptr_array_unref (self->chunks);
  g_array_unref (self->events);
  g_string_chunk_free (self->texts);
  arn_history_free (self->history);
  g_object_unref (self->snapshots);
  g_clear_pointer (&self->mapping, arn_file_mapping_unref);
  G_OBJECT_CLASS (arn_recording_parent_class)->finalize (object);
}

static void
arn_recording_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ArnRecording *self = ARN_RECORDING (object);

  if (id == PROP_TITLE)
    g_value_set_string (value, self->title);
  else if (id == PROP_MODIFIED)
    g_value_set_boolean (value, self->modified);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
arn_recording_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnRecording *self = ARN_RECORDING (object);

  if (id == PROP_TITLE)
    arn_recording_set_title (self, g_value_get_string (value));
  else if (id == PROP_MODIFIED)
    arn_recording_set_modified (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
arn_recording_class_init (ArnRecordingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamSpec *pspecs[N_PROPS] = {
    [PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags),
    [PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags),
  };

  object_class->finalize = arn_recording_finalize;
  object_class->get_property = arn_recording_get_property;
  object_class->set_property = arn_recording_set_property;
  g_object_class_install_properties (object_class, N_PROPS, pspecs);

  g_signal_new ("output", ARN_TYPE_RECORDING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_UINT);
  g_signal_new ("event", ARN_TYPE_RECORDING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_UINT);
  g_signal_new ("history", ARN_TYPE_RECORDING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
}

static void
arn_recording_init (ArnRecording *self)
{
  self->title = g_strdup ("");
  self->sources = g_array_new (FALSE, FALSE, sizeof (Source));
  g_array_set_clear_func (self->sources, source_clear);
  self->chunks = g_ptr_array_new_with_free_func (g_free);
  self->events = g_array_new (FALSE, FALSE, sizeof (ArnEvent));
  self->texts = g_string_chunk_new (1024);
  self->history = arn_history_new ();
  self->snapshots = g_list_store_new (ARN_TYPE_SNAPSHOT_ITEM);
}

ArnRecording *
arn_recording_new (void)
{
  return g_object_new (ARN_TYPE_RECORDING, NULL);
}

const char *
arn_recording_get_title (ArnRecording *self)
{
  return self->title;
}

void
arn_recording_set_title (ArnRecording *self, const char *title)
{
  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title != NULL ? title : "");
  g_object_notify (G_OBJECT (self), "title");
}

gboolean
arn_recording_get_modified (ArnRecording *self)
{
  return self->modified;
}

void
arn_recording_set_modified (ArnRecording *self, gboolean modified)
{
  if (modified)
    self->revision++;
  if (self->modified == modified)
    return;
  self->modified = modified;
  g_object_notify (G_OBJECT (self), "modified");
}

const ArnRunSettings *
arn_recording_get_settings (ArnRecording *self)
{
  return &self->settings;
}

void
arn_recording_set_settings (ArnRecording *self, const ArnRunSettings *settings)
{
  g_auto (GStrv) old_arguments = self->settings.arguments;

  self->settings = *settings;
  self->settings.arguments = g_strdupv (settings->arguments);
  arn_recording_set_modified (self, TRUE);
}

void
arn_recording_add_source (ArnRecording *self, const char *file, const char *text)
{
  Source source = { g_utf8_make_valid (file, -1), g_utf8_make_valid (text, -1) };

  g_array_append_val (self->sources, source);
  arn_recording_set_modified (self, TRUE);
}

guint
arn_recording_get_n_sources (ArnRecording *self)
{
  return self->sources->len;
}

const char *
arn_recording_get_source_file (ArnRecording *self, guint index)
{
  return g_array_index (self->sources, Source, index).file;
}

const char *
arn_recording_get_source_text (ArnRecording *self, guint index)
{
  return g_array_index (self->sources, Source, index).text;
}

const char *
arn_recording_find_source (ArnRecording *self, const char *file)
{
  for (guint i = 0; i < self->sources->len; i++)
    if (strcmp (g_array_index (self->sources, Source, i).file, file) == 0)
      return g_array_index (self->sources, Source, i).text;
  return NULL;
}

void
arn_recording_append_output (ArnRecording *self, const ArnOutputChunk *chunk)
{
  gsize length = chunk->length == (gsize) -1 ? strlen (chunk->text) : chunk->length;
  g_autofree char *repaired = NULL;
  const char *text = chunk->text;
  ArnOutputChunk *copy;

  if (!g_utf8_validate (text, length, NULL))
    {
      text = repaired = g_utf8_make_valid (text, length);
      length = strlen (text);
    }
  copy = g_malloc (sizeof *copy + length + 1);
  *copy = *chunk;
  copy->text = (const char *) (copy + 1);
  copy->length = length;
  memcpy (copy + 1, text, length);
  ((char *) (copy + 1))[length] = '\0';
  g_ptr_array_add (self->chunks, copy);
  arn_recording_set_modified (self, TRUE);
  g_signal_emit_by_name (self, "output", self->chunks->len - 1);
}

guint
arn_recording_get_n_chunks (ArnRecording *self)
{
  return self->chunks->len;
}

void
arn_recording_get_chunk (ArnRecording *self, guint index, ArnOutputChunk *out)
{
  *out = *(const ArnOutputChunk *) g_ptr_array_index (self->chunks, index);
}

void
arn_recording_add_event (ArnRecording *self, const ArnEvent *event)
{
  ArnEvent copy = *event;
  g_autofree char *text = event->text != NULL ? g_utf8_make_valid (event->text, -1) : NULL;

  copy.text = g_string_chunk_insert_const (self->texts, text != NULL ? text : "");
  g_array_append_val (self->events, copy);
  arn_recording_set_modified (self, TRUE);
  g_signal_emit_by_name (self, "event", self->events->len - 1);
}

const ArnEvent *
arn_recording_get_events (ArnRecording *self, guint *n)
{
  *n = self->events->len;
  return (const ArnEvent *) self->events->data;
}

void
arn_recording_add_pulse (ArnRecording *self, const ArnPulse *pulse)
{
  arn_history_add (self->history, &pulse->heap);
  arn_recording_set_modified (self, TRUE);
  g_signal_emit_by_name (self, "history");
}

void
arn_recording_add_sample (ArnRecording *self, const ArnHeapFigures *figures)
{
  guint n = arn_history_get_length (self->history);

  if (n > 0 && figures->time < arn_history_get_column (self->history, ARN_HISTORY_TIME)[n - 1])
    return;
  arn_history_add (self->history, figures);
}

ArnHistory *
arn_recording_get_history (ArnRecording *self)
{
  return self->history;
}

GListModel *
arn_recording_get_snapshots (ArnRecording *self)
{
  return G_LIST_MODEL (self->snapshots);
}

/* Position of the oldest automatic snapshot, when all of them are over the budget together. */
static gboolean
find_superfluous (ArnRecording *self, guint *position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->snapshots));
  guint64 sum = 0;
  gboolean found = FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ArnSnapshotItem) item = g_list_model_get_item (G_LIST_MODEL (self->snapshots), i);

      if (arn_snapshot_item_get_taken_by (item) != ARN_TAKEN_BY_TIMER)
        continue;
      sum += arn_snapshot_item_get_size (item);
      if (!found)
        *position = i;
      found = TRUE;
    }
  return found && sum > ARN_AUTOMATIC_BUDGET;
}

ArnSnapshotItem *
arn_recording_add_snapshot (ArnRecording *self,
                            ArnSnapshot *snapshot,
                            const char *label,
                            ArnTakenBy taken_by)
{
  const ArnHeapFigures *heap = arn_snapshot_get_heap (snapshot);
  ArnSnapshotInfo info = {
    .label = label,
    .number = self->last_number + 1,
    .taken_by = taken_by,
    .time = heap->time,
    .line = heap->line,
    .size = arn_snapshot_get_size (snapshot),
    .heap_bytes = heap->bytes_in_use + heap->large_bytes,
  };
  g_autoptr (ArnSnapshotItem) item = arn_snapshot_item_new (&info, snapshot);
  guint position = 0;

  arn_recording_insert_item (self, item);
  while (find_superfluous (self, &position))
    {
      g_autoptr (ArnSnapshotItem) oldest =
          g_list_model_get_item (G_LIST_MODEL (self->snapshots), position);

      /* What was just asked for stays, even if it alone is too big. */
      if (oldest == item)
        break;
      g_list_store_remove (self->snapshots, position);
    }
  arn_recording_set_modified (self, TRUE);
  return item;
}

/* What the moment is called that nobody named. */
static char *
label_of_moment (const ArnHeapFigures *heap)
{
  switch (heap->state)
    {
    case ARN_RUN_FINISHED:
      return g_strdup (_ ("After the last line"));
    case ARN_RUN_FAILED:
      return g_strdup (_ ("After the exception"));
    default:
      return g_strdup_printf (_ ("Before line %u"), (guint) heap->line);
    }
}

void
arn_recording_keep_snapshot (ArnRecording *self, ArnSnapshot *snapshot)
{
  GListModel *items = G_LIST_MODEL (self->snapshots);
  g_autofree char *label = label_of_moment (arn_snapshot_get_heap (snapshot));

  for (guint i = g_list_model_get_n_items (items); i > 0; i--)
    {
      g_autoptr (ArnSnapshotItem) item = g_list_model_get_item (items, i - 1);

      if (arn_snapshot_item_peek (item) == snapshot)
        return;
    }
  arn_recording_add_snapshot (self, snapshot, label, ARN_TAKEN_BY_TIMER);
}

void
arn_recording_insert_item (ArnRecording *self, ArnSnapshotItem *item)
{
  self->last_number = MAX (self->last_number, arn_snapshot_item_get_number (item));
  g_list_store_append (self->snapshots, item);
}

void
arn_recording_remove_snapshot (ArnRecording *self, ArnSnapshotItem *item)
{
  guint position = 0;

  if (!g_list_store_find (self->snapshots, item, &position))
    return;
  g_list_store_remove (self->snapshots, position);
  arn_recording_set_modified (self, TRUE);
}

gboolean
arn_recording_has_unsaved_snapshots (ArnRecording *self)
{
  GListModel *model = G_LIST_MODEL (self->snapshots);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (ArnSnapshotItem) item = g_list_model_get_item (model, i);

      if (arn_snapshot_item_get_taken_by (item) == ARN_TAKEN_BY_PERSON &&
          arn_snapshot_item_get_number (item) > self->saved_number)
        return TRUE;
    }
  return FALSE;
}

void
arn_recording_set_mapping (ArnRecording *self, ArnFileMapping *mapping)
{
  self->mapping = arn_file_mapping_ref (mapping);
}

gboolean
arn_recording_is_intact (ArnRecording *self)
{
  return self->mapping == NULL || arn_file_mapping_is_intact (self->mapping);
}

guint64
arn_recording_get_revision (ArnRecording *self)
{
  return self->revision;
}

guint
arn_recording_get_last_number (ArnRecording *self)
{
  return self->last_number;
}

void
arn_recording_set_saved (ArnRecording *self, guint64 revision, guint last_number)
{
  self->saved_number = MAX (self->saved_number, last_number);
  if (revision == self->revision)
    arn_recording_set_modified (self, FALSE);
}
