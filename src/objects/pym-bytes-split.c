/* Methods that bytes and bytearray share: lists of parts, joining, case and questions (ASCII only).
 */
#include "pym-bytes-private.h"

#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-ascii.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-text-search.h"
#include "pym-tuple.h"

#include <limits.h>
#include <string.h>

#define METHOD(name)                                                                               \
  PymObject *pym_bytes_method_##name (PymRuntime *rt, PymObject *self, PymObject *const *args,     \
                                      ssize_t nargs, PymObject *kwnames)

/* Room that a split list has from the start. */
#define MAX_PREALLOCATED 12

static PymObject *
make (PymRuntime *rt, PymObject *self, const void *data, ssize_t size)
{
  if (pym_bytes_check (self))
    return pym_bytes_from_string_and_size (rt, data, size);
  return pym_bytearray_from_string_and_size (rt, data, size);
}

static PymText
text_of (PymRuntime *rt, PymObject *o)
{
  const uint8_t *data = NULL;
  ssize_t size = 0;

  pym_bytes_like (rt, o, &data, &size);
  return (PymText){ data, size, 1 };
}

static inline uint8_t
at (PymText t, ssize_t i)
{
  return ((const uint8_t *) t.data)[i];
}

static bool
is_space (uint8_t c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static PymObject *
part (PymRuntime *rt, PymObject *self, PymText t, ssize_t start, ssize_t end)
{
  if (start == 0 && end == t.length && pym_bytes_check_exact (rt, self))
    return pym_newref (self);
  return make (rt, self, (const uint8_t *) t.data + start, end - start);
}

static bool
add (PymRuntime *rt, PymObject *list, ssize_t *count, ssize_t room, PymObject *o)
{
  if (o == NULL)
    return false;
  if (*count < room)
    {
      pym_list_set (list, *count, o);
      ++*count;
      return true;
    }
  return pym_list_append_steal (rt, list, o) == 0;
}

/* `backwards` goes from the end and turns the list round. */
static PymObject *
split (PymRuntime *rt,
       PymObject *self,
       PymObject *const *args,
       ssize_t nargs,
       PymObject *kwnames,
       const char *function,
       bool backwards)
{
  static const char *const names[] = { "sep", "maxsplit", NULL };
  PymObject *parsed[2] = { NULL, NULL }, *list;
  PymText t = text_of (rt, self), s = { NULL, 0, 1 };
  ssize_t max = -1, count = 0, room, start = 0, end = t.length;
  bool fine = true;

  if (pym_args_parse (rt, function, names, 0, 0, args, nargs, kwnames, parsed) < 0)
    return NULL;
  if (parsed[1] != NULL)
    {
      max = pym_number_as_size_argument (rt, parsed[1]);
      if (max == -1 && rt->error != NULL)
        return NULL;
    }
  if (max < 0)
    max = SSIZE_MAX;
  if (parsed[0] != NULL && parsed[0] != pym_none (rt))
    {
      const uint8_t *data;

      if (!pym_need_bytes_like (rt, parsed[0], &data, &s.length))
        return NULL;
      s.data = data;
      if (s.length == 0)
        {
          pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "empty separator");
          return NULL;
        }
    }
  room = max >= MAX_PREALLOCATED ? MAX_PREALLOCATED : max + 1;
  list = pym_list_new (rt, room);
  if (list == NULL)
    return NULL;
  while (fine && max-- > 0)
    {
      ssize_t a = start, b = end, found;

      if (s.data != NULL)
        {
          PymText rest = pym_text_slice (t, start, end);

          found = backwards ? pym_text_rfind (rest, s) : pym_text_find (rest, s);
          if (found < 0)
            break;
          if (backwards)
            {
              a = found + s.length;
              end = found;
            }
          else
            {
              b = start + found;
              start = b + s.length;
            }
        }
      else if (backwards)
        {
          while (b > 0 && is_space (at (t, b - 1)))
            b--;
          if (b == 0)
            {
              end = 0;
              break;
            }
          for (a = b; a > 0 && !is_space (at (t, a - 1));)
            a--;
          end = a;
        }
      else
        {
          while (a < end && is_space (at (t, a)))
            a++;
          if (a == end)
            {
              start = end;
              break;
            }
          for (b = a; b < end && !is_space (at (t, b));)
            b++;
          start = b;
        }
      fine = add (rt, list, &count, room, part (rt, self, t, a, b));
    }
  if (s.data == NULL)
    {
      if (backwards)
        while (end > 0 && is_space (at (t, end - 1)))
          end--;
      else
        while (start < end && is_space (at (t, start)))
          start++;
    }
  if (fine && (s.data != NULL || start < end))
    fine = add (rt, list, &count, room, part (rt, self, t, start, end));
  if (count < room)
    pym_size (list) = count;
  if (fine && (!backwards || pym_list_reverse (rt, list) == 0))
    return list;
  pym_decref (rt, list);
  return NULL;
}

