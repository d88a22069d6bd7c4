#include "arn-file-pattern.h"

#include <string.h>

/* The `]` that ends the set after this `[`, or NULL: then the bracket is a character like others. A
 * `]` in the first place belongs to the set. */
static const char *
set_end (const char *set)
{
  const char *p = set + 1;

  if (*p == '!')
    p++;
  if (*p == ']')
    p++;
  return strchr (p, ']');
}

static gboolean
is_in_set (const char *p, const char *end, gunichar c)
{
  gboolean negated = *p == '!';
  gboolean found = FALSE;

  if (negated)
    p++;
  while (p < end)
    {
      gunichar low = g_utf8_get_char (p), high = low;

      p = g_utf8_next_char (p);
      if (*p == '-' && p + 1 < end)
        {
          high = g_utf8_get_char (p + 1);
          p = g_utf8_next_char (p + 1);
        }
      found = found || (low <= c && c <= high);
    }
  return found != negated;
}

/* Whether the pattern's first element takes the character; `*rest` is what follows the element. */
static gboolean
takes (const char *pattern, gunichar c, const char **rest)
{
  const char *end = *pattern == '[' ? set_end (pattern) : NULL;

  *rest = end != NULL ? end + 1 : g_utf8_next_char (pattern);
  if (end != NULL)
    return is_in_set (pattern + 1, end, c);
  return *pattern == '?' || g_utf8_get_char (pattern) == c;
}

gboolean
arn_file_pattern_matches (const char *pattern, const char *name)
{
  /* Only the last star can have to take more: what an earlier one takes more would do as well. */
  const char *after_star = NULL, *star_name = NULL, *rest;

  while (*name != '\0')
    {
      if (*pattern == '*')
        {
          after_star = ++pattern;
          star_name = name;
        }
      else if (*pattern != '\0' && takes (pattern, g_utf8_get_char (name), &rest))
        {
          pattern = rest;
          name = g_utf8_next_char (name);
        }
      else if (after_star != NULL)
        {
          pattern = after_star;
          name = star_name = g_utf8_next_char (star_name);
        }
      else
        return FALSE;
    }
  while (*pattern == '*')
    pattern++;
  return *pattern == '\0';
}
