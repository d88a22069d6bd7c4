/* Descriptors of methods, members and attributes written in C; pym-slot-wrapper.c has those of
 * slots.
 */
#include "pym-descriptor.h"

#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-builtin.h"
#include "pym-collector.h"
#include "pym-descriptor-private.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#define DESCRIPTOR(o) ((PymDescriptor *) (o))
#define NAME(o)       (DESCRIPTOR (o)->name)
#define OWNER(o)      (DESCRIPTOR (o)->owner)

PymObject *
pym_descriptor_new (PymRuntime *rt, PymType *type, PymType *owner, PymObject *name)
{
  PymDescriptor *descriptor = (PymDescriptor *) pym_gc_new (rt, type);

  if (descriptor == NULL)
    return NULL;
  descriptor->owner = pym_newref (owner);
  descriptor->name = pym_newref (name);
  descriptor->qualname = NULL;
  pym_gc_track (rt, descriptor);
  return PYM_OBJECT (descriptor);
}

static PymObject *
new_with_text (PymRuntime *rt, PymType *type, PymType *owner, const char *text)
{
  PymObject *name = pym_str_intern_from_string (rt, text), *descriptor;

  if (name == NULL)
    return NULL;
  descriptor = pym_descriptor_new (rt, type, owner, name);
  pym_decref (rt, name);
  return descriptor;
}

PymObject *
pym_method_descriptor_new (PymRuntime *rt, PymType *owner, const PymMethodDef *def)
{
  PymObject *o = new_with_text (rt, PYM_TYPE (rt, METHOD_DESCRIPTOR), owner, def->name);

  if (o != NULL)
    ((PymMethodDescriptor *) o)->method = def;
  return o;
}

PymObject *
pym_class_method_descriptor_new (PymRuntime *rt, PymType *owner, const PymMethodDef *def)
{
  PymObject *o = new_with_text (rt, PYM_TYPE (rt, CLASS_METHOD_DESCRIPTOR), owner, def->name);

  if (o != NULL)
    ((PymMethodDescriptor *) o)->method = def;
  return o;
}

PymObject *
pym_member_descriptor_new (PymRuntime *rt, PymType *owner, const PymMemberDef *member)
{
  PymObject *o = new_with_text (rt, PYM_TYPE (rt, MEMBER_DESCRIPTOR), owner, member->name);

  if (o != NULL)
    ((PymMemberDescriptor *) o)->member = member;
  return o;
}

PymObject *
pym_getset_descriptor_new (PymRuntime *rt, PymType *owner, const PymGetSetDef *getset)
{
  PymObject *o = new_with_text (rt, PYM_TYPE (rt, GETSET_DESCRIPTOR), owner, getset->name);

  if (o != NULL)
    ((PymGetSetDescriptor *) o)->getset = getset;
  return o;
}

void
pym_descriptor_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  pym_decref (rt, OWNER (o));
  pym_decref (rt, NAME (o));
  pym_xdecref (rt, DESCRIPTOR (o)->qualname);
  pym_gc_del (rt, o);
}

int
pym_descriptor_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  return visit (PYM_OBJECT (OWNER (o)), data);
}

void
pym_descriptor_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymEdge edge = { .kind = PYM_EDGE_INTERNAL, .text = "owner", .referent = PYM_OBJECT (OWNER (o)) };

  visit (&edge, data);
  edge.text = "name";
  edge.referent = NAME (o);
  visit (&edge, data);
  edge.text = "qualname";
  edge.referent = DESCRIPTOR (o)->qualname;
  if (edge.referent != NULL)
    visit (&edge, data);
}

static PymObject *
get_name (PymRuntime *rt, PymObject *o, const void *closure)
{
  return pym_newref (NAME (o));
}

static PymObject *
get_owner (PymRuntime *rt, PymObject *o, const void *closure)
{
  return pym_newref (OWNER (o));
}

static PymObject *
get_qualname (PymRuntime *rt, PymObject *o, const void *closure)
{
  PymDescriptor *descriptor = DESCRIPTOR (o);

  if (descriptor->qualname == NULL)
    {
      PymObject *owner = pym_type_get_qualname (rt, descriptor->owner);

      if (owner == NULL)
        return NULL;
      descriptor->qualname = pym_str_from_format (rt, "%S.%S", owner, descriptor->name);
      pym_decref (rt, owner);
    }
  return pym_xnewref (descriptor->qualname);
}

static PymObject *
get_doc (PymRuntime *rt, PymObject *o, const void *closure)
{
  const char *doc = NULL;

  if (PYM_IS_EXACT (rt, o, METHOD_DESCRIPTOR) || PYM_IS_EXACT (rt, o, CLASS_METHOD_DESCRIPTOR))
    doc = ((PymMethodDescriptor *) o)->method->doc;
  return doc != NULL ? pym_str_from_string (rt, doc) : pym_newref (pym_none (rt));
}

