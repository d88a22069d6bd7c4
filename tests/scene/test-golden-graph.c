/* Golden pictures of graphs: both modes, a cycle that is held and one that is not. */
#include "golden.h"

#include "arn-graph-painter.h"
#include "sample-graph.h"

#define WIDTH  400
#define HEIGHT 200

typedef struct
{
  const char *heap;
  ArnGraphMode mode;
  ArnGraphKey centre;
} Picture;

static const char held[] = "frame serve 60: head>a number>i\n"
                           "module:\n"
                           "a Node 'node0': .next>b .name>s\n"
                           "b Node 'node1': .next>a .watch>w\n"
                           "w ReferenceType: referent~a\n"
                           "s str! 'node0'\n"
                           "i int 7500\n";

static const char lost[] = "module: other>c\n"
                           "a Node 'node0': .next>b\n"
                           "b Node 'node1': .next>a\n"
                           "c list [...]: [0]>c\n";

static const Picture stack = { held, ARN_GRAPH_STACK_AND_HEAP, 0 };
static const Picture around = { held, ARN_GRAPH_NEIGHBOURHOOD, 'a' };
static const Picture left_over = { lost, ARN_GRAPH_STACK_AND_HEAP, 0 };

static void
paint (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  const Picture *picture = data;
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new (picture->heap);
  g_autoptr (ArnGraphQuery) query = arn_graph_query_new (picture->mode, picture->centre);
  g_autoptr (ArnGraphLayout) layout =
      arn_graph_layout_new (arn_graph_model_new (snapshot, query, NULL), look, NULL, FALSE);

  arn_graph_paint_picture (layout, look, cr, WIDTH, HEIGHT);
}

/* At its own size, from its upper left, as a view shows it. */
static void
paint_near (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  const Picture *picture = data;
  g_autoptr (ArnText) text = arn_text_new (look);
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new (picture->heap);
  g_autoptr (ArnGraphQuery) query = arn_graph_query_new (picture->mode, picture->centre);
  g_autoptr (ArnGraphLayout) layout =
      arn_graph_layout_new (arn_graph_model_new (snapshot, query, NULL), look, NULL, FALSE);

  cairo_translate (cr, -layout->bounds.x, -layout->bounds.y);
  arn_graph_paint (layout, look, text, cr, NULL, 1);
  arn_graph_paint_ring (layout, look, text, cr, 1, layout->model->centre, TRUE);
}

int
main (int argc, char **argv)
{
  golden_init (&argc, &argv);
  golden_add ("graph-stack", WIDTH, HEIGHT, GOLDEN_ALL, paint, (gpointer) &stack);
  golden_add ("graph-around", 390, 300, GOLDEN_DARK | GOLDEN_BIG_TEXT, paint_near,
              (gpointer) &around);
  golden_add ("graph-left-over", WIDTH, HEIGHT, GOLDEN_DARK, paint, (gpointer) &left_over);
  return g_test_run ();
}
