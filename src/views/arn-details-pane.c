#include "arn-details-pane.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "arn-detail-group.h"
#include "arn-details-fill.h"
#include "arn-type-badge.h"
#include "arn-views.h"

struct _ArnDetailsPane
{
  GtkWidget parent_instance;

  ArnSession *session;
  GSignalGroup *signals;

  GtkStack *content;
  GtkWidget *body;
  GtkAdjustment *scroll;
  ArnTypeBadge *badge;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *address;
  GtkLabel *remark;
  GtkWidget *show_in_graph;
  ArnDetailGroup *groups[ARN_N_DETAILS_GROUPS];
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

enum
{
  SHOW_LINE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ArnDetailsPane, arn_details_pane, GTK_TYPE_WIDGET)

static void
arn_details_pane_show_head (ArnDetailsPane *self, const ArnSelection *selection)
{
  g_autofree char *address = g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", selection->address);
  const ArnTables *tables = arn_snapshot_get_tables (selection->in);
  g_autofree char *text = NULL;

  gtk_label_set_label (self->address, address);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), selection->kind != ARN_SELECTED_ARENA);
  if (selection->kind == ARN_SELECTED_OBJECT)
    {
      const char *type = arn_snapshot_get_type_name (selection->in, selection->object);
      ArnTypeKind kind = arn_snapshot_get_type_kind (selection->in, selection->object);
      g_autofree char *letter = arn_type_badge_letter_for (kind, type);

      arn_type_badge_set (self->badge, kind, letter);
      gtk_label_set_label (self->title, type);
      gtk_label_set_label (self->subtitle,
                           arn_snapshot_get_string (selection->in,
                                                    tables->objects.repr[selection->object]));
    }
  else
    {
      text = arn_session_format_selection (self->session);
      gtk_label_set_label (self->title, text);
      gtk_label_set_label (self->subtitle, "");
      if (selection->pool != ARN_NONE && tables->pools.capacity[selection->pool] > 0)
        arn_type_badge_set_size_class (self->badge, tables->pools.size_class[selection->pool]);
      else
        gtk_widget_set_visible (GTK_WIDGET (self->badge), FALSE);
    }
  gtk_widget_set_visible (self->show_in_graph,
                          selection->kind == ARN_SELECTED_OBJECT && !selection->gone);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *gtk_label_get_label (self->subtitle));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->subtitle), gtk_label_get_label (self->subtitle));
}

/* What was true once, and isn't known to be true now, is dimmed and said to be. */
static void
arn_details_pane_show_remark (ArnDetailsPane *self, const ArnSelection *selection)
{
  gboolean old = !selection->gone && arn_session_get_map (self->session) != selection->in;

  if (selection->gone && selection->kind == ARN_SELECTED_OBJECT)
    gtk_label_set_label (self->remark,
                         _ ("This object has been freed. What you see is its last state."));
  else if (selection->gone)
    gtk_label_set_label (self->remark, _ ("This memory has gone back to the system."));
  else
    gtk_label_set_label (self->remark, _ ("From the last full look at the program."));
  gtk_widget_set_visible (GTK_WIDGET (self->remark), selection->gone || old);
  if (selection->gone || old)
    gtk_widget_add_css_class (self->body, "past");
  else
    gtk_widget_remove_css_class (self->body, "past");
}

static void
arn_details_pane_update (ArnDetailsPane *self)
{
  const ArnSelection *selection = self->session ? arn_session_get_selection (self->session) : NULL;
  double scrolled = gtk_adjustment_get_value (self->scroll);

  if (!selection || selection->kind == ARN_SELECTED_NOTHING)
    {
      gtk_stack_set_visible_child_name (self->content, "empty");
      return;
    }
  arn_details_pane_show_head (self, selection);
  arn_details_pane_show_remark (self, selection);
  for (int i = 0; i < ARN_N_DETAILS_GROUPS; i++)
    {
      arn_detail_group_clear (self->groups[i]);
      gtk_widget_set_visible (GTK_WIDGET (self->groups[i]),
                              arn_details_fill (self->groups[i], (ArnDetailsGroup) i, selection,
                                                arn_session_get_recording (self->session)));
    }
  gtk_stack_set_visible_child_name (self->content, "details");
  gtk_adjustment_set_value (self->scroll, scrolled);
}

