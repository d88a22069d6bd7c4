#include "pym-program-private.h"
#include "pym-collector.h"
#include "pym-containers.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-float.h"
#include "pym-import.h"
#include "pym-list.h"
#include "pym-module.h"
#include "pym-slice.h"
#include "pym-str.h"
#include "pym-tuple.h"

#include <stdlib.h>
#include <string.h>

_Static_assert(PYM_PROGRAM_STACK / PYM_C_RECURSION_LIMIT >= (size_t) 16 << 10,
               "the limit is reached before the stack's end");

PymRuntime *
pym_program_runtime (PymProgram *program)
{
  return program->rt;
}

const PymProblems *
pym_program_problems (PymProgram *program)
{
  return &program->problems;
}

const PymSource *
pym_program_source (PymProgram *program)
{
  return program->source;
}

void
pym_program_request (PymProgram *program, uint32_t breaker_bits)
{
  atomic_fetch_or (&program->rt->breaker, breaker_bits);
}

/* sys.argv: the file's name is filled in when it is known. */
static bool
copy_arguments (PymProgram *program, const char *const *arguments)
{
  size_t n = 0;

  while (arguments != NULL && arguments[n] != NULL)
    n++;
  program->arguments = calloc (n + 2, sizeof (char *));
  if (program->arguments == NULL)
    return false;
  program->arguments[0] = strdup ("");
  for (size_t i = 0; i < n; i++)
    program->arguments[i + 1] = strdup (arguments[i]);
  for (size_t i = 0; i <= n; i++)
    if (program->arguments[i] == NULL)
      return false;
  return true;
}

PymProgram *
pym_program_new (const PymProgramSettings *settings)
{
  PymProgram *program = calloc (1, sizeof (PymProgram));

  if (program == NULL)
    return NULL;
  pym_problems_init (&program->problems);
  if (!copy_arguments (program, settings != NULL ? settings->arguments : NULL))
    goto failed;
  program->rt = pym_runtime_new (settings != NULL ? &settings->runtime : NULL);
  if (program->rt == NULL || pym_objects_init (program->rt) != PYM_OK ||
      pym_script_init (program->rt) != PYM_OK)
    goto failed;
  if (settings != NULL)
    {
      program->rt->script->write = settings->write;
      program->rt->script->write_data = settings->write_data;
    }
  return program;

failed:
  pym_program_free (program);
  return NULL;
}

size_t
pym_program_free (PymProgram *program)
{
  size_t n_left = 0;

  if (program == NULL)
    return 0;
  if (program->rt != NULL)
    {
      pym_clear (program->rt, &program->module);
      pym_clear (program->rt, &program->code);
      pym_clear (program->rt, &program->exit_code);
      pym_problems_clear (program->rt, &program->problems);
      if (program->source != NULL && !program->loaded)
        pym_source_free (program->source);
      n_left = pym_runtime_free (program->rt);
    }
  for (char **argument = program->arguments; argument != NULL && *argument != NULL; argument++)
    free (*argument);
  free (program->arguments);
  free (program);
  return n_left;
}

/* CPython's free lists are warm when the first line runs: so many of each lie there. */
static void
warm_free_lists (PymRuntime *rt)
{
  static const uint8_t tuples[] = { 3, 8, 2, 2, 1, 3 }; /* of length 1, 2, … */
  PymObject *lists[6] = { NULL }, *dicts[9] = { NULL }, *floats[4] = { NULL };

  pym_containers_clear_free_lists (rt);
  pym_xdecref (rt, pym_slice_new (rt, NULL, NULL, NULL));
  for (size_t length = 1; length <= PYM_N_ELEMENTS (tuples); length++)
    {
      PymObject *made[8] = { NULL };

      for (int i = 0; i < tuples[length - 1]; i++)
        {
          made[i] = pym_tuple_new (rt, (ssize_t) length);
          for (size_t k = 0; made[i] != NULL && k < length; k++)
            pym_tuple_set (made[i], k, pym_none (rt));
        }
      for (int i = 0; i < tuples[length - 1]; i++)
        pym_xdecref (rt, made[i]);
    }
  for (size_t i = 0; i < PYM_N_ELEMENTS (lists); i++)
    lists[i] = pym_list_new (rt, 0);
  for (size_t i = 0; i < PYM_N_ELEMENTS (dicts); i++)
    dicts[i] = pym_dict_new (rt);
  for (size_t i = 0; i < PYM_N_ELEMENTS (floats); i++)
    floats[i] = pym_float_from_double (rt, 0.0);
  for (size_t i = 0; i < PYM_N_ELEMENTS (lists); i++)
    pym_xdecref (rt, lists[i]);
  for (size_t i = 0; i < PYM_N_ELEMENTS (dicts); i++)
    pym_xdecref (rt, dicts[i]);
  for (size_t i = 0; i < PYM_N_ELEMENTS (floats); i++)
    pym_xdecref (rt, floats[i]);
  pym_err_clear (rt);
}

