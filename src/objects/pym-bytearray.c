/* bytearray: bytes that change. The block is grown and shrunk as CPython does it, because its size
 * is visible; deleting at the front only moves the start. */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-bytearray-methods.h"
#include "pym-bytes-private.h"
#include "pym-collector.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-slice.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#include <limits.h>
#include <string.h>

#define ARRAY(o) ((PymByteArray *) (o))

const uint8_t *
pym_bytearray_data (PymObject *o)
{
  return ARRAY (o)->block != NULL ? ARRAY (o)->start : (const uint8_t *) "";
}

PymObject *
pym_bytearray_from_string_and_size (PymRuntime *rt, const void *data, ssize_t size)
{
  PymByteArray *a = (PymByteArray *) pym_object_new (rt, PYM_TYPE (rt, BYTEARRAY));

  if (a == NULL)
    return NULL;
  pym_size (a) = 0;
  a->allocated = 0;
  a->block = a->start = NULL;
  a->exports = 0;
  if (size == 0)
    return PYM_OBJECT (a);
  a->block = a->start = pym_object_malloc (rt, (size_t) size + 1);
  if (a->block == NULL)
    {
      pym_decref (rt, a);
      return pym_err_no_memory (rt);
    }
  a->allocated = size + 1;
  pym_size (a) = size;
  if (data != NULL)
    memcpy (a->start, data, (size_t) size);
  a->start[size] = 0;
  return PYM_OBJECT (a);
}

int
pym_bytearray_resize (PymRuntime *rt, PymObject *o, ssize_t size)
{
  PymByteArray *a = ARRAY (o);
  ssize_t offset = a->start - a->block, allocated = a->allocated;
  uint8_t *block;

  if (size == pym_size (a))
    return 0;
  if (a->exports > 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, BUFFER_ERROR),
                          "Existing exports of data: object cannot be re-sized");
      return -1;
    }
  if (size + offset + 1 <= allocated)
    {
      if (size >= allocated / 2)
        {
          pym_size (a) = size;
          a->start[size] = 0;
          return 0;
        }
      allocated = size + 1;
    }
  else if ((double) size <= (double) allocated * 1.125)
    allocated = size + (size >> 3) + (size < 9 ? 3 : 6);
  else if (size == SSIZE_MAX)
    {
      pym_err_no_memory (rt);
      return -1;
    }
  else
    allocated = size + 1;
  if (offset > 0)
    {
      block = pym_object_malloc (rt, (size_t) allocated);
      if (block != NULL)
        {
          memcpy (block, a->start, (size_t) (size < pym_size (a) ? size : pym_size (a)));
          pym_object_free (rt, a->block);
        }
    }
  else
    block = pym_object_realloc (rt, a->block, (size_t) allocated);
  if (block == NULL)
    {
      pym_err_no_memory (rt);
      return -1;
    }
  a->block = a->start = block;
  a->allocated = allocated;
  pym_size (a) = size;
  block[size] = 0;
  return 0;
}

int
pym_bytearray_replace (
    PymRuntime *rt, PymObject *o, ssize_t low, ssize_t high, const uint8_t *data, ssize_t n)
{
  PymByteArray *a = ARRAY (o);
  ssize_t size = pym_size (a), growth = n - (high - low);

  if (growth < 0)
    {
      if (a->exports > 0)
        return pym_bytearray_resize (rt, o, size + growth);
      if (low == 0)
        a->start -= growth;
      else
        memmove (a->start + high + growth, a->start + high, (size_t) (size - high));
      if (pym_bytearray_resize (rt, o, size + growth) < 0)
        {
          /* Making it smaller failed: it stays as large as it was, with the shorter contents. */
          pym_err_clear (rt);
          pym_size (a) = size + growth;
          a->start[size + growth] = 0;
        }
    }
  else if (growth > 0)
    {
      if (size > SSIZE_MAX - growth || pym_bytearray_resize (rt, o, size + growth) < 0)
        {
          if (rt->error == NULL)
            pym_err_no_memory (rt);
          return -1;
        }
      memmove (a->start + high + growth, a->start + high, (size_t) (size - high));
    }
  if (n > 0)
    memcpy (a->start + low, data, (size_t) n);
  return 0;
}

