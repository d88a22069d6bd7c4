/* Attributes of instances in arrays, and the names their class shares. */
#include "pym-instance-values.h"

#include "pym-container-state.h"
#include "pym-dict-keys.h"

#include <string.h>

#define SHARED_KEYS_LOG2_SIZE 6

_Static_assert(PYM_SHARED_KEYS_MAX <= PYM_USABLE_FRACTION (1 << SHARED_KEYS_LOG2_SIZE),
               "the table has entries for all the names that it lets in");
_Static_assert(PYM_SHARED_KEYS_MAX < 254, "places are kept in bytes");

PymDictKeys *
pym_dict_new_shared_keys (PymRuntime *rt)
{
  PymDictKeys *keys = pym_keys_new (rt, SHARED_KEYS_LOG2_SIZE, true);

  if (keys != NULL)
    {
      keys->usable = PYM_SHARED_KEYS_MAX;
      keys->kind = PYM_DICT_KEYS_SPLIT;
    }
  return keys;
}

PymDictValues *
pym_values_new (PymRuntime *rt, ssize_t room)
{
  size_t prefix = ((size_t) room + 2 + 7) & ~(size_t) 7;
  uint8_t *block = pym_mem_malloc (rt, prefix + (size_t) room * sizeof (PymObject *));

  if (block == NULL)
    return (PymDictValues *) pym_err_no_memory (rt);
  block[prefix - 1] = (uint8_t) (prefix + (prefix - 2 - (size_t) room));
  block[prefix - 2] = 0;
  memset (block + prefix, 0, (size_t) room * sizeof (PymObject *));
  return (PymDictValues *) (block + prefix);
}

void
pym_values_free (PymRuntime *rt, PymDictValues *values)
{
  pym_mem_free (rt, (char *) values - pym_values_prefix (values));
}

void
pym_values_walk_block (PymDictValues *values, PymBlockVisit visit, void *data)
{
  size_t prefix = pym_values_prefix (values);

  visit ((char *) values - prefix,
         prefix + (size_t) pym_values_room (values) * sizeof (PymObject *), "attribute values",
         data);
}

void
pym_values_delete_from_order (PymDictValues *values, ssize_t index)
{
  uint8_t *order = (uint8_t *) values - 3;
  ssize_t n = pym_values_count (values), i = 0;

  while (order[-i] != index)
    i++;
  for (; i < n - 1; i++)
    order[-i] = order[-i - 1];
  ((uint8_t *) values)[-2] = (uint8_t) (n - 1);
}

static PymDictKeys *
keys_of (PymObject *o)
{
  return pym_type (o)->shared_keys;
}

/* A dict of nothing yet around the keys of a class. */
static PymObject *
new_split_dict (PymRuntime *rt, PymDictKeys *keys)
{
  PymDictValues *values = pym_values_new (rt, pym_shared_keys_room (keys));
  PymObject *dict;

  if (values == NULL)
    return NULL;
  dict = pym_dict_new_with (rt, pym_keys_ref (keys), values, 0);
  if (dict == NULL)
    pym_values_free (rt, values);
  return dict;
}

PymObject *
pym_dict_from_values (PymRuntime *rt, PymDictKeys *keys, PymDictValues *values)
{
  ssize_t used = 0;
  bool track = false;
  PymObject *dict;

  for (ssize_t i = 0; i < pym_shared_keys_room (keys); i++)
    if (values->values[i] != NULL)
      {
        used++;
        track = track || pym_gc_may_be_tracked (rt, values->values[i]);
      }
  dict = pym_dict_new_with (rt, pym_keys_ref (keys), values, used);
  if (dict != NULL && track)
    pym_gc_track (rt, dict);
  return dict;
}

/* Each instance leaves the next one less room, down to one spare place (init_inline_values). */
int
pym_instance_init_values (PymRuntime *rt, PymObject *o)
{
  PymType *type = pym_type (o);
  PymDictKeys *keys = type->shared_keys;
  PymDictValues *values;

  if (!pym_type_has (type, PYM_TYPE_MANAGED_DICT))
    return 0;
  if (keys->usable > 1)
    keys->usable--;
  values = pym_values_new (rt, pym_shared_keys_room (keys));
  if (values == NULL)
    return -1;
  pym_instance_dict_or_values (o)->values = (char *) values - 1;
  return 0;
}

PymObject *
pym_instance_get_dict (PymRuntime *rt, PymObject *o)
{
  PymDictOrValues *place = pym_instance_dict_or_values (o);
  PymDictValues *values = pym_instance_values (o);

  if (values != NULL)
    {
      PymObject *dict = pym_dict_from_values (rt, keys_of (o), values);

      if (dict == NULL)
        return NULL;
      place->dict = dict;
    }
  else if (place->dict == NULL)
    {
      PymObject *dict = new_split_dict (rt, keys_of (o));

      if (dict == NULL)
        return NULL;
      place->dict = dict;
    }
  return pym_newref (place->dict);
}

int
pym_instance_set_dict (PymRuntime *rt, PymObject *o, PymObject *dict)
{
  PymDictOrValues *place = pym_instance_dict_or_values (o);

  if (pym_instance_values (o) != NULL)
    {
      PymObject *made = pym_instance_get_dict (rt, o);

      if (made == NULL)
        return -1;
      pym_decref (rt, made);
    }
  pym_xincref (dict);
  pym_setref (rt, &place->dict, dict);
  return 0;
}

