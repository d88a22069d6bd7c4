/* Exceptions as text: as CPython's interpreter writes them on stderr (Python/pythonrun.c). */
#include "pym-abstract.h"
#include "pym-error.h"
#include "pym-exceptions.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-problem-text.h"
#include "pym-suggestion.h"
#include "pym-traceback.h"
#include "pym-type-object.h"

#include <stdio.h>
#include <string.h>

/* Whatever goes wrong in the exception's own methods is no reason to say nothing. */
static int
add_or (PymRuntime *rt, PymStrBuilder *out, PymObject *text, const char *otherwise)
{
  int status;

  if (text != NULL && pym_str_check (text))
    status = pym_str_builder_add_str (out, text);
  else
    {
      pym_err_clear (rt);
      status = pym_str_builder_add_ascii (out, otherwise, -1);
    }
  pym_xdecref (rt, text);
  return status;
}

static int
write_type (PymRuntime *rt, PymStrBuilder *out, PymType *type)
{
  PymObject *module = pym_type_get_module (rt, type);

  if (module != NULL && pym_str_check (module) && !pym_str_equal_ascii (module, "builtins") &&
      !pym_str_equal_ascii (module, "__main__") &&
      (pym_str_builder_add_str (out, module) < 0 || pym_str_builder_add_char (out, '.') < 0))
    {
      pym_decref (rt, module);
      return -1;
    }
  pym_err_clear (rt);
  pym_xdecref (rt, module);
  return add_or (rt, out, pym_type_get_qualname (rt, type), pym_type_short_name (type));
}

static int
write_notes (PymRuntime *rt, PymStrBuilder *out, PymObject *exception)
{
  PymObject *notes;
  int status = 0;

  if (pym_object_lookup_attr (rt, exception, PYM_NAME (rt, notes), &notes) <= 0)
    {
      pym_err_clear (rt);
      return 0;
    }
  if (pym_list_check (notes) || pym_tuple_check (notes))
    for (ssize_t i = 0; status == 0 && i < pym_size (notes); i++)
      {
        PymObject *note =
            pym_list_check (notes) ? pym_list_get (notes, i) : pym_tuple_get (notes, i);

        status = add_or (rt, out, pym_object_str (rt, note), "<note str() failed>");
        if (status == 0)
          status = pym_str_builder_add_char (out, '\n');
      }
  else
    {
      status = add_or (rt, out, pym_object_repr (rt, notes), "<__notes__ repr() failed>");
      if (status == 0)
        status = pym_str_builder_add_char (out, '\n');
    }
  pym_decref (rt, notes);
  return status;
}

/* Text of an attribute that a SyntaxError was given; NULL when there is none to show. */
static const char *
text_of (PymRuntime *rt, PymObject *value)
{
  const char *utf8;

  if (value == NULL || !pym_str_check (value))
    return NULL;
  utf8 = pym_str_as_utf8 (rt, value);
  if (utf8 == NULL)
    pym_err_clear (rt);
  return utf8;
}

static ssize_t
number_of (PymRuntime *rt, PymObject *value)
{
  int overflow;

  if (value == NULL || !pym_int_check (value))
    return 0;
  return pym_int_as_long_and_overflow (rt, value, &overflow);
}

/* The place in the text that a SyntaxError is about. */
static int
write_place (PymRuntime *rt, PymStrBuilder *out, const PymSyntaxError *error)
{
  const char *filename = text_of (rt, error->filename);
  const char *text = text_of (rt, error->text);
  PymSyntaxPlace place = {
    .filename = filename != NULL ? filename : "<string>",
    .line = (int32_t) number_of (rt, error->lineno),
    .text = text,
    .length = text != NULL ? strlen (text) : 0,
    .offset = number_of (rt, error->offset),
    .end_offset = number_of (rt, error->end_offset),
  };
  char *lines;
  int status;

  if (number_of (rt, error->end_lineno) > place.line)
    place.end_offset = (ssize_t) place.length;
  lines = pym_syntax_place_text (rt, &place);
  if (lines == NULL)
    return -1;
  status = pym_str_builder_add_utf8 (out, lines, (ssize_t) strlen (lines));
  pym_raw_free (rt, lines);
  return status;
}

/* ": text", unless it is empty, and what was probably meant. */
static int
write_message (PymRuntime *rt, PymStrBuilder *out, PymObject *exception, PymObject *text)
{
  PymObject *suggestion;
  int status = 0;

  if (text == NULL || !pym_str_check (text) || pym_str_length (text) > 0)
    {
      status = pym_str_builder_add_ascii (out, ": ", -1);
      if (status == 0)
        status = add_or (rt, out, pym_xnewref (text), "<exception str() failed>");
    }
  suggestion = status == 0 ? pym_suggestion_for (rt, exception) : NULL;
  if (suggestion != NULL)
    status = pym_str_builder_add_str (out, suggestion);
  pym_xdecref (rt, suggestion);
  return status;
}

static int
write_one (PymRuntime *rt, PymStrBuilder *out, PymObject *exception)
{
  PymObject *traceback = pym_exception_get_traceback (exception), *text;
  const PymSyntaxError *error = pym_err_given_matches (rt, exception, PYM_EXC (rt, SYNTAX_ERROR))
                                    ? (const PymSyntaxError *) exception
                                    : NULL;
  int status = pym_traceback_write (rt, out, traceback);

  pym_xdecref (rt, traceback);
  if (error != NULL && (error->lineno == NULL || !pym_int_check (error->lineno)))
    error = NULL;
  if (status == 0 && error != NULL)
    status = write_place (rt, out, error);
  if (status < 0 || write_type (rt, out, pym_type (exception)) < 0)
    return -1;
  text = pym_object_str (rt, error != NULL && error->message != NULL ? error->message : exception);
  pym_err_clear (rt);
  status = write_message (rt, out, exception, text);
  pym_xdecref (rt, text);
  if (status < 0 || pym_str_builder_add_char (out, '\n') < 0)
    return -1;
  return write_notes (rt, out, exception);
}

