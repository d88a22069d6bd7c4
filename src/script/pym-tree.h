/* The syntax tree: what the parser makes and folding, symbols and compiling read. The nodes and
 * their positions are those of CPython's `ast` module (Parser/Python.asdl), as far as the workload
 * language goes. All of it lives in the context's arena; constants are borrowed from the source's
 * owner.
 */
#pragma once

#include "pym-compile-context.h"

typedef struct PymExpr PymExpr;
typedef struct PymStmt PymStmt;
typedef struct PymScope PymScope;

typedef struct
{
  PymExpr **items;
  uint32_t n, allocated;
} PymExprs;

typedef struct
{
  PymStmt **items;
  uint32_t n, allocated;
} PymStmts;

typedef enum
{
  PYM_LOAD,
  PYM_STORE,
  PYM_DELETE,
} PymExprUse;

typedef enum
{
  PYM_EXPR_BOOL_OP, /* op: PYM_TOKEN_AND or PYM_TOKEN_OR; list */
  PYM_EXPR_NAMED,   /* left := right */
  PYM_EXPR_BINARY,  /* left, right; op: PymBinaryOperator */
  PYM_EXPR_UNARY,   /* left; op: PymUnaryOperator */
  PYM_EXPR_LAMBDA,
  PYM_EXPR_CONDITIONAL, /* left if test else right */
  PYM_EXPR_DICT,        /* keys (NULL: `**value`), values */
  PYM_EXPR_SET,         /* list */
  PYM_EXPR_LIST_COMP,
  PYM_EXPR_SET_COMP,
  PYM_EXPR_DICT_COMP,
  PYM_EXPR_GENERATOR,
  PYM_EXPR_YIELD,      /* left or NULL */
  PYM_EXPR_YIELD_FROM, /* left */
  PYM_EXPR_COMPARE,    /* left, ops, list */
  PYM_EXPR_CALL,
  PYM_EXPR_FORMATTED, /* left, conversion in op, right: format spec or NULL */
  PYM_EXPR_JOINED,    /* list */
  PYM_EXPR_CONSTANT,
  PYM_EXPR_ATTRIBUTE, /* left . name */
  PYM_EXPR_SUBSCRIPT, /* left [right] */
  PYM_EXPR_STARRED,   /* left */
  PYM_EXPR_NAME,
  PYM_EXPR_LIST,
  PYM_EXPR_TUPLE,
  PYM_EXPR_SLICE, /* left : right : test, each may be NULL */
} PymExprKind;

typedef enum
{
  PYM_OPERATOR_INVERT,
  PYM_OPERATOR_NOT,
  PYM_OPERATOR_PLUS,
  PYM_OPERATOR_MINUS,
} PymUnaryOperator;

/* In the order of PYM_LT … PYM_GE, then those that are no rich comparison. */
typedef enum
{
  PYM_COMPARE_LT,
  PYM_COMPARE_LE,
  PYM_COMPARE_EQ,
  PYM_COMPARE_NE,
  PYM_COMPARE_GT,
  PYM_COMPARE_GE,
  PYM_COMPARE_IS,
  PYM_COMPARE_IS_NOT,
  PYM_COMPARE_IN,
  PYM_COMPARE_NOT_IN,
} PymCompareOperator;

typedef struct
{
  PymName *name; /* NULL: `**value` */
  PymExpr *value;
  PymPosition position;
} PymKeyword;

typedef struct
{
  PymKeyword *items;
  uint32_t n, allocated;
} PymKeywords;

typedef struct
{
  PymExpr *target, *iterable;
  PymExprs conditions;
} PymClause;

typedef struct
{
  PymName *name;
  PymPosition position;
  PymExpr *default_; /* NULL: none */
} PymParameter;

typedef struct
{
  PymParameter *items;
  uint32_t n, allocated;
} PymParameterList;

typedef struct
{
  PymParameterList positional; /* positional-only ones first */
  uint32_t n_positional_only;
  PymParameterList keyword_only;
  PymParameter *rest, *keywords; /* `*args`, `**kwargs`, or NULL */
} PymParameters;

