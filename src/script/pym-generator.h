/* Generators: a call that was put aside, with its frame in the object (Objects/genobject.c). */
#pragma once

#include "pym-frame.h"

typedef enum
{
  PYM_GENERATOR_CREATED,
  PYM_GENERATOR_SUSPENDED,
  PYM_GENERATOR_EXECUTING,
  PYM_GENERATOR_COMPLETED, /* never to run again, frame still full */
  PYM_GENERATOR_CLEARED,
} PymGeneratorState;

typedef struct
{
  PYM_OBJECT_HEAD
  PymWeakref *weakrefs;
  PymObject *name, *qualname;
  PymHandled handled;
  void *origin; /* keeps CPython's size */
  uint8_t hooks_inited, closed, unused, state;
  PymFrame frame;
} PymGenerator;

_Static_assert(sizeof (PymGenerator) == 144, "CPython's PyGenObject up to the frame's slots");

#define pym_generator_check(rt, o) (pym_type (o) == PYM_SCRIPT_TYPE (rt, GENERATOR))
#define pym_frame_generator(f)     ((PymGenerator *) ((char *) (f) -offsetof (PymGenerator, frame)))

/* For RETURN_GENERATOR: the frame's contents move into a new generator; the frame on the stack is
 * then empty and its caller's to pop. NULL with MemoryError. */
PymObject *pym_generator_from_frame (PymRuntime *rt, PymFrame *frame);

/* The generator that this one delegates to with `yield from`, borrowed; NULL. */
PymObject *pym_generator_delegate (PymGenerator *generator);
PymObject *pym_generator_close (PymRuntime *rt, PymObject *generator);
/* Its frame has run to its end: clears it, takes it off the stack of what is being handled. */
void pym_generator_frame_done (PymRuntime *rt, PymFrame *frame);
