/* Iterating bytes and bytearray: ints. */
#include "pym-bytes-private.h"

#include "pym-abstract.h"
#include "pym-collector.h"
#include "pym-int.h"

typedef struct
{
  PYM_OBJECT_HEAD
  ssize_t index;
  PymObject *bytes; /* NULL at the end */
} PymBytesIterator;

static PymObject *
iterator_new (PymRuntime *rt, PymType *type, PymObject *o)
{
  PymBytesIterator *it = (PymBytesIterator *) pym_gc_new (rt, type);

  if (it == NULL)
    return NULL;
  it->index = 0;
  it->bytes = pym_newref (o);
  pym_gc_track (rt, it);
  return PYM_OBJECT (it);
}

PymObject *
pym_bytes_iterator_new (PymRuntime *rt, PymObject *o)
{
  return iterator_new (rt, PYM_TYPE (rt, BYTES_ITERATOR), o);
}

PymObject *
pym_bytearray_iterator_new (PymRuntime *rt, PymObject *o)
{
  return iterator_new (rt, PYM_TYPE (rt, BYTEARRAY_ITERATOR), o);
}

static PymObject *
iterator_next (PymRuntime *rt, PymObject *o)
{
  PymBytesIterator *it = (PymBytesIterator *) o;
  const uint8_t *data;
  ssize_t size;

  if (it->bytes == NULL)
    return NULL;
  pym_bytes_like (rt, it->bytes, &data, &size);
  if (it->index < size)
    return pym_int_small (rt, data[it->index++]);
  pym_clear (rt, &it->bytes);
  return NULL;
}

static void
iterator_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  pym_xdecref (rt, ((PymBytesIterator *) o)->bytes);
  pym_gc_del (rt, o);
}

static int
iterator_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PymBytesIterator *it = (PymBytesIterator *) o;

  return it->bytes != NULL ? visit (it->bytes, data) : 0;
}

static void
iterator_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymEdge edge = { .kind = PYM_EDGE_INTERNAL,
                   .text = "bytes",
                   .referent = ((PymBytesIterator *) o)->bytes };

  if (edge.referent != NULL)
    visit (&edge, data);
}

static PymObject *
length_hint (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymBytesIterator *it = (PymBytesIterator *) self;
  ssize_t left = it->bytes != NULL ? pym_size (it->bytes) - it->index : 0;

  return pym_int_from_ssize (rt, left > 0 ? left : 0);
}

static const PymMethodDef iterator_methods[] = {
  { "__length_hint__", length_hint, 0, 0, 0,
    "Private method returning an estimate of the length." },
  { NULL },
};

#define ITERATOR_TEMPLATE(type_name)                                                               \
  {                                                                                                \
    .name = type_name, .basicsize = sizeof (PymBytesIterator),                                     \
    .flags = PYM_TYPE_GC | PYM_TYPE_IMMUTABLE, .dealloc = iterator_dealloc, .free_ = pym_gc_del,   \
    .traverse = iterator_traverse, .walk_edges = iterator_walk_edges,                              \
    .getattro = pym_object_generic_get_attr, .iter = pym_object_self_iter,                         \
    .iternext = iterator_next, .methods = iterator_methods,                                        \
  }

const PymType pym_bytes_iterator_template = ITERATOR_TEMPLATE ("bytes_iterator");
const PymType pym_bytearray_iterator_template = ITERATOR_TEMPLATE ("bytearray_iterator");
