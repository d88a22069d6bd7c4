/* staticmethod and classmethod (Objects/funcobject.c). */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-collector.h"
#include "pym-descriptor.h"
#include "pym-error.h"
#include "pym-method.h"
#include "pym-name.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#define WRAPPED(o) ((PymStaticMethod *) (o))

/* What functools.wraps would copy. */
static int
take_names (PymRuntime *rt, PymObject *o, PymObject *callable)
{
  static const PymNameId names[] = { PYM_NAME_MODULE, PYM_NAME_NAME, PYM_NAME_QUALNAME,
                                     PYM_NAME_DOC, PYM_NAME_ANNOTATIONS };

  for (size_t i = 0; i < PYM_N_ELEMENTS (names); i++)
    {
      PymObject *name = rt->objects->callables->names[names[i]], *value;
      int result;

      /* A missing one is an exception for a moment, as in CPython: it takes memory. */
      value = pym_object_get_attr (rt, callable, name);
      if (value == NULL)
        {
          if (!pym_err_exception_matches (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR)))
            return -1;
          pym_err_clear (rt);
          continue;
        }
      result = pym_object_set_attr (rt, o, name, value);
      pym_decref (rt, value);
      if (result < 0)
        return -1;
    }
  return 0;
}

static PymObject *
wrap (PymRuntime *rt, PymType *type, PymObject *callable)
{
  PymObject *o = type->alloc (rt, type, 0);

  if (o == NULL)
    return NULL;
  WRAPPED (o)->callable = pym_newref (callable);
  return o;
}

PymObject *
pym_static_method_new (PymRuntime *rt, PymObject *callable)
{
  return wrap (rt, PYM_TYPE (rt, STATIC_METHOD), callable);
}

PymObject *
pym_class_method_new (PymRuntime *rt, PymObject *callable)
{
  return wrap (rt, PYM_TYPE (rt, CLASS_METHOD), callable);
}

static int
init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs, const char *name)
{
  PymObject *callable;

  if (pym_args_no_keywords (rt, name, kwargs) < 0 ||
      pym_args_check_positional (rt, name, pym_tuple_size (args), 1, 1) < 0)
    return -1;
  callable = pym_tuple_get (args, 0);
  pym_setref (rt, &WRAPPED (o)->callable, pym_newref (callable));
  return take_names (rt, o, callable);
}

static int
static_method_init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  return init (rt, o, args, kwargs, "staticmethod");
}

static int
class_method_init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  return init (rt, o, args, kwargs, "classmethod");
}

static void
wrapped_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  pym_xdecref (rt, WRAPPED (o)->callable);
  pym_xdecref (rt, WRAPPED (o)->dict);
  pym_type (o)->free_ (rt, o);
}

static int
wrapped_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  int result;

  if (WRAPPED (o)->callable != NULL && (result = visit (WRAPPED (o)->callable, data)) != 0)
    return result;
  return WRAPPED (o)->dict != NULL ? visit (WRAPPED (o)->dict, data) : 0;
}

static int
wrapped_clear (PymRuntime *rt, PymObject *o)
{
  pym_clear (rt, &WRAPPED (o)->callable);
  pym_clear (rt, &WRAPPED (o)->dict);
  return 0;
}

static void
wrapped_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymEdge edge = { .kind = PYM_EDGE_INTERNAL,
                   .text = "function",
                   .referent = WRAPPED (o)->callable };

  if (edge.referent != NULL)
    visit (&edge, data);
  edge.text = "__dict__";
  edge.referent = WRAPPED (o)->dict;
  if (edge.referent != NULL)
    visit (&edge, data);
}

static PymObject *
static_method_get (PymRuntime *rt, PymObject *self, PymObject *object, PymObject *type)
{
  if (WRAPPED (self)->callable == NULL)
    return pym_err_format (rt, PYM_TYPE (rt, RUNTIME_ERROR), "uninitialized staticmethod object");
  return pym_newref (WRAPPED (self)->callable);
}

static PymObject *
class_method_get (PymRuntime *rt, PymObject *self, PymObject *object, PymObject *type)
{
  PymObject *callable = WRAPPED (self)->callable;

  if (callable == NULL)
    return pym_err_format (rt, PYM_TYPE (rt, RUNTIME_ERROR), "uninitialized classmethod object");
  if (type == NULL)
    type = PYM_OBJECT (pym_type (object));
  if (pym_type (callable)->descr_get != NULL)
    return pym_type (callable)->descr_get (rt, callable, type, type);
  return pym_method_new (rt, callable, type);
}

static PymObject *
static_method_call (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  return pym_object_call (rt, WRAPPED (o)->callable, args, kwargs);
}

static PymObject *
wrapped_repr (PymRuntime *rt, PymObject *o)
{
  return pym_str_from_format (rt, "<%s(%R)>",
                              PYM_IS_EXACT (rt, o, CLASS_METHOD) ? "classmethod" : "staticmethod",
                              WRAPPED (o)->callable);
}

static PymObject *
get_isabstract (PymRuntime *rt, PymObject *o, const void *closure)
{
  PymObject *value;
  int result = 0;

  if (WRAPPED (o)->callable == NULL)
    return pym_newref (pym_false (rt));
  if (pym_object_lookup_attr (rt, WRAPPED (o)->callable, pym_name (rt, ISABSTRACTMETHOD), &value) <
      0)
    return NULL;
  if (value != NULL)
    {
      result = pym_object_is_true (rt, value);
      pym_decref (rt, value);
    }
  return result < 0 ? NULL : pym_newref (result ? pym_true (rt) : pym_false (rt));
}

static const PymMemberDef wrapped_members[] = {
  { "__func__", offsetof (PymStaticMethod, callable), true },
  { "__wrapped__", offsetof (PymStaticMethod, callable), true },
  { NULL },
};

static const PymGetSetDef wrapped_getset[] = {
  { "__isabstractmethod__", get_isabstract },
  { "__dict__", pym_object_generic_get_dict, pym_object_generic_set_dict },
  { NULL },
};

#define WRAPPED_SLOTS                                                                              \
  .basicsize = sizeof (PymStaticMethod), .flags = PYM_TYPE_GC | PYM_TYPE_BASETYPE,                 \
  .dict_offset = offsetof (PymStaticMethod, dict), .new_ = pym_type_generic_new,                   \
  .dealloc = wrapped_dealloc, .free_ = pym_gc_del, .traverse = wrapped_traverse,                   \
  .clear = wrapped_clear, .walk_edges = wrapped_walk_edges, .repr = wrapped_repr,                  \
  .members = wrapped_members, .getset = wrapped_getset

const PymType pym_static_method_template = {
  WRAPPED_SLOTS,
  .name = "staticmethod",
  .init = static_method_init,
  .call = static_method_call,
  .descr_get = static_method_get,
};

const PymType pym_class_method_template = {
  WRAPPED_SLOTS,
  .name = "classmethod",
  .init = class_method_init,
  .descr_get = class_method_get,
};
