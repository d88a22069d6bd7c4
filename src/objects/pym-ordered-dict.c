/* The order of an OrderedDict: nodes, their index, and how they follow what the dict does. */
#include "pym-ordered-dict.h"

#include "pym-container-state.h"
#include "pym-dict-keys.h"
#include "pym-name.h"
#include "pym-ordered-dict-private.h"
#include "pym-type-object.h"

#include <string.h>

bool
pym_ordered_dict_check (PymRuntime *rt, PymObject *o)
{
  return pym_type_is_subtype (pym_type (o), PYM_TYPE (rt, ORDERED_DICT));
}

/* Place of a key among the dict's entries; below 0 when it is not there or on error. */
static ssize_t
raw_index (PymRuntime *rt, PymOrderedDict *od, PymObject *key, ssize_t hash)
{
  PymObject *value;

  return pym_dict_lookup (rt, &od->dict, key, hash, &value);
}

/* A new index for the table that the dict has now. */
static int
rebuild_index (PymRuntime *rt, PymOrderedDict *od)
{
  ssize_t size = (ssize_t) pym_keys_size (od->dict.keys);
  PymOrderedDictNode **nodes = pym_mem_malloc (rt, (size_t) size * sizeof *nodes);

  if (nodes == NULL)
    {
      pym_err_no_memory (rt);
      return -1;
    }
  memset (nodes, 0, (size_t) size * sizeof *nodes);
  for (PymOrderedDictNode *node = od->first; node != NULL; node = node->next)
    {
      ssize_t i = raw_index (rt, od, node->key, node->hash);

      if (i < 0 || i >= size)
        {
          pym_mem_free (rt, nodes);
          return -1;
        }
      nodes[i] = node;
    }
  pym_mem_free (rt, od->fast_nodes);
  od->fast_nodes = nodes;
  od->fast_nodes_size = size;
  od->resize_sentinel = od->dict.keys;
  return 0;
}

static ssize_t
index_of (PymRuntime *rt, PymOrderedDict *od, PymObject *key, ssize_t hash)
{
  ssize_t i;

  if ((od->resize_sentinel != od->dict.keys ||
       od->fast_nodes_size != (ssize_t) pym_keys_size (od->dict.keys)) &&
      rebuild_index (rt, od) < 0)
    return -1;
  i = raw_index (rt, od, key, hash);
  return i < 0 || i >= od->fast_nodes_size ? -1 : i;
}

static PymOrderedDictNode *
find_hashed (PymRuntime *rt, PymOrderedDict *od, PymObject *key, ssize_t hash)
{
  ssize_t i;

  if (od->first == NULL)
    return NULL;
  i = index_of (rt, od, key, hash);
  return i < 0 ? NULL : od->fast_nodes[i];
}

PymOrderedDictNode *
pym_ordered_dict_find (PymRuntime *rt, PymOrderedDict *od, PymObject *key)
{
  ssize_t hash;

  if (od->first == NULL)
    return NULL;
  hash = pym_dict_hash_of (rt, key);
  return hash == -1 ? NULL : find_hashed (rt, od, key, hash);
}

static void
link_at_end (PymOrderedDict *od, PymOrderedDictNode *node)
{
  node->next = NULL;
  node->prev = od->last;
  if (od->last == NULL)
    od->first = node;
  else
    od->last->next = node;
  od->last = node;
  od->state++;
}

static void
link_at_beginning (PymOrderedDict *od, PymOrderedDictNode *node)
{
  node->prev = NULL;
  node->next = od->first;
  if (od->first == NULL)
    od->last = node;
  else
    od->first->prev = node;
  od->first = node;
  od->state++;
}

static void
unlink_node (PymOrderedDict *od, PymOrderedDictNode *node)
{
  if (od->first == node)
    od->first = node->next;
  else
    node->prev->next = node->next;
  if (od->last == node)
    od->last = node->prev;
  else
    node->next->prev = node->prev;
  node->prev = node->next = NULL;
  od->state++;
}

