#include "arn-bytes-renderer.h"

#include <glib/gi18n-lib.h>

#include "arn-number.h"
#include "arn-views-look.h"

/* Beside and between numbers, in pixels. */
#define GAP 6

struct _ArnBytesRenderer
{
  GtkSourceGutterRenderer parent_instance;

  GArray *lines; /* ArnLineRow, by line, [0] is line 1 */
  ArnLineRow most;
  gboolean profiled;
  int widths[ARN_BYTES_N_COLUMNS]; /* as measured last */
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

static int
arn_bytes_renderer_measure_text (ArnBytesRenderer *self, const char *text)
{
  PangoLayout *layout = arn_bytes_renderer_get_layout (self);
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return GAP + width + GAP;
}

int
arn_bytes_renderer_get_width (ArnBytesRenderer *self, ArnBytesColumn column)
{
  g_autofree char *widest = NULL;

  g_return_val_if_fail (ARN_IS_BYTES_RENDERER (self), 0);

  if (column != ARN_BYTES_ALIVE && !self->profiled)
    return 0;
  switch (column)
    {
    case ARN_BYTES_ALIVE:
      widest = arn_number_bytes (1023 * 1024);
      break;
    case ARN_BYTES_CHANGE:
      widest = arn_number_bytes_change (-1023 * 1024);
      break;
    case ARN_BYTES_TIMES:
      widest = arn_number_count (MAX (self->most.occurrences, 9999));
      break;
    case ARN_BYTES_N_COLUMNS:
      break;
    }
  return arn_bytes_renderer_measure_text (self, widest ? widest : "");
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

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for (guint i = 0; i < ARN_BYTES_N_COLUMNS; i++)
      {
        self->widths[i] = arn_bytes_renderer_get_width (self, i);
        *minimum = *natural += self->widths[i];
      }
}

/* --- Drawing --- */

typedef struct
{
  GtkSnapshot *snapshot;
  int x, y, width, height; /* of the cell */
  GdkRGBA color;           /* of the text */
} Cell;

static void
arn_bytes_renderer_draw_text (ArnBytesRenderer *self, const Cell *cell, const char *text)
{
  PangoLayout *layout = arn_bytes_renderer_get_layout (self);
  int width, height;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (cell->snapshot);
  gtk_snapshot_translate (cell->snapshot,
                          &GRAPHENE_POINT_INIT (cell->x + cell->width - GAP - width,
                                                cell->y + (cell->height - height) / 2));
  gtk_snapshot_append_layout (cell->snapshot, layout, &cell->color);
  gtk_snapshot_restore (cell->snapshot);
}

/* A ground behind the number, `share` as long as the cell. */
static void
arn_bytes_renderer_draw_ground (const Cell *cell, double share, float alpha)
{
  GdkRGBA color = cell->color;

  color.alpha *= alpha;
  gtk_snapshot_append_color (cell->snapshot, &color,
                             &GRAPHENE_RECT_INIT (cell->x, cell->y + 1,
                                                  MAX (2.0f, (float) (cell->width * share)),
                                                  cell->height - 2));
}

static void
arn_bytes_renderer_draw_alive (ArnBytesRenderer *self, const Cell *cell, const ArnLineRow *row)
{
  g_autofree char *text = NULL;

  if (row->bytes == 0)
    return;
  /* The longest is that of the line with most. */
  arn_bytes_renderer_draw_ground (cell, (double) row->bytes / (double) self->most.bytes, 0.16f);
  text = arn_number_bytes (row->bytes);
  arn_bytes_renderer_draw_text (self, cell, text);
}

static void
arn_bytes_renderer_draw_change (ArnBytesRenderer *self, Cell cell, const ArnLineRow *row)
{
  const double share = (double) ABS (row->increment) / (double) MAX (self->most.increment, 1);
  g_autofree char *text = NULL;

  if (row->occurrences == 0)
    return;
  if (row->increment == 0)
    {
      cell.color.alpha *= 0.5f;
      arn_bytes_renderer_draw_text (self, &cell, "·");
      return;
    }
  cell.color =
      arn_views_rgba (arn_palette_get (arn_views_get_style (),
                                       row->increment > 0 ? ARN_COLOR_GROWTH : ARN_COLOR_DECREASE));
  /* The hotter the line, the stronger the tint. */
  arn_bytes_renderer_draw_ground (&cell, 1, (float) (0.16 * share));
  text = arn_number_bytes_change (row->increment);
  arn_bytes_renderer_draw_text (self, &cell, text);
}

static void
arn_bytes_renderer_draw_times (ArnBytesRenderer *self, const Cell *cell, const ArnLineRow *row)
{
  g_autofree char *text = NULL;

  if (row->occurrences == 0)
    return;
  text = arn_number_count (row->occurrences);
  arn_bytes_renderer_draw_text (self, cell, text);
}

static void
arn_bytes_renderer_snapshot_line (GtkSourceGutterRenderer *renderer,
                                  GtkSnapshot *snapshot,
                                  GtkSourceGutterLines *lines,
                                  guint line)
{
  ArnBytesRenderer *self = ARN_BYTES_RENDERER (renderer);
  const ArnLineRow *row = arn_bytes_renderer_get_line (self, line + 1);
  Cell cell = { .snapshot = snapshot };

  if (!row)
    return;
  gtk_source_gutter_lines_get_line_yrange (lines, line,
                                           GTK_SOURCE_GUTTER_RENDERER_ALIGNMENT_MODE_CELL, &cell.y,
                                           &cell.height);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &cell.color);
  for (guint i = 0; i < ARN_BYTES_N_COLUMNS; i++)
    {
      cell.width = self->widths[i];
      if (cell.width == 0)
        continue;
      if (i == ARN_BYTES_ALIVE)
        arn_bytes_renderer_draw_alive (self, &cell, row);
      else if (i == ARN_BYTES_CHANGE)
        arn_bytes_renderer_draw_change (self, cell, row);
      else
        arn_bytes_renderer_draw_times (self, &cell, row);
      cell.x += cell.width;
    }
}

