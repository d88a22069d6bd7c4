/* Code objects: what a function, a class body or a file runs (Objects/codeobject.c).
 *
 * The object itself is counted memory and as large as CPython's. Instructions, positions,
 * exception ranges and inline caches are raw: they are the machine's, which notes in its copy of
 * the instructions which have run before and what they found.
 */
#pragma once

#include "pym-collector.h"
#include "pym-script.h"

/* What an instruction found out the last time (pym-machine-cache.h); `PymInstruction.note` is its
 * place plus one in `caches`. A version of 0 never matches. */
typedef struct
{
  uint32_t version; /* of the type looked into, or of the keys of a dict */
  uint32_t other;   /* of other keys */
  uint32_t misses;
  uint32_t index;    /* place among keys or values, or offset in the object */
  PymObject *object; /* borrowed: what keeps it alive is named by the versions */
} PymInlineCache;

struct PymCode
{
  PYM_VAR_HEAD            /* size: CPython's code units of two bytes */
      PymObject *consts;  /* tuple */
  PymObject *names;       /* tuple of interned str */
  PymObject *local_names; /* tuple of interned str: variables, cells, free variables */
  PymObject *filename, *name, *qualname;
  PymInstruction *instructions;
  PymPosition *positions; /* one for each instruction */
  PymExceptionRange *ranges;
  uint8_t *local_kinds;
  PymInlineCache *caches; /* NULL: none */
  PymWeakref *weakrefs;
  uint32_t n_instructions, n_ranges;
  uint32_t flags;
  int32_t argcount, posonly_argcount, kwonly_argcount;
  int32_t first_line;
  int32_t stacksize;
  int32_t n_locals_plus, n_locals, n_cells, n_free;
  int32_t first_traceable; /* index of the first RESUME */
  uint32_t site;           /* index of its file in the machine's table of file names */
  uint32_t frame_size;     /* bytes of a frame with its slots */
  bool is_plain;           /* a function's, with positional parameters only */
  void *unused;            /* keeps CPython's size */
};

_Static_assert(sizeof (struct PymCode) == 192, "CPython's PyCodeObject up to its code");

#define pym_code_check(rt, o) (pym_type (o) == PYM_SCRIPT_TYPE (rt, CODE))

/* A code object with the codes in it. The compiled struct keeps its references and can be freed
 * afterwards. NULL with MemoryError. */
PymObject *pym_code_new (PymRuntime *rt, const PymCompiled *compiled);

/* A file's code from a text that is the program's own or the library's. The exception is a
 * SyntaxError; NULL. */
PymCode *pym_code_from_text (PymRuntime *rt, const char *filename, const char *text, size_t length);

/* Slots of a frame: locals, cells, free variables and operand stack. */
static inline ssize_t
pym_code_n_slots (const PymCode *code)
{
  return code->n_locals_plus + code->stacksize;
}

/* Line of an instruction, -1 when it has none. */
static inline int
pym_code_line (const PymCode *code, const PymInstruction *instruction)
{
  return code->positions[instruction - code->instructions].line;
}

#define pym_code_local_name(code, i) pym_tuple_get ((code)->local_names, i) /* borrowed */