static ssize_t
array_length (PymRuntime *rt, PymObject *o)
{
  return pym_size (o);
}

static PymObject *
array_concat (PymRuntime *rt, PymObject *a, PymObject *b)
{
  const uint8_t *x, *y;
  ssize_t n, m;
  PymObject *made;

  if (!pym_bytes_like (rt, a, &x, &n) || !pym_bytes_like (rt, b, &y, &m))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "can't concat %T to %T", b, a);
  if (n > SSIZE_MAX - m)
    return pym_err_no_memory (rt);
  made = pym_bytearray_from_string_and_size (rt, NULL, n + m);
  if (made != NULL && n + m > 0)
    {
      memcpy (ARRAY (made)->start, x, (size_t) n);
      memcpy (ARRAY (made)->start + n, y, (size_t) m);
    }
  return made;
}

static PymObject *
array_inplace_concat (PymRuntime *rt, PymObject *o, PymObject *other)
{
  const uint8_t *data;
  ssize_t size = pym_size (o), n;

  if (!pym_bytes_like (rt, other, &data, &n))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "can't concat %T to %T", other, o);
  if (size > SSIZE_MAX - n)
    return pym_err_no_memory (rt);
  if (pym_bytearray_resize (rt, o, size + n) < 0)
    return NULL;
  if (other == o)
    data = pym_bytearray_data (o);
  memcpy ((uint8_t *) pym_bytearray_data (o) + size, data, (size_t) n);
  return pym_newref (o);
}

/* The first `size` bytes, `count` times over. */
static void
fill_repeated (uint8_t *data, ssize_t size, ssize_t count)
{
  if (size == 1)
    memset (data, data[0], (size_t) count);
  else
    for (ssize_t i = 1; i < count; i++)
      memcpy (data + i * size, data, (size_t) size);
}

static PymObject *
array_repeat (PymRuntime *rt, PymObject *o, ssize_t count)
{
  ssize_t size = pym_size (o);
  PymObject *made;

  if (count < 0)
    count = 0;
  if (size > 0 && count > SSIZE_MAX / size - 1)
    return pym_err_no_memory (rt);
  made = pym_bytearray_from_string_and_size (rt, NULL, size * count);
  if (made != NULL && size * count > 0)
    {
      memcpy (ARRAY (made)->start, ARRAY (o)->start, (size_t) size);
      fill_repeated (ARRAY (made)->start, size, count);
    }
  return made;
}

static PymObject *
array_inplace_repeat (PymRuntime *rt, PymObject *o, ssize_t count)
{
  ssize_t size = pym_size (o);

  if (count < 0)
    count = 0;
  if (size > 0 && count > SSIZE_MAX / size - 1)
    return pym_err_no_memory (rt);
  if (pym_bytearray_resize (rt, o, size * count) < 0)
    return NULL;
  if (size * count > 0)
    fill_repeated (ARRAY (o)->start, size, count);
  return pym_newref (o);
}

static PymObject *
array_item (PymRuntime *rt, PymObject *o, ssize_t index)
{
  if (index < 0 || index >= pym_size (o))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, INDEX_ERROR), "bytearray index out of range");
      return NULL;
    }
  return pym_int_small (rt, ARRAY (o)->start[index]);
}

static PymObject *
array_subscript (PymRuntime *rt, PymObject *o, PymObject *key)
{
  ssize_t start, stop, step, n;
  PymObject *made;

  if (pym_index_check (key))
    {
      ssize_t index = pym_number_as_ssize (rt, key, PYM_TYPE (rt, INDEX_ERROR));

      if (index == -1 && rt->error != NULL)
        return NULL;
      return array_item (rt, o, index < 0 ? index + pym_size (o) : index);
    }
  if (!PYM_IS_EXACT (rt, key, SLICE))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "bytearray indices must be integers or slices, not %T", key);
  if (pym_slice_unpack (rt, key, &start, &stop, &step) < 0)
    return NULL;
  n = pym_slice_adjust (pym_size (o), &start, &stop, step);
  made = pym_bytearray_from_string_and_size (rt, NULL, n > 0 ? n : 0);
  if (made != NULL)
    for (ssize_t i = 0; i < n; i++)
      ARRAY (made)->start[i] = ARRAY (o)->start[start + i * step];
  return made;
}

