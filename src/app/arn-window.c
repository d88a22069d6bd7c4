#include "arn-window-private.h"

#include <glib/gi18n.h>

#include "arn-output-view.h"
#include "arn-settings.h"
#include "arn-snapshot-list.h"
#include "arn-start-page.h"
#include "arn-views.h"

/* Below this many pixels (at normal text size) panes lie over the view instead of beside it. */
#define ARN_WINDOW_WIDE 1100
/* The left pane grows with the window, between these. */
#define ARN_WINDOW_PANE_MIN 300
#define ARN_WINDOW_PANE_MAX 480

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ArnWindow, arn_window, ADW_TYPE_APPLICATION_WINDOW)

static double
arn_window_text_scale (ArnWindow *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * 1024) : 1;
}

void
arn_window_update_toggles (ArnWindow *self)
{
  gboolean work = !arn_window_is_empty (self);

  arn_window_set_action_state (
      self, "source", g_variant_new_boolean (adw_flap_get_reveal_flap (self->source_flap)));
  arn_window_set_action_state (
      self, "details", g_variant_new_boolean (adw_flap_get_reveal_flap (self->details_flap)));
  gtk_widget_set_visible (self->source_toggle, work);
  gtk_widget_set_visible (self->details_toggle, work);
}

/* What a person wants beside the view is remembered; what lies over it in a narrow window is not.
 */
static void
arn_window_reveal (ArnWindow *self, AdwFlap *flap, const char *key, gboolean show)
{
  adw_flap_set_reveal_flap (flap, show);
  if (!self->folded)
    g_settings_set_boolean (self->settings, key, show);
  arn_window_update_toggles (self);
}

void
arn_window_show_source (ArnWindow *self, gboolean show)
{
  if (show && self->folded)
    adw_flap_set_reveal_flap (self->details_flap, FALSE);
  arn_window_reveal (self, self->source_flap, "show-source", show);
}

void
arn_window_show_details (ArnWindow *self, gboolean show)
{
  if (show && self->folded)
    adw_flap_set_reveal_flap (self->source_flap, FALSE);
  arn_window_reveal (self, self->details_flap, "show-details", show);
}

static void
arn_window_set_folded (ArnWindow *self, gboolean folded)
{
  AdwFlapFoldPolicy policy = folded ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER;

  self->folded = folded;
  adw_flap_set_fold_policy (self->source_flap, policy);
  adw_flap_set_fold_policy (self->details_flap, policy);
  adw_flap_set_reveal_flap (self->source_flap,
                            !folded && g_settings_get_boolean (self->settings, "show-source"));
  adw_flap_set_reveal_flap (self->details_flap,
                            !folded && g_settings_get_boolean (self->settings, "show-details"));
  arn_window_update_toggles (self);
}

static gboolean
arn_window_fold_later (gpointer data)
{
  ArnWindow *self = data;

  self->fold_idle = 0;
  gtk_widget_set_size_request (self->source_pane, self->pane_width, -1);
  if (self->fold_wanted != self->folded)
    arn_window_set_folded (self, self->fold_wanted);
  return G_SOURCE_REMOVE;
}

static void
arn_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ArnWindow *self = ARN_WINDOW (widget);
  int pane = CLAMP (width * 47 / 200, ARN_WINDOW_PANE_MIN, ARN_WINDOW_PANE_MAX);

  GTK_WIDGET_CLASS (arn_window_parent_class)->size_allocate (widget, width, height, baseline);

  self->fold_wanted = width < ARN_WINDOW_WIDE * arn_window_text_scale (self);
  if (self->fold_wanted == self->folded && pane == self->pane_width)
    return;
  /* Both ask for a new layout, which must not happen within one. */
  self->pane_width = pane;
  if (self->fold_idle == 0)
    self->fold_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, arn_window_fold_later, self, NULL);
}

static void
arn_window_remember (ArnWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!gtk_window_is_maximized (GTK_WINDOW (self)) && width > 0 && height > 0)
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  g_settings_set_string (self->settings, "page",
                         adw_view_stack_get_visible_child_name (self->pages));
  g_settings_set_string (self->settings, "source-page",
                         gtk_stack_get_visible_child_name (self->left_stack));
}

