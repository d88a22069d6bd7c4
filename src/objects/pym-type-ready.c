/* Making static types ready: copies of constant templates get inherited slots, a dict with
 * descriptors of what they do in C, and a resolution order (PyType_Ready).
 */
#include <string.h>

#include "pym-abstract.h"
#include "pym-builtin.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-private.h"
#include "pym-weakref-object.h"

struct PymStaticTypes
{
  struct PymStaticTypes *next;
  PymType type;
};

void
pym_type_ready_slots (PymRuntime *rt, PymType *type)
{
  PymType *base = type->base_type;

  type->var.base.type = base != NULL ? pym_type (base) : PYM_TYPE (rt, TYPE);
  type->flags |= PYM_TYPE_IMMUTABLE;
  if (type->new_ == NULL && base == PYM_TYPE (rt, OBJECT))
    type->flags |= PYM_TYPE_DISALLOW_INSTANTIATION;
  if (pym_type_has (type, PYM_TYPE_DISALLOW_INSTANTIATION))
    type->new_ = NULL;
  else if (type->new_ == NULL && base != NULL)
    type->new_ = base->new_;
  if (base != NULL)
    pym_slots_inherit (type, base);
  pym_slots_complete (type);
}

static int
add (PymRuntime *rt, PymType *type, const char *name, PymObject *descriptor, bool replace)
{
  PymObject *key;
  int result;

  if (descriptor == NULL)
    return -1;
  key = pym_str_intern_from_string (rt, name);
  result = key == NULL ? -1 : replace ? 0 : pym_dict_contains (rt, type->dict, key);
  if (result == 0)
    result = pym_dict_set_item (rt, type->dict, key, descriptor);
  pym_xdecref (rt, key);
  pym_decref (rt, descriptor);
  return result < 0 ? -1 : 0;
}

int
pym_type_add_methods (PymRuntime *rt, PymType *type, const PymMethodDef *methods)
{
  for (const PymMethodDef *def = methods; def != NULL && def->name != NULL; def++)
    {
      PymObject *descriptor;

      if ((def->flags & PYM_METHOD_CLASS) != 0)
        descriptor = pym_class_method_descriptor_new (rt, type, def);
      else if ((def->flags & PYM_METHOD_STATIC) != 0)
        {
          PymObject *function = pym_builtin_new (rt, def, PYM_OBJECT (type), NULL);

          descriptor = function == NULL ? NULL : pym_static_method_new (rt, function);
          pym_xdecref (rt, function);
        }
      else
        descriptor = pym_method_descriptor_new (rt, type, def);
      if (add (rt, type, def->name, descriptor, (def->flags & PYM_METHOD_COEXIST) != 0) < 0)
        return -1;
    }
  return 0;
}

int
pym_type_add_members (PymRuntime *rt, PymType *type, const PymMemberDef *members)
{
  for (const PymMemberDef *def = members; def != NULL && def->name != NULL; def++)
    if (add (rt, type, def->name, pym_member_descriptor_new (rt, type, def), false) < 0)
      return -1;
  return 0;
}

int
pym_type_add_getset (PymRuntime *rt, PymType *type, const PymGetSetDef *getset)
{
  for (const PymGetSetDef *def = getset; def != NULL && def->name != NULL; def++)
    if (add (rt, type, def->name, pym_getset_descriptor_new (rt, type, def), false) < 0)
      return -1;
  return 0;
}

static PymObject *
own_sizeof (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_int_from_size (rt, pym_type (self)->sizeof_ (rt, self));
}

/* `__sizeof__` of a type whose instances are more than their struct and items. */
static const PymMethodDef sizeof_methods[] = {
  { "__sizeof__", own_sizeof, 0, 0 },
  { NULL },
};

/* Key of a type among its base's subclasses: its address, so that it is found without hashing. */
static PymObject *
subclass_key (PymRuntime *rt, PymType *type)
{
  return pym_int_from_size (rt, (size_t) type);
}

static int
add_subclass (PymRuntime *rt, PymType *base, PymType *type)
{
  PymObject *key = subclass_key (rt, type), *reference = NULL;
  int result = -1;

  if (key == NULL)
    return -1;
  reference = pym_weakref_new_ref (rt, PYM_OBJECT (type), NULL);
  if (reference != NULL && base->subclasses == NULL)
    base->subclasses = pym_dict_new (rt);
  if (reference != NULL && base->subclasses != NULL)
    result = pym_dict_set_item (rt, base->subclasses, key, reference);
  pym_decref (rt, key);
  pym_xdecref (rt, reference);
  return result;
}

int
pym_type_add_to_bases (PymRuntime *rt, PymType *type)
{
  for (ssize_t i = 0; i < pym_tuple_size (type->bases); i++)
    if (add_subclass (rt, (PymType *) pym_tuple_get (type->bases, i), type) < 0)
      return -1;
  return 0;
}

