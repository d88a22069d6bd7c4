#include "pym-method.h"

#include "pym-abstract.h"
#include "pym-collector.h"
#include "pym-descriptor.h"
#include "pym-error.h"
#include "pym-name.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#define METHOD(o) ((PymMethod *) (o))

PymObject *
pym_method_new (PymRuntime *rt, PymObject *function, PymObject *self)
{
  PymMethod *method = (PymMethod *) pym_gc_new (rt, PYM_TYPE (rt, METHOD));

  if (method == NULL)
    return NULL;
  method->function = pym_newref (function);
  method->self = pym_newref (self);
  method->weakrefs = NULL;
  method->vectorcall = NULL;
  pym_gc_track (rt, method);
  return PYM_OBJECT (method);
}

static PymObject *
method_create (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  PymObject *function, *self;

  if (kwargs != NULL && pym_object_is_true (rt, kwargs))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "method() takes no keyword arguments");
  if (pym_tuple_size (args) != 2)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "method expected 2 arguments, got %zd",
                           pym_tuple_size (args));
  function = pym_tuple_get (args, 0);
  self = pym_tuple_get (args, 1);
  if (!pym_callable_check (function))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "first argument must be callable");
  if (self == pym_none (rt))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "instance must not be None");
  return pym_method_new (rt, function, self);
}

static PymObject *
method_vectorcall (
    PymRuntime *rt, PymObject *o, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_object_vectorcall_prepend (rt, METHOD (o)->function, METHOD (o)->self, args, nargs,
                                        kwnames);
}

static void
method_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  pym_object_clear_weakrefs (rt, o);
  pym_decref (rt, METHOD (o)->function);
  pym_decref (rt, METHOD (o)->self);
  pym_gc_del (rt, o);
}

static int
method_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  int result = visit (METHOD (o)->function, data);

  return result != 0 ? result : visit (METHOD (o)->self, data);
}

static void
method_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymEdge edge = { .kind = PYM_EDGE_INTERNAL,
                   .text = "function",
                   .referent = METHOD (o)->function };

  visit (&edge, data);
  edge.text = "self";
  edge.referent = METHOD (o)->self;
  visit (&edge, data);
}

static PymObject *
method_repr (PymRuntime *rt, PymObject *o)
{
  PymObject *name, *result;

  if (pym_object_lookup_attr (rt, METHOD (o)->function, pym_name (rt, QUALNAME), &name) < 0)
    return NULL;
  if (name == NULL &&
      pym_object_lookup_attr (rt, METHOD (o)->function, pym_name (rt, NAME), &name) < 0)
    return NULL;
  if (name != NULL && pym_str_check (name))
    result = pym_str_from_format (rt, "<bound method %U of %R>", name, METHOD (o)->self);
  else
    result = pym_str_from_format (rt, "<bound method ? of %R>", METHOD (o)->self);
  pym_xdecref (rt, name);
  return result;
}

static ssize_t
method_hash (PymRuntime *rt, PymObject *o)
{
  ssize_t function = pym_object_hash (rt, METHOD (o)->function), hash;

  if (function == -1)
    return -1;
  hash = pym_hash_pointer (rt, METHOD (o)->self) ^ function;
  return hash == -1 ? -2 : hash;
}

static PymObject *
method_richcompare (PymRuntime *rt, PymObject *a, PymObject *b, int op)
{
  int equal;

  if ((op != PYM_EQ && op != PYM_NE) || !pym_method_check (rt, a) || !pym_method_check (rt, b))
    return pym_newref (pym_not_implemented (rt));
  equal = pym_object_rich_compare_bool (rt, METHOD (a)->function, METHOD (b)->function, PYM_EQ);
  if (equal < 0)
    return NULL;
  equal = equal && METHOD (a)->self == METHOD (b)->self;
  return pym_newref (equal == (op == PYM_EQ) ? pym_true (rt) : pym_false (rt));
}

/* The method type's own attributes, then the function's. */
static PymObject *
method_getattro (PymRuntime *rt, PymObject *o, PymObject *name)
{
  PymObject *descriptor = pym_type_lookup (rt, pym_type (o), name);

  if (descriptor == NULL)
    return pym_object_get_attr (rt, METHOD (o)->function, name);
  if (pym_type (descriptor)->descr_get != NULL)
    return pym_type (descriptor)->descr_get (rt, descriptor, o, PYM_OBJECT (pym_type (o)));
  return pym_newref (descriptor);
}

static PymObject *
get_doc (PymRuntime *rt, PymObject *o, const void *closure)
{
  return pym_object_get_attr (rt, METHOD (o)->function, pym_name (rt, DOC));
}

static const PymMemberDef method_members[] = {
  { "__func__", offsetof (PymMethod, function), true },
  { "__self__", offsetof (PymMethod, self), true },
  { NULL },
};

static const PymGetSetDef method_getset[] = {
  { "__doc__", get_doc },
  { NULL },
};

const PymType pym_method_template = {
  .name = "method",
  .basicsize = sizeof (PymMethod),
  .flags = PYM_TYPE_GC,
  .weaklist_offset = offsetof (PymMethod, weakrefs),
  .new_ = method_create,
  .dealloc = method_dealloc,
  .traverse = method_traverse,
  .walk_edges = method_walk_edges,
  .repr = method_repr,
  .hash = method_hash,
  .call = pym_vectorcall_call,
  .vectorcall = method_vectorcall,
  .getattro = method_getattro,
  .setattro = pym_object_generic_set_attr,
  .richcompare = method_richcompare,
  .members = method_members,
  .getset = method_getset,
};
