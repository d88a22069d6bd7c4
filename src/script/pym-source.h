/* A workload's text: UTF-8, cut into lines, with the marks that its comments make.
 *
 * A mark is a comment of one of the forms
 *
 *     # arenarium: snapshot "label"
 *     # arenarium: pause
 *
 * at the end of a line or on a line of its own; it acts after that line. Comments are found by the
 * lexer, so a mark inside a string is none: pym_source_find_marks () runs it over the text.
 *
 * All of it is raw memory and counts no block. Offsets and columns are bytes of the UTF-8 text,
 * lines count from 1.
 */
#pragma once

#include "pym-problem.h"

typedef enum
{
  PYM_MARK_SNAPSHOT,
  PYM_MARK_PAUSE,
} PymMarkKind;

typedef struct
{
  PymMarkKind kind;
  int32_t line;
  char *label; /* UTF-8; "" when there is none */
} PymMark;

typedef struct
{
  PymRuntime *rt;
  char *filename;      /* as the program sees it in __file__ and tracebacks */
  char *text;          /* NUL-terminated, line ends are "\n", ends with one; no BOM */
  size_t length;       /* bytes, without the terminator */
  size_t *line_starts; /* offset of each line, and one more: the length */
  int32_t n_lines;
  PymMark *marks; /* in order of lines */
  size_t n_marks;
} PymSource;

/* Takes a copy of `bytes`. Wrong UTF-8, a NUL byte, a declared encoding other than UTF-8 and a text
 * above 1 GiB are problems: PYM_BAD_INPUT. `*out` is the caller's, for pym_source_free ();
 * on PYM_BAD_INPUT it is still made (with the text as far as it is readable) so that problems can
 * be shown. */
PymStatus pym_source_new (PymRuntime *rt,
                          const char *filename,
                          const char *bytes,
                          size_t length,
                          PymProblems *problems,
                          PymSource **out);
void pym_source_free (PymSource *source);

/* Fills `marks`. Called by pym_compile (); text that is no program keeps the marks found so far. */
PymStatus pym_source_find_marks (PymSource *source);

/* Line `line` without its end; not NUL-terminated. NULL when there is no such line. */
const char *pym_source_line (const PymSource *source, int32_t line, size_t *length);