static void
arn_details_pane_update_remark (ArnDetailsPane *self)
{
  const ArnSelection *selection = arn_session_get_selection (self->session);

  if (selection->kind != ARN_SELECTED_NOTHING)
    arn_details_pane_show_remark (self, selection);
}

static void
arn_details_pane_activate_object (ArnDetailsPane *self, guint object)
{
  const ArnSelection *selection = arn_session_get_selection (self->session);
  ArnSnapshot *in = selection->in;
  const ArnTables *tables = arn_snapshot_get_tables (in);

  /* Rows of a tombstone speak of an older snapshot. */
  if (in == arn_session_get_snapshot (self->session))
    arn_session_select_object (self->session, object);
  else
    arn_session_select_address (self->session, tables->objects.address[object]);
}

static void
arn_details_pane_activate_line (ArnDetailsPane *self, const char *file, guint line)
{
  g_signal_emit (self, signals[SHOW_LINE], 0, file, line);
}

static void
arn_details_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ARN_DETAILS_PANE (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_details_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnDetailsPane *self = ARN_DETAILS_PANE (object);

  switch (id)
    {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        {
          g_signal_group_set_target (self->signals, self->session);
          arn_details_pane_update (self);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_details_pane_dispose (GObject *object)
{
  ArnDetailsPane *self = ARN_DETAILS_PANE (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  if (self->content)
    gtk_widget_unparent (GTK_WIDGET (self->content));
  self->content = NULL;

  G_OBJECT_CLASS (arn_details_pane_parent_class)->dispose (object);
}

static void
arn_details_pane_class_init (ArnDetailsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = arn_details_pane_dispose;
  object_class->get_property = arn_details_pane_get_property;
  object_class->set_property = arn_details_pane_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ARN_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SHOW_LINE] = g_signal_new ("show-line", ARN_TYPE_DETAILS_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);

  g_type_ensure (ARN_TYPE_TYPE_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               ARN_RESOURCES "ui/arn-details-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, ArnDetailsPane, content);
  gtk_widget_class_bind_template_child (widget_class, ArnDetailsPane, body);
  gtk_widget_class_bind_template_child (widget_class, ArnDetailsPane, scroll);
  gtk_widget_class_bind_template_child (widget_class, ArnDetailsPane, badge);
  gtk_widget_class_bind_template_child (widget_class, ArnDetailsPane, title);
  gtk_widget_class_bind_template_child (widget_class, ArnDetailsPane, subtitle);
  gtk_widget_class_bind_template_child (widget_class, ArnDetailsPane, address);
  gtk_widget_class_bind_template_child (widget_class, ArnDetailsPane, remark);
  gtk_widget_class_bind_template_child (widget_class, ArnDetailsPane, show_in_graph);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
arn_details_pane_init (ArnDetailsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  arn_type_badge_set_size (self->badge, 32);
  for (int i = 0; i < ARN_N_DETAILS_GROUPS; i++)
    {
      self->groups[i] = g_object_new (ARN_TYPE_DETAIL_GROUP, NULL);
      g_signal_connect_swapped (self->groups[i], "activate-object",
                                G_CALLBACK (arn_details_pane_activate_object), self);
      g_signal_connect_swapped (self->groups[i], "activate-line",
                                G_CALLBACK (arn_details_pane_activate_line), self);
      gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->groups[i]));
    }
  self->signals = g_signal_group_new (ARN_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "selection-changed",
                                  G_CALLBACK (arn_details_pane_update), self);
  g_signal_group_connect_swapped (self->signals, "notify::map",
                                  G_CALLBACK (arn_details_pane_update_remark), self);
}
