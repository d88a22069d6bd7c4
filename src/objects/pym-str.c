/* Making texts, reading them, joining two: what everything else is built on. */
#include "pym-str.h"

#include "pym-codec.h"
#include "pym-error.h"
#include "pym-hash.h"
#include "pym-memory-inline.h"
#include "pym-str-kind.h"
#include "pym-texts.h"
#include "pym-type-object.h"

#include <limits.h>

PymObject *
pym_str_empty (PymRuntime *rt)
{
  return PYM_OBJECT (&rt->objects->texts->empty);
}

/* Borrowed, immortal; c < 256. */
static PymObject *
cached_char (PymRuntime *rt, uint32_t c)
{
  struct PymTextState *state = rt->objects->texts;

  return c < 128 ? PYM_OBJECT (&state->ascii[c]) : PYM_OBJECT (&state->latin1[c - 128]);
}

PymObject *
pym_str_new (PymRuntime *rt, ssize_t length, uint32_t max_char)
{
  bool ascii = max_char < 128;
  size_t head = ascii ? sizeof (PymStr) : sizeof (PymCompactStr);
  int kind = pym_kind_for (max_char);
  PymStr *s;

  if (length == 0)
    return pym_str_empty (rt);
  if (length > (ssize_t) (SSIZE_MAX - head) / 4 - 1 &&
      length > (ssize_t) (SSIZE_MAX - head) / kind - 1)
    return pym_err_no_memory (rt);
  s = pym_object_malloc_inline (rt, head + (size_t) (length + 1) * (size_t) kind);
  if (s == NULL)
    return pym_err_no_memory (rt);
  s->base.refcount = 1;
  s->base.type = PYM_TYPE (rt, STR);
  s->length = length;
  s->hash = -1;
  memset (&s->state, 0, sizeof s->state);
  s->state.kind = (unsigned) kind & 7;
  s->state.compact = 1;
  s->state.ascii = ascii;
  if (ascii)
    {
      ((char *) (s + 1))[length] = 0;
      return PYM_OBJECT (s);
    }
  ((PymCompactStr *) s)->utf8 = NULL;
  ((PymCompactStr *) s)->utf8_length = 0;
  pym_str_write_kind (kind, pym_str_data (s), length, 0);
  return PYM_OBJECT (s);
}

PymObject *
pym_str_result (PymRuntime *rt, PymObject *s)
{
  PymObject *shared = NULL;

  if (s == NULL)
    return NULL;
  if (pym_str_length (s) == 0)
    shared = pym_str_empty (rt);
  else if (pym_str_length (s) == 1 && pym_str_kind (s) == 1)
    shared = cached_char (rt, pym_str_read_char (s, 0));
  if (shared == NULL || shared == s)
    return s;
  pym_decref (rt, s);
  return shared;
}

PymObject *
pym_str_from_char (PymRuntime *rt, uint32_t c)
{
  PymObject *s;

  if (c < 256)
    return cached_char (rt, c);
  s = pym_str_new (rt, 1, c);
  if (s != NULL)
    pym_str_write_kind (pym_str_kind (s), pym_str_data (s), 0, c);
  return s;
}

PymObject *
pym_str_from_kind_and_data (PymRuntime *rt, int kind, const void *data, ssize_t length)
{
  uint32_t max_char;
  PymObject *s;

  if (length == 0)
    return pym_str_empty (rt);
  if (length == 1)
    return pym_str_from_char (rt, pym_str_read_kind (kind, data, 0));
  max_char = pym_kind_max_char (kind, data, length);
  s = pym_str_new (rt, length, max_char);
  if (s != NULL)
    pym_kind_copy (pym_str_kind (s), pym_str_data (s), kind, data, length);
  return s;
}

