/* Keeps slots and names in step, in both directions. */
#include "pym-slots.h"

#include "pym-abstract.h"
#include "pym-builtin.h"
#include "pym-collector.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-str.h"
#include "pym-tuple.h"

/* `T.__new__ (S, …)`: S must be a subtype whose own allocation in C is T's (tp_new_wrapper). */
static PymObject *
new_builtin (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymType *type = (PymType *) self, *subtype, *base;
  PymObject *rest, *kwargs = NULL, *result;

  if (nargs < 1)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s.__new__(): not enough arguments",
                           type->name);
  if (!pym_type_check (args[0]))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "%s.__new__(X): X is not a type object (%s)", type->name,
                           pym_type (args[0])->name);
  subtype = (PymType *) args[0];
  if (!pym_type_is_subtype (subtype, type))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "%s.__new__(%s): %s is not a subtype of %s", type->name, subtype->name,
                           subtype->name, type->name);
  for (base = subtype; base != NULL && pym_type_has (base, PYM_TYPE_HEAP);)
    base = base->base_type;
  if (base != NULL && base->new_ != type->new_)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "%s.__new__(%s) is not safe, use %s.__new__()", type->name,
                           subtype->name, base->name);
  rest = pym_tuple_from_array (rt, args + 1, nargs - 1);
  if (rest == NULL)
    return NULL;
  if (kwnames != NULL && pym_tuple_size (kwnames) > 0)
    {
      kwargs = pym_dict_from_items (rt, &pym_tuple_get (kwnames, 0), 1, args + nargs, 1,
                                    pym_tuple_size (kwnames));
      if (kwargs == NULL)
        {
          pym_decref (rt, rest);
          return NULL;
        }
    }
  result = type->new_ (rt, subtype, rest, kwargs);
  pym_decref (rt, rest);
  pym_xdecref (rt, kwargs);
  return result;
}

static const PymMethodDef new_def = { "__new__", new_builtin, 0, -1,
                                      PYM_METHOD_KEYWORDS | PYM_METHOD_PACKED };

PymObject *
pym_slots_new_builtin (PymRuntime *rt, PymType *type)
{
  return pym_builtin_new (rt, &new_def, PYM_OBJECT (type), NULL);
}

bool
pym_slots_is_new_builtin (PymRuntime *rt, PymObject *o)
{
  return pym_builtin_check (rt, o) && ((PymBuiltin *) o)->method == &new_def;
}

int
pym_slots_add_wrappers (PymRuntime *rt, PymType *type, const PymType *template)
{
  for (const PymSlotDef *def = pym_slot_defs; def->offset != 0; def++)
    {
      void *function = *pym_slot_place ((PymType *) template, def);
      PymObject *name = rt->objects->callables->names[def->name], *wrapper;
      int result;

      if (function == NULL || def->call == NULL)
        continue;
      result = pym_dict_contains (rt, type->dict, name);
      if (result != 0)
        {
          if (result < 0)
            return -1;
          continue;
        }
      if (function == (void *) pym_object_hash_not_implemented)
        wrapper = pym_newref (pym_none (rt));
      else
        wrapper = pym_slot_wrapper_new (rt, type, def, function);
      if (wrapper == NULL)
        return -1;
      result = pym_dict_set_item (rt, type->dict, name, wrapper);
      pym_decref (rt, wrapper);
      if (result < 0)
        return -1;
    }
  if (template->new_ != NULL)
    {
      PymObject *builtin = pym_slots_new_builtin (rt, type);

      if (builtin == NULL)
        return -1;
      int result = pym_dict_set_item (rt, type->dict, pym_name (rt, NEW), builtin);
      pym_decref (rt, builtin);
      if (result < 0)
        return -1;
    }
  return 0;
}

