/* Cycles, paths, dominators and reachability on random graphs, against their definitions. */
#include <gio/gio.h>
#include <string.h>

#include "arn-cycles.h"
#include "arn-path.h"
#include "arn-reachability.h"
#include "arn-references.h"
#include "arn-retained.h"
#include "arn-snapshot-builder.h"
#include "sample-heap.h"

#define N      14 /* objects */
#define ROUNDS 400

/* Objects 0x1000, 0x2000, … of 10, 20, … bytes; `density` edges for each; a root holds the first.
 * The reference counts are what the edges add up to, so nothing is held by anybody unseen. */
static ArnSnapshot *
random_graph (GRand *rand, double density)
{
  ArnSnapshotBuilder *b = arn_snapshot_builder_new (ARN_PART_OBJECTS | ARN_PART_EDGES);
  ArnTypeId type = arn_snapshot_builder_add_type (b, "list", "builtins", 40, ARN_TYPE_OTHER, 0);
  guint32 counts[N] = { 1 };
  struct
  {
    guint from, to;
    gboolean weak;
  } edges[N * 4];
  guint n_edges = 0;

  for (; n_edges < density * N; n_edges++)
    {
      edges[n_edges].from = g_rand_int_range (rand, 0, N);
      edges[n_edges].to = g_rand_int_range (rand, 0, N);
      edges[n_edges].weak = g_rand_int_range (rand, 0, 8) == 0;
      counts[edges[n_edges].to] += !edges[n_edges].weak;
    }
  for (guint i = 0; i < N; i++)
    arn_snapshot_builder_add_object (b, &(ArnObjectRow){ (i + 1) * 0x1000, type, (i + 1) * 10, 0,
                                                         counts[i], 0 });
  for (guint i = 0; i < n_edges; i++)
    {
      arn_snapshot_builder_begin_object (b, (edges[i].from + 1) * 0x1000);
      arn_snapshot_builder_add_edge (b, ARN_EDGE_INDEX, edges[i].weak, i,
                                     (edges[i].to + 1) * 0x1000);
    }
  arn_snapshot_builder_begin_root (b, ARN_ROOT_INTERPRETER, "modules", ARN_NONE);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_INDEX, FALSE, 0, 0x1000);
  return arn_snapshot_builder_end (b);
}

/* What is reached from an object by counted references, without going through `without`. */
static void
reach (ArnSnapshot *s, ArnObjectId from, ArnObjectId without, gboolean *reached)
{
  const ArnEdgeTable *edges = &arn_snapshot_get_tables (s)->edges;

  if (from == without || reached[from])
    return;
  reached[from] = TRUE;
  for (guint e = edges->first_edge[from]; e < edges->first_edge[from + 1]; e++)
    if (!edges->weak[e])
      reach (s, edges->target[e], without, reached);
}

static void
test_reachability (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (ArnSnapshot) s = random_graph (rand, 0.5 + round % 5 * 0.4);
      gboolean reached[N] = { FALSE };
      guint n_unreachable = 0;

      reach (s, 0, ARN_NONE, reached);
      for (guint i = 0; i < N; i++)
        {
          g_assert_true (arn_reachability_is_reachable (s, i) == reached[i]);
          n_unreachable += !reached[i];
        }
      g_assert_cmpuint (arn_reachability_count_unreachable (s), ==, n_unreachable);
    }
}

