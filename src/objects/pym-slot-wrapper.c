/* `int.__add__`: a slot of a type written in C under the name of its special method; and the same
 * bound to an object, `(1).__add__`.
 */
#include "pym-abstract.h"
#include "pym-collector.h"
#include "pym-descriptor-private.h"
#include "pym-error.h"
#include "pym-slots.h"
#include "pym-str.h"
#include "pym-tuple.h"

#define WRAPPER(o) ((PymSlotWrapper *) (o))

PymObject *
pym_slot_wrapper_new (PymRuntime *rt, PymType *owner, const PymSlotDef *slot, void *wrapped)
{
  PymObject *o = pym_descriptor_new (rt, PYM_TYPE (rt, SLOT_WRAPPER), owner,
                                     rt->objects->callables->names[slot->name]);

  if (o == NULL)
    return NULL;
  WRAPPER (o)->slot = slot;
  WRAPPER (o)->wrapped = wrapped;
  return o;
}

static PymObject *
run (PymRuntime *rt, PymSlotWrapper *wrapper, PymObject *self, PymObject *args, PymObject *kwargs)
{
  if (!wrapper->slot->keywords && kwargs != NULL && pym_object_is_true (rt, kwargs))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "wrapper %U() takes no keyword arguments",
                           wrapper->name);
  return wrapper->slot->call (rt, self, args, wrapper->wrapped, kwargs);
}

static PymObject *
slot_wrapper_call (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  PymSlotWrapper *wrapper = WRAPPER (o);
  ssize_t n = pym_tuple_size (args);
  PymObject *self, *rest, *result;

  if (n < 1)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "descriptor '%U' of '%s' object needs an argument", wrapper->name,
                           wrapper->owner->name);
  self = pym_tuple_get (args, 0);
  if (!pym_type_is_subtype (pym_type (self), wrapper->owner))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "descriptor '%U' requires a '%s' object but received a '%s'",
                           wrapper->name, wrapper->owner->name, pym_type (self)->name);
  rest = pym_tuple_get_slice (rt, args, 1, n);
  if (rest == NULL)
    return NULL;
  result = run (rt, wrapper, self, rest, kwargs);
  pym_decref (rt, rest);
  return result;
}

static PymObject *
slot_wrapper_get (PymRuntime *rt, PymObject *self, PymObject *object, PymObject *type)
{
  if (object == NULL)
    return pym_newref (self);
  if (pym_descriptor_check_object (rt, self, object) < 0)
    return NULL;
  return pym_method_wrapper_new (rt, WRAPPER (self), object);
}

static PymObject *
slot_wrapper_repr (PymRuntime *rt, PymObject *o)
{
  return pym_str_from_format (rt, "<slot wrapper '%U' of '%s' objects>", WRAPPER (o)->name,
                              WRAPPER (o)->owner->name);
}

const PymType pym_slot_wrapper_template = {
  .name = "wrapper_descriptor",
  .basicsize = sizeof (PymSlotWrapper),
  .flags = PYM_TYPE_GC | PYM_TYPE_METHOD_DESCRIPTOR,
  .dealloc = pym_descriptor_dealloc,
  .traverse = pym_descriptor_traverse,
  .walk_edges = pym_descriptor_walk_edges,
  .repr = slot_wrapper_repr,
  .call = slot_wrapper_call,
  .getattro = pym_object_generic_get_attr,
  .descr_get = slot_wrapper_get,
  .getset = pym_descriptor_getset,
};

#define BOUND(o) ((PymMethodWrapper *) (o))

PymObject *
pym_method_wrapper_new (PymRuntime *rt, PymSlotWrapper *wrapper, PymObject *self)
{
  PymMethodWrapper *bound = (PymMethodWrapper *) pym_gc_new (rt, PYM_TYPE (rt, METHOD_WRAPPER));

  if (bound == NULL)
    return NULL;
  bound->wrapper = pym_newref (wrapper);
  bound->self = pym_newref (self);
  pym_gc_track (rt, bound);
  return PYM_OBJECT (bound);
}