void
pym_type_remove_from_bases (PymRuntime *rt, PymType *type)
{
  PymObject *error = pym_err_get_raised (rt);

  for (ssize_t i = 0; type->bases != NULL && i < pym_tuple_size (type->bases); i++)
    {
      PymType *base = (PymType *) pym_tuple_get (type->bases, i);
      PymObject *key;

      if (base->subclasses == NULL)
        continue;
      key = subclass_key (rt, type);
      if (key == NULL || pym_dict_del_item (rt, base->subclasses, key) < 0)
        pym_err_clear (rt);
      pym_xdecref (rt, key);
      if (pym_dict_size (base->subclasses) == 0)
        pym_clear (rt, &base->subclasses);
    }
  pym_err_set_raised (rt, error);
}

static int
set_doc (PymRuntime *rt, PymType *type)
{
  PymObject *doc;
  int result = pym_dict_contains (rt, type->dict, pym_name (rt, DOC));

  if (result != 0)
    return result < 0 ? -1 : 0;
  doc = type->doc != NULL ? pym_str_from_string (rt, type->doc) : pym_newref (pym_none (rt));
  if (doc == NULL)
    return -1;
  result = pym_dict_set_item (rt, type->dict, pym_name (rt, DOC), doc);
  pym_decref (rt, doc);
  return result;
}

int
pym_type_ready_tables (PymRuntime *rt, PymType *type, const PymType *template)
{
  PymType *base = type->base_type;

  if (type->bases == NULL)
    type->bases = base != NULL ? pym_tuple_pack (rt, 1, base) : pym_tuple_new (rt, 0);
  if (type->bases == NULL)
    return -1;
  if (type->dict == NULL)
    type->dict = pym_dict_new (rt);
  if (type->dict == NULL)
    return -1;
  if (pym_slots_add_wrappers (rt, type, template) < 0 ||
      pym_type_add_methods (rt, type, type->methods) < 0 ||
      (template->sizeof_ != NULL && pym_type_add_methods (rt, type, sizeof_methods) < 0) ||
      pym_type_add_members (rt, type, type->members) < 0 ||
      pym_type_add_getset (rt, type, type->getset) < 0 || set_doc (rt, type) < 0)
    return -1;
  if (type->hash == pym_object_hash_not_implemented)
    {
      int result = pym_dict_contains (rt, type->dict, pym_name (rt, HASH));

      if (result == 0)
        result = pym_dict_set_item (rt, type->dict, pym_name (rt, HASH), pym_none (rt));
      if (result < 0)
        return -1;
    }
  if (type->mro == NULL)
    type->mro = pym_type_compute_mro (rt, type);
  if (type->mro == NULL || pym_type_add_to_bases (rt, type) < 0)
    return -1;
  type->flags |= PYM_TYPE_READY;
  return 0;
}

int
pym_type_ready (PymRuntime *rt, PymType *type, const PymType *template)
{
  if (type->base_type == NULL && type != PYM_TYPE (rt, OBJECT))
    type->base_type = PYM_TYPE (rt, OBJECT);
  pym_type_ready_slots (rt, type);
  return pym_type_ready_tables (rt, type, template);
}

PymType *
pym_type_new_static (PymRuntime *rt, const PymType *template, PymType *base)
{
  struct PymStaticTypes *entry = pym_raw_calloc (rt, 1, sizeof *entry);

  if (entry == NULL)
    {
      pym_err_no_memory (rt);
      return NULL;
    }
  memcpy (&entry->type, template, sizeof *template);
  pym_set_immortal (&entry->type);
  entry->type.base_type = base != NULL ? base : PYM_TYPE (rt, OBJECT);
  /* Kept even if it does not become ready: what was made is released with the runtime. */
  entry->next = rt->objects->callables->statics;
  rt->objects->callables->statics = entry;
  if (pym_type_ready (rt, &entry->type, template) < 0)
    return NULL;
  return &entry->type;
}

void
pym_type_release (PymRuntime *rt, PymType *type)
{
  type->version = 0;
  pym_clear (rt, &type->dict);
  pym_clear (rt, &type->subclasses);
  pym_clear (rt, &type->mro);
  pym_clear (rt, &type->bases);
  pym_clear (rt, &type->heap_name);
  while (type->weakrefs != NULL)
    pym_weakref_clear (rt, type->weakrefs);
}

void
pym_walk_static_types (PymRuntime *rt, void (*visit) (PymType *type, void *data), void *data)
{
  for (struct PymStaticTypes *entry = rt->objects->callables->statics; entry != NULL;
       entry = entry->next)
    visit (&entry->type, data);
  for (int i = PYM_N_TYPES - 1; i >= 0; i--)
    visit (&rt->objects->types[i], data);
}

void
pym_types_fini (PymRuntime *rt)
{
  struct PymCallableState *state = rt->objects->callables;
  struct PymStaticTypes *entry = state->statics;

  state->statics = NULL;
  while (entry != NULL)
    {
      struct PymStaticTypes *next = entry->next;

      pym_raw_free (rt, entry);
      entry = next;
    }
}
