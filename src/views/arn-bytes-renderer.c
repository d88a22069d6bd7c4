#include "arn-bytes-renderer.h"

#include <glib/gi18n-lib.h>

#include "arn-number.h"
#include "arn-line-table.h"

/* Room for the bar, between and beside it and the number, in pixels. */
#define BAR_WIDTH  24
#define BAR_HEIGHT 8
#define GAP        6

struct _ArnBytesRenderer
{
  GtkSourceGutterRenderer parent_instance;

  GArray *bytes; /* guint64, by line, [0] is line 1 */
  guint64 most;
  PangoLayout *layout;
};

G_DEFINE_FINAL_TYPE (ArnBytesRenderer, arn_bytes_renderer, GTK_SOURCE_TYPE_GUTTER_RENDERER)

static PangoLayout *
arn_bytes_renderer_get_layout (ArnBytesRenderer *self)
{
  if (!self->layout)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
      pango_layout_set_alignment (self->layout, PANGO_ALIGN_RIGHT);
    }
  return self->layout;
}

static void
arn_bytes_renderer_forget_layout (GtkWidget *widget)
{
  g_clear_object (&ARN_BYTES_RENDERER (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
arn_bytes_renderer_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  ArnBytesRenderer *self = ARN_BYTES_RENDERER (widget);
  PangoLayout *layout = arn_bytes_renderer_get_layout (self);
  int width = 0;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      g_autofree char *widest = arn_number_bytes (1023 * 1024);

      pango_layout_set_text (layout, widest, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      *minimum = *natural = GAP + width + GAP;
    }
}

static void
arn_bytes_renderer_snapshot_line (GtkSourceGutterRenderer *renderer,
                                  GtkSnapshot *snapshot,
                                  GtkSourceGutterLines *lines,
                                  guint line)
{
  ArnBytesRenderer *self = ARN_BYTES_RENDERER (renderer);
  guint64 bytes = arn_bytes_renderer_get_bytes (self, line + 1);
  PangoLayout *layout = arn_bytes_renderer_get_layout (self);
  g_autofree char *text = NULL;
  GdkRGBA color, bar;
  int y, height, width, text_width, text_height;

  if (bytes == 0)
    return;
  gtk_source_gutter_lines_get_line_yrange (lines, line,
                                           GTK_SOURCE_GUTTER_RENDERER_ALIGNMENT_MODE_CELL, &y,
                                           &height);
  width = gtk_widget_get_width (GTK_WIDGET (self));
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);

  /* A bar behind the number: the longest is that of the line with most. */
  bar = color;
  bar.alpha = 0.16f;
  gtk_snapshot_append_color (
      snapshot, &bar,
      &GRAPHENE_RECT_INIT (0, y + 1, MAX (2.0f, (float) (width * ((double) bytes / self->most))),
                           height - 2));

  text = arn_number_bytes (bytes);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (width - GAP - text_width,
                                                          y + (height - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static gboolean
arn_bytes_renderer_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  ArnBytesRenderer *self = ARN_BYTES_RENDERER (widget);
  GtkSourceView *view = gtk_source_gutter_renderer_get_view (GTK_SOURCE_GUTTER_RENDERER (self));
  GtkTextIter iter;
  guint64 bytes;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_LEFT, x, y, NULL,
                                         &buffer_y);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (view), &iter, buffer_y, NULL);
  bytes = arn_bytes_renderer_get_bytes (self, (guint) gtk_text_iter_get_line (&iter) + 1);
  if (bytes == 0)
    return FALSE;
  {
    g_autofree char *count = arn_number_count (bytes);
    g_autofree char *text =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s byte from line %d is alive",
                                      "%s bytes from line %d are alive", (gulong) bytes),
                         count, gtk_text_iter_get_line (&iter) + 1);

    gtk_tooltip_set_text (tooltip, text);
  }
  return TRUE;
}

static void
arn_bytes_renderer_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (arn_bytes_renderer_parent_class)->css_changed (widget, change);
  arn_bytes_renderer_forget_layout (widget);
}

static void
arn_bytes_renderer_finalize (GObject *object)
{
  ArnBytesRenderer *self = ARN_BYTES_RENDERER (object);

  g_array_unref (self->bytes);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (arn_bytes_renderer_parent_class)->finalize (object);
}

static void
arn_bytes_renderer_class_init (ArnBytesRendererClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = arn_bytes_renderer_finalize;
  widget_class->measure = arn_bytes_renderer_measure;
  widget_class->css_changed = arn_bytes_renderer_css_changed;
  widget_class->query_tooltip = arn_bytes_renderer_query_tooltip;
  GTK_SOURCE_GUTTER_RENDERER_CLASS (klass)->snapshot_line = arn_bytes_renderer_snapshot_line;
}

static void
arn_bytes_renderer_init (ArnBytesRenderer *self)
{
  self->bytes = g_array_new (FALSE, TRUE, sizeof (guint64));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "bytes");
}

GtkSourceGutterRenderer *
arn_bytes_renderer_new (void)
{
  return g_object_new (ARN_TYPE_BYTES_RENDERER, NULL);
}

void
arn_bytes_renderer_set_snapshot (ArnBytesRenderer *self, ArnSnapshot *snapshot, const char *file)
{
  g_return_if_fail (ARN_IS_BYTES_RENDERER (self));

  g_array_set_size (self->bytes, 0);
  self->most = 0;
  if (snapshot && file && arn_snapshot_has (snapshot, ARN_PART_SITES))
    {
      const ArnLineRows *rows = arn_line_table_get (snapshot);

      for (guint i = 0; i < rows->n; i++)
        {
          const ArnLineRow *row = &rows->rows[i];

          if (row->line == 0 || row->line > 1000000 ||
              !g_str_equal (arn_snapshot_get_string (snapshot, row->file), file))
            continue;
          if (row->line > self->bytes->len)
            g_array_set_size (self->bytes, row->line);
          g_array_index (self->bytes, guint64, row->line - 1) = row->bytes;
          self->most = MAX (self->most, row->bytes);
        }
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint64
arn_bytes_renderer_get_bytes (ArnBytesRenderer *self, guint line)
{
  g_return_val_if_fail (ARN_IS_BYTES_RENDERER (self), 0);

  return line > 0 && line <= self->bytes->len ? g_array_index (self->bytes, guint64, line - 1) : 0;
}
