/* Code from a text that is read while the program runs: an imported file, or one of the library. */
#include "pym-code.h"
#include "pym-error.h"
#include "pym-import.h"
#include "pym-modules.h"

/* The library's own texts may import every module. */
static bool
is_module (PymRuntime *rt, const char *name, void *data)
{
  return pym_modules_find (name) != NULL;
}

static void
set_problem (PymRuntime *rt, const PymSource *source, const PymProblems *problems)
{
  const PymProblem *problem = problems->n_items > 0 ? &problems->items[0] : NULL;
  PymType *type = PYM_TYPE (rt, SYNTAX_ERROR);

  if (problems->stopped)
    pym_err_set_none (rt, PYM_TYPE (rt, KEYBOARD_INTERRUPT));
  else if (problem == NULL)
    pym_err_no_memory (rt);
  else
    {
      if (problem->kind == PYM_PROBLEM_INDENTATION)
        type = PYM_TYPE (rt, INDENTATION_ERROR);
      if (problem->kind == PYM_PROBLEM_TABS)
        type = PYM_TYPE (rt, TAB_ERROR);
      pym_err_format (rt, type, "%s (%s, line %d)", problem->message, source->filename,
                      (int) problem->line);
    }
}

PymCode *
pym_code_from_text (PymRuntime *rt, const char *filename, const char *text, size_t length)
{
  const PymCompileSettings settings = { filename[0] == '<' ? is_module : pym_import_is_known,
                                        NULL };
  PymSourceConstants *constants = pym_source_constants_new (rt);
  PymCompiled *compiled = NULL;
  PymSource *source = NULL;
  PymObject *code = NULL;
  PymProblems problems;
  PymStatus status = PYM_NO_MEMORY;

  pym_problems_init (&problems);
  if (constants != NULL)
    status = pym_source_new (rt, filename, text, length, &problems, &source);
  if (status == PYM_OK)
    status = pym_compile (rt, source, &settings, constants, &problems, &compiled);
  if (status == PYM_OK)
    {
      status = pym_script_keep_source (rt, source);
      if (status == PYM_OK)
        {
          source = NULL;
          code = pym_code_new (rt, compiled);
        }
    }
  if (status == PYM_NO_MEMORY)
    pym_err_no_memory (rt);
  else if (status != PYM_OK)
    set_problem (rt, source, &problems);
  pym_problems_clear (rt, &problems);
  if (compiled != NULL)
    pym_compiled_free (rt, compiled);
  /* The parsed source of such a file is gone before it runs. */
  if (constants != NULL)
    pym_source_constants_free (rt, constants);
  if (source != NULL)
    pym_source_free (source);
  return (PymCode *) code;
}
