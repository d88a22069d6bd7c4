/* types.SimpleNamespace: an object with whatever attributes it is given
 * (Objects/namespaceobject.c).
 */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-collector.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-list.h"
#include "pym-repr-guard.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *dict;
} PymNamespace;

#define DICT(o) (((PymNamespace *) (o))->dict)

static PymObject *
namespace_create (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  PymObject *o = type->alloc (rt, type, 0);

  if (o == NULL)
    return NULL;
  DICT (o) = pym_dict_new (rt);
  if (DICT (o) == NULL)
    pym_clear (rt, &o);
  return o;
}

static int
namespace_init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  if (pym_tuple_size (args) > 0)
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "no positional arguments expected");
      return -1;
    }
  return kwargs != NULL ? pym_dict_update (rt, DICT (o), kwargs) : 0;
}

static void
namespace_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  pym_xdecref (rt, DICT (o));
  pym_type (o)->free_ (rt, o);
}

static int
namespace_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  return DICT (o) != NULL ? visit (DICT (o), data) : 0;
}

static int
namespace_clear (PymRuntime *rt, PymObject *o)
{
  pym_clear (rt, &DICT (o));
  return 0;
}

static void
namespace_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymEdge edge = { .kind = PYM_EDGE_ATTRIBUTE, .text = "__dict__", .referent = DICT (o) };

  if (edge.referent != NULL)
    visit (&edge, data);
}

static PymObject *
namespace_repr (PymRuntime *rt, PymObject *o)
{
  const char *name = PYM_IS_EXACT (rt, o, SIMPLE_NAMESPACE) ? "namespace" : pym_type (o)->name;
  PymObject *parts, *separator = NULL, *text = NULL, *key, *value;
  ssize_t position = 0;
  int state = pym_repr_enter (rt, o);

  if (state != 0)
    return state > 0 ? pym_str_from_format (rt, "%s(...)", name) : NULL;
  parts = pym_list_new (rt, 0);
  while (parts != NULL && pym_dict_next (DICT (o), &position, &key, &value))
    {
      PymObject *part;

      if (!pym_str_check (key) || pym_str_length (key) == 0)
        continue;
      part = pym_str_from_format (rt, "%S=%R", key, value);
      if (part == NULL || pym_list_append_steal (rt, parts, part) < 0)
        goto out;
    }
  separator = pym_str_from_string (rt, ", ");
  if (parts == NULL || separator == NULL)
    goto out;
  text = pym_str_join (rt, separator, parts);
  if (text != NULL)
    pym_setref (rt, &text, pym_str_from_format (rt, "%s(%U)", name, text));
out:
  pym_xdecref (rt, separator);
  pym_xdecref (rt, parts);
  pym_repr_leave (rt, o);
  return text;
}

static PymObject *
namespace_richcompare (PymRuntime *rt, PymObject *a, PymObject *b, int op)
{
  PymType *type = PYM_TYPE (rt, SIMPLE_NAMESPACE);

  if (pym_object_type_is_instance (a, type) && pym_object_type_is_instance (b, type))
    return pym_object_rich_compare (rt, DICT (a), DICT (b), op);
  return pym_newref (pym_not_implemented (rt));
}

static const PymMemberDef namespace_members[] = {
  { "__dict__", offsetof (PymNamespace, dict), true, true },
  { NULL },
};

const PymType pym_simple_namespace_template = {
  .name = "types.SimpleNamespace",
  .basicsize = sizeof (PymNamespace),
  .flags = PYM_TYPE_GC | PYM_TYPE_BASETYPE,
  .dict_offset = offsetof (PymNamespace, dict),
  .new_ = namespace_create,
  .init = namespace_init,
  .dealloc = namespace_dealloc,
  .free_ = pym_gc_del,
  .traverse = namespace_traverse,
  .clear = namespace_clear,
  .walk_edges = namespace_walk_edges,
  .repr = namespace_repr,
  .getattro = pym_object_generic_get_attr,
  .setattro = pym_object_generic_set_attr,
  .richcompare = namespace_richcompare,
  .members = namespace_members,
};