const PymGetSetDef pym_descriptor_getset[] = {
  { "__name__", get_name },
  { "__qualname__", get_qualname },
  { "__objclass__", get_owner },
  { "__doc__", get_doc },
  { NULL },
};

static PymObject *
descriptor_repr (PymRuntime *rt, PymObject *o, const char *format)
{
  return pym_str_from_format (rt, format, NAME (o), OWNER (o)->name);
}

int
pym_descriptor_check_object (PymRuntime *rt, PymObject *descriptor, PymObject *o)
{
  if (pym_type_is_subtype (pym_type (o), OWNER (descriptor)))
    return 0;
  pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                  "descriptor '%U' for '%s' objects doesn't apply to a '%s' object",
                  NAME (descriptor), OWNER (descriptor)->name, pym_type (o)->name);
  return -1;
}

/* list.append */

static PymObject *
method_repr (PymRuntime *rt, PymObject *o)
{
  return descriptor_repr (rt, o, "<method '%U' of '%s' objects>");
}

static PymObject *
method_get (PymRuntime *rt, PymObject *self, PymObject *object, PymObject *type)
{
  if (object == NULL)
    return pym_newref (self);
  if (pym_descriptor_check_object (rt, self, object) < 0)
    return NULL;
  return pym_builtin_new (rt, ((PymMethodDescriptor *) self)->method, object, NULL);
}

/* What errors call the method: "list.append". */
static PymObject *
call_method (PymRuntime *rt,
             PymObject *descriptor,
             PymObject *self,
             PymObject *const *args,
             ssize_t nargs,
             PymObject *kwnames)
{
  const PymMethodDef *def = ((PymMethodDescriptor *) descriptor)->method;
  PymObject *qualname, *result;

  if (PYM_LIKELY (pym_method_def_accepts (def, nargs, kwnames)))
    {
      if (pym_enter_recursive_call (rt, " while calling a Python object") < 0)
        return NULL;
      result = pym_method_def_run (rt, def, self, args, nargs, kwnames);
      pym_leave_recursive_call (rt);
      return result;
    }
  qualname = get_qualname (rt, descriptor, NULL);
  if (qualname == NULL)
    return NULL;
  result =
      pym_method_def_call (rt, def, self, args, nargs, kwnames, pym_str_as_utf8 (rt, qualname));
  pym_decref (rt, qualname);
  return result;
}

static PymObject *
method_vectorcall (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  if (nargs < 1)
    {
      PymObject *qualname = get_qualname (rt, self, NULL);

      if (qualname == NULL)
        return NULL;
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "unbound method %U() needs an argument",
                      qualname);
      pym_decref (rt, qualname);
      return NULL;
    }
  if (pym_descriptor_check_object (rt, self, args[0]) < 0)
    return NULL;
  return call_method (rt, self, args[0], args + 1, nargs - 1, kwnames);
}

const PymType pym_method_descriptor_template = {
  .name = "method_descriptor",
  .basicsize = sizeof (PymMethodDescriptor),
  .flags = PYM_TYPE_GC | PYM_TYPE_METHOD_DESCRIPTOR,
  .dealloc = pym_descriptor_dealloc,
  .traverse = pym_descriptor_traverse,
  .walk_edges = pym_descriptor_walk_edges,
  .repr = method_repr,
  .call = pym_vectorcall_call,
  .vectorcall = method_vectorcall,
  .getattro = pym_object_generic_get_attr,
  .descr_get = method_get,
  .getset = pym_descriptor_getset,
};

/* dict.fromkeys: bound to the class it is looked up on. */

static PymObject *
class_method_get (PymRuntime *rt, PymObject *self, PymObject *object, PymObject *type)
{
  if (type == NULL)
    {
      if (object == NULL)
        return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                               "descriptor '%U' for type '%s' needs either an object or a type",
                               NAME (self), OWNER (self)->name);
      type = PYM_OBJECT (pym_type (object));
    }
  if (!pym_type_check (type))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "descriptor '%U' for type '%s' needs a type, not a '%s' as arg 2",
                           NAME (self), OWNER (self)->name, pym_type (type)->name);
  if (!pym_type_is_subtype ((PymType *) type, OWNER (self)))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "descriptor '%U' requires a subtype of '%s' but received '%s'",
                           NAME (self), OWNER (self)->name, ((PymType *) type)->name);
  return pym_builtin_new (rt, ((PymMethodDescriptor *) self)->method, type, NULL);
}

