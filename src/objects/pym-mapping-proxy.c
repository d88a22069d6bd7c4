/* The read-only view of a class's dict (Objects/descrobject.c). */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-collector.h"
#include "pym-descriptor.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#define MAPPING(o) (((PymMappingProxy *) (o))->mapping)

PymObject *
pym_mapping_proxy_new (PymRuntime *rt, PymObject *mapping)
{
  PymObject *proxy = pym_gc_new (rt, PYM_TYPE (rt, MAPPING_PROXY));

  if (proxy == NULL)
    return NULL;
  MAPPING (proxy) = pym_newref (mapping);
  pym_gc_track (rt, proxy);
  return proxy;
}

static PymObject *
proxy_create (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  static const char *const names[] = { "mapping", NULL };
  PymObject *mapping;

  if (pym_args_parse_tuple (rt, "mappingproxy", names, 1, 0, args, kwargs, &mapping) < 0)
    return NULL;
  if (!pym_mapping_check (mapping) || PYM_IS (mapping, PYM_TYPE_LIST_SUBCLASS) ||
      PYM_IS (mapping, PYM_TYPE_TUPLE_SUBCLASS))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "mappingproxy() argument must be a mapping, not %s",
                           pym_type (mapping)->name);
  return pym_mapping_proxy_new (rt, mapping);
}

static void
proxy_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  pym_decref (rt, MAPPING (o));
  pym_gc_del (rt, o);
}

static int
proxy_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  return visit (MAPPING (o), data);
}

static void
proxy_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymEdge edge = { .kind = PYM_EDGE_INTERNAL, .text = "mapping", .referent = MAPPING (o) };

  visit (&edge, data);
}

static ssize_t
proxy_length (PymRuntime *rt, PymObject *o)
{
  return pym_object_length (rt, MAPPING (o));
}

static PymObject *
proxy_subscript (PymRuntime *rt, PymObject *o, PymObject *key)
{
  return pym_object_get_item (rt, MAPPING (o), key);
}

static int
proxy_contains (PymRuntime *rt, PymObject *o, PymObject *key)
{
  if (PYM_IS_EXACT (rt, MAPPING (o), DICT))
    return pym_dict_contains (rt, MAPPING (o), key);
  return pym_sequence_contains (rt, MAPPING (o), key);
}

static PymObject *
proxy_iter (PymRuntime *rt, PymObject *o)
{
  return pym_object_get_iter (rt, MAPPING (o));
}

static PymObject *
proxy_str (PymRuntime *rt, PymObject *o)
{
  return pym_object_str (rt, MAPPING (o));
}

static PymObject *
proxy_repr (PymRuntime *rt, PymObject *o)
{
  return pym_str_from_format (rt, "mappingproxy(%R)", MAPPING (o));
}

static ssize_t
proxy_hash (PymRuntime *rt, PymObject *o)
{
  return pym_object_hash (rt, MAPPING (o));
}

static PymObject *
proxy_richcompare (PymRuntime *rt, PymObject *a, PymObject *b, int op)
{
  return pym_object_rich_compare (rt, MAPPING (a), b, op);
}

/* Methods of the mapping, passed on. */
#define PASS_ON(method)                                                                            \
  static PymObject *proxy_##method (PymRuntime *rt, PymObject *self, PymObject *const *args,       \
                                    ssize_t nargs, PymObject *kwnames)                             \
  {                                                                                                \
    return pym_object_call_method_string (rt, MAPPING (self), #method, args, nargs);               \
  }

PASS_ON (get)
PASS_ON (keys)
PASS_ON (values)
PASS_ON (items)
PASS_ON (copy)

static const PymMethodDef proxy_methods[] = {
  { "get", proxy_get, 1, 2 },     { "keys", proxy_keys, 0, 0 }, { "values", proxy_values, 0, 0 },
  { "items", proxy_items, 0, 0 }, { "copy", proxy_copy, 0, 0 }, { NULL },
};

const PymType pym_mapping_proxy_template = {
  .name = "mappingproxy",
  .basicsize = sizeof (PymMappingProxy),
  .flags = PYM_TYPE_GC,
  .new_ = proxy_create,
  .dealloc = proxy_dealloc,
  .traverse = proxy_traverse,
  .walk_edges = proxy_walk_edges,
  .repr = proxy_repr,
  .str = proxy_str,
  .iter = proxy_iter,
  .hash = proxy_hash,
  .getattro = pym_object_generic_get_attr,
  .richcompare = proxy_richcompare,
  .sq_contains = proxy_contains,
  .mp_length = proxy_length,
  .mp_subscript = proxy_subscript,
  .methods = proxy_methods,
};
