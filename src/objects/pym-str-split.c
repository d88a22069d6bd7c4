/* Texts cut into lists and put together again. */
#include "pym-str.h"

#include "pym-abstract.h"
#include "pym-error.h"
#include "pym-list.h"
#include "pym-str-kind.h"
#include "pym-text-search.h"
#include "pym-tuple.h"
#include "pym-unicode.h"

/* Room that a split list has from the start. */
#define MAX_PREALLOCATED 12

static PymText
text_of (const PymObject *o)
{
  return (PymText){ pym_str_data (o), pym_str_length (o), pym_str_kind (o) };
}

static inline uint32_t
at (PymText t, ssize_t i)
{
  return pym_str_read_kind (t.kind, t.data, i);
}

/* A list whose first items go into room that is already there. */
typedef struct
{
  PymRuntime *rt;
  PymObject *text, *list;
  ssize_t count, room;
} Pieces;

static bool
pieces_init (Pieces *p, PymRuntime *rt, PymObject *text, ssize_t max)
{
  p->rt = rt;
  p->text = text;
  p->count = 0;
  p->room = max >= MAX_PREALLOCATED ? MAX_PREALLOCATED : max + 1;
  p->list = pym_list_new (rt, p->room);
  return p->list != NULL;
}

static bool
pieces_add_object (Pieces *p, PymObject *o)
{
  if (o == NULL)
    return false;
  if (p->count < p->room)
    pym_list_set (p->list, p->count, o);
  else if (pym_list_append_steal (p->rt, p->list, o) < 0)
    return false;
  p->count++;
  return (p->count & 0xfff) != 0 || !pym_poll_stop (p->rt);
}

static bool
pieces_add (Pieces *p, ssize_t start, ssize_t end)
{
  if (start == 0 && end == pym_str_length (p->text) && pym_str_check_exact (p->rt, p->text))
    return pieces_add_object (p, pym_newref (p->text));
  return pieces_add_object (p, pym_str_slice (p->rt, p->text, start, end));
}

/* `fine` false drops the list. */
static PymObject *
pieces_finish (Pieces *p, bool fine, bool reverse)
{
  if (p->count < p->room)
    pym_size (p->list) = p->count;
  if (fine && (!reverse || pym_list_reverse (p->rt, p->list) == 0))
    return p->list;
  pym_decref (p->rt, p->list);
  return NULL;
}

static PymObject *
split_space (PymRuntime *rt, PymObject *o, ssize_t max)
{
  PymText t = text_of (o);
  ssize_t i = 0, start;
  bool fine = true;
  Pieces p;

  if (max < 0)
    max = (t.length - 1) / 2 + 1;
  if (!pieces_init (&p, rt, o, max))
    return NULL;
  while (fine && max-- > 0)
    {
      while (i < t.length && pym_char_is_space_inline (at (t, i)))
        i++;
      if (i == t.length)
        break;
      for (start = i; i < t.length && !pym_char_is_space_inline (at (t, i));)
        i++;
      fine = pieces_add (&p, start, i);
    }
  if (fine && i < t.length)
    {
      while (i < t.length && pym_char_is_space_inline (at (t, i)))
        i++;
      if (i < t.length)
        fine = pieces_add (&p, i, t.length);
    }
  return pieces_finish (&p, fine, false);
}

static PymObject *
rsplit_space (PymRuntime *rt, PymObject *o, ssize_t max)
{
  PymText t = text_of (o);
  ssize_t i = t.length, end;
  bool fine = true;
  Pieces p;

  if (max < 0)
    max = (t.length - 1) / 2 + 1;
  if (!pieces_init (&p, rt, o, max))
    return NULL;
  while (fine && max-- > 0)
    {
      while (i > 0 && pym_char_is_space_inline (at (t, i - 1)))
        i--;
      if (i == 0)
        break;
      for (end = i; i > 0 && !pym_char_is_space_inline (at (t, i - 1));)
        i--;
      fine = pieces_add (&p, i, end);
    }
  if (fine && i > 0)
    {
      while (i > 0 && pym_char_is_space_inline (at (t, i - 1)))
        i--;
      if (i > 0)
        fine = pieces_add (&p, 0, i);
    }
  return pieces_finish (&p, fine, true);
}

