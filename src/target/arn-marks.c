#include "arn-marks.h"

/* Whether nothing but a comment, or nothing at all, stands on the line. */
static gboolean
has_no_code (const PymSource *source, int32_t line)
{
  size_t length = 0;
  const char *text = pym_source_line (source, line, &length);

  for (size_t i = 0; i < length; i++)
    if (text[i] != ' ' && text[i] != '\t')
      return text[i] == '#';
  return TRUE;
}

gboolean
arn_mark_is_due (const PymSource *source, const PymMark *mark, const PymStepInfo *info)
{
  int32_t next = mark->line + 1;

  if (!has_no_code (source, mark->line))
    return info->step == PYM_STEP_LEAVE
               ? info->line == mark->line
               : info->previous_line == mark->line && info->line != mark->line;
  if (info->step != PYM_STEP_LINE)
    return FALSE;
  while (next <= source->n_lines && has_no_code (source, next))
    next++;
  return info->line == next && info->previous_line != next;
}