static void
test_held_by_somebody_unseen (void)
{
  ArnSnapshotBuilder *b = arn_snapshot_builder_new (ARN_PART_OBJECTS | ARN_PART_EDGES);
  ArnTypeId type = arn_snapshot_builder_add_type (b, "list", "builtins", 40, ARN_TYPE_OTHER, 0);
  g_autoptr (ArnSnapshot) s = NULL;

  /* A cycle of two that nobody else holds, and one whose first has a reference more. */
  for (guint i = 1; i <= 4; i++)
    arn_snapshot_builder_add_object (b, &(ArnObjectRow){ i * 16, type, 56, 0, i == 3 ? 2 : 1, 0 });
  for (guint i = 1; i <= 4; i++)
    {
      arn_snapshot_builder_begin_object (b, i * 16);
      arn_snapshot_builder_add_edge (b, ARN_EDGE_INDEX, FALSE, 0, (i % 2 ? i + 1 : i - 1) * 16);
    }
  s = arn_snapshot_builder_end (b);
  g_assert_false (arn_reachability_is_reachable (s, 0));
  g_assert_false (arn_reachability_is_reachable (s, 1));
  g_assert_true (arn_reachability_is_reachable (s, 2));
  g_assert_true (arn_reachability_is_reachable (s, 3));
}

/* Two objects are in one cycle when each reaches the other over at least one reference. */
static void
test_cycles (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (ArnSnapshot) s = random_graph (rand, 0.5 + round % 5 * 0.4);
      const ArnEdgeTable *edges = &arn_snapshot_get_tables (s)->edges;
      const ArnCycles *cycles = arn_cycles_get (s, NULL);
      gboolean reached[N][N] = { { FALSE } };

      for (guint i = 0; i < N; i++)
        for (guint e = edges->first_edge[i]; e < edges->first_edge[i + 1]; e++)
          if (!edges->weak[e])
            reach (s, edges->target[e], ARN_NONE, reached[i]);
      for (guint i = 0; i < N; i++)
        {
          g_assert_true ((cycles->cycle_of[i] != ARN_NONE) == reached[i][i]);
          for (guint k = 0; k < N; k++)
            if (i != k && cycles->cycle_of[i] != ARN_NONE)
              g_assert_true ((cycles->cycle_of[i] == cycles->cycle_of[k]) ==
                             (reached[i][k] && reached[k][i]));
        }
      for (guint c = 0; c < cycles->n; c++)
        {
          guint size = cycles->first[c + 1] - cycles->first[c];

          g_assert_cmpuint (size, >, 0);
          if (c > 0)
            g_assert_cmpuint (size, <=, cycles->first[c] - cycles->first[c - 1]);
          for (guint m = cycles->first[c]; m < cycles->first[c + 1]; m++)
            g_assert_cmpuint (cycles->cycle_of[cycles->objects[m]], ==, c);
        }
    }
}

/* What an object retains is what is not reached any more without it. */
static void
test_retained (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (ArnSnapshot) s = random_graph (rand, 0.8 + round % 5 * 0.4);
      const ArnRetained *retained = arn_retained_get (s, NULL);
      gboolean all[N] = { FALSE };

      reach (s, 0, ARN_NONE, all);
      for (guint i = 0; i < N; i++)
        {
          gboolean rest[N] = { FALSE };
          guint64 bytes = 0;
          guint objects = 0;

          if (!all[i])
            continue;
          reach (s, 0, i, rest);
          for (guint k = 0; k < N; k++)
            if (all[k] && !rest[k])
              {
                bytes += (k + 1) * 10;
                objects++;
              }
          g_assert_cmpuint (retained->bytes[i], ==, bytes);
          g_assert_cmpuint (retained->objects[i], ==, objects);
        }
    }
}

/* Every object is retained by somebody exactly once. */
static void
test_retained_adds_up (void)
{
  g_autoptr (ArnSnapshot) s = sample_heap_new (&(SampleHeap){ 5, 3, 1, 20, FALSE });
  const ArnRetained *retained = arn_retained_get (s, NULL);
  const ArnObjectTable *objects = &arn_snapshot_get_tables (s)->objects;
  guint64 bytes = 0, total = 0;

  for (guint i = 0; i < objects->n; i++)
    {
      total += objects->total[i];
      if (retained->dominator[i] == ARN_NONE)
        bytes += retained->bytes[i];
    }
  g_assert_cmpuint (bytes, ==, total);
}