void
pym_ordered_dict_move (PymOrderedDict *od, PymOrderedDictNode *node, bool to_end)
{
  if (node == (to_end ? od->last : od->first))
    return;
  unlink_node (od, node);
  if (to_end)
    link_at_end (od, node);
  else
    link_at_beginning (od, node);
}

static int
add_node (PymRuntime *rt, PymOrderedDict *od, PymObject *key, ssize_t hash)
{
  ssize_t i = index_of (rt, od, key, hash);
  PymOrderedDictNode *node;

  if (i < 0)
    {
      if (rt->error == NULL)
        pym_err_set_key_error (rt, key);
      return -1;
    }
  if (od->fast_nodes[i] != NULL)
    return 0;
  node = pym_mem_malloc (rt, sizeof *node);
  if (node == NULL)
    {
      pym_err_no_memory (rt);
      return -1;
    }
  node->key = pym_newref (key);
  node->hash = hash;
  link_at_end (od, node);
  od->fast_nodes[i] = node;
  return 0;
}

int
pym_ordered_dict_set_item (PymRuntime *rt, PymObject *o, PymObject *key, PymObject *value)
{
  ssize_t hash = pym_dict_hash_of (rt, key);

  if (hash == -1 || pym_dict_set_item_known_hash (rt, o, key, value, hash) < 0)
    return -1;
  if (add_node (rt, (PymOrderedDict *) o, key, hash) < 0)
    {
      /* An entry without a node must not stay. */
      PymObject *error = pym_err_get_raised (rt);

      if (pym_dict_del_item_known_hash (rt, o, key, hash) < 0)
        pym_err_clear (rt);
      pym_err_set_raised (rt, error);
      return -1;
    }
  return 0;
}

int
pym_ordered_dict_remove_node (PymRuntime *rt, PymOrderedDict *od, PymObject *key, ssize_t hash)
{
  PymOrderedDictNode *node;
  ssize_t i;

  if (od->first == NULL)
    return 0;
  i = index_of (rt, od, key, hash);
  if (i < 0)
    return rt->error != NULL ? -1 : 0;
  node = od->fast_nodes[i];
  if (node == NULL)
    return 0;
  od->fast_nodes[i] = NULL;
  unlink_node (od, node);
  pym_decref (rt, node->key);
  pym_mem_free (rt, node);
  return 0;
}

int
pym_ordered_dict_del_item (PymRuntime *rt, PymObject *o, PymObject *key)
{
  ssize_t hash = pym_dict_hash_of (rt, key);

  if (hash == -1 || pym_ordered_dict_remove_node (rt, (PymOrderedDict *) o, key, hash) < 0)
    return -1;
  return pym_dict_del_item_known_hash (rt, o, key, hash);
}

void
pym_ordered_dict_clear_nodes (PymRuntime *rt, PymOrderedDict *od)
{
  PymOrderedDictNode *node = od->first;

  pym_mem_free (rt, od->fast_nodes);
  od->fast_nodes = NULL;
  od->fast_nodes_size = 0;
  od->resize_sentinel = NULL;
  od->first = od->last = NULL;
  while (node != NULL)
    {
      PymOrderedDictNode *next = node->next;

      pym_decref (rt, node->key);
      pym_mem_free (rt, node);
      node = next;
    }
}

PymObject *
pym_ordered_dict_pop (PymRuntime *rt, PymObject *o, PymObject *key, PymObject *fallback)
{
  PymOrderedDict *od = (PymOrderedDict *) o;
  ssize_t hash = pym_dict_hash_of (rt, key);

  if (hash == -1)
    return NULL;
  if (pym_ordered_dict_find (rt, od, key) != NULL)
    {
      /* The node first: popping may run code that makes the dict grow. */
      if (pym_ordered_dict_remove_node (rt, od, key, hash) < 0)
        return NULL;
      return pym_dict_pop (rt, o, key, fallback);
    }
  if (rt->error != NULL)
    return NULL;
  if (fallback != NULL)
    return pym_newref (fallback);
  pym_err_set_key_error (rt, key);
  return NULL;
}

