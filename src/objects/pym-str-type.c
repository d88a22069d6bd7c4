/* The type str: slots and str (). */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-bytes.h"
#include "pym-codec.h"
#include "pym-collector.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-slice.h"
#include "pym-memory-inline.h"
#include "pym-str-kind.h"
#include "pym-str-methods.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

static ssize_t
str_length (PymRuntime *rt, PymObject *o)
{
  return pym_str_length (o);
}

static PymObject *
str_concat (PymRuntime *rt, PymObject *left, PymObject *right)
{
  if (!pym_str_check (right))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "can only concatenate str (not \"%T\") to str", right);
  return pym_str_concat (rt, left, right);
}

static PymObject *
str_item (PymRuntime *rt, PymObject *o, ssize_t index)
{
  if (index < 0 || index >= pym_str_length (o))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, INDEX_ERROR), "string index out of range");
      return NULL;
    }
  return pym_str_from_char (rt, pym_str_read_char (o, index));
}

/* Every `step`th of `n` characters from `start`. */
static PymObject *
stepped_slice (PymRuntime *rt, PymObject *o, ssize_t start, ssize_t step, ssize_t n)
{
  int kind = pym_str_kind (o);
  const void *data = pym_str_data (o);
  uint32_t all = 0;
  PymObject *s;

  for (ssize_t i = 0; i < n; i++)
    all |= pym_str_read_kind (kind, data, start + i * step);
  s = pym_str_new (rt, n, pym_str_is_ascii (o) ? 0x7f : all);
  if (s != NULL)
    for (ssize_t i = 0; i < n; i++)
      pym_str_write_kind (pym_str_kind (s), pym_str_data (s), i,
                          pym_str_read_kind (kind, data, start + i * step));
  return s;
}

static PymObject *
str_subscript (PymRuntime *rt, PymObject *o, PymObject *key)
{
  ssize_t start, stop, step, n;

  if (pym_index_check (key))
    {
      ssize_t index = pym_number_as_ssize (rt, key, PYM_TYPE (rt, INDEX_ERROR));

      if (index == -1 && rt->error != NULL)
        return NULL;
      return str_item (rt, o, index < 0 ? index + pym_str_length (o) : index);
    }
  if (!PYM_IS_EXACT (rt, key, SLICE))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "string indices must be integers, not '%T'", key);
  if (pym_slice_unpack (rt, key, &start, &stop, &step) < 0)
    return NULL;
  n = pym_slice_adjust (pym_str_length (o), &start, &stop, step);
  if (n <= 0)
    return pym_str_empty (rt);
  if (step == 1)
    return pym_str_substring (rt, o, start, start + n);
  return stepped_slice (rt, o, start, step, n);
}

static PymObject *
str_compare (PymRuntime *rt, PymObject *a, PymObject *b, int op)
{
  if (!pym_str_check (a) || !pym_str_check (b))
    return pym_newref (pym_not_implemented (rt));
  if (op == PYM_EQ || op == PYM_NE)
    return pym_bool_from_long (rt, pym_str_equal (a, b) == (op == PYM_EQ));
  return pym_bool_from_comparison (rt, pym_str_compare (a, b), op);
}

static PymObject *
str_percent (PymRuntime *rt, PymObject *format, PymObject *arguments)
{
  if (!pym_str_check (format))
    return pym_newref (pym_not_implemented (rt));
  return pym_str_percent (rt, format, arguments);
}

static void
str_dealloc (PymRuntime *rt, PymObject *o)
{
  if (PYM_LIKELY (pym_str_is_ascii (o) && pym_str_check_exact (rt, o)))
    {
      pym_object_free_inline (rt, o);
      return;
    }
  if (!pym_str_is_ascii (o))
    pym_mem_free (rt, ((PymCompactStr *) o)->utf8);
  if (!((PymStr *) o)->state.compact)
    pym_object_free (rt, ((PymSubclassStr *) o)->data);
  if (pym_str_check_exact (rt, o))
    pym_object_free (rt, o);
  else
    pym_type (o)->free_ (rt, o);
}

static void
str_walk_blocks (PymRuntime *rt, PymObject *o, PymBlockVisit visit, void *data)
{
  PymStr *s = (PymStr *) o;

  if (s->state.is_static)
    return;
  if (!s->state.ascii && ((PymCompactStr *) s)->utf8 != NULL)
    visit (((PymCompactStr *) s)->utf8, (size_t) ((PymCompactStr *) s)->utf8_length + 1,
           "UTF-8 form", data);
  if (!s->state.compact && ((PymSubclassStr *) s)->data != NULL)
    visit (((PymSubclassStr *) s)->data, (size_t) (s->length + 1) * s->state.kind, "characters",
           data);
}

