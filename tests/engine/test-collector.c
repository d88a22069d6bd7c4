/* Counting, reference counts, the collector's phases, finalizers, weak references and destruction
 * in depth, on toy objects. Expected states are short texts. */
#include "toy-objects.h"

static void
test_freed_at_zero (void)
{
  g_autoptr (Toy) toy = toy_new ();
  ToyNode *a = toy_node (toy, 'a'), *b = toy_node (toy, 'b');

  toy_link (a, 0, b);
  pym_decref (toy->rt, b);
  toy_expect_log (toy, "");
  pym_decref (toy->rt, a);
  toy_expect_log (toy, "-b -a");
}

static void
test_immortal_never_changes (void)
{
  g_autoptr (Toy) toy = toy_new ();
  PymObject o = { PYM_IMMORTAL, &toy->node };

  pym_incref (&o);
  pym_decref (toy->rt, &o);
  pym_decref (toy->rt, &o);
  g_assert_cmpuint (o.refcount, ==, PYM_IMMORTAL);
}

/* Only a full cycle of nodes dies; what it references from outside the cycle dies with it. */
static void
test_cycle (void)
{
  g_autoptr (Toy) toy = toy_new ();
  ToyNode *a = toy_node (toy, 'a'), *b = toy_node (toy, 'b'), *c = toy_node (toy, 'c');
  ToyNode *kept = toy_node (toy, 'k');

  toy_link (a, 0, b);
  toy_link (b, 0, a);
  toy_link (b, 1, c);
  toy_link (kept, 0, kept);
  pym_decref (toy->rt, a);
  pym_decref (toy->rt, b);
  pym_decref (toy->rt, c);
  g_assert_cmpint (pym_gc_collect (toy->rt, 2), ==, 3);
  toy_expect_log (toy, "-c -b -a");
  g_assert_cmpint (pym_gc_collect (toy->rt, 2), ==, 0);
  toy_expect_generations (toy, "0:0 1:0 2:1 frozen:0");
  pym_decref (toy->rt, kept);
  g_assert_cmpint (pym_gc_collect (toy->rt, 2), ==, 1);
}

/* A node reached first with count 0 but referenced from a later reachable one comes back. */
static void
test_reachable_from_later (void)
{
  g_autoptr (Toy) toy = toy_new ();
  ToyNode *inner = toy_node (toy, 'i'), *outer = toy_node (toy, 'o');

  toy_link (outer, 0, inner);
  pym_decref (toy->rt, inner);
  g_assert_cmpint (pym_gc_collect (toy->rt, 0), ==, 0);
  toy_expect_generations (toy, "0:0 1:2 2:0 frozen:0");
  pym_decref (toy->rt, outer);
}

static void
test_survivors_grow_old (void)
{
  g_autoptr (Toy) toy = toy_new ();
  ToyNode *a = toy_node (toy, 'a');

  toy_expect_generations (toy, "0:1 1:0 2:0 frozen:0");
  pym_gc_collect (toy->rt, 0);
  toy_expect_generations (toy, "0:0 1:1 2:0 frozen:0");
  g_assert_cmpint (toy->rt->collector->generations[1].count, ==, 1);
  pym_gc_collect (toy->rt, 1);
  toy_expect_generations (toy, "0:0 1:0 2:1 frozen:0");
  g_assert_cmpint (toy->rt->collector->generations[1].count, ==, 0);
  g_assert_cmpint (toy->rt->collector->generations[2].count, ==, 1);
  g_assert_cmpint (toy->rt->collector->long_lived_pending, ==, 1);
  pym_gc_collect (toy->rt, 2);
  g_assert_cmpint (toy->rt->collector->long_lived_pending, ==, 0);
  g_assert_cmpint (toy->rt->collector->long_lived_total, ==, 1);
  pym_decref (toy->rt, a);
}

/* The request comes with the 701st object; it runs when asked to look, and not if counts fell. */
static void
test_request_above_threshold (void)
{
  g_autoptr (Toy) toy = toy_new ();
  PymRuntime *rt = toy->rt;
  ToyNode *nodes[701];

  for (int i = 0; i < 700; i++)
    nodes[i] = toy_node (toy, 'n');
  g_assert_cmpuint (rt->breaker & PYM_BREAK_COLLECT, ==, 0);
  nodes[700] = toy_node (toy, 'n');
  g_assert_cmpuint (rt->breaker & PYM_BREAK_COLLECT, !=, 0);
  pym_decref (rt, nodes[700]);
  pym_gc_run_if_due (rt);
  g_assert_cmpint (rt->collector->stats[0].collections, ==, 0);
  g_assert_cmpuint (rt->breaker & PYM_BREAK_COLLECT, ==, 0);
  nodes[700] = toy_node (toy, 'n');
  pym_gc_run_if_due (rt);
  g_assert_cmpint (rt->collector->stats[0].collections, ==, 1);
  g_assert_cmpint (rt->collector->generations[0].count, ==, 0);
  for (int i = 0; i < 701; i++)
    pym_decref (rt, nodes[i]);
}

