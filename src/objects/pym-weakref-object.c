#include "pym-weakref-object.h"

#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-error.h"
#include "pym-list.h"
#include "pym-name.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#define REFERENCE(o) ((PymWeakref *) (o))

/* The trashcan keeps objects whose count is 0 already; those are dead for everyone. */
PymObject *
pym_weakref_referent (PymObject *reference)
{
  PymObject *referent = REFERENCE (reference)->object;

  return referent != NULL && referent->refcount > 0 ? referent : NULL;
}

/* The ref and the proxy without callback, which exist once and stand in front. */
static void
find_shared (PymRuntime *rt, PymWeakref *head, PymWeakref **ref, PymWeakref **proxy)
{
  *ref = *proxy = NULL;
  if (head != NULL && head->callback == NULL && PYM_IS_EXACT (rt, head, WEAK_REFERENCE))
    {
      *ref = head;
      head = head->next;
    }
  if (head != NULL && head->callback == NULL && pym_weakref_check_proxy (rt, head))
    *proxy = head;
}

static PymWeakref **
list_of (PymRuntime *rt, PymObject *o)
{
  PymWeakref **list = pym_weakref_list (o);

  if (list == NULL)
    pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "cannot create weak reference to '%s' object",
                    pym_type (o)->name);
  return list;
}

static void
set_up (PymWeakref *self, PymObject *o, PymObject *callback)
{
  self->object = o;
  self->callback = pym_xnewref (callback);
  self->hash = -1;
  self->prev = self->next = NULL;
  self->vectorcall = NULL;
}

/* Behind the shared ones: newest first among those with a callback. */
static void
insert (PymRuntime *rt, PymWeakref *self, PymWeakref **list)
{
  PymWeakref *ref, *proxy, *previous;

  find_shared (rt, *list, &ref, &proxy);
  previous = proxy != NULL ? proxy : ref;
  if (previous != NULL)
    pym_weakref_insert_after (self, previous);
  else
    pym_weakref_insert_head (self, list);
}

static PymWeakref *
new_reference (PymRuntime *rt, PymType *type, PymObject *o, PymObject *callback)
{
  PymWeakref *self = (PymWeakref *) pym_gc_new (rt, type);

  if (self == NULL)
    return NULL;
  set_up (self, o, callback);
  pym_gc_track (rt, self);
  return self;
}

PymObject *
pym_weakref_new_ref (PymRuntime *rt, PymObject *o, PymObject *callback)
{
  PymWeakref **list = list_of (rt, o), *ref, *proxy, *self;

  if (list == NULL)
    return NULL;
  if (callback == pym_none (rt))
    callback = NULL;
  find_shared (rt, *list, &ref, &proxy);
  if (callback == NULL && ref != NULL)
    return pym_newref (ref);
  self = new_reference (rt, PYM_TYPE (rt, WEAK_REFERENCE), o, callback);
  if (self == NULL)
    return NULL;
  if (callback == NULL)
    pym_weakref_insert_head (self, list);
  else
    insert (rt, self, list);
  return PYM_OBJECT (self);
}

PymObject *
pym_weakref_new_proxy (PymRuntime *rt, PymObject *o, PymObject *callback)
{
  PymWeakref **list = list_of (rt, o), *ref, *proxy, *self;

  if (list == NULL)
    return NULL;
  if (callback == pym_none (rt))
    callback = NULL;
  find_shared (rt, *list, &ref, &proxy);
  if (callback == NULL && proxy != NULL)
    return pym_newref (proxy);
  self = new_reference (rt,
                        pym_callable_check (o) ? PYM_TYPE (rt, WEAK_CALLABLE_PROXY)
                                               : PYM_TYPE (rt, WEAK_PROXY),
                        o, callback);
  if (self == NULL)
    return NULL;
  if (callback == NULL && ref == NULL)
    pym_weakref_insert_head (self, list);
  else if (callback == NULL)
    pym_weakref_insert_after (self, ref);
  else
    insert (rt, self, list);
  return PYM_OBJECT (self);
}

ssize_t
pym_weakref_count (PymObject *o)
{
  PymWeakref **list = pym_weakref_list (o);
  ssize_t n = 0;

  if (list != NULL)
    for (PymWeakref *reference = *list; reference != NULL; reference = reference->next)
      n++;
  return n;
}

PymObject *
pym_weakref_list_of (PymRuntime *rt, PymObject *o)
{
  PymWeakref **list = pym_weakref_list (o), *reference;
  PymObject *result = pym_list_new (rt, pym_weakref_count (o));
  ssize_t i = 0;

  if (result == NULL || list == NULL)
    return result;
  for (reference = *list; reference != NULL && i < pym_list_size (result);
       reference = reference->next)
    pym_list_set (result, i++, pym_newref (reference));
  return result;
}

static PymObject *
reference_create (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  PymWeakref **list, *ref, *proxy, *self;
  PymObject *o, *callback = NULL;
  ssize_t n = pym_tuple_size (args);

  if (pym_args_check_positional (rt, "__new__", n, 1, 2) < 0)
    return NULL;
  o = pym_tuple_get (args, 0);
  if (n > 1 && pym_tuple_get (args, 1) != pym_none (rt))
    callback = pym_tuple_get (args, 1);
  list = list_of (rt, o);
  if (list == NULL)
    return NULL;
  find_shared (rt, *list, &ref, &proxy);
  if (callback == NULL && type == PYM_TYPE (rt, WEAK_REFERENCE) && ref != NULL)
    return pym_newref (ref);
  self = REFERENCE (type->alloc (rt, type, 0));
  if (self == NULL)
    return NULL;
  set_up (self, o, callback);
  if (callback == NULL && type == PYM_TYPE (rt, WEAK_REFERENCE))
    pym_weakref_insert_head (self, list);
  else
    insert (rt, self, list);
  return PYM_OBJECT (self);
}

