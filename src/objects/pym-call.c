/* Calling (Objects/call.c). */
#include <stdarg.h>
#include <string.h>

#include "pym-abstract.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-name.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-private.h"

/* Arguments that fit here need no block (_PY_FASTCALL_SMALL_STACK). */
#define SMALL_STACK 5

bool
pym_callable_check (PymObject *o)
{
  return o != NULL && pym_type (o)->call != NULL;
}

PymObject *
pym_check_call_result (PymRuntime *rt, PymObject *callable, PymObject *result)
{
  if ((result != NULL) == (rt->error == NULL))
    return result;
  if (result == NULL)
    return pym_err_format (rt, PYM_TYPE (rt, SYSTEM_ERROR),
                           "%R returned NULL without setting an exception", callable);
  pym_decref (rt, result);
  return pym_err_format_from_cause (rt, PYM_TYPE (rt, SYSTEM_ERROR),
                                    "%R returned a result with an exception set", callable);
}

static PymObject *
not_callable (PymRuntime *rt, PymObject *o)
{
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "'%s' object is not callable",
                         pym_type (o)->name);
}

/* NULL when the arguments are to be packed: a class is called by `__new__` and `__init__`, unless
 * it has an entry of its own. */
static PymCFunction
vectorcall_of (PymObject *callable)
{
  PymCFunction function = pym_type (callable)->vectorcall;

  if (function == pym_type_vectorcall && ((PymType *) callable)->type_vectorcall == NULL)
    return NULL;
  return function;
}

/* The values behind the positional arguments, under their names. */
static PymObject *
keywords_as_dict (PymRuntime *rt, PymObject *const *values, PymObject *kwnames)
{
  return pym_dict_from_items (rt, &pym_tuple_get (kwnames, 0), 1, values, 1,
                              pym_tuple_size (kwnames));
}

PymObject *
pym_object_make_call (
    PymRuntime *rt, PymObject *callable, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymTernary call = pym_type (callable)->call;
  PymObject *tuple, *dict = NULL, *result = NULL;

  if (call == NULL)
    return not_callable (rt, callable);
  tuple = pym_tuple_from_array (rt, args, nargs);
  if (tuple == NULL)
    return NULL;
  if (kwnames != NULL && pym_tuple_size (kwnames) > 0)
    {
      dict = keywords_as_dict (rt, args + nargs, kwnames);
      if (dict == NULL)
        {
          pym_decref (rt, tuple);
          return NULL;
        }
    }
  if (pym_enter_recursive_call (rt, " while calling a Python object") == 0)
    {
      result = call (rt, callable, tuple, dict);
      pym_leave_recursive_call (rt);
    }
  pym_decref (rt, tuple);
  pym_xdecref (rt, dict);
  return pym_check_call_result (rt, callable, result);
}

PymObject *
pym_object_vectorcall (
    PymRuntime *rt, PymObject *callable, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymCFunction vectorcall = vectorcall_of (callable);

  if (vectorcall == NULL)
    return pym_object_make_call (rt, callable, args, nargs, kwnames);
  return pym_check_call_result (rt, callable, vectorcall (rt, callable, args, nargs, kwnames));
}

/* Lays positional arguments and a dict's values out in one row, with the names as a tuple. The row
 * is a raw block; NULL with an exception. */
static PymObject **
unpack_keywords (
    PymRuntime *rt, PymObject *const *args, ssize_t nargs, PymObject *kwargs, PymObject **kwnames)
{
  ssize_t n = pym_dict_size (kwargs), position = 0, i = 0;
  PymObject **row = pym_mem_malloc (rt, (nargs + n) * sizeof *row), *key, *value;

  *kwnames = NULL;
  if (row == NULL)
    {
      pym_err_no_memory (rt);
      return NULL;
    }
  *kwnames = pym_tuple_new (rt, n);
  if (*kwnames == NULL)
    {
      pym_mem_free (rt, row);
      return NULL;
    }
  for (i = 0; i < nargs; i++)
    row[i] = pym_newref (args[i]);
  i = 0;
  while (pym_dict_next (kwargs, &position, &key, &value))
    {
      if (!pym_str_check (key))
        {
          pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "keywords must be strings");
          break;
        }
      pym_tuple_set (*kwnames, i, pym_newref (key));
      row[nargs + i] = pym_newref (value);
      i++;
    }
  if (i == n)
    return row;
  for (ssize_t j = 0; j < nargs + i; j++)
    pym_decref (rt, row[j]);
  pym_clear (rt, kwnames);
  pym_mem_free (rt, row);
  return NULL;
}

PymObject *
pym_object_vectorcall_dict (
    PymRuntime *rt, PymObject *callable, PymObject *const *args, ssize_t nargs, PymObject *kwargs)
{
  PymObject **row, *kwnames, *result;
  ssize_t n;

  if (kwargs == NULL || pym_dict_size (kwargs) == 0)
    return pym_object_vectorcall (rt, callable, args, nargs, NULL);
  if (vectorcall_of (callable) == NULL)
    {
      PymTernary call = pym_type (callable)->call;
      PymObject *tuple;

      if (call == NULL)
        return not_callable (rt, callable);
      tuple = pym_tuple_from_array (rt, args, nargs);
      if (tuple == NULL)
        return NULL;
      result = pym_object_call (rt, callable, tuple, kwargs);
      pym_decref (rt, tuple);
      return result;
    }
  row = unpack_keywords (rt, args, nargs, kwargs, &kwnames);
  if (row == NULL)
    return NULL;
  result = pym_object_vectorcall (rt, callable, row, nargs, kwnames);
  n = nargs + pym_tuple_size (kwnames);
  for (ssize_t i = 0; i < n; i++)
    pym_decref (rt, row[i]);
  pym_mem_free (rt, row);
  pym_decref (rt, kwnames);
  return result;
}