static void
method_wrapper_dealloc (PymRuntime *rt, PymObject *o)
{
  PymTrashState trash;

  pym_gc_untrack (o);
  trash = pym_trash_begin (rt, o, method_wrapper_dealloc);
  if (trash == PYM_TRASH_PUT_OFF)
    return;
  pym_xdecref (rt, BOUND (o)->wrapper);
  pym_xdecref (rt, BOUND (o)->self);
  pym_gc_del (rt, o);
  pym_trash_end (rt, trash);
}

static int
method_wrapper_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  int result = visit (PYM_OBJECT (BOUND (o)->wrapper), data);

  return result != 0 ? result : visit (BOUND (o)->self, data);
}

static void
method_wrapper_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymEdge edge = { .kind = PYM_EDGE_INTERNAL,
                   .text = "function",
                   .referent = PYM_OBJECT (BOUND (o)->wrapper) };

  visit (&edge, data);
  edge.text = "self";
  edge.referent = BOUND (o)->self;
  visit (&edge, data);
}

static PymObject *
method_wrapper_call (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  return run (rt, BOUND (o)->wrapper, BOUND (o)->self, args, kwargs);
}

static PymObject *
method_wrapper_repr (PymRuntime *rt, PymObject *o)
{
  return pym_str_from_format (rt, "<method-wrapper '%U' of %s object at %p>",
                              BOUND (o)->wrapper->name, pym_type (BOUND (o)->self)->name,
                              (void *) (uintptr_t) pym_object_id (rt, BOUND (o)->self));
}

static PymObject *
method_wrapper_richcompare (PymRuntime *rt, PymObject *a, PymObject *b, int op)
{
  bool equal;

  if ((op != PYM_EQ && op != PYM_NE) || !PYM_IS_EXACT (rt, b, METHOD_WRAPPER))
    return pym_newref (pym_not_implemented (rt));
  equal = BOUND (a)->wrapper == BOUND (b)->wrapper && BOUND (a)->self == BOUND (b)->self;
  return pym_newref (equal == (op == PYM_EQ) ? pym_true (rt) : pym_false (rt));
}

static ssize_t
method_wrapper_hash (PymRuntime *rt, PymObject *o)
{
  ssize_t hash = pym_hash_pointer (rt, BOUND (o)->self) ^ pym_hash_pointer (rt, BOUND (o)->wrapper);

  return hash == -1 ? -2 : hash;
}

static PymObject *
get_self (PymRuntime *rt, PymObject *o, const void *closure)
{
  return pym_newref (BOUND (o)->self);
}

/* The wrapper's own attribute of the same name. */
static PymObject *
get_of_wrapper (PymRuntime *rt, PymObject *o, const void *closure)
{
  return pym_object_get_attr_string (rt, PYM_OBJECT (BOUND (o)->wrapper), closure);
}

static PymObject *
get_name (PymRuntime *rt, PymObject *o, const void *closure)
{
  PymDescriptor *wrapper = (PymDescriptor *) BOUND (o)->wrapper;

  return pym_str_from_string (rt, pym_str_as_utf8 (rt, wrapper->name));
}

static const PymGetSetDef method_wrapper_getset[] = {
  { "__objclass__", get_of_wrapper, NULL, "__objclass__" },
  { "__name__", get_name },
  { "__qualname__", get_of_wrapper, NULL, "__qualname__" },
  { "__doc__", get_of_wrapper, NULL, "__doc__" },
  { "__self__", get_self },
  { NULL },
};

const PymType pym_method_wrapper_template = {
  .name = "method-wrapper",
  .basicsize = sizeof (PymMethodWrapper),
  .flags = PYM_TYPE_GC,
  .dealloc = method_wrapper_dealloc,
  .traverse = method_wrapper_traverse,
  .walk_edges = method_wrapper_walk_edges,
  .repr = method_wrapper_repr,
  .hash = method_wrapper_hash,
  .call = method_wrapper_call,
  .getattro = pym_object_generic_get_attr,
  .richcompare = method_wrapper_richcompare,
  .getset = method_wrapper_getset,
};
