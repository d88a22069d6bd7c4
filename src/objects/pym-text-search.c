#include "pym-text-search.h"

#include <string.h>

static inline uint32_t
at (PymText t, ssize_t i)
{
  return t.kind == 1   ? ((const uint8_t *) t.data)[i]
         : t.kind == 2 ? ((const uint16_t *) t.data)[i]
                       : ((const uint32_t *) t.data)[i];
}

void
pym_text_adjust (ssize_t length, ssize_t *start, ssize_t *end)
{
  if (*end > length)
    *end = length;
  else if (*end < 0)
    {
      *end += length;
      if (*end < 0)
        *end = 0;
    }
  if (*start < 0)
    {
      *start += length;
      if (*start < 0)
        *start = 0;
    }
}

ssize_t
pym_text_find_char (PymText text, uint32_t c)
{
  if (text.kind == 1)
    {
      const char *found = c < 256 ? memchr (text.data, (int) c, (size_t) text.length) : NULL;

      return found != NULL ? found - (const char *) text.data : -1;
    }
  for (ssize_t i = 0; i < text.length; i++)
    if (at (text, i) == c)
      return i;
  return -1;
}

ssize_t
pym_text_rfind_char (PymText text, uint32_t c)
{
  if (text.kind == 1)
    {
      const char *found = c < 256 ? memrchr (text.data, (int) c, (size_t) text.length) : NULL;

      return found != NULL ? found - (const char *) text.data : -1;
    }
  for (ssize_t i = text.length; --i >= 0;)
    if (at (text, i) == c)
      return i;
  return -1;
}

bool
pym_text_equal (PymText a, PymText b)
{
  if (a.length != b.length)
    return false;
  if (a.kind == b.kind)
    return memcmp (a.data, b.data, (size_t) (a.length * a.kind)) == 0;
  for (ssize_t i = 0; i < a.length; i++)
    if (at (a, i) != at (b, i))
      return false;
  return true;
}

/* Candidates for a part of bytes that are looked at one by one before the C library's search takes
 * over, whose start costs more but which is linear whatever the text. */
#define MAX_CANDIDATES 16

/* In one-byte text; `part` has two characters at least and isn't longer than the text. */
static ssize_t
find_bytes (PymText text, PymText part)
{
  const uint8_t *start = text.data, *wanted = part.data, *place = start;
  size_t n = (size_t) part.length;
  const uint8_t *last = start + (text.length - part.length);

  for (int i = 0; i < MAX_CANDIDATES; i++, place++)
    {
      place = place <= last ? memchr (place, wanted[0], (size_t) (last - place) + 1) : NULL;
      if (place == NULL)
        return -1;
      if (place[n - 1] == wanted[n - 1] && memcmp (place + 1, wanted + 1, n - 1) == 0)
        return place - start;
    }
  place = memmem (place, (size_t) (start + text.length - place), wanted, n);
  return place != NULL ? place - start : -1;
}

ssize_t
pym_text_find (PymText text, PymText part)
{
  ssize_t last = text.length - part.length;

  if (last < 0)
    return -1;
  if (part.length == 0)
    return 0;
  if (part.length == 1)
    return pym_text_find_char (text, at (part, 0));
  if (text.kind == 1 && part.kind == 1)
    return find_bytes (text, part);
  if (text.kind == part.kind)
    {
      /* The C library's search is linear; what it finds across two code points doesn't count. */
      const char *start = text.data, *end = start + text.length * text.kind, *place = start;

      while ((place = memmem (place, (size_t) (end - place), part.data,
                              (size_t) (part.length * part.kind))) != NULL)
        {
          if ((place - start) % text.kind == 0)
            return (place - start) / text.kind;
          place++;
        }
      return -1;
    }
  if (part.kind > text.kind)
    return -1;
  for (ssize_t i = 0; i <= last; i++)
    {
      ssize_t found = pym_text_find_char (pym_text_slice (text, i, last + 1), at (part, 0));

      if (found < 0)
        return -1;
      i += found;
      if (pym_text_equal (pym_text_slice (text, i, i + part.length), part))
        return i;
    }
  return -1;
}

ssize_t
pym_text_rfind (PymText text, PymText part)
{
  ssize_t i = text.length - part.length;

  if (i < 0)
    return -1;
  if (part.length == 0)
    return text.length;
  if (part.length == 1)
    return pym_text_rfind_char (text, at (part, 0));
  for (; i >= 0; i--)
    {
      i = pym_text_rfind_char (pym_text_slice (text, 0, i + 1), at (part, 0));
      if (i < 0)
        return -1;
      if (pym_text_equal (pym_text_slice (text, i, i + part.length), part))
        return i;
    }
  return -1;
}

ssize_t
pym_text_count (PymText text, PymText part, ssize_t max)
{
  ssize_t count = 0, found;

  if (max < 0)
    max = text.length + 1;
  if (part.length == 0)
    return text.length < max ? text.length + 1 : max;
  if (text.kind == 1 && part.kind == 1 && part.length == 1 && max > text.length)
    {
      const uint8_t *data = text.data, c = *(const uint8_t *) part.data;

      for (ssize_t i = 0; i < text.length; i++)
        count += data[i] == c;
      return count;
    }
  while (count < max && (found = pym_text_find (text, part)) >= 0)
    {
      count++;
      text = pym_text_slice (text, found + part.length, text.length);
    }
  return count;
}
