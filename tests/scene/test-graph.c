/* Graphs: what is in a picture, where it lies, what stays when it changes, and what a scene
 * answers.
 */
#include <math.h>
#include <string.h>

#include "arn-graph-scene.h"
#include "sample-graph.h"

static const char ring[] = "frame serve 60: head>a number>i\n"
                           "module: cache>d none>n\n"
                           "a Node 'node0': .next>b .name>s\n"
                           "b Node 'node1': .next>a .page>p\n"
                           "p Page 'page': .title>t\n"
                           "t str 'a title'\n"
                           "s str! 'node0'\n"
                           "d dict {…}: key>p\n"
                           "i int 7500\n"
                           "n NoneType! None\n";

static ArnGraphModel *
ask (ArnSnapshot *snapshot, ArnGraphMode mode, char centre)
{
  ArnObjectId object = centre ? sample_graph_find (snapshot, centre) : ARN_NONE;
  ArnGraphKey key = object != ARN_NONE ? arn_graph_key_for_object (snapshot, object) : 0;
  g_autoptr (ArnGraphQuery) query = arn_graph_query_new (mode, key);

  return arn_graph_model_new (snapshot, query, NULL);
}

static const char *
name_of (const ArnGraphModel *model, guint node)
{
  const ArnGraphNode *n = &model->nodes[node];

  return n->kind == ARN_GRAPH_NODE_OBJECT && n->type == ARN_TYPE_INSTANCE ? n->subtitle : n->title;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* "serve head>node0, node0 .next>node1": the edges, in the order of their texts. */
static char *
edges_of (const ArnGraphModel *model)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < model->n_edges; i++)
    {
      const ArnGraphEdge *e = &model->edges[i];

      g_ptr_array_add (texts, g_strdup_printf ("%s %s%c%s", name_of (model, e->from),
                                               e->label ? e->label : "",
                                               e->kind == ARN_GRAPH_EDGE_WEAK ? '~' : '>',
                                               name_of (model, e->to)));
    }
  g_ptr_array_sort (texts, compare_texts);
  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", (char *) texts->pdata[i]);
  return g_string_free (all, FALSE);
}

static void
assert_edges (const ArnGraphModel *model, const char *expected)
{
  g_autofree char *edges = edges_of (model);

  g_assert_cmpstr (edges, ==, expected);
}

static const ArnGraphNode *
node_of (const ArnGraphModel *model, char letter)
{
  guint node = arn_graph_model_find (model, (ArnGraphKey) letter);

  g_assert_cmpuint (node, !=, ARN_NONE);
  return &model->nodes[node];
}

static const ArnGraphNode *
frame_of (const ArnGraphModel *model, const char *title)
{
  for (guint i = 0; i < model->n_nodes; i++)
    if (strcmp (model->nodes[i].title, title) == 0)
      return &model->nodes[i];
  g_assert_not_reached ();
}

static void
test_stack_leads_to_the_heap (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new (ring);
  g_autoptr (ArnGraphModel) model = ask (snapshot, ARN_GRAPH_STACK_AND_HEAP, 0);

  assert_edges (model, "dict {1} ['key']>page, module cache>dict {1}, module calls>serve, "
                       "node0 .next>node1, node1 .next>node0, node1 .page>page, "
                       "page .title>'a title', serve head>node0");
}

static void
test_what_lives_forever_is_a_word (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new (ring);
  g_autoptr (ArnGraphModel) model = ask (snapshot, ARN_GRAPH_STACK_AND_HEAP, 0);
  const ArnGraphNode *module = frame_of (model, "module");
  const ArnGraphNode *serve = frame_of (model, "serve");

  g_assert_cmpuint (module->n_rows, ==, 2);
  g_assert_cmpstr (model->rows[module->first_row + 1].name, ==, "none");
  g_assert_cmpstr (model->rows[module->first_row + 1].value, ==, "None");
  g_assert_cmpstr (model->rows[serve->first_row + 1].value, ==, "7500");
  g_assert_cmpstr (node_of (model, 'a')->hidden, ==, ".name");
}

