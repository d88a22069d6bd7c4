/* Code from a text that is read while the program runs: an imported file, or one of the library. */
#include "pym-abstract.h"
#include "pym-code.h"
#include "pym-error.h"
#include "pym-import.h"
#include "pym-int.h"
#include "pym-modules.h"
#include "pym-problem-text.h"
#include "pym-str.h"
#include "pym-tuple.h"

/* The library's own texts may import every module. */
static bool
is_module (PymRuntime *rt, const char *name, void *data)
{
  return pym_modules_find (name) != NULL;
}

/* SyntaxError (message, (filename, lineno, offset, text, end_lineno, end_offset)) */
static void
raise_syntax_error (PymRuntime *rt,
                    PymType *type,
                    const PymSource *source,
                    const PymProblem *problem)
{
  PymSyntaxPlace place;
  PymObject *values[6] = { NULL }, *tuple = NULL, *args = NULL, *message, *error = NULL;
  bool complete = true;

  pym_syntax_place_of_problem (&place, source, problem);
  message = pym_str_from_string (rt, problem->message);
  values[0] = pym_str_from_string (rt, source->filename);
  values[1] = pym_int_from_long (rt, problem->line);
  values[2] = pym_int_from_ssize (rt, place.offset);
  values[3] = place.text != NULL ? pym_str_from_string_and_size (rt, place.text, place.length + 1)
                                 : pym_newref (pym_none (rt));
  values[4] = pym_int_from_long (rt, problem->end_line);
  values[5] = pym_int_from_ssize (rt, place.end_offset);
  for (size_t i = 0; i < PYM_N_ELEMENTS (values); i++)
    complete = complete && values[i] != NULL;
  if (complete && message != NULL)
    tuple = pym_tuple_from_array (rt, values, PYM_N_ELEMENTS (values));
  if (tuple != NULL)
    args = pym_tuple_pack (rt, 2, message, tuple);
  if (args != NULL)
    error = pym_object_call (rt, PYM_OBJECT (type), args, NULL);
  for (size_t i = 0; i < PYM_N_ELEMENTS (values); i++)
    pym_xdecref (rt, values[i]);
  pym_xdecref (rt, args);
  pym_xdecref (rt, tuple);
  pym_xdecref (rt, message);
  if (error != NULL)
    pym_err_set_object (rt, type, error);
  pym_xdecref (rt, error);
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
      raise_syntax_error (rt, type, source, problem);
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
