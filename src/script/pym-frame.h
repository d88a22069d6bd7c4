/* Frames: one for each call that has not ended (Python/frame.c, Include/internal/pycore_frame.h).
 *
 * Frames of plain calls lie in raw chunks of a data stack and are not counted; a generator embeds
 * its own. A frame object exists only when a traceback or a person asks for one; when the call ends
 * and somebody still holds the object, the frame moves into it.
 *
 * Slots hold locals, cells and free variables, then the operand stack; each owns a reference or is
 * NULL. `stack_top` counts the slots in use whenever something outside the loop may look: every
 * slot below it is good, whatever instruction is under way.
 */
#pragma once

#include "pym-code.h"
#include "pym-tuple.h"

typedef enum
{
  PYM_FRAME_ON_STACK,
  PYM_FRAME_IN_GENERATOR,
  PYM_FRAME_IN_OBJECT,
} PymFrameOwner;

struct PymFrame
{
  PymCode *code;          /* owned */
  PymFrame *previous;     /* the caller's; NULL for the outermost and for a suspended generator */
  PymFunction *function;  /* owned; NULL for a file and a class body of none */
  PymObject *globals;     /* borrowed from the function, or from the module */
  PymObject *builtins;    /* borrowed: the builtins' dict */
  PymObject *locals;      /* owned: a mapping, of a file and a class body; NULL otherwise */
  PymFrameObject *object; /* owned; NULL until asked for */
  const PymInstruction *instruction; /* under way, or the last one */
  int32_t stack_top;
  uint8_t owner;
  bool is_entry; /* leaving it leaves the loop in C */
  PymObject *slots[];
};

_Static_assert(sizeof (struct PymFrame) == 72, "CPython's _PyInterpreterFrame up to its slots");

struct PymFrameObject
{
  PYM_OBJECT_HEAD
  PymFrameObject *back; /* only once the frame lies in the object */
  PymFrame *frame;
  PymObject *trace; /* keeps CPython's size */
  uint64_t flags;
  PymFrame own;
};

#define PYM_FRAME_OBJECT_BASICSIZE (offsetof (PymFrameObject, own) + sizeof (PymFrame))

/* A frame on the data stack, all slots NULL. Takes over nothing, counts code and function anew;
 * `locals` is taken over. NULL with MemoryError. */
PymFrame *pym_frame_push (PymRuntime *rt,
                          PymCode *code,
                          PymFunction *function,
                          PymObject *globals,
                          PymObject *builtins,
                          PymObject *locals);
/* Releases everything in the frame in CPython's order, except its code. */
void pym_frame_clear (PymRuntime *rt, PymFrame *frame);
/* Clears it, releases the code and gives the room back. The frame is the newest of the stack and no
 * longer the running one. */
void pym_frame_pop (PymRuntime *rt, PymFrame *frame);
/* Gives the room back of a frame whose contents have moved elsewhere. */
void pym_frame_forget (PymRuntime *rt, PymFrame *frame);
/* Locals and operands, first to last, then the locals' mapping (_PyFrame_ClearLocals). */
void pym_frame_clear_locals (PymRuntime *rt, PymFrame *frame);

/* The room of the data stack. */
void pym_frame_stack_fini (PymRuntime *rt);

/* The frame's object, borrowed; made when there is none. NULL with MemoryError. */
PymFrameObject *pym_frame_get_object (PymRuntime *rt, PymFrame *frame);

/* Its arguments are bound, but its cells not yet made: tracebacks don't show it. */
static inline bool
pym_frame_is_incomplete (const PymFrame *frame)
{
  return frame->owner != PYM_FRAME_IN_GENERATOR &&
         frame->instruction - frame->code->instructions < frame->code->first_traceable;
}

/* Line of the instruction under way; the first line when it has none. */
int pym_frame_line (const PymFrame *frame);
int pym_frame_traverse (PymFrame *frame, PymVisit visit, void *data);

/* Looking at the frames, newest first, without changing or making anything. */
typedef struct
{
  const PymFrame *frame;
  const PymCode *code;
  int depth; /* 0: the oldest */
  int line;
} PymFrameInfo;
typedef bool (*PymFrameVisit) (PymRuntime *rt, const PymFrameInfo *info, void *data);
/* Until `visit` says false. Returns how many frames there are. */
size_t pym_frames_walk (PymRuntime *rt, PymFrameVisit visit, void *data);
int pym_frames_depth (PymRuntime *rt);
/* Named references of one frame: locals, cells, operand stack, function, code, … */
void pym_frame_walk_edges (PymRuntime *rt, const PymFrame *frame, PymEdgeVisit visit, void *data);
