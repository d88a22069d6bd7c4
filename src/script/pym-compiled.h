/* What the compiler makes of a text: plain data, from which the machine makes code objects.
 *
 * All memory of the structs is raw. The objects in it are real ones of the runtime, each reference
 * owned by the struct. Instructions are CPython 3.12's, equal in order and argument to what
 * `dis.dis (code)` shows there without caches, but for EXTENDED_ARG, which is not needed.
 *
 * No inline cache entries: an instruction is eight bytes, two of which (`note`, 0 at first) are
 * the machine's: in its own copy, an instruction that looks for a name notes the place plus one of
 * its inline cache there, another one that it has run before. It may also rewrite `opcode`.
 */
#pragma once

#include "pym-opcodes.h"
#include "pym-problem.h"
#include "pym-source.h"

typedef struct
{
  uint16_t opcode;
  uint16_t note;
  uint32_t arg; /* jumps: index of the target instruction */
} PymInstruction;

/* Where an instruction stands. -1: it has no line, or no column. Columns are bytes from 0. */
typedef struct
{
  int32_t line, end_line, column, end_column;
} PymPosition;

/* One range of the exception table. When an instruction start ≤ i < end raises: the stack is cut to
 * `depth` items, with `lasti` the index of the raising instruction is pushed as an int, then the
 * exception, and the program goes on at `target`. Ranges are in order and don't overlap. */
typedef struct
{
  uint32_t start, end, target;
  uint16_t depth;
  bool lasti;
} PymExceptionRange;

/* Bits of a local's kind (CO_FAST_… of CPython). An argument that is also a cell has two. */
enum
{
  PYM_LOCAL_HIDDEN = 0x10, /* a comprehension's own variable in a module or class */
  PYM_LOCAL_FAST = 0x20,
  PYM_LOCAL_CELL = 0x40,
  PYM_LOCAL_FREE = 0x80,
};

/* Bits of `flags` (CO_… of CPython). */
enum
{
  PYM_CODE_OPTIMIZED = 0x0001,
  PYM_CODE_NEWLOCALS = 0x0002,
  PYM_CODE_VARARGS = 0x0004,
  PYM_CODE_VARKEYWORDS = 0x0008,
  PYM_CODE_NESTED = 0x0010,
  PYM_CODE_GENERATOR = 0x0020,
};

typedef struct PymCompiled PymCompiled;

/* A constant: an object, or the code of a function, class or generator expression. */
typedef struct
{
  PymObject *object;
  PymCompiled *code; /* NULL unless `object` is */
} PymConstant;

struct PymCompiled
{
  PymObject *filename; /* str */
  PymObject *name;     /* str, interned; "<module>" for a file */
  PymObject *qualname; /* str, interned */
  int32_t first_line;
  int32_t argcount; /* positional parameters, positional-only ones included */
  int32_t posonly_argcount;
  int32_t kwonly_argcount;
  uint32_t flags;
  int32_t stacksize;

  /* Variables first (arguments in front), then cells that are no argument, then free variables. */
  int32_t n_locals_plus;
  int32_t n_locals; /* fast ones: co_nlocals */
  int32_t n_cells;  /* those that are arguments included: len (co_cellvars) */
  int32_t n_free;
  PymObject **local_names; /* str, interned */
  uint8_t *local_kinds;

  uint32_t n_consts, n_names, n_instructions, n_ranges;
  PymConstant *consts;
  PymObject **names; /* str, interned */
  PymInstruction *instructions;
  PymPosition *positions; /* one for each instruction */
  PymExceptionRange *ranges;
};

/* Nested codes and all references included. */
void pym_compiled_free (PymRuntime *rt, PymCompiled *compiled);

/* The range that covers an instruction; NULL when the exception leaves the code. O(log n). */
const PymExceptionRange *
pym_compiled_find_range (const PymExceptionRange *ranges, uint32_t n_ranges, uint32_t instruction);

/* The parsed source as an owner of constants. CPython's syntax tree holds one reference to each
 * literal, and lives while the main script runs (but not while a module does that was imported:
 * free it then before running). Equal constants are one object in the whole file. */
typedef struct PymSourceConstants PymSourceConstants;

PymSourceConstants *pym_source_constants_new (PymRuntime *rt);
void pym_source_constants_free (PymRuntime *rt, PymSourceConstants *constants);
/* For the whole-heap check and captures: each reference it owns. */
void pym_source_constants_walk (PymRuntime *rt,
                                const PymSourceConstants *constants,
                                PymEdgeVisit visit,
                                void *data);

/* Which module names a program may import: asked with the whole dotted name. NULL: every name. */
typedef bool (*PymModuleKnown) (PymRuntime *rt, const char *name, void *data);

typedef struct
{
  PymModuleKnown module_known;
  void *data;
} PymCompileSettings;

/* Text to code. PYM_BAD_INPUT: see `problems` (none and `stopped`: the program is to be ended).
 * No exception is set in the runtime. Constants go to `constants`, which is used for one source. */
PymStatus pym_compile (PymRuntime *rt,
                       PymSource *source,
                       const PymCompileSettings *settings,
                       PymSourceConstants *constants,
                       PymProblems *problems,
                       PymCompiled **out);

/* One problem as a person reads it: a syntax error in CPython's words, else `file:line:column:
 * sentence` with the source line; carets under the part that is meant. Raw memory, the caller's;
 * NULL without memory. */
char *pym_problem_to_text (const PymSource *source, const PymProblem *problem);