static void
test_disabled_asks_nothing (void)
{
  g_autoptr (Toy) toy = toy_new ();
  ToyNode *nodes[10];

  toy->rt->collector->enabled = false;
  toy->rt->collector->generations[0].threshold = 5;
  for (int i = 0; i < 10; i++)
    nodes[i] = toy_node (toy, 'n');
  g_assert_cmpuint (toy->rt->breaker & PYM_BREAK_COLLECT, ==, 0);
  for (int i = 0; i < 10; i++)
    pym_decref (toy->rt, nodes[i]);
}

/* A full collection waits until a quarter as much is pending as lives. */
static void
test_long_lived_rule (void)
{
  g_autoptr (Toy) toy = toy_new ();
  PymCollector *gc = toy->rt->collector;

  gc->long_lived_total = 100;
  gc->long_lived_pending = 24;
  gc->generations[2].count = 11;
  pym_gc_run_if_due (toy->rt);
  g_assert_cmpint (gc->stats[2].collections, ==, 0);
  gc->long_lived_pending = 25;
  pym_gc_run_if_due (toy->rt);
  g_assert_cmpint (gc->stats[2].collections, ==, 1);
}

static void
test_finalizers_in_order_and_once (void)
{
  g_autoptr (Toy) toy = toy_new ();
  ToyNode *a = toy_node (toy, 'A'), *b = toy_node (toy, 'B');

  toy_link (a, 0, b);
  toy_link (b, 0, a);
  pym_decref (toy->rt, a);
  pym_decref (toy->rt, b);
  g_assert_cmpint (pym_gc_collect (toy->rt, 0), ==, 2);
  toy_expect_log (toy, "del A; del B; -B -A");
}

/* What a finalizer brought back lives, with what it reaches, and is not finalized again. */
static void
test_resurrection (void)
{
  g_autoptr (Toy) toy = toy_new ();
  ToyNode *r = toy_node (toy, 'R'), *x = toy_node (toy, 'x'), *lost = toy_node (toy, 'l');

  toy_link (r, 0, r);
  toy_link (r, 1, x);
  toy_link (lost, 0, lost);
  pym_decref (toy->rt, r);
  pym_decref (toy->rt, x);
  pym_decref (toy->rt, lost);
  g_assert_cmpint (pym_gc_collect (toy->rt, 0), ==, 1);
  toy_expect_log (toy, "del R; -l");
  toy_expect_generations (toy, "0:0 1:2 2:0 frozen:0");
  g_assert_true (toy->resurrect == PYM_OBJECT (r));
  pym_decref (toy->rt, toy->resurrect);
  g_assert_cmpint (pym_gc_collect (toy->rt, 2), ==, 2);
  toy_expect_log (toy, "-x -R");
}

static void
test_resurrection_by_count (void)
{
  g_autoptr (Toy) toy = toy_new ();
  ToyNode *r = toy_node (toy, 'R');

  pym_decref (toy->rt, r);
  toy_expect_log (toy, "del R;");
  g_assert_cmpuint (pym_refcount (r), ==, 1);
  pym_decref (toy->rt, r);
  toy_expect_log (toy, "-R");
}

/* Newest first; all references are dead before the first callback. */
static void
test_weakref_callbacks_by_count (void)
{
  g_autoptr (Toy) toy = toy_new ();
  ToyNode *n = toy_node (toy, 'N'), *a = toy_node (toy, 'a'), *b = toy_node (toy, 'b');
  PymWeakref *plain = toy_weakref (toy, n, NULL);
  PymWeakref *first = toy_weakref (toy, n, PYM_OBJECT (a));
  PymWeakref *second = toy_weakref (toy, n, PYM_OBJECT (b));

  pym_decref (toy->rt, n);
  toy_expect_log (toy, "del N; call b; call a; -N");
  g_assert_null (plain->object);
  pym_decref (toy->rt, plain);
  pym_decref (toy->rt, first);
  pym_decref (toy->rt, second);
  pym_decref (toy->rt, a);
  pym_decref (toy->rt, b);
}

/* Before finalizers; not for a reference that is in the same garbage. */
static void
test_weakref_callbacks_in_collection (void)
{
  g_autoptr (Toy) toy = toy_new ();
  ToyNode *n = toy_node (toy, 'N'), *a = toy_node (toy, 'a');
  PymWeakref *outside = toy_weakref (toy, n, PYM_OBJECT (a));
  PymWeakref *inside = toy_weakref (toy, n, PYM_OBJECT (a));

  toy_link (n, 0, n);
  n->slots[1] = PYM_OBJECT (inside);
  pym_decref (toy->rt, n);
  g_assert_cmpint (pym_gc_collect (toy->rt, 0), ==, 2);
  toy_expect_log (toy, "call a; del N; -N");
  pym_decref (toy->rt, outside);
  pym_decref (toy->rt, a);
}

