/* What programs see of a dict: operators, methods, the type. */
#include "pym-dict.h"

#include "pym-args.h"
#include "pym-container-state.h"
#include "pym-dict-keys.h"
#include "pym-int.h"
#include "pym-iterators.h"
#include "pym-name.h"
#include "pym-repr-guard.h"
#include "pym-str-builder.h"

static PymObject *
dict_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  PymDict *dict = (PymDict *) type->alloc (rt, type, 0);

  if (dict == NULL)
    return NULL;
  if (type == PYM_TYPE (rt, DICT))
    pym_gc_untrack (dict);
  dict->used = 0;
  dict->version = pym_dict_next_version (rt);
  dict->keys = pym_container_state (rt)->empty_keys;
  dict->values = NULL;
  return PYM_OBJECT (dict);
}

static int
dict_init (PymRuntime *rt, PymObject *self, PymObject *args, PymObject *kwargs)
{
  return pym_dict_update_common (rt, self, args, kwargs, "dict");
}

static PymObject *
dict_type_vectorcall (
    PymRuntime *rt, PymObject *type, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *dict;

  if (pym_args_check_positional (rt, "dict", nargs, 0, 1) < 0)
    return NULL;
  dict = dict_new (rt, (PymType *) type, NULL, NULL);
  if (dict == NULL)
    return NULL;
  if (nargs == 1 && pym_dict_update_from_argument (rt, dict, args[0]) < 0)
    goto failed;
  if (kwnames != NULL)
    for (ssize_t i = 0; i < pym_size (kwnames); i++)
      if (pym_dict_set_item (rt, dict, pym_tuple_get (kwnames, i), args[nargs + i]) < 0)
        goto failed;
  return dict;

failed:
  pym_decref (rt, dict);
  return NULL;
}

static PymObject *
dict_repr (PymRuntime *rt, PymObject *o)
{
  PymStrBuilder text;
  PymObject *key, *value;
  ssize_t position = 0;
  bool first = true;
  int entered = pym_repr_enter (rt, o);

  if (entered != 0)
    return entered > 0 ? pym_str_from_string (rt, "{...}") : NULL;
  pym_str_builder_init (rt, &text);
  pym_str_builder_add_char (&text, '{');
  while (pym_dict_next (o, &position, &key, &value))
    {
      int added;

      pym_incref (key);
      pym_incref (value);
      if (!first)
        pym_str_builder_add_ascii (&text, ", ", 2);
      first = false;
      added = pym_str_builder_add_repr (&text, key);
      if (added == 0)
        {
          pym_str_builder_add_ascii (&text, ": ", 2);
          added = pym_str_builder_add_repr (&text, value);
        }
      pym_decref (rt, key);
      pym_decref (rt, value);
      if (added < 0)
        break;
    }
  pym_str_builder_add_char (&text, '}');
  pym_repr_leave (rt, o);
  return pym_str_builder_finish (&text);
}

static PymObject *
dict_richcompare (PymRuntime *rt, PymObject *v, PymObject *w, int op)
{
  int equal;

  if (!pym_dict_check (v) || !pym_dict_check (w) || (op != PYM_EQ && op != PYM_NE))
    return pym_newref (pym_not_implemented (rt));
  equal = pym_dict_equal (rt, v, w);
  if (equal < 0)
    return NULL;
  return pym_newref (equal == (op == PYM_EQ) ? pym_true (rt) : pym_false (rt));
}

static ssize_t
dict_length (PymRuntime *rt, PymObject *o)
{
  return pym_dict_size (o);
}

PymObject *
pym_dict_subscript (PymRuntime *rt, PymObject *o, PymObject *key)
{
  ssize_t hash = pym_dict_hash_of (rt, key);
  PymObject *value;

  if (hash == -1 || pym_dict_lookup (rt, (PymDict *) o, key, hash, &value) == PYM_INDEX_ERROR)
    return NULL;
  if (value != NULL)
    return pym_newref (value);
  if (!PYM_IS_EXACT (rt, o, DICT))
    {
      PymObject *missing = pym_object_lookup_special (rt, o, pym_name (rt, MISSING)), *result;

      if (missing != NULL)
        {
          result = pym_object_call_one_arg (rt, missing, key);
          pym_decref (rt, missing);
          return result;
        }
      if (rt->error != NULL)
        return NULL;
    }
  pym_err_set_key_error (rt, key);
  return NULL;
}

