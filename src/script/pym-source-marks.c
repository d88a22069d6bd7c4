#include "pym-source-marks.h"

#include <string.h>

static const char *
skip_blanks (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\t'))
    p++;
  return p;
}

/* The place after `word` when the text begins with it, else NULL. */
static const char *
skip_word (const char *p, const char *end, const char *word)
{
  size_t length = strlen (word);

  return (size_t) (end - p) >= length && memcmp (p, word, length) == 0 ? p + length : NULL;
}

static PymStatus
add_mark (PymSource *source, PymMarkKind kind, int32_t line, const char *label, size_t length)
{
  PymRuntime *rt = source->rt;
  PymMark *marks = pym_raw_realloc (rt, source->marks, (source->n_marks + 1) * sizeof *marks);
  char *copy;

  if (marks == NULL)
    return PYM_NO_MEMORY;
  source->marks = marks;
  copy = pym_raw_malloc (rt, length + 1);
  if (copy == NULL)
    return PYM_NO_MEMORY;
  memcpy (copy, label, length);
  copy[length] = '\0';
  marks[source->n_marks++] = (PymMark){ kind, line, copy };
  return PYM_OK;
}

PymStatus
pym_source_add_comment (PymSource *source, int32_t line, const char *comment, size_t length)
{
  const char *end = comment + length, *p = skip_blanks (comment + 1, end), *after;

  p = skip_word (p, end, "arenarium:");
  if (p == NULL)
    return PYM_OK;
  p = skip_blanks (p, end);
  after = skip_word (p, end, "pause");
  if (after != NULL)
    return skip_blanks (after, end) == end ? add_mark (source, PYM_MARK_PAUSE, line, "", 0)
                                           : PYM_OK;
  after = skip_word (p, end, "snapshot");
  if (after == NULL)
    return PYM_OK;
  p = skip_blanks (after, end);
  if (p == end)
    return add_mark (source, PYM_MARK_SNAPSHOT, line, "", 0);
  if (*p == '"')
    {
      const char *quote = memchr (p + 1, '"', (size_t) (end - p - 1));

      if (quote != NULL && skip_blanks (quote + 1, end) == end)
        return add_mark (source, PYM_MARK_SNAPSHOT, line, p + 1, (size_t) (quote - p - 1));
    }
  return PYM_OK;
}
