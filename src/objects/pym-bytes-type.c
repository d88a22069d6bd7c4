/* The type bytes: slots and bytes (). */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-bytes-private.h"
#include "pym-codec.h"
#include "pym-collector.h"
#include "pym-error.h"
#include "pym-name.h"
#include "pym-hash.h"
#include "pym-int.h"
#include "pym-slice.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#include <limits.h>

static ssize_t
bytes_length (PymRuntime *rt, PymObject *o)
{
  return pym_size (o);
}

static ssize_t
bytes_hash (PymRuntime *rt, PymObject *o)
{
  PymBytes *b = (PymBytes *) o;

  if (b->hash == -1)
    b->hash = pym_hash_bytes (rt, b->data, (size_t) pym_size (b));
  return b->hash;
}

static PymObject *
bytes_repeat (PymRuntime *rt, PymObject *o, ssize_t count)
{
  ssize_t size = pym_size (o);
  PymObject *made;

  if (count < 0)
    count = 0;
  if (size > 0 && count > (SSIZE_MAX - 64) / size)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "repeated bytes are too long");
      return NULL;
    }
  if (size * count == size && pym_bytes_check_exact (rt, o))
    return pym_newref (o);
  /* Nothing that is left of something is not the shared empty one (bytes_repeat). */
  made = pym_bytes_new_unshared (rt, size * count);
  if (made == NULL)
    return NULL;
  if (size == 1)
    memset (pym_bytes_data (made), pym_bytes_data (o)[0], (size_t) count);
  else
    for (ssize_t i = 0; i < count; i++)
      memcpy (pym_bytes_data (made) + i * size, pym_bytes_data (o), (size_t) size);
  return made;
}

static PymObject *
bytes_item (PymRuntime *rt, PymObject *o, ssize_t index)
{
  if (index < 0 || index >= pym_size (o))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, INDEX_ERROR), "index out of range");
      return NULL;
    }
  return pym_int_small (rt, pym_bytes_data (o)[index]);
}

static PymObject *
bytes_subscript (PymRuntime *rt, PymObject *o, PymObject *key)
{
  ssize_t start, stop, step, n;
  PymObject *made;

  if (pym_index_check (key))
    {
      ssize_t index = pym_number_as_ssize (rt, key, PYM_TYPE (rt, INDEX_ERROR));

      if (index == -1 && rt->error != NULL)
        return NULL;
      return bytes_item (rt, o, index < 0 ? index + pym_size (o) : index);
    }
  if (!PYM_IS_EXACT (rt, key, SLICE))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "byte indices must be integers or slices, not %T", key);
  if (pym_slice_unpack (rt, key, &start, &stop, &step) < 0)
    return NULL;
  n = pym_slice_adjust (pym_size (o), &start, &stop, step);
  if (n <= 0)
    return pym_bytes_from_string_and_size (rt, NULL, 0);
  if (start == 0 && step == 1 && n == pym_size (o) && pym_bytes_check_exact (rt, o))
    return pym_newref (o);
  if (step == 1)
    return pym_bytes_from_string_and_size (rt, pym_bytes_data (o) + start, n);
  made = pym_bytes_from_string_and_size (rt, NULL, n);
  if (made != NULL)
    for (ssize_t i = 0; i < n; i++)
      pym_bytes_data (made)[i] = pym_bytes_data (o)[start + i * step];
  return made;
}

static PymObject *
bytes_percent (PymRuntime *rt, PymObject *format, PymObject *arguments)
{
  if (!pym_bytes_check (format))
    return pym_newref (pym_not_implemented (rt));
  return pym_bytes_percent (rt, format, arguments);
}

static void
bytes_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_type (o)->free_ (rt, o);
}

int
pym_bytes_source (PymRuntime *rt,
                  const char *function,
                  PymObject *const *parsed,
                  PymObject **text,
                  ssize_t *n_zeros)
{
  static const char *const names[] = { NULL, "argument 'encoding'", "argument 'errors'" };
  const char *texts[3] = { NULL, NULL, NULL };
  PymObject *source = parsed[0], *encoding = parsed[1], *errors = parsed[2];
  ssize_t size;

  for (int i = 1; i < 3; i++)
    {
      if (parsed[i] == NULL)
        continue;
      if (!pym_str_check (parsed[i]))
        {
          pym_args_bad_argument (rt, function, names[i], "str", parsed[i]);
          return -1;
        }
      texts[i] = pym_str_as_utf8 (rt, parsed[i]);
      if (texts[i] == NULL)
        return -1;
    }
  if (source != NULL && pym_str_check (source))
    {
      if (encoding == NULL)
        {
          pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "string argument without an encoding");
          return -1;
        }
      *text = pym_str_encode (rt, source, texts[1], texts[2]);
      return *text != NULL ? 1 : -1;
    }
  if (encoding != NULL || errors != NULL)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          encoding != NULL ? "encoding without a string argument"
                                           : "errors without a string argument");
      return -1;
    }
  if (source == NULL || !pym_index_check (source))
    return 0;
  size = pym_number_as_ssize (rt, source, PYM_TYPE (rt, OVERFLOW_ERROR));
  if (size == -1 && rt->error != NULL)
    {
      /* `__index__` that has none to give, a proxy's: it may still be iterable. */
      if (!pym_err_exception_matches (rt, PYM_TYPE (rt, TYPE_ERROR)))
        return -1;
      pym_err_clear (rt);
      return 0;
    }
  if (size < 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "negative count");
      return -1;
    }
  *n_zeros = size;
  return 2;
}