static int
dict_ass_subscript (PymRuntime *rt, PymObject *o, PymObject *key, PymObject *value)
{
  return value != NULL ? pym_dict_set_item (rt, o, key, value) : pym_dict_del_item (rt, o, key);
}

static PymObject *
dict_or (PymRuntime *rt, PymObject *v, PymObject *w)
{
  PymObject *result;

  if (!pym_dict_check (v) || !pym_dict_check (w))
    return pym_newref (pym_not_implemented (rt));
  result = pym_dict_copy (rt, v);
  if (result != NULL && pym_dict_update_from_argument (rt, result, w) < 0)
    {
      pym_decref (rt, result);
      return NULL;
    }
  return result;
}

static PymObject *
dict_inplace_or (PymRuntime *rt, PymObject *o, PymObject *other)
{
  return pym_dict_update_from_argument (rt, o, other) < 0 ? NULL : pym_newref (o);
}

static PymObject *
dict_get (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *value = pym_dict_get_item_with_error (rt, self, args[0]);

  if (value == NULL && rt->error != NULL)
    return NULL;
  if (value == NULL)
    value = nargs > 1 ? args[1] : pym_none (rt);
  return pym_newref (value);
}

static PymObject *
dict_set_default (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_xnewref (
      pym_dict_set_default (rt, self, args[0], nargs > 1 ? args[1] : pym_none (rt)));
}

static PymObject *
dict_pop (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_dict_pop (rt, self, args[0], nargs > 1 ? args[1] : NULL);
}

/* The last entry's place is given back, but not its slot in the index: room does not grow. */
static PymObject *
dict_pop_item (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymDict *dict = (PymDict *) self;
  PymObject *item = pym_tuple_new (rt, 2), *key, *value;
  PymDictKeys *keys;
  ssize_t i, hash;

  if (item == NULL)
    return NULL;
  if (dict->used == 0)
    {
      pym_decref (rt, item);
      pym_err_set_string (rt, PYM_TYPE (rt, KEY_ERROR), "popitem(): dictionary is empty");
      return NULL;
    }
  if (dict->values != NULL && pym_dict_resize (rt, dict, dict->keys->log2_size, true) < 0)
    {
      pym_decref (rt, item);
      return NULL;
    }
  keys = dict->keys;
  keys->version = 0;
  i = keys->n_entries - 1;
  if (keys->kind == PYM_DICT_KEYS_GENERAL)
    {
      PymDictEntry *entries = pym_keys_general_entries (keys);

      while (entries[i].value == NULL)
        i--;
      key = entries[i].key;
      value = entries[i].value;
      hash = entries[i].hash;
      entries[i] = (PymDictEntry){ 0 };
    }
  else
    {
      PymDictStrEntry *entries = pym_keys_str_entries (keys);

      while (entries[i].value == NULL)
        i--;
      key = entries[i].key;
      value = entries[i].value;
      hash = ((PymStr *) key)->hash;
      entries[i] = (PymDictStrEntry){ 0 };
    }
  pym_keys_set_index (keys, pym_keys_find_slot (keys, hash, i), PYM_INDEX_DUMMY);
  keys->n_entries = i;
  dict->used--;
  dict->version = pym_dict_next_version (rt);
  pym_tuple_set (item, 0, key);
  pym_tuple_set (item, 1, value);
  return item;
}

static PymObject *
dict_update (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  if (pym_args_check_positional (rt, "update", nargs, 0, 1) < 0)
    return NULL;
  if (nargs == 1 && pym_dict_update_from_argument (rt, self, args[0]) < 0)
    return NULL;
  if (kwnames != NULL)
    for (ssize_t i = 0; i < pym_size (kwnames); i++)
      if (pym_dict_set_item (rt, self, pym_tuple_get (kwnames, i), args[nargs + i]) < 0)
        return NULL;
  return pym_newref (pym_none (rt));
}