static void
test_paths (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (ArnSnapshot) s = random_graph (rand, 0.5 + round % 5 * 0.4);
      const ArnTables *t = arn_snapshot_get_tables (s);
      guint distance[N];
      gboolean changed = TRUE;

      /* Edges from the root: 1 for the first object. */
      memset (distance, 0xff, sizeof distance);
      distance[0] = 1;
      while (changed)
        {
          changed = FALSE;
          for (guint i = 0; i < N; i++)
            for (guint e = t->edges.first_edge[i]; e < t->edges.first_edge[i + 1]; e++)
              if (!t->edges.weak[e] && distance[i] != G_MAXUINT &&
                  distance[i] + 1 < distance[t->edges.target[e]])
                {
                  distance[t->edges.target[e]] = distance[i] + 1;
                  changed = TRUE;
                }
        }
      for (guint i = 0; i < N; i++)
        {
          g_autoptr (ArnPath) path = arn_path_new (s, i);

          g_assert_cmpuint (path->n, ==, distance[i] == G_MAXUINT ? 0 : distance[i]);
          for (guint k = 0; k < path->n; k++)
            {
              guint32 target = t->edges.target[path->edge[k]];

              g_assert_false (t->edges.weak[path->edge[k]]);
              g_assert_cmpuint (target, ==, k + 1 < path->n ? path->holder[k + 1] : i);
            }
          if (path->n > 0)
            g_assert_cmpuint (arn_holder_root (s, path->holder[0]), ==, 0);
        }
    }
}

/* A list of a million in a row: no recursion anywhere. */
static void
test_deep (void)
{
  ArnSnapshotBuilder *b = arn_snapshot_builder_new (ARN_PART_OBJECTS | ARN_PART_EDGES);
  ArnTypeId type = arn_snapshot_builder_add_type (b, "list", "builtins", 40, ARN_TYPE_OTHER, 0);
  const guint n = 300000;
  g_autoptr (ArnSnapshot) s = NULL;
  g_autoptr (ArnPath) path = NULL;

  for (guint i = 0; i < n; i++)
    arn_snapshot_builder_add_object (b, &(ArnObjectRow){ (i + 1) * 16, type, 56, 0, 1, 0 });
  for (guint i = 0; i + 1 < n; i++)
    {
      arn_snapshot_builder_begin_object (b, (i + 1) * 16);
      arn_snapshot_builder_add_edge (b, ARN_EDGE_INDEX, FALSE, 0, (i + 2) * 16);
    }
  arn_snapshot_builder_begin_root (b, ARN_ROOT_INTERPRETER, "modules", ARN_NONE);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_INDEX, FALSE, 0, 16);
  s = arn_snapshot_builder_end (b);
  g_assert_cmpuint (arn_retained_get (s, NULL)->objects[0], ==, n);
  g_assert_cmpuint (arn_cycles_get (s, NULL)->n, ==, 0);
  path = arn_path_new (s, n - 1);
  g_assert_cmpuint (path->n, ==, n);
  g_assert_cmpuint (arn_reachability_count_unreachable (s), ==, 0);
}

static void
test_cancelled_is_asked_again (void)
{
  g_autoptr (ArnSnapshot) s = sample_heap_small ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (arn_cycles_get (s, cancellable));
  g_assert_nonnull (arn_cycles_get (s, NULL));
  g_assert_cmpuint (arn_cycles_get (s, NULL)->n, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/reachability/random", test_reachability);
  g_test_add_func ("/model/reachability/held-by-somebody-unseen", test_held_by_somebody_unseen);
  g_test_add_func ("/model/cycles/random", test_cycles);
  g_test_add_func ("/model/cycles/cancelled-is-asked-again", test_cancelled_is_asked_again);
  g_test_add_func ("/model/retained/random", test_retained);
  g_test_add_func ("/model/retained/adds-up", test_retained_adds_up);
  g_test_add_func ("/model/path/random", test_paths);
  g_test_add_func ("/model/graph/deep", test_deep);
  return g_test_run ();
}
