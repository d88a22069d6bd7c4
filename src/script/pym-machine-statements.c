/* What statements do beyond a call of the protocols: def, raise, with, import from, yield from. */
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-exceptions.h"
#include "pym-generator.h"
#include "pym-import.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-machine-private.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

PymObject *
pym_machine_make_function (PymRuntime *rt, const PymFrame *frame, PymObject *o)
{
  PymCode *code = (PymCode *) o;
  PymObject *doc = NULL;

  if (pym_tuple_size (code->consts) > 0 && pym_str_check (pym_tuple_get (code->consts, 0)))
    doc = pym_tuple_get (code->consts, 0);
  return pym_function_new (rt, o, frame->globals, frame->builtins, code->name, code->qualname, doc);
}

/* What stands behind `from`; NULL with an exception set, or without one for None. */
static PymObject *
cause_of (PymRuntime *rt, PymObject *cause)
{
  if (pym_exception_class_check (cause))
    {
      PymObject *instance = pym_object_call_noargs (rt, cause);

      pym_decref (rt, cause);
      if (instance != NULL && !pym_exception_check (instance))
        {
          pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "calling %R should have returned an instance of BaseException, not %R",
                          cause, pym_type (instance));
          pym_decref (rt, instance);
          return NULL;
        }
      return instance;
    }
  if (pym_exception_check (cause))
    return cause;
  if (cause != pym_none (rt))
    pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                        "exception causes must derive from BaseException");
  pym_decref (rt, cause);
  return NULL;
}

bool
pym_machine_raise (PymRuntime *rt, PymObject *exception, PymObject *cause)
{
  PymObject *instance;

  if (exception == NULL)
    {
      instance = pym_err_handled (rt);
      if (instance == NULL)
        {
          pym_err_set_string (rt, PYM_TYPE (rt, RUNTIME_ERROR), "No active exception to reraise");
          return false;
        }
      pym_err_set_raised (rt, pym_newref (instance));
      return true;
    }
  instance = pym_exception_instance (rt, exception);
  pym_decref (rt, exception);
  if (instance == NULL)
    {
      pym_xdecref (rt, cause);
      return false;
    }
  if (cause != NULL)
    {
      PymObject *fixed = cause_of (rt, cause);

      if (fixed == NULL && pym_err_occurred (rt))
        {
          pym_decref (rt, instance);
          return false;
        }
      pym_exception_set_cause (rt, instance, fixed);
    }
  pym_err_set_object (rt, pym_type (instance), instance);
  pym_decref (rt, instance);
  return false;
}

int
pym_machine_before_with (PymRuntime *rt, PymObject *manager, PymObject **enter, PymObject **exit)
{
  *enter = pym_object_lookup_special (rt, manager, PYM_NAME (rt, enter));
  if (*enter == NULL)
    {
      if (!pym_err_occurred (rt))
        pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                        "'%.200s' object does not support the context manager protocol",
                        pym_type (manager)->name);
      return -1;
    }
  *exit = pym_object_lookup_special (rt, manager, PYM_NAME (rt, exit));
  if (*exit != NULL)
    return 0;
  if (!pym_err_occurred (rt))
    pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                    "'%.200s' object does not support the context manager protocol "
                    "(missed __exit__ method)",
                    pym_type (manager)->name);
  pym_decref (rt, *enter);
  return -1;
}

PymObject *
pym_machine_with_except_start (PymRuntime *rt, PymObject *exit, PymObject *exception)
{
  PymObject *traceback = pym_exception_get_traceback (exception);
  PymObject *args[] = { PYM_OBJECT (pym_type (exception)), exception,
                        traceback != NULL ? traceback : pym_none (rt) };

  /* The exception holds it; the call does not, as in CPython. */
  pym_xdecref (rt, traceback);
  return pym_object_vectorcall (rt, exit, args, PYM_N_ELEMENTS (args), NULL);
}

