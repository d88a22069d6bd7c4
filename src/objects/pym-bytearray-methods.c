#include "pym-bytearray-methods.h"

#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-bytes-private.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-str.h"
#include "pym-tuple.h"

#include <string.h>

#define METHOD(name)                                                                               \
  static PymObject *name (PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs,  \
                          PymObject *kwnames)

static const char byte_range[] = "byte must be in range(0, 256)";

static uint8_t *
data_of (PymObject *o)
{
  return ((PymByteArray *) o)->start;
}

static int
append_byte (PymRuntime *rt, PymObject *o, uint8_t byte)
{
  ssize_t size = pym_size (o);

  if (pym_bytearray_resize (rt, o, size + 1) < 0)
    return -1;
  data_of (o)[size] = byte;
  return 0;
}

int
pym_bytearray_extend_from_items (PymRuntime *rt, PymObject *o, PymObject *iterable)
{
  bool sized = PYM_IS_EXACT (rt, iterable, LIST) || PYM_IS_EXACT (rt, iterable, TUPLE);
  PymObject *iterator, *item;

  if (sized)
    {
      ssize_t n = pym_size (iterable);

      if (pym_bytearray_resize (rt, o, n) < 0)
        return -1;
      for (ssize_t i = 0; i < n; i++)
        {
          int byte;

          /* Asking an item for its value may shorten either. */
          if (i >= pym_size (iterable) || i >= pym_size (o))
            return pym_bytearray_resize (rt, o, i);
          item = pym_newref (PYM_IS_EXACT (rt, iterable, LIST) ? pym_list_get (iterable, i)
                                                               : pym_tuple_get (iterable, i));
          byte = pym_byte_from_object (rt, item, byte_range);
          pym_decref (rt, item);
          if (byte < 0)
            return -1;
          if (i < pym_size (o))
            data_of (o)[i] = (uint8_t) byte;
        }
      return 0;
    }
  iterator = pym_object_get_iter (rt, iterable);
  if (iterator == NULL)
    {
      if (pym_err_exception_matches (rt, PYM_TYPE (rt, TYPE_ERROR)))
        {
          pym_err_clear (rt);
          pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "cannot convert '%T' object to bytearray",
                          iterable);
        }
      return -1;
    }
  while ((item = pym_iter_next (rt, iterator)) != NULL)
    {
      int byte = pym_byte_from_object (rt, item, byte_range);

      pym_decref (rt, item);
      if (byte < 0 || append_byte (rt, o, (uint8_t) byte) < 0)
        break;
    }
  pym_decref (rt, iterator);
  return rt->error != NULL ? -1 : 0;
}

static PymObject *
none (PymRuntime *rt)
{
  return pym_newref (pym_none (rt));
}

METHOD (array_append)
{
  int byte = pym_byte_from_object (rt, args[0], byte_range);

  if (byte < 0 || append_byte (rt, self, (uint8_t) byte) < 0)
    return NULL;
  return none (rt);
}

METHOD (array_insert)
{
  ssize_t index = pym_number_as_size_argument (rt, args[0]);
  ssize_t size = pym_size (self);
  int byte;

  if (index == -1 && rt->error != NULL)
    return NULL;
  byte = pym_byte_from_object (rt, args[1], byte_range);
  if (byte < 0 || pym_bytearray_resize (rt, self, size + 1) < 0)
    return NULL;
  if (index < 0)
    index = index + size < 0 ? 0 : index + size;
  if (index > size)
    index = size;
  memmove (data_of (self) + index + 1, data_of (self) + index, (size_t) (size - index));
  data_of (self)[index] = (uint8_t) byte;
  return none (rt);
}

