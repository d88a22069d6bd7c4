#include "arn-wrap-box.h"

struct _ArnWrapBox
{
  GtkWidget parent_instance;

  int spacing;
  int line_spacing;
};

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_LINE_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void arn_wrap_box_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ArnWrapBox,
                               arn_wrap_box,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      arn_wrap_box_buildable_init))

/* What one line holds: from `first`, `n_children` that show, as wide and as high as this. */
typedef struct
{
  GtkWidget *first;
  int n_children;
  int n_expand;
  int width;
  int height;
} ArnWrapLine;

static int
arn_wrap_box_child_width (GtkWidget *child, int available)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return CLAMP (natural, minimum, MAX (minimum, available));
}

static GtkWidget *
arn_wrap_box_next_line (ArnWrapBox *self, GtkWidget *child, int available, ArnWrapLine *line)
{
  *line = (ArnWrapLine){ .first = child };

  for (; child; child = gtk_widget_get_next_sibling (child))
    {
      int width, height;

      if (!gtk_widget_should_layout (child))
        continue;
      width = arn_wrap_box_child_width (child, available);
      if (line->n_children > 0 && line->width + self->spacing + width > available)
        return child;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      line->width += width + (line->n_children > 0 ? self->spacing : 0);
      line->height = MAX (line->height, height);
      line->n_children++;
      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        line->n_expand++;
    }
  return NULL;
}

static GtkSizeRequestMode
arn_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
arn_wrap_box_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  ArnWrapBox *self = ARN_WRAP_BOX (widget);
  ArnWrapLine line;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
           child = gtk_widget_get_next_sibling (child))
        {
          int child_minimum;

          if (!gtk_widget_should_layout (child))
            continue;
          gtk_widget_measure (child, orientation, -1, &child_minimum, NULL, NULL, NULL);
          *minimum = MAX (*minimum, child_minimum);
        }
      arn_wrap_box_next_line (self, gtk_widget_get_first_child (widget), G_MAXINT / 2, &line);
      *natural = MAX (*minimum, line.width);
    }
  else
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);

      while (child)
        {
          child =
              arn_wrap_box_next_line (self, child, for_size < 0 ? G_MAXINT / 2 : for_size, &line);
          *natural += line.height + (child ? self->line_spacing : 0);
        }
      *minimum = *natural;
    }
}

static void
arn_wrap_box_allocate_line (ArnWrapBox *self, const ArnWrapLine *line, int available, int y)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int spare = MAX (available - line->width, 0);
  int n_expand = line->n_expand;
  int x = 0;
  int n = 0;

  for (GtkWidget *child = line->first; child && n < line->n_children;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { .y = y, .height = line->height };

      if (!gtk_widget_should_layout (child))
        continue;
      place.width = arn_wrap_box_child_width (child, available);
      if (n_expand > 0 && gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        {
          int share = spare / n_expand--;

          place.width += share;
          spare -= share;
        }
      place.x = mirrored ? available - x - place.width : x;
      gtk_widget_size_allocate (child, &place, -1);
      x += place.width + self->spacing;
      n++;
    }
}

static void
arn_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ArnWrapBox *self = ARN_WRAP_BOX (widget);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child)
    {
      ArnWrapLine line;

      child = arn_wrap_box_next_line (self, child, width, &line);
      arn_wrap_box_allocate_line (self, &line, width, y);
      y += line.height + self->line_spacing;
    }
}

static void
arn_wrap_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ArnWrapBox *self = ARN_WRAP_BOX (object);

  switch (id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_LINE_SPACING:
      g_value_set_int (value, self->line_spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_wrap_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnWrapBox *self = ARN_WRAP_BOX (object);

  switch (id)
    {
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    case PROP_LINE_SPACING:
      self->line_spacing = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
arn_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (arn_wrap_box_parent_class)->dispose (object);
}

static void
arn_wrap_box_class_init (ArnWrapBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = arn_wrap_box_dispose;
  object_class->get_property = arn_wrap_box_get_property;
  object_class->set_property = arn_wrap_box_set_property;
  widget_class->get_request_mode = arn_wrap_box_get_request_mode;
  widget_class->measure = arn_wrap_box_measure;
  widget_class->size_allocate = arn_wrap_box_size_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 6,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LINE_SPACING] = g_param_spec_int ("line-spacing", NULL, NULL, 0, G_MAXINT, 6,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "wrapbox");
}

static void
arn_wrap_box_init (ArnWrapBox *self)
{
  self->spacing = 6;
  self->line_spacing = 6;
}

static void
arn_wrap_box_add_child (GtkBuildable *buildable,
                        GtkBuilder *builder,
                        GObject *child,
                        const char *type)
{
  if (GTK_IS_WIDGET (child))
    arn_wrap_box_append (ARN_WRAP_BOX (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
arn_wrap_box_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = arn_wrap_box_add_child;
}

GtkWidget *
arn_wrap_box_new (int spacing, int line_spacing)
{
  return g_object_new (ARN_TYPE_WRAP_BOX, "spacing", spacing, "line-spacing", line_spacing, NULL);
}

void
arn_wrap_box_append (ArnWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (ARN_IS_WRAP_BOX (self));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}
