/* The life of instances of classes: what the class added to its base in C, slots, dict and weak
 * references, is traversed, cleared and released here; the rest is the base's business
 * (subtype_dealloc, subtype_traverse, subtype_clear).
 */
#include "pym-abstract.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-instance-values.h"
#include "pym-type-private.h"

/* Place of the i-th `__slots__` member of `type` in an instance. */
static inline PymObject **
slot_place (PymType *type, PymObject *o, ssize_t i)
{
  return (PymObject **) ((char *) o + pym_type_slot_members (type)[i].offset);
}

static void
clear_slots (PymRuntime *rt, PymType *type, PymObject *o)
{
  for (ssize_t i = 0; i < pym_size (type); i++)
    {
      PymObject **place = slot_place (type, o, i);

      if (!pym_type_slot_members (type)[i].read_only)
        pym_clear (rt, place);
    }
}

static inline bool
is_subtype_slots (const PymType *type)
{
  return type->dealloc == pym_subtype_dealloc;
}

/* The nearest base that is written in C. */
static PymType *
native_base (PymType *type)
{
  while (is_subtype_slots (type))
    type = type->base_type;
  return type;
}

/* References made while the object was being finalized die without their callbacks. */
static void
drop_late_weakrefs (PymRuntime *rt, PymObject *o)
{
  PymWeakref **list = pym_weakref_list (o);

  while (list != NULL && *list != NULL)
    pym_weakref_clear (rt, *list);
}

void
pym_subtype_dealloc (PymRuntime *rt, PymObject *o)
{
  PymType *type = pym_type (o), *base, *above;
  bool own_weakrefs;

  pym_gc_untrack (o);
  PymTrashState trash = pym_trash_begin (rt, o, pym_subtype_dealloc);
  if (trash == PYM_TRASH_PUT_OFF)
    return;
  base = native_base (type);
  own_weakrefs = pym_type_supports_weakrefs (type) && !pym_type_supports_weakrefs (base);

  if (type->finalize != NULL)
    {
      pym_gc_track (rt, o);
      if (pym_call_finalizer_from_dealloc (rt, o) < 0)
        goto end;
      pym_gc_untrack (o);
    }
  if (own_weakrefs)
    {
      pym_object_clear_weakrefs (rt, o);
      if (type->finalize != NULL)
        drop_late_weakrefs (rt, o);
    }
  for (above = type; is_subtype_slots (above); above = above->base_type)
    if (pym_size (above) > 0)
      clear_slots (rt, above, o);
  if (pym_type_has (type, PYM_TYPE_MANAGED_DICT))
    pym_instance_free_attributes (rt, o);
  else if (type->dict_offset > 0 && base->dict_offset == 0)
    pym_clear (rt, pym_object_dict_place (o));

  /* A finalizer may have given the object another class. */
  type = pym_type (o);
  if (pym_type_has (base, PYM_TYPE_GC))
    pym_gc_track (rt, o);
  base->dealloc (rt, o);
  pym_decref (rt, type);

end:
  pym_trash_end (rt, trash);
}

int
pym_subtype_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PymType *type = pym_type (o), *base;
  int result;

  for (base = type; is_subtype_slots (base); base = base->base_type)
    for (ssize_t i = 0; i < pym_size (base); i++)
      {
        PymObject *value = *slot_place (base, o, i);

        if (value != NULL && (result = visit (value, data)) != 0)
          return result;
      }
  if (pym_type_has (type, PYM_TYPE_MANAGED_DICT))
    {
      result = pym_instance_traverse (rt, o, visit, data);
      if (result != 0)
        return result;
    }
  else if (type->dict_offset != base->dict_offset)
    {
      PymObject **place = pym_object_dict_place (o);

      if (place != NULL && *place != NULL && (result = visit (*place, data)) != 0)
        return result;
    }
  result = visit (PYM_OBJECT (type), data);
  if (result != 0)
    return result;
  return base->traverse != NULL ? base->traverse (rt, o, visit, data) : 0;
}