PymObject *
pym_vectorcall_call (PymRuntime *rt, PymObject *callable, PymObject *args, PymObject *kwargs)
{
  return pym_object_vectorcall_dict (rt, callable, &pym_tuple_get (args, 0), pym_tuple_size (args),
                                     kwargs);
}

PymObject *
pym_object_call (PymRuntime *rt, PymObject *callable, PymObject *args, PymObject *kwargs)
{
  PymTernary call;
  PymObject *result;

  if (vectorcall_of (callable) != NULL)
    return pym_vectorcall_call (rt, callable, args, kwargs);
  call = pym_type (callable)->call;
  if (call == NULL)
    return not_callable (rt, callable);
  if (pym_enter_recursive_call (rt, " while calling a Python object") < 0)
    return NULL;
  result = call (rt, callable, args, kwargs);
  pym_leave_recursive_call (rt);
  return pym_check_call_result (rt, callable, result);
}

PymObject *
pym_object_call_noargs (PymRuntime *rt, PymObject *callable)
{
  return pym_object_vectorcall (rt, callable, NULL, 0, NULL);
}

PymObject *
pym_object_call_one_arg (PymRuntime *rt, PymObject *callable, PymObject *arg)
{
  return pym_object_vectorcall (rt, callable, &arg, 1, NULL);
}

PymObject *
pym_object_call_function_objargs (PymRuntime *rt, PymObject *callable, ...)
{
  PymObject *small[SMALL_STACK], **row = small, *result;
  ssize_t n = 0;
  va_list list;

  va_start (list, callable);
  while (va_arg (list, PymObject *) != NULL)
    n++;
  va_end (list);
  if (n > SMALL_STACK)
    {
      row = pym_mem_malloc (rt, n * sizeof *row);
      if (row == NULL)
        return pym_err_no_memory (rt);
    }
  va_start (list, callable);
  for (ssize_t i = 0; i < n; i++)
    row[i] = va_arg (list, PymObject *);
  va_end (list);
  result = pym_object_vectorcall (rt, callable, row, n, NULL);
  if (row != small)
    pym_mem_free (rt, row);
  return result;
}

PymObject *
pym_object_vectorcall_method (
    PymRuntime *rt, PymObject *name, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *method, *result;
  int unbound = pym_object_get_method (rt, args[0], name, &method);

  if (method == NULL)
    return NULL;
  result = pym_object_vectorcall (rt, method, args + !unbound, nargs - !unbound, kwnames);
  pym_decref (rt, method);
  return result;
}

/* A row with `first` in front of the others; `small` when it fits. */
static PymObject **
prepend (PymRuntime *rt, PymObject *first, PymObject *const *args, ssize_t n, PymObject **small)
{
  PymObject **row = small;

  if (n + 1 > SMALL_STACK)
    {
      row = pym_mem_malloc (rt, (n + 1) * sizeof *row);
      if (row == NULL)
        {
          pym_err_no_memory (rt);
          return NULL;
        }
    }
  row[0] = first;
  if (n > 0)
    memcpy (row + 1, args, n * sizeof *row);
  return row;
}

PymObject *
pym_object_call_method (
    PymRuntime *rt, PymObject *o, PymObject *name, PymObject *const *args, ssize_t nargs)
{
  PymObject *small[SMALL_STACK], *result, **row = prepend (rt, o, args, nargs, small);

  if (row == NULL)
    return NULL;
  result = pym_object_vectorcall_method (rt, name, row, nargs + 1, NULL);
  if (row != small)
    pym_mem_free (rt, row);
  return result;
}

PymObject *
pym_object_call_method_string (
    PymRuntime *rt, PymObject *o, const char *name, PymObject *const *args, ssize_t nargs)
{
  PymObject *text = pym_str_from_string (rt, name), *result;

  if (text == NULL)
    return NULL;
  result = pym_object_call_method (rt, o, text, args, nargs);
  pym_decref (rt, text);
  return result;
}

PymObject *
pym_object_call_prepend (
    PymRuntime *rt, PymObject *callable, PymObject *self, PymObject *args, PymObject *kwargs)
{
  ssize_t n = pym_tuple_size (args);
  PymObject *small[SMALL_STACK], *result;
  PymObject **row = prepend (rt, self, &pym_tuple_get (args, 0), n, small);

  if (row == NULL)
    return NULL;
  result = pym_object_vectorcall_dict (rt, callable, row, n + 1, kwargs);
  if (row != small)
    pym_mem_free (rt, row);
  return result;
}

PymObject *
pym_object_vectorcall_prepend (PymRuntime *rt,
                               PymObject *callable,
                               PymObject *self,
                               PymObject *const *args,
                               ssize_t nargs,
                               PymObject *kwnames)
{
  ssize_t n = nargs + (kwnames != NULL ? pym_tuple_size (kwnames) : 0);
  PymObject *small[SMALL_STACK], *result, **row = prepend (rt, self, args, n, small);

  if (row == NULL)
    return NULL;
  result = pym_object_vectorcall (rt, callable, row, nargs + 1, kwnames);
  if (row != small)
    pym_mem_free (rt, row);
  return result;
}
