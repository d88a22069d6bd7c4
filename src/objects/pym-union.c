/* `int | None`, as isinstance and issubclass take it (Objects/unionobject.c). */
#include "pym-union.h"

#include "pym-abstract.h"
#include "pym-collector.h"
#include "pym-error.h"
#include "pym-set.h"
#include "pym-str-builder.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#define UNION(o) ((PymUnion *) (o))

static bool
can_be_member (PymRuntime *rt, PymObject *o)
{
  return o == pym_none (rt) || pym_type_check (o) || pym_union_check (rt, o);
}

/* Adds a type, or the types of a union, that are not there yet; `count` of `members` are. */
static ssize_t
add_members (PymRuntime *rt, PymObject **members, ssize_t count, PymObject *o)
{
  if (pym_union_check (rt, o))
    {
      PymObject *args = UNION (o)->args;

      for (ssize_t i = 0; i < pym_tuple_size (args); i++)
        count = add_members (rt, members, count, pym_tuple_get (args, i));
      return count;
    }
  if (o == pym_none (rt))
    o = PYM_OBJECT (PYM_TYPE (rt, NONE));
  for (ssize_t i = 0; i < count; i++)
    if (members[i] == o)
      return count;
  members[count] = o;
  return count + 1;
}

static ssize_t
count_members (PymRuntime *rt, PymObject *o)
{
  return pym_union_check (rt, o) ? pym_tuple_size (UNION (o)->args) : 1;
}

PymObject *
pym_union_or (PymRuntime *rt, PymObject *a, PymObject *b)
{
  PymObject **members, *args, *made = NULL;
  ssize_t count;

  if (!can_be_member (rt, a) || !can_be_member (rt, b))
    return pym_newref (pym_not_implemented (rt));
  members = pym_raw_malloc (rt, (size_t) (count_members (rt, a) + count_members (rt, b)) *
                                    sizeof *members);
  if (members == NULL)
    return pym_err_no_memory (rt);
  count = add_members (rt, members, add_members (rt, members, 0, a), b);
  if (count == 1)
    made = pym_newref (members[0]);
  else if ((args = pym_tuple_from_array (rt, members, count)) != NULL)
    {
      made = pym_gc_new (rt, PYM_TYPE (rt, UNION));
      if (made != NULL)
        {
          UNION (made)->args = args;
          pym_gc_track (rt, made);
        }
      else
        pym_decref (rt, args);
    }
  pym_raw_free (rt, members);
  return made;
}

static void
union_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  pym_decref (rt, UNION (o)->args);
  pym_gc_del (rt, o);
}

static int
union_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  return visit (UNION (o)->args, data);
}

static void
union_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymEdge edge = { .kind = PYM_EDGE_ATTRIBUTE, .text = "__args__", .referent = UNION (o)->args };

  visit (&edge, data);
}

/* A built-in type by its name, others with their module; "None" for its type. */
static PymObject *
member_text (PymRuntime *rt, PymObject *o)
{
  PymType *type = (PymType *) o;
  PymObject *module, *name, *text;

  if (type == PYM_TYPE (rt, NONE))
    return pym_str_from_string (rt, "None");
  name = pym_type_get_qualname (rt, type);
  module = name != NULL ? pym_type_get_module (rt, type) : NULL;
  if (module == NULL)
    {
      pym_xdecref (rt, name);
      return NULL;
    }
  if (pym_str_check (module) && pym_str_equal_ascii (module, "builtins"))
    text = pym_newref (name);
  else
    text = pym_str_from_format (rt, "%S.%U", module, name);
  pym_decref (rt, name);
  pym_decref (rt, module);
  return text;
}

static PymObject *
union_repr (PymRuntime *rt, PymObject *o)
{
  PymObject *args = UNION (o)->args, *whole = NULL;

  for (ssize_t i = 0; i < pym_tuple_size (args); i++)
    {
      PymObject *text = member_text (rt, pym_tuple_get (args, i)), *longer = NULL;

      if (text != NULL)
        longer =
            whole == NULL ? pym_newref (text) : pym_str_from_format (rt, "%U | %U", whole, text);
      pym_xdecref (rt, text);
      pym_xdecref (rt, whole);
      whole = longer;
      if (whole == NULL)
        return NULL;
    }
  return whole;
}

static ssize_t
union_hash (PymRuntime *rt, PymObject *o)
{
  PymObject *members = pym_frozenset_new (rt, UNION (o)->args);
  ssize_t hash = members != NULL ? pym_object_hash (rt, members) : -1;

  pym_xdecref (rt, members);
  return hash;
}

/* The order of the types does not matter. */
static PymObject *
union_richcompare (PymRuntime *rt, PymObject *a, PymObject *b, int op)
{
  PymObject *of_a, *of_b, *result = NULL;

  if ((op != PYM_EQ && op != PYM_NE) || !pym_union_check (rt, b))
    return pym_newref (pym_not_implemented (rt));
  of_a = pym_set_new (rt, UNION (a)->args);
  of_b = of_a != NULL ? pym_set_new (rt, UNION (b)->args) : NULL;
  if (of_b != NULL)
    result = pym_object_rich_compare (rt, of_a, of_b, op);
  pym_xdecref (rt, of_a);
  pym_xdecref (rt, of_b);
  return result;
}

/* Only a union of generic types could take arguments. */
static PymObject *
union_subscript (PymRuntime *rt, PymObject *o, PymObject *key)
{
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%R is not a generic class", o);
}

static PymObject *
get_parameters (PymRuntime *rt, PymObject *o, const void *closure)
{
  return pym_tuple_new (rt, 0);
}

static const PymMemberDef union_members[] = {
  { "__args__", offsetof (PymUnion, args), true },
  { NULL },
};

static const PymGetSetDef union_getset[] = {
  { "__parameters__", get_parameters },
  { NULL },
};

const PymType pym_union_template = {
  .name = "types.UnionType",
  .doc = "Represent a PEP 604 union type\n\nE.g. for int | str",
  .basicsize = sizeof (PymUnion),
  .flags = PYM_TYPE_GC | PYM_TYPE_DISALLOW_INSTANTIATION | PYM_TYPE_IMMUTABLE,
  .dealloc = union_dealloc,
  .free_ = pym_gc_del,
  .traverse = union_traverse,
  .walk_edges = union_walk_edges,
  .repr = union_repr,
  .hash = union_hash,
  .getattro = pym_object_generic_get_attr,
  .richcompare = union_richcompare,
  .nb_or = pym_union_or,
  .mp_subscript = union_subscript,
  .members = union_members,
  .getset = union_getset,
};