METHOD (array_extend)
{
  const uint8_t *data;
  ssize_t size, n;
  PymObject *collected, *iterator, *item;

  if (args[0] != self && pym_bytes_like (rt, args[0], &data, &n))
    return pym_bytearray_replace (rt, self, pym_size (self), pym_size (self), data, n) < 0
               ? NULL
               : none (rt);
  iterator = pym_object_get_iter (rt, args[0]);
  if (iterator == NULL)
    {
      if (pym_err_exception_matches (rt, PYM_TYPE (rt, TYPE_ERROR)))
        {
          pym_err_clear (rt);
          pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "can't extend bytearray with %T", args[0]);
        }
      return NULL;
    }
  /* Collected in an array of its own, so that an error leaves this one as it was. */
  size = pym_object_length_hint (rt, args[0], 32);
  collected = size < 0 ? NULL : pym_bytearray_from_string_and_size (rt, NULL, size);
  n = 0;
  while (collected != NULL && (item = pym_iter_next (rt, iterator)) != NULL)
    {
      int byte = pym_byte_from_object (rt, item, byte_range);

      pym_decref (rt, item);
      if (byte < 0)
        break;
      if (n >= size)
        {
          size = n + 1 + ((n + 1) >> 1) + 1;
          if (pym_bytearray_resize (rt, collected, size) < 0)
            break;
        }
      data_of (collected)[n++] = (uint8_t) byte;
    }
  pym_decref (rt, iterator);
  if (collected == NULL)
    return NULL;
  if (rt->error == NULL && pym_bytearray_resize (rt, collected, n) == 0)
    pym_bytearray_replace (rt, self, pym_size (self), pym_size (self),
                           pym_bytearray_data (collected), n);
  pym_decref (rt, collected);
  return rt->error != NULL ? NULL : none (rt);
}

METHOD (array_pop)
{
  ssize_t size = pym_size (self), index = -1;
  int byte;

  if (nargs > 0)
    {
      index = pym_number_as_size_argument (rt, args[0]);
      if (index == -1 && rt->error != NULL)
        return NULL;
    }
  if (size == 0 || (index < 0 ? index + size < 0 : index >= size))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, INDEX_ERROR),
                          size == 0 ? "pop from empty bytearray" : "pop index out of range");
      return NULL;
    }
  if (index < 0)
    index += size;
  byte = data_of (self)[index];
  memmove (data_of (self) + index, data_of (self) + index + 1, (size_t) (size - index));
  if (pym_bytearray_resize (rt, self, size - 1) < 0)
    return NULL;
  return pym_int_small (rt, byte);
}

METHOD (array_remove)
{
  int byte = pym_byte_from_object (rt, args[0], byte_range);
  uint8_t *found = NULL;
  ssize_t size = pym_size (self), index;

  if (byte < 0)
    return NULL;
  if (size > 0)
    found = memchr (data_of (self), byte, (size_t) size);
  if (found == NULL)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "value not found in bytearray");
      return NULL;
    }
  index = found - data_of (self);
  memmove (found, found + 1, (size_t) (size - index));
  return pym_bytearray_resize (rt, self, size - 1) < 0 ? NULL : none (rt);
}

METHOD (array_reverse)
{
  uint8_t *data = data_of (self);

  for (ssize_t i = 0, j = pym_size (self) - 1; i < j; i++, j--)
    {
      uint8_t byte = data[i];

      data[i] = data[j];
      data[j] = byte;
    }
  return none (rt);
}

METHOD (array_clear) { return pym_bytearray_resize (rt, self, 0) < 0 ? NULL : none (rt); }

METHOD (array_copy)
{
  return pym_bytearray_from_string_and_size (rt, pym_bytearray_data (self), pym_size (self));
}

METHOD (array_alloc) { return pym_int_from_ssize (rt, ((PymByteArray *) self)->allocated); }

const PymMethodDef pym_bytearray_methods[] = {
  PYM_FOR_EACH_BYTES_METHOD (PYM_BYTES_METHOD_DEF){ "append", array_append, 1, 1, 0,
                                                    "Appends a single item to the end." },
  { "insert", array_insert, 2, 2, 0, "Inserts a single item before the given index." },
  { "extend", array_extend, 1, 1, 0, "Appends all the items from the iterator or sequence." },
  { "pop", array_pop, 0, 1, 0, "Removes and returns a single item." },
  { "remove", array_remove, 1, 1, 0, "Removes the first occurrence of a value." },
  { "reverse", array_reverse, 0, 0, 0, "Reverses the order of the values in place." },
  { "clear", array_clear, 0, 0, 0, "Removes all items." },
  { "copy", array_copy, 0, 0, 0, "Returns a copy." },
  { "__alloc__", array_alloc, 0, 0, 0, "Number of bytes actually allocated." },
  { NULL },
};