PymObject *
pym_machine_stop_iteration_error (PymRuntime *rt, PymObject *exception)
{
  PymObject *message, *error;

  if (!pym_err_given_matches (rt, exception, PYM_EXC (rt, STOP_ITERATION)))
    return pym_newref (exception);
  message = pym_str_from_string (rt, "generator raised StopIteration");
  if (message == NULL)
    return NULL;
  error = pym_object_call_one_arg (rt, PYM_EXC (rt, RUNTIME_ERROR), message);
  pym_decref (rt, message);
  if (error != NULL)
    {
      pym_exception_set_cause (rt, error, pym_newref (exception));
      pym_exception_set_context (rt, error, pym_newref (exception));
    }
  return error;
}

PymObject *
pym_machine_intrinsic (PymRuntime *rt, const PymFrame *frame, unsigned which, PymObject *o)
{
  switch (which)
    {
    case PYM_INTRINSIC_IMPORT_STAR:
      return pym_machine_import_star (rt, frame, o) < 0 ? NULL : pym_none (rt);
    case PYM_INTRINSIC_STOPITERATION_ERROR:
      return pym_machine_stop_iteration_error (rt, o);
    case PYM_INTRINSIC_UNARY_POSITIVE:
      return pym_number_positive (rt, o);
    case PYM_INTRINSIC_LIST_TO_TUPLE:
      return pym_list_as_tuple (rt, o);
    default:
      pym_err_set_string (rt, PYM_TYPE (rt, SYSTEM_ERROR), "unknown intrinsic");
      return NULL;
    }
}

int
pym_machine_send (PymRuntime *rt, PymObject *receiver, PymObject *value, PymObject **result)
{
  if (value == pym_none (rt) && pym_iter_check (rt, receiver))
    *result = pym_type (receiver)->iternext (rt, receiver);
  else
    *result = pym_object_call_method (rt, receiver, PYM_NAME (rt, send), &value, 1);
  if (*result != NULL)
    return 1;
  return pym_err_fetch_stop_iteration (rt, result) < 0 ? -1 : 0;
}

/* Imports: the modules themselves are found in pym-import.c. */

PymObject *
pym_machine_import_name (
    PymRuntime *rt, const PymFrame *frame, PymObject *name, PymObject *fromlist, PymObject *level)
{
  long n = pym_int_as_long (rt, level);

  if (n == -1 && pym_err_occurred (rt))
    return NULL;
  return pym_import_module (rt, name, fromlist, (int) n);
}

int
pym_machine_import_star (PymRuntime *rt, const PymFrame *frame, PymObject *module)
{
  PymObject *names = NULL, *dict = NULL, *iterator = NULL;
  bool skip_private = false;
  PymObject *name;
  int status = -1;

  if (pym_object_lookup_attr (rt, module, PYM_NAME (rt, all), &names) < 0)
    return -1;
  if (names == NULL)
    {
      skip_private = true;
      dict = pym_object_get_attr (rt, module, PYM_NAME (rt, dict));
      names = dict != NULL ? pym_mapping_keys (rt, dict) : NULL;
    }
  iterator = names != NULL ? pym_object_get_iter (rt, names) : NULL;
  if (iterator == NULL)
    goto done;
  while ((name = pym_iter_next (rt, iterator)) != NULL)
    {
      PymObject *value = NULL;
      bool wanted = pym_str_check (name) && !(skip_private && pym_str_length (name) > 0 &&
                                              pym_str_read_char (name, 0) == '_');
      int stored = 0;

      if (wanted)
        {
          value = pym_object_get_attr (rt, module, name);
          stored = value != NULL ? pym_machine_store_name (rt, frame, name, value) : -1;
        }
      pym_xdecref (rt, value);
      pym_decref (rt, name);
      if (stored < 0)
        goto done;
    }
  status = pym_err_occurred (rt) ? -1 : 0;

done:
  pym_xdecref (rt, iterator);
  pym_xdecref (rt, names);
  pym_xdecref (rt, dict);
  return status;
}