PymObject *
pym_instance_get_attribute (PymRuntime *rt, PymObject *o, PymObject *name)
{
  PymDictValues *values = pym_instance_values (o);
  PymObject *dict, *value;
  ssize_t index;

  if (values != NULL && PYM_IS_EXACT (rt, name, STR))
    {
      ssize_t hash = pym_dict_hash_of (rt, name);

      if (hash == -1)
        return NULL;
      index = pym_keys_lookup_str (keys_of (o), name, hash);
      return index < 0 ? NULL : pym_xnewref (values->values[index]);
    }
  if (values != NULL)
    {
      /* A name of a str subclass may compare as it likes. */
      dict = pym_instance_get_dict (rt, o);
      if (dict == NULL)
        return NULL;
    }
  else
    {
      dict = pym_instance_dict_if_made (o);
      if (dict == NULL)
        return NULL;
      pym_incref (dict);
    }
  value = pym_xnewref (pym_dict_get_item_with_error (rt, dict, name));
  pym_decref (rt, dict);
  return value;
}

/* Place of a name in the class's table, entered if there is room: deleting a name that is not there
 * enters it too (insert_into_dictkeys). PYM_INDEX_EMPTY: no room. */
static ssize_t
enter_name (PymRuntime *rt, PymDictKeys *keys, PymObject *name, ssize_t hash)
{
  ssize_t index = pym_keys_lookup_str (keys, name, hash);

  if (index != PYM_INDEX_EMPTY || keys->usable <= 0)
    return index;
  keys->version = 0;
  index = keys->n_entries;
  pym_keys_set_index (keys, pym_keys_find_empty_slot (keys, hash), index);
  pym_keys_str_entries (keys)[index].key = pym_newref (name);
  keys->usable--;
  keys->n_entries++;
  return index;
}

static int
store_in_values (
    PymRuntime *rt, PymObject *o, PymDictValues *values, PymObject *name, PymObject *value)
{
  ssize_t index = PYM_INDEX_EMPTY;
  PymObject *old;

  if (PYM_IS_EXACT (rt, name, STR))
    {
      ssize_t hash = pym_dict_hash_of (rt, name);

      if (hash == -1)
        return -1;
      index = enter_name (rt, keys_of (o), name, hash);
    }
  if (index < 0)
    {
      PymObject *dict = pym_dict_from_values (rt, keys_of (o), values);

      if (dict == NULL)
        return -1;
      pym_instance_dict_or_values (o)->dict = dict;
      return value != NULL ? pym_dict_set_item (rt, dict, name, value)
                           : pym_dict_del_item (rt, dict, name);
    }
  old = values->values[index];
  if (old == NULL && value == NULL)
    {
      pym_err_no_attribute_to_set (rt, o, name);
      return -1;
    }
  values->values[index] = pym_xnewref (value);
  if (old == NULL)
    pym_values_add_to_order (values, index);
  else if (value == NULL)
    pym_values_delete_from_order (values, index);
  pym_xdecref (rt, old);
  return 0;
}

int
pym_instance_store_attribute (PymRuntime *rt, PymObject *o, PymObject *name, PymObject *value)
{
  PymDictValues *values = pym_instance_values (o);
  PymObject *dict;
  int result;

  if (values != NULL)
    result = store_in_values (rt, o, values, name, value);
  else
    {
      dict = pym_instance_get_dict (rt, o);
      if (dict == NULL)
        return -1;
      result = value != NULL ? pym_dict_set_item (rt, dict, name, value)
                             : pym_dict_del_item (rt, dict, name);
      pym_decref (rt, dict);
    }
  if (result < 0 && value == NULL && pym_err_exception_matches (rt, PYM_TYPE (rt, KEY_ERROR)))
    {
      pym_err_clear (rt);
      pym_err_no_attribute_to_set (rt, o, name);
    }
  return result;
}

ssize_t
pym_shared_keys_index_of (PymRuntime *rt, PymDictKeys *keys, PymObject *name)
{
  ssize_t hash = pym_dict_hash_of (rt, name);
  ssize_t index = hash == -1 ? -1 : pym_keys_lookup_str (keys, name, hash);

  return index < 0 ? -1 : index;
}

int
pym_instance_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PymDictValues *values = pym_instance_values (o);

  if (values != NULL)
    {
      for (ssize_t i = 0; i < keys_of (o)->n_entries; i++)
        PYM_VISIT (values->values[i]);
    }
  else
    PYM_VISIT (pym_instance_dict_if_made (o));
  return 0;
}

/* The instance has neither values nor dict before the first of them dies: whoever looks at it from
 * a finalizer then finds it empty. */
void
pym_instance_clear (PymRuntime *rt, PymObject *o)
{
  PymDictValues *values = pym_instance_values (o);
  PymObject *dict = pym_instance_dict_if_made (o);

  pym_instance_dict_or_values (o)->dict = NULL;
  if (values != NULL)
    {
      for (ssize_t i = 0, n = keys_of (o)->n_entries; i < n; i++)
        pym_xdecref (rt, values->values[i]);
      pym_values_free (rt, values);
    }
  pym_xdecref (rt, dict);
}

void
pym_instance_free_attributes (PymRuntime *rt, PymObject *o)
{
  pym_instance_clear (rt, o);
}

void
pym_instance_walk_blocks (PymRuntime *rt, PymObject *o, PymBlockVisit visit, void *data)
{
  PymDictValues *values = pym_instance_values (o);

  if (values != NULL)
    pym_values_walk_block (values, visit, data);
}

void
pym_instance_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymDictValues *values = pym_instance_values (o);

  if (values == NULL)
    {
      pym_edge_internal (visit, data, "__dict__", pym_instance_dict_if_made (o));
      return;
    }
  for (ssize_t i = 0, n = pym_values_count (values); i < n; i++)
    {
      ssize_t index = pym_values_at (values, i);
      PymEdge edge = { .kind = PYM_EDGE_ATTRIBUTE,
                       .key = pym_keys_str_entries (keys_of (o))[index].key,
                       .referent = values->values[index] };

      visit (&edge, data);
    }
}
