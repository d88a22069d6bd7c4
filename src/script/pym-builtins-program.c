/* Built-in functions about the program itself: what it prints, its names, its imports. */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-builtins.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-import.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-machine.h"
#include "pym-modules.h"
#include "pym-str.h"
#include "pym-text-stream.h"
#include "pym-tuple.h"

/* A text or None for sep and end. */
static int
check_text (PymRuntime *rt, const char *name, PymObject **o)
{
  if (*o == NULL || *o == pym_none (rt))
    {
      *o = NULL;
      return 0;
    }
  if (pym_str_check (*o))
    return 0;
  pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s must be None or a string, not %.200s", name,
                  pym_type (*o)->name);
  return -1;
}

static int
print_object (PymRuntime *rt, PymObject *file, PymObject *o)
{
  PymObject *write = pym_object_get_attr (rt, file, PYM_NAME (rt, write));
  PymObject *text = write != NULL ? pym_object_str (rt, o) : NULL;
  PymObject *result = text != NULL ? pym_object_call_one_arg (rt, write, text) : NULL;

  pym_xdecref (rt, text);
  pym_xdecref (rt, write);
  pym_xdecref (rt, result);
  return result != NULL ? 0 : -1;
}

/* What `file=` names, or sys.stdout. Borrowed; None where there is nothing to print to. */
static PymObject *
print_file (PymRuntime *rt, PymObject *file)
{
  if (file != NULL && file != pym_none (rt))
    return file;
  file = pym_dict_get_item_with_error (rt, pym_module_get_dict (rt->script->sys),
                                       PYM_NAME (rt, stdout));
  if (file == NULL)
    pym_err_set_string (rt, PYM_TYPE (rt, RUNTIME_ERROR), "lost sys.stdout");
  return file;
}

static int
print_all (PymRuntime *rt, PymObject *file, PymObject *objects, PymObject *sep, PymObject *end)
{
  for (ssize_t i = 0; i < pym_tuple_size (objects); i++)
    if ((i > 0 && (sep == NULL ? pym_file_write_string (rt, file, " ")
                               : print_object (rt, file, sep)) < 0) ||
        print_object (rt, file, pym_tuple_get (objects, i)) < 0)
      return -1;
  return end == NULL ? pym_file_write_string (rt, file, "\n") : print_object (rt, file, end);
}

static int
print_flush (PymRuntime *rt, PymObject *file, PymObject *wanted)
{
  int flush = wanted != NULL ? pym_object_is_true (rt, wanted) : 0;
  PymObject *result;

  if (flush <= 0)
    return flush;
  result = pym_object_call_method (rt, file, PYM_NAME (rt, flush), NULL, 0);
  pym_xdecref (rt, result);
  return result != NULL ? 0 : -1;
}

static const char *const print_options[] = { "sep", "end", "file", "flush", NULL };

/* Any number of keywords is looked through for a wrong one before they are counted. */
static int
check_print_options (PymRuntime *rt, PymObject *kwnames)
{
  ssize_t n = kwnames != NULL ? pym_tuple_size (kwnames) : 0;

  for (ssize_t i = 0; i < n; i++)
    {
      int known = 0;

      while (print_options[known] != NULL &&
             !pym_str_equal_ascii (pym_tuple_get (kwnames, i), print_options[known]))
        known++;
      if (print_options[known] == NULL)
        {
          pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "'%U' is an invalid keyword argument for print()",
                          pym_tuple_get (kwnames, i));
          return -1;
        }
    }
  return 0;
}

/* The tuple is there because CPython makes one of print's arguments
 * (_PyArg_UnpackKeywordsWithVararg): it counts as a young container, and waits in the free list. */
static PymObject *
builtin_print (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *objects = pym_tuple_from_array (rt, args, nargs);
  PymObject *options[4];
  PymObject *file;
  PymObject *result = NULL;

  if (objects == NULL)
    return NULL;
  if (check_print_options (rt, kwnames) == 0 &&
      pym_args_parse_keywords (rt, "print", print_options, 0, 0, 0, args + nargs, 0, kwnames,
                               options) == 0)
    {
      file = pym_xnewref (print_file (rt, options[2]));
      if (file != NULL &&
          (file == pym_none (rt) ||
           (check_text (rt, "sep", &options[0]) == 0 && check_text (rt, "end", &options[1]) == 0 &&
            print_all (rt, file, objects, options[0], options[1]) == 0 &&
            print_flush (rt, file, options[3]) == 0)))
        result = pym_none (rt);
      pym_xdecref (rt, file);
    }
  pym_decref (rt, objects);
  return result;
}

static PymObject *
builtin_globals (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_xnewref (pym_machine_globals (rt));
}

static PymObject *
builtin_locals (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_machine_locals (rt);
}

static PymObject *
builtin_vars (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *dict;

  if (nargs == 0)
    return pym_machine_locals (rt);
  if (pym_object_lookup_attr (rt, args[0], PYM_NAME (rt, dict), &dict) == 0)
    pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                        "vars() argument must have __dict__ attribute");
  return dict;
}

static PymObject *
builtin_dir (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *locals, *names;

  if (nargs > 0)
    return pym_object_dir (rt, args[0]);
  locals = pym_machine_locals (rt);
  names = locals != NULL ? pym_mapping_keys (rt, locals) : NULL;
  pym_xdecref (rt, locals);
  if (names != NULL && pym_list_sort (rt, names) < 0)
    pym_clear (rt, &names);
  return names;
}

static PymObject *
builtin_import (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  static const char *const names[] = { "name", "globals", "locals", "fromlist", "level", NULL };
  PymObject *values[5];
  int level = 0;

  if (pym_args_parse (rt, "__import__", names, 1, 0, args, nargs, kwnames, values) < 0)
    return NULL;
  if (!pym_str_check (values[0]))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "module name must be a string");
      return NULL;
    }
  if (values[4] != NULL)
    {
      level = pym_int_as_int (rt, values[4]);
      if (level == -1 && pym_err_occurred (rt))
        return NULL;
    }
  return pym_import_module (rt, values[0], values[3], level);
}

const PymMethodDef pym_builtins_program[] = {
  { "__build_class__", pym_build_class, 0, -1, PYM_METHOD_KEYWORDS },
  { "__import__", builtin_import, 0, -1, PYM_METHOD_KEYWORDS },
  { "dir", builtin_dir, 0, 1, PYM_METHOD_PACKED },
  { "globals", builtin_globals, 0, 0 },
  { "locals", builtin_locals, 0, 0 },
  { "print", builtin_print, 0, -1, PYM_METHOD_KEYWORDS },
  { "vars", builtin_vars, 0, 1 },
  { NULL },
};