/* --- Exact figures --- */

char *
arn_bytes_renderer_describe (ArnBytesRenderer *self, guint line)
{
  const ArnLineRow *row;
  GString *text;

  g_return_val_if_fail (ARN_IS_BYTES_RENDERER (self), NULL);

  row = arn_bytes_renderer_get_line (self, line);
  if (!row)
    return NULL;
  text = g_string_new (NULL);
  {
    g_autofree char *alive = arn_number_count (row->bytes);
    g_autofree char *peak = arn_number_exact_bytes (row->peak);

    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "%s byte from line %u is alive",
                                         "%s bytes from line %u are alive", (gulong) row->bytes),
                            alive, line);
    g_string_append_c (text, '\n');
    g_string_append_printf (text, _ ("%s at most at once"), peak);
  }
  if (self->profiled && row->occurrences > 0)
    {
      g_autofree char *times = arn_number_count (row->occurrences);
      g_autofree char *change = arn_number_exact_bytes ((guint64) ABS (row->increment));
      g_autofree char *memory = arn_number_exact_bytes (row->memory);

      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "Ran %s time", "Ran %s times",
                                           (gulong) row->occurrences),
                              times);
      g_string_append_c (text, '\n');
      /* Translators: bytes by which a line changed memory, all times together */
      g_string_append_printf (text,
                              row->increment < 0 ? _ ("%s less by its own doing")
                                                 : _ ("%s more by its own doing"),
                              change);
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("%s in the whole program after it ran last"), memory);
    }
  return g_string_free (text, FALSE);
}

static gboolean
arn_bytes_renderer_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  ArnBytesRenderer *self = ARN_BYTES_RENDERER (widget);
  GtkSourceView *view = gtk_source_gutter_renderer_get_view (GTK_SOURCE_GUTTER_RENDERER (self));
  g_autofree char *text = NULL;
  GtkTextIter iter;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_LEFT, x, y, NULL,
                                         &buffer_y);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (view), &iter, buffer_y, NULL);
  text = arn_bytes_renderer_describe (self, (guint) gtk_text_iter_get_line (&iter) + 1);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
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

  g_array_unref (self->lines);
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
  self->lines = g_array_new (FALSE, TRUE, sizeof (ArnLineRow));
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

  g_array_set_size (self->lines, 0);
  self->most = (ArnLineRow){ 0 };
  if (snapshot && file && arn_snapshot_has (snapshot, ARN_PART_SITES))
    {
      const ArnLineRows *rows = arn_line_table_get (snapshot);

      for (guint i = 0; i < rows->n; i++)
        {
          const ArnLineRow *row = &rows->rows[i];

          if (row->line == 0 || row->line > 1000000 ||
              !g_str_equal (arn_snapshot_get_string (snapshot, row->file), file))
            continue;
          if (row->line > self->lines->len)
            g_array_set_size (self->lines, row->line);
          g_array_index (self->lines, ArnLineRow, row->line - 1) = *row;
          self->most.bytes = MAX (self->most.bytes, row->bytes);
          self->most.occurrences = MAX (self->most.occurrences, row->occurrences);
          self->most.increment = MAX (self->most.increment, ABS (row->increment));
        }
    }
  /* The column of times becomes wider with them. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
arn_bytes_renderer_set_profiled (ArnBytesRenderer *self, gboolean profiled)
{
  g_return_if_fail (ARN_IS_BYTES_RENDERER (self));

  self->profiled = profiled;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const ArnLineRow *
arn_bytes_renderer_get_line (ArnBytesRenderer *self, guint line)
{
  const ArnLineRow *row;

  g_return_val_if_fail (ARN_IS_BYTES_RENDERER (self), NULL);

  if (line == 0 || line > self->lines->len)
    return NULL;
  row = &g_array_index (self->lines, ArnLineRow, line - 1);
  return row->line > 0 ? row : NULL;
}
