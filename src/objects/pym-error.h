/* The exception on its way (`rt->error`, a normalized instance, owned) and those being handled.
 *
 * A function that fails sets one and returns NULL or -1. Setting one while another is being handled
 * links them by `__context__`, as _PyErr_SetObject does (Python/errors.c).
 */
#pragma once

#include "pym-callables.h"

#define PYM_EXC(rt, IDENTIFIER) PYM_OBJECT (PYM_TYPE (rt, IDENTIFIER))

/* Type of the exception on its way, borrowed, or NULL. */
static inline PymObject *
pym_err_occurred (PymRuntime *rt)
{
  return rt->error != NULL ? PYM_OBJECT (pym_type (rt->error)) : NULL;
}

/* `type` is a type or anything whose type is to be reported as wrong; all return nothing or NULL.
 */
void pym_err_set_none (PymRuntime *rt, PymType *type);

/* For long loops in C, about every millisecond: -1 when the program is to end, else 0. The
 * KeyboardInterrupt that is then set is only what unwinds the loop: the machine, which sees the
 * request too, raises an exception that nobody can catch. */
static inline int
pym_poll_stop (PymRuntime *rt)
{
  if (PYM_LIKELY (!pym_stop_requested (rt)))
    return 0;
  if (rt->error == NULL)
    pym_err_set_none (rt, PYM_TYPE (rt, KEYBOARD_INTERRUPT));
  return -1;
}
/* The same every so many steps of a loop over characters. */
static inline int
pym_poll_stop_at (PymRuntime *rt, ssize_t step)
{
  return PYM_LIKELY ((step & 0xffff) != 0xffff) ? 0 : pym_poll_stop (rt);
}
void pym_err_set_object (PymRuntime *rt, PymType *type, PymObject *value);
void pym_err_set_string (PymRuntime *rt, PymType *type, const char *message);
/* Formats as pym_str_from_format. */
PymObject *pym_err_format (PymRuntime *rt, PymType *type, const char *format, ...);
/* MemoryError from the spares made beforehand: needs no memory. */
PymObject *pym_err_no_memory (PymRuntime *rt);
/* KeyError with a tuple kept whole. */
void pym_err_set_key_error (PymRuntime *rt, PymObject *key);
/* AttributeError with name and obj; `format` as above. */
PymObject *
pym_err_attribute (PymRuntime *rt, PymObject *o, PymObject *name, const char *format, ...);
/* "'Point' object has no attribute 'z'" */
PymObject *pym_err_no_attribute (PymRuntime *rt, PymObject *o, PymObject *name);
/* The same without the fields, as CPython has it when setting or deleting fails. */
PymObject *pym_err_no_attribute_to_set (PymRuntime *rt, PymObject *o, PymObject *name);
/* Fills name and obj of the AttributeError on its way, whoever raised it, if they are still empty.
 */
void pym_err_add_attribute_context (PymRuntime *rt, PymObject *o, PymObject *name);
/* NameError with name; `format` has one %U for it: "name '%U' is not defined". */
void pym_err_name (PymRuntime *rt, PymType *type, const char *format, PymObject *name);
/* StopIteration (value); a tuple or exception is kept whole. `value` NULL or None: none. */
int pym_err_set_stop_iteration (PymRuntime *rt, PymObject *value);
/* Takes a StopIteration back: 0 and its value (new), None when nothing is set; -1 for another. */
int pym_err_fetch_stop_iteration (PymRuntime *rt, PymObject **value);

void pym_err_clear (PymRuntime *rt);
/* `types`: a type or a tuple of them. */
bool pym_err_exception_matches (PymRuntime *rt, PymType *type);
bool pym_err_given_matches (PymRuntime *rt, PymObject *exception, PymObject *types);
/* Owned; clears. NULL when there is none. */
PymObject *pym_err_get_raised (PymRuntime *rt);
/* Steals; releases what was set. NULL clears. */
void pym_err_set_raised (PymRuntime *rt, PymObject *exception);
/* A new exception of `type` whose cause and context is the one on its way (_PyErr_FormatFromCause).
 */
PymObject *pym_err_format_from_cause (PymRuntime *rt, PymType *type, const char *format, ...);

/* The exception being handled, innermost first that is not empty; borrowed or NULL. */
PymObject *pym_err_handled (PymRuntime *rt);

/* "Exception ignored in: …" with the traceback, on stderr; clears. `where` may be NULL. */
void pym_err_write_unraisable (PymRuntime *rt, PymObject *where);
/* "Exception ignored MESSAGE: REPR" */
void pym_err_write_unraisable_message (PymRuntime *rt, const char *message, PymObject *where);

/* What a raise statement without `from` raises: a new reference to an instance that was given, or a
 * new instance of a class. NULL with TypeError "exceptions must derive from BaseException". */
PymObject *pym_exception_from_value (PymRuntime *rt, PymType *type, PymObject *value);
PymObject *pym_exception_instance (PymRuntime *rt, PymObject *raised);
