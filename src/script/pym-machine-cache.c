#include "pym-machine-cache.h"
#include "pym-abstract.h"
#include "pym-descriptor.h"
#include "pym-dict.h"
#include "pym-instance-values.h"
#include "pym-module.h"
#include "pym-type-object.h"

static PymInlineCache *
cache_of (PymCode *code, const PymInstruction *instruction)
{
  return &code->caches[instruction->note - 1];
}

static void
rewrite (const PymInstruction *instruction, unsigned opcode)
{
  ((PymInstruction *) instruction)->opcode = (uint16_t) opcode;
}

void
pym_machine_cache_miss (PymCode *code, const PymInstruction *instruction, unsigned opcode)
{
  cache_of (code, instruction)->misses++;
  rewrite (instruction, opcode);
}

static uint32_t
version_of (PymRuntime *rt, PymObject *dict)
{
  return pym_dict_keys_version (rt, ((PymDict *) dict)->keys);
}

void
pym_machine_cache_global (PymRuntime *rt,
                          PymCode *code,
                          const PymInstruction *instruction,
                          PymObject *globals,
                          PymObject *builtins,
                          PymObject *name)
{
  PymInlineCache *cache = cache_of (code, instruction);
  ssize_t index;

  cache->misses++;
  if (!PYM_IS_EXACT (rt, globals, DICT) || !PYM_IS_EXACT (rt, builtins, DICT))
    return;
  cache->version = version_of (rt, globals);
  if (cache->version == 0)
    return;
  index = pym_dict_index_of (rt, globals, name);
  if (index >= 0)
    {
      cache->index = (uint32_t) index;
      rewrite (instruction, PYM_LOAD_GLOBAL_OF_MODULE);
      return;
    }
  cache->other = version_of (rt, builtins);
  index = pym_dict_index_of (rt, builtins, name);
  if (cache->other == 0 || index < 0)
    return;
  cache->index = (uint32_t) index;
  rewrite (instruction, PYM_LOAD_GLOBAL_OF_BUILTINS);
}

static void
cache_module_attr (PymRuntime *rt,
                   PymInlineCache *cache,
                   const PymInstruction *instruction,
                   PymObject *module,
                   PymObject *name)
{
  PymObject *dict = pym_module_get_dict (module);
  ssize_t index;

  if (dict == NULL || pym_type_lookup (rt, pym_type (module), name) != NULL)
    return;
  cache->version = version_of (rt, dict);
  index = pym_dict_index_of (rt, dict, name);
  if (cache->version == 0 || index < 0)
    return;
  cache->index = (uint32_t) index;
  rewrite (instruction, PYM_LOAD_ATTR_OF_MODULE);
}

/* An attribute of a class that is what lies in its dict, or in that of a base. */
static void
cache_class_attr (PymRuntime *rt,
                  PymInlineCache *cache,
                  const PymInstruction *instruction,
                  PymType *class,
                  PymObject *name)
{
  PymObject *found;

  if (pym_type (class) != PYM_TYPE (rt, TYPE) ||
      pym_type_lookup (rt, PYM_TYPE (rt, TYPE), name) != NULL ||
      !pym_type_assign_version (rt, class))
    return;
  found = pym_type_lookup (rt, class, name);
  if (found == NULL || (pym_type (found)->descr_get != NULL && !PYM_IS_EXACT (rt, found, FUNCTION)))
    return;
  cache->version = class->version;
  cache->object = found;
  rewrite (instruction, PYM_LOAD_ATTR_OF_CLASS);
}

/* A slot's place in the object; false when the attribute is something else. */
static bool
is_slot (PymRuntime *rt, PymType *type, PymObject *found, bool store, uint32_t *offset)
{
  const PymMemberDescriptor *member = (const PymMemberDescriptor *) found;

  if (!PYM_IS_EXACT (rt, found, MEMBER_DESCRIPTOR) || !pym_type_is_subtype (type, member->owner) ||
      (store && member->member->read_only) || member->member->offset < 0)
    return false;
  *offset = (uint32_t) member->member->offset;
  return true;
}

void
pym_machine_cache_load_attr (PymRuntime *rt,
                             PymCode *code,
                             const PymInstruction *instruction,
                             PymObject *owner,
                             PymObject *name,
                             bool method)
{
  PymInlineCache *cache = cache_of (code, instruction);
  PymType *type = pym_type (owner);
  PymObject *found;
  ssize_t index;

  cache->misses++;
  if (PYM_IS_EXACT (rt, owner, MODULE))
    {
      cache_module_attr (rt, cache, instruction, owner, name);
      return;
    }
  if (PYM_IS (owner, PYM_TYPE_TYPE_SUBCLASS))
    {
      cache_class_attr (rt, cache, instruction, (PymType *) owner, name);
      return;
    }
  if (type->getattro != pym_object_generic_get_attr || !pym_type_assign_version (rt, type))
    return;
  cache->version = type->version;
  found = pym_type_lookup (rt, type, name);
  if (found == NULL)
    {
      if (!pym_type_has (type, PYM_TYPE_MANAGED_DICT) || type->shared_keys == NULL)
        return;
      index = pym_shared_keys_index_of (rt, type->shared_keys, name);
      if (index < 0)
        return;
      cache->index = (uint32_t) index;
      rewrite (instruction, PYM_LOAD_ATTR_OF_VALUES);
    }
  else if (is_slot (rt, type, found, false, &cache->index))
    rewrite (instruction, PYM_LOAD_ATTR_OF_SLOT);
  else if (method && PYM_IS (found, PYM_TYPE_METHOD_DESCRIPTOR))
    {
      cache->object = found;
      if (!pym_type_has (type, PYM_TYPE_MANAGED_DICT))
        {
          if (type->dict_offset == 0)
            rewrite (instruction, PYM_LOAD_METHOD_OF_TYPE);
          return;
        }
      if (type->shared_keys == NULL)
        return;
      cache->other = pym_dict_keys_version (rt, type->shared_keys);
      if (cache->other != 0 && pym_shared_keys_index_of (rt, type->shared_keys, name) < 0)
        rewrite (instruction, PYM_LOAD_METHOD_OF_VALUES);
    }
}

void
pym_machine_cache_store_attr (PymRuntime *rt,
                              PymCode *code,
                              const PymInstruction *instruction,
                              PymObject *owner,
                              PymObject *name)
{
  PymInlineCache *cache = cache_of (code, instruction);
  PymType *type = pym_type (owner);
  PymObject *found;
  ssize_t index;

  cache->misses++;
  if (type->setattro != pym_object_generic_set_attr || !pym_type_assign_version (rt, type))
    return;
  cache->version = type->version;
  found = pym_type_lookup (rt, type, name);
  if (found == NULL && pym_type_has (type, PYM_TYPE_MANAGED_DICT) && type->shared_keys != NULL)
    {
      index = pym_shared_keys_index_of (rt, type->shared_keys, name);
      if (index < 0)
        return;
      cache->index = (uint32_t) index;
      rewrite (instruction, PYM_STORE_ATTR_OF_VALUES);
    }
  else if (found != NULL && is_slot (rt, type, found, true, &cache->index))
    rewrite (instruction, PYM_STORE_ATTR_OF_SLOT);
}
