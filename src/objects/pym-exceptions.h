/* Exception objects (Objects/exceptions.c). Sizes are CPython's: 72 bytes and a GC head, more for
 * those that carry fields of their own.
 */
#pragma once

#include "pym-objects.h"

#define PYM_EXCEPTION_HEAD                                                                         \
  PymObject base;                                                                                  \
  PymObject *dict; /* or NULL */                                                                   \
  PymObject *args; /* tuple */                                                                     \
  PymObject *notes;                                                                                \
  PymObject *traceback;                                                                            \
  PymObject *context;                                                                              \
  PymObject *cause;                                                                                \
  char suppress_context;

typedef struct
{
  PYM_EXCEPTION_HEAD
} PymException;

typedef struct
{
  PYM_EXCEPTION_HEAD
  PymObject *value;
} PymStopIteration; /* and SystemExit (code) and NameError (name) */

typedef struct
{
  PYM_EXCEPTION_HEAD
  PymObject *object, *name;
} PymAttributeError;

typedef struct
{
  PYM_EXCEPTION_HEAD
  PymObject *message, *name, *path, *name_from;
} PymImportError;

typedef struct
{
  PYM_EXCEPTION_HEAD
  PymObject *errno_, *strerror, *filename, *filename2;
  ssize_t written;
} PymOSError;

typedef struct
{
  PYM_EXCEPTION_HEAD
  PymObject *encoding, *object;
  ssize_t start, end;
  PymObject *reason;
} PymUnicodeError;

typedef struct
{
  PYM_EXCEPTION_HEAD
  PymObject *message, *filename, *lineno, *offset, *end_lineno, *end_offset, *text,
      *print_file_and_line;
} PymSyntaxError;

#define pym_exception_check(o) PYM_IS (o, PYM_TYPE_EXCEPTION_SUBCLASS)
/* Whether `o` is a class of exceptions. */
#define pym_exception_class_check(o)                                                               \
  (PYM_IS (o, PYM_TYPE_TYPE_SUBCLASS) &&                                                           \
   pym_type_has ((PymType *) (o), PYM_TYPE_EXCEPTION_SUBCLASS))

/* Getters give a new reference or NULL; setters of context and cause steal. */
PymObject *pym_exception_get_traceback (PymObject *exception);
void pym_exception_set_traceback (PymRuntime *rt, PymObject *exception, PymObject *traceback);
PymObject *pym_exception_get_cause (PymObject *exception);
void pym_exception_set_cause (PymRuntime *rt, PymObject *exception, PymObject *cause);
PymObject *pym_exception_get_context (PymObject *exception);
void pym_exception_set_context (PymRuntime *rt, PymObject *exception, PymObject *context);
/* Appends to `__notes__`, making the list if there is none. 0 or -1. */
int pym_exception_add_note (PymRuntime *rt, PymObject *exception, PymObject *note);
#define pym_exception_args(o) (((PymException *) (o))->args)
