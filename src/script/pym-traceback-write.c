/* Exceptions as text: as CPython's interpreter writes them on stderr. */
#include "pym-abstract.h"
#include "pym-error.h"
#include "pym-exceptions.h"
#include "pym-list.h"
#include "pym-source-segment.h"
#include "pym-traceback.h"
#include "pym-type-object.h"

#include <stdio.h>
#include <string.h>

#define INDENT         4
#define REPEATED_LIMIT 3
#define ENTRY_LIMIT    1000

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

      /* One mark for each character, whatever its length in bytes. */
      if (((unsigned char) line[i] & 0xc0) != 0x80 &&
          pym_str_builder_add_char (out, (uint32_t) mark) < 0)
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

/* Whatever goes wrong in the exception's own methods is no reason to say nothing. */
static int
add_or (PymRuntime *rt, PymStrBuilder *out, PymObject *text, const char *otherwise)
{
  int status;

  if (text != NULL && pym_str_check (text))
    status = pym_str_builder_add_str (out, text);
  else
    {
      pym_err_clear (rt);
      status = pym_str_builder_add_ascii (out, otherwise, -1);
    }
  pym_xdecref (rt, text);
  return status;
}

static int
write_type (PymRuntime *rt, PymStrBuilder *out, PymType *type)
{
  PymObject *module = pym_type_get_module (rt, type);

  if (module != NULL && pym_str_check (module) && !pym_str_equal_ascii (module, "builtins") &&
      !pym_str_equal_ascii (module, "__main__") &&
      (pym_str_builder_add_str (out, module) < 0 || pym_str_builder_add_char (out, '.') < 0))
    {
      pym_decref (rt, module);
      return -1;
    }
  pym_err_clear (rt);
  pym_xdecref (rt, module);
  return add_or (rt, out, pym_type_get_qualname (rt, type), "<unknown>");
}

static int
write_notes (PymRuntime *rt, PymStrBuilder *out, PymObject *exception)
{
  PymObject *notes;
  int status = 0;

  if (pym_object_lookup_attr (rt, exception, PYM_NAME (rt, notes), &notes) <= 0)
    {
      pym_err_clear (rt);
      return 0;
    }
  if (pym_list_check (notes) || pym_tuple_check (notes))
    for (ssize_t i = 0; status == 0 && i < pym_size (notes); i++)
      {
        PymObject *note =
            pym_list_check (notes) ? pym_list_get (notes, i) : pym_tuple_get (notes, i);

        status = add_or (rt, out, pym_object_str (rt, note), "<note str() failed>");
        if (status == 0)
          status = pym_str_builder_add_char (out, '\n');
      }
  else
    {
      status = add_or (rt, out, pym_object_repr (rt, notes), "<__notes__ repr() failed>");
      if (status == 0)
        status = pym_str_builder_add_char (out, '\n');
    }
  pym_decref (rt, notes);
  return status;
}

static int
write_one (PymRuntime *rt, PymStrBuilder *out, PymObject *exception)
{
  PymObject *traceback = pym_exception_get_traceback (exception);
  PymObject *text;
  int status = pym_traceback_write (rt, out, traceback);

  pym_xdecref (rt, traceback);
  if (status < 0 || write_type (rt, out, pym_type (exception)) < 0)
    return -1;
  text = pym_object_str (rt, exception);
  if (text == NULL || pym_str_length (text) > 0)
    {
      if (pym_str_builder_add_ascii (out, ": ", -1) < 0)
        {
          pym_xdecref (rt, text);
          return -1;
        }
      status = add_or (rt, out, text, "<exception str() failed>");
    }
  else
    pym_decref (rt, text);
  if (status < 0 || pym_str_builder_add_char (out, '\n') < 0)
    return -1;
  return write_notes (rt, out, exception);
}

/* What has been written already; a chain of causes may be a ring. */
typedef struct Written
{
  PymObject *exception;
  const struct Written *outer;
} Written;

static bool
was_written (const Written *written, PymObject *exception)
{
  for (; written != NULL; written = written->outer)
    if (written->exception == exception)
      return true;
  return false;
}

static int
write_chain (PymRuntime *rt, PymStrBuilder *out, PymObject *exception, const Written *outer)
{
  const Written here = { exception, outer };
  PymObject *cause = pym_exception_get_cause (exception);
  PymObject *context = pym_exception_get_context (exception);
  int status = 0;

  if (cause != NULL)
    {
      if (!was_written (&here, cause))
        status = write_chain (rt, out, cause, &here);
      if (status == 0 && !was_written (&here, cause))
        status = pym_str_builder_add_ascii (out,
                                            "\nThe above exception was the direct cause of the "
                                            "following exception:\n\n",
                                            -1);
    }
  else if (context != NULL && !((PymException *) exception)->suppress_context &&
           !was_written (&here, context))
    {
      status = write_chain (rt, out, context, &here);
      if (status == 0)
        status = pym_str_builder_add_ascii (out,
                                            "\nDuring handling of the above exception, another "
                                            "exception occurred:\n\n",
                                            -1);
    }
  pym_xdecref (rt, cause);
  pym_xdecref (rt, context);
  return status < 0 ? -1 : write_one (rt, out, exception);
}

int
pym_exception_write (PymRuntime *rt, PymStrBuilder *out, PymObject *exception)
{
  return write_chain (rt, out, exception, NULL);
}

static void
print (PymRuntime *rt,
       int (*write) (PymRuntime *, PymStrBuilder *, PymObject *),
       PymObject *o,
       const char *without_memory)
{
  PymObject *error = pym_err_get_raised (rt);
  PymObject *text = NULL;
  PymStrBuilder out;

  pym_str_builder_init (rt, &out);
  if (write (rt, &out, o) == 0)
    text = pym_str_builder_finish (&out);
  pym_str_builder_clear (&out);
  if (text != NULL)
    {
      size_t size;
      char *utf8 = pym_str_to_display (rt, text, &size);

      if (utf8 != NULL)
        pym_script_write (rt, PYM_STREAM_ERROR, utf8, size);
      pym_raw_free (rt, utf8);
      pym_decref (rt, text);
    }
  else
    pym_script_write_string (rt, PYM_STREAM_ERROR, without_memory);
  pym_err_clear (rt);
  pym_err_set_raised (rt, error);
}

void
pym_exception_print (PymRuntime *rt, PymObject *exception)
{
  char name[128];

  snprintf (name, sizeof name, "%.100s\n", pym_type (exception)->name);
  print (rt, pym_exception_write, exception, name);
}

void
pym_traceback_print (PymRuntime *rt, PymObject *traceback)
{
  print (rt, pym_traceback_write, traceback, "");
}
