#include "arn-cell-bar.h"

#include "arn-views-look.h"

#define THICKNESS 8
#define SWATCH    10

typedef enum
{
  SHOWS_SHARE,
  SHOWS_CHANGE,
  SHOWS_SWATCH,
} Shows;

struct _ArnCellBar
{
  GtkWidget parent_instance;

  Shows shows;
  double share;
  ArnTypeKind kind;
  ArnGeneration generation;
};

G_DEFINE_FINAL_TYPE (ArnCellBar, arn_cell_bar, GTK_TYPE_WIDGET)

static void
arn_cell_bar_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  const gboolean swatch = ARN_CELL_BAR (widget)->shows == SHOWS_SWATCH;

  *minimum = *natural = swatch                                      ? SWATCH
                        : orientation == GTK_ORIENTATION_HORIZONTAL ? 24
                                                                    : THICKNESS;
}

static void
arn_cell_bar_fill (
    GtkSnapshot *snapshot, float x, float y, float width, float height, const GdkRGBA *color)
{
  GskRoundedRect place;

  gsk_rounded_rect_init_from_rect (&place, &GRAPHENE_RECT_INIT (x, y, width, height),
                                   MIN (width, height) / 3);
  gtk_snapshot_push_rounded_clip (snapshot, &place);
  gtk_snapshot_append_color (snapshot, color, &place.bounds);
  gtk_snapshot_pop (snapshot);
}

/* What is there, however little, is seen. */
static float
arn_cell_bar_length (double share, float room)
{
  return share > 0 ? MAX (2, (float) share * room) : 0;
}

static void
arn_cell_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ArnCellBar *self = ARN_CELL_BAR (widget);
  const ArnStyle style = arn_views_get_style ();
  const float width = (float) gtk_widget_get_width (widget);
  const float y = ((float) gtk_widget_get_height (widget) - THICKNESS) / 2;
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA ground, color;
  float length, middle;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ground);
  ground.alpha *= 0.1f;
  switch (self->shows)
    {
    case SHOWS_SHARE:
      color = arn_views_rgba (arn_palette_type (style, self->kind));
      length = arn_cell_bar_length (self->share, width);
      arn_cell_bar_fill (snapshot, 0, y, width, THICKNESS, &ground);
      if (length > 0)
        arn_cell_bar_fill (snapshot, rtl ? width - length : 0, y, length, THICKNESS, &color);
      break;
    case SHOWS_CHANGE:
      color = arn_views_rgba (
          arn_palette_get (style, self->share < 0 ? ARN_COLOR_DECREASE : ARN_COLOR_GROWTH));
      middle = width / 2;
      length = arn_cell_bar_length (ABS (self->share), middle);
      ground.alpha *= 3;
      gtk_snapshot_append_color (
          snapshot, &ground, &GRAPHENE_RECT_INIT (middle, 0, 1, gtk_widget_get_height (widget)));
      if (length > 0)
        arn_cell_bar_fill (snapshot, (self->share < 0) != rtl ? middle - length : middle + 1, y,
                           length, THICKNESS, &color);
      break;
    case SHOWS_SWATCH:
      color = arn_views_rgba (arn_palette_generation (style, self->generation));
      arn_cell_bar_fill (snapshot, 0, y + (THICKNESS - SWATCH) / 2.0f, SWATCH, SWATCH, &color);
      break;
    }
}

static void
arn_cell_bar_class_init (ArnCellBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = arn_cell_bar_measure;
  widget_class->snapshot = arn_cell_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
arn_cell_bar_init (ArnCellBar *self)
{
  arn_views_watch_look (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

GtkWidget *
arn_cell_bar_new (void)
{
  return g_object_new (ARN_TYPE_CELL_BAR, NULL);
}

static void
arn_cell_bar_change (ArnCellBar *self, Shows shows, double share)
{
  if (self->shows != shows)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  self->shows = shows;
  self->share = share;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
arn_cell_bar_set (ArnCellBar *self, double share, ArnTypeKind kind)
{
  g_return_if_fail (ARN_IS_CELL_BAR (self));

  self->kind = kind;
  arn_cell_bar_change (self, SHOWS_SHARE, CLAMP (share, 0, 1));
}

void
arn_cell_bar_set_change (ArnCellBar *self, double share)
{
  g_return_if_fail (ARN_IS_CELL_BAR (self));

  arn_cell_bar_change (self, SHOWS_CHANGE, CLAMP (share, -1, 1));
}

void
arn_cell_bar_set_generation (ArnCellBar *self, ArnGeneration generation)
{
  g_return_if_fail (ARN_IS_CELL_BAR (self));

  self->generation = generation;
  arn_cell_bar_change (self, SHOWS_SWATCH, 0);
}
