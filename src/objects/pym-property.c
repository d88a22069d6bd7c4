/* property (Objects/descrobject.c). */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-collector.h"
#include "pym-descriptor.h"
#include "pym-error.h"
#include "pym-name.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#define PROPERTY(o) ((PymProperty *) (o))

static const PymMemberDef property_members[] = {
  { "fget", offsetof (PymProperty, get), true, true },
  { "fset", offsetof (PymProperty, set), true, true },
  { "fdel", offsetof (PymProperty, del), true, true },
  { "__doc__", offsetof (PymProperty, doc), false, true },
  { NULL },
};

/* The text that was given, else the getter's own. An instance of a subclass keeps it as an
 * attribute, where the class's own text does not hide it; one that has no place for it goes
 * without, unless the text is the getter's. */
static int
take_doc (PymRuntime *rt, PymObject *o, PymObject *given)
{
  PymProperty *self = PROPERTY (o);
  PymObject *doc = NULL;
  int result;

  if (given != NULL && given != pym_none (rt))
    doc = pym_newref (given);
  else if (self->get != NULL)
    {
      result = pym_object_lookup_attr (rt, self->get, pym_name (rt, DOC), &doc);
      if (result <= 0)
        return result;
      if (doc == pym_none (rt))
        pym_clear (rt, &doc);
      self->getter_doc = doc != NULL;
    }
  if (PYM_IS_EXACT (rt, o, PROPERTY))
    {
      self->doc = doc;
      return 0;
    }
  result = pym_object_set_attr (rt, o, pym_name (rt, DOC), doc != NULL ? doc : pym_none (rt));
  pym_xdecref (rt, doc);
  if (result == 0 || self->getter_doc ||
      !pym_err_exception_matches (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR)))
    return result;
  pym_err_clear (rt);
  return 0;
}

static int
property_init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  static const char *const names[] = { "fget", "fset", "fdel", "doc", NULL };
  PymProperty *self = PROPERTY (o);
  PymObject *values[4];

  if (pym_args_parse_tuple (rt, "property", names, 0, 0, args, kwargs, values) < 0)
    return -1;
  for (int i = 0; i < 3; i++)
    if (values[i] == pym_none (rt))
      values[i] = NULL;
  pym_setref (rt, &self->get, pym_xnewref (values[0]));
  pym_setref (rt, &self->set, pym_xnewref (values[1]));
  pym_setref (rt, &self->del, pym_xnewref (values[2]));
  pym_clear (rt, &self->doc);
  pym_clear (rt, &self->name);
  self->getter_doc = 0;
  return take_doc (rt, o, values[3]);
}

static void
property_dealloc (PymRuntime *rt, PymObject *o)
{
  PymProperty *self = PROPERTY (o);

  pym_gc_untrack (o);
  pym_xdecref (rt, self->get);
  pym_xdecref (rt, self->set);
  pym_xdecref (rt, self->del);
  pym_xdecref (rt, self->doc);
  pym_xdecref (rt, self->name);
  pym_type (o)->free_ (rt, o);
}

static int
property_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PymProperty *self = PROPERTY (o);
  PymObject *referents[] = { self->get, self->set, self->del, self->doc, self->name };

  for (size_t i = 0; i < PYM_N_ELEMENTS (referents); i++)
    if (referents[i] != NULL)
      {
        int result = visit (referents[i], data);
        if (result != 0)
          return result;
      }
  return 0;
}

static int
property_clear (PymRuntime *rt, PymObject *o)
{
  pym_clear (rt, &PROPERTY (o)->doc);
  return 0;
}

static void
property_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymProperty *self = PROPERTY (o);
  PymObject *referents[] = { self->get, self->set, self->del, self->doc, self->name };
  static const char *const texts[] = { "fget", "fset", "fdel", "__doc__", "name" };

  for (size_t i = 0; i < PYM_N_ELEMENTS (referents); i++)
    if (referents[i] != NULL)
      {
        PymEdge edge = { .kind = PYM_EDGE_ATTRIBUTE, .text = texts[i], .referent = referents[i] };
        visit (&edge, data);
      }
}

