#include "arn-marks.h"

#include "pym-code.h"
#include "pym-frame.h"

#include <string.h>

/* The first character of the line that is no blank; '\0' for an empty one. */
static char
first_character (const PymSource *source, int32_t line, int *indentation)
{
  size_t length = 0;
  const char *text = pym_source_line (source, line, &length);

  for (size_t i = 0; i < length; i++)
    if (text[i] != ' ' && text[i] != '\t')
      {
        *indentation = (int) i;
        return text[i];
      }
  *indentation = 0;
  return '\0';
}

/* Whether nothing but a comment, or nothing at all, stands on the line. */
static gboolean
has_no_code (const PymSource *source, int32_t line)
{
  int indentation;
  char first = first_character (source, line, &indentation);

  return first == '#' || first == '\0';
}

/* Where the statement begins that ends in front of a mark as far to the right as this. A block is a
 * statement; a bracket that closes one stands below its beginning. */
static int32_t
statement_before (const PymSource *source, int32_t line, int mark_indentation)
{
  for (; line > 1; line--)
    {
      int indentation;
      char first = first_character (source, line, &indentation);

      if (first != '#' && first != '\0' && strchr (")]}", first) == NULL &&
          indentation <= mark_indentation)
        break;
    }
  return MAX (line, 1);
}

/* Whether the frame is that of a function, a class or a lambda that begins on one of the lines. */
static gboolean
is_defined_in (const PymStepInfo *info, int32_t first, int32_t last)
{
  int32_t defined = info->frame->code->first_line;

  return info->depth > 0 && defined >= first && defined <= last;
}

/* Whether this step is the first behind the lines. */
static gboolean
leaves_lines (const PymStepInfo *info, int32_t first, int32_t last)
{
  if (is_defined_in (info, first, last))
    return FALSE;
  if (info->step == PYM_STEP_LEAVE)
    return info->line >= first && info->line <= last;
  return info->previous_line >= first && info->previous_line <= last &&
         (info->line < first || info->line > last);
}

gboolean
arn_mark_is_due (const PymSource *source, const PymMark *mark, const PymStepInfo *info)
{
  int32_t next = mark->line + 1;
  int32_t last = mark->line - 1;
  int indentation, next_indentation;

  if (info->step == PYM_STEP_ENTER || info->previous_line > mark->line)
    return FALSE;
  if (first_character (source, mark->line, &indentation) != '#')
    return leaves_lines (info, mark->line, mark->line);
  while (next <= source->n_lines && has_no_code (source, next))
    next++;
  first_character (source, next, &next_indentation);
  if (next <= source->n_lines && next_indentation >= indentation)
    return info->step == PYM_STEP_LINE && info->line == next && info->previous_line < next &&
           !is_defined_in (info, next, next);
  /* The last of its block: what comes next may be far away, or never. */
  while (last > 1 && has_no_code (source, last))
    last--;
  return leaves_lines (info, statement_before (source, last, indentation), last);
}
