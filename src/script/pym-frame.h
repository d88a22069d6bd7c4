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
  const PymInstruction *instruction; /* under way, or the last one */
  uint16_t mark;                     /* see PymStackFrame */
  uint8_t owner;
  bool is_entry; /* leaving it leaves the loop in C */
  int32_t stack_top;
  PymCode *code;          /* owned */
  PymFrame *previous;     /* the caller's; NULL for the outermost and for a suspended generator */
  PymFunction *function;  /* owned; NULL for a file and a class body of none */
  PymObject *globals;     /* borrowed from the function, or from the module */
  PymObject *builtins;    /* borrowed: the builtins' dict */
  PymObject *locals;      /* owned: a mapping, of a file and a class body; NULL otherwise */
  PymFrameObject *object; /* owned; NULL until asked for */
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

/* The data stack: chunks of raw memory, newest first. Frames are given back newest first too, so a
 * chunk needs no more than its top. */
struct PymStackChunk
{
  PymStackChunk *previous;
  size_t size; /* bytes of `data` */
  size_t top;  /* bytes in use */
  _Alignas(16) char data[];
};

/* A new chunk with room for so many bytes; false with MemoryError set. */
bool pym_frame_add_chunk (PymRuntime *rt, size_t size);
void pym_frame_drop_chunk (PymRuntime *rt);

static inline size_t
pym_frame_size (const PymCode *code)
{
  return sizeof (PymFrame) + (size_t) pym_code_n_slots (code) * sizeof (PymObject *);
}

/* A frame on the data stack, all slots NULL, for a call of this function. Counts code and function
 * anew; `locals` is taken over. NULL with MemoryError. */
static inline PymFrame *
pym_frame_push (PymRuntime *rt, PymFunction *function, PymObject *locals)
{
  PymCode *code = (PymCode *) function->code;
  PymStackChunk *chunk = rt->script->chunk;
  size_t size = code->frame_size;
  PymFrame *frame;

  if (PYM_UNLIKELY (chunk == NULL || chunk->size - chunk->top < size))
    {
      if (!pym_frame_add_chunk (rt, size))
        {
          pym_xdecref (rt, locals);
          return NULL;
        }
      chunk = rt->script->chunk;
    }
  frame = (PymFrame *) (chunk->data + chunk->top);
  chunk->top += size;
  frame->code = (PymCode *) pym_newref (code);
  frame->previous = NULL;
  frame->function = (PymFunction *) pym_newref (function);
  frame->globals = function->globals;
  frame->builtins = function->builtins;
  frame->locals = locals;
  frame->object = NULL;
  frame->instruction = code->instructions;
  frame->stack_top = code->n_locals_plus;
  frame->owner = PYM_FRAME_ON_STACK;
  frame->is_entry = false;
  frame->mark = 0;
  for (int32_t i = 0; i < code->n_locals_plus; i++)
    frame->slots[i] = NULL;
  return frame;
}

/* Whether pym_frame_push_plain () will do for a call with so many positional arguments. */
static inline bool
pym_frame_may_push_plain (PymRuntime *rt, const PymFunction *function, int32_t nargs)
{
  const PymCode *code = (const PymCode *) function->code;
  const PymStackChunk *chunk = rt->script->chunk;

  return code->is_plain && code->argcount == nargs && chunk != NULL &&
         chunk->size - chunk->top >= code->frame_size;
}

/* A frame with its arguments: takes over the caller's references to them and to the function. */
static inline PymFrame *
pym_frame_push_plain (PymRuntime *rt, PymFunction *function, PymObject *const *args, int32_t nargs)
{
  PymCode *code = (PymCode *) function->code;
  PymStackChunk *chunk = rt->script->chunk;
  PymFrame *frame = (PymFrame *) (chunk->data + chunk->top);
  int32_t n = code->n_locals_plus;

  chunk->top += code->frame_size;
  frame->code = (PymCode *) pym_newref (code);
  frame->function = function;
  frame->globals = function->globals;
  frame->builtins = function->builtins;
  frame->locals = NULL;
  frame->object = NULL;
  frame->instruction = code->instructions;
  frame->stack_top = n;
  frame->owner = PYM_FRAME_ON_STACK;
  frame->is_entry = false;
  frame->mark = 0;
  for (int32_t i = 0; i < nargs; i++)
    frame->slots[i] = args[i];
  for (int32_t i = nargs; i < n; i++)
    frame->slots[i] = NULL;
  return frame;
}

/* Gives the room back of a frame whose contents are gone or have moved elsewhere. */
static inline void
pym_frame_forget (PymRuntime *rt, PymFrame *frame)
{
  PymStackChunk *chunk = rt->script->chunk;

  chunk->top = (size_t) ((char *) frame - chunk->data);
  if (PYM_UNLIKELY (chunk->top == 0 && chunk->previous != NULL))
    pym_frame_drop_chunk (rt);
}

/* Lets go of the frame's object: when somebody else holds it, the frame's contents move into it. */
bool pym_frame_leave_object (PymRuntime *rt, PymFrame *frame);

/* Releases everything in the frame but its code, in CPython's order: locals and operands from first
 * to last, the locals' mapping, the function. */
static inline void
pym_frame_clear (PymRuntime *rt, PymFrame *frame)
{
  int32_t n;

  if (PYM_UNLIKELY (frame->object != NULL) && pym_frame_leave_object (rt, frame))
    return;
  n = frame->stack_top;
  /* The slots are out of reach before the first of them is released. */
  frame->stack_top = 0;
  for (int32_t i = 0; i < n; i++)
    pym_xdecref (rt, frame->slots[i]);
  pym_clear (rt, &frame->locals);
  pym_clear (rt, &frame->function);
}

/* Clears it, releases the code and gives the room back. The frame is the newest of the stack and no
 * longer the running one. */
static inline void
pym_frame_pop (PymRuntime *rt, PymFrame *frame)
{
  PymCode *code = frame->code;

  pym_frame_clear (rt, frame);
  pym_frame_forget (rt, frame);
  pym_decref (rt, code);
}

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
static inline int
pym_frame_line (const PymFrame *frame)
{
  int line = pym_code_line (frame->code, frame->instruction);

  return line > 0 ? line : frame->code->first_line;
}

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
