#include "arn-collection-columns.h"

#include <glib/gi18n-lib.h>

#include "arn-chart-words.h"
#include "arn-number.h"
#include "arn-object-cells.h"

typedef enum
{
  COLUMN_NUMBER,
  COLUMN_GENERATION,
  COLUMN_TIME,
  COLUMN_DURATION,
  COLUMN_VISITED,
  COLUMN_FREED,
  COLUMN_UNCOLLECTABLE,
  COLUMN_TRIGGER,
} ArnCollectionColumn;

static const ArnEvent *
event_of (gpointer scene, guint32 id)
{
  return arn_chart_scene_get_collection (scene, id);
}

static void
set_text (GtkWidget *label, char *text)
{
  arn_object_cell_set_text (label, text, FALSE);
  g_free (text);
}

static void
bind_number (GtkWidget *cell, guint32 id, gpointer scene)
{
  g_autofree char *text = arn_number_count (id + 1);

  arn_object_cell_set_text (cell, text, TRUE);
}

static GtkWidget *
make_generation (gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (dot, "generation-dot");
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), arn_table_label_new (FALSE));
  return box;
}

static void
bind_generation (GtkWidget *cell, guint32 id, gpointer scene)
{
  static const char *const classes[ARN_N_GENERATIONS] = { "generation-0", "generation-1",
                                                          "generation-2" };
  guint generation = MIN (event_of (scene, id)->generation, ARN_N_GENERATIONS - 1);
  GtkWidget *dot = gtk_widget_get_first_child (cell);
  g_autofree char *text = g_strdup_printf ("%u", generation);

  for (guint i = 0; i < ARN_N_GENERATIONS; i++)
    if (i == generation)
      gtk_widget_add_css_class (dot, classes[i]);
    else
      gtk_widget_remove_css_class (dot, classes[i]);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (cell)), text);
}

static char *
copy_generation (guint32 id, gpointer scene)
{
  return g_strdup_printf ("%u", event_of (scene, id)->generation);
}

static void
bind_time (GtkWidget *cell, guint32 id, gpointer scene)
{
  set_text (cell, arn_number_duration (event_of (scene, id)->time));
}

static char *
copy_time (guint32 id, gpointer scene)
{
  return g_strdup_printf ("%.6f\u202f%s", event_of (scene, id)->time / 1e9, _ ("s"));
}

static void
bind_duration (GtkWidget *cell, guint32 id, gpointer scene)
{
  set_text (cell, arn_number_duration (event_of (scene, id)->duration));
}

static char *
copy_duration (guint32 id, gpointer scene)
{
  g_autofree char *count = arn_number_count (event_of (scene, id)->duration / 1000);

  return g_strdup_printf ("%s\u202f%s", count, _ ("µs"));
}

static void
bind_visited (GtkWidget *cell, guint32 id, gpointer scene)
{
  arn_object_cell_set_count (cell, event_of (scene, id)->visited);
}

static void
bind_freed (GtkWidget *cell, guint32 id, gpointer scene)
{
  arn_object_cell_set_count (cell, event_of (scene, id)->freed);
}

static void
bind_uncollectable (GtkWidget *cell, guint32 id, gpointer scene)
{
  arn_object_cell_set_count (cell, event_of (scene, id)->uncollectable);
}

static void
bind_trigger (GtkWidget *cell, guint32 id, gpointer scene)
{
  set_text (cell, arn_chart_format_trigger (event_of (scene, id)));
}

static char *
copy_trigger (guint32 id, gpointer scene)
{
  return arn_chart_format_trigger (event_of (scene, id));
}

static const ArnTableColumn columns[] = {
  [COLUMN_NUMBER] = { "number", N_ ("No."), NULL, 52, .number = TRUE, .bind = bind_number },
  [COLUMN_GENERATION] = { "generation", N_ ("Gen."), N_ ("Generation"), 58, .make = make_generation,
                          .bind = bind_generation, .copy = copy_generation },
  [COLUMN_TIME] = { "time", N_ ("At"), N_ ("Time since the run’s start, pauses left out"), 74,
                    .number = TRUE, .bind = bind_time, .copy = copy_time },
  [COLUMN_DURATION] = { "duration", N_ ("Took"), NULL, 74, .number = TRUE, .bind = bind_duration,
                        .copy = copy_duration },
  [COLUMN_VISITED] = { "visited", N_ ("Visited"), N_ ("Objects looked at"), 74, .number = TRUE,
                       .bind = bind_visited },
  [COLUMN_FREED] = { "freed", N_ ("Freed"), NULL, 92, .number = TRUE, .bind = bind_freed },
  [COLUMN_UNCOLLECTABLE] = { "uncollectable", N_ ("Uncollectable"), NULL, 128, .number = TRUE,
                             .bind = bind_uncollectable },
  [COLUMN_TRIGGER] = { "trigger", N_ ("Triggered by"), N_ ("Enter leads to the line"),
                       .expand = TRUE, .bind = bind_trigger, .copy = copy_trigger },
};

void
arn_collection_columns_add (ArnTable *table, ArnChartScene *scene)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    arn_table_add_column (table, &columns[i], scene);
}

/* --- Order --- */

typedef struct
{
  ArnChartScene *scene;
  ArnCollectionColumn column;
  gboolean descending;
} ArnCollectionOrder;

static guint64
key_of (const ArnCollectionOrder *order, guint32 id)
{
  const ArnEvent *event = event_of (order->scene, id);

  switch (order->column)
    {
    case COLUMN_GENERATION:
      return event->generation;
    case COLUMN_TIME:
      return event->time;
    case COLUMN_DURATION:
      return event->duration;
    case COLUMN_VISITED:
      return event->visited;
    case COLUMN_FREED:
      return event->freed;
    case COLUMN_UNCOLLECTABLE:
      return event->uncollectable;
    case COLUMN_TRIGGER:
      return (guint64) arn_cause_of_event (event) << 32 | event->line;
    case COLUMN_NUMBER:
      break;
    }
  return id;
}

/* Of equal ones the newest stands first. */
static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const ArnCollectionOrder *order = data;
  guint32 first = *(const guint32 *) a, second = *(const guint32 *) b;
  guint64 first_key = key_of (order, first), second_key = key_of (order, second);

  if (first_key != second_key)
    return (first_key < second_key) == order->descending ? 1 : -1;
  return first < second ? 1 : -1;
}

guint32 *
arn_collection_columns_order (ArnTable *table, ArnChartScene *scene)
{
  guint n = arn_chart_scene_get_n_collections (scene), column;
  guint32 *ids = g_new (guint32, n + 1);
  ArnCollectionOrder order = { .scene = scene };

  for (guint i = 0; i < n; i++)
    ids[i] = n - 1 - i;
  if (arn_table_get_sort (table, &column, &order.descending))
    {
      order.column = column;
      g_qsort_with_data (ids, (gint) n, sizeof *ids, compare, &order);
    }
  return ids;
}