/* The value is asked first: that may change the array, and its error comes before the index's. */
static int
set_item (PymRuntime *rt, PymObject *o, ssize_t index, PymObject *value)
{
  int byte = 0;

  if (value != NULL)
    {
      byte = pym_byte_from_object (rt, value, "byte must be in range(0, 256)");
      if (byte < 0)
        return -1;
    }
  if (index < 0 || index >= pym_size (o))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, INDEX_ERROR), "bytearray index out of range");
      return -1;
    }
  if (value == NULL)
    return pym_bytearray_replace (rt, o, index, index + 1, NULL, 0);
  ARRAY (o)->start[index] = (uint8_t) byte;
  return 0;
}

/* Takes every `step`th byte out, or puts `data` in their places. */
static int
set_extended (PymRuntime *rt,
              PymObject *o,
              ssize_t start,
              ssize_t step,
              ssize_t n,
              const uint8_t *data,
              ssize_t size)
{
  PymByteArray *a = ARRAY (o);

  if (size == 0)
    {
      ssize_t kept = 0, next;

      if (n == 0)
        return 0;
      if (step < 0)
        {
          start += (n - 1) * step;
          step = -step;
        }
      next = start;
      for (ssize_t i = 0; i < pym_size (a); i++)
        if (i == next && next <= start + (n - 1) * step)
          next += step;
        else
          a->start[kept++] = a->start[i];
      return pym_bytearray_resize (rt, o, kept);
    }
  if (size != n)
    {
      pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                      "attempt to assign bytes of size %zd to extended slice of size %zd", size, n);
      return -1;
    }
  for (ssize_t i = 0; i < n; i++)
    a->start[start + i * step] = data[i];
  return 0;
}

static int
array_assign (PymRuntime *rt, PymObject *o, PymObject *key, PymObject *value)
{
  ssize_t start, stop, step, n, size = 0;
  const uint8_t *data = NULL;
  PymObject *copy = NULL;
  int status;

  if (pym_index_check (key))
    {
      ssize_t index = pym_number_as_ssize (rt, key, PYM_TYPE (rt, INDEX_ERROR));

      if (index == -1 && rt->error != NULL)
        return -1;
      return set_item (rt, o, index < 0 ? index + pym_size (o) : index, value);
    }
  if (!PYM_IS_EXACT (rt, key, SLICE))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "bytearray indices must be integers or slices, not %T", key);
      return -1;
    }
  if (value != NULL && (value == o || !pym_bytes_like (rt, value, &data, &size)))
    {
      if (pym_str_check (value) || pym_number_check (value))
        {
          pym_err_set_string (
              rt, PYM_TYPE (rt, TYPE_ERROR),
              "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
          return -1;
        }
      copy = pym_object_call_one_arg (rt, PYM_OBJECT (PYM_TYPE (rt, BYTEARRAY)), value);
      if (copy == NULL)
        return -1;
      pym_bytes_like (rt, copy, &data, &size);
    }
  status = pym_slice_unpack (rt, key, &start, &stop, &step);
  if (status == 0)
    {
      n = pym_slice_adjust (pym_size (o), &start, &stop, step);
      if ((step < 0 && start < stop) || (step > 0 && start > stop))
        stop = start;
      status = step == 1 ? pym_bytearray_replace (rt, o, start, stop, data, size)
                         : set_extended (rt, o, start, step, n, data, size);
    }
  pym_xdecref (rt, copy);
  return status;
}

static int
array_assign_item (PymRuntime *rt, PymObject *o, ssize_t index, PymObject *value)
{
  return set_item (rt, o, index, value);
}

