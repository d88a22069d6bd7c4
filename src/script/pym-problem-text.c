/* Problems as a person reads them: a syntax error as CPython's interpreter writes it
 * (Python/pythonrun.c, print_error_text), everything else with its place in front. */
#include "pym-problem-text.h"
#include "pym-compiled.h"

#include <stdio.h>
#include <string.h>

#define INDENT    4
#define MAX_SHOWN 400

/* Characters in the first `n` bytes. */
static size_t
count_characters (const char *text, size_t n)
{
  size_t count = 0;

  for (size_t i = 0; i < n; i++)
    count += ((unsigned char) text[i] & 0xc0) != 0x80;
  return count;
}

/* Bytes of the first `n` characters. */
static size_t
count_bytes (const char *text, size_t length, size_t n)
{
  size_t i = 0;

  while (i < length && n > 0)
    {
      do
        i++;
      while (i < length && ((unsigned char) text[i] & 0xc0) == 0x80);
      n--;
    }
  return i;
}

static char *
add_characters (char *out, char c, size_t n)
{
  memset (out, c, n);
  return out + n;
}

static char *
add_text (char *out, const char *text, size_t length)
{
  memcpy (out, text, length);
  return out + length;
}

char *
pym_syntax_place_text (PymRuntime *rt, const PymSyntaxPlace *place)
{
  const char *text = place->text;
  size_t length = place->text != NULL ? place->length : 0, marks = 1, size;
  ssize_t offset = place->offset - 1;
  char *result, *out;

  if (place->end_offset > place->offset && place->offset > 0)
    marks = (size_t) (place->end_offset - place->offset);
  while (length > 0 && (*text == ' ' || *text == '\t' || *text == '\f'))
    {
      text++;
      length--;
      offset--;
    }
  if (length > 0 && text[length - 1] == '\n')
    length--;
  if (offset > (ssize_t) length)
    offset = (ssize_t) length;
  /* Of a very long line only the surroundings are shown. */
  if (length > MAX_SHOWN)
    {
      size_t skipped = offset > MAX_SHOWN / 2 ? (size_t) offset - MAX_SHOWN / 2 : 0;
      size_t bytes = count_bytes (text, length, skipped);

      text += bytes;
      length = count_bytes (text, length - bytes, MAX_SHOWN);
      offset -= (ssize_t) skipped;
      if (offset >= 0 && marks > MAX_SHOWN - (size_t) offset)
        marks = offset < MAX_SHOWN ? MAX_SHOWN - (size_t) offset : 1;
    }
  size = strlen (place->filename) + 64 + 2 * INDENT + 2 * length + marks;
  result = pym_raw_malloc (rt, size);
  if (result == NULL)
    return NULL;
  out = result + snprintf (result, size, "  File \"%s\", line %d\n", place->filename, place->line);
  if (place->text != NULL)
    {
      out = add_characters (out, ' ', INDENT);
      out = add_text (out, text, length);
      *out++ = '\n';
      if (offset >= 0)
        {
          out = add_characters (out, ' ', INDENT + (size_t) offset);
          out = add_characters (out, '^', marks);
          *out++ = '\n';
        }
    }
  *out = '\0';
  return result;
}

void
pym_syntax_place_of_problem (PymSyntaxPlace *place,
                             const PymSource *source,
                             const PymProblem *problem)
{
  size_t length, column;
  const char *line = pym_source_line (source, problem->line, &length);

  *place = (PymSyntaxPlace){ .filename = source->filename, .line = problem->line, .text = line };
  if (line == NULL)
    return;
  place->length = length;
  if (problem->column < 0)
    return;
  column = (size_t) problem->column < length ? (size_t) problem->column : length;
  place->offset = (ssize_t) count_characters (line, column) + 1;
  if (problem->end_line > problem->line)
    place->end_offset = (ssize_t) length + 1;
  else if (problem->end_column > problem->column)
    {
      size_t end = (size_t) problem->end_column < length ? (size_t) problem->end_column : length;

      place->end_offset = (ssize_t) count_characters (line, end) + 1;
    }
}

static char *
syntax_text (const PymSource *source, const PymProblem *problem)
{
  const char *kind = pym_problem_kind_name (problem->kind);
  PymSyntaxPlace place;
  char *lines, *text;
  size_t size;

  pym_syntax_place_of_problem (&place, source, problem);
  lines = pym_syntax_place_text (source->rt, &place);
  if (lines == NULL)
    return NULL;
  size = strlen (lines) + strlen (kind) + strlen (problem->message) + 8;
  text = pym_raw_malloc (source->rt, size);
  if (text != NULL)
    snprintf (text, size, "%s%s: %s\n", lines, kind, problem->message);
  pym_raw_free (source->rt, lines);
  return text;
}

/* "FILE:LINE:COLUMN: sentence", and under it the line with a caret. Tabs stay, so that the caret
 * stands under its character. */
static char *
refusal_text (const PymSource *source, const PymProblem *problem)
{
  size_t length = 0, start = 0, column = problem->column > 0 ? (size_t) problem->column : 0, end;
  const char *line = pym_source_line (source, problem->line, &length);
  size_t size, shown, marks;
  char *text, *out;

  if (column > length)
    column = length;
  if (column > MAX_SHOWN / 2 && length > MAX_SHOWN)
    start = column - MAX_SHOWN / 2;
  while (start > 0 && ((unsigned char) line[start] & 0xc0) == 0x80)
    start--;
  shown = length - start > MAX_SHOWN ? start + MAX_SHOWN : length;
  end = problem->end_line == problem->line && problem->end_column > problem->column
            ? (size_t) problem->end_column
            : column + 1;
  if (end > shown)
    end = shown > column ? shown : column;
  size =
      strlen (source->filename) + strlen (problem->message) + 64 + 2 * INDENT + 3 * (shown - start);
  text = pym_raw_malloc (source->rt, size);
  if (text == NULL)
    return NULL;
  out = text + snprintf (text, size, "%s:%d:%zu: %s\n", source->filename, problem->line,
                         line != NULL ? count_characters (line, column) + 1 : column + 1,
                         problem->message);
  if (line != NULL)
    {
      out = add_characters (out, ' ', INDENT);
      out = add_text (out, line + start, shown - start);
      *out++ = '\n';
      out = add_characters (out, ' ', INDENT);
      for (size_t i = start; i < column; i++)
        if (((unsigned char) line[i] & 0xc0) != 0x80)
          *out++ = line[i] == '\t' ? '\t' : ' ';
      marks = count_characters (line + column, end - column);
      out = add_characters (out, '^', marks > 0 ? marks : 1);
      *out++ = '\n';
    }
  *out = '\0';
  return text;
}

char *
pym_problem_to_text (const PymSource *source, const PymProblem *problem)
{
  switch (problem->kind)
    {
    case PYM_PROBLEM_SYNTAX:
    case PYM_PROBLEM_INDENTATION:
    case PYM_PROBLEM_TABS:
      return syntax_text (source, problem);
    case PYM_PROBLEM_UNSUPPORTED:
    case PYM_PROBLEM_MODULE:
      break;
    }
  return refusal_text (source, problem);
}
