/* Ways to collect that the window sees to: thresholds, every so many seconds, at a line. */
#include "arn-window-private.h"

/* What is collected by time: everything. */
#define ARN_WINDOW_TIMED_GENERATION 2

static void
arn_window_action_set_thresholds (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  int young, middle, old;

  g_variant_get (parameter, "(iii)", &young, &middle, &old);
  if (young >= 0 && middle >= 0 && old >= 0)
    arn_target_set_thresholds (ARN_WINDOW (data)->target, young, middle, old);
}

/* The clock goes on while the program stands; what it says then is not heard. */
static gboolean
arn_window_time_to_collect (gpointer data)
{
  ArnWindow *self = data;

  if (self->target && arn_target_get_state (self->target) == ARN_RUN_RUNNING)
    arn_target_collect_by_time (self->target, ARN_WINDOW_TIMED_GENERATION);
  return G_SOURCE_CONTINUE;
}

static void
arn_window_change_collect_every (GSimpleAction *action, GVariant *state, gpointer data)
{
  ArnWindow *self = data;
  guint seconds = g_variant_get_uint32 (state);

  g_clear_handle_id (&self->collect_timer, g_source_remove);
  if (seconds > 0)
    self->collect_timer = g_timeout_add_seconds (seconds, arn_window_time_to_collect, self);
  g_simple_action_set_state (action, state);
}

/* The action's state and the marks in the source say where the target collects. */
static void
arn_window_say_collect_lines (ArnWindow *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ui)"));
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;
  const ArnCollectLine *lines =
      self->target ? arn_target_get_collect_lines (self->target, &n) : NULL;

  for (guint i = 0; i < n; i++)
    {
      g_variant_builder_add (&builder, "(ui)", lines[i].line, lines[i].generation);
      g_array_append_val (numbers, lines[i].line);
    }
  arn_window_set_action_state (self, "collect-at", g_variant_builder_end (&builder));
  if (self->work)
    arn_source_view_set_collect_lines (arn_work_view_get_source_view (self->work),
                                       (const guint *) (gconstpointer) numbers->data, n);
}

static void
arn_window_action_collect_at (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ArnWindow *self = data;
  guint line;
  int generation;

  g_variant_get (parameter, "(ui)", &line, &generation);
  if (line == 0 || generation >= ARN_N_GENERATIONS)
    return;
  arn_target_collect_at (self->target, line, generation);
  arn_window_say_collect_lines (self);
}

void
arn_window_reset_collect (ArnWindow *self)
{
  g_clear_handle_id (&self->collect_timer, g_source_remove);
  arn_window_set_action_state (self, "collect-every", g_variant_new_uint32 (0));
  arn_window_say_collect_lines (self);
}

void
arn_window_init_collect (ArnWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "set-thresholds",
      .activate = arn_window_action_set_thresholds,
      .parameter_type = "(iii)" },
    { .name = "collect-every",
      .parameter_type = "u",
      .state = "uint32 0",
      .change_state = arn_window_change_collect_every },
    { .name = "collect-at",
      .activate = arn_window_action_collect_at,
      .parameter_type = "(ui)",
      .state = "@a(ui) []" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
