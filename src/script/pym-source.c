#include "pym-source.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define MAX_TEXT ((size_t) 1 << 30)

/* Bytes of the UTF-8 sequence at `text`, 0 when it is none (RFC 3629: shortest form, no
 * surrogates). */
static size_t
sequence_length (const unsigned char *text, size_t left)
{
  static const uint32_t smallest[] = { 0, 0, 0x80, 0x800, 0x10000 };
  uint32_t point;
  size_t length;

  if (text[0] < 0x80)
    return 1;
  if (text[0] >= 0xc2 && text[0] < 0xe0)
    length = 2, point = text[0] & 0x1f;
  else if (text[0] >= 0xe0 && text[0] < 0xf0)
    length = 3, point = text[0] & 0x0f;
  else if (text[0] >= 0xf0 && text[0] < 0xf5)
    length = 4, point = text[0] & 0x07;
  else
    return 0;
  if (length > left)
    return 0;
  for (size_t i = 1; i < length; i++)
    {
      if ((text[i] & 0xc0) != 0x80)
        return 0;
      point = point << 6 | (text[i] & 0x3f);
    }
  if (point < smallest[length] || point > 0x10ffff || (point >= 0xd800 && point < 0xe000))
    return 0;
  return length;
}

/* Copies with "\n" for every line end, up to the first byte that cannot stand in a source. */
static void
copy_text (PymSource *source, const unsigned char *bytes, size_t length, PymProblems *problems)
{
  size_t line_start = 0, used = 0;
  int32_t line = 1;

  for (size_t i = 0; i < length;)
    {
      size_t step = sequence_length (bytes + i, length - i);
      int32_t column = (int32_t) (used - line_start);

      if (bytes[i] == '\0')
        {
          pym_problems_add (source->rt, problems, PYM_PROBLEM_SYNTAX, line, column, line,
                            column + 1, "source code cannot contain null bytes");
          break;
        }
      if (step == 0)
        {
          pym_problems_add (
              source->rt, problems, PYM_PROBLEM_SYNTAX, line, column, line, column + 1,
              "Non-UTF-8 code starting with '\\x%02x' on line %d: save the file as UTF-8", bytes[i],
              line);
          break;
        }
      if (bytes[i] == '\r' || bytes[i] == '\n')
        {
          source->text[used++] = '\n';
          i += bytes[i] == '\r' && i + 1 < length && bytes[i + 1] == '\n' ? 2 : 1;
          line_start = used;
          line++;
          continue;
        }
      memcpy (source->text + used, bytes + i, step);
      used += step;
      i += step;
    }
  if (used > 0 && source->text[used - 1] != '\n')
    source->text[used++] = '\n';
  source->text[used] = '\0';
  source->length = used;
}

static PymStatus
find_lines (PymSource *source)
{
  size_t n_lines = 0;

  for (const char *p = source->text; (p = strchr (p, '\n')) != NULL; p++)
    n_lines++;
  source->line_starts = pym_raw_malloc (source->rt, (n_lines + 1) * sizeof (size_t));
  if (source->line_starts == NULL)
    return PYM_NO_MEMORY;
  source->n_lines = (int32_t) n_lines;
  source->line_starts[0] = 0;
  for (size_t i = 0; i < n_lines; i++)
    {
      const char *start = source->text + source->line_starts[i];

      source->line_starts[i + 1] = (size_t) (strchr (start, '\n') + 1 - source->text);
    }
  return PYM_OK;
}

/* Whether the name declared after "coding:" means what we read anyway. */
static bool
encoding_is_utf8 (const char *name, size_t length)
{
  static const char *const known[] = { "utf-8", "utf8", "utf_8", "utf-8-sig", "ascii", "us-ascii" };

  for (size_t i = 0; i < PYM_N_ELEMENTS (known); i++)
    if (strlen (known[i]) == length && strncasecmp (known[i], name, length) == 0)
      return true;
  return false;
}

/* PEP 263: a comment in one of the first two lines. */
static void
check_declared_encoding (PymSource *source, PymProblems *problems)
{
  for (int32_t line = 1; line <= 2 && line <= source->n_lines; line++)
    {
      size_t length, name_length = 0;
      const char *text = pym_source_line (source, line, &length), *end = text + length, *p = text;

      while (p < end && (*p == ' ' || *p == '\t' || *p == '\f'))
        p++;
      if (p < end && *p != '#')
        return;
      for (; p + 7 < end; p++)
        if (memcmp (p, "coding", 6) == 0 && (p[6] == ':' || p[6] == '='))
          break;
      if (p + 7 >= end)
        continue;
      p += 7;
      while (p < end && (*p == ' ' || *p == '\t'))
        p++;
      while (p + name_length < end &&
             (isalnum ((unsigned char) p[name_length]) || strchr ("-_.", p[name_length]) != NULL))
        name_length++;
      if (name_length != 0 && !encoding_is_utf8 (p, name_length))
        pym_problems_add (source->rt, problems, PYM_PROBLEM_UNSUPPORTED, line, (int32_t) (p - text),
                          line, (int32_t) (p - text + (ssize_t) name_length),
                          "the encoding '%.*s' is not supported: save the file as UTF-8",
                          (int) name_length, p);
      return;
    }
}

PymStatus
pym_source_new (PymRuntime *rt,
                const char *filename,
                const char *bytes,
                size_t length,
                PymProblems *problems,
                PymSource **out)
{
  PymSource *source = pym_raw_calloc (rt, 1, sizeof *source);
  size_t n_problems = problems->n_items;

  *out = NULL;
  if (source == NULL)
    return PYM_NO_MEMORY;
  source->rt = rt;
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    {
      bytes += 3;
      length -= 3;
    }
  if (length > MAX_TEXT)
    {
      pym_problems_add (rt, problems, PYM_PROBLEM_UNSUPPORTED, 1, 0, 1, 0,
                        "a text of more than 1 GiB is not supported");
      length = 0;
    }
  source->filename = pym_raw_malloc (rt, strlen (filename) + 1);
  source->text = pym_raw_malloc (rt, length + 2);
  if (source->filename == NULL || source->text == NULL)
    goto no_memory;
  strcpy (source->filename, filename);
  copy_text (source, (const unsigned char *) bytes, length, problems);
  if (find_lines (source) != PYM_OK)
    goto no_memory;
  check_declared_encoding (source, problems);
  if (problems->out_of_memory)
    goto no_memory;
  *out = source;
  return problems->n_items > n_problems ? PYM_BAD_INPUT : PYM_OK;

no_memory:
  pym_source_free (source);
  return PYM_NO_MEMORY;
}

void
pym_source_free (PymSource *source)
{
  PymRuntime *rt;

  if (source == NULL)
    return;
  rt = source->rt;
  for (size_t i = 0; i < source->n_marks; i++)
    pym_raw_free (rt, source->marks[i].label);
  pym_raw_free (rt, source->marks);
  pym_raw_free (rt, source->line_starts);
  pym_raw_free (rt, source->text);
  pym_raw_free (rt, source->filename);
  pym_raw_free (rt, source);
}

const char *
pym_source_line (const PymSource *source, int32_t line, size_t *length)
{
  *length = 0;
  if (line < 1 || line > source->n_lines)
    return NULL;
  *length = source->line_starts[line] - source->line_starts[line - 1] - 1;
  return source->text + source->line_starts[line - 1];
}
