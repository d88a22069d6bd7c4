#include "arn-collector-bar.h"

#include <glib/gi18n-lib.h>

#include "arn-number.h"
#include "arn-views.h"
#include "arn-wrap-box.h"

struct _ArnCollectorBar
{
  GtkWidget parent_instance;

  GActionGroup *actions; /* the window's; NULL: none */
  gboolean steerable, filling;

  GtkWidget *content;
  GtkWidget *every_box;
  GtkCheckButton *every;
  GtkSpinButton *seconds;
  GtkMenuButton *at_line;
  GtkSpinButton *line;
  GtkDropDown *generation;
  GtkListBox *lines;
  GtkLabel *total;
  GtkLabel *reason;
};

enum
{
  PROP_0,
  PROP_STEERABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ArnCollectorBar, arn_collector_bar, GTK_TYPE_WIDGET)

static gboolean
arn_collector_bar_enabled (ArnCollectorBar *self, const char *action)
{
  return self->actions && g_action_group_has_action (self->actions, action) &&
         g_action_group_get_action_enabled (self->actions, action);
}

/* (transfer full), NULL without such an action. */
static GVariant *
arn_collector_bar_get_state (ArnCollectorBar *self, const char *action)
{
  if (!self->actions || !g_action_group_has_action (self->actions, action))
    return NULL;
  return g_action_group_get_action_state (self->actions, action);
}

/* Why nothing can be changed, as a sentence; "" where it can. */
static const char *
arn_collector_bar_find_reason (ArnCollectorBar *self)
{
  if (self->steerable)
    return "";
  if (arn_collector_bar_enabled (self, "back-to-now"))
    return _ ("The past cannot be changed.");
  if (arn_collector_bar_enabled (self, "step"))
    return _ ("Can be changed once the program runs.");
  if (arn_collector_bar_enabled (self, "run"))
    return _ ("The program has ended: run it again to change this.");
  return _ ("A recording from a file cannot be changed.");
}

static void
arn_collector_bar_update_enabled (ArnCollectorBar *self)
{
  gboolean steerable = arn_collector_bar_enabled (self, "set-thresholds");

  gtk_widget_set_sensitive (self->every_box, arn_collector_bar_enabled (self, "collect-every"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->at_line),
                            arn_collector_bar_enabled (self, "collect-at"));
  if (steerable != self->steerable)
    {
      self->steerable = steerable;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEERABLE]);
    }
  gtk_label_set_label (self->reason, arn_collector_bar_find_reason (self));
  gtk_widget_set_visible (GTK_WIDGET (self->reason), !steerable);
}

static void
arn_collector_bar_update_every (ArnCollectorBar *self)
{
  g_autoptr (GVariant) state = arn_collector_bar_get_state (self, "collect-every");
  guint seconds = state ? g_variant_get_uint32 (state) : 0;

  self->filling = TRUE;
  gtk_check_button_set_active (self->every, seconds > 0);
  if (seconds > 0)
    gtk_spin_button_set_value (self->seconds, seconds);
  self->filling = FALSE;
}

static void
arn_collector_bar_every_changed (ArnCollectorBar *self)
{
  guint seconds = (guint) gtk_spin_button_get_value_as_int (self->seconds);

  if (!self->filling)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.collect-every", "u",
                                gtk_check_button_get_active (self->every) ? seconds : 0);
}

static void
arn_collector_bar_seconds_changed (ArnCollectorBar *self)
{
  if (gtk_check_button_get_active (self->every))
    arn_collector_bar_every_changed (self);
}

static void
arn_collector_bar_add_line (ArnCollectorBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.collect-at", "(ui)",
                              (guint) gtk_spin_button_get_value_as_int (self->line),
                              (int) gtk_drop_down_get_selected (self->generation));
}

static void
arn_collector_bar_remove_line (GtkWidget *button, gpointer data)
{
  gtk_widget_activate_action (button, "win.collect-at", "(ui)", GPOINTER_TO_UINT (data), -1);
}

static GtkWidget *
arn_collector_bar_make_row (guint line, int generation)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *text = g_strdup_printf (_ ("Line %u: generation %d"), line, generation);
  g_autofree char *name = g_strdup_printf (_ ("No longer collect at line %u"), line);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (arn_collector_bar_remove_line),
                    GUINT_TO_POINTER (line));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