static void
test_functions_wait_behind_a_switch (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new ("module: f>f a>a\n"
                                                       "f function f\n"
                                                       "a Node 'node0'\n");
  g_autoptr (ArnGraphQuery) query = arn_graph_query_new (ARN_GRAPH_STACK_AND_HEAP, 0);
  g_autoptr (ArnGraphModel) without = arn_graph_model_new (snapshot, query, NULL);
  g_autoptr (ArnGraphModel) with = NULL;

  assert_edges (without, "module a>node0");
  g_assert_cmpuint (frame_of (without, "module")->more_rows, ==, 1);
  query->classes = TRUE;
  with = arn_graph_model_new (snapshot, query, NULL);
  assert_edges (with, "module a>node0, module f>function");
}

static void
test_globals_stay_when_the_program_has_ended (void)
{
  g_autoptr (ArnSnapshot) before = sample_graph_new ("module: a>a\na Node 'node0'\n");
  g_autoptr (ArnSnapshot) after = sample_graph_new ("globals: a>a\na Node 'node0'\n");
  g_autoptr (ArnGraphModel) running = ask (before, ARN_GRAPH_STACK_AND_HEAP, 0);
  g_autoptr (ArnGraphModel) ended = ask (after, ARN_GRAPH_STACK_AND_HEAP, 0);

  assert_edges (ended, "module a>node0");
  g_assert_cmpuint (frame_of (ended, "module")->key, ==, frame_of (running, "module")->key);
}

static void
test_what_nobody_reaches_is_shown (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new ("module:\n"
                                                       "a Node 'node0': .next>b\n"
                                                       "b Node 'node1': .next>a\n");
  g_autoptr (ArnGraphModel) model = ask (snapshot, ARN_GRAPH_STACK_AND_HEAP, 0);

  assert_edges (model, "node0 .next>node1, node1 .next>node0");
  g_assert_true (node_of (model, 'a')->unreachable);
  g_assert_true (model->edges[0].unreachable);
  g_assert_cmpuint (model->n_cycles, ==, 1);
  g_assert_true (g_str_has_prefix (model->cycles[0].title, "Cycle of 2"));
  g_assert_true (model->cycles[0].unreachable);
}

static void
test_neighbourhood_has_both_directions (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new (ring);
  g_autoptr (ArnGraphModel) model = ask (snapshot, ARN_GRAPH_NEIGHBOURHOOD, 'p');

  g_assert_cmpstr (name_of (model, model->centre), ==, "page");
  assert_edges (model, "dict {1} ['key']>page, node0 .next>node1, node1 .next>node0, "
                       "node1 .page>page, page .title>'a title', serve head>node0");
}

/* Thirty lists hold one object. */
static ArnSnapshot *
much_held (void)
{
  static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRST";
  GString *text = g_string_new ("z Node 'middle'\nframe f 1:");
  ArnSnapshot *snapshot;

  for (const char *c = letters; *c; c++)
    g_string_append_printf (text, " n%c>%c", *c, *c);
  for (const char *c = letters; *c; c++)
    g_string_append_printf (text, "\n%c list [z]: [0]>z", *c);
  snapshot = sample_graph_new (text->str);
  g_string_free (text, TRUE);
  return snapshot;
}

static guint
count_kind (const ArnGraphModel *model, ArnGraphNodeKind kind)
{
  guint n = 0;

  for (guint i = 0; i < model->n_nodes; i++)
    n += model->nodes[i].kind == kind;
  return n;
}