/* The flags that say which built-in type something is derived of. */
#define SUBCLASS_FLAGS                                                                             \
  (PYM_TYPE_INT_SUBCLASS | PYM_TYPE_LIST_SUBCLASS | PYM_TYPE_TUPLE_SUBCLASS |                      \
   PYM_TYPE_BYTES_SUBCLASS | PYM_TYPE_STR_SUBCLASS | PYM_TYPE_DICT_SUBCLASS |                      \
   PYM_TYPE_EXCEPTION_SUBCLASS | PYM_TYPE_TYPE_SUBCLASS)

/* Slots that go by no name; of a class they come from its base alone. */
#define COPY(field)                                                                                \
  if (type->field == NULL)                                                                         \
  type->field = base->field

void
pym_slots_inherit (PymType *type, const PymType *base)
{
  for (const PymSlotDef *def = pym_slot_defs; def->offset != 0; def++)
    {
      void **place = pym_slot_place (type, def);

      if (def->offset == offsetof (PymType, hash) ||
          def->offset == offsetof (PymType, richcompare) ||
          def->offset == offsetof (PymType, call) || def->offset == offsetof (PymType, new_))
        continue;
      if (*place == NULL)
        *place = *pym_slot_place ((PymType *) base, def);
    }
  /* A type with a comparison of its own needs a hash of its own. */
  if (type->hash == NULL && type->richcompare == NULL)
    {
      type->hash = base->hash;
      type->richcompare = base->richcompare;
    }
  if (type->call == NULL)
    {
      type->call = base->call;
      COPY (vectorcall);
    }
  COPY (alloc);
  COPY (dealloc);
  COPY (del);
  COPY (is_gc);
  COPY (may_untrack);
  COPY (sizeof_);
  if (type->free_ == NULL)
    {
      if (pym_type_has (type, PYM_TYPE_GC) == pym_type_has (base, PYM_TYPE_GC))
        type->free_ = base->free_;
      else
        type->free_ = pym_type_has (type, PYM_TYPE_GC) ? pym_gc_del : pym_object_del;
    }
  if (pym_type_has (base, PYM_TYPE_GC) && !pym_type_has (type, PYM_TYPE_GC) &&
      type->traverse == NULL && type->clear == NULL)
    type->flags |= PYM_TYPE_GC;
  if (type->traverse == NULL && type->clear == NULL)
    {
      type->traverse = base->traverse;
      type->clear = base->clear;
      COPY (walk_edges);
    }
  COPY (walk_blocks);
  if (base != type->base_type)
    return;
  type->flags |= base->flags & (PYM_TYPE_MANAGED_DICT | PYM_TYPE_MANAGED_WEAKREF | SUBCLASS_FLAGS);
  if (type->dict_offset == 0)
    type->dict_offset = base->dict_offset;
  if (type->weaklist_offset == 0)
    type->weaklist_offset = base->weaklist_offset;
  if (type->basicsize == 0)
    type->basicsize = base->basicsize;
  if (type->itemsize == 0)
    type->itemsize = base->itemsize;
}

void
pym_slots_complete (PymType *type)
{
  if (type->hash == NULL)
    type->hash = pym_object_hash_not_implemented;
  if (type->vectorcall != NULL && type->call == NULL)
    type->call = pym_vectorcall_call;
}

/* The one slot among those that answer to this name that the type fills; NULL when it is none or
 * more than one (resolve_slotdups). */
static void **
only_slot_of_name (PymType *type, uint16_t name)
{
  void **found = NULL;

  for (const PymSlotDef *def = pym_slot_defs; def->offset != 0; def++)
    {
      void **place = pym_slot_place (type, def);

      if (def->name != name || *place == NULL)
        continue;
      if (found != NULL)
        return NULL;
      found = place;
    }
  return found;
}

/* A method that does what its type's slot does, such as list.__getitem__. */
static bool
is_method_of_slot (PymRuntime *rt, PymObject *o)
{
  return PYM_IS_EXACT (rt, o, METHOD_DESCRIPTOR) &&
         (((PymMethodDescriptor *) o)->method->flags & PYM_METHOD_COEXIST) != 0;
}

