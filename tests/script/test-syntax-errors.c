/* What is said of texts that are no Python, compared with the words of CPython 3.12 in
 * syntax-errors.txt, which regenerate-errors.py writes. */
#include "compile-text.h"

#include <string.h>

static char *
said_of (const char *text)
{
  g_autoptr (Compiled) compiled = compile_text (text);
  const PymProblems *problems = &compiled->problems;
  g_autofree char *last = NULL;
  char *said;

  g_assert_cmpint (compiled->status, ==, PYM_BAD_INPUT);
  g_assert_cmpuint (problems->n_items, >, 0);
  /* What is outside of the language is said first. */
  said = pym_problem_to_text (compiled->source, &problems->items[problems->n_items - 1]);
  last = g_strdup (said);
  pym_raw_free (compiled->rt, said);
  return g_steal_pointer (&last);
}

static void
test_case (gconstpointer data)
{
  const char *block = data;
  const char *line = g_str_has_prefix (block, "----\n") ? block : strstr (block, "\n----\n") + 1;
  g_autofree char *text = g_strndup (block, (gsize) (line - block));
  g_autofree char *said = said_of (text);

  g_assert_cmpstr (said, ==, line + strlen ("----\n"));
}

int
main (int argc, char **argv)
{
  g_autofree char *file = NULL, *all = NULL;
  g_auto (GStrv) blocks = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  file = g_test_build_filename (G_TEST_DIST, "syntax-errors.txt", NULL);
  g_file_get_contents (file, &all, NULL, &error);
  g_assert_no_error (error);
  blocks = g_strsplit (all, "\n====\n", -1);
  for (guint i = 0; blocks[i] != NULL && blocks[i][0] != '\0'; i++)
    {
      g_autofree char *path = g_strdup_printf ("/script/syntax-errors/%u", i + 1);
      /* The split took the end of the last line. */
      char *block = g_strconcat (blocks[i], "\n", NULL);

      g_test_add_data_func_full (path, block, test_case, g_free);
    }
  return g_test_run ();
}