/* The module `__main__` with the names that CPython's has, in their order. */
static int
make_main_module (PymProgram *program, const char *filename)
{
  PymRuntime *rt = program->rt;
  PymObject *module = pym_module_new_string (rt, "__main__");
  PymObject *dict = module != NULL ? pym_module_get_dict (module) : NULL;
  PymObject *annotations = pym_dict_new (rt);
  PymObject *file = pym_str_from_string (rt, filename);
  int status = -1;

  if (dict != NULL && annotations != NULL && file != NULL &&
      pym_dict_set_item (rt, dict, PYM_NAME (rt, annotations), annotations) == 0 &&
      pym_dict_set_item (rt, dict, PYM_NAME (rt, builtins), rt->script->builtins) == 0 &&
      pym_dict_set_item (rt, dict, PYM_NAME (rt, file), file) == 0 &&
      pym_dict_set_item (rt, dict, PYM_NAME (rt, cached), pym_none (rt)) == 0 &&
      pym_dict_set_item_string (rt, rt->script->modules, "__main__", module) == 0)
    {
      program->module = pym_newref (module);
      status = 0;
    }
  pym_xdecref (rt, file);
  pym_xdecref (rt, annotations);
  pym_xdecref (rt, module);
  return status;
}

/* sys.argv[0], in the list that the module made. */
static int
set_first_argument (PymProgram *program, const char *filename)
{
  PymRuntime *rt = program->rt;
  PymObject *list = pym_list_new (rt, 0);
  char *copy = strdup (filename);
  int status = -1;

  if (copy == NULL || list == NULL)
    {
      free (copy);
      pym_xdecref (rt, list);
      return -1;
    }
  free (program->arguments[0]);
  program->arguments[0] = copy;
  for (char **argument = program->arguments; *argument != NULL; argument++)
    {
      PymObject *text = pym_str_from_string (rt, *argument);

      if (text == NULL || pym_list_append_steal (rt, list, text) < 0)
        goto done;
    }
  status = pym_module_add_object (rt, rt->script->sys, "argv", list);

done:
  pym_decref (rt, list);
  return status;
}

PymStatus
pym_program_load (
    PymProgram *program, const char *filename, const char *folder, const char *text, size_t length)
{
  PymRuntime *rt = program->rt;
  PymScript *script = rt->script;
  const PymCompileSettings settings = { pym_import_is_known, NULL };
  PymCompiled *compiled = NULL;
  PymStatus status;

  if (folder != NULL)
    {
      script->folder = pym_raw_malloc (rt, strlen (folder) + 1);
      if (script->folder == NULL)
        return PYM_NO_MEMORY;
      strcpy (script->folder, folder);
    }
  status = pym_source_new (rt, filename, text, length, &program->problems, &program->source);
  if (status != PYM_OK)
    return status;
  script->constants = pym_source_constants_new (rt);
  /* The collector finds `__main__` and the file's constants among the young, in this order. */
  if (script->constants != NULL && set_first_argument (program, filename) == 0)
    {
      pym_gc_settle (rt);
      status = make_main_module (program, filename) == 0 ? PYM_OK : PYM_NO_MEMORY;
    }
  else
    status = PYM_NO_MEMORY;
  pym_err_clear (rt);
  if (status != PYM_OK)
    return status;
  status = pym_compile (rt, program->source, &settings, script->constants, &program->problems,
                        &compiled);
  if (status != PYM_OK)
    return status;
  program->code = pym_code_new (rt, compiled);
  status = program->code != NULL ? pym_script_keep_source (rt, program->source) : PYM_NO_MEMORY;
  program->loaded = status == PYM_OK;
  pym_compiled_free (rt, compiled);
  pym_err_clear (rt);
  warm_free_lists (rt);
  pym_gc_begin_counting (rt);
  return status;
}

PymProgramResult
pym_program_run (PymProgram *program)
{
  PymRuntime *rt = program->rt;
  PymObject *names = pym_module_get_dict (program->module), *result;

  rt->stack_limit = (uintptr_t) __builtin_frame_address (0) - PYM_PROGRAM_STACK / 4 * 3;
  result = pym_machine_run_code (rt, (PymCode *) program->code, names, names);
  pym_clear (rt, &program->module);
  pym_clear (rt, &program->code);
  pym_xdecref (rt, result);
  /* A finalizer may have swallowed the stop, and nothing come after it that looks at the breaker.
   */
  if (pym_stop_requested (rt))
    {
      pym_err_clear (rt);
      program->stopped = true;
      program->status = 1;
      return PYM_PROGRAM_STOPPED;
    }
  if (result != NULL)
    return PYM_PROGRAM_FINISHED;
  return pym_program_top_level_exception (program);
}

int
pym_program_exit_status (PymProgram *program)
{
  return program->status;
}
