/* Tree to instructions: the state of the compiler and what its files call in one another. What is
 * emitted, in which order and with which position, is what CPython 3.12 emits (Python/compile.c).
 */
#pragma once

#include "pym-flow.h"
#include "pym-symbols.h"

#define PYM_MAX_NESTED_BLOCKS 20
/* Items on the stack before a display or a call is built step by step (Python/compile.c). */
#define PYM_MAX_PILED_UP 30

/* Names in the order in which they were first asked for. */
typedef struct
{
  PymName **items;
  uint32_t n_items, allocated;
  uint32_t *index;
  uint32_t index_size;
} PymNameTable;

uint32_t pym_name_table_add (PymContext *context, PymNameTable *table, PymName *name);
/* -1: not there. */
int32_t pym_name_table_find (const PymNameTable *table, const PymName *name);

typedef enum
{
  PYM_UNIT_MODULE,
  PYM_UNIT_CLASS,
  PYM_UNIT_FUNCTION,
  PYM_UNIT_LAMBDA,
  PYM_UNIT_COMPREHENSION,
} PymUnitKind;

/* What `break`, `continue` and `return` have to clear up on their way out. */
typedef enum
{
  PYM_FRAME_WHILE_LOOP,
  PYM_FRAME_FOR_LOOP,
  PYM_FRAME_TRY_EXCEPT,
  PYM_FRAME_FINALLY_TRY,
  PYM_FRAME_FINALLY_END,
  PYM_FRAME_WITH,
  PYM_FRAME_HANDLER_CLEANUP,
  PYM_FRAME_POP_VALUE,
  PYM_FRAME_EXCEPTION_HANDLER,
} PymFrameBlockKind;

typedef struct
{
  PymFrameBlockKind kind;
  PymLabel start, exit;
  const PymStmts *final; /* FINALLY_TRY */
  PymPosition position;  /* WITH */
  PymName *name;         /* HANDLER_CLEANUP; may be NULL */
} PymFrameBlock;

/* A code under construction: a module, a class, a function … */
typedef struct PymUnit
{
  struct PymUnit *parent;
  PymUnitKind kind;
  PymScope *scope;
  PymName *name, *qualname, *private_;
  int first_line;
  int argcount, posonly_argcount, kwonly_argcount;
  PymNameTable names, varnames, cellvars, freevars, hidden;
  uint8_t *hidden_now; /* by hidden: a comprehension's variable at this moment */
  uint32_t hidden_allocated;
  PymConstants constants;
  PymSequence sequence;
  int inlined_comprehensions;
  uint32_t n_frame_blocks;
  PymFrameBlock frame_blocks[PYM_MAX_NESTED_BLOCKS];
} PymUnit;

typedef struct
{
  PymContext *context;
  PymUnit *unit;
  PymScope *module_scope;
  PymName *class_cell, *super;
  PymObject *filename;
  PymCompiled **unfinished; /* codes that no other code holds yet; raw */
  size_t n_unfinished;
} PymCompiler;

/* A new code is freed when the pass is left, until another one has it among its constants. */
void pym_compiler_own (PymCompiler *c, PymCompiled *code);
void pym_compiler_adopt (PymCompiler *c, const PymCompiled *code);

/* units */
PymUnit *
pym_unit_enter (PymCompiler *c, PymUnitKind kind, PymScope *scope, PymName *name, int line);
/* Makes the code and goes back to the parent. `add_none`: falling off the end returns None. */
PymCompiled *pym_unit_leave (PymCompiler *c, bool add_none);
bool pym_unit_is_function (const PymUnit *unit);
PymCompiled *pym_assemble (PymCompiler *c, PymUnit *unit);
uint32_t pym_unit_flags (const PymUnit *unit);

