/* The evaluation loop: CPython 3.12's unspecialised instructions with the same stack effects,
 * reference moves and order of releases (Python/bytecodes.c, Python/ceval.c).
 *
 * A call of a function written in the language pushes a frame and goes on in the same loop, without
 * recursion in C. What a specialised instruction of CPython does visibly otherwise (no poll of the
 * breaker after len (), a str that grows in place) happens from an instruction's second execution
 * on, as there.
 *
 * Who steps by line, or measures lines, attaches a hook. The loop then dispatches through a second
 * table; when none is attached nothing is asked.
 */
#pragma once

#include "pym-frame.h"

/* Runs a frame to its end, or to the next yield. `throwing`: the exception on its way is raised in
 * it first. A new reference; NULL with the exception set. */
PymObject *pym_machine_run (PymRuntime *rt, PymFrame *frame, bool throwing);
/* A file or a text: code in a namespace. Borrowed; new reference. */
PymObject *
pym_machine_run_code (PymRuntime *rt, PymCode *code, PymObject *globals, PymObject *locals);
/* Calls a function from C; `args` are borrowed. */
PymObject *pym_machine_call (PymRuntime *rt,
                             PymFunction *function,
                             PymObject *const *args,
                             ssize_t nargs,
                             PymObject *kwnames);

/* Globals of the running function, borrowed; NULL when nothing runs. */
PymObject *pym_machine_globals (PymRuntime *rt);
/* A new or counted mapping of what is visible: vars (), locals (), dir (). */
PymObject *pym_machine_locals (PymRuntime *rt);
/* The class and the first argument for super () (see PymMachineHooks). */
int pym_machine_current_super (PymRuntime *rt, PymType **type, PymObject **object);

/* Answers what the breaker word asks for. -1 when the program is to stop: an exception is set that
 * nobody can catch. */
int pym_machine_break (PymRuntime *rt);

typedef enum
{
  PYM_STEP_ENTER, /* a frame begins or a generator goes on; before its first line */
  PYM_STEP_LINE,  /* before the first instruction of a line, and at each jump back to it */
  PYM_STEP_LEAVE, /* a frame ends, yields or is left by an exception */
} PymStep;

typedef struct
{
  PymStep step;
  const PymFrame *frame;
  int depth;             /* of the frame; 0: the oldest */
  int line;              /* about to run; for LEAVE: the last one */
  int previous_line;     /* of the same frame; 0: none */
  uint64_t instructions; /* since the hook was attached first */
} PymStepInfo;

struct PymLineHook
{
  /* May capture, wait, set breaker bits. */
  void (*step) (PymRuntime *rt, const PymStepInfo *info, void *data);
  void *data;
  PymLineHook *next; /* the machine's */
};

/* Several may be attached; each is told of every step, the one attached last first. `hook` is kept
 * by address until it is removed; adding one that is there, or removing one that is not, does
 * nothing. From the runtime's own thread: before it runs, at a safepoint, or from a hook, which may
 * remove itself but no other. -1 without memory. */
int pym_machine_add_line_hook (PymRuntime *rt, PymLineHook *hook);
void pym_machine_remove_line_hook (PymRuntime *rt, PymLineHook *hook);
