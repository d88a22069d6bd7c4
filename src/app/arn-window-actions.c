#include "arn-window-private.h"

#include <glib/gi18n.h>

#include "arn-help.h"
#include "arn-lookup.h"
#include "arn-start-page.h"
#include "arn-thresholds.h"

static void
arn_window_action_run (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ArnWindow *self = data;
  ArnRunState state = arn_target_get_state (self->target);

  arn_window_back_to_now (self);
  if (state != ARN_RUN_RUNNING && state != ARN_RUN_PAUSED && arn_window_run_edited (self))
    return;
  if (state == ARN_RUN_FINISHED || state == ARN_RUN_FAILED || state == ARN_RUN_ENDED)
    {
      self->run_when_ready = TRUE;
      arn_target_restart (self->target);
    }
  else
    arn_target_run (self->target);
}

static void
arn_window_action_pause (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_target_pause (ARN_WINDOW (data)->target);
}

static void
arn_window_action_step (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_target_step_over (ARN_WINDOW (data)->target);
}

static void
arn_window_action_step_allocation (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_target_step_allocation (ARN_WINDOW (data)->target);
}

static void
arn_window_action_step_phase (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_target_step_phase (ARN_WINDOW (data)->target);
}

static void
arn_window_action_step_into (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_target_step_into (ARN_WINDOW (data)->target);
}

static void
arn_window_action_stop (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_target_stop (ARN_WINDOW (data)->target);
}

static void
arn_window_action_end_program (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_target_end_program (ARN_WINDOW (data)->target);
}

static void
arn_window_action_collect (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  int generation = g_variant_get_int32 (parameter);

  if (generation >= 0 && generation < ARN_N_GENERATIONS)
    arn_target_collect (ARN_WINDOW (data)->target, generation);
}

static void
arn_window_action_snapshot (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_target_take_snapshot (ARN_WINDOW (data)->target, NULL);
}

static void
arn_window_action_thresholds (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ArnWindow *self = data;

  arn_thresholds_present (GTK_WINDOW (self), self->target);
}

static void
arn_window_action_back_to_now (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_window_back_to_now (data);
}

static void
arn_window_action_save (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_window_save (data, FALSE, FALSE);
}

static void
arn_window_action_save_as (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_window_save (data, TRUE, FALSE);
}

static void
arn_window_action_open (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_window_choose_open (data);
}

static void
arn_window_action_open_uri (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  g_application_open (G_APPLICATION (gtk_window_get_application (data)), &file, 1, "");
}

static void
arn_window_action_open_sample (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_window_open_sample (data, g_variant_get_string (parameter, NULL), FALSE);
}

static void
arn_window_action_run_sample (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_window_open_sample (data, g_variant_get_string (parameter, NULL), TRUE);
}

static void
arn_window_action_close_recording (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_window_close_recording (data);
}

static void
arn_window_action_go_to_address (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ArnWindow *self = data;

  adw_view_stack_set_visible_child_name (arn_work_view_get_pages (self->work), "arenas");
  arn_arena_page_ask_address (arn_work_view_get_arena_page (self->work));
}

/* What a page calls to list objects; the words are those of the search. */
static void
arn_window_action_find_objects (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ArnWindow *self = data;

  adw_view_stack_set_visible_child_name (arn_work_view_get_pages (self->work), "objects");
  arn_object_page_show_found (arn_work_view_get_object_page (self->work),
                              g_variant_get_string (parameter, NULL));
}

static void
arn_window_action_find (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ArnWindow *self = data;
  GtkWidget *page;

  if (arn_window_is_empty (self))
    {
      arn_start_page_find (ARN_START_PAGE (self->start_page));
      return;
    }
  page = adw_view_stack_get_visible_child (arn_work_view_get_pages (self->work));
  if (arn_page_find (ARN_PAGE (page)))
    return;
  arn_work_view_set_source_shown (self->work, TRUE);
  arn_work_view_set_left_page (self->work, "source");
  arn_source_view_find (arn_work_view_get_source_view (self->work));
}

static void
arn_window_change_source (GSimpleAction *action, GVariant *state, gpointer data)
{
  arn_work_view_set_source_shown (ARN_WINDOW (data)->work, g_variant_get_boolean (state));
}

static void
arn_window_change_details (GSimpleAction *action, GVariant *state, gpointer data)
{
  arn_work_view_set_details_shown (ARN_WINDOW (data)->work, g_variant_get_boolean (state));
}

static void
arn_window_change_automatic (GSimpleAction *action, GVariant *state, gpointer data)
{
  arn_target_set_automatic (ARN_WINDOW (data)->target, g_variant_get_boolean (state));
}

static void
arn_window_change_speed (GSimpleAction *action, GVariant *state, gpointer data)
{
  ArnWindow *self = data;

  g_simple_action_set_state (action, state);
  g_settings_set_uint (self->settings, "speed", g_variant_get_uint32 (state));
  if (self->work)
    arn_run_bar_set_speed (arn_work_view_get_run_bar (self->work), g_variant_get_uint32 (state));
  if (self->target)
    arn_target_set_speed (self->target, g_variant_get_uint32 (state));
}

static void
arn_window_action_view (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdwViewStack *pages = arn_work_view_get_pages (ARN_WINDOW (data)->work);
  const char *name = g_variant_get_string (parameter, NULL);

  if (adw_view_stack_get_child_by_name (pages, name))
    adw_view_stack_set_visible_child_name (pages, name);
}

/* What a page calls to lead a person to a line. */
static void
arn_window_action_show_line (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *file;
  guint line;

  g_variant_get (parameter, "(&su)", &file, &line);
  arn_work_view_show_line (ARN_WINDOW (data)->work, file, line);
}