arn_collector_bar_update_lines (ArnCollectorBar *self)
{
  g_autoptr (GVariant) state = arn_collector_bar_get_state (self, "collect-at");
  gsize n = state ? g_variant_n_children (state) : 0;
  g_autofree char *label = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->lines))))
    gtk_list_box_remove (self->lines, row);
  for (gsize i = 0; i < n; i++)
    {
      guint line;
      int generation;

      g_variant_get_child (state, i, "(ui)", &line, &generation);
      gtk_list_box_append (self->lines, arn_collector_bar_make_row (line, generation));
      if (n == 1)
        label = g_strdup_printf (_ ("At Line %u"), line);
    }
  if (n > 1)
    label = g_strdup_printf (ngettext ("At %u Line", "At %u Lines", n), (guint) n);
  gtk_menu_button_set_label (self->at_line, label ? label : _ ("At a Line"));
  gtk_widget_set_visible (GTK_WIDGET (self->lines), n > 0);
}

static void
arn_collector_bar_state_changed (ArnCollectorBar *self, const char *action)
{
  if (g_str_equal (action, "collect-every"))
    arn_collector_bar_update_every (self);
  else if (g_str_equal (action, "collect-at"))
    arn_collector_bar_update_lines (self);
}

static void
arn_collector_bar_unfollow (ArnCollectorBar *self)
{
  if (self->actions)
    g_signal_handlers_disconnect_by_data (self->actions, self);
  self->actions = NULL;
}

static void
arn_collector_bar_root (GtkWidget *widget)
{
  ArnCollectorBar *self = ARN_COLLECTOR_BAR (widget);
  GtkRoot *root;

  GTK_WIDGET_CLASS (arn_collector_bar_parent_class)->root (widget);

  root = gtk_widget_get_root (widget);
  if (G_IS_ACTION_GROUP (root))
    {
      self->actions = G_ACTION_GROUP (root);
      g_signal_connect_swapped (root, "action-enabled-changed",
                                G_CALLBACK (arn_collector_bar_update_enabled), self);
      g_signal_connect_swapped (root, "action-state-changed",
                                G_CALLBACK (arn_collector_bar_state_changed), self);
    }
  arn_collector_bar_update_enabled (self);
  arn_collector_bar_update_every (self);
  arn_collector_bar_update_lines (self);
}

static void
arn_collector_bar_unroot (GtkWidget *widget)
{
  arn_collector_bar_unfollow (ARN_COLLECTOR_BAR (widget));

  GTK_WIDGET_CLASS (arn_collector_bar_parent_class)->unroot (widget);
}

gboolean
arn_collector_bar_get_steerable (ArnCollectorBar *self)
{
  g_return_val_if_fail (ARN_IS_COLLECTOR_BAR (self), FALSE);

  return self->steerable;
}

void
arn_collector_bar_set_n_collections (ArnCollectorBar *self, guint n)
{
  g_autofree char *count = arn_number_count (n);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%s collection in this run", "%s collections in this run", n),
                       count);

  g_return_if_fail (ARN_IS_COLLECTOR_BAR (self));

  gtk_label_set_label (self->total, text);
}

static void
arn_collector_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STEERABLE:
      g_value_set_boolean (value, ARN_COLLECTOR_BAR (object)->steerable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_collector_bar_dispose (GObject *object)
{
  ArnCollectorBar *self = ARN_COLLECTOR_BAR (object);

  arn_collector_bar_unfollow (self);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (arn_collector_bar_parent_class)->dispose (object);
}

static void
arn_collector_bar_class_init (ArnCollectorBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = arn_collector_bar_dispose;
  object_class->get_property = arn_collector_bar_get_property;
  widget_class->root = arn_collector_bar_root;
  widget_class->unroot = arn_collector_bar_unroot;

  properties[PROP_STEERABLE] =
      g_param_spec_boolean ("steerable", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ARN_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               ARN_RESOURCES "ui/arn-collector-bar.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, ArnCollectorBar, name)
  BIND (content);
  BIND (every_box);
  BIND (every);
  BIND (seconds);
  BIND (at_line);
  BIND (line);
  BIND (generation);
  BIND (lines);
  BIND (total);
  BIND (reason);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, arn_collector_bar_every_changed);
  gtk_widget_class_bind_template_callback (widget_class, arn_collector_bar_seconds_changed);
  gtk_widget_class_bind_template_callback (widget_class, arn_collector_bar_add_line);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
arn_collector_bar_init (ArnCollectorBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  arn_collector_bar_set_n_collections (self, 0);
}
