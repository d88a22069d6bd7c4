/* What frames of the views cost at 1280×800, without a GPU: median and 99th percentile. Figures go
 * to the path given, too; with a name only those cases that begin with it.
 *
 * Another view's case: a `make`, a `step`, and a line in `cases`. */
#include <adwaita.h>
#include <math.h>

#include "arn-arena-view.h"
#include "arn-object-page.h"
#include "arn-table.h"
#include "arn-graph-view.h"
#include "arn-snapshot-builder.h"
#include "arn-views.h"
#include "frame-meter.h"
#include "sample-graph.h"
#include "sample-heap.h"

/* Pixels a frame while a view is moved: a quick hand. */
#define PAN 23

typedef struct
{
  ArnSession *session;
  ArnSnapshot *blocks;    /* a million of them */
  ArnSnapshot *pulses[2]; /* of the same size, one pool in a hundred differs */
  double zoom;            /* that views start with; 0: where single blocks can be read */
} Heap;

static GtkWidget *
make_map (gpointer data)
{
  Heap *heap = data;
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  ArnArenaView *view = g_object_new (ARN_TYPE_ARENA_VIEW, "session", heap->session, NULL);
  ArnArenaScene *scene = arn_arena_view_get_scene (view);

  arn_session_set_snapshot (heap->session, heap->blocks);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (view));
  arn_arena_scene_set_view_size (scene, 1280, 800);
  arn_arena_scene_set_zoom (scene, heap->zoom > 0 ? heap->zoom
                                                  : arn_arena_scene_get_block_zoom (scene, 0));
  return scrolled;
}

/* To and fro, down first. */
static void
pan (GtkWidget *scrolled, guint frame, gpointer data)
{
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  double way = gtk_adjustment_get_upper (vertical) - gtk_adjustment_get_page_size (vertical);
  double at = frame * PAN;

  if (way <= 0)
    return;
  at -= floor (at / (2 * way)) * 2 * way;
  gtk_adjustment_set_value (vertical, at < way ? at : 2 * way - at);
}

/* From page to page, so that nothing of the frame before is of use. */
static void
jump (GtkWidget *scrolled, guint frame, gpointer data)
{
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  guint pages =
      (guint) (gtk_adjustment_get_upper (vertical) / gtk_adjustment_get_page_size (vertical));

  gtk_adjustment_set_value (vertical,
                            frame % MAX (pages, 1) * gtk_adjustment_get_page_size (vertical));
}

/* A pulse with every frame: more than the window shows. */
static void
pulse (GtkWidget *scrolled, guint frame, gpointer data)
{
  Heap *heap = data;

  arn_session_set_map (heap->session, heap->pulses[frame % 2]);
}

typedef struct
{
  ArnSnapshot *snapshot;
  ArnGraphQuery *query;
} Graph;

/* Five hundred objects and their fifteen hundred references, once the picture is there. */
static GtkWidget *
make_graph (gpointer data)
{
  Graph *graph = data;
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  ArnGraphView *view = g_object_new (ARN_TYPE_GRAPH_VIEW, NULL);
  ArnGraphScene *scene = arn_graph_view_get_scene (view);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (view));
  arn_graph_scene_ask (scene, graph->snapshot, graph->query, FALSE);
  while (!arn_graph_scene_get_layout (scene))
    g_main_context_iteration (NULL, TRUE);
  return scrolled;
}

/* At its own size, from edge to edge. */
static void
pan_graph (GtkWidget *scrolled, guint frame, gpointer data)
{
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled));

  while (arn_zoom_view_get_zoom (ARN_ZOOM_VIEW (view)) < 0.9)
    arn_zoom_view_zoom_in (ARN_ZOOM_VIEW (view));
  pan (scrolled, frame, data);
}

static Graph
graph_new (void)
{
  Graph graph = { sample_graph_large (499), arn_graph_query_new (ARN_GRAPH_STACK_AND_HEAP, 0) };

  for (guint i = 0; i < 499; i++)
    arn_graph_query_expand_out (graph.query, i + 1);
  return graph;
}

