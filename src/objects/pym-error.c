#include "pym-error.h"

#include <stdarg.h>

#include "pym-abstract.h"
#include "pym-exceptions.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

/* An instance of `type` for a value as `raise` takes it: nothing, an argument, a tuple of them
 * (_PyErr_CreateException). */
static PymObject *
create_exception (PymRuntime *rt, PymType *type, PymObject *value)
{
  PymObject *callable = PYM_OBJECT (type), *exception;

  if (value == NULL || value == pym_none (rt))
    exception = pym_object_call_noargs (rt, callable);
  else if (pym_tuple_check (value))
    exception = pym_object_call (rt, callable, value, NULL);
  else
    exception = pym_object_call_one_arg (rt, callable, value);
  if (exception != NULL && !pym_exception_check (exception))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "calling %R should have returned an instance of BaseException, not %s", type,
                      pym_type (exception)->name);
      pym_clear (rt, &exception);
    }
  return exception;
}

PymObject *
pym_exception_from_value (PymRuntime *rt, PymType *type, PymObject *value)
{
  if (value != NULL && pym_object_type_is_instance (value, type))
    return pym_newref (value);
  return create_exception (rt, type, value);
}

PymObject *
pym_err_handled (PymRuntime *rt)
{
  for (PymHandled *entry = rt->handled; entry != NULL; entry = entry->previous)
    if (entry->exception != NULL && entry->exception != pym_none (rt))
      return entry->exception;
  return NULL;
}

/* Makes `context` the context of `exception`, and cuts the chain where it would come back to it.
 * Floyd's algorithm keeps a ring that is there already from being walked for ever. */
static void
link_context (PymRuntime *rt, PymObject *exception, PymObject *context)
{
  PymObject *o = context, *slow = context;
  bool step_slow = false;

  if (exception == context)
    return;
  for (PymObject *next; (next = ((PymException *) o)->context) != NULL;)
    {
      if (next == exception)
        {
          pym_exception_set_context (rt, o, NULL);
          break;
        }
      o = next;
      if (o == slow)
        break;
      if (step_slow)
        slow = ((PymException *) slow)->context;
      step_slow = !step_slow;
    }
  pym_exception_set_context (rt, exception, pym_newref (context));
}

void
pym_err_set_object (PymRuntime *rt, PymType *type, PymObject *value)
{
  PymObject *exception, *handled;

  pym_clear (rt, &rt->error);
  if (!pym_type_check (type) || !pym_type_has (type, PYM_TYPE_EXCEPTION_SUBCLASS))
    {
      pym_err_format (rt, PYM_TYPE (rt, SYSTEM_ERROR),
                      "_PyErr_SetObject: exception %R is not a BaseException subclass", type);
      return;
    }
  exception = pym_exception_from_value (rt, type, value);
  if (exception == NULL)
    return;
  handled = pym_err_handled (rt);
  if (handled != NULL)
    link_context (rt, exception, handled);
  pym_setref (rt, &rt->error, exception);
}

void
pym_err_set_none (PymRuntime *rt, PymType *type)
{
  pym_err_set_object (rt, type, NULL);
}

void
pym_err_set_string (PymRuntime *rt, PymType *type, const char *message)
{
  PymObject *text = pym_str_from_string (rt, message);

  if (text == NULL)
    return;
  pym_err_set_object (rt, type, text);
  pym_decref (rt, text);
}

static PymObject *
format_va (PymRuntime *rt, PymType *type, const char *format, va_list arguments)
{
  PymObject *text;

  /* An exception that was set must not be in the way of the operands' repr. */
  pym_clear (rt, &rt->error);
  text = pym_str_from_format_va (rt, format, arguments);
  if (text == NULL)
    return NULL;
  pym_err_set_object (rt, type, text);
  pym_decref (rt, text);
  return NULL;
}

PymObject *
pym_err_format (PymRuntime *rt, PymType *type, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  format_va (rt, type, format, arguments);
  va_end (arguments);
  return NULL;
}

void
pym_err_set_key_error (PymRuntime *rt, PymObject *key)
{
  PymObject *arguments = pym_tuple_pack (rt, 1, key);

  if (arguments == NULL)
    return;
  pym_err_set_object (rt, PYM_TYPE (rt, KEY_ERROR), arguments);
  pym_decref (rt, arguments);
}

void
pym_err_add_attribute_context (PymRuntime *rt, PymObject *o, PymObject *name)
{
  PymAttributeError *error = (PymAttributeError *) rt->error;

  if (!pym_err_exception_matches (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR)) || error->name != NULL ||
      error->object != NULL)
    return;
  error->name = pym_newref (name);
  error->object = pym_newref (o);
}

