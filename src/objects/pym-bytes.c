/* Making bytes, reading what is like them, joining and comparing. */
#include "pym-bytes.h"

#include "pym-abstract.h"
#include "pym-bytes-private.h"
#include "pym-error.h"
#include "pym-name.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-numbers.h"
#include "pym-str.h"
#include "pym-texts.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#include <limits.h>

bool
pym_bytearray_check (PymRuntime *rt, PymObject *o)
{
  return PYM_IS_EXACT (rt, o, BYTEARRAY) ||
         pym_type_is_subtype (pym_type (o), PYM_TYPE (rt, BYTEARRAY));
}

bool
pym_bytes_like (PymRuntime *rt, PymObject *o, const uint8_t **data, ssize_t *size)
{
  if (pym_bytes_check (o))
    *data = pym_bytes_data (o);
  else if (pym_bytearray_check (rt, o))
    *data = pym_bytearray_data (o);
  else
    return false;
  *size = pym_size (o);
  return true;
}

bool
pym_need_bytes_like (PymRuntime *rt, PymObject *o, const uint8_t **data, ssize_t *size)
{
  if (pym_bytes_like (rt, o, data, size))
    return true;
  pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "a bytes-like object is required, not '%T'", o);
  return false;
}

PymObject *
pym_bytes_from_string_and_size (PymRuntime *rt, const void *data, ssize_t size)
{
  PymObject *o;

  if (size == 0)
    return PYM_OBJECT (&rt->objects->texts->empty_bytes);
  if (size == 1 && data != NULL)
    return PYM_OBJECT (&rt->objects->texts->bytes[*(const uint8_t *) data]);
  o = pym_bytes_new_unshared (rt, size);
  if (o != NULL && data != NULL)
    memcpy (pym_bytes_data (o), data, (size_t) size);
  return o;
}

PymObject *
pym_bytes_new_unshared (PymRuntime *rt, ssize_t size)
{
  PymBytes *o;

  if (size > (ssize_t) (SSIZE_MAX - offsetof (PymBytes, data) - 1))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "byte string is too large");
      return NULL;
    }
  o = pym_object_malloc (rt, offsetof (PymBytes, data) + 1 + (size_t) size);
  if (o == NULL)
    return pym_err_no_memory (rt);
  o->var.base.refcount = 1;
  o->var.base.type = PYM_TYPE (rt, BYTES);
  o->var.size = size;
  o->hash = -1;
  o->data[size] = 0;
  return PYM_OBJECT (o);
}

PymObject *
pym_bytes_from_string (PymRuntime *rt, const char *string)
{
  return pym_bytes_from_string_and_size (rt, string, (ssize_t) strlen (string));
}

int
pym_byte_from_object (PymRuntime *rt, PymObject *o, const char *message)
{
  ssize_t value = pym_number_as_ssize (rt, o, NULL);

  if (value == -1 && rt->error != NULL)
    return -1;
  if (value < 0 || value > 255)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), message);
      return -1;
    }
  return (int) value;
}

/* A new object, also of one byte: a copy of a buffer is never the shared one. */
static PymObject *
new_copy (PymRuntime *rt, const void *data, ssize_t size)
{
  PymObject *o = pym_bytes_from_string_and_size (rt, NULL, size);

  if (o != NULL && size > 0)
    memcpy (pym_bytes_data (o), data, (size_t) size);
  return o;
}

/* Ints of any iterable, by way of a raw block. */
static PymObject *
from_items (PymRuntime *rt, PymObject *o)
{
  static const char message[] = "bytes must be in range(0, 256)";
  PymObject *iterator = pym_object_get_iter (rt, o), *item, *result = NULL;
  ssize_t size = 0, room = 0;
  uint8_t *data = NULL;

  if (iterator == NULL)
    return NULL;
  while ((item = pym_iter_next (rt, iterator)) != NULL)
    {
      int byte = pym_byte_from_object (rt, item, message);

      pym_decref (rt, item);
      if (byte < 0)
        goto out;
      if (size == room)
        {
          uint8_t *larger = pym_raw_realloc (rt, data, (size_t) room * 2 + 64);

          if (larger == NULL)
            {
              pym_err_no_memory (rt);
              goto out;
            }
          data = larger;
          room = room * 2 + 64;
        }
      data[size++] = (uint8_t) byte;
    }
  if (rt->error == NULL)
    result = PYM_IS_EXACT (rt, o, TUPLE) ? new_copy (rt, data, size)
                                         : pym_bytes_from_string_and_size (rt, data, size);

out:
  pym_raw_free (rt, data);
  pym_decref (rt, iterator);
  return result;
}