static ArnSnapshot *
make_pulse (const ArnTables *tables, guint seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  ArnPulse pulse = { 0 };
  ArnSnapshot *snapshot;

  arn_pulse_reset (&pulse);
  for (guint a = 0; a < tables->arenas.n; a++)
    {
      ArnPulseArena *arena = arn_pulse_add_arena (&pulse);

      arena->address = tables->arenas.address[a];
      arena->number = a;
      arena->n_pools = 64;
      for (guint p = 0; p < 64; p++)
        {
          guint capacity = 16336 / ((p % 32 + 1) * 16);
          guint used = (a * 64 + p) % (capacity + 1);

          if (g_rand_int_range (random, 0, 100) == 0)
            used = (guint) g_rand_int_range (random, 0, (int) capacity + 1);
          *arn_pulse_add_pool (&pulse) =
              (ArnPulsePool){ p, used, capacity, capacity, p % 32, ARN_POOL_USED };
        }
    }
  snapshot = arn_snapshot_new_from_pulse (&pulse);
  arn_pulse_clear (&pulse);
  return snapshot;
}

static GtkWidget *
make_objects (gpointer data)
{
  Heap *heap = data;

  arn_session_set_snapshot (heap->session, heap->blocks);
  return g_object_new (ARN_TYPE_OBJECT_PAGE, "session", heap->session, NULL);
}

/* Once all rows are there: a thread makes them when the page is seen. */
static ArnTable *
wait_for_objects (GtkWidget *page)
{
  ArnTable *table =
      ARN_TABLE (gtk_widget_get_template_child (page, ARN_TYPE_OBJECT_PAGE, "objects"));
  ArnRowList *rows = arn_table_get_rows (table);

  while (arn_row_list_is_ordering (rows) || arn_row_list_get_n_rows (rows) == 0)
    g_main_context_iteration (NULL, TRUE);
  arn_row_list_finish (rows);
  return table;
}

/* Half a million rows and more, in another order with every frame. */
static void
order_objects (GtkWidget *page, guint frame, gpointer data)
{
  ArnRowList *rows = arn_table_get_rows (wait_for_objects (page));
  const guint n = arn_row_list_get_n_rows (rows);
  guint32 *ids = g_new (guint32, n);

  for (guint i = 0; i < n; i++)
    ids[i] = frame % 2 ? i : n - 1 - i;
  arn_row_list_set_rows (rows, ids, n);
}

static void
scroll_objects (GtkWidget *page, guint frame, gpointer data)
{
  GtkWidget *table = GTK_WIDGET (wait_for_objects (page));

  pan (gtk_widget_get_first_child (table), frame, data);
}

static void
jump_objects (GtkWidget *page, guint frame, gpointer data)
{
  GtkWidget *table = GTK_WIDGET (wait_for_objects (page));

  jump (gtk_widget_get_first_child (table), frame, data);
}

int
main (int argc, char **argv)
{
  Heap heap = { .zoom = 1 }, near = { 0 };
  Graph graph = { 0 };
  const FrameCase cases[] = {
    { "map-million-blocks-still", 4, 8, make_map, NULL, &heap },
    { "map-million-blocks-panned", 4, 8, make_map, pan, &heap },
    { "map-million-blocks-running", 4, 8, make_map, pulse, &heap },
    { "blocks-with-labels-still", 8, 16, make_map, NULL, &near },
    { "blocks-with-labels-panned", 8, 16, make_map, pan, &near },
    { "blocks-with-labels-jumps", 8, 16, make_map, jump, &near },
    { "graph-500-objects-still", 8, 16, make_graph, NULL, &graph },
    { "graph-500-objects-panned", 8, 16, make_graph, pan_graph, &graph },
    { "objects-ordered-anew", 8, 16, make_objects, order_objects, &heap },
    { "objects-scrolled", 8, 16, make_objects, scroll_objects, &heap },
    { "objects-jumps", 8, 16, make_objects, jump_objects, &heap },
  };
  FrameMeter *meter;

  if (argc != 2 && argc != 3)
    {
      g_printerr ("usage: bench-frames OUT.json [NAME…]\n");
      return 2;
    }
  gtk_init ();
  arn_views_init ();
  heap.session = arn_session_new ();
  heap.blocks = sample_heap_new (&(SampleHeap){ 1, 90, 0, 0, FALSE });
  for (guint i = 0; i < 2; i++)
    heap.pulses[i] = make_pulse (arn_snapshot_get_tables (heap.blocks), i);
  near = heap;
  near.zoom = 0;
  graph = graph_new ();
  g_print ("%u blocks\n", arn_snapshot_get_tables (heap.blocks)->blocks.n);

  meter = frame_meter_new ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (argc == 2 || g_str_has_prefix (cases[i].name, argv[2]))
      frame_meter_run (meter, &cases[i]);
  for (guint i = 0; i < 2; i++)
    g_object_unref (heap.pulses[i]);
  arn_graph_query_free (graph.query);
  g_object_unref (graph.snapshot);
  g_object_unref (heap.blocks);
  g_object_unref (heap.session);
  return frame_meter_finish (meter, argv[1]);
}
