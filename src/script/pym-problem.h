/* Why a text is no program of the workload language: CPython's SyntaxError, or a part of Python
 * that the language leaves out. Each names its place and says one sentence. All of a file's
 * refusals are collected before anything runs; a syntax error is the last one, since nothing can be
 * read after it.
 *
 * Raw memory. Columns are bytes from 0, -1 when unknown.
 */
#pragma once

#include "pym-runtime.h"

typedef enum
{
  PYM_PROBLEM_SYNTAX,      /* no Python */
  PYM_PROBLEM_INDENTATION, /* IndentationError */
  PYM_PROBLEM_TABS,        /* TabError */
  PYM_PROBLEM_UNSUPPORTED, /* Python, but not of the workload language */
  PYM_PROBLEM_MODULE,      /* a module that only Python itself has: no other wording helps */
} PymProblemKind;

typedef struct
{
  PymProblemKind kind;
  int32_t line, end_line, column, end_column;
  char *message; /* one sentence, without the place */
} PymProblem;

typedef struct
{
  PymProblem *items;
  size_t n_items, allocated;
  bool out_of_memory; /* one could not be stored */
  bool stopped;       /* pym_stop_requested () ended the work */
} PymProblems;

void pym_problems_init (PymProblems *problems);
void pym_problems_clear (PymRuntime *rt, PymProblems *problems);
/* At most 100 are kept. */
void pym_problems_add (PymRuntime *rt,
                       PymProblems *problems,
                       PymProblemKind kind,
                       int32_t line,
                       int32_t column,
                       int32_t end_line,
                       int32_t end_column,
                       const char *format,
                       ...) PYM_PRINTF (8, 9);

/* The name of the exception that CPython would raise, or "Unsupported". */
const char *pym_problem_kind_name (PymProblemKind kind);
