#include "pym-file-pattern.h"

#include "pym-str.h"

/* Where the set that opens at `at` is closed; -1: it is not, its bracket means itself. */
static ssize_t
end_of_set (const PymObject *pattern, ssize_t at)
{
  ssize_t length = pym_str_length (pattern), end = at + 1;

  if (end < length && pym_str_read_char (pattern, end) == '!')
    end++;
  /* A bracket that closes nothing yet belongs to the set. */
  if (end < length && pym_str_read_char (pattern, end) == ']')
    end++;
  while (end < length && pym_str_read_char (pattern, end) != ']')
    end++;
  return end < length ? end : -1;
}

/* The set is between the brackets at `at` and `end`. A range from high to low has nothing in it. */
static bool
in_set (const PymObject *pattern, ssize_t at, ssize_t end, uint32_t c)
{
  ssize_t i = at + 1;
  bool negated = pym_str_read_char (pattern, i) == '!', found = false;

  if (negated)
    i++;
  while (i < end && !found)
    {
      uint32_t low = pym_str_read_char (pattern, i), high = low;

      if (i + 2 < end && pym_str_read_char (pattern, i + 1) == '-')
        {
          high = pym_str_read_char (pattern, i + 2);
          i += 2;
        }
      i++;
      found = low <= c && c <= high;
    }
  return found != negated;
}

/* Whether the element of the pattern at `*at`, which is no star, stands for `c`; moves behind it.
 */
static bool
element_matches (const PymObject *pattern, ssize_t *at, uint32_t c)
{
  uint32_t element = pym_str_read_char (pattern, *at);
  ssize_t end = element == '[' ? end_of_set (pattern, *at) : -1;
  bool matches = end >= 0 ? in_set (pattern, *at, end, c) : element == '?' || element == c;

  *at = end >= 0 ? end + 1 : *at + 1;
  return matches;
}

bool
pym_file_pattern_matches (const PymObject *pattern, const PymObject *name)
{
  ssize_t p = 0, n = 0, after_star = -1, name_at_star = 0;

  while (n < pym_str_length (name))
    {
      if (p < pym_str_length (pattern) && pym_str_read_char (pattern, p) == '*')
        {
          after_star = ++p;
          name_at_star = n;
        }
      else if (p < pym_str_length (pattern) &&
               element_matches (pattern, &p, pym_str_read_char (name, n)))
        n++;
      else if (after_star >= 0)
        {
          /* The last star takes one character more. */
          p = after_star;
          n = ++name_at_star;
        }
      else
        return false;
    }
  while (p < pym_str_length (pattern) && pym_str_read_char (pattern, p) == '*')
    p++;
  return p == pym_str_length (pattern);
}