/* An instance of a subclass: the characters lie in a block of their own. */
static PymObject *
subclass_instance (PymRuntime *rt, PymType *type, PymObject *text)
{
  size_t size = (size_t) (pym_str_length (text) + 1) * pym_str_kind (text);
  PymSubclassStr *o = (PymSubclassStr *) type->alloc (rt, type, 0);
  PymStr *s = (PymStr *) o;

  if (o == NULL)
    return NULL;
  s->length = pym_str_length (text);
  s->hash = ((PymStr *) text)->hash;
  s->state.kind = pym_str_kind (text);
  s->state.ascii = pym_str_is_ascii (text);
  o->compact.utf8 = NULL;
  o->compact.utf8_length = 0;
  o->data = pym_object_malloc (rt, size);
  if (o->data == NULL)
    {
      pym_decref (rt, o);
      return pym_err_no_memory (rt);
    }
  memcpy (o->data, pym_str_data (text), size);
  return PYM_OBJECT (o);
}

/* str (object, encoding, errors); each may be NULL. */
static PymObject *
text_from_arguments (PymRuntime *rt, PymObject *o, PymObject *encoding, PymObject *errors)
{
  static const char *const names[] = { "argument 'encoding'", "argument 'errors'" };
  PymObject *given[2] = { encoding, errors };
  const char *texts[2] = { NULL, NULL };
  const uint8_t *data;
  ssize_t size;

  for (int i = 0; i < 2; i++)
    {
      if (given[i] == NULL)
        continue;
      if (!pym_str_check (given[i]))
        return pym_args_bad_argument (rt, "str", names[i], "str", given[i]);
      texts[i] = pym_str_as_utf8 (rt, given[i]);
      if (texts[i] == NULL)
        return NULL;
    }
  if (o == NULL)
    return pym_str_empty (rt);
  if (encoding == NULL && errors == NULL)
    return pym_object_str (rt, o);
  if (pym_str_check (o))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "decoding str is not supported");
      return NULL;
    }
  if (!pym_bytes_like (rt, o, &data, &size))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "decoding to str: need a bytes-like object, %T found", o);
  return pym_str_decode (rt, data, size, texts[0], texts[1]);
}

static const char *const str_arguments[] = { "object", "encoding", "errors", NULL };

static PymObject *
finish_new (PymRuntime *rt, PymType *type, PymObject **parsed)
{
  PymObject *s = text_from_arguments (rt, parsed[0], parsed[1], parsed[2]), *o;

  if (s == NULL || type == PYM_TYPE (rt, STR))
    return s;
  o = subclass_instance (rt, type, s);
  pym_decref (rt, s);
  return o;
}

static PymObject *
str_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  PymObject *parsed[3] = { NULL, NULL, NULL };

  if (pym_args_parse_tuple (rt, "str", str_arguments, 0, 0, args, kwargs, parsed) < 0)
    return NULL;
  return finish_new (rt, type, parsed);
}

static PymObject *
str_itself (PymRuntime *rt, PymObject *o)
{
  return pym_str_from_object (rt, o);
}

const PymType pym_str_template = {
  .name = "str",
  .basicsize = sizeof (PymSubclassStr),
  .flags = PYM_TYPE_BASETYPE | PYM_TYPE_STR_SUBCLASS | PYM_TYPE_IMMUTABLE,
  .doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str",
  .new_ = str_new,
  .dealloc = str_dealloc,
  .free_ = pym_object_del,
  .sizeof_ = pym_str_sizeof,
  .walk_blocks = str_walk_blocks,
  .repr = pym_str_repr,
  .str = str_itself,
  .hash = pym_str_hash,
  .iter = pym_str_iterator_new,
  .getattro = pym_object_generic_get_attr,
  .richcompare = str_compare,
  .nb_remainder = str_percent,
  .sq_length = str_length,
  .sq_concat = str_concat,
  .sq_repeat = pym_str_repeat,
  .sq_item = str_item,
  .sq_contains = pym_str_contains,
  .mp_length = str_length,
  .mp_subscript = str_subscript,
  .methods = pym_str_methods,
};