PymObject *
pym_bytes_from_object (PymRuntime *rt, PymObject *o)
{
  const uint8_t *data;
  ssize_t size;
  PymObject *method, *result;

  if (pym_bytes_check_exact (rt, o))
    return pym_newref (o);
  method = pym_object_lookup_special (rt, o, pym_name (rt, BYTES));
  if (method != NULL)
    {
      result = pym_object_call_noargs (rt, method);
      pym_decref (rt, method);
      if (result != NULL && !pym_bytes_check (result))
        {
          pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "__bytes__ returned non-bytes (type %T)",
                          result);
          pym_decref (rt, result);
          return NULL;
        }
      return result;
    }
  if (rt->error != NULL)
    return NULL;
  if (pym_bytes_like (rt, o, &data, &size))
    return new_copy (rt, data, size);
  if (!pym_str_check (o) && (pym_type (o)->iter != NULL || pym_sequence_check (o)))
    return from_items (rt, o);
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "cannot convert '%T' object to bytes", o);
}

PymObject *
pym_bytes_concat (PymRuntime *rt, PymObject *a, PymObject *b)
{
  const uint8_t *x, *y;
  ssize_t n, m;
  PymObject *result;

  if (!pym_bytes_like (rt, a, &x, &n) || !pym_bytes_like (rt, b, &y, &m))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "can't concat %T to %T", b, a);
  if (n == 0 && pym_bytes_check_exact (rt, b))
    return pym_newref (b);
  if (m == 0 && pym_bytes_check_exact (rt, a))
    return pym_newref (a);
  if (n > SSIZE_MAX - m)
    return pym_err_no_memory (rt);
  result = pym_bytes_from_string_and_size (rt, NULL, n + m);
  if (result != NULL && n + m > 0)
    {
      memcpy (pym_bytes_data (result), x, (size_t) n);
      memcpy (pym_bytes_data (result) + n, y, (size_t) m);
    }
  return result;
}

PymObject *
pym_bytes_like_compare (PymRuntime *rt, PymObject *a, PymObject *b, int op)
{
  const uint8_t *x, *y;
  ssize_t n, m;
  int order;

  if (!pym_bytes_like (rt, a, &x, &n) || !pym_bytes_like (rt, b, &y, &m))
    return pym_newref (pym_not_implemented (rt));
  if ((op == PYM_EQ || op == PYM_NE) && n != m)
    return pym_bool_from_long (rt, op == PYM_NE);
  order = memcmp (x, y, (size_t) (n < m ? n : m));
  if (order == 0)
    order = (n > m) - (n < m);
  return pym_bool_from_comparison (rt, order, op);
}

int
pym_bytes_like_contains (PymRuntime *rt, PymObject *o, PymObject *part)
{
  const uint8_t *x, *y;
  ssize_t n, m;
  int byte;

  if (!pym_bytes_like (rt, o, &x, &n))
    return 0;
  if (pym_index_check (part))
    {
      byte = pym_byte_from_object (rt, part, "byte must be in range(0, 256)");
      return byte < 0 ? -1 : n > 0 && memchr (x, byte, (size_t) n) != NULL;
    }
  if (!pym_need_bytes_like (rt, part, &y, &m))
    return -1;
  return memmem (x, (size_t) n, y, (size_t) m) != NULL;
}

/* `escape_single`: the single quote always is, as bytearray has it. */
static PymObject *
literal (PymRuntime *rt, const uint8_t *data, ssize_t size, bool escape_single)
{
  bool single = memchr (data, '\'', (size_t) size) != NULL;
  char quote = single && memchr (data, '"', (size_t) size) == NULL ? '"' : '\'';
  ssize_t length = 3;
  PymObject *s;
  char *out;

#define ESCAPED(c) ((c) == '\\' || (c) == (escape_single ? '\'' : quote))
  for (ssize_t i = 0; i < size; i++)
    {
      uint8_t c = data[i];

      length += ESCAPED (c) || c == '\t' || c == '\n' || c == '\r' ? 2
                : c < ' ' || c >= 0x7f                             ? 4
                                                                   : 1;
      if ((i & 0xfffff) == 0xfffff && pym_poll_stop (rt))
        return NULL;
    }
  s = pym_str_new (rt, length, 0x7f);
  if (s == NULL)
    return NULL;
  out = pym_str_data (s);
  *out++ = 'b';
  *out++ = quote;
  for (ssize_t i = 0; i < size; i++)
    {
      uint8_t c = data[i];

      if (ESCAPED (c) || c == '\t' || c == '\n' || c == '\r')
        {
          *out++ = '\\';
          *out++ = c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : (char) c;
        }
      else if (c < ' ' || c >= 0x7f)
        {
          *out++ = '\\';
          *out++ = 'x';
          *out++ = "0123456789abcdef"[c >> 4];
          *out++ = "0123456789abcdef"[c & 15];
        }
      else
        *out++ = (char) c;
    }
#undef ESCAPED
  *out = quote;
  return s;
}

PymObject *
pym_bytes_repr (PymRuntime *rt, PymObject *o)
{
  return literal (rt, pym_bytes_data (o), pym_bytes_size (o), false);
}

PymObject *
pym_bytearray_repr (PymRuntime *rt, PymObject *o)
{
  PymObject *inner = literal (rt, pym_bytearray_data (o), pym_size (o), true), *s;

  if (inner == NULL)
    return NULL;
  s = pym_str_from_format (rt, "%s(%U)", pym_type_short_name (pym_type (o)), inner);
  pym_decref (rt, inner);
  return s;
}
