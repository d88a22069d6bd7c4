/* Exceptions that nobody can catch: raised by `__del__`, by a weak reference's callback, by a
 * generator that is being closed (Python/errors.c, `write_unraisable_exc_file`).
 */
#include <string.h>

#include "pym-error.h"
#include "pym-abstract.h"
#include "pym-exceptions.h"
#include "pym-str.h"
#include "pym-type-object.h"

static void
write_text (PymRuntime *rt, PymObject *text)
{
  const char *utf8 = text != NULL ? pym_str_as_utf8 (rt, text) : NULL;

  if (utf8 != NULL && pym_machine_hooks (rt)->write_error != NULL)
    pym_machine_hooks (rt)->write_error (rt, utf8, strlen (utf8));
  pym_err_clear (rt);
  pym_xdecref (rt, text);
}

/* "module.Oops: text", without the module when it is builtins or __main__. */
static PymObject *
exception_line (PymRuntime *rt, PymObject *exception)
{
  PymType *type = pym_type (exception);
  PymObject *module = pym_type_get_module (rt, type), *name, *text, *line = NULL;
  bool shown;

  if (module == NULL || !pym_str_check (module))
    {
      pym_err_clear (rt);
      pym_xdecref (rt, module);
      module = pym_str_from_string (rt, "<unknown>");
    }
  name = pym_type_get_qualname (rt, type);
  text = pym_object_str (rt, exception);
  if (text == NULL)
    {
      pym_err_clear (rt);
      text = pym_str_from_string (rt, "<exception str() failed>");
    }
  if (module != NULL && name != NULL && text != NULL)
    {
      shown =
          !pym_str_equal_ascii (module, "builtins") && !pym_str_equal_ascii (module, "__main__");
      /* The colon stands even in front of nothing. */
      if (shown)
        line = pym_str_from_format (rt, "%U.%U: %U\n", module, name, text);
      else
        line = pym_str_from_format (rt, "%U: %U\n", name, text);
    }
  pym_xdecref (rt, module);
  pym_xdecref (rt, name);
  pym_xdecref (rt, text);
  return line;
}

void
pym_err_write_unraisable_message (PymRuntime *rt, const char *message, PymObject *where)
{
  PymObject *exception = pym_err_get_raised (rt), *text, *traceback;

  if (exception == NULL)
    return;
  traceback = pym_exception_get_traceback (exception);
  if (traceback == NULL && pym_machine_hooks (rt)->add_traceback != NULL)
    {
      pym_err_set_raised (rt, exception);
      pym_machine_hooks (rt)->add_traceback (rt);
      exception = pym_err_get_raised (rt);
    }
  pym_xdecref (rt, traceback);
  if (pym_stop_requested (rt))
    {
      /* The program is being ended; what its finalizers raise is the end itself. */
      pym_decref (rt, exception);
      return;
    }
  if (where == pym_none (rt))
    where = NULL;
  text = where != NULL ? pym_object_repr (rt, where) : NULL;
  if (where != NULL && text == NULL)
    {
      pym_err_clear (rt);
      text = pym_str_from_string (rt, "<object repr() failed>");
    }
  if (message != NULL && text != NULL)
    write_text (rt, pym_str_from_format (rt, "%s: %U\n", message, text));
  else if (message != NULL)
    write_text (rt, pym_str_from_format (rt, "%s:\n", message));
  else if (text != NULL)
    write_text (rt, pym_str_from_format (rt, "Exception ignored in: %U\n", text));
  pym_xdecref (rt, text);

  traceback = pym_exception_get_traceback (exception);
  if (traceback != NULL && pym_machine_hooks (rt)->write_traceback != NULL)
    pym_machine_hooks (rt)->write_traceback (rt, traceback);
  pym_err_clear (rt);
  pym_xdecref (rt, traceback);
  write_text (rt, exception_line (rt, exception));
  pym_decref (rt, exception);
}

void
pym_err_write_unraisable (PymRuntime *rt, PymObject *where)
{
  pym_err_write_unraisable_message (rt, NULL, where);
}
