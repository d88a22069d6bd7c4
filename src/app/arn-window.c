#include "arn-window-private.h"

#include <glib/gi18n.h>

#include "arn-output-view.h"
#include "arn-settings.h"
#include "arn-snapshot-list.h"
#include "arn-start-page.h"
#include "arn-views.h"
#include "arn-work-button.h"

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ArnWindow, arn_window, ADW_TYPE_APPLICATION_WINDOW)

void
arn_window_update_toggles (ArnWindow *self)
{
  gboolean work = !arn_window_is_empty (self);

  if (self->work)
    {
      gboolean source = arn_work_view_get_source_shown (self->work);
      gboolean details = arn_work_view_get_details_shown (self->work);

      arn_window_set_action_state (self, "source", g_variant_new_boolean (source));
      arn_window_set_action_state (self, "details", g_variant_new_boolean (details));
    }
  gtk_widget_set_visible (self->source_toggle, work);
  gtk_widget_set_visible (GTK_WIDGET (self->compare_button), work);
  gtk_widget_set_visible (self->details_toggle, work);
}

static void
arn_window_update_switcher (ArnWindow *self)
{
  gboolean below = adw_view_switcher_title_get_title_visible (self->switcher_title);

  if (self->work)
    arn_work_view_set_switcher_below (self->work, below);
}

/* In a narrow window a picture has to do. */
static void
arn_window_update_compare_button (ArnWindow *self)
{
  if (arn_work_view_get_folded (self->work))
    gtk_menu_button_set_icon_name (self->compare_button, "view-dual-symbolic");
  else
    gtk_menu_button_set_label (self->compare_button, _ ("_Compare with"));
}

static void
arn_window_get_any_size (ArnWindow *self, int *width, int *height)
{
  *width = gtk_widget_get_width (GTK_WIDGET (self));
  *height = gtk_widget_get_height (GTK_WIDGET (self));
  if (*width == 0)
    gtk_window_get_default_size (GTK_WINDOW (self), width, height);
}

void
arn_window_need_work (ArnWindow *self)
{
  guint speed = g_settings_get_uint (self->settings, "speed");
  GtkWidget *work;
  int width, height;

  if (self->work)
    return;
  g_clear_handle_id (&self->work_idle, g_source_remove);
  arn_window_get_any_size (self, &width, &height);
  work = arn_work_view_new (self->session, self->settings, width, height);
  self->work = ARN_WORK_VIEW (work);
  gtk_stack_add_named (self->content, work, "work");
  adw_view_switcher_title_set_stack (self->switcher_title, arn_work_view_get_pages (self->work));
  arn_window_bind_source (self);
  arn_run_bar_set_speed (arn_work_view_get_run_bar (self->work), speed);
  g_signal_connect_object (work, "notify::folded", G_CALLBACK (arn_window_update_compare_button),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "notify::source-shown", G_CALLBACK (arn_window_update_toggles),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "notify::details-shown", G_CALLBACK (arn_window_update_toggles),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "snapshot-chosen", G_CALLBACK (arn_window_load_snapshot), self,
                           G_CONNECT_SWAPPED);
  arn_window_update_switcher (self);
  arn_window_update_compare_button (self);
  arn_window_update_figures (self);
  arn_window_update_toggles (self);
}

static gboolean
arn_window_prepare_work (gpointer data)
{
  ArnWindow *self = data;

  self->work_idle = 0;
  arn_window_need_work (self);
  return G_SOURCE_REMOVE;
}

/* The start page stands there: while a person reads it, what a sample will need is made. */
static void
arn_window_first_painted (ArnWindow *self, GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, arn_window_first_painted, self);
  if (!self->work && self->work_idle == 0)
    self->work_idle = g_idle_add_full (G_PRIORITY_LOW, arn_window_prepare_work, self, NULL);
}

static void
arn_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (arn_window_parent_class)->realize (widget);

  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                           G_CALLBACK (arn_window_first_painted), widget, G_CONNECT_SWAPPED);
}

static void
arn_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ArnWindow *self = ARN_WINDOW (widget);

  GTK_WIDGET_CLASS (arn_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->work)
    arn_work_view_fit (self->work, width, height);
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
  if (self->work)
    arn_work_view_remember (self->work);
}

static void
arn_window_recall (ArnWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
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

static void
arn_window_snapshot_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  ArnWindow *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (ArnSnapshot) snapshot =
      arn_snapshot_item_load_finish (ARN_SNAPSHOT_ITEM (source), result, &error);

  arn_work_end (g_task_get_task_data (task));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!snapshot)
    arn_window_show_error (self, error->message);
  else
    arn_window_show_past (self, snapshot);
}

void
arn_window_load_snapshot (ArnWindow *self, ArnSnapshotItem *item)
{
  GTask *task = g_task_new (self, NULL, NULL, NULL);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_task_set_task_data (
      task, arn_window_begin_work (self, _ ("Loading the snapshot…"), self->cancellable),
      g_object_unref);
  arn_snapshot_item_load_async (item, self->cancellable, arn_window_snapshot_loaded, task);
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

  g_clear_handle_id (&self->collect_timer, g_source_remove);
  g_clear_handle_id (&self->work_idle, g_source_remove);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  arn_window_forget_target (self);
  arn_window_forget_source (self);
  g_clear_object (&self->target_signals);
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->allocated, g_free);

  G_OBJECT_CLASS (arn_window_parent_class)->dispose (object);
}

static void
arn_window_class_init (ArnWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = arn_window_dispose;
  object_class->get_property = arn_window_get_property;
  widget_class->realize = arn_window_realize;
  widget_class->size_allocate = arn_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = arn_window_close_request;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ARN_TYPE_SESSION,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ARN_TYPE_RUN_BAR);
  g_type_ensure (ARN_TYPE_WORK_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, ARN_RESOURCES "ui/arn-window.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, ArnWindow, name)
  BIND (switcher_title);
  BIND (source_toggle);
  BIND (open_button);
  BIND (compare_button);
  BIND (details_toggle);
  BIND (error_bar);
  BIND (error_label);
  BIND (state_bar);
  BIND (state_label);
  BIND (state_button);
  BIND (content);
  BIND (start_page);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, arn_window_close_error);
  gtk_widget_class_bind_template_callback (widget_class, arn_window_update_switcher);
}

static void
arn_window_init (ArnWindow *self)
{
  self->settings = arn_settings_new ();
  self->session = arn_session_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  arn_window_init_actions (self);
  arn_window_init_source (self);
  arn_window_init_compare (self);
  arn_window_init_files (self);
  arn_window_init_target (self);
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
  g_return_if_fail (self->work);

  toast = adw_toast_new (text);
  adw_toast_set_timeout (toast, 3);
  arn_work_view_add_toast (self->work, toast);
}

ArnWork *
arn_window_begin_work (ArnWindow *self, const char *title, GCancellable *cancellable)
{
  ArnWork *work = arn_work_new (title, cancellable);

  arn_session_add_work (self->session, work);
  return work;
}
