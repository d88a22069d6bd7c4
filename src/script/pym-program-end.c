/* How a program ends: the exception that reached the top, and what CPython does behind the last
 * line (Python/pylifecycle.c, Py_FinalizeEx and finalize_modules). */
#include "pym-abstract.h"
#include "pym-collector.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-exceptions.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-module.h"
#include "pym-program-private.h"
#include "pym-str.h"
#include "pym-text-stream.h"
#include "pym-traceback.h"
#include "pym-type-object.h"
#include "pym-weakref-object.h"

#include <string.h>

/* `sys.exit (o)`: None is 0, an int itself, anything else is printed and is 1. */
static int
status_of (PymRuntime *rt, PymObject *code)
{
  PymObject *text;
  int status = 1;

  if (code == NULL || code == pym_none (rt))
    return 0;
  if (pym_int_check (code))
    {
      int overflow;
      long value = pym_int_as_long_and_overflow (rt, code, &overflow);

      return overflow != 0 ? 255 : (int) (value & 0xff);
    }
  text = pym_object_str (rt, code);
  if (text != NULL)
    {
      size_t size;
      char *utf8 = pym_str_to_display (rt, text, &size);

      if (utf8 != NULL)
        {
          pym_script_write (rt, PYM_STREAM_ERROR, utf8, size);
          pym_script_write (rt, PYM_STREAM_ERROR, "\n", 1);
        }
      pym_raw_free (rt, utf8);
      pym_decref (rt, text);
    }
  pym_err_clear (rt);
  return status;
}

/* As CPython leaves it for a debugger: it holds the frames, and with them what is in them, until
 * the modules go. */
static void
keep_last_exception (PymRuntime *rt, PymObject *exception)
{
  PymObject *sys = rt->script->sys;
  PymObject *traceback = pym_exception_get_traceback (exception);

  if (pym_module_add_object (rt, sys, "last_exc", exception) < 0 ||
      pym_module_add_object (rt, sys, "last_type", PYM_OBJECT (pym_type (exception))) < 0 ||
      pym_module_add_object (rt, sys, "last_value", exception) < 0 ||
      pym_module_add_object (rt, sys, "last_traceback",
                             traceback != NULL ? traceback : pym_none (rt)) < 0)
    pym_err_clear (rt);
  pym_xdecref (rt, traceback);
}

PymProgramResult
pym_program_top_level_exception (PymProgram *program)
{
  PymRuntime *rt = program->rt;
  PymObject *exception = pym_err_get_raised (rt);

  if (pym_err_given_matches (rt, exception, PYM_EXC (rt, SYSTEM_EXIT)))
    {
      program->status = status_of (rt, ((PymStopIteration *) exception)->value);
      pym_decref (rt, exception);
      return PYM_PROGRAM_EXITED;
    }
  program->status = 1;
  keep_last_exception (rt, exception);
  pym_exception_print (rt, exception);
  pym_decref (rt, exception);
  return PYM_PROGRAM_RAISED;
}

static void
run_at_exit (PymRuntime *rt)
{
  PymObject *calls = rt->script->at_exit;

  while (calls != NULL && pym_list_size (calls) > 0)
    {
      ssize_t last = pym_list_size (calls) - 1;
      PymObject *call = pym_newref (pym_list_get (calls, last));
      PymObject *result = NULL;

      if (pym_list_set_slice (rt, calls, last, last + 1, NULL) == 0)
        result = pym_object_call_noargs (rt, call);
      if (result == NULL)
        pym_err_write_unraisable_message (rt, "in atexit callback", call);
      pym_xdecref (rt, result);
      pym_decref (rt, call);
    }
}

static void
flush_streams (PymRuntime *rt)
{
  PymObject *const names[] = { PYM_NAME (rt, stdout), PYM_NAME (rt, stderr) };

  for (size_t i = 0; i < PYM_N_ELEMENTS (names); i++)
    {
      PymObject *stream =
          pym_dict_get_item_with_error (rt, pym_module_get_dict (rt->script->sys), names[i]);
      PymObject *result = stream != NULL && stream != pym_none (rt)
                              ? pym_object_call_method (rt, stream, PYM_NAME (rt, flush), NULL, 0)
                              : NULL;

      pym_xdecref (rt, result);
      pym_err_clear (rt);
    }
}

/* What of `sys` holds the program's objects goes first. */
static void
clear_sys_names (PymRuntime *rt)
{
  static const char *const names[] = { "path",       "argv",           "ps1",
                                       "ps2",        "last_exc",       "last_type",
                                       "last_value", "last_traceback", "path_hooks" };
  PymObject *dict = pym_module_get_dict (rt->script->sys);

  for (size_t i = 0; i < PYM_N_ELEMENTS (names); i++)
    {
      if (pym_dict_get_item_string (rt, dict, names[i]) != NULL)
        pym_dict_set_item_string (rt, dict, names[i], pym_none (rt));
      pym_err_clear (rt);
    }
}

/* Weak references to the modules, in their order; the table of modules lets go of them one by one.
 */
static PymObject *
release_modules (PymRuntime *rt)
{
  PymObject *modules = rt->script->modules;
  PymObject *references = pym_list_new (rt, 0);
  PymObject *names = pym_dict_keys_list (rt, modules);

  for (ssize_t i = 0; names != NULL && i < pym_list_size (names); i++)
    {
      PymObject *name = pym_list_get (names, i);
      PymObject *module = pym_dict_get_item_with_error (rt, modules, name);

      if (module != NULL && references != NULL && pym_module_check (rt, module))
        {
          PymObject *reference = pym_weakref_new_ref (rt, module, NULL);

          if (reference == NULL || pym_list_append_steal (rt, references, reference) < 0)
            pym_err_clear (rt);
        }
      if (pym_dict_set_item (rt, modules, name, pym_none (rt)) < 0)
        pym_err_clear (rt);
    }
  pym_xdecref (rt, names);
  pym_dict_clear (rt, modules);
  pym_err_clear (rt);
  return references;
}

void
pym_program_end (PymProgram *program)
{
  PymRuntime *rt = program->rt;
  PymScript *script = rt->script;
  PymObject *references;

  if (program->ended)
    return;
  program->ended = true;
  if (script->constants != NULL)
    pym_source_constants_free (rt, script->constants);
  script->constants = NULL;
  run_at_exit (rt);
  flush_streams (rt);
  if (rt->collector->enabled)
    pym_gc_collect (rt, PYM_N_GENERATIONS - 1);
  clear_sys_names (rt);
  references = release_modules (rt);
  pym_gc_collect_at_end (rt);
  for (ssize_t i = references != NULL ? pym_list_size (references) : 0; i > 0; i--)
    {
      PymObject *module = pym_weakref_referent (pym_list_get (references, i - 1));

      if (module != NULL && module != script->sys && module != script->builtins)
        {
          pym_incref (module);
          pym_module_clear (rt, module);
          pym_decref (rt, module);
        }
    }
  pym_xdecref (rt, references);
  flush_streams (rt);
  /* What dies from here on finds no built-in names (finalize_clear_sys_builtins_dict). */
  pym_module_clear (rt, script->sys);
  pym_module_clear (rt, script->builtins);
  pym_gc_collect_at_end (rt);
}
