/* Constants as objects: which are one, who holds them, and what happens without memory. */
#include "compile-text.h"

#include <string.h>

#include "pym-str.h"

/* The constant at a path of indices from the module: "0 2" is constant 2 of the code at constant 0.
 */
static PymObject *
constant_at (const Compiled *compiled, const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, " ", -1);
  const PymCompiled *code = compiled->code;
  guint i = 0;

  g_assert_cmpint (compiled->status, ==, PYM_OK);
  for (; steps[i + 1] != NULL; i++)
    {
      code = code->consts[atoi (steps[i])].code;
      g_assert_nonnull (code);
    }
  return code->consts[atoi (steps[i])].object;
}

/* The owner of the source and one constants table. */
static void
test_count (void)
{
  g_autoptr (Compiled) compiled = compile_text ("a = 1000\nb = 1000\n");

  g_assert_cmpuint (pym_refcount (constant_at (compiled, "0")), ==, 2);
}

static void
test_one_in_file (void)
{
  g_autoptr (Compiled) compiled =
      compile_text ("a = 1000\ndef f():\n  return 1000\nb = lambda: 1000\n");

  g_assert_true (constant_at (compiled, "0") == constant_at (compiled, "1 1"));
  g_assert_true (constant_at (compiled, "0") == constant_at (compiled, "2 1"));
  g_assert_cmpuint (pym_refcount (constant_at (compiled, "0")), ==, 4);
}

static void
test_told_apart (void)
{
  g_autoptr (Compiled) compiled = compile_text ("a = 0.0, -0.0, x\nb = 0.0\nc = -0.0\nd = 1.0\n"
                                                "e = True\nf = 1\ng = (1, 2.0)\nh = (1, 2)\n");
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (uint32_t i = 0; i < compiled->code->n_consts; i++)
    g_assert_true (g_hash_table_add (seen, compiled->code->consts[i].object));
  g_assert_cmpuint (compiled->code->n_consts, ==, 8);
}

static void
test_interned (void)
{
  g_autoptr (Compiled) compiled = compile_text ("a = 'like_a_name1'\nb = 'not like one'\n");

  g_assert_true (pym_is_immortal (constant_at (compiled, "0")));
  g_assert_false (pym_is_immortal (constant_at (compiled, "1")));
}

/* What the compiler itself put together belongs to the code alone. */
static void
test_made_by_the_compiler (void)
{
  g_autoptr (Compiled) compiled = compile_text ("f(one=a, two=b)\n");
  PymObject *names = constant_at (compiled, "0");

  g_assert_cmpuint (pym_refcount (names), ==, 1);
}

static PymAllocator under[PYM_N_DOMAINS];

typedef struct
{
  PymAllocator *under;
  glong *left; /* requests until one is refused; negative: none is */
} Refusing;

static gboolean
refuses (Refusing *refusing)
{
  return *refusing->left >= 0 && (*refusing->left)-- == 0;
}

static void *
refusing_malloc (void *context, size_t size)
{
  Refusing *refusing = context;

  return refuses (refusing) ? NULL : refusing->under->malloc (refusing->under->context, size);
}

static void *
refusing_calloc (void *context, size_t count, size_t size)
{
  Refusing *refusing = context;

  return refuses (refusing) ? NULL
                            : refusing->under->calloc (refusing->under->context, count, size);
}

static void *
refusing_realloc (void *context, void *block, size_t size)
{
  Refusing *refusing = context;

  return refuses (refusing) ? NULL
                            : refusing->under->realloc (refusing->under->context, block, size);
}

static void
refusing_free (void *context, void *block)
{
  Refusing *refusing = context;

  refusing->under->free (refusing->under->context, block);
}

/* The n-th request is refused, for every n: no memory is the answer, and nothing is left. */
static void
test_no_memory (void)
{
  static const char text[] =
      "import sys as s\n"
      "def f(a, *b, c=1000, **d):\n"
      "    '''doc'''\n"
      "    with a as e:\n"
      "        return [lambda: x + 10 ** 20 for x in {1, 2, 3} if x in (1, 'y')]\n"
      "class A(f(1)):\n"
      "    b = f'{a:>{b}} %s' % (1, 2)\n"
      "    def c(self): super().c(k=1.5, j=b'x')\n";
  PymRuntime *rt = pym_runtime_new (NULL);
  glong left = -1;
  Refusing refusing[PYM_N_DOMAINS];
  gboolean refused = TRUE;

  g_assert_cmpint (pym_objects_init (rt), ==, PYM_OK);
  for (int domain = 0; domain < PYM_N_DOMAINS; domain++)
    {
      PymAllocator wrapper = { &refusing[domain], refusing_malloc, refusing_calloc,
                               refusing_realloc, refusing_free };

      pym_get_allocator (rt, domain, &under[domain]);
      refusing[domain] = (Refusing){ &under[domain], &left };
      pym_set_allocator (rt, domain, &wrapper);
    }
  for (glong n = 0; refused; n++)
    {
      PymSourceConstants *constants;
      PymSource *source = NULL;
      PymCompiled *code = NULL;
      PymProblems problems;
      PymStatus status = PYM_NO_MEMORY;

      pym_problems_init (&problems);
      left = n;
      constants = pym_source_constants_new (rt);
      if (constants != NULL)
        status = pym_source_new (rt, "test.py", text, strlen (text), &problems, &source);
      if (status == PYM_OK)
        status = pym_compile (rt, source, NULL, constants, &problems, &code);
      refused = left < 0;
      left = -1;
      g_assert_true (status == PYM_OK || status == PYM_NO_MEMORY);
      g_assert_true (refused || status == PYM_OK);
      g_assert_null (rt->error);
      pym_compiled_free (rt, code);
      pym_source_constants_free (rt, constants);
      pym_problems_clear (rt, &problems);
      pym_source_free (source);
    }
  for (int domain = 0; domain < PYM_N_DOMAINS; domain++)
    pym_set_allocator (rt, domain, &under[domain]);
  g_assert_cmpuint (pym_runtime_free (rt), ==, 0);
}

static void
test_stopped (void)
{
  PymRuntime *rt = pym_runtime_new (NULL);
  PymSourceConstants *constants;
  PymSource *source = NULL;
  PymCompiled *code = NULL;
  PymProblems problems;

  g_assert_cmpint (pym_objects_init (rt), ==, PYM_OK);
  pym_problems_init (&problems);
  constants = pym_source_constants_new (rt);
  g_assert_cmpint (pym_source_new (rt, "test.py", "a = 1\n", 6, &problems, &source), ==, PYM_OK);
  atomic_fetch_or (&rt->breaker, PYM_BREAK_STOP);
  g_assert_cmpint (pym_compile (rt, source, NULL, constants, &problems, &code), ==, PYM_BAD_INPUT);
  g_assert_true (problems.stopped);
  g_assert_cmpuint (problems.n_items, ==, 0);
  pym_source_constants_free (rt, constants);
  pym_problems_clear (rt, &problems);
  pym_source_free (source);
  g_assert_cmpuint (pym_runtime_free (rt), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/constants/count", test_count);
  g_test_add_func ("/script/constants/one-in-file", test_one_in_file);
  g_test_add_func ("/script/constants/told-apart", test_told_apart);
  g_test_add_func ("/script/constants/interned", test_interned);
  g_test_add_func ("/script/constants/made-by-the-compiler", test_made_by_the_compiler);
  g_test_add_func ("/script/compiler/no-memory", test_no_memory);
  g_test_add_func ("/script/compiler/stopped", test_stopped);
  return g_test_run ();
}
