/* Iterating texts: one type for ASCII, one for the others, as in CPython. */
#include "pym-str.h"

#include "pym-abstract.h"
#include "pym-collector.h"
#include "pym-int.h"

PymObject *
pym_str_iterator_new (PymRuntime *rt, PymObject *text)
{
  PymType *type =
      pym_str_is_ascii (text) ? PYM_TYPE (rt, STR_ASCII_ITERATOR) : PYM_TYPE (rt, STR_ITERATOR);
  PymStrIterator *it = (PymStrIterator *) pym_gc_new (rt, type);

  if (it == NULL)
    return NULL;
  it->index = 0;
  it->text = pym_newref (text);
  pym_gc_track (rt, it);
  return PYM_OBJECT (it);
}

PymObject *
pym_str_iterator_next (PymRuntime *rt, PymObject *o)
{
  PymStrIterator *it = (PymStrIterator *) o;

  if (it->text == NULL)
    return NULL;
  if (it->index < pym_str_length (it->text))
    return pym_str_from_char (rt, pym_str_read_char (it->text, it->index++));
  pym_clear (rt, &it->text);
  return NULL;
}

static void
iterator_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  pym_xdecref (rt, ((PymStrIterator *) o)->text);
  pym_gc_del (rt, o);
}

static int
iterator_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PymStrIterator *it = (PymStrIterator *) o;

  return it->text != NULL ? visit (it->text, data) : 0;
}

static void
iterator_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymEdge edge = { .kind = PYM_EDGE_INTERNAL,
                   .text = "text",
                   .referent = ((PymStrIterator *) o)->text };

  if (edge.referent != NULL)
    visit (&edge, data);
}

static PymObject *
length_hint (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymStrIterator *it = (PymStrIterator *) self;

  return pym_int_from_ssize (rt, it->text != NULL ? pym_str_length (it->text) - it->index : 0);
}

static const PymMethodDef iterator_methods[] = {
  { "__length_hint__", length_hint, 0, 0, 0,
    "Private method returning an estimate of the length." },
  { NULL },
};

#define ITERATOR_TEMPLATE(type_name)                                                               \
  {                                                                                                \
    .name = type_name, .basicsize = sizeof (PymStrIterator),                                       \
    .flags = PYM_TYPE_GC | PYM_TYPE_IMMUTABLE, .dealloc = iterator_dealloc, .free_ = pym_gc_del,   \
    .traverse = iterator_traverse, .walk_edges = iterator_walk_edges,                              \
    .getattro = pym_object_generic_get_attr, .iter = pym_object_self_iter,                         \
    .iternext = pym_str_iterator_next, .methods = iterator_methods,                                \
  }

const PymType pym_str_iterator_template = ITERATOR_TEMPLATE ("str_iterator");
const PymType pym_str_ascii_iterator_template = ITERATOR_TEMPLATE ("str_ascii_iterator");