METHOD (split) { return split (rt, self, args, nargs, kwnames, "split", false); }

METHOD (rsplit) { return split (rt, self, args, nargs, kwnames, "rsplit", true); }

METHOD (splitlines)
{
  static const char *const names[] = { "keepends", NULL };
  PymObject *parsed[1] = { NULL }, *list;
  PymText t = text_of (rt, self);
  int keep = 0;

  if (pym_args_parse (rt, "splitlines", names, 0, 0, args, nargs, kwnames, parsed) < 0 ||
      (parsed[0] != NULL && (keep = pym_object_is_true (rt, parsed[0])) < 0))
    return NULL;
  list = pym_list_new (rt, 0);
  if (list == NULL)
    return NULL;
  for (ssize_t start = 0, i = 0; i < t.length; start = i)
    {
      PymObject *line;
      ssize_t end;

      while (i < t.length && at (t, i) != '\n' && at (t, i) != '\r')
        i++;
      end = i;
      if (i < t.length)
        {
          i += at (t, i) == '\r' && i + 1 < t.length && at (t, i + 1) == '\n' ? 2 : 1;
          if (keep)
            end = i;
        }
      line = part (rt, self, t, start, end);
      if (line == NULL || pym_list_append_steal (rt, list, line) < 0)
        {
          pym_decref (rt, list);
          return NULL;
        }
    }
  return list;
}

static PymObject *
three (PymRuntime *rt, PymObject *a, PymObject *b, PymObject *c)
{
  PymObject *items[3] = { a, b, c };

  if (a == NULL || b == NULL || c == NULL)
    {
      for (int i = 0; i < 3; i++)
        pym_xdecref (rt, items[i]);
      return NULL;
    }
  return pym_tuple_from_array_steal (rt, items, 3);
}

static PymObject *
partition (PymRuntime *rt, PymObject *self, PymObject *separator, bool last)
{
  PymText t = text_of (rt, self), s = { NULL, 0, 1 };
  const uint8_t *data;
  ssize_t found;

  if (!pym_need_bytes_like (rt, separator, &data, &s.length))
    return NULL;
  s.data = data;
  if (s.length == 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "empty separator");
      return NULL;
    }
  found = last ? pym_text_rfind (t, s) : pym_text_find (t, s);
  if (found < 0 && last)
    return three (rt, make (rt, self, "", 0), make (rt, self, "", 0),
                  part (rt, self, t, 0, t.length));
  if (found < 0)
    return three (rt, part (rt, self, t, 0, t.length), make (rt, self, "", 0),
                  make (rt, self, "", 0));
  return three (rt, part (rt, self, t, 0, found),
                pym_bytes_check (self) ? pym_newref (separator) : make (rt, self, s.data, s.length),
                part (rt, self, t, found + s.length, t.length));
}

METHOD (partition) { return partition (rt, self, args[0], false); }

METHOD (rpartition) { return partition (rt, self, args[0], true); }

METHOD (join)
{
  PymObject *sequence = pym_sequence_fast (rt, args[0], "can only join an iterable"), *made = NULL;
  PymText separator = text_of (rt, self);
  PymObject *const *items;
  ssize_t n, size = 0;
  uint8_t *out;

  if (sequence == NULL)
    return NULL;
  n = pym_size (sequence);
  items = pym_list_check (sequence) ? ((PymList *) sequence)->items : pym_tuple_items (sequence);
  for (ssize_t i = 0; i < n; i++)
    {
      const uint8_t *data;
      ssize_t item_size;

      if (!pym_bytes_like (rt, items[i], &data, &item_size))
        {
          pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "sequence item %zd: expected a bytes-like object, %T found", i, items[i]);
          goto out;
        }
      size += item_size + (i > 0 ? separator.length : 0);
      if (size > SSIZE_MAX / 4)
        {
          pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR),
                              "join() result is too long for a Python string");
          goto out;
        }
    }
  if (n == 1 && pym_bytes_check (self) && pym_bytes_check_exact (rt, items[0]))
    {
      made = pym_newref (items[0]);
      goto out;
    }
  made = make (rt, self, NULL, size);
  if (made == NULL || size == 0)
    goto out;
  out = pym_bytes_check (made) ? pym_bytes_data (made) : (uint8_t *) pym_bytearray_data (made);
  for (ssize_t i = 0; i < n; i++)
    {
      PymText item = text_of (rt, items[i]);

      if (i > 0)
        out = mempcpy (out, separator.data, (size_t) separator.length);
      out = mempcpy (out, item.data, (size_t) item.length);
    }