/* The text alone in a list: no separator can be in it. */
static PymObject *
alone (PymRuntime *rt, PymObject *o)
{
  PymObject *list = pym_list_new (rt, 1);

  if (list != NULL)
    pym_list_set (list, 0, pym_newref (o));
  return list;
}

static bool
too_short (PymText t, PymText separator)
{
  return t.kind < separator.kind || t.length < separator.length;
}

static bool
check_separator (PymRuntime *rt, PymObject *separator)
{
  if (!pym_str_check (separator))
    pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "must be str or None, not %T", separator);
  else if (pym_str_length (separator) == 0)
    pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "empty separator");
  else
    return true;
  return false;
}

PymObject *
pym_str_split (PymRuntime *rt, PymObject *o, PymObject *separator, ssize_t max)
{
  PymText t = text_of (o), s;
  ssize_t start = 0, found;
  bool fine = true;
  Pieces p;

  if (separator == NULL)
    return split_space (rt, o, max);
  if (!check_separator (rt, separator))
    return NULL;
  s = text_of (separator);
  if (too_short (t, s))
    return alone (rt, o);
  if (max < 0)
    max = t.length / s.length + 1;
  if (!pieces_init (&p, rt, o, max))
    return NULL;
  while (fine && max-- > 0 && (found = pym_text_find (pym_text_slice (t, start, t.length), s)) >= 0)
    {
      fine = pieces_add (&p, start, start + found);
      start += found + s.length;
    }
  fine = fine && pieces_add (&p, start, t.length);
  return pieces_finish (&p, fine, false);
}

PymObject *
pym_str_rsplit (PymRuntime *rt, PymObject *o, PymObject *separator, ssize_t max)
{
  PymText t = text_of (o), s;
  ssize_t end = t.length, found;
  bool fine = true;
  Pieces p;

  if (separator == NULL)
    return rsplit_space (rt, o, max);
  if (!check_separator (rt, separator))
    return NULL;
  s = text_of (separator);
  if (too_short (t, s))
    return alone (rt, o);
  if (max < 0)
    max = t.length / s.length + 1;
  if (!pieces_init (&p, rt, o, max))
    return NULL;
  while (fine && max-- > 0 && (found = pym_text_rfind (pym_text_slice (t, 0, end), s)) >= 0)
    {
      fine = pieces_add (&p, found + s.length, end);
      end = found;
    }
  fine = fine && pieces_add (&p, 0, end);
  return pieces_finish (&p, fine, true);
}

PymObject *
pym_str_splitlines (PymRuntime *rt, PymObject *o, bool keep_ends)
{
  PymText t = text_of (o);
  bool fine = true;
  Pieces p;

  if (!pieces_init (&p, rt, o, -1))
    return NULL;
  for (ssize_t start = 0, i = 0; fine && i < t.length; start = i)
    {
      ssize_t end;

      while (i < t.length && !pym_char_is_line_break (at (t, i)))
        i++;
      end = i;
      if (i < t.length)
        {
          i += at (t, i) == '\r' && i + 1 < t.length && at (t, i + 1) == '\n' ? 2 : 1;
          if (keep_ends)
            end = i;
        }
      fine = pieces_add (&p, start, end);
    }
  return pieces_finish (&p, fine, false);
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
partition_at (PymRuntime *rt, PymObject *o, PymObject *separator, bool last)
{
  ssize_t found, length;

  if (!pym_str_check (separator))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "must be str, not %T", separator);
  if (!check_separator (rt, separator))
    return NULL;
  length = pym_str_length (o);
  found = last ? pym_text_rfind (text_of (o), text_of (separator))
               : pym_text_find (text_of (o), text_of (separator));
  if (found < 0 && last)
    return three (rt, pym_str_empty (rt), pym_str_empty (rt), pym_newref (o));
  if (found < 0)
    return three (rt, pym_newref (o), pym_str_empty (rt), pym_str_empty (rt));
  return three (rt, pym_str_substring (rt, o, 0, found), pym_newref (separator),
                pym_str_substring (rt, o, found + pym_str_length (separator), length));
}