PymObject *
pym_str_slice (PymRuntime *rt, PymObject *o, ssize_t start, ssize_t end)
{
  int kind = pym_str_kind (o);
  const char *data = (const char *) pym_str_data (o) + start * kind;
  PymObject *s;

  if (!pym_str_is_ascii (o) || end - start < 2)
    return pym_str_from_kind_and_data (rt, kind, data, end - start);
  s = pym_str_new (rt, end - start, 0x7f);
  if (s != NULL)
    memcpy (pym_str_data (s), data, (size_t) (end - start));
  return s;
}

PymObject *
pym_str_from_string_and_size (PymRuntime *rt, const char *utf8, ssize_t size)
{
  return pym_str_decode (rt, utf8, size, NULL, NULL);
}

PymObject *
pym_str_from_string (PymRuntime *rt, const char *utf8)
{
  return pym_str_from_string_and_size (rt, utf8, (ssize_t) strlen (utf8));
}

/* An exact str with the same characters. */
static PymObject *
copy (PymRuntime *rt, PymObject *o)
{
  PymObject *s = pym_str_new (rt, pym_str_length (o), pym_str_max_char (o));

  if (s != NULL)
    memcpy (pym_str_data (s), pym_str_data (o),
            (size_t) pym_str_length (o) * (size_t) pym_str_kind (o));
  return s;
}

PymObject *
pym_str_from_object (PymRuntime *rt, PymObject *o)
{
  if (pym_str_check_exact (rt, o))
    return pym_newref (o);
  if (pym_str_check (o))
    return copy (rt, o);
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                         "Can't convert '%T' object to str implicitly", o);
}

ssize_t
pym_str_hash (PymRuntime *rt, PymObject *o)
{
  PymStr *s = (PymStr *) o;

  if (s->hash == -1)
    s->hash = pym_hash_bytes (rt, pym_str_data (o), (size_t) s->length * s->state.kind);
  return s->hash;
}

bool
pym_str_equal (const void *a, const void *b)
{
  if (a == b)
    return true;
  return pym_str_length (a) == pym_str_length (b) && pym_str_kind (a) == pym_str_kind (b) &&
         memcmp (pym_str_data (a), pym_str_data (b),
                 (size_t) pym_str_length (a) * pym_str_kind (a)) == 0;
}

bool
pym_str_equal_ascii (const void *a, const char *ascii)
{
  size_t length = strlen (ascii);

  return pym_str_is_ascii (a) && (size_t) pym_str_length (a) == length &&
         memcmp (pym_str_data (a), ascii, length) == 0;
}

int
pym_str_compare (const void *a, const void *b)
{
  ssize_t n = pym_str_length (a), m = pym_str_length (b), least = n < m ? n : m;

  if (a == b)
    return 0;
  if (pym_str_kind (a) == 1 && pym_str_kind (b) == 1)
    {
      int order = memcmp (pym_str_data (a), pym_str_data (b), (size_t) least);

      if (order != 0)
        return order < 0 ? -1 : 1;
    }
  else
    for (ssize_t i = 0; i < least; i++)
      {
        uint32_t x = pym_str_read_char (a, i), y = pym_str_read_char (b, i);

        if (x != y)
          return x < y ? -1 : 1;
      }
  return (n > m) - (n < m);
}

PymObject *
pym_str_concat (PymRuntime *rt, PymObject *left, PymObject *right)
{
  ssize_t n = pym_str_length (left), m = pym_str_length (right);
  uint32_t max_left = pym_str_max_char (left), max_right = pym_str_max_char (right);
  PymObject *s;

  if (PYM_UNLIKELY (n == 0))
    return pym_str_from_object (rt, right);
  if (PYM_UNLIKELY (m == 0))
    return pym_str_from_object (rt, left);
  if (n > SSIZE_MAX - m)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "strings are too large to concat");
      return NULL;
    }
  s = pym_str_new (rt, n + m, max_left > max_right ? max_left : max_right);
  if (s != NULL)
    {
      int kind = pym_str_kind (s);
      char *data = pym_str_data (s);

      pym_kind_copy (kind, data, pym_str_kind (left), pym_str_data (left), n);
      pym_kind_copy (kind, data + n * kind, pym_str_kind (right), pym_str_data (right), m);
    }
  return s;
}

