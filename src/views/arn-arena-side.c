#include "arn-arena-side.h"

#include <glib/gi18n-lib.h>

#include "arn-legend-view.h"
#include "arn-names.h"
#include "arn-number.h"
#include "arn-size-class-view.h"
#include "arn-views.h"

struct _ArnArenaSide
{
  GtkWidget parent_instance;

  ArnSession *session;
  GSignalGroup *signals;
  int only;

  GtkWidget *content;
  ArnSizeClassView *classes;
  ArnLegendView *legend;
  GtkGrid *free_lists;
  GtkLabel *free_lists_empty;
};

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_ONLY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ArnArenaSide, arn_arena_side, GTK_TYPE_WIDGET)

static void
arn_arena_side_empty_grid (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))))
    gtk_grid_remove (grid, child);
}

/* Name at the left, number at the right, the rest of what is known in the tooltip. */
static void
arn_arena_side_add_row (
    GtkGrid *grid, int row, const char *name, const char *number, const char *tip, gboolean zero)
{
  GtkWidget *name_label = gtk_label_new (name);
  GtkWidget *number_label = gtk_label_new (number);

  gtk_label_set_xalign (GTK_LABEL (name_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name_label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (name_label), 8);
  gtk_widget_set_hexpand (name_label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (number_label), 1);
  gtk_widget_add_css_class (name_label, "small");
  gtk_widget_add_css_class (number_label, "small");
  gtk_widget_add_css_class (number_label, "numeric");
  if (zero)
    gtk_widget_add_css_class (number_label, "dim-label");
  gtk_widget_set_tooltip_text (name_label, tip);
  gtk_widget_set_tooltip_text (number_label, tip);
  gtk_grid_attach (grid, name_label, 0, row, 1, 1);
  gtk_grid_attach (grid, number_label, 1, row, 1, 1);
}

static void
arn_arena_side_fill_free_lists (ArnArenaSide *self, ArnSnapshot *snapshot)
{
  const ArnFreeListTable *lists = &arn_snapshot_get_tables (snapshot)->free_lists;
  guint n_empty = 0;
  int row = 0;

  for (guint32 i = 0; i < lists->n; i++)
    if (lists->kept[i] == 0)
      n_empty++;
    else
      {
        g_autofree char *kept = arn_number_count (lists->kept[i]);
        g_autofree char *limit = arn_number_count (lists->limit[i]);
        g_autofree char *bytes = arn_number_bytes (lists->bytes[i]);
        g_autofree char *number = g_strdup_printf ("%s/%s", kept, limit);
        const char *name = arn_name_translate (arn_snapshot_get_string (snapshot, lists->name[i]));
        g_autofree char *tip =
            g_strdup_printf (_ ("%s: %s kept for reuse, at most %s; %s"), name, kept, limit, bytes);

        arn_arena_side_add_row (self->free_lists, row++, name, number, tip, FALSE);
      }
  if (n_empty > 0)
    {
      g_autofree char *number = arn_number_count (n_empty);

      /* Translators: free lists that keep nothing; their number stands beside it */
      arn_arena_side_add_row (self->free_lists, row, _ ("empty ones"), number,
                              _ ("Free lists that keep nothing now"), TRUE);
    }
}

static void
arn_arena_side_update_lists (ArnArenaSide *self)
{
  ArnSnapshot *snapshot = self->session ? arn_session_get_snapshot (self->session) : NULL;

  arn_arena_side_empty_grid (self->free_lists);
  if (snapshot)
    arn_arena_side_fill_free_lists (self, snapshot);
  gtk_widget_set_visible (GTK_WIDGET (self->free_lists_empty),
                          !gtk_widget_get_first_child (GTK_WIDGET (self->free_lists)));
}

static void
arn_arena_side_update_classes (ArnArenaSide *self)
{
  arn_size_class_view_set_snapshot (self->classes,
                                    self->session ? arn_session_get_map (self->session) : NULL);
}

static void
arn_arena_side_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ArnArenaSide *self = ARN_ARENA_SIDE (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_ONLY:
      g_value_set_int (value, self->only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_arena_side_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnArenaSide *self = ARN_ARENA_SIDE (object);

  switch (id)
    {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        {
          g_signal_group_set_target (self->signals, self->session);
          arn_arena_side_update_classes (self);
          arn_arena_side_update_lists (self);
        }
      break;
    case PROP_ONLY:
      self->only = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_arena_side_dispose (GObject *object)
{
  ArnArenaSide *self = ARN_ARENA_SIDE (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (arn_arena_side_parent_class)->dispose (object);
}

static void
arn_arena_side_class_init (ArnArenaSideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = arn_arena_side_dispose;
  object_class->get_property = arn_arena_side_get_property;
  object_class->set_property = arn_arena_side_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ARN_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ONLY] = g_param_spec_int ("only", NULL, NULL, -1, ARN_N_SIZE_CLASSES - 1, -1,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ARN_TYPE_SIZE_CLASS_VIEW);
  g_type_ensure (ARN_TYPE_LEGEND_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, ARN_RESOURCES "ui/arn-arena-side.ui");
  gtk_widget_class_bind_template_child (widget_class, ArnArenaSide, content);
  gtk_widget_class_bind_template_child (widget_class, ArnArenaSide, classes);
  gtk_widget_class_bind_template_child (widget_class, ArnArenaSide, legend);
  gtk_widget_class_bind_template_child (widget_class, ArnArenaSide, free_lists);
  gtk_widget_class_bind_template_child (widget_class, ArnArenaSide, free_lists_empty);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
arn_arena_side_init (ArnArenaSide *self)
{
  self->only = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self->classes, "only", self, "only", G_BINDING_BIDIRECTIONAL);

  self->signals = g_signal_group_new (ARN_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::map",
                                  G_CALLBACK (arn_arena_side_update_classes), self);
  g_signal_group_connect_swapped (self->signals, "notify::snapshot",
                                  G_CALLBACK (arn_arena_side_update_lists), self);
}

void
arn_arena_side_set_legend (ArnArenaSide *self, ArnLegend *legend)
{
  g_return_if_fail (ARN_IS_ARENA_SIDE (self));

  arn_legend_view_set_legend (self->legend, legend);
}
