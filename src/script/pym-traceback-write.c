/* Tracebacks as text: entries with their source lines, and which part of a line is meant
 * (Python/traceback.c). */
#include "pym-char-width.h"
#include "pym-error.h"
#include "pym-source-segment.h"
#include "pym-traceback.h"

#include <stdio.h>
#include <string.h>

#define INDENT         4
#define REPEATED_LIMIT 3
#define ENTRY_LIMIT    1000

/* Columns of the character that begins here. */
static ssize_t
width_of (const char *text)
{
  const unsigned char *p = (const unsigned char *) text;
  uint32_t point = p[0];

  if (p[0] >= 0xf0)
    point = (uint32_t) (p[0] & 0x07) << 18 | (uint32_t) (p[1] & 0x3f) << 12 |
            (uint32_t) (p[2] & 0x3f) << 6 | (p[3] & 0x3f);
  else if (p[0] >= 0xe0)
    point = (uint32_t) (p[0] & 0x0f) << 12 | (uint32_t) (p[1] & 0x3f) << 6 | (p[2] & 0x3f);
  return pym_char_is_wide (point) ? 2 : 1;
}

/* The source line, and under it which part of it the instruction stands for. */
static int
write_source (PymRuntime *rt, PymStrBuilder *out, const PymTracebackObject *entry)
{
  const PymCode *code = entry->frame->frame->code;
  const PymPosition *position = &code->positions[entry->instruction];
  const PymSource *source;
  const char *filename = pym_str_as_utf8 (rt, code->filename);
  const char *line, *text;
  size_t length, skipped = 0;
  PymSegment segment;

  if (filename == NULL)
    {
      pym_err_clear (rt);
      return 0;
    }
  source = pym_script_find_source (rt, filename);
  line = source != NULL ? pym_source_line (source, entry->line, &length) : NULL;
  if (line == NULL)
    return 0;
  while (length > 0 && strchr (" \t\f\r\n", line[length - 1]) != NULL)
    length--;
  while (skipped < length && strchr (" \t\f", line[skipped]) != NULL)
    skipped++;
  text = line + skipped;
  if (pym_str_builder_add_chars (out, ' ', INDENT) < 0 ||
      pym_str_builder_add_utf8 (out, text, (ssize_t) (length - skipped)) < 0 ||
      pym_str_builder_add_char (out, '\n') < 0)
    return -1;
  if (position->line != entry->line || position->end_line < 0 || position->column < 0 ||
      position->end_column < 0)
    return 0;
  pym_segment_init (&segment, line, length, position, &code->instructions[entry->instruction]);
  if (segment.start < skipped ||
      (segment.start == skipped && segment.end >= length && segment.left == segment.right))
    return 0;
  if (pym_str_builder_add_chars (out, ' ', INDENT) < 0)
    return -1;
  for (size_t i = skipped; i < segment.end; i++)
    {
      bool inside = i >= segment.start;
      char mark = !inside                                  ? ' '
                  : segment.left == segment.right          ? '^'
                  : i >= segment.left && i < segment.right ? '^'
                                                           : '~';

      /* As many marks as the character is wide, whatever its length in bytes. */
      if (((unsigned char) line[i] & 0xc0) != 0x80 &&
          pym_str_builder_add_chars (out, (uint32_t) mark, width_of (line + i)) < 0)
        return -1;
    }
  return pym_str_builder_add_char (out, '\n');
}

static bool
is_same_place (const PymTracebackObject *a, const PymTracebackObject *b)
{
  const PymCode *code = a->frame->frame->code;
  const PymCode *other = b->frame->frame->code;

  return a->line == b->line && pym_str_equal (code->filename, other->filename) &&
         pym_str_equal (code->name, other->name);
}

static int
write_entry (PymRuntime *rt, PymStrBuilder *out, const PymTracebackObject *entry)
{
  const PymCode *code = entry->frame->frame->code;
  char number[48];

  snprintf (number, sizeof number, "\", line %d, in ", entry->line);
  if (pym_str_builder_add_ascii (out, "  File \"", -1) < 0 ||
      pym_str_builder_add_str (out, code->filename) < 0 ||
      pym_str_builder_add_ascii (out, number, -1) < 0 ||
      pym_str_builder_add_str (out, code->name) < 0 || pym_str_builder_add_char (out, '\n') < 0)
    return -1;
  return write_source (rt, out, entry);
}

static int
write_repeated (PymStrBuilder *out, int times)
{
  char text[80];

  if (times <= REPEATED_LIMIT)
    return 0;
  times -= REPEATED_LIMIT;
  snprintf (text, sizeof text, "  [Previous line repeated %d more time%s]\n", times,
            times > 1 ? "s" : "");
  return pym_str_builder_add_ascii (out, text, -1);
}

int
pym_traceback_write (PymRuntime *rt, PymStrBuilder *out, PymObject *traceback)
{
  const PymTracebackObject *entry, *last = NULL;
  int depth = 0, times = 0;

  if (traceback == NULL || pym_type (traceback) != PYM_SCRIPT_TYPE (rt, TRACEBACK))
    return 0;
  if (pym_str_builder_add_ascii (out, "Traceback (most recent call last):\n", -1) < 0)
    return -1;
  for (entry = (PymTracebackObject *) traceback; entry != NULL; entry = entry->next)
    depth++;
  for (entry = (PymTracebackObject *) traceback; entry != NULL; entry = entry->next)
    {
      if (depth-- > ENTRY_LIMIT)
        continue;
      if (last == NULL || !is_same_place (entry, last))
        {
          if (write_repeated (out, times) < 0)
            return -1;
          last = entry;
          times = 0;
        }
      if (++times <= REPEATED_LIMIT && write_entry (rt, out, entry) < 0)
        return -1;
    }
  return write_repeated (out, times);
}
