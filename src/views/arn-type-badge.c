#include "arn-type-badge.h"

#include "arn-views-look.h"

struct _ArnTypeBadge
{
  GtkWidget parent_instance;

  ArnTypeKind kind;
  int size_class; /* -1: a type */
  char *letter;
  int size;
};

G_DEFINE_FINAL_TYPE (ArnTypeBadge, arn_type_badge, GTK_TYPE_WIDGET)

static void
arn_type_badge_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = ARN_TYPE_BADGE (widget)->size;
}

static void
arn_type_badge_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ArnTypeBadge *self = ARN_TYPE_BADGE (widget);
  ArnStyle style = arn_views_get_style ();
  ArnColor fill = self->size_class >= 0 ? arn_palette_size_class (style, (guint) self->size_class)
                                        : arn_palette_type (style, self->kind);
  GdkRGBA color = arn_views_rgba (fill);
  float size = (float) self->size;
  float x = (float) (gtk_widget_get_width (widget) - self->size) / 2;
  float y = (float) (gtk_widget_get_height (widget) - self->size) / 2;
  GskRoundedRect place;

  gsk_rounded_rect_init_from_rect (&place, &GRAPHENE_RECT_INIT (x, y, size, size), size / 5);
  gtk_snapshot_push_rounded_clip (snapshot, &place);
  gtk_snapshot_append_color (snapshot, &color, &place.bounds);
  gtk_snapshot_pop (snapshot);

  if (self->letter && *self->letter)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, self->letter);
      PangoFontDescription *font = pango_font_description_new ();
      int width, height;

      pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
      pango_font_description_set_absolute_size (font, self->size * 0.58 * PANGO_SCALE);
      pango_layout_set_font_description (layout, font);
      pango_font_description_free (font);
      pango_layout_get_pixel_size (layout, &width, &height);
      color = arn_views_rgba (arn_color_text_on (fill));
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + (size - width) / 2,
                                                              y + (size - height) / 2));
      gtk_snapshot_append_layout (snapshot, layout, &color);
      gtk_snapshot_restore (snapshot);
    }
}

static void
arn_type_badge_finalize (GObject *object)
{
  g_free (ARN_TYPE_BADGE (object)->letter);

  G_OBJECT_CLASS (arn_type_badge_parent_class)->finalize (object);
}

static void
arn_type_badge_class_init (ArnTypeBadgeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = arn_type_badge_finalize;
  widget_class->measure = arn_type_badge_measure;
  widget_class->snapshot = arn_type_badge_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
arn_type_badge_init (ArnTypeBadge *self)
{
  self->size = 18;
  self->size_class = -1;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  arn_views_watch_look (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

GtkWidget *
arn_type_badge_new (ArnTypeKind kind, const char *letter)
{
  ArnTypeBadge *self = g_object_new (ARN_TYPE_TYPE_BADGE, NULL);

  arn_type_badge_set (self, kind, letter);
  return GTK_WIDGET (self);
}

void
arn_type_badge_set (ArnTypeBadge *self, ArnTypeKind kind, const char *letter)
{
  g_return_if_fail (ARN_IS_TYPE_BADGE (self));

  self->kind = kind;
  self->size_class = -1;
  g_free (self->letter);
  self->letter = g_strdup (letter ? letter : arn_palette_type_letter (kind));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
arn_type_badge_set_size_class (ArnTypeBadge *self, guint size_class)
{
  g_return_if_fail (ARN_IS_TYPE_BADGE (self));
  g_return_if_fail (size_class < ARN_N_SIZE_CLASSES);

  self->size_class = (int) size_class;
  g_clear_pointer (&self->letter, g_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
arn_type_badge_set_size (ArnTypeBadge *self, int size)
{
  g_return_if_fail (ARN_IS_TYPE_BADGE (self));

  self->size = size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

char *
arn_type_badge_letter_for (ArnTypeKind kind, const char *type_name)
{
  gunichar first;
  char buffer[8] = "";

  if (kind != ARN_TYPE_INSTANCE || !type_name || !*type_name)
    return g_strdup (arn_palette_type_letter (kind));
  first = g_unichar_toupper (g_utf8_get_char (type_name));
  g_unichar_to_utf8 (first, buffer);
  return g_strdup (buffer);
}
