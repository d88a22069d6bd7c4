/* Tracers: what is recorded where, and that two of them do not see each other. */
#include "toy-objects.h"

/* Where the program is, for the tracers of a test: oldest frame first. */
typedef struct
{
  PymStackLevel levels[40];
  ssize_t n;
} Place;

static Place place;

static ssize_t
current_stack (PymRuntime *rt, const PymStackLevel **levels)
{
  *levels = place.levels;
  return place.n;
}

/* Line 100 calls, and this line allocates. */
static void
at (uint32_t line)
{
  place = (Place){ { { 1, { "a.py", 100 } }, { 2, { "a.py", line } } }, 2 };
}

static PymTracer *
attach (Toy *toy, unsigned frames, PymTracerRole role)
{
  PymTracer *tracer = pym_tracer_new (toy->rt, frames);

  toy->rt->hooks.current_stack = current_stack;
  g_assert_cmpint (pym_tracer_attach (tracer, role), ==, PYM_OK);
  return tracer;
}

static void
expect_traced (PymTracer *tracer, size_t current, size_t peak)
{
  size_t now, most;

  pym_tracer_get_traced (tracer, &now, &most);
  g_assert_cmpuint (now, ==, current);
  g_assert_cmpuint (most, ==, peak);
}

static void
test_requested_bytes (void)
{
  g_autoptr (Toy) toy = toy_new ();
  PymTracer *tracer = attach (toy, 1, PYM_TRACER_INSPECTOR);
  PymTrace trace;
  void *small, *large;

  at (5);
  small = pym_object_malloc (toy->rt, 33);
  large = pym_mem_calloc (toy->rt, 10, 100);
  expect_traced (tracer, 1033, 1033);
  g_assert_true (pym_tracer_lookup (tracer, small, &trace));
  g_assert_cmpuint (trace.size, ==, 33);
  g_assert_cmpuint (trace.serial, ==, 1);
  g_assert_cmpstr (trace.traceback->frames[0].file, ==, "a.py");
  g_assert_cmpuint (trace.traceback->frames[0].line, ==, 5);
  g_assert_cmpuint (trace.traceback->n_frames, ==, 1);
  g_assert_cmpuint (trace.traceback->total_frames, ==, 2);
  pym_object_free (toy->rt, small);
  expect_traced (tracer, 1000, 1033);
  g_assert_false (pym_tracer_lookup (tracer, small, &trace));
  pym_mem_free (toy->rt, large);
  expect_traced (tracer, 0, 1033);
  pym_tracer_free (tracer);
}

/* A reallocation belongs to whoever grew the block, and has no double peak. */
static void
test_realloc (void)
{
  g_autoptr (Toy) toy = toy_new ();
  PymTracer *tracer = attach (toy, 1, PYM_TRACER_INSPECTOR);
  PymTrace trace;
  void *block;

  at (1);
  block = pym_mem_malloc (toy->rt, 100);
  at (2);
  block = pym_mem_realloc (toy->rt, block, 3000);
  expect_traced (tracer, 3000, 3000);
  g_assert_true (pym_tracer_lookup (tracer, block, &trace));
  g_assert_cmpuint (trace.traceback->frames[0].line, ==, 2);
  pym_mem_free (toy->rt, block);
  pym_tracer_free (tracer);
}

static void
test_top (void)
{
  g_autoptr (Toy) toy = toy_new ();
  PymTracer *tracer = attach (toy, 1, PYM_TRACER_INSPECTOR);
  const PymTraceback *top[3];
  void *blocks[60];

  for (int i = 0; i < 60; i++)
    {
      at ((uint32_t) (i % 6) + 1);
      blocks[i] = pym_object_malloc (toy->rt, (size_t) (i % 6 + 1) * 16);
    }
  g_assert_cmpuint (pym_tracer_top (tracer, top, 3), ==, 3);
  for (int i = 0; i < 3; i++)
    {
      g_assert_cmpuint (top[i]->frames[0].line, ==, 6 - i);
      g_assert_cmpuint (top[i]->blocks, ==, 10);
      g_assert_cmpuint (top[i]->bytes, ==, (6 - i) * 160);
    }
  for (int i = 0; i < 60; i++)
    pym_object_free (toy->rt, blocks[i]);
  g_assert_cmpuint (pym_tracer_top (tracer, top, 3), ==, 0);
  pym_tracer_free (tracer);
}

static void
add_place (const PymPlace *place, void *data)
{
  g_string_append_printf (data, "%u: %zu/%zu, %zu; ", place->site.line, place->bytes, place->blocks,
                          place->peak_bytes);
}