static void
test_referrers_are_capped_and_said (void)
{
  g_autoptr (ArnSnapshot) snapshot = much_held ();
  g_autoptr (ArnGraphQuery) query =
      arn_graph_query_new (ARN_GRAPH_NEIGHBOURHOOD, (ArnGraphKey) 'z');
  g_autoptr (ArnGraphModel) few = NULL;
  g_autoptr (ArnGraphModel) more = NULL;

  query->steps = 1;
  few = arn_graph_model_new (snapshot, query, NULL);
  g_assert_cmpuint (count_kind (few, ARN_GRAPH_NODE_OBJECT), ==, 13);
  g_assert_cmpstr (frame_of (few, "12 of 30 referrers")->subtitle, ==, "Show more");

  arn_graph_query_expand_in (query, frame_of (few, "12 of 30 referrers")->owner);
  more = arn_graph_model_new (snapshot, query, NULL);
  g_assert_cmpuint (count_kind (more, ARN_GRAPH_NODE_OBJECT), ==, 25);
  frame_of (more, "24 of 30 referrers");
}

static void
test_expanding_shows_what_was_hidden (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new (ring);
  g_autoptr (ArnGraphQuery) query = arn_graph_query_new (ARN_GRAPH_STACK_AND_HEAP, 0);
  g_autoptr (ArnGraphModel) model = NULL;

  arn_graph_query_expand_out (query, 'a');
  model = arn_graph_model_new (snapshot, query, NULL);
  g_assert_null (node_of (model, 'a')->hidden);
  g_assert_cmpint (node_of (model, 's')->kind, ==, ARN_GRAPH_NODE_SMALL);
}

static void
test_collapsing_hides_referents (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new (ring);
  g_autoptr (ArnGraphQuery) query = arn_graph_query_new (ARN_GRAPH_STACK_AND_HEAP, 0);
  g_autoptr (ArnGraphModel) model = NULL;
  g_autoptr (ArnGraphModel) again = NULL;

  arn_graph_query_collapse (query, 'p');
  model = arn_graph_model_new (snapshot, query, NULL);
  g_assert_cmpuint (arn_graph_model_find (model, 't'), ==, ARN_NONE);
  g_assert_cmpstr (node_of (model, 'p')->hidden, ==, ".title");
  arn_graph_query_expand_out (query, 'p');
  again = arn_graph_model_new (snapshot, query, NULL);
  node_of (again, 't');
}

static void
test_path_leads_from_a_root (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new ("module: cache>d\n"
                                                       "d dict {…}: key>p\n"
                                                       "p Page 'page': .title>t\n"
                                                       "t str 'a title'\n");
  g_autoptr (ArnGraphModel) model = ask (snapshot, ARN_GRAPH_NEIGHBOURHOOD, 't');
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; i < model->n_edges; i++)
    if (model->edges[i].on_path)
      g_string_append_printf (path, "%s ", model->edges[i].label);
  g_assert_cmpuint (model->n_nodes, >=, 4);
  g_assert_true (frame_of (model, "module")->on_path);
  g_assert_nonnull (strstr (path->str, "cache "));
  g_assert_nonnull (strstr (path->str, "['key'] "));
  g_assert_nonnull (strstr (path->str, ".title "));
}

static void
test_weak_can_be_left_out (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new ("frame f 1: a>a b>b\n"
                                                       "a Node 'node0': .up~b\n"
                                                       "b Node 'node1'\n");
  g_autoptr (ArnGraphQuery) query = arn_graph_query_new (ARN_GRAPH_STACK_AND_HEAP, 0);
  g_autoptr (ArnGraphModel) with = arn_graph_model_new (snapshot, query, NULL);
  g_autoptr (ArnGraphModel) without = NULL;

  assert_edges (with, "f a>node0, f b>node1, node0 .up~node1");
  query->weak = FALSE;
  without = arn_graph_model_new (snapshot, query, NULL);
  assert_edges (without, "f a>node0, f b>node1");
}

static void
test_what_a_cycle_holds_is_one_edge (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new ("frame f 1: a>a\n"
                                                       "a Node 'node0': .next>b .page>p\n"
                                                       "b Node 'node1': .next>a .page>p\n"
                                                       "p Page 'page'\n");
  g_autoptr (ArnGraphModel) model = ask (snapshot, ARN_GRAPH_STACK_AND_HEAP, 0);

  assert_edges (model, "f a>node0, node0 .next>node1, node0 .page × 2>page, node1 .next>node0");
}

