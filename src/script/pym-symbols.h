/* Which name means what: for each scope of a tree its names, and whether each is a local variable,
 * a cell, a free variable or a global (Python/symtable.c of CPython 3.12, inlined comprehensions of
 * PEP 709 included).
 */
#pragma once

#include "pym-tree.h"

/* What is known of a name in a scope. */
enum
{
  PYM_DEF_GLOBAL = 1 << 0, /* `global` statement */
  PYM_DEF_LOCAL = 1 << 1,  /* bound here */
  PYM_DEF_PARAM = 1 << 2,
  PYM_DEF_NONLOCAL = 1 << 3,
  PYM_DEF_USE = 1 << 4,
  PYM_DEF_FREE_CLASS = 1 << 5, /* free in a method, and bound in the class */
  PYM_DEF_IMPORT = 1 << 6,
  PYM_DEF_ANNOTATED = 1 << 7,
  PYM_DEF_COMP_ITER = 1 << 8, /* iteration variable of a comprehension */
  PYM_DEF_COMP_CELL = 1 << 9, /* a cell in an inlined comprehension */
  PYM_DEF_BOUND = PYM_DEF_LOCAL | PYM_DEF_PARAM | PYM_DEF_IMPORT,
};

typedef enum
{
  PYM_NAME_UNKNOWN,
  PYM_NAME_LOCAL,
  PYM_NAME_GLOBAL_EXPLICIT,
  PYM_NAME_GLOBAL_IMPLICIT,
  PYM_NAME_FREE,
  PYM_NAME_CELL,
} PymNameScope;

typedef struct
{
  PymName *name;
  uint16_t flags;
  uint8_t scope; /* PymNameScope */
} PymSymbol;

typedef enum
{
  PYM_SCOPE_MODULE,
  PYM_SCOPE_CLASS,
  PYM_SCOPE_FUNCTION, /* also lambdas, comprehensions, generator expressions */
} PymScopeKind;

typedef struct
{
  PymName *name;
  PymPosition position;
} PymDirective;

struct PymScope
{
  PymScopeKind kind;
  PymScope *parent;
  PymSymbol *symbols; /* in order of first mention */
  uint32_t n_symbols, symbols_allocated;
  uint32_t *index; /* hash table of positions in `symbols`, plus 1 */
  uint32_t index_size;
  PymName **parameters; /* in the order of the frame's slots */
  uint32_t n_parameters, parameters_allocated;
  PymScope **children;
  uint32_t n_children, children_allocated;
  PymDirective *directives; /* of global and nonlocal statements */
  uint32_t n_directives, directives_allocated;
  const char *comprehension; /* what it is called, or NULL */
  bool nested, generator, varargs, varkeywords;
  bool needs_class_cell; /* a method uses `__class__` or super () */
  bool inlined;          /* a comprehension that runs in its parent's frame */
  bool in_comp_target;
  int comp_iterables; /* nesting while iterables of comprehensions are visited */
};

/* Makes tree->scope and the scopes of functions, classes, lambdas and comprehensions. */
void pym_symbols_run (PymContext *context, PymTree *tree);

PymSymbol *pym_scope_find (const PymScope *scope, const PymName *name);
PymSymbol *pym_scope_add (PymContext *context, PymScope *scope, PymName *name);
static inline PymNameScope
pym_scope_of_name (const PymScope *scope, const PymName *name)
{
  const PymSymbol *symbol = pym_scope_find (scope, name);

  return symbol == NULL ? PYM_NAME_UNKNOWN : (PymNameScope) symbol->scope;
}

/* The second half: from what is known to what it means. */
void pym_symbols_analyze (PymContext *context, PymScope *module);