static PymObject *
dict_clear (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  pym_dict_clear (rt, self);
  return pym_newref (pym_none (rt));
}

static PymObject *
dict_copy (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_dict_copy (rt, self);
}

static PymObject *
dict_keys (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_dict_keys_view (rt, self);
}

static PymObject *
dict_values (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_dict_values_view (rt, self);
}

static PymObject *
dict_items (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_dict_items_view (rt, self);
}

static PymObject *
dict_reversed (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_dict_reverse_iter (rt, self);
}

static PymObject *
dict_from_keys (
    PymRuntime *rt, PymObject *type, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_dict_from_keys (rt, type, args[0], nargs > 1 ? args[1] : pym_none (rt));
}

static size_t
dict_sizeof (PymRuntime *rt, const PymObject *o)
{
  return pym_dict_sizeof (rt, (const PymDict *) o);
}

static int
dict_tp_clear (PymRuntime *rt, PymObject *o)
{
  pym_dict_clear (rt, o);
  return 0;
}

static PymObject *
dict_method_getitem (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_dict_subscript (rt, self, args[0]);
}

static PymObject *
dict_method_contains (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  int found = pym_dict_contains (rt, self, args[0]);

  return found < 0 ? NULL : pym_bool_from_long (rt, found);
}

static const PymMethodDef dict_methods[] = {
  { "__contains__", dict_method_contains, 1, 1, PYM_METHOD_COEXIST, NULL },
  { "__getitem__", dict_method_getitem, 1, 1, PYM_METHOD_COEXIST, NULL },
  { "get", dict_get, 1, 2, 0, NULL },
  { "setdefault", dict_set_default, 1, 2, 0, NULL },
  { "pop", dict_pop, 1, 2, 0, NULL },
  { "popitem", dict_pop_item, 0, 0, 0, NULL },
  { "keys", dict_keys, 0, 0, 0, NULL },
  { "items", dict_items, 0, 0, 0, NULL },
  { "values", dict_values, 0, 0, 0, NULL },
  { "update", dict_update, 0, -1, PYM_METHOD_PACKED | PYM_METHOD_KEYWORDS, NULL },
  { "fromkeys", dict_from_keys, 1, 2, PYM_METHOD_CLASS, NULL },
  { "clear", dict_clear, 0, 0, 0, NULL },
  { "copy", dict_copy, 0, 0, 0, NULL },
  { "__reversed__", dict_reversed, 0, 0, 0, NULL },
  { NULL },
};

const PymType pym_dict_template = {
  .name = "dict",
  .basicsize = sizeof (PymDict),
  .flags = PYM_TYPE_GC | PYM_TYPE_BASETYPE | PYM_TYPE_DICT_SUBCLASS,
  .alloc = pym_type_generic_alloc,
  .new_ = dict_new,
  .init = dict_init,
  .dealloc = pym_dict_dealloc,
  .free_ = pym_gc_del,
  .traverse = pym_dict_traverse,
  .clear = dict_tp_clear,
  .may_untrack = pym_dict_may_untrack,
  .sizeof_ = dict_sizeof,
  .walk_blocks = pym_dict_walk_blocks,
  .walk_edges = pym_dict_walk_edges,
  .repr = dict_repr,
  .iter = pym_dict_iter,
  .hash = pym_object_hash_not_implemented,
  .type_vectorcall = dict_type_vectorcall,
  .getattro = pym_object_generic_get_attr,
  .richcompare = dict_richcompare,
  .nb_or = dict_or,
  .nb_inplace_or = dict_inplace_or,
  .sq_contains = pym_dict_contains,
  .mp_length = dict_length,
  .mp_subscript = pym_dict_subscript,
  .mp_ass_subscript = dict_ass_subscript,
  .methods = dict_methods,
};
