/* Prints what the compiler makes of files, one after the other, or what is wrong with them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pym-disassemble.h"
#include "pym-objects.h"

static char *
read_file (const char *name, size_t *length)
{
  FILE *file = fopen (name, "rb");
  char *bytes = NULL;
  size_t allocated = 0;

  *length = 0;
  if (file == NULL)
    return NULL;
  do
    {
      allocated += 65536;
      bytes = realloc (bytes, allocated);
      *length += fread (bytes + *length, 1, allocated - *length, file);
    }
  while (*length == allocated);
  fclose (file);
  return bytes;
}

static int
dump (PymRuntime *rt, const char *name)
{
  const char *base = strrchr (name, '/');
  PymSourceConstants *constants = pym_source_constants_new (rt);
  PymProblems problems;
  PymSource *source = NULL;
  PymCompiled *code = NULL;
  size_t length;
  char *bytes = read_file (name, &length);
  PymStatus status;

  if (bytes == NULL)
    return 1;
  pym_problems_init (&problems);
  status = pym_source_new (rt, base == NULL ? name : base + 1, bytes, length, &problems, &source);
  if (status == PYM_OK)
    status = pym_compile (rt, source, NULL, constants, &problems, &code);
  if (status == PYM_OK)
    {
      char *text = pym_disassemble (rt, code);

      fputs (text, stdout);
      pym_raw_free (rt, text);
    }
  for (size_t i = 0; i < problems.n_items; i++)
    {
      char *text = pym_problem_to_text (source, &problems.items[i]);

      printf ("%s: %s", pym_problem_kind_name (problems.items[i].kind), text);
      pym_raw_free (rt, text);
    }
  pym_compiled_free (rt, code);
  pym_source_constants_free (rt, constants);
  pym_problems_clear (rt, &problems);
  pym_source_free (source);
  free (bytes);
  return status != PYM_OK;
}

int
main (int argc, char **argv)
{
  PymRuntime *rt = pym_runtime_new (NULL);
  int failed = 0;

  if (rt == NULL || pym_objects_init (rt) != PYM_OK)
    return 2;
  for (int i = 1; i < argc; i++)
    failed |= dump (rt, argv[i]);
  if (pym_runtime_free (rt) != 0)
    {
      fprintf (stderr, "blocks are left\n");
      return 3;
    }
  return failed;
}