static void
test_freeze (void)
{
  g_autoptr (Toy) toy = toy_new ();
  ToyNode *a = toy_node (toy, 'a');

  toy_link (a, 0, a);
  pym_decref (toy->rt, a);
  pym_gc_freeze (toy->rt);
  g_assert_cmpint (pym_gc_freeze_count (toy->rt), ==, 1);
  g_assert_cmpint (pym_gc_collect (toy->rt, 2), ==, 0);
  toy_expect_generations (toy, "0:0 1:0 2:0 frozen:1");
  pym_gc_unfreeze (toy->rt);
  g_assert_cmpint (pym_gc_collect (toy->rt, 2), ==, 1);
}

/* A chain of any length is destroyed without recursion of its length. */
static void
test_destruction_in_depth (void)
{
  g_autoptr (Toy) toy = toy_new ();
  ToyNode *outermost = toy_node (toy, 'n');

  for (int i = 0; i < 200000; i++)
    {
      ToyNode *outer = toy_node (toy, 'n');

      outer->slots[0] = PYM_OBJECT (outermost);
      outermost = outer;
    }
  pym_decref (toy->rt, outermost);
  toy_expect_generations (toy, "0:0 1:0 2:0 frozen:0");
}

typedef struct
{
  GString *phases;
  guint objects;
} Seen;

static void
on_phase (
    PymRuntime *rt, PymPhase phase, int generation, PymObject *object, ssize_t working, void *data)
{
  Seen *seen = data;

  if (object != NULL)
    seen->objects++;
  else
    g_string_append_printf (seen->phases, "%d ", (int) phase);
}

static void
test_observer (gconstpointer with_objects)
{
  g_autoptr (Toy) toy = toy_new ();
  Seen seen = { g_string_new (NULL), 0 };
  PymObserver observer = { GPOINTER_TO_INT (with_objects), on_phase, &seen };
  ToyNode *a = toy_node (toy, 'a');
  g_autofree char *expected = NULL;

  toy_link (a, 0, a);
  pym_decref (toy->rt, a);
  toy->rt->observer = &observer;
  g_assert_cmpint (pym_gc_collect (toy->rt, 0), ==, 1);
  expected =
      g_strdup_printf ("%d %d %d %d %d %d %d %d %d ", PYM_PHASE_START, PYM_PHASE_MERGE,
                       PYM_PHASE_UNREACHABLE, PYM_PHASE_SURVIVE, PYM_PHASE_WEAKREFS,
                       PYM_PHASE_FINALIZE, PYM_PHASE_RESURRECTED, PYM_PHASE_CLEAR, PYM_PHASE_END);
  g_assert_cmpstr (seen.phases->str, ==, expected);
  if (with_objects)
    g_assert_cmpuint (seen.objects, >, 0);
  else
    g_assert_cmpuint (seen.objects, ==, 0);
  g_string_free (seen.phases, TRUE);
}

static void
test_check_finds_wrong_count (void)
{
  g_autoptr (Toy) toy = toy_new ();
  ToyNode *a = toy_node (toy, 'a'), *b = toy_node (toy, 'b');
  const char *message = NULL;

  toy_link (a, 0, b);
  toy_link (a, 1, b);
  g_assert_cmpint (pym_runtime_check (toy->rt, &message), ==, PYM_OK);
  b->base.refcount -= 2;
  g_assert_cmpint (pym_runtime_check (toy->rt, &message), ==, PYM_BROKEN);
  g_assert_cmpstr (message, ==, "an object is referenced more often than its count says");
  b->base.refcount += 2;
  pym_decref (toy->rt, b);
  pym_decref (toy->rt, a);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/refcount/freed-at-zero", test_freed_at_zero);
  g_test_add_func ("/engine/refcount/immortal-never-changes", test_immortal_never_changes);
  g_test_add_func ("/engine/collector/cycle", test_cycle);
  g_test_add_func ("/engine/collector/reachable-from-later", test_reachable_from_later);
  g_test_add_func ("/engine/collector/survivors-grow-old", test_survivors_grow_old);
  g_test_add_func ("/engine/collector/request-above-threshold", test_request_above_threshold);
  g_test_add_func ("/engine/collector/disabled-asks-nothing", test_disabled_asks_nothing);
  g_test_add_func ("/engine/collector/long-lived-rule", test_long_lived_rule);
  g_test_add_func ("/engine/collector/freeze", test_freeze);
  g_test_add_data_func ("/engine/collector/observer", GINT_TO_POINTER (0), test_observer);
  g_test_add_data_func ("/engine/collector/observer-of-objects", GINT_TO_POINTER (1),
                        test_observer);
  g_test_add_func ("/engine/finalizer/in-order-and-once", test_finalizers_in_order_and_once);
  g_test_add_func ("/engine/finalizer/resurrection", test_resurrection);
  g_test_add_func ("/engine/finalizer/resurrection-by-count", test_resurrection_by_count);
  g_test_add_func ("/engine/weakref/callbacks-by-count", test_weakref_callbacks_by_count);
  g_test_add_func ("/engine/weakref/callbacks-in-collection", test_weakref_callbacks_in_collection);
  g_test_add_func ("/engine/trashcan/destruction-in-depth", test_destruction_in_depth);
  g_test_add_func ("/engine/check/wrong-count", test_check_finds_wrong_count);
  return g_test_run ();
}