static int
reference_init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  if (pym_args_no_keywords (rt, "ref", kwargs) < 0)
    return -1;
  return pym_args_check_positional (rt, "__init__", pym_tuple_size (args), 1, 2);
}

static PymObject *
reference_vectorcall (
    PymRuntime *rt, PymObject *o, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *referent = pym_weakref_referent (o);

  if (pym_args_no_keywords (rt, "weakref", kwnames) < 0 ||
      pym_args_check_positional (rt, "weakref", nargs, 0, 0) < 0)
    return NULL;
  return pym_newref (referent != NULL ? referent : pym_none (rt));
}

/* The slot itself, which a subclass's `super ().__call__ ()` reaches: not by way of the vectorcall
 * of the object's own type, which is the subclass's. */
static PymObject *
reference_call (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  if (pym_args_no_keywords (rt, "weakref", kwargs) < 0)
    return NULL;
  return reference_vectorcall (rt, o, pym_tuple_items (args), pym_tuple_size (args), NULL);
}

void
pym_weakref_object_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  pym_weakref_clear (rt, REFERENCE (o));
  pym_type (o)->free_ (rt, o);
}

int
pym_weakref_object_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  return REFERENCE (o)->callback != NULL ? visit (REFERENCE (o)->callback, data) : 0;
}

int
pym_weakref_object_clear (PymRuntime *rt, PymObject *o)
{
  pym_weakref_clear (rt, REFERENCE (o));
  return 0;
}

void
pym_weakref_object_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymEdge edge = {
    .kind = PYM_EDGE_INTERNAL, .text = "referent", .weak = true, .referent = REFERENCE (o)->object
  };

  if (edge.referent != NULL)
    visit (&edge, data);
  edge = (PymEdge){ .kind = PYM_EDGE_INTERNAL,
                    .text = "callback",
                    .referent = REFERENCE (o)->callback };
  if (edge.referent != NULL)
    visit (&edge, data);
}

static ssize_t
reference_hash (PymRuntime *rt, PymObject *o)
{
  PymWeakref *self = REFERENCE (o);
  PymObject *referent = pym_weakref_referent (o);

  if (self->hash != -1)
    return self->hash;
  if (referent == NULL)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "weak object has gone away");
      return -1;
    }
  self->hash = pym_object_hash (rt, referent);
  return self->hash;
}

static PymObject *
reference_repr (PymRuntime *rt, PymObject *o)
{
  PymObject *referent = pym_weakref_referent (o), *name, *result;
  void *address = (void *) (uintptr_t) pym_object_id (rt, o), *of_referent;

  if (referent == NULL)
    return pym_str_from_format (rt, "<weakref at %p; dead>", address);
  pym_incref (referent);
  of_referent = (void *) (uintptr_t) pym_object_id (rt, referent);
  name = pym_object_lookup_special (rt, referent, pym_name (rt, NAME));
  if (rt->error != NULL)
    result = NULL;
  else if (name != NULL && pym_str_check (name))
    result = pym_str_from_format (rt, "<weakref at %p; to '%s' at %p (%U)>", address,
                                  pym_type (referent)->name, of_referent, name);
  else
    result = pym_str_from_format (rt, "<weakref at %p; to '%s' at %p>", address,
                                  pym_type (referent)->name, of_referent);
  pym_xdecref (rt, name);
  pym_decref (rt, referent);
  return result;
}

static PymObject *
reference_richcompare (PymRuntime *rt, PymObject *a, PymObject *b, int op)
{
  PymObject *v, *w, *result;

  if ((op != PYM_EQ && op != PYM_NE) || !pym_weakref_check_ref (rt, a) ||
      !pym_weakref_check_ref (rt, b))
    return pym_newref (pym_not_implemented (rt));
  v = pym_weakref_referent (a);
  w = pym_weakref_referent (b);
  if (v == NULL || w == NULL)
    return pym_newref ((a == b) == (op == PYM_EQ) ? pym_true (rt) : pym_false (rt));
  pym_incref (v);
  pym_incref (w);
  result = pym_object_rich_compare (rt, v, w, op);
  pym_decref (rt, v);
  pym_decref (rt, w);
  return result;
}

static const PymMemberDef reference_members[] = {
  { "__callback__", offsetof (PymWeakref, callback), true, true },
  { NULL },
};

const PymType pym_weak_reference_template = {
  .name = "weakref.ReferenceType",
  .basicsize = sizeof (PymWeakref),
  .flags = PYM_TYPE_GC | PYM_TYPE_BASETYPE,
  .alloc = pym_type_generic_alloc,
  .new_ = reference_create,
  .init = reference_init,
  .dealloc = pym_weakref_object_dealloc,
  .free_ = pym_gc_del,
  .traverse = pym_weakref_object_traverse,
  .clear = pym_weakref_object_clear,
  .walk_edges = pym_weakref_object_walk_edges,
  .repr = reference_repr,
  .hash = reference_hash,
  .call = reference_call,
  .vectorcall = reference_vectorcall,
  .richcompare = reference_richcompare,
  .members = reference_members,
};
