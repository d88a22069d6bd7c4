#include "compile-text.h"

#include <string.h>

static bool
is_listed (PymRuntime *rt, const char *name, void *data)
{
  g_auto (GStrv) names = g_strsplit (data, " ", -1);

  return g_strv_contains ((const char *const *) names, name);
}

static Compiled *
compile (const char *filename, const char *bytes, gsize length, const char *modules)
{
  Compiled *compiled = g_new0 (Compiled, 1);
  PymCompileSettings settings = { is_listed, (void *) modules };

  compiled->rt = pym_runtime_new (NULL);
  g_assert_nonnull (compiled->rt);
  g_assert_cmpint (pym_objects_init (compiled->rt), ==, PYM_OK);
  pym_problems_init (&compiled->problems);
  compiled->constants = pym_source_constants_new (compiled->rt);
  compiled->status = pym_source_new (compiled->rt, filename, bytes, length, &compiled->problems,
                                     &compiled->source);
  if (compiled->status == PYM_OK)
    compiled->status =
        pym_compile (compiled->rt, compiled->source, modules == NULL ? NULL : &settings,
                     compiled->constants, &compiled->problems, &compiled->code);
  g_assert_null (compiled->rt->error);
  g_assert_true ((compiled->status == PYM_OK) == (compiled->code != NULL));
  return compiled;
}

Compiled *
compile_bytes (const char *filename, const char *bytes, gsize length)
{
  return compile (filename, bytes, length, NULL);
}

Compiled *
compile_text (const char *text)
{
  return compile ("test.py", text, strlen (text), NULL);
}

Compiled *
compile_text_with_modules (const char *text, const char *modules)
{
  return compile ("test.py", text, strlen (text), modules);
}

void
compiled_free (Compiled *compiled)
{
  const char *message = NULL;

  pym_compiled_free (compiled->rt, compiled->code);
  pym_source_constants_free (compiled->rt, compiled->constants);
  pym_problems_clear (compiled->rt, &compiled->problems);
  pym_source_free (compiled->source);
  if (pym_runtime_check (compiled->rt, &message) != PYM_OK)
    g_error ("%s", message);
  g_assert_cmpuint (pym_runtime_free (compiled->rt), ==, 0);
  g_free (compiled);
}

char *
compiled_problems (const Compiled *compiled)
{
  GString *text = g_string_new (NULL);

  for (size_t i = 0; i < compiled->problems.n_items; i++)
    {
      const PymProblem *problem = &compiled->problems.items[i];

      g_string_append_printf (text, "%s%s %d:%d %s", i == 0 ? "" : "\n",
                              pym_problem_kind_name (problem->kind), problem->line,
                              problem->column + 1, problem->message);
    }
  return g_string_free (text, FALSE);
}

void
assert_problems (const char *text, const char *expected)
{
  g_autoptr (Compiled) compiled = compile_text (text);
  g_autofree char *problems = compiled_problems (compiled);

  g_assert_cmpint (compiled->status, ==, PYM_BAD_INPUT);
  g_assert_cmpstr (problems, ==, expected);
}