/* Whether bytes (o) is the object's own affair, which comes before all else (bytes_new_impl). */
static int
has_special (PymRuntime *rt, PymObject *o)
{
  PymObject *method = pym_object_lookup_special (rt, o, pym_name (rt, BYTES));
  int result = method != NULL ? 1 : rt->error != NULL ? -1 : 0;

  pym_xdecref (rt, method);
  return result;
}

static PymObject *
bytes_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  static const char *const names[] = { "source", "encoding", "errors", NULL };
  PymObject *parsed[3] = { NULL, NULL, NULL }, *made = NULL, *o;
  ssize_t n_zeros = 0;
  int status = 0;

  if (pym_args_parse_tuple (rt, "bytes", names, 0, 0, args, kwargs, parsed) < 0)
    return NULL;
  if (parsed[0] != NULL && parsed[1] == NULL && parsed[2] == NULL)
    status = has_special (rt, parsed[0]);
  if (status == 0)
    status = pym_bytes_source (rt, "bytes", parsed, &made, &n_zeros);
  if (status < 0)
    return NULL;
  if (status == 2)
    {
      made = pym_bytes_from_string_and_size (rt, NULL, n_zeros);
      if (made != NULL && n_zeros > 0)
        memset (pym_bytes_data (made), 0, (size_t) n_zeros);
    }
  else if (made == NULL)
    made = parsed[0] == NULL ? pym_bytes_from_string_and_size (rt, NULL, 0)
                             : pym_bytes_from_object (rt, parsed[0]);
  if (made == NULL || type == PYM_TYPE (rt, BYTES))
    return made;
  o = type->alloc (rt, type, pym_size (made));
  if (o != NULL)
    {
      memcpy (pym_bytes_data (o), pym_bytes_data (made), (size_t) pym_size (made) + 1);
      ((PymBytes *) o)->hash = ((PymBytes *) made)->hash;
    }
  pym_decref (rt, made);
  return o;
}

static PymObject *
method_bytes (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  if (pym_bytes_check_exact (rt, self))
    return pym_newref (self);
  return pym_bytes_from_string_and_size (rt, pym_bytes_data (self), pym_size (self));
}

static PymObject *
method_getnewargs (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *copy = pym_bytes_from_string_and_size (rt, pym_bytes_data (self), pym_size (self));

  return copy != NULL ? pym_tuple_from_array_steal (rt, &copy, 1) : NULL;
}

static const PymMethodDef bytes_methods[] = {
  PYM_FOR_EACH_BYTES_METHOD (PYM_BYTES_METHOD_DEF){ "__bytes__", method_bytes, 0, 0, 0,
                                                    "Converts this value to exact type bytes." },
  { "__getnewargs__", method_getnewargs, 0, 0, 0, NULL },
  { NULL },
};

const PymType pym_bytes_template = {
  .name = "bytes",
  .basicsize = offsetof (PymBytes, data) + 1,
  .itemsize = 1,
  .flags = PYM_TYPE_BASETYPE | PYM_TYPE_BYTES_SUBCLASS | PYM_TYPE_IMMUTABLE,
  .doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes",
  .new_ = bytes_new,
  .dealloc = bytes_dealloc,
  .free_ = pym_object_del,
  .repr = pym_bytes_repr,
  .str = pym_bytes_repr,
  .hash = bytes_hash,
  .iter = pym_bytes_iterator_new,
  .getattro = pym_object_generic_get_attr,
  .richcompare = pym_bytes_like_compare,
  .nb_remainder = bytes_percent,
  .sq_length = bytes_length,
  .sq_concat = pym_bytes_concat,
  .sq_repeat = bytes_repeat,
  .sq_item = bytes_item,
  .sq_contains = pym_bytes_like_contains,
  .mp_length = bytes_length,
  .mp_subscript = bytes_subscript,
  .methods = bytes_methods,
};