struct PymExpr
{
  uint8_t kind;
  uint8_t use; /* PymExprUse, of the kinds that can be targets */
  int16_t op;
  bool parenthesized; /* directly in brackets of its own */
  PymPosition position;
  PymExpr *left, *right, *test;
  union
  {
    PymExprs list;
    PymName *name;
    PymObject *constant;
    struct
    {
      PymExprs keys, values;
    } dict;
    struct
    {
      PymExprs list; /* as `list` */
      uint8_t *ops;
    } compare;
    struct
    {
      PymExprs arguments;
      PymKeywords keywords;
    } call; /* of `left` */
    struct
    {
      PymClause *clauses;
      uint32_t n_clauses, allocated;
      PymScope *scope;
    } comp; /* left: element or key; right: a dict's value */
    struct
    {
      PymParameters *parameters;
      PymScope *scope;
    } lambda; /* left: body */
  };
};

typedef enum
{
  PYM_STMT_FUNCTION,
  PYM_STMT_CLASS,
  PYM_STMT_RETURN,     /* value or NULL */
  PYM_STMT_DELETE,     /* targets */
  PYM_STMT_ASSIGN,     /* targets, value */
  PYM_STMT_AUG_ASSIGN, /* target, op, value */
  PYM_STMT_ANN_ASSIGN, /* target, value or NULL; `simple` */
  PYM_STMT_FOR,        /* target, value, body, other */
  PYM_STMT_WHILE,      /* value, body, other */
  PYM_STMT_IF,         /* value, body, other */
  PYM_STMT_WITH,       /* items, body */
  PYM_STMT_RAISE,      /* value, target: `from`; each may be NULL */
  PYM_STMT_TRY,        /* body, handlers, other, final */
  PYM_STMT_ASSERT,     /* value, target: message or NULL */
  PYM_STMT_IMPORT,
  PYM_STMT_IMPORT_FROM,
  PYM_STMT_GLOBAL,
  PYM_STMT_NONLOCAL,
  PYM_STMT_EXPR, /* value */
  PYM_STMT_PASS,
  PYM_STMT_BREAK,
  PYM_STMT_CONTINUE,
} PymStmtKind;

typedef struct
{
  PymExpr *context, *target; /* target may be NULL */
} PymWithItem;

typedef struct
{
  PymExpr *type; /* NULL: bare except */
  PymName *name; /* or NULL */
  PymStmts body;
  PymPosition position;
} PymExceptHandler;

typedef struct
{
  PymName *name; /* dotted */
  PymName *as;   /* or NULL */
  PymPosition position;
} PymImportAlias;

struct PymStmt
{
  uint8_t kind;
  bool simple;
  int16_t op;
  PymPosition position;
  PymExpr *target, *value;
  PymStmts body, other;
  union
  {
    PymExprs targets;
    struct
    {
      PymWithItem *items;
      uint32_t n, allocated;
    } with;
    struct
    {
      PymExceptHandler *handlers;
      uint32_t n, allocated;
      PymStmts final;
    } try;
    struct
    {
      PymImportAlias *aliases;
      uint32_t n, allocated;
      PymName *module; /* NULL: `from . import` */
      uint32_t level;
    } import;
    struct
    {
      PymName **names;
      uint32_t n, allocated;
    } names;
    struct
    {
      PymName *name;
      PymParameters *parameters;
      PymExprs decorators;
      PymScope *scope;
    } function;
    struct
    {
      PymName *name;
      PymExprs bases;
      PymKeywords keywords;
      PymExprs decorators;
      PymScope *scope;
    } class;
  };
};

typedef struct
{
  PymStmts body;
  PymScope *scope;
} PymTree;

PymExpr *pym_tree_expr (PymContext *context, PymExprKind kind, PymPosition position);
PymExpr *pym_tree_constant (PymContext *context, PymObject *value, PymPosition position);
PymStmt *pym_tree_stmt (PymContext *context, PymStmtKind kind, PymPosition position);
void pym_tree_append (PymContext *context, PymExprs *list, PymExpr *item);
void pym_tree_append_stmt (PymContext *context, PymStmts *list, PymStmt *item);

/* From the start of one to the end of the other. */
static inline PymPosition
pym_position_join (PymPosition from, PymPosition to)
{
  return (PymPosition){ from.line, to.end_line, from.column, to.end_column };
}

/* The text that stands first in a body, or NULL. */
PymObject *pym_tree_docstring (PymRuntime *rt, const PymStmts *body);

/* What a node is called in messages: "function call", "literal", … (get_expr_name in CPython). */
const char *pym_tree_expr_name (PymRuntime *rt, const PymExpr *expr);
