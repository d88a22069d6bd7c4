#include "pym-super.h"

#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-callables.h"
#include "pym-collector.h"
#include "pym-descriptor.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-name.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#define SUPER(o) ((PymSuper *) (o))

/* The type whose order is searched: that of the object, or the object itself when it is a class
 * below `type`. A new reference (supercheck). */
static PymType *
check_object (PymRuntime *rt, PymType *type, PymObject *object)
{
  PymObject *claimed;

  if (pym_type_check (object) && pym_type_is_subtype ((PymType *) object, type))
    return pym_newref (object);
  if (pym_type_is_subtype (pym_type (object), type))
    return pym_newref (pym_type (object));
  if (pym_object_lookup_attr (rt, object, pym_name (rt, CLASS), &claimed) < 0)
    return NULL;
  if (claimed != NULL && pym_type_check (claimed) && claimed != PYM_OBJECT (pym_type (object)) &&
      pym_type_is_subtype ((PymType *) claimed, type))
    return (PymType *) claimed;
  pym_xdecref (rt, claimed);
  pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "super(type, obj): obj must be an instance or subtype of type");
  return NULL;
}

/* Behind `type` in the order of `start`; borrowed. */
static PymObject *
find_behind (PymRuntime *rt, PymType *type, PymType *start, PymObject *name)
{
  PymObject *order = start->mro, *found = NULL;
  ssize_t n, i = 0;

  if (order == NULL)
    return NULL;
  n = pym_tuple_size (order);
  while (i + 1 < n && pym_tuple_get (order, i) != PYM_OBJECT (type))
    i++;
  for (i++; i < n && found == NULL && rt->error == NULL; i++)
    found = pym_dict_get_item_with_error (rt, ((PymType *) pym_tuple_get (order, i))->dict, name);
  return found;
}

/* NULL without an error when there is none. `method` as in pym_super_lookup. */
static PymObject *
find (PymRuntime *rt,
      PymType *type,
      PymObject *object,
      PymType *object_type,
      PymObject *name,
      bool *method)
{
  PymObject *found, *result;

  /* `__class__` is super itself. */
  if (pym_str_check (name) && pym_str_equal (name, pym_name (rt, CLASS)))
    return NULL;
  found = find_behind (rt, type, object_type, name);
  if (found == NULL)
    return NULL;
  pym_incref (found);
  if (method != NULL && PYM_IS (found, PYM_TYPE_METHOD_DESCRIPTOR) &&
      object != PYM_OBJECT (object_type))
    {
      *method = true;
      return found;
    }
  if (pym_type (found)->descr_get == NULL)
    return found;
  result =
      pym_type (found)->descr_get (rt, found, object == PYM_OBJECT (object_type) ? NULL : object,
                                   PYM_OBJECT (object_type));
  pym_decref (rt, found);
  return result;
}

PymObject *
pym_super_lookup (PymRuntime *rt, PymType *type, PymObject *object, PymObject *name, bool *method)
{
  PymType *object_type;
  PymObject *result;

  if (method != NULL)
    *method = false;
  if (!pym_type_check (type))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "super() argument 1 must be a type, not %s", pym_type (type)->name);
  object_type = check_object (rt, type, object);
  if (object_type == NULL)
    return NULL;
  result = find (rt, type, object, object_type, name, method);
  pym_decref (rt, object_type);
  if (result == NULL && rt->error == NULL)
    pym_err_format (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR), "'super' object has no attribute '%U'",
                    name);
  return result;
}

static PymObject *
super_getattro (PymRuntime *rt, PymObject *o, PymObject *name)
{
  PymSuper *self = SUPER (o);

  if (self->object_type != NULL)
    {
      PymObject *found = find (rt, self->type, self->object, self->object_type, name, NULL);

      if (found != NULL || rt->error != NULL)
        return found;
    }
  return pym_object_generic_get_attr (rt, o, name);
}