static PymObject *
array_percent (PymRuntime *rt, PymObject *format, PymObject *arguments)
{
  PymObject *bytes, *result, *made = NULL;

  if (!pym_bytearray_check (rt, format))
    return pym_newref (pym_not_implemented (rt));
  bytes = pym_bytes_from_string_and_size (rt, pym_bytearray_data (format), pym_size (format));
  if (bytes == NULL)
    return NULL;
  result = pym_bytes_percent (rt, bytes, arguments);
  pym_decref (rt, bytes);
  if (result != NULL)
    {
      made = pym_bytearray_from_string_and_size (rt, pym_bytes_data (result), pym_size (result));
      pym_decref (rt, result);
    }
  return made;
}

static int
array_init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  static const char *const names[] = { "source", "encoding", "errors", NULL };
  PymObject *parsed[3] = { NULL, NULL, NULL }, *bytes = NULL;
  const uint8_t *data;
  ssize_t size;
  int status;

  if (pym_size (o) != 0 && pym_bytearray_resize (rt, o, 0) < 0)
    return -1;
  if (pym_args_parse_tuple (rt, "bytearray", names, 0, 0, args, kwargs, parsed) < 0)
    return -1;
  status = pym_bytes_source (rt, "bytearray", parsed, &bytes, &size);
  if (status < 0 || (status == 0 && parsed[0] == NULL))
    return status;
  if (status == 0 && !pym_bytes_like (rt, parsed[0], &data, &size))
    return pym_bytearray_extend_from_items (rt, o, parsed[0]);
  if (status == 2)
    {
      status = size > 0 ? pym_bytearray_resize (rt, o, size) : 0;
      if (status == 0 && size > 0)
        memset (ARRAY (o)->start, 0, (size_t) size);
      return status;
    }
  if (status == 1)
    {
      data = pym_bytes_data (bytes);
      size = pym_bytes_size (bytes);
    }
  status = pym_bytearray_resize (rt, o, size);
  if (status == 0 && size > 0)
    memcpy (ARRAY (o)->start, data, (size_t) size);
  pym_xdecref (rt, bytes);
  return status;
}

static PymObject *
array_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  return type->alloc (rt, type, 0);
}

static void
array_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_object_free (rt, ARRAY (o)->block);
  pym_type (o)->free_ (rt, o);
}

static size_t
array_sizeof (PymRuntime *rt, const PymObject *o)
{
  return (size_t) pym_type (o)->basicsize + (size_t) ARRAY (o)->allocated;
}

static void
array_walk_blocks (PymRuntime *rt, PymObject *o, PymBlockVisit visit, void *data)
{
  if (ARRAY (o)->block != NULL)
    visit (ARRAY (o)->block, (size_t) ARRAY (o)->allocated, "bytes", data);
}

const PymType pym_bytearray_template = {
  .name = "bytearray",
  .basicsize = sizeof (PymByteArray),
  .flags = PYM_TYPE_BASETYPE | PYM_TYPE_IMMUTABLE,
  .doc = "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> "
         "bytearray",
  .alloc = pym_type_generic_alloc,
  .new_ = array_new,
  .init = array_init,
  .dealloc = array_dealloc,
  .free_ = pym_object_del,
  .sizeof_ = array_sizeof,
  .walk_blocks = array_walk_blocks,
  .repr = pym_bytearray_repr,
  .str = pym_bytearray_repr,
  .hash = pym_object_hash_not_implemented,
  .iter = pym_bytearray_iterator_new,
  .getattro = pym_object_generic_get_attr,
  .richcompare = pym_bytes_like_compare,
  .nb_remainder = array_percent,
  .sq_length = array_length,
  .sq_concat = array_concat,
  .sq_inplace_concat = array_inplace_concat,
  .sq_repeat = array_repeat,
  .sq_inplace_repeat = array_inplace_repeat,
  .sq_item = array_item,
  .sq_ass_item = array_assign_item,
  .sq_contains = pym_bytes_like_contains,
  .mp_length = array_length,
  .mp_subscript = array_subscript,
  .mp_ass_subscript = array_assign,
  .methods = pym_bytearray_methods,
};
