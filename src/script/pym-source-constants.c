#include "pym-source-constants.h"

#include <string.h>

#include "pym-bytes.h"
#include "pym-container-state.h"
#include "pym-error.h"
#include "pym-float.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-objects.h"
#include "pym-set.h"
#include "pym-str.h"
#include "pym-tuple.h"

struct PymSourceConstants
{
  /* As in CPython an ordinary list, which the collector knows and `gc.get_referrers` names
   * (`a_objects` in Python/pyarena.c). */
  PymObject *owned;
  /* Open addressing, linear; while code is made. */
  PymObject **merged;
  size_t n_merged, n_slots;
};

PymSourceConstants *
pym_source_constants_new (PymRuntime *rt)
{
  PymSourceConstants *constants = pym_raw_calloc (rt, 1, sizeof (PymSourceConstants));

  if (constants == NULL)
    return NULL;
  constants->owned = pym_list_new (rt, 0);
  if (constants->owned == NULL)
    {
      pym_err_clear (rt);
      pym_raw_free (rt, constants);
      return NULL;
    }
  return constants;
}

void
pym_source_constants_end_merging (PymRuntime *rt, PymSourceConstants *constants)
{
  for (size_t i = 0; i < constants->n_slots; i++)
    pym_xdecref (rt, constants->merged[i]);
  pym_raw_free (rt, constants->merged);
  constants->merged = NULL;
  constants->n_merged = constants->n_slots = 0;
}

void
pym_source_constants_free (PymRuntime *rt, PymSourceConstants *constants)
{
  if (constants == NULL)
    return;
  pym_source_constants_end_merging (rt, constants);
  pym_decref (rt, constants->owned);
  pym_raw_free (rt, constants);
}

void
pym_source_constants_walk (PymRuntime *rt,
                           const PymSourceConstants *constants,
                           PymEdgeVisit visit,
                           void *data)
{
  pym_edge_internal (visit, data, "constants of the source", constants->owned);
}

bool
pym_source_constants_add (PymRuntime *rt, PymSourceConstants *constants, PymObject *object)
{
  if (pym_is_immortal (object))
    return true;
  if (pym_list_append_steal (rt, constants->owned, object) == 0)
    return true;
  pym_err_clear (rt);
  return false;
}

static uint64_t
mix (uint64_t hash, uint64_t value)
{
  hash = (hash ^ value) * UINT64_C (0x9e3779b97f4a7c15);
  return hash ^ hash >> 29;
}

static uint64_t
hash_bytes (const void *bytes, size_t size, uint64_t hash)
{
  const unsigned char *p = bytes;

  for (size_t i = 0; i < size; i++)
    hash = (hash ^ p[i]) * UINT64_C (0x100000001b3);
  return mix (hash, size);
}

/* A hash that equal constants share; it also tells types apart. */
static uint64_t
constant_hash (PymRuntime *rt, PymObject *o)
{
  uint64_t hash = (uint64_t) (uintptr_t) pym_type (o) >> 4;

  if (PYM_IS_EXACT (rt, o, STR))
    return hash_bytes (pym_str_data (o), (size_t) (pym_str_length (o) * pym_str_kind (o)), hash);
  if (PYM_IS_EXACT (rt, o, BYTES))
    return hash_bytes (pym_bytes_data (o), (size_t) pym_bytes_size (o), hash);
  if (PYM_IS_EXACT (rt, o, INT))
    return hash_bytes (((PymInt *) o)->digits,
                       (size_t) pym_int_n_digits ((PymInt *) o) * sizeof (PymDigit),
                       hash + (uint64_t) pym_int_sign (o));
  if (PYM_IS_EXACT (rt, o, FLOAT))
    return hash_bytes (&pym_float_value (o), sizeof (double), hash);
  if (PYM_IS_EXACT (rt, o, TUPLE))
    {
      for (ssize_t i = 0; i < pym_tuple_size (o); i++)
        hash = mix (hash, constant_hash (rt, pym_tuple_get (o, i)));
      return hash;
    }
  if (PYM_IS_EXACT (rt, o, FROZENSET))
    {
      ssize_t position = 0, item_hash;
      PymObject *item;

      while (pym_set_next (rt, o, &position, &item, &item_hash))
        hash += constant_hash (rt, item);
      return hash;
    }
  return (uint64_t) (uintptr_t) o;
}