/* Exceptions from the last one back to the first, each with why the one before it is shown. */
typedef struct
{
  PymRuntime *rt;
  PymObject **items; /* owned */
  bool *is_cause;    /* by item: the one behind it is its cause; else its context */
  size_t n, allocated;
  PymObject **seen; /* the same as a table, since a chain may be a ring; its size a power of 2 */
  size_t n_seen;
} Chain;

static size_t
place_of (const Chain *chain, const PymObject *exception)
{
  size_t place = (size_t) ((uintptr_t) exception >> 4) * 0x9e3779b97f4a7c15u;

  for (place >>= 20;; place++)
    if (chain->seen[place & (chain->n_seen - 1)] == NULL ||
        chain->seen[place & (chain->n_seen - 1)] == exception)
      return place & (chain->n_seen - 1);
}

static bool
grow_chain (Chain *chain)
{
  size_t allocated = chain->allocated == 0 ? 16 : chain->allocated * 2;
  PymObject **items = pym_raw_realloc (chain->rt, chain->items, allocated * sizeof (PymObject *));
  bool *is_cause = items != NULL ? pym_raw_realloc (chain->rt, chain->is_cause, allocated) : NULL;
  PymObject **seen =
      is_cause != NULL ? pym_raw_calloc (chain->rt, 2 * allocated, sizeof (PymObject *)) : NULL;

  if (items != NULL)
    chain->items = items;
  if (is_cause != NULL)
    chain->is_cause = is_cause;
  if (seen == NULL)
    return false;
  pym_raw_free (chain->rt, chain->seen);
  chain->seen = seen;
  chain->n_seen = 2 * allocated;
  chain->allocated = allocated;
  for (size_t i = 0; i < chain->n; i++)
    seen[place_of (chain, items[i])] = items[i];
  return true;
}

/* Takes the reference over; false without memory. */
static bool
add_to_chain (Chain *chain, PymObject *exception)
{
  if (chain->n == chain->allocated && !grow_chain (chain))
    {
      pym_decref (chain->rt, exception);
      return false;
    }
  chain->seen[place_of (chain, exception)] = exception;
  chain->is_cause[chain->n] = false;
  chain->items[chain->n++] = exception;
  return true;
}

/* What is shown in front of the chain's last item; a new reference, NULL: nothing. */
static PymObject *
before (Chain *chain)
{
  PymObject *last = chain->items[chain->n - 1];
  PymObject *other = pym_exception_get_cause (last);

  chain->is_cause[chain->n - 1] = other != NULL;
  if (other == NULL && !((PymException *) last)->suppress_context)
    other = pym_exception_get_context (last);
  if (other != NULL && chain->seen[place_of (chain, other)] != NULL)
    pym_clear (chain->rt, &other);
  return other;
}

static int
write_items (Chain *chain, PymStrBuilder *out)
{
  static const char cause[] = "\nThe above exception was the direct cause of the following "
                              "exception:\n\n";
  static const char context[] = "\nDuring handling of the above exception, another exception "
                                "occurred:\n\n";

  for (size_t i = chain->n; i-- > 0;)
    {
      if (pym_poll_stop (chain->rt) < 0 || write_one (chain->rt, out, chain->items[i]) < 0 ||
          (i > 0 &&
           pym_str_builder_add_ascii (out, chain->is_cause[i - 1] ? cause : context, -1) < 0))
        return -1;
    }
  return 0;
}

int
pym_exception_write (PymRuntime *rt, PymStrBuilder *out, PymObject *exception)
{
  Chain chain = { .rt = rt };
  PymObject *next = pym_newref (exception);
  int status = 0;

  while (status == 0 && next != NULL)
    {
      if (add_to_chain (&chain, next))
        next = before (&chain);
      else
        status = -1;
    }
  if (status == 0)
    status = write_items (&chain, out);
  for (size_t i = 0; i < chain.n; i++)
    pym_decref (rt, chain.items[i]);
  pym_raw_free (rt, chain.items);
  pym_raw_free (rt, chain.is_cause);
  pym_raw_free (rt, chain.seen);
  return status;
}

static void
print (PymRuntime *rt,
       int (*write) (PymRuntime *, PymStrBuilder *, PymObject *),
       PymObject *o,
       const char *without_memory)
{
  PymObject *error = pym_err_get_raised (rt);
  PymObject *text = NULL;
  PymStrBuilder out;

  pym_str_builder_init (rt, &out);
  if (write (rt, &out, o) == 0)
    text = pym_str_builder_finish (&out);
  pym_str_builder_clear (&out);
  if (text != NULL)
    {
      size_t size;
      char *utf8 = pym_str_to_display (rt, text, &size);

      if (utf8 != NULL)
        pym_script_write_error (rt, utf8, size);
      pym_raw_free (rt, utf8);
      pym_decref (rt, text);
    }
  else
    pym_script_write_error (rt, without_memory, strlen (without_memory));
  pym_err_clear (rt);
  pym_err_set_raised (rt, error);
}

void
pym_exception_print (PymRuntime *rt, PymObject *exception)
{
  char name[128];

  snprintf (name, sizeof name, "%.100s\n", pym_type (exception)->name);
  print (rt, pym_exception_write, exception, name);
}

void
pym_traceback_print (PymRuntime *rt, PymObject *traceback)
{
  print (rt, pym_traceback_write, traceback, "");
}
