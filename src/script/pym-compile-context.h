/* What all passes from text to code share: the arena that trees and tables live in, the interned
 * names, and the way out when something fails.
 *
 * A pass never tests for failure: an allocation that is refused, a syntax error and a request to
 * stop leave through pym_context_fail (), which jumps back to pym_compile (). That is safe because
 * nothing is owned on the way: memory belongs to the arena, objects to the PymSourceConstants from
 * the moment they are made. Both are released whole.
 */
#pragma once

#include <setjmp.h>

#include "pym-compiled.h"
#include "pym-objects.h"

typedef struct PymArenaChunk PymArenaChunk;

/* An identifier or other short text of the source: one for each spelling, so pointers compare. */
typedef struct PymName
{
  struct PymName *next; /* in its bucket */
  uint32_t hash;
  uint32_t length;   /* bytes */
  PymObject *object; /* interned str, made when first asked for; borrowed */
  char text[];       /* UTF-8, NUL-terminated */
} PymName;

typedef struct
{
  PymRuntime *rt;
  PymSource *source;
  const PymCompileSettings *settings;
  PymProblems *problems;
  PymSourceConstants *constants;
  PymArenaChunk *chunks;
  PymName **buckets;
  uint32_t n_buckets, n_names;
  int depth; /* of recursion, in whichever pass runs */
  /* While the parser runs: what the lexer found further on, and the last line looked at. */
  const PymProblem *lexer_error;
  bool lexer_error_is_unclosed;
  int32_t line_reached;
  jmp_buf exit;
  PymStatus status; /* why pym_context_fail () was called */
} PymContext;

/* Nodes that one tree may be deep. CPython gives up in the same region ("maximum recursion depth
 * exceeded during compilation"); every pass can go this deep on a stack of 4 MiB. */
#define PYM_CONTEXT_MAX_DEPTH 1500

#define PYM_CONTEXT_NO_POSITION ((PymPosition){ -1, -1, -1, -1 })

/* Leaves for pym_compile (). */
_Noreturn void pym_context_fail (PymContext *context, PymStatus status);
/* A SyntaxError at that place; leaves. */
_Noreturn void
pym_context_syntax_error (PymContext *context, PymPosition position, const char *format, ...)
    PYM_PRINTF (3, 4);
/* The same as an IndentationError. */
_Noreturn void
pym_context_indentation_error (PymContext *context, PymPosition position, const char *format, ...)
    PYM_PRINTF (3, 4);
/* Notes that something is not of the workload language, and goes on. */
void pym_context_refuse (PymContext *context, PymPosition position, const char *format, ...)
    PYM_PRINTF (3, 4);
/* The same of a module that is not there. */
void pym_context_refuse_module (PymContext *context, PymPosition position, const PymName *name);
/* For loops whose length the source decides. */
void pym_context_poll (PymContext *context);

/* Around each level of recursion. */
void pym_context_enter (PymContext *context, PymPosition position);
static inline void
pym_context_leave (PymContext *context)
{
  context->depth--;
}

/* Zeroed memory that lives until the end of the compilation. Never NULL. */
void *pym_context_alloc (PymContext *context, size_t size);
/* A copy with room for more; the old block is left to the arena. */
void *pym_context_grow (PymContext *context, void *block, size_t old_size, size_t new_size);

/* Appends to an arena array of items of one size, doubling it. Answers the new item, zeroed. */
void *pym_context_append (PymContext *context,
                          void *array_place,
                          uint32_t *n_items,
                          uint32_t *allocated,
                          size_t item_size);

PymName *pym_context_name (PymContext *context, const char *text, size_t length);
PymName *pym_context_name_literal (PymContext *context, const char *text);
/* `__name` within class `private_` becomes `_Class__name`. */
PymName *pym_context_mangle (PymContext *context, const PymName *private_, PymName *name);
/* The name as an interned str. Borrowed from the context's constants. */
PymObject *pym_context_name_object (PymContext *context, PymName *name);

/* Gives a new reference to the source's owner and answers it, borrowed. NULL means that an
 * exception is set: without memory the pass is left. */
PymObject *pym_context_own (PymContext *context, PymObject *object);

void pym_context_init (PymContext *context, PymRuntime *rt, PymSource *source);
void pym_context_fini (PymContext *context);