static PymObject *
class_method_call (PymRuntime *rt, PymObject *self, PymObject *args, PymObject *kwargs)
{
  PymObject *bound, *rest, *result;
  ssize_t n = pym_tuple_size (args);

  if (n < 1)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "descriptor '%U' of '%s' object needs an argument", NAME (self),
                           OWNER (self)->name);
  bound = class_method_get (rt, self, NULL, pym_tuple_get (args, 0));
  if (bound == NULL)
    return NULL;
  rest = pym_tuple_get_slice (rt, args, 1, n);
  result = rest != NULL ? pym_object_call (rt, bound, rest, kwargs) : NULL;
  pym_xdecref (rt, rest);
  pym_decref (rt, bound);
  return result;
}

const PymType pym_class_method_descriptor_template = {
  .name = "classmethod_descriptor",
  .basicsize = sizeof (PymMethodDescriptor),
  .flags = PYM_TYPE_GC,
  .dealloc = pym_descriptor_dealloc,
  .traverse = pym_descriptor_traverse,
  .walk_edges = pym_descriptor_walk_edges,
  .repr = method_repr,
  .call = class_method_call,
  .getattro = pym_object_generic_get_attr,
  .descr_get = class_method_get,
  .getset = pym_descriptor_getset,
};

/* Members: references at a fixed place in the object. */

static PymObject *
member_repr (PymRuntime *rt, PymObject *o)
{
  return descriptor_repr (rt, o, "<member '%U' of '%s' objects>");
}

static PymObject *
member_get (PymRuntime *rt, PymObject *self, PymObject *object, PymObject *type)
{
  const PymMemberDef *def = ((PymMemberDescriptor *) self)->member;
  PymObject *value;

  if (object == NULL)
    return pym_newref (self);
  if (pym_descriptor_check_object (rt, self, object) < 0)
    return NULL;
  value = *(PymObject **) ((char *) object + def->offset);
  if (value != NULL)
    return pym_newref (value);
  if (def->none_if_null)
    return pym_newref (pym_none (rt));
  return pym_err_attribute (rt, object, NAME (self), "'%s' object has no attribute '%s'",
                            pym_type (object)->name, def->name);
}

static int
member_set (PymRuntime *rt, PymObject *self, PymObject *object, PymObject *value)
{
  const PymMemberDef *def = ((PymMemberDescriptor *) self)->member;
  PymObject **place;

  if (pym_descriptor_check_object (rt, self, object) < 0)
    return -1;
  if (def->read_only)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR), "readonly attribute");
      return -1;
    }
  place = (PymObject **) ((char *) object + def->offset);
  if (value == NULL && *place == NULL && !def->none_if_null)
    {
      pym_err_set_object (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR), NAME (self));
      return -1;
    }
  pym_setref (rt, place, pym_xnewref (value));
  return 0;
}

const PymType pym_member_descriptor_template = {
  .name = "member_descriptor",
  .basicsize = sizeof (PymMemberDescriptor),
  .flags = PYM_TYPE_GC,
  .dealloc = pym_descriptor_dealloc,
  .traverse = pym_descriptor_traverse,
  .walk_edges = pym_descriptor_walk_edges,
  .repr = member_repr,
  .getattro = pym_object_generic_get_attr,
  .descr_get = member_get,
  .descr_set = member_set,
  .getset = pym_descriptor_getset,
};

/* Computed attributes. */

static PymObject *
getset_repr (PymRuntime *rt, PymObject *o)
{
  return descriptor_repr (rt, o, "<attribute '%U' of '%s' objects>");
}

static PymObject *
getset_get (PymRuntime *rt, PymObject *self, PymObject *object, PymObject *type)
{
  const PymGetSetDef *def = ((PymGetSetDescriptor *) self)->getset;

  if (object == NULL)
    return pym_newref (self);
  if (pym_descriptor_check_object (rt, self, object) < 0)
    return NULL;
  if (def->get != NULL)
    return def->get (rt, object, def->closure);
  return pym_err_format (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR),
                         "attribute '%U' of '%s' objects is not readable", NAME (self),
                         OWNER (self)->name);
}

static int
getset_set (PymRuntime *rt, PymObject *self, PymObject *object, PymObject *value)
{
  const PymGetSetDef *def = ((PymGetSetDescriptor *) self)->getset;

  if (pym_descriptor_check_object (rt, self, object) < 0)
    return -1;
  if (def->set != NULL)
    return def->set (rt, object, value, def->closure);
  pym_err_format (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR),
                  "attribute '%U' of '%s' objects is not writable", NAME (self),
                  OWNER (self)->name);
  return -1;
}

const PymType pym_getset_descriptor_template = {
  .name = "getset_descriptor",
  .basicsize = sizeof (PymGetSetDescriptor),
  .flags = PYM_TYPE_GC,
  .dealloc = pym_descriptor_dealloc,
  .traverse = pym_descriptor_traverse,
  .walk_edges = pym_descriptor_walk_edges,
  .repr = getset_repr,
  .getattro = pym_object_generic_get_attr,
  .descr_get = getset_get,
  .descr_set = getset_set,
  .getset = pym_descriptor_getset,
};