static bool
constants_equal (PymRuntime *rt, PymObject *a, PymObject *b)
{
  if (a == b)
    return true;
  if (pym_type (a) != pym_type (b))
    return false;
  if (PYM_IS_EXACT (rt, a, STR))
    return pym_str_equal (a, b);
  if (PYM_IS_EXACT (rt, a, BYTES))
    return pym_bytes_size (a) == pym_bytes_size (b) &&
           memcmp (pym_bytes_data (a), pym_bytes_data (b), (size_t) pym_bytes_size (a)) == 0;
  if (PYM_IS_EXACT (rt, a, INT))
    return pym_int_compare (a, b) == 0;
  if (PYM_IS_EXACT (rt, a, FLOAT))
    /* By bits: 0.0 and -0.0 differ. A NaN equals nothing but itself. */
    return pym_float_value (a) == pym_float_value (b) &&
           memcmp (&pym_float_value (a), &pym_float_value (b), sizeof (double)) == 0;
  if (PYM_IS_EXACT (rt, a, TUPLE))
    {
      if (pym_tuple_size (a) != pym_tuple_size (b))
        return false;
      for (ssize_t i = 0; i < pym_tuple_size (a); i++)
        if (!constants_equal (rt, pym_tuple_get (a, i), pym_tuple_get (b, i)))
          return false;
      return true;
    }
  if (PYM_IS_EXACT (rt, a, FROZENSET))
    {
      ssize_t at_a = 0, at_b, hash_a, hash_b;
      PymObject *item_a, *item_b;

      if (pym_set_size (a) != pym_set_size (b))
        return false;
      while (pym_set_next (rt, a, &at_a, &item_a, &hash_a))
        {
          bool found = false;

          for (at_b = 0; !found && pym_set_next (rt, b, &at_b, &item_b, &hash_b);)
            found = hash_a == hash_b && constants_equal (rt, item_a, item_b);
          if (!found)
            return false;
        }
      return true;
    }
  return false;
}

/* The slot of an equal constant, or the empty one where it belongs. */
static PymObject **
find_slot (PymRuntime *rt, PymSourceConstants *constants, PymObject *o)
{
  size_t mask = constants->n_slots - 1, i = constant_hash (rt, o) & mask;

  while (constants->merged[i] != NULL && !constants_equal (rt, constants->merged[i], o))
    i = (i + 1) & mask;
  return &constants->merged[i];
}

static bool
make_room (PymRuntime *rt, PymSourceConstants *constants)
{
  size_t n_old = constants->n_slots;
  PymObject **old = constants->merged;

  if ((constants->n_merged + 1) * 2 <= n_old)
    return true;
  constants->n_slots = n_old == 0 ? 128 : n_old * 2;
  constants->merged = pym_raw_calloc (rt, constants->n_slots, sizeof *constants->merged);
  if (constants->merged == NULL)
    {
      constants->merged = old;
      constants->n_slots = n_old;
      return false;
    }
  for (size_t i = 0; i < n_old; i++)
    if (old[i] != NULL)
      *find_slot (rt, constants, old[i]) = old[i];
  pym_raw_free (rt, old);
  return true;
}

/* Letters, digits and "_" only: such texts are interned (all_name_chars in Objects/codeobject.c).
 */
static bool
looks_like_a_name (PymObject *o)
{
  if (!pym_str_is_ascii (o))
    return false;
  for (ssize_t i = 0; i < pym_str_length (o); i++)
    {
      uint32_t c = pym_str_read_char (o, i);

      if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && c != '_')
        return false;
    }
  return true;
}

static bool
merge_tuple_items (PymRuntime *rt, PymSourceConstants *constants, PymObject *tuple)
{
  for (ssize_t i = 0; i < pym_tuple_size (tuple); i++)
    {
      PymObject *old = pym_tuple_get (tuple, i);
      PymObject *item = pym_source_constants_merge (rt, constants, old);

      if (item == NULL)
        return false;
      if (item != old)
        {
          pym_tuple_set (tuple, i, pym_newref (item));
          pym_decref (rt, old);
        }
    }
  return true;
}

/* A frozenset is not changed but made anew from the items that stand for its own. */
static PymObject *
frozenset_of_merged (PymRuntime *rt, PymSourceConstants *constants, PymObject *set)
{
  PymObject *tuple = pym_tuple_new (rt, pym_set_size (set)), *item, *made = NULL;
  ssize_t position = 0, n = 0, hash;

  if (tuple == NULL)
    return NULL;
  while (pym_set_next (rt, set, &position, &item, &hash))
    {
      item = pym_source_constants_merge (rt, constants, item);
      if (item == NULL)
        goto out;
      pym_tuple_set (tuple, n++, pym_newref (item));
    }
  made = pym_frozenset_new (rt, tuple);
out:
  pym_decref (rt, tuple);
  return made;
}

PymObject *
pym_source_constants_merge (PymRuntime *rt, PymSourceConstants *constants, PymObject *object)
{
  PymObject **slot, *stands;

  if (!make_room (rt, constants))
    {
      pym_err_no_memory (rt);
      return NULL;
    }
  slot = find_slot (rt, constants, object);
  if (*slot != NULL)
    return *slot;
  stands = pym_newref (object);
  if (PYM_IS_EXACT (rt, object, STR) && looks_like_a_name (object))
    pym_str_intern_in_place (rt, &stands);
  else if (PYM_IS_EXACT (rt, object, FROZENSET) && pym_set_size (object) > 0)
    {
      pym_decref (rt, stands);
      stands = frozenset_of_merged (rt, constants, object);
    }
  else if (PYM_IS_EXACT (rt, object, TUPLE) && !merge_tuple_items (rt, constants, object))
    {
      pym_decref (rt, stands);
      stands = NULL;
    }
  if (stands == NULL || !make_room (rt, constants))
    {
      pym_xdecref (rt, stands);
      if (pym_err_occurred (rt) == NULL)
        pym_err_no_memory (rt);
      return NULL;
    }
  /* Merging the items may have moved the table. */
  slot = find_slot (rt, constants, stands);
  *slot = stands;
  constants->n_merged++;
  return stands;
}
