#include "pym-problem.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define MAX_PROBLEMS 100
#define MAX_MESSAGE  600

void
pym_problems_init (PymProblems *problems)
{
  memset (problems, 0, sizeof *problems);
}

void
pym_problems_clear (PymRuntime *rt, PymProblems *problems)
{
  for (size_t i = 0; i < problems->n_items; i++)
    pym_raw_free (rt, problems->items[i].message);
  pym_raw_free (rt, problems->items);
  pym_problems_init (problems);
}

void
pym_problems_add (PymRuntime *rt,
                  PymProblems *problems,
                  PymProblemKind kind,
                  int32_t line,
                  int32_t column,
                  int32_t end_line,
                  int32_t end_column,
                  const char *format,
                  ...)
{
  char text[MAX_MESSAGE];
  va_list arguments;
  char *message;

  if (problems->n_items >= MAX_PROBLEMS)
    return;
  va_start (arguments, format);
  vsnprintf (text, sizeof text, format, arguments);
  va_end (arguments);
  if (problems->n_items == problems->allocated)
    {
      size_t allocated = problems->allocated == 0 ? 4 : problems->allocated * 2;
      PymProblem *items = pym_raw_realloc (rt, problems->items, allocated * sizeof *items);

      if (items == NULL)
        {
          problems->out_of_memory = true;
          return;
        }
      problems->items = items;
      problems->allocated = allocated;
    }
  message = pym_raw_malloc (rt, strlen (text) + 1);
  if (message == NULL)
    {
      problems->out_of_memory = true;
      return;
    }
  strcpy (message, text);
  problems->items[problems->n_items++] =
      (PymProblem){ kind, line, end_line, column, end_column, message };
}

const char *
pym_problem_kind_name (PymProblemKind kind)
{
  switch (kind)
    {
    case PYM_PROBLEM_SYNTAX:
      return "SyntaxError";
    case PYM_PROBLEM_INDENTATION:
      return "IndentationError";
    case PYM_PROBLEM_TABS:
      return "TabError";
    case PYM_PROBLEM_UNSUPPORTED:
    case PYM_PROBLEM_MODULE:
      break;
    }
  return "Unsupported";
}