/* Whether the text may be changed under its only holder's hands (unicode_modifiable). */
static bool
is_modifiable (PymRuntime *rt, PymObject *o)
{
  return pym_refcount (o) == 1 && ((PymStr *) o)->hash == -1 && !pym_str_is_interned (o) &&
         pym_str_check_exact (rt, o);
}

void
pym_str_append (PymRuntime *rt, PymObject **place, PymObject *right)
{
  PymObject *left = *place, *s;
  ssize_t n = pym_str_length (left), m = pym_str_length (right);
  int kind = pym_str_kind (left);

  if (n > 0 && m > 0 && n <= SSIZE_MAX / 4 - m && is_modifiable (rt, left) &&
      pym_str_check_exact (rt, right) && pym_str_kind (right) <= kind &&
      (!pym_str_is_ascii (left) || pym_str_is_ascii (right)))
    {
      size_t head = pym_str_is_ascii (left) ? sizeof (PymStr) : sizeof (PymCompactStr);

      if (!pym_str_is_ascii (left) && ((PymCompactStr *) left)->utf8 != NULL)
        {
          pym_mem_free (rt, ((PymCompactStr *) left)->utf8);
          ((PymCompactStr *) left)->utf8 = NULL;
          ((PymCompactStr *) left)->utf8_length = 0;
        }
      s = pym_object_realloc (rt, left, head + (size_t) (n + m + 1) * (size_t) kind);
      if (s != NULL)
        {
          char *data = pym_str_data (s);

          ((PymStr *) s)->length = n + m;
          pym_kind_copy (kind, data + n * kind, pym_str_kind (right), pym_str_data (right), m);
          pym_str_write_kind (kind, data, n + m, 0);
          *place = s;
          return;
        }
      pym_err_no_memory (rt);
    }
  else
    s = pym_str_concat (rt, left, right);
  *place = s;
  pym_decref (rt, left);
}

PymObject *
pym_str_substring (PymRuntime *rt, PymObject *o, ssize_t start, ssize_t end)
{
  ssize_t length = pym_str_length (o);

  if (end > length)
    end = length;
  if (start == 0 && end == length)
    return pym_str_from_object (rt, o);
  if (start >= length || end <= start)
    return pym_str_empty (rt);
  return pym_str_slice (rt, o, start, end);
}

PymObject *
pym_str_repeat (PymRuntime *rt, PymObject *o, ssize_t count)
{
  ssize_t length = pym_str_length (o);
  size_t unit = (size_t) length * pym_str_kind (o), whole, done;
  PymObject *s;
  char *data;

  if (count < 1 || length == 0)
    return length == 0 ? pym_str_from_object (rt, o) : pym_str_empty (rt);
  if (count == 1)
    return pym_str_from_object (rt, o);
  if (length > SSIZE_MAX / count)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "repeated string is too long");
      return NULL;
    }
  s = pym_str_new (rt, length * count, pym_str_max_char (o));
  if (s == NULL)
    return NULL;
  data = pym_str_data (s);
  whole = unit * (size_t) count;
  memcpy (data, pym_str_data (o), unit);
  for (done = unit; done < whole;)
    {
      size_t piece = done < whole - done ? done : whole - done;

      memcpy (data + done, data, piece);
      done += piece;
    }
  return s;
}

size_t
pym_str_sizeof (PymRuntime *rt, const PymObject *o)
{
  const PymStr *s = (const PymStr *) o;
  size_t size = (size_t) (s->length + 1) * s->state.kind;

  if (!s->state.compact)
    size += sizeof (PymSubclassStr);
  else
    size += s->state.ascii ? sizeof (PymStr) : sizeof (PymCompactStr);
  if (!s->state.ascii && ((const PymCompactStr *) s)->utf8 != NULL)
    size += (size_t) ((const PymCompactStr *) s)->utf8_length + 1;
  return size;
}
