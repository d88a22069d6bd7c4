#include "arn-work-button.h"

#include <glib/gi18n-lib.h>

#include "arn-views.h"

/* What takes less is not worth a look, in milliseconds. */
#define PATIENCE 200

/* One piece of work with its row in the list. */
typedef struct
{
  ArnWorkButton *button;
  ArnWork *work;
  GtkWidget *row; /* NULL: its time to be shown has not come */
  GtkWidget *bar;
  guint timer;
} Entry;

struct _ArnWorkButton
{
  GtkWidget parent_instance;

  ArnSession *session;
  GSignalGroup *signals;
  GPtrArray *entries; /* of Entry */

  GtkWidget *content;
  GtkMenuButton *button;
  GtkLabel *title;
  GtkProgressBar *progress;
  GtkButton *cancel;
  GtkBox *list;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ArnWorkButton, arn_work_button, GTK_TYPE_WIDGET)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_handle_id (&entry->timer, g_source_remove);
  g_signal_handlers_disconnect_by_data (entry->work, entry);
  if (entry->row)
    gtk_box_remove (entry->button->list, entry->row);
  g_object_unref (entry->work);
  g_free (entry);
}

/* The only one that is shown; NULL: none or several, whose number comes back. */
static Entry *
arn_work_button_get_only (ArnWorkButton *self, guint *n)
{
  Entry *only = NULL;

  *n = 0;
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->row && (*n)++ == 0)
        only = entry;
    }
  return *n == 1 ? only : NULL;
}

static void
arn_work_button_set_bar (GtkProgressBar *bar, double fraction)
{
  gtk_widget_set_visible (GTK_WIDGET (bar), fraction >= 0);
  gtk_progress_bar_set_fraction (bar, MAX (fraction, 0));
}

static void
arn_work_button_update (ArnWorkButton *self)
{
  guint n;
  Entry *only = arn_work_button_get_only (self, &n);
  g_autofree char *several = NULL;
  const char *title;

  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  if (n == 0)
    {
      gtk_menu_button_popdown (self->button);
      return;
    }
  several = g_strdup_printf (ngettext ("%u task", "%u tasks", n), n);
  title = only ? arn_work_get_title (only->work) : several;
  gtk_label_set_label (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  arn_work_button_set_bar (self->progress, only ? arn_work_get_fraction (only->work) : -1);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel),
                          only && arn_work_get_cancellable (only->work) != NULL);
}

static void
arn_work_button_progressed (Entry *entry)
{
  if (!entry->row)
    return;
  arn_work_button_set_bar (GTK_PROGRESS_BAR (entry->bar), arn_work_get_fraction (entry->work));
  arn_work_button_update (entry->button);
}

static void
arn_work_button_ended (Entry *entry)
{
  ArnWorkButton *self = entry->button;

  g_ptr_array_remove (self->entries, entry);
  arn_work_button_update (self);
}

static void
arn_work_button_cancel (Entry *entry)
{
  g_cancellable_cancel (arn_work_get_cancellable (entry->work));
}

static void
arn_work_button_cancel_only (ArnWorkButton *self)
{
  guint n;
  Entry *only = arn_work_button_get_only (self, &n);

  if (only && arn_work_get_cancellable (only->work))
    arn_work_button_cancel (only);
}

static GtkWidget *
arn_work_button_make_row (Entry *entry)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (arn_work_get_title (entry->work));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (title), 24);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 36);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), title);
  entry->bar = gtk_progress_bar_new ();
  gtk_box_append (GTK_BOX (words), entry->bar);
  gtk_box_append (GTK_BOX (row), words);
  if (arn_work_get_cancellable (entry->work))
    {
      GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

      g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (arn_work_button_cancel), entry);
      gtk_box_append (GTK_BOX (row), cancel);
    }
  return row;
}

static gboolean
arn_work_button_show (gpointer data)
{
  Entry *entry = data;

  entry->timer = 0;
  entry->row = arn_work_button_make_row (entry);
  gtk_box_append (entry->button->list, entry->row);
  arn_work_button_progressed (entry);
  return G_SOURCE_REMOVE;
}

static void
arn_work_button_added (ArnWorkButton *self, ArnWork *work)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->button = self;
  entry->work = g_object_ref (work);
  entry->timer = g_timeout_add (PATIENCE, arn_work_button_show, entry);
  g_signal_connect_swapped (work, "notify::fraction", G_CALLBACK (arn_work_button_progressed),
                            entry);
  g_signal_connect_swapped (work, "ended", G_CALLBACK (arn_work_button_ended), entry);
  g_ptr_array_add (self->entries, entry);
}

static void
arn_work_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ARN_WORK_BUTTON (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_work_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnWorkButton *self = ARN_WORK_BUTTON (object);

  switch (id)
    {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        {
          g_ptr_array_set_size (self->entries, 0);
          g_signal_group_set_target (self->signals, self->session);
          arn_work_button_update (self);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_work_button_dispose (GObject *object)
{
  ArnWorkButton *self = ARN_WORK_BUTTON (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (arn_work_button_parent_class)->dispose (object);
}

static void
arn_work_button_class_init (ArnWorkButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = arn_work_button_dispose;
  object_class->get_property = arn_work_button_get_property;
  object_class->set_property = arn_work_button_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ARN_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ARN_RESOURCES "ui/arn-work-button.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, ArnWorkButton, name)
  BIND (content);
  BIND (button);
  BIND (title);
  BIND (progress);
  BIND (cancel);
  BIND (list);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, arn_work_button_cancel_only);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
arn_work_button_init (ArnWorkButton *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (ARN_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "work-added", G_CALLBACK (arn_work_button_added),
                                  self);
  arn_work_button_update (self);
}