static int
set_up (PymRuntime *rt, PymSuper *self, PymObject *const *args, ssize_t nargs)
{
  PymType *type, *object_type = NULL;
  PymObject *object = NULL;

  if (nargs == 0)
    {
      if (pym_machine_hooks (rt)->current_super == NULL)
        {
          pym_err_set_string (rt, PYM_TYPE (rt, RUNTIME_ERROR), "super(): no current frame");
          return -1;
        }
      if (pym_machine_hooks (rt)->current_super (rt, &type, &object) < 0)
        return -1;
    }
  else
    {
      if (!pym_type_check (args[0]))
        {
          pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "super() argument 1 must be a type, not %s", pym_type (args[0])->name);
          return -1;
        }
      type = (PymType *) args[0];
      if (nargs == 2 && args[1] != pym_none (rt))
        object = args[1];
    }
  if (object != NULL)
    {
      object_type = check_object (rt, type, object);
      if (object_type == NULL)
        return -1;
    }
  pym_setref (rt, &self->type, pym_newref (type));
  pym_setref (rt, &self->object, pym_xnewref (object));
  pym_setref (rt, &self->object_type, object_type);
  return 0;
}

static int
super_init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  if (pym_args_no_keywords (rt, "super", kwargs) < 0 ||
      pym_args_check_positional (rt, "super()", pym_tuple_size (args), 0, 2) < 0)
    return -1;
  return set_up (rt, SUPER (o), pym_tuple_items (args), pym_tuple_size (args));
}

static PymObject *
super_type_vectorcall (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *o;

  if (pym_args_no_keywords (rt, "super", kwnames) < 0 ||
      pym_args_check_positional (rt, "super()", nargs, 0, 2) < 0)
    return NULL;
  o = pym_type_generic_alloc (rt, (PymType *) self, 0);
  if (o != NULL && set_up (rt, SUPER (o), args, nargs) < 0)
    pym_clear (rt, &o);
  return o;
}

/* An unbound super object in a class binds to the instance it is looked up on. */
static PymObject *
super_descr_get (PymRuntime *rt, PymObject *self, PymObject *object, PymObject *type)
{
  if (object == NULL || object == pym_none (rt) || SUPER (self)->object != NULL)
    return pym_newref (self);
  return pym_object_call_function_objargs (rt, PYM_OBJECT (pym_type (self)), SUPER (self)->type,
                                           object, NULL);
}

static void
super_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  pym_xdecref (rt, SUPER (o)->object);
  pym_xdecref (rt, SUPER (o)->type);
  pym_xdecref (rt, SUPER (o)->object_type);
  pym_type (o)->free_ (rt, o);
}

static int
super_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PymObject *referents[] = { SUPER (o)->object, PYM_OBJECT (SUPER (o)->type),
                             PYM_OBJECT (SUPER (o)->object_type) };

  for (size_t i = 0; i < PYM_N_ELEMENTS (referents); i++)
    if (referents[i] != NULL)
      {
        int result = visit (referents[i], data);
        if (result != 0)
          return result;
      }
  return 0;
}

static PymObject *
super_repr (PymRuntime *rt, PymObject *o)
{
  const char *type = SUPER (o)->type != NULL ? SUPER (o)->type->name : "NULL";

  if (SUPER (o)->object_type != NULL)
    return pym_str_from_format (rt, "<super: <class '%s'>, <%s object>>", type,
                                SUPER (o)->object_type->name);
  return pym_str_from_format (rt, "<super: <class '%s'>, NULL>", type);
}

static const PymMemberDef super_members[] = {
  { "__thisclass__", offsetof (PymSuper, type), true, true },
  { "__self__", offsetof (PymSuper, object), true, true },
  { "__self_class__", offsetof (PymSuper, object_type), true, true },
  { NULL },
};

static void
super_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  for (const PymMemberDef *def = super_members; def->name != NULL; def++)
    {
      PymEdge edge = { .kind = PYM_EDGE_ATTRIBUTE,
                       .text = def->name,
                       .referent = *(PymObject **) ((char *) o + def->offset) };
      if (edge.referent != NULL)
        visit (&edge, data);
    }
}

const PymType pym_super_template = {
  .name = "super",
  .basicsize = sizeof (PymSuper),
  .flags = PYM_TYPE_GC | PYM_TYPE_BASETYPE,
  .new_ = pym_type_generic_new,
  .init = super_init,
  .dealloc = super_dealloc,
  .free_ = pym_gc_del,
  .traverse = super_traverse,
  .walk_edges = super_walk_edges,
  .repr = super_repr,
  .getattro = super_getattro,
  .type_vectorcall = super_type_vectorcall,
  .descr_get = super_descr_get,
  .members = super_members,
};