static void
arn_window_action_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_help_present_shortcuts (data);
}

static const GActionEntry arn_window_actions[] = {
  { .name = "run", .activate = arn_window_action_run },
  { .name = "pause", .activate = arn_window_action_pause },
  { .name = "step", .activate = arn_window_action_step },
  { .name = "step-into", .activate = arn_window_action_step_into },
  { .name = "step-allocation", .activate = arn_window_action_step_allocation },
  { .name = "step-phase", .activate = arn_window_action_step_phase },
  { .name = "stop", .activate = arn_window_action_stop },
  { .name = "end-program", .activate = arn_window_action_end_program },
  { .name = "collect", .activate = arn_window_action_collect, .parameter_type = "i" },
  { .name = "automatic", .state = "true", .change_state = arn_window_change_automatic },
  { .name = "thresholds", .activate = arn_window_action_thresholds },
  { .name = "speed",
    .parameter_type = "u",
    .state = "uint32 5",
    .change_state = arn_window_change_speed },
  { .name = "snapshot", .activate = arn_window_action_snapshot },
  { .name = "back-to-now", .activate = arn_window_action_back_to_now },
  { .name = "save", .activate = arn_window_action_save },
  { .name = "save-as", .activate = arn_window_action_save_as },
  { .name = "open", .activate = arn_window_action_open },
  { .name = "open-uri", .activate = arn_window_action_open_uri, .parameter_type = "s" },
  { .name = "open-sample", .activate = arn_window_action_open_sample, .parameter_type = "s" },
  { .name = "run-sample", .activate = arn_window_action_run_sample, .parameter_type = "s" },
  { .name = "close-recording", .activate = arn_window_action_close_recording },
  { .name = "go-to-address", .activate = arn_window_action_go_to_address },
  { .name = "find", .activate = arn_window_action_find },
  { .name = "find-objects", .activate = arn_window_action_find_objects, .parameter_type = "s" },
  { .name = "view", .activate = arn_window_action_view, .parameter_type = "s" },
  { .name = "show-line", .activate = arn_window_action_show_line, .parameter_type = "(su)" },
  { .name = "show-help-overlay", .activate = arn_window_action_shortcuts },
  { .name = "source", .state = "true", .change_state = arn_window_change_source },
  { .name = "details", .state = "true", .change_state = arn_window_change_details },
};

static void
arn_window_enable (ArnWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
arn_window_set_action_state (ArnWindow *self, const char *name, GVariant *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

void
arn_window_update_actions (ArnWindow *self)
{
  ArnRunState state = self->target ? arn_target_get_state (self->target) : ARN_RUN_ENDED;
  gboolean here = self->target != NULL;
  gboolean now = here && !self->past;
  gboolean alive = here && state != ARN_RUN_ENDED;
  gboolean stands = state == ARN_RUN_READY || state == ARN_RUN_PAUSED;
  gboolean over = state == ARN_RUN_FINISHED || state == ARN_RUN_FAILED || state == ARN_RUN_ENDED;
  gboolean refused = here && g_error_matches (arn_target_get_error (self->target), ARN_TARGET_ERROR,
                                              ARN_TARGET_ERROR_REFUSED);
  gboolean heap = now && alive && state != ARN_RUN_READY && !refused;
  gboolean work = !arn_window_is_empty (self);

  arn_window_enable (self, "run",
                     now && (!refused || arn_window_is_edited (self)) && (stands || over));
  arn_window_enable (self, "pause", here && state == ARN_RUN_RUNNING);
  arn_window_enable (self, "step", now && !refused && stands);
  arn_window_enable (self, "step-into", now && !refused && stands);
  arn_window_enable (self, "step-allocation", now && !refused && stands);
  arn_window_enable (self, "step-phase", now && !refused && stands);
  arn_window_enable (self, "stop", here && !refused && alive && state != ARN_RUN_READY);
  arn_window_enable (self, "end-program",
                     now && !refused && (state == ARN_RUN_FINISHED || state == ARN_RUN_FAILED));
  arn_window_enable (self, "collect", heap);
  arn_window_enable (self, "automatic", heap);
  arn_window_enable (self, "thresholds", heap);
  arn_window_enable (self, "set-thresholds", heap);
  arn_window_enable (self, "collect-every", now && !refused);
  arn_window_enable (self, "collect-at", now && !refused);
  arn_window_enable (self, "snapshot", heap);
  arn_window_enable (self, "back-to-now", self->past);
  arn_window_enable (self, "save", work);
  arn_window_enable (self, "save-as", work);
  arn_window_enable (self, "close-recording", work);
  arn_window_enable (self, "go-to-address", work);
  arn_window_enable (self, "compare", work);
  arn_window_enable (self, "find-objects", work);
  arn_window_enable (self, "view", work);
  arn_window_enable (self, "show-line", work);
  arn_window_enable (self, "source", work);
  arn_window_enable (self, "details", work);
}

void
arn_window_init_actions (ArnWindow *self)
{
  guint speed = g_settings_get_uint (self->settings, "speed");
  g_autoptr (GAction) color_by = g_settings_create_action (self->settings, "color-by");
  g_autoptr (GAction) timeline = g_settings_create_action (self->settings, "show-timeline");

  g_action_map_add_action (G_ACTION_MAP (self), color_by);
  g_action_map_add_action_entries (G_ACTION_MAP (self), arn_window_actions,
                                   G_N_ELEMENTS (arn_window_actions), self);
  g_action_map_add_action (G_ACTION_MAP (self), timeline);
  arn_window_init_collect (self);
  arn_window_set_action_state (self, "speed", g_variant_new_uint32 (speed));
}