static void
test_one_object_is_a_cycle_too (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new ("frame f 1: a>a\na list [...]: [0]>a\n");
  g_autoptr (ArnGraphModel) model = ask (snapshot, ARN_GRAPH_STACK_AND_HEAP, 0);

  g_assert_cmpuint (model->n_cycles, ==, 1);
  g_assert_true (g_str_has_prefix (model->cycles[0].title, "Holds itself"));
}

static ArnGraphLayout *
lay_out (ArnGraphModel *model, const ArnGraphLayout *before)
{
  ArnLook look = arn_look_default ();

  return arn_graph_layout_new (model, &look, before, FALSE);
}

static gboolean
meet (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

static void
assert_no_overlap (const ArnGraphLayout *layout)
{
  const ArnGraphModel *model = layout->model;

  for (guint i = 0; i < model->n_nodes; i++)
    {
      for (guint k = i + 1; k < model->n_nodes; k++)
        g_assert_false (meet (&layout->nodes[i], &layout->nodes[k]));
      for (guint k = 0; k < model->n_cycles; k++)
        g_assert_true (meet (&layout->nodes[i], &layout->cycles[k]) ==
                       (model->nodes[i].cycle == k));
    }
}

static const cairo_rectangle_t *
place_of (const ArnGraphLayout *layout, char letter)
{
  return &layout->nodes[node_of (layout->model, letter) - layout->model->nodes];
}

static void
test_nothing_overlaps (void)
{
  static const char *const heaps[] = { ring, NULL };
  g_autoptr (ArnSnapshot) large = sample_graph_large (60);
  g_autoptr (ArnGraphLayout) wide = lay_out (ask (large, ARN_GRAPH_STACK_AND_HEAP, 0), NULL);

  assert_no_overlap (wide);
  for (guint i = 0; heaps[i]; i++)
    for (ArnGraphMode mode = ARN_GRAPH_STACK_AND_HEAP; mode <= ARN_GRAPH_NEIGHBOURHOOD; mode++)
      {
        g_autoptr (ArnSnapshot) snapshot = sample_graph_new (heaps[i]);
        g_autoptr (ArnGraphLayout) layout = lay_out (ask (snapshot, mode, 'p'), NULL);

        assert_no_overlap (layout);
      }
}

static void
test_referrers_lie_above (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new (ring);
  g_autoptr (ArnGraphLayout) layout = lay_out (ask (snapshot, ARN_GRAPH_NEIGHBOURHOOD, 'p'), NULL);
  const cairo_rectangle_t *holder = place_of (layout, 'd'), *centre = place_of (layout, 'p');
  const cairo_rectangle_t *held = place_of (layout, 't');

  g_assert_cmpfloat (centre->width, ==, 132);
  g_assert_cmpfloat (centre->height, ==, 36);
  g_assert_cmpfloat (holder->y + holder->height + 48, <=, centre->y + 1);
  g_assert_cmpfloat (centre->y + centre->height + 48, <=, held->y + 1);
}

static void
test_stack_stands_left_newest_on_top (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new (ring);
  g_autoptr (ArnGraphLayout) layout = lay_out (ask (snapshot, ARN_GRAPH_STACK_AND_HEAP, 0), NULL);
  const ArnGraphModel *model = layout->model;
  const cairo_rectangle_t *serve = &layout->nodes[frame_of (model, "serve") - model->nodes];
  const cairo_rectangle_t *module = &layout->nodes[frame_of (model, "module") - model->nodes];

  g_assert_cmpfloat (serve->x, ==, module->x);
  g_assert_cmpfloat (serve->y, <, module->y);
  for (guint i = 0; i < model->n_nodes; i++)
    if (!model->nodes[i].left)
      g_assert_cmpfloat (layout->nodes[i].x, >, module->x + module->width);
}

static void
test_places_are_kept (void)
{
  static const char one_more[] = "frame serve 61: head>a number>i new>x\n"
                                 "module: cache>d none>n\n"
                                 "a Node 'node0': .next>b .name>s\n"
                                 "b Node 'node1': .next>a .page>p\n"
                                 "p Page 'page': .title>t\n"
                                 "t str 'a title'\n"
                                 "s str! 'node0'\n"
                                 "d dict {…}: key>p\n"
                                 "i int 7500\n"
                                 "n NoneType! None\n"
                                 "x Node 'new'\n";
  g_autoptr (ArnSnapshot) before = sample_graph_new (ring);
  g_autoptr (ArnSnapshot) after = sample_graph_new (one_more);
  g_autoptr (ArnGraphLayout) old = lay_out (ask (before, ARN_GRAPH_STACK_AND_HEAP, 0), NULL);
  g_autoptr (ArnGraphLayout) new = lay_out (ask (after, ARN_GRAPH_STACK_AND_HEAP, 0), old);

  for (const char *letter = "abptd"; *letter; letter++)
    {
      g_assert_cmpfloat (place_of (old, *letter)->x, ==, place_of (new, *letter)->x);
      g_assert_cmpfloat (place_of (old, *letter)->y, ==, place_of (new, *letter)->y);
    }
  assert_no_overlap (new);
}

static void
test_a_call_stands_on_its_caller (void)
{
  g_autoptr (ArnSnapshot) before = sample_graph_new ("frame serve 60: a>a\na Node 'node0'\n");
  g_autoptr (ArnSnapshot) after = sample_graph_new ("frame inner 7: x>a\n"
                                                    "frame serve 61: a>a\n"
                                                    "a Node 'node0'\n");
  g_autoptr (ArnGraphLayout) old = lay_out (ask (before, ARN_GRAPH_STACK_AND_HEAP, 0), NULL);
  g_autoptr (ArnGraphLayout) new = lay_out (ask (after, ARN_GRAPH_STACK_AND_HEAP, 0), old);
  const ArnGraphModel *model = new->model;
  const cairo_rectangle_t *inner = &new->nodes[frame_of (model, "inner") - model->nodes];
  const cairo_rectangle_t *serve = &new->nodes[frame_of (model, "serve") - model->nodes];

  g_assert_true (new->is_kept);
  g_assert_cmpfloat (inner->x, ==, serve->x);
  g_assert_cmpfloat (inner->y + inner->height, <, serve->y);
  g_assert_cmpfloat (place_of (old, 'a')->y, ==, place_of (new, 'a')->y);
}

static void
test_a_way_begins_and_ends_at_the_layouts (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new (ring);
  g_autoptr (ArnGraphLayout) from = lay_out (ask (snapshot, ARN_GRAPH_NEIGHBOURHOOD, 'p'), NULL);
  g_autoptr (ArnGraphLayout) to = lay_out (ask (snapshot, ARN_GRAPH_STACK_AND_HEAP, 0), NULL);
  g_autoptr (ArnGraphLayout) first = arn_graph_layout_mix (from, to, 0);
  g_autoptr (ArnGraphLayout) last = arn_graph_layout_mix (from, to, 1);

  g_assert_cmpfloat (place_of (first, 'p')->x, ==, place_of (from, 'p')->x);
  g_assert_cmpfloat (place_of (last, 'p')->x, ==, place_of (to, 'p')->x);
}

static void
test_many_nodes_within_a_second (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_graph_large (499);
  g_autoptr (ArnGraphQuery) query = arn_graph_query_new (ARN_GRAPH_STACK_AND_HEAP, 0);
  g_autoptr (ArnGraphLayout) layout = NULL;
  ArnGraphModel *model;
  gint64 began;

  for (guint i = 0; i < 499; i++)
    arn_graph_query_expand_out (query, i + 1);
  began = g_get_monotonic_time ();
  model = arn_graph_model_new (snapshot, query, NULL);
  g_assert_cmpuint (model->n_nodes, ==, 500);
  layout = lay_out (model, NULL);
  /* Far more than it takes, for busy machines and sanitizers. */
  g_assert_cmpint (g_get_monotonic_time () - began, <, 20 * G_USEC_PER_SEC);
  g_assert_true (isfinite (layout->bounds.width));
  assert_no_overlap (layout);
  for (guint i = 0; i < model->n_nodes; i++)
    g_assert_true (model->nodes[i].left || layout->nodes[i].x > layout->nodes[0].x);
}

typedef struct
{
  ArnGraphScene *scene;
  GMainLoop *loop;
  guint arrived;
} Waiting;

static void
arrived (Waiting *waiting)
{
  waiting->arrived++;
  if (!arn_graph_scene_is_working (waiting->scene))
    g_main_loop_quit (waiting->loop);
}

static void
wait_for_picture (Waiting *waiting)
{
  waiting->loop = g_main_loop_new (NULL, FALSE);
  g_signal_connect_swapped (waiting->scene, "arrived", G_CALLBACK (arrived), waiting);
  g_main_loop_run (waiting->loop);
  g_main_loop_unref (waiting->loop);
}

static void
test_only_the_newest_question_is_answered (void)
{
  g_autoptr (ArnGraphScene) scene = arn_graph_scene_new ();
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new (ring);
  Waiting waiting = { .scene = scene };

  for (const char *letter = "abdp"; *letter; letter++)
    {
      g_autoptr (ArnGraphQuery) query =
          arn_graph_query_new (ARN_GRAPH_NEIGHBOURHOOD, (ArnGraphKey) *letter);

      arn_graph_scene_ask (scene, snapshot, query, FALSE);
    }
  wait_for_picture (&waiting);
  g_assert_cmpuint (waiting.arrived, ==, 1);
  g_assert_cmpuint (arn_graph_scene_get_layout (scene)
                        ->model->nodes[arn_graph_scene_get_layout (scene)->model->centre]
                        .key,
                    ==, 'p');
}

static void
test_scene_knows_what_lies_where (void)
{
  g_autoptr (ArnGraphScene) scene = arn_graph_scene_new ();
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new (ring);
  g_autoptr (ArnGraphQuery) query = arn_graph_query_new (ARN_GRAPH_STACK_AND_HEAP, 0);
  Waiting waiting = { .scene = scene };
  cairo_rectangle_t area;
  ArnGraphHit hit;
  ArnGraphKey serve;

  arn_graph_scene_ask (scene, snapshot, query, FALSE);
  wait_for_picture (&waiting);
  g_assert_true (arn_graph_scene_locate (scene, 'a', &area));
  g_assert_true (arn_graph_scene_hit (scene, area.x + 20, area.y + 20, &hit));
  g_assert_cmpuint (arn_graph_scene_get_layout (scene)->model->nodes[hit.node].key, ==, 'a');
  g_assert_true (
      arn_graph_scene_hit (scene, area.x + area.width - 20, area.y + area.height + 5, &hit));
  g_assert_true (hit.is_hidden);

  serve = frame_of (arn_graph_scene_get_layout (scene)->model, "serve")->key;
  g_assert_true (arn_graph_scene_locate (scene, serve, &area));
  g_assert_true (arn_graph_scene_hit (scene, area.x + 20, area.y + 40, &hit));
  g_assert_cmpstr (arn_graph_scene_get_layout (scene)->model->rows[hit.row].name, ==, "head");
  g_assert_false (arn_graph_scene_hit (scene, area.x - 50, area.y - 50, &hit));
}

static void
test_arrows_follow_edges (void)
{
  g_autoptr (ArnGraphScene) scene = arn_graph_scene_new ();
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new (ring);
  g_autoptr (ArnGraphQuery) query = arn_graph_query_new (ARN_GRAPH_NEIGHBOURHOOD, 'p');
  Waiting waiting = { .scene = scene };

  arn_graph_scene_ask (scene, snapshot, query, FALSE);
  wait_for_picture (&waiting);
  g_assert_cmpuint (arn_graph_scene_step (scene, 0, 0, 1), ==, 'p');
  g_assert_cmpuint (arn_graph_scene_step (scene, 'p', 0, 1), ==, 't');
  g_assert_cmpuint (arn_graph_scene_step (scene, 't', 0, -1), ==, 'p');
  g_assert_cmpuint (arn_graph_scene_step (scene, 't', 0, 1), ==, 't');
}

static void
test_words_say_what_is_there (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new (ring);
  g_autoptr (ArnGraphModel) model = ask (snapshot, ARN_GRAPH_STACK_AND_HEAP, 0);
  g_autofree char *picture = arn_graph_format_picture (model);
  g_autofree char *node = arn_graph_format_node (model, arn_graph_model_find (model, 'a'));

  g_assert_cmpstr (picture, ==, "5 objects, 2 frames, 1 cycle");
  g_assert_true (g_str_has_prefix (node, "Node 'node0', 2 references, Cycle of 2"));
  g_assert_true (g_str_has_suffix (node, "1 referent not shown"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/graph/stack-leads-to-the-heap", test_stack_leads_to_the_heap);
  g_test_add_func ("/scene/graph/what-lives-forever-is-a-word", test_what_lives_forever_is_a_word);
  g_test_add_func ("/scene/graph/functions-wait-behind-a-switch",
                   test_functions_wait_behind_a_switch);
  g_test_add_func ("/scene/graph/globals-stay-when-the-program-has-ended",
                   test_globals_stay_when_the_program_has_ended);
  g_test_add_func ("/scene/graph/what-nobody-reaches-is-shown", test_what_nobody_reaches_is_shown);
  g_test_add_func ("/scene/graph/neighbourhood-has-both-directions",
                   test_neighbourhood_has_both_directions);
  g_test_add_func ("/scene/graph/referrers-are-capped-and-said",
                   test_referrers_are_capped_and_said);
  g_test_add_func ("/scene/graph/expanding-shows-what-was-hidden",
                   test_expanding_shows_what_was_hidden);
  g_test_add_func ("/scene/graph/collapsing-hides-referents", test_collapsing_hides_referents);
  g_test_add_func ("/scene/graph/path-leads-from-a-root", test_path_leads_from_a_root);
  g_test_add_func ("/scene/graph/weak-can-be-left-out", test_weak_can_be_left_out);
  g_test_add_func ("/scene/graph/what-a-cycle-holds-is-one-edge",
                   test_what_a_cycle_holds_is_one_edge);
  g_test_add_func ("/scene/graph/one-object-is-a-cycle-too", test_one_object_is_a_cycle_too);
  g_test_add_func ("/scene/graph/nothing-overlaps", test_nothing_overlaps);
  g_test_add_func ("/scene/graph/referrers-lie-above", test_referrers_lie_above);
  g_test_add_func ("/scene/graph/stack-stands-left-newest-on-top",
                   test_stack_stands_left_newest_on_top);
  g_test_add_func ("/scene/graph/places-are-kept", test_places_are_kept);
  g_test_add_func ("/scene/graph/a-call-stands-on-its-caller", test_a_call_stands_on_its_caller);
  g_test_add_func ("/scene/graph/a-way-begins-and-ends-at-the-layouts",
                   test_a_way_begins_and_ends_at_the_layouts);
  g_test_add_func ("/scene/graph/many-nodes-within-a-second", test_many_nodes_within_a_second);
  g_test_add_func ("/scene/graph/only-the-newest-question-is-answered",
                   test_only_the_newest_question_is_answered);
  g_test_add_func ("/scene/graph/scene-knows-what-lies-where", test_scene_knows_what_lies_where);
  g_test_add_func ("/scene/graph/arrows-follow-edges", test_arrows_follow_edges);
  g_test_add_func ("/scene/graph/words-say-what-is-there", test_words_say_what_is_there);
  return g_test_run ();
}