/* Two tracebacks of one line are one place, with one peak. */
static void
test_places (void)
{
  g_autoptr (Toy) toy = toy_new ();
  PymTracer *tracer = attach (toy, 2, PYM_TRACER_INSPECTOR);
  g_autoptr (GString) text = g_string_new (NULL);
  void *first, *second;

  at (5);
  first = pym_object_malloc (toy->rt, 100);
  pym_object_free (toy->rt, first);
  place.levels[0].site.line = 200;
  place.levels[1].activation++;
  second = pym_object_malloc (toy->rt, 30);
  pym_tracer_walk_places (tracer, add_place, text);
  g_assert_cmpstr (text->str, ==, "5: 30/1, 100; ");
  pym_object_free (toy->rt, second);
  pym_tracer_clear (tracer);
  g_string_truncate (text, 0);
  pym_tracer_walk_places (tracer, add_place, text);
  g_assert_cmpstr (text->str, ==, "");
  pym_tracer_free (tracer);
}

static void
test_two_do_not_meet (void)
{
  g_autoptr (Toy) toy = toy_new ();
  PymTracer *inspector = attach (toy, 4, PYM_TRACER_INSPECTOR), *program;
  void *before, *during, *after;

  at (1);
  before = pym_object_malloc (toy->rt, 10);
  program = attach (toy, 1, PYM_TRACER_PROGRAM);
  during = pym_object_malloc (toy->rt, 20);
  expect_traced (program, 20, 20);
  expect_traced (inspector, 30, 30);
  pym_tracer_free (program);
  g_assert_null (toy->rt->program_tracer);
  after = pym_object_malloc (toy->rt, 40);
  expect_traced (inspector, 70, 70);
  pym_object_free (toy->rt, before);
  pym_object_free (toy->rt, during);
  pym_object_free (toy->rt, after);
  pym_tracer_free (inspector);
  g_assert_null (toy->rt->tracing);
}

/* A free list hands a block out again: it belongs to the new place, if it was traced at all. */
static void
test_renewed (void)
{
  g_autoptr (Toy) toy = toy_new ();
  ToyNode *untraced = toy_node (toy, 'u'), *node;
  PymTracer *tracer = attach (toy, 1, PYM_TRACER_PROGRAM);
  PymTrace trace;

  at (1);
  node = toy_node (toy, 'n');
  at (9);
  pym_tracer_new_reference (toy->rt, PYM_OBJECT (node));
  pym_tracer_new_reference (toy->rt, PYM_OBJECT (untraced));
  g_assert_true (pym_tracer_lookup (tracer, (char *) node - PYM_GC_HEAD_SIZE, &trace));
  g_assert_cmpuint (trace.traceback->frames[0].line, ==, 9);
  g_assert_false (pym_tracer_lookup (tracer, (char *) untraced - PYM_GC_HEAD_SIZE, &trace));
  pym_decref (toy->rt, node);
  pym_decref (toy->rt, untraced);
  expect_traced (tracer, 0, sizeof (ToyNode) + PYM_GC_HEAD_SIZE);
  pym_tracer_free (tracer);
}

/* Many blocks of many places come and go in disorder; totals and look-ups agree with a model. */
static void
test_random (void)
{
  g_autoptr (Toy) toy = toy_new ();
  PymTracer *tracer = attach (toy, 2, PYM_TRACER_INSPECTOR);
  g_autoptr (GRand) random = g_rand_new_with_seed (12);
  void *blocks[2000] = { NULL };
  size_t sizes[2000], total = 0;

  for (int step = 0; step < 50000; step++)
    {
      int i = g_rand_int_range (random, 0, 2000);

      if (blocks[i] != NULL)
        {
          PymTrace trace;

          g_assert_true (pym_tracer_lookup (tracer, blocks[i], &trace));
          g_assert_cmpuint (trace.size, ==, sizes[i]);
          pym_mem_free (toy->rt, blocks[i]);
          total -= sizes[i];
          blocks[i] = NULL;
        }
      else
        {
          at ((uint32_t) g_rand_int_range (random, 1, 500));
          sizes[i] = (size_t) g_rand_int_range (random, 1, 700);
          blocks[i] = pym_mem_malloc (toy->rt, sizes[i]);
          total += sizes[i];
        }
    }
  {
    size_t now, peak;

    pym_tracer_get_traced (tracer, &now, &peak);
    g_assert_cmpuint (now, ==, total);
  }
  for (int i = 0; i < 2000; i++)
    pym_mem_free (toy->rt, blocks[i]);
  pym_tracer_free (tracer);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/tracer/requested-bytes", test_requested_bytes);
  g_test_add_func ("/engine/tracer/realloc", test_realloc);
  g_test_add_func ("/engine/tracer/top", test_top);
  g_test_add_func ("/engine/tracer/places", test_places);
  g_test_add_func ("/engine/tracer/two-do-not-meet", test_two_do_not_meet);
  g_test_add_func ("/engine/tracer/renewed", test_renewed);
  g_test_add_func ("/engine/tracer/random", test_random);
  return g_test_run ();
}
