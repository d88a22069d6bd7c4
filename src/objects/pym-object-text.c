/* repr, str, ascii and format of any object (Objects/object.c, Objects/abstract.c). */
#include "pym-abstract.h"
#include "pym-collector.h"
#include "pym-error.h"
#include "pym-collector.h"
#include "pym-format.h"
#include "pym-name.h"
#include "pym-str.h"
#include "pym-type-object.h"

/* `slot` must give a str: "__repr__ returned non-string (type int)". Steals `text`. */
static PymObject *
check_text (PymRuntime *rt, PymObject *text, const char *method)
{
  if (text == NULL || pym_str_check (text))
    return text;
  pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s returned non-string (type %s)", method,
                  pym_type (text)->name);
  pym_decref (rt, text);
  return NULL;
}

/* A collection that is due runs here, too: repr and str look for signals first, and that looks for
 * it (PyErr_CheckSignals in PyObject_Repr and PyObject_Str). Whether it did; `o`, which it might
 * have been the end of, is then held. */
static inline bool
collect_if_due (PymRuntime *rt, PymObject *o)
{
  if (PYM_LIKELY ((atomic_load_explicit (&rt->breaker, memory_order_relaxed) & PYM_BREAK_COLLECT) ==
                  0))
    return false;
  pym_incref (o);
  pym_gc_run_if_due (rt);
  return true;
}

static PymObject *
repr (PymRuntime *rt, PymObject *o)
{
  PymObject *text;

  if (pym_enter_recursive_call (rt, " while getting the repr of an object") < 0)
    return NULL;
  text = pym_type (o)->repr (rt, o);
  pym_leave_recursive_call (rt);
  return check_text (rt, text, "__repr__");
}

static PymObject *
str (PymRuntime *rt, PymObject *o)
{
  PymObject *text;

  if (pym_str_check_exact (rt, o))
    return pym_newref (o);
  if (pym_type (o)->str == NULL)
    return repr (rt, o);
  if (pym_enter_recursive_call (rt, " while getting the str of an object") < 0)
    return NULL;
  text = pym_type (o)->str (rt, o);
  pym_leave_recursive_call (rt);
  return check_text (rt, text, "__str__");
}

PymObject *
pym_object_repr (PymRuntime *rt, PymObject *o)
{
  PymObject *text;
  bool held;

  if (o == NULL)
    return pym_str_from_string (rt, "<NULL>");
  held = collect_if_due (rt, o);
  text = repr (rt, o);
  if (PYM_UNLIKELY (held))
    pym_decref (rt, o);
  return text;
}

PymObject *
pym_object_str (PymRuntime *rt, PymObject *o)
{
  PymObject *text;
  bool held;

  if (o == NULL)
    return pym_str_from_string (rt, "<NULL>");
  held = collect_if_due (rt, o);
  text = str (rt, o);
  if (PYM_UNLIKELY (held))
    pym_decref (rt, o);
  return text;
}

PymObject *
pym_object_ascii (PymRuntime *rt, PymObject *o)
{
  PymObject *text = pym_object_repr (rt, o), *escaped;

  if (text == NULL || pym_str_is_ascii (text))
    return text;
  escaped = pym_str_ascii_repr (rt, text);
  pym_decref (rt, text);
  return escaped;
}

/* What __format__ of these types does. The method that CPython binds for it is allocated and goes
 * again, which the heap and the collector's count take notice of. */
static PymObject *
format_builtin (PymRuntime *rt, PymObject *o, PymObject *spec)
{
  PymObject *method = pym_gc_new (rt, PYM_TYPE (rt, BUILTIN)), *result;

  if (method == NULL)
    return NULL;
  result = PYM_IS_EXACT (rt, o, INT)     ? pym_int_format_spec (rt, o, spec)
           : PYM_IS_EXACT (rt, o, FLOAT) ? pym_float_format_spec (rt, o, spec)
                                         : pym_str_format_spec (rt, o, spec);
  pym_gc_del (rt, method);
  return result;
}

PymObject *
pym_object_format (PymRuntime *rt, PymObject *o, PymObject *spec)
{
  PymObject *function, *result, *empty = NULL;

  if (spec != NULL && !pym_str_check (spec))
    return pym_err_format (rt, PYM_TYPE (rt, SYSTEM_ERROR),
                           "Format specifier must be a string, not %s", pym_type (spec)->name);
  if (spec == NULL || pym_str_length (spec) == 0)
    {
      if (pym_str_check_exact (rt, o))
        return pym_newref (o);
      if (PYM_IS_EXACT (rt, o, INT))
        return pym_object_str (rt, o);
    }
  if (spec == NULL)
    {
      empty = pym_str_empty (rt);
      if (empty == NULL)
        return NULL;
      spec = empty;
    }
  if (PYM_IS_EXACT (rt, o, INT) || PYM_IS_EXACT (rt, o, FLOAT) || PYM_IS_EXACT (rt, o, STR))
    return format_builtin (rt, o, spec);
  function = pym_object_lookup_special (rt, o, pym_name (rt, FORMAT));
  if (function == NULL)
    {
      if (rt->error == NULL)
        pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "Type %s doesn't define __format__",
                        pym_type (o)->name);
      pym_xdecref (rt, empty);
      return NULL;
    }
  result = pym_object_call_one_arg (rt, function, spec);
  pym_decref (rt, function);
  pym_xdecref (rt, empty);
  if (result != NULL && !pym_str_check (result))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "__format__ must return a str, not %s",
                      pym_type (result)->name);
      pym_clear (rt, &result);
    }
  return result;
}