out:
  pym_decref (rt, sequence);
  return made;
}

/* Case: ASCII letters only. */

static inline bool
is_digit (uint8_t c)
{
  return c >= '0' && c <= '9';
}

static PymObject *
in_case (PymRuntime *rt, PymObject *self, char which)
{
  PymText t = text_of (rt, self);
  PymObject *made = make (rt, self, NULL, t.length);
  bool in_word = false;
  uint8_t *out;

  if (made == NULL || t.length == 0)
    return made;
  out = pym_bytes_check (made) ? pym_bytes_data (made) : (uint8_t *) pym_bytearray_data (made);
  for (ssize_t i = 0; i < t.length; i++)
    {
      uint8_t c = at (t, i);

      switch (which)
        {
        case 'l':
          out[i] = pym_ascii_lower (c);
          break;
        case 'u':
          out[i] = pym_ascii_upper (c);
          break;
        case 's':
          out[i] = pym_ascii_is_upper (c) ? pym_ascii_lower (c) : pym_ascii_upper (c);
          break;
        case 'c':
          out[i] = i > 0 ? pym_ascii_lower (c) : pym_ascii_upper (c);
          break;
        default:
          out[i] = in_word ? pym_ascii_lower (c) : pym_ascii_upper (c);
          in_word = pym_ascii_is_lower (c) || pym_ascii_is_upper (c);
        }
    }
  return made;
}

METHOD (lower) { return in_case (rt, self, 'l'); }

METHOD (upper) { return in_case (rt, self, 'u'); }

METHOD (swapcase) { return in_case (rt, self, 's'); }

METHOD (capitalize) { return in_case (rt, self, 'c'); }

METHOD (title) { return in_case (rt, self, 't'); }

#define ALL(name, test)                                                                            \
  METHOD (name)                                                                                    \
  {                                                                                                \
    PymText t = text_of (rt, self);                                                                \
    ssize_t i = 0;                                                                                 \
                                                                                                   \
    while (i < t.length && (test))                                                                 \
      i++;                                                                                         \
    return pym_bool_from_long (rt, t.length > 0 && i == t.length);                                 \
  }

ALL (isalnum,
     pym_ascii_is_lower (at (t, i)) || pym_ascii_is_upper (at (t, i)) || is_digit (at (t, i)))
ALL (isalpha, pym_ascii_is_lower (at (t, i)) || pym_ascii_is_upper (at (t, i)))
ALL (isdigit, is_digit (at (t, i)))
ALL (isspace, is_space (at (t, i)))

METHOD (isascii)
{
  PymText t = text_of (rt, self);
  ssize_t i = 0;

  while (i < t.length && at (t, i) < 0x80)
    i++;
  return pym_bool_from_long (rt, i == t.length);
}

METHOD (islower)
{
  PymText t = text_of (rt, self);
  bool cased = false, fine = true;

  for (ssize_t i = 0; i < t.length; i++)
    {
      cased |= pym_ascii_is_lower (at (t, i));
      fine &= !pym_ascii_is_upper (at (t, i));
    }
  return pym_bool_from_long (rt, cased && fine);
}

METHOD (isupper)
{
  PymText t = text_of (rt, self);
  bool cased = false, fine = true;

  for (ssize_t i = 0; i < t.length; i++)
    {
      cased |= pym_ascii_is_upper (at (t, i));
      fine &= !pym_ascii_is_lower (at (t, i));
    }
  return pym_bool_from_long (rt, cased && fine);
}

METHOD (istitle)
{
  PymText t = text_of (rt, self);
  bool cased = false, in_word = false;

  for (ssize_t i = 0; i < t.length; i++)
    {
      bool upper = pym_ascii_is_upper (at (t, i)), lower = pym_ascii_is_lower (at (t, i));

      if ((upper && in_word) || (lower && !in_word))
        return pym_bool_from_long (rt, 0);
      in_word = upper || lower;
      cased |= in_word;
    }
  return pym_bool_from_long (rt, cased);
}