/* Sets the slot of `def` and returns the first entry of the next slot (update_one_slot). */
static const PymSlotDef *
update_one_slot (PymRuntime *rt, PymType *type, const PymSlotDef *def)
{
  uint16_t offset = def->offset;
  void **place = pym_slot_place (type, def);
  void *generic = NULL, *specific = NULL;
  bool use_generic = false;

  do
    {
      PymObject *found = pym_type_lookup (rt, type, rt->objects->callables->names[def->name]);

      if (found == NULL)
        {
          if (offset == offsetof (PymType, iternext))
            specific = (void *) pym_object_next_not_implemented;
          continue;
        }
      if (PYM_IS_EXACT (rt, found, SLOT_WRAPPER) &&
          ((PymSlotWrapper *) found)->slot->name == def->name)
        {
          PymSlotWrapper *wrapper = (PymSlotWrapper *) found;
          void **only = only_slot_of_name (type, def->name);

          if (only == NULL || only == place)
            generic = def->generic;
          if ((specific == NULL || specific == wrapper->wrapped) &&
              wrapper->slot->call == def->call && pym_type_is_subtype (type, wrapper->owner))
            specific = wrapper->wrapped;
          else
            use_generic = true;
        }
      else if (is_method_of_slot (rt, found))
        {
          PymType *owner = ((PymMethodDescriptor *) found)->owner;
          void *function = *pym_slot_place (owner, def);

          generic = def->generic;
          if ((specific == NULL || specific == function) && pym_type_is_subtype (type, owner))
            specific = function;
          else
            use_generic = true;
        }
      else if (offset == offsetof (PymType, new_) && pym_slots_is_new_builtin (rt, found))
        specific = (void *) type->new_;
      else if (found == pym_none (rt) && offset == offsetof (PymType, hash))
        specific = (void *) pym_object_hash_not_implemented;
      else
        {
          use_generic = true;
          generic = def->generic;
        }
    }
  while ((++def)->offset == offset);
  if (specific != NULL && !use_generic)
    *place = specific;
  else
    *place = generic;
  if (offset == offsetof (PymType, call))
    {
      /* A class keeps its base's vectorcall only while it calls alike. */
      if (specific == NULL || use_generic)
        type->vectorcall = NULL;
    }
  return def;
}

void
pym_slots_fix_up (PymRuntime *rt, PymType *type)
{
  for (const PymSlotDef *def = pym_slot_defs; def->offset != 0;)
    def = update_one_slot (rt, type, def);
}

static void
update_slots_of_name (PymRuntime *rt, PymType *type, uint16_t name)
{
  const PymSlotDef *first = pym_slot_defs;

  for (const PymSlotDef *def = pym_slot_defs; def->offset != 0; def++)
    {
      if (def->offset != first->offset)
        first = def;
      if (def->name == name)
        update_one_slot (rt, type, first);
    }
}

static int
update_tree (PymRuntime *rt, PymType *type, PymObject *name, uint16_t id)
{
  PymObject *key, *reference;
  ssize_t position = 0;

  update_slots_of_name (rt, type, id);
  if (type->subclasses == NULL)
    return 0;
  while (pym_dict_next (type->subclasses, &position, &key, &reference))
    {
      PymType *subclass = (PymType *) ((PymWeakref *) reference)->object;
      int overridden;

      if (subclass == NULL)
        continue;
      /* A subclass that defines the name itself does not change. */
      overridden = pym_dict_contains (rt, subclass->dict, name);
      if (overridden < 0 || (!overridden && update_tree (rt, subclass, name, id) < 0))
        return -1;
    }
  return 0;
}

int
pym_type_update_slot (PymRuntime *rt, PymType *type, PymObject *name)
{
  for (const PymSlotDef *def = pym_slot_defs; def->offset != 0; def++)
    if (rt->objects->callables->names[def->name] == name ||
        pym_str_equal (rt->objects->callables->names[def->name], name))
      return update_tree (rt, type, name, def->name);
  return 0;
}
