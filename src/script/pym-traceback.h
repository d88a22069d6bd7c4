/* Traceback objects, and what is written of an exception (Python/traceback.c,
 * Python/pythonrun.c). */
#pragma once

#include "pym-frame.h"
#include "pym-str-builder.h"

typedef struct PymTracebackObject
{
  PYM_OBJECT_HEAD
  struct PymTracebackObject *next; /* towards where it was raised; or NULL */
  PymFrameObject *frame;
  int32_t instruction; /* index */
  int32_t line;
} PymTracebackObject;

_Static_assert(sizeof (PymTracebackObject) == 40, "CPython's PyTracebackObject");

/* Puts an entry for this frame in front of the traceback of the exception on its way. Without
 * memory the exception is replaced by a MemoryError. */
void pym_traceback_here (PymRuntime *rt, PymFrame *frame);
/* The same for the frame that runs; nothing when none does. hooks.machine.add_traceback. */
void pym_traceback_running (PymRuntime *rt);

/* "Traceback (most recent call last):" and the entries; nothing when `traceback` is None. */
int pym_traceback_write (PymRuntime *rt, PymStrBuilder *out, PymObject *traceback);
/* All of it: causes and contexts first, entries, the exception's line, its notes. */
int pym_exception_write (PymRuntime *rt, PymStrBuilder *out, PymObject *exception);
/* The same on stderr; whatever goes wrong is forgotten. */
void pym_exception_print (PymRuntime *rt, PymObject *exception);
/* hooks.machine.write_traceback. */
void pym_traceback_print (PymRuntime *rt, PymObject *traceback);