static void
arn_window_recall (ArnWindow *self)
{
  g_autofree char *page = g_settings_get_string (self->settings, "page");
  g_autofree char *source_page = g_settings_get_string (self->settings, "source-page");
  int width = g_settings_get_int (self->settings, "window-width");

  gtk_window_set_default_size (GTK_WINDOW (self), width,
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  if (adw_view_stack_get_child_by_name (self->pages, page))
    adw_view_stack_set_visible_child_name (self->pages, page);
  if (gtk_stack_get_child_by_name (self->left_stack, source_page))
    gtk_stack_set_visible_child_name (self->left_stack, source_page);
  /* Unfolded panes would not let it be as small as it was. */
  arn_window_set_folded (self, width < ARN_WINDOW_WIDE * arn_window_text_scale (self));
}

static gboolean
arn_window_close_request (GtkWindow *window)
{
  ArnWindow *self = ARN_WINDOW (window);

  if (!self->close_for_sure && arn_window_ask_before_closing (self))
    return GDK_EVENT_STOP;
  arn_window_remember (self);
  arn_window_forget_target (self);
  return GTK_WINDOW_CLASS (arn_window_parent_class)->close_request (window);
}

static void
arn_window_close_error (ArnWindow *self)
{
  gtk_info_bar_set_revealed (self->error_bar, FALSE);
}

void
arn_window_show_line (ArnWindow *self, const char *file, guint line)
{
  arn_window_show_source (self, TRUE);
  gtk_stack_set_visible_child_name (self->left_stack, "source");
  arn_source_view_show_line (self->source_view, file, line);
}

static void
arn_window_snapshot_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ArnWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ArnSnapshot) snapshot =
      arn_snapshot_item_load_finish (ARN_SNAPSHOT_ITEM (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  arn_window_set_busy (self, FALSE);
  if (!snapshot)
    arn_window_show_error (self, error->message);
  else
    arn_window_show_past (self, snapshot);
}

static void
arn_window_snapshot_chosen (ArnWindow *self, ArnSnapshotItem *item)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  arn_window_set_busy (self, TRUE);
  arn_snapshot_item_load_async (item, self->cancellable, arn_window_snapshot_loaded,
                                g_object_ref (self));
}

static void
arn_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ARN_WINDOW (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_window_dispose (GObject *object)
{
  ArnWindow *self = ARN_WINDOW (object);

  g_clear_handle_id (&self->fold_idle, g_source_remove);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  arn_window_forget_target (self);
  g_clear_object (&self->target_signals);
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (arn_window_parent_class)->dispose (object);
}

static void
arn_window_class_init (ArnWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = arn_window_dispose;
  object_class->get_property = arn_window_get_property;
  widget_class->size_allocate = arn_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = arn_window_close_request;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ARN_TYPE_SESSION,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ARN_TYPE_RUN_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, ARN_RESOURCES "ui/arn-window.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, ArnWindow, name)
  BIND (switcher_title);
  BIND (source_toggle);
  BIND (open_button);
  BIND (details_toggle);
  BIND (busy);
  BIND (error_bar);
  BIND (error_label);
  BIND (state_bar);
  BIND (state_label);
  BIND (state_button);
  BIND (toasts);
  BIND (content);
  BIND (start_page);
  BIND (source_flap);
  BIND (source_pane);
  BIND (left_stack);
  BIND (source_view);
  BIND (snapshot_list);
  BIND (details_flap);
  BIND (details_pane);
  BIND (pages);
  BIND (arena_page);
  BIND (run_bar);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, arn_window_close_error);
  gtk_widget_class_bind_template_callback (widget_class, arn_window_show_line);
  gtk_widget_class_bind_template_callback (widget_class, arn_window_snapshot_chosen);
}

static void
arn_window_init (ArnWindow *self)
{
  self->settings = arn_settings_new ();
  self->session = arn_session_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  arn_window_init_actions (self);
  arn_window_init_files (self);
  arn_window_init_target (self);
  g_signal_connect_swapped (self->source_flap, "notify::reveal-flap",
                            G_CALLBACK (arn_window_update_toggles), self);
  g_signal_connect_swapped (self->details_flap, "notify::reveal-flap",
                            G_CALLBACK (arn_window_update_toggles), self);
  arn_window_recall (self);
  arn_window_update_state (self);
}

ArnWindow *
arn_window_new (AdwApplication *application)
{
  return g_object_new (ARN_TYPE_WINDOW, "application", application, NULL);
}

gboolean
arn_window_is_empty (ArnWindow *self)
{
  g_return_val_if_fail (ARN_IS_WINDOW (self), TRUE);

  return arn_session_get_recording (self->session) == NULL;
}

ArnTarget *
arn_window_get_target (ArnWindow *self)
{
  g_return_val_if_fail (ARN_IS_WINDOW (self), NULL);

  return self->target;
}

ArnSession *
arn_window_get_session (ArnWindow *self)
{
  g_return_val_if_fail (ARN_IS_WINDOW (self), NULL);

  return self->session;
}

void
arn_window_show_error (ArnWindow *self, const char *sentence)
{
  g_return_if_fail (ARN_IS_WINDOW (self));

  gtk_label_set_label (self->error_label, sentence);
  gtk_info_bar_set_revealed (self->error_bar, TRUE);
}

void
arn_window_show_toast (ArnWindow *self, const char *text)
{
  AdwToast *toast;

  g_return_if_fail (ARN_IS_WINDOW (self));

  toast = adw_toast_new (text);
  adw_toast_set_timeout (toast, 3);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
arn_window_set_busy (ArnWindow *self, gboolean busy)
{
  gtk_widget_set_visible (self->busy, busy);
}