/* "property 'x' of 'Point' object has no setter" */
static void
refuse (PymRuntime *rt, PymObject *self, PymObject *object, const char *what)
{
  PymObject *name = PROPERTY (self)->name, *type = pym_type_get_qualname (rt, pym_type (object));

  if (type == NULL)
    return;
  if (name != NULL)
    pym_err_format (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR), "property %R of %R object has no %s", name,
                    type, what);
  else
    pym_err_format (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR), "property of %R object has no %s", type,
                    what);
  pym_decref (rt, type);
}

static PymObject *
property_get (PymRuntime *rt, PymObject *self, PymObject *object, PymObject *type)
{
  if (object == NULL || object == pym_none (rt))
    return pym_newref (self);
  if (PROPERTY (self)->get == NULL)
    {
      refuse (rt, self, object, "getter");
      return NULL;
    }
  return pym_object_call_one_arg (rt, PROPERTY (self)->get, object);
}

static int
property_set (PymRuntime *rt, PymObject *self, PymObject *object, PymObject *value)
{
  PymObject *function = value == NULL ? PROPERTY (self)->del : PROPERTY (self)->set, *result;

  if (function == NULL)
    {
      refuse (rt, self, object, value == NULL ? "deleter" : "setter");
      return -1;
    }
  result = pym_object_call_function_objargs (rt, function, object, value, NULL);
  if (result == NULL)
    return -1;
  pym_decref (rt, result);
  return 0;
}

/* A copy with one function replaced (property_copy). */
static PymObject *
copy_with (PymRuntime *rt, PymObject *self, PymObject *get, PymObject *set, PymObject *del)
{
  PymProperty *old = PROPERTY (self);
  PymObject *none = pym_none (rt), *doc = none, *copy;

#define CHOOSE(new, own)                                                                           \
  if (new == NULL || new == none)                                                                  \
  new = own != NULL ? own : none
  CHOOSE (get, old->get);
  CHOOSE (set, old->set);
  CHOOSE (del, old->del);
#undef CHOOSE
  if (!(old->getter_doc && get != none) && old->doc != NULL)
    doc = old->doc;
  copy =
      pym_object_call_function_objargs (rt, PYM_OBJECT (pym_type (self)), get, set, del, doc, NULL);
  if (copy != NULL && pym_object_type_is_instance (copy, PYM_TYPE (rt, PROPERTY)))
    pym_setref (rt, &PROPERTY (copy)->name, pym_xnewref (old->name));
  return copy;
}

static PymObject *
property_getter (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return copy_with (rt, self, args[0], NULL, NULL);
}

static PymObject *
property_setter (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return copy_with (rt, self, NULL, args[0], NULL);
}

static PymObject *
property_deleter (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return copy_with (rt, self, NULL, NULL, args[0]);
}

static PymObject *
property_set_name (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  if (nargs != 2)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "__set_name__() takes 2 positional arguments but %zd were given", nargs);
  pym_setref (rt, &PROPERTY (self)->name, pym_newref (args[1]));
  return pym_newref (pym_none (rt));
}

static const PymMethodDef property_methods[] = {
  { "getter", property_getter, 1, 1 },
  { "setter", property_setter, 1, 1 },
  { "deleter", property_deleter, 1, 1 },
  { "__set_name__", property_set_name, 0, -1 },
  { NULL },
};

const PymType pym_property_template = {
  .name = "property",
  .basicsize = sizeof (PymProperty),
  .flags = PYM_TYPE_GC | PYM_TYPE_BASETYPE,
  .alloc = pym_type_generic_alloc,
  .new_ = pym_type_generic_new,
  .init = property_init,
  .dealloc = property_dealloc,
  .free_ = pym_gc_del,
  .traverse = property_traverse,
  .clear = property_clear,
  .walk_edges = property_walk_edges,
  .getattro = pym_object_generic_get_attr,
  .descr_get = property_get,
  .descr_set = property_set,
  .methods = property_methods,
  .members = property_members,
};