/* writing */
void pym_emit (PymCompiler *c, unsigned opcode, int32_t arg, PymPosition position);
void pym_emit_jump (PymCompiler *c, unsigned opcode, PymLabel label, PymPosition position);
PymLabel pym_emit_new_label (PymCompiler *c);
void pym_emit_label (PymCompiler *c, PymLabel label);
void pym_emit_constant (PymCompiler *c, PymObject *object, PymPosition position);
/* Takes over a new reference; NULL leaves the pass. */
void pym_emit_new_constant (PymCompiler *c, PymObject *object, PymPosition position);
void pym_emit_none (PymCompiler *c, PymPosition position);
void pym_emit_name_constant (PymCompiler *c, PymName *name, PymPosition position);
/* An instruction whose argument is a name that is mangled: attributes and imports. */
void pym_emit_attribute (PymCompiler *c, unsigned opcode, PymName *name, PymPosition position);
/* A variable, by what its scope says of it. */
void pym_emit_variable (PymCompiler *c, PymName *name, PymExprUse use, PymPosition position);
PymNameScope pym_unit_name_scope (PymCompiler *c, PymName *name);
void pym_unit_set_hidden (PymCompiler *c, PymName *name, bool now);
bool pym_unit_is_hidden (const PymUnit *unit, const PymName *name);

/* A tuple of names, as a new reference. */
PymObject *pym_compile_name_tuple (PymCompiler *c, PymName *const *names, uint32_t n);

/* expressions */
void pym_compile_expr (PymCompiler *c, PymExpr *expr);
void pym_compile_exprs (PymCompiler *c, const PymExprs *list);
void pym_compile_jump_if (
    PymCompiler *c, PymPosition position, PymExpr *expr, PymLabel target, bool condition);
void pym_compile_display (PymCompiler *c, PymExpr *expr);
void pym_compile_dict (PymCompiler *c, PymExpr *expr);
/* `pushed` items lie on the stack already. */
void pym_compile_star_items (PymCompiler *c,
                             PymPosition position,
                             const PymExprs *items,
                             uint32_t pushed,
                             unsigned build,
                             unsigned add,
                             unsigned extend,
                             bool tuple);
void pym_compile_call (PymCompiler *c, PymExpr *expr);
void pym_compile_call_arguments (PymCompiler *c,
                                 PymPosition position,
                                 uint32_t pushed,
                                 const PymExprs *arguments,
                                 const PymKeywords *keywords);
void pym_compile_attribute (PymCompiler *c, PymExpr *expr);
PymPosition pym_position_of_attribute (PymPosition position, const PymExpr *attribute);
void pym_compile_comprehension (PymCompiler *c, PymExpr *expr);
void pym_compile_lambda (PymCompiler *c, PymExpr *expr);
/* Answers how many values were pushed. */
int pym_compile_slice (PymCompiler *c, PymExpr *slice);
bool pym_is_two_part_slice (const PymExpr *expr);
void pym_emit_yield (PymCompiler *c, PymPosition position);

/* statements */
void pym_compile_stmt (PymCompiler *c, PymStmt *stmt);
void pym_compile_body (PymCompiler *c, const PymStmts *body, uint32_t first);
void pym_compile_module_body (PymCompiler *c, const PymStmts *body);
void pym_compile_function (PymCompiler *c, PymStmt *stmt);
void pym_compile_class (PymCompiler *c, PymStmt *stmt);
void pym_compile_for (PymCompiler *c, PymStmt *stmt);
void pym_compile_while (PymCompiler *c, PymStmt *stmt);
void pym_compile_try (PymCompiler *c, PymStmt *stmt);
void pym_compile_with (PymCompiler *c, PymStmt *stmt, uint32_t item);
void pym_compile_return (PymCompiler *c, PymStmt *stmt);
void pym_compile_break (PymCompiler *c, PymStmt *stmt);
void pym_compile_continue (PymCompiler *c, PymStmt *stmt);
/* LOAD_CONST of a code and MAKE_FUNCTION, cells in front. */
void
pym_compile_make_function (PymCompiler *c, PymCompiled *code, int32_t flags, PymPosition position);
/* StopIteration that leaves a generator becomes RuntimeError. */
void pym_compile_wrap_generator (PymCompiler *c);