int
pym_subtype_clear (PymRuntime *rt, PymObject *o)
{
  PymType *type = pym_type (o), *base;

  for (base = type; is_subtype_slots (base); base = base->base_type)
    if (pym_size (base) > 0)
      clear_slots (rt, base, o);
  /* The dict object is emptied by its own clear; only values, which no dict owns, are dropped here,
   * and a dict that is in a cycle with the instance. */
  if (pym_type_has (type, PYM_TYPE_MANAGED_DICT))
    pym_instance_clear (rt, o);
  else if (type->dict_offset != base->dict_offset)
    {
      PymObject **place = pym_object_dict_place (o);

      if (place != NULL)
        pym_clear (rt, place);
    }
  return base->clear != NULL ? base->clear (rt, o) : 0;
}

void
pym_subtype_walk_blocks (PymRuntime *rt, PymObject *o, PymBlockVisit visit, void *data)
{
  PymType *base = native_base (pym_type (o));

  if (PYM_IS (o, PYM_TYPE_MANAGED_DICT))
    pym_instance_walk_blocks (rt, o, visit, data);
  if (base->walk_blocks != NULL)
    base->walk_blocks (rt, o, visit, data);
}

typedef struct
{
  PymEdgeVisit visit;
  void *data;
} Unnamed;

static int
visit_unnamed (PymObject *referent, void *data)
{
  const Unnamed *unnamed = data;
  PymEdge edge = { .kind = PYM_EDGE_INTERNAL, .text = "reference", .referent = referent };

  unnamed->visit (&edge, unnamed->data);
  return 0;
}

void
pym_subtype_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymType *type = pym_type (o), *base;
  PymEdge edge = { .kind = PYM_EDGE_INTERNAL, .text = "class", .referent = PYM_OBJECT (type) };

  visit (&edge, data);
  for (base = type; is_subtype_slots (base); base = base->base_type)
    for (ssize_t i = 0; i < pym_size (base); i++)
      {
        PymObject *value = *slot_place (base, o, i);

        if (value == NULL)
          continue;
        edge = (PymEdge){ .kind = PYM_EDGE_ATTRIBUTE,
                          .text = pym_type_slot_members (base)[i].name,
                          .referent = value };
        visit (&edge, data);
      }
  if (pym_type_has (type, PYM_TYPE_MANAGED_DICT))
    pym_instance_walk_edges (rt, o, visit, data);
  if (base->walk_edges != NULL)
    base->walk_edges (rt, o, visit, data);
  else if (base->traverse != NULL)
    {
      Unnamed unnamed = { visit, data };

      base->traverse (rt, o, visit_unnamed, &unnamed);
    }
}

static PymObject *
get_dict (PymRuntime *rt, PymObject *o, const void *closure)
{
  return pym_object_generic_get_dict (rt, o, closure);
}

static int
set_dict (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  if (value != NULL && !pym_dict_check (value))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "__dict__ must be set to a dictionary, not a '%s'", pym_type (value)->name);
      return -1;
    }
  if (PYM_IS (o, PYM_TYPE_MANAGED_DICT))
    return pym_instance_set_dict (rt, o, value);
  return pym_object_generic_set_dict (rt, o, value, closure);
}

static PymObject *
get_weakref (PymRuntime *rt, PymObject *o, const void *closure)
{
  PymWeakref **list = pym_weakref_list (o);

  return pym_newref (list != NULL && *list != NULL ? PYM_OBJECT (*list) : pym_none (rt));
}

const PymGetSetDef pym_subtype_getset[] = {
  { "__dict__", get_dict, set_dict },
  { "__weakref__", get_weakref },
  { NULL },
};

const PymGetSetDef pym_subtype_getset_dict_only[] = {
  { "__dict__", get_dict, set_dict },
  { NULL },
};

const PymGetSetDef pym_subtype_getset_weakref_only[] = {
  { "__weakref__", get_weakref },
  { NULL },
};
