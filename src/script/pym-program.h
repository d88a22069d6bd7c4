/* A program: one workload from its text to its end, with the runtime it lives in. This is what the
 * rooms above hold.
 *
 * Life: pym_program_new () makes the runtime, pym_program_load () compiles, pym_program_run () runs
 * to the end of the last line (everything that is still alive can be looked at then),
 * pym_program_end () does what CPython does at a program's end, pym_program_free () takes the
 * runtime down. All from one thread, whose stack is at least PYM_PROGRAM_STACK bytes; another one
 * may only set breaker bits: pym_program_request ().
 */
#pragma once

#include "pym-machine.h"
#include "pym-problem.h"
#include "pym-source.h"

#define PYM_PROGRAM_STACK ((size_t) 32 << 20) /* bytes */

typedef struct PymProgram PymProgram;

/* Texts are copied. */
typedef struct
{
  PymSettings runtime;
  const char *const *arguments; /* sys.argv[1:], NULL-terminated; NULL: none */
  /* What the program writes, UTF-8, in order; NULL: nowhere. */
  void (*write) (PymStream stream, const char *text, size_t length, void *data);
  void *write_data;
} PymProgramSettings;

typedef enum
{
  PYM_PROGRAM_FINISHED, /* the last line was reached */
  PYM_PROGRAM_EXITED,   /* SystemExit */
  PYM_PROGRAM_RAISED,   /* an exception nobody caught; its traceback went to stderr */
  PYM_PROGRAM_STOPPED,  /* PYM_BREAK_STOP */
} PymProgramResult;

/* NULL without memory. `settings` NULL: the defaults. */
PymProgram *pym_program_new (const PymProgramSettings *settings);
/* Returns the number of blocks still in use when everything was torn down: 0, or there is a leak.
 */
size_t pym_program_free (PymProgram *program);

PymRuntime *pym_program_runtime (PymProgram *program);

/* `filename` is what __file__ and tracebacks show; imported files are looked for in `folder` (NULL:
 * there are none). PYM_BAD_INPUT: see pym_program_problems (). Once only. */
PymStatus pym_program_load (
    PymProgram *program, const char *filename, const char *folder, const char *text, size_t length);
/* What is wrong with the text; and the text itself with its marks, after loading. */
const PymProblems *pym_program_problems (PymProgram *program);
const PymSource *pym_program_source (PymProgram *program);

PymProgramResult pym_program_run (PymProgram *program);
/* atexit, a full collection if enabled, the modules. Its last finalizers may still write. */
void pym_program_end (PymProgram *program);
/* 0; 1 after an exception; what sys.exit () was given, as CPython's process would end with. */
int pym_program_exit_status (PymProgram *program);

/* From any thread: sets bits of the breaker word. */
void pym_program_request (PymProgram *program, uint32_t breaker_bits);