PymObject *
pym_str_partition (PymRuntime *rt, PymObject *o, PymObject *separator)
{
  return partition_at (rt, o, separator, false);
}

PymObject *
pym_str_rpartition (PymRuntime *rt, PymObject *o, PymObject *separator)
{
  return partition_at (rt, o, separator, true);
}

PymObject *
pym_str_join_array (PymRuntime *rt, PymObject *separator, PymObject *const *items, ssize_t n)
{
  ssize_t length = 0, place = 0;
  uint32_t max_char = 0x7f, max_item;
  PymObject *s;
  char *out;
  int kind;

  if (n == 0)
    return pym_str_empty (rt);
  if (n == 1 && pym_str_check_exact (rt, items[0]))
    return pym_newref (items[0]);
  if (separator != NULL && !pym_str_check (separator))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "separator: expected str instance, %T found", separator);
  for (ssize_t i = 0; i < n; i++)
    {
      if (!pym_str_check (items[i]))
        return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                               "sequence item %zd: expected str instance, %T found", i, items[i]);
      max_item = pym_str_max_char (items[i]);
      max_char = max_item > max_char ? max_item : max_char;
      length += pym_str_length (items[i]);
      if (i > 0 && separator != NULL)
        length += pym_str_length (separator);
      if (length > SSIZE_MAX / 8)
        {
          pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR),
                              "join() result is too long for a Python string");
          return NULL;
        }
      if ((i & 0xffff) == 0 && pym_poll_stop (rt))
        return NULL;
    }
  if (n > 1 && separator != NULL && pym_str_length (separator) > 0)
    {
      max_item = pym_str_max_char (separator);
      max_char = max_item > max_char ? max_item : max_char;
    }
  s = pym_str_new (rt, length, max_char);
  if (s == NULL || length == 0)
    return s;
  kind = pym_str_kind (s);
  out = pym_str_data (s);
  if (kind == 1)
    {
      size_t n_between = separator != NULL ? (size_t) pym_str_length (separator) : 0;

      for (ssize_t i = 0; i < n; i++)
        {
          size_t n_item = (size_t) pym_str_length (items[i]);

          if (i > 0 && n_between > 0)
            out = mempcpy (out, pym_str_data (separator), n_between);
          out = mempcpy (out, pym_str_data (items[i]), n_item);
        }
      return s;
    }
  for (ssize_t i = 0; i < n; i++)
    {
      if (i > 0 && separator != NULL)
        {
          pym_kind_copy (kind, out + place * kind, pym_str_kind (separator),
                         pym_str_data (separator), pym_str_length (separator));
          place += pym_str_length (separator);
        }
      pym_kind_copy (kind, out + place * kind, pym_str_kind (items[i]), pym_str_data (items[i]),
                     pym_str_length (items[i]));
      place += pym_str_length (items[i]);
    }
  return s;
}

PymObject *
pym_str_join (PymRuntime *rt, PymObject *separator, PymObject *iterable)
{
  PymObject *sequence = pym_sequence_fast (rt, iterable, "can only join an iterable"), *s;

  if (sequence == NULL)
    return NULL;
  if (pym_list_check (sequence))
    s = pym_str_join_array (rt, separator, ((PymList *) sequence)->items, pym_list_size (sequence));
  else
    s = pym_str_join_array (rt, separator, pym_tuple_items (sequence), pym_tuple_size (sequence));
  pym_decref (rt, sequence);
  return s;
}