PymObject *
pym_err_attribute (PymRuntime *rt, PymObject *o, PymObject *name, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  format_va (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR), format, arguments);
  va_end (arguments);
  pym_err_add_attribute_context (rt, o, name);
  return NULL;
}

PymObject *
pym_err_no_attribute (PymRuntime *rt, PymObject *o, PymObject *name)
{
  return pym_err_attribute (rt, o, name, "'%s' object has no attribute '%U'", pym_type (o)->name,
                            name);
}

PymObject *
pym_err_no_attribute_to_set (PymRuntime *rt, PymObject *o, PymObject *name)
{
  return pym_err_format (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR), "'%s' object has no attribute '%U'",
                         pym_type (o)->name, name);
}

void
pym_err_name (PymRuntime *rt, PymType *type, const char *format, PymObject *name)
{
  pym_err_format (rt, type, format, name);
  if (rt->error != NULL && pym_type (rt->error) == PYM_TYPE (rt, NAME_ERROR))
    pym_setref (rt, &((PymStopIteration *) rt->error)->value, pym_newref (name));
}

int
pym_err_set_stop_iteration (PymRuntime *rt, PymObject *value)
{
  PymObject *exception;

  if (value == NULL || value == pym_none (rt))
    {
      pym_err_set_none (rt, PYM_TYPE (rt, STOP_ITERATION));
      return -1;
    }
  if (!pym_tuple_check (value) && !pym_exception_check (value))
    {
      pym_err_set_object (rt, PYM_TYPE (rt, STOP_ITERATION), value);
      return -1;
    }
  exception = pym_object_call_one_arg (rt, PYM_EXC (rt, STOP_ITERATION), value);
  if (exception == NULL)
    return -1;
  pym_err_set_object (rt, PYM_TYPE (rt, STOP_ITERATION), exception);
  pym_decref (rt, exception);
  return -1;
}

int
pym_err_fetch_stop_iteration (PymRuntime *rt, PymObject **value)
{
  *value = NULL;
  if (rt->error == NULL)
    {
      *value = pym_newref (pym_none (rt));
      return 0;
    }
  if (!pym_err_exception_matches (rt, PYM_TYPE (rt, STOP_ITERATION)))
    return -1;
  *value = pym_newref (((PymStopIteration *) rt->error)->value);
  pym_err_clear (rt);
  return 0;
}

void
pym_err_clear (PymRuntime *rt)
{
  pym_clear (rt, &rt->error);
}

bool
pym_err_given_matches (PymRuntime *rt, PymObject *exception, PymObject *types)
{
  PymObject *type;

  if (exception == NULL || types == NULL)
    return false;
  if (pym_tuple_check (types))
    {
      for (ssize_t i = 0; i < pym_tuple_size (types); i++)
        if (pym_err_given_matches (rt, exception, pym_tuple_get (types, i)))
          return true;
      return false;
    }
  type = pym_exception_check (exception) ? PYM_OBJECT (pym_type (exception)) : exception;
  if (pym_exception_class_check (type) && pym_exception_class_check (types))
    return pym_type_is_subtype ((PymType *) type, (PymType *) types);
  return type == types;
}

bool
pym_err_exception_matches (PymRuntime *rt, PymType *type)
{
  return rt->error != NULL && pym_type_is_subtype (pym_type (rt->error), type);
}

PymObject *
pym_err_get_raised (PymRuntime *rt)
{
  PymObject *exception = rt->error;

  rt->error = NULL;
  return exception;
}

void
pym_err_set_raised (PymRuntime *rt, PymObject *exception)
{
  pym_setref (rt, &rt->error, exception);
}

PymObject *
pym_err_format_from_cause (PymRuntime *rt, PymType *type, const char *format, ...)
{
  PymObject *cause = pym_err_get_raised (rt);
  va_list arguments;

  va_start (arguments, format);
  format_va (rt, type, format, arguments);
  va_end (arguments);
  if (cause == NULL)
    return NULL;
  if (rt->error == NULL || rt->error == cause)
    {
      pym_decref (rt, cause);
      return NULL;
    }
  pym_exception_set_cause (rt, rt->error, pym_newref (cause));
  pym_exception_set_context (rt, rt->error, cause);
  return NULL;
}

PymObject *
pym_exception_instance (PymRuntime *rt, PymObject *raised)
{
  if (pym_exception_class_check (raised))
    {
      PymObject *made = pym_object_call_noargs (rt, raised);

      if (made != NULL && !pym_exception_check (made))
        {
          pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "calling %R should have returned an instance of BaseException, not %R",
                          raised, pym_type (made));
          pym_clear (rt, &made);
        }
      return made;
    }
  if (pym_exception_check (raised))
    return pym_newref (raised);
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                         "exceptions must derive from BaseException");
}