/* A pair of an iterable's, by the words that OrderedDict finds for a wrong one. */
static int
set_pair (PymRuntime *rt, PymObject *od, PymObject *pair)
{
  PymObject *iterator = pym_object_get_iter (rt, pair), *parts[3] = { NULL, NULL, NULL };
  int result = -1;

  if (iterator == NULL)
    return -1;
  for (int i = 0; i < 3; i++)
    {
      parts[i] = pym_iter_next (rt, iterator);
      if (parts[i] == NULL)
        break;
    }
  if (rt->error == NULL)
    {
      if (parts[1] == NULL)
        pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "need more than %d value%s to unpack",
                        parts[0] != NULL, parts[0] != NULL ? "" : "s");
      else if (parts[2] != NULL)
        pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR),
                            "too many values to unpack (expected 2)");
      else
        result = pym_object_set_item (rt, od, parts[0], parts[1]);
    }
  for (int i = 0; i < 3; i++)
    pym_xdecref (rt, parts[i]);
  pym_decref (rt, iterator);
  return result;
}

static int
set_pairs (PymRuntime *rt, PymObject *od, PymObject *pairs)
{
  PymObject *iterator = pym_object_get_iter (rt, pairs), *pair;

  if (iterator == NULL)
    return -1;
  while ((pair = pym_iter_next (rt, iterator)) != NULL)
    {
      int result = set_pair (rt, od, pair);

      pym_decref (rt, pair);
      if (result < 0)
        break;
    }
  pym_decref (rt, iterator);
  return rt->error != NULL ? -1 : 0;
}

static int
set_by_keys (PymRuntime *rt, PymObject *od, PymObject *mapping, PymObject *keys_method)
{
  PymObject *keys = pym_object_call_noargs (rt, keys_method), *iterator, *key;

  if (keys == NULL)
    return -1;
  iterator = pym_object_get_iter (rt, keys);
  pym_decref (rt, keys);
  if (iterator == NULL)
    return -1;
  while ((key = pym_iter_next (rt, iterator)) != NULL)
    {
      PymObject *value = pym_object_get_item (rt, mapping, key);
      int result = value != NULL ? pym_object_set_item (rt, od, key, value) : -1;

      pym_xdecref (rt, value);
      pym_decref (rt, key);
      if (result < 0)
        break;
    }
  pym_decref (rt, iterator);
  return rt->error != NULL ? -1 : 0;
}

static int
set_by_items (PymRuntime *rt, PymObject *od, PymObject *items)
{
  int result;

  if (items == NULL)
    return -1;
  result = set_pairs (rt, od, items);
  pym_decref (rt, items);
  return result;
}

int
pym_ordered_dict_update_from (PymRuntime *rt, PymObject *od, PymObject *argument)
{
  PymObject *method;
  int result;

  if (PYM_IS_EXACT (rt, argument, DICT))
    return set_by_items (rt, od, pym_dict_items_list (rt, argument));
  if (pym_object_lookup_attr (rt, argument, pym_name (rt, KEYS), &method) < 0)
    return -1;
  if (method != NULL)
    {
      result = set_by_keys (rt, od, argument, method);
      pym_decref (rt, method);
      return result;
    }
  if (pym_object_lookup_attr (rt, argument, pym_name (rt, ITEMS), &method) < 0)
    return -1;
  if (method != NULL)
    {
      result = set_by_items (rt, od, pym_object_call_noargs (rt, method));
      pym_decref (rt, method);
      return result;
    }
  return set_pairs (rt, od, argument);
}

int
pym_ordered_dict_update_all (PymRuntime *rt, PymObject *od, PymObject *args, PymObject *kwargs)
{
  if (pym_size (args) > 0 && pym_ordered_dict_update_from (rt, od, pym_tuple_get (args, 0)) < 0)
    return -1;
  return kwargs != NULL ? set_by_items (rt, od, pym_dict_items_list (rt, kwargs)) : 0;
}
