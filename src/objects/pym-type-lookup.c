/* Attributes of types along the resolution order, cached by type version (_PyType_Lookup). */
#include "pym-callables.h"
#include "pym-collector.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-abstract.h"
#include "pym-type-private.h"

#define CACHE_SIZE 4096

/* A version names one state of a type and of all its bases; when one of them changes it is taken
 * away, and entries that carry it are never found again. Values are borrowed: the state holds them.
 * Only interned names are cached, which live as long as the runtime. */
typedef struct
{
  uint32_t version;
  PymObject *name, *value;
} CacheEntry;

struct PymTypeCache
{
  CacheEntry entries[CACHE_SIZE];
};

int
pym_type_cache_init (PymRuntime *rt)
{
  struct PymCallableState *state = rt->objects->callables;

  state->cache = pym_raw_calloc (rt, 1, sizeof (struct PymTypeCache));
  state->next_version = 1;
  return state->cache == NULL ? -1 : 0;
}

void
pym_type_cache_fini (PymRuntime *rt)
{
  pym_raw_free (rt, rt->objects->callables->cache);
  rt->objects->callables->cache = NULL;
}

bool
pym_type_is_subtype (const PymType *a, const PymType *b)
{
  if (a == b)
    return true;
  if (a->mro != NULL)
    {
      ssize_t n = pym_tuple_size (a->mro);

      for (ssize_t i = 0; i < n; i++)
        if (pym_tuple_get (a->mro, i) == (PymObject *) b)
          return true;
      return false;
    }
  /* Not ready yet. */
  for (; a != NULL; a = a->base_type)
    if (a == b)
      return true;
  return false;
}

bool
pym_object_type_is_instance (PymObject *o, PymType *type)
{
  return pym_type_is_subtype (pym_type (o), type);
}

void
pym_type_modified (PymRuntime *rt, PymType *type)
{
  PymObject *key, *reference;
  ssize_t position = 0;

  if (type->version == 0)
    return;
  type->version = 0;
  if (type->subclasses == NULL)
    return;
  while (pym_dict_next (type->subclasses, &position, &key, &reference))
    {
      PymObject *subclass = ((PymWeakref *) reference)->object;

      if (subclass != NULL)
        pym_type_modified (rt, (PymType *) subclass);
    }
}

bool
pym_type_assign_version (PymRuntime *rt, PymType *type)
{
  if (type->version != 0)
    return true;
  if (!pym_type_has (type, PYM_TYPE_READY) || type->bases == NULL)
    return false;
  if (rt->objects->callables->next_version == 0)
    return false;
  /* Bases first: they must tell this type when they change. */
  for (ssize_t i = 0; i < pym_tuple_size (type->bases); i++)
    if (!pym_type_assign_version (rt, (PymType *) pym_tuple_get (type->bases, i)))
      return false;
  type->version = rt->objects->callables->next_version++;
  return true;
}

static PymObject *
find_in_mro (PymRuntime *rt, PymType *type, PymObject *name)
{
  ssize_t hash;

  if (type->mro == NULL)
    return NULL;
  hash = pym_str_hash (rt, name);
  for (ssize_t i = 0; i < pym_tuple_size (type->mro); i++)
    {
      PymType *base = (PymType *) pym_tuple_get (type->mro, i);
      PymObject *found;

      if (base->dict == NULL)
        continue;
      found = pym_dict_get_item_known_hash (rt, base->dict, name, hash);
      if (found != NULL)
        return found;
      if (rt->error != NULL)
        {
          pym_err_clear (rt);
          return NULL;
        }
    }
  return NULL;
}

PymObject *
pym_type_lookup (PymRuntime *rt, PymType *type, PymObject *name)
{
  CacheEntry *entry;
  PymObject *found;

  if (!pym_str_is_interned (name))
    return find_in_mro (rt, type, name);
  entry = &rt->objects->callables->cache
               ->entries[(type->version ^ ((uintptr_t) name >> 4)) % CACHE_SIZE];
  if (PYM_LIKELY (entry->version == type->version && entry->name == name && type->version != 0))
    return entry->value;
  found = find_in_mro (rt, type, name);
  if (pym_type_assign_version (rt, type))
    {
      entry = &rt->objects->callables->cache
                   ->entries[(type->version ^ ((uintptr_t) name >> 4)) % CACHE_SIZE];
      entry->version = type->version;
      entry->name = name;
      entry->value = found;
    }
  return found;
}

PymObject *
pym_type_lookup_string (PymRuntime *rt, PymType *type, const char *name)
{
  PymObject *text = pym_str_from_string (rt, name), *found;

  if (text == NULL)
    return NULL;
  found = pym_type_lookup (rt, type, text);
  pym_decref (rt, text);
  return found;
}
