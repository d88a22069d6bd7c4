/* The algebra of sets. In which order elements are added decides the order of iteration, so each
 * operation walks the operand that CPython walks (Objects/setobject.c). */
#include "pym-container-state.h"
#include "pym-dict-keys.h"
#include "pym-set-private.h"

static void
swap_if_larger (PymObject **a, PymObject **b)
{
  if (pym_set_size (*b) > pym_set_size (*a))
    {
      PymObject *was = *a;

      *a = *b;
      *b = was;
    }
}

/* Adds the key if `set` has it (when wanted) or has it not. 0 or -1. */
static int
add_if (
    PymRuntime *rt, PymObject *result, PymObject *set, PymObject *key, ssize_t hash, bool wanted)
{
  int there, status;

  pym_incref (key);
  there = status = pym_set_contains_hashed (rt, (PymSet *) set, key, hash);
  if (there >= 0 && (there > 0) == wanted)
    status = pym_set_add_hashed (rt, (PymSet *) result, key, hash);
  pym_decref (rt, key);
  return status < 0 ? -1 : 0;
}

PymObject *
pym_set_intersection (PymRuntime *rt, PymObject *set, PymObject *other)
{
  PymObject *result, *iterator, *key;
  ssize_t position = 0, hash;

  if (set == other)
    return pym_set_copy (rt, set);
  result = pym_set_make_base (rt, pym_type (set), NULL);
  if (result == NULL)
    return NULL;
  if (pym_any_set_check (rt, other))
    {
      swap_if_larger (&set, &other);
      while (pym_set_next (rt, other, &position, &key, &hash))
        if (add_if (rt, result, set, key, hash, true) < 0)
          goto failed;
      return result;
    }
  iterator = pym_object_get_iter (rt, other);
  if (iterator == NULL)
    goto failed;
  while ((key = pym_iter_next (rt, iterator)) != NULL)
    {
      int status = -1;

      hash = pym_object_hash (rt, key);
      if (hash != -1)
        status = add_if (rt, result, set, key, hash, true);
      pym_decref (rt, key);
      if (status < 0)
        break;
    }
  pym_decref (rt, iterator);
  if (rt->error != NULL)
    goto failed;
  return result;

failed:
  pym_decref (rt, result);
  return NULL;
}

static int
discard_all_of_set (PymRuntime *rt, PymObject *set, PymObject *other)
{
  PymObject *key;
  ssize_t position = 0, hash;
  int status = 0;

  /* Much larger than the set: only what they have in common matters. */
  if (pym_set_size (other) >> 3 > pym_set_size (set))
    other = pym_set_intersection (rt, set, other);
  else
    pym_incref (other);
  if (other == NULL)
    return -1;
  while (status >= 0 && pym_set_next (rt, other, &position, &key, &hash))
    {
      pym_incref (key);
      status = pym_set_discard_hashed (rt, (PymSet *) set, key, hash);
      pym_decref (rt, key);
    }
  pym_decref (rt, other);
  return status < 0 ? -1 : 0;
}

int
pym_set_difference_update (PymRuntime *rt, PymObject *o, PymObject *other)
{
  PymSet *set = (PymSet *) o;

  if (o == other)
    return pym_set_clear (rt, o);
  if (pym_any_set_check (rt, other))
    {
      if (discard_all_of_set (rt, o, other) < 0)
        return -1;
    }
  else
    {
      PymObject *iterator = pym_object_get_iter (rt, other), *key;

      if (iterator == NULL)
        return -1;
      while ((key = pym_iter_next (rt, iterator)) != NULL)
        {
          int status = pym_set_discard (rt, o, key);

          pym_decref (rt, key);
          if (status < 0)
            break;
        }
      pym_decref (rt, iterator);
      if (rt->error != NULL)
        return -1;
    }
  /* More than a quarter of dummies is too many. */
  if ((size_t) (set->fill - set->used) <= (size_t) set->mask / 4)
    return 0;
  return pym_set_resize (rt, set, pym_set_growth (set));
}

static PymObject *
copy_and_discard (PymRuntime *rt, PymObject *set, PymObject *other)
{
  PymObject *result = pym_set_copy (rt, set);

  if (result != NULL && pym_set_difference_update (rt, result, other) < 0)
    {
      pym_decref (rt, result);
      return NULL;
    }
  return result;
}

PymObject *
pym_set_difference (PymRuntime *rt, PymObject *set, PymObject *other)
{
  PymObject *result, *key, *value;
  ssize_t n, position = 0, hash;
  bool is_dict = PYM_IS_EXACT (rt, other, DICT);

  if (pym_any_set_check (rt, other))
    n = pym_set_size (other);
  else if (is_dict)
    n = pym_dict_size (other);
  else
    return copy_and_discard (rt, set, other);
  if (pym_set_size (set) >> 2 > n)
    return copy_and_discard (rt, set, other);

  result = pym_set_make_base (rt, pym_type (set), NULL);
  if (result == NULL)
    return NULL;
  while (pym_set_next (rt, set, &position, &key, &hash))
    {
      int status = 0;

      if (!is_dict)
        status = add_if (rt, result, other, key, hash, false);
      else
        {
          pym_incref (key);
          if (pym_dict_lookup (rt, (PymDict *) other, key, hash, &value) == PYM_INDEX_ERROR)
            status = -1;
          else if (value == NULL)
            status = pym_set_add_hashed (rt, (PymSet *) result, key, hash);
          pym_decref (rt, key);
        }
      if (status < 0)
        {
          pym_decref (rt, result);
          return NULL;
        }
    }
  return result;
}

/* Discards the key, or adds it when it was not there. */
static int
toggle (PymRuntime *rt, PymObject *set, PymObject *key, ssize_t hash)
{
  int status;

  pym_incref (key);
  status = pym_set_discard_hashed (rt, (PymSet *) set, key, hash);
  if (status == 0)
    status = pym_set_add_hashed (rt, (PymSet *) set, key, hash);
  pym_decref (rt, key);
  return status < 0 ? -1 : 0;
}

int
pym_set_symmetric_difference_update (PymRuntime *rt, PymObject *set, PymObject *other)
{
  PymObject *key;
  ssize_t position = 0, hash;
  int status = 0;

  if (set == other)
    return pym_set_clear (rt, set);
  if (PYM_IS_EXACT (rt, other, DICT))
    {
      while (status == 0 && pym_dict_next_with_hash (other, &position, &key, NULL, &hash))
        status = toggle (rt, set, key, hash);
      return status;
    }
  if (pym_any_set_check (rt, other))
    pym_incref (other);
  else
    other = pym_set_make_base (rt, pym_type (set), other);
  if (other == NULL)
    return -1;
  while (status == 0 && pym_set_next (rt, other, &position, &key, &hash))
    status = toggle (rt, set, key, hash);
  pym_decref (rt, other);
  return status;
}

PymObject *
pym_set_symmetric_difference (PymRuntime *rt, PymObject *set, PymObject *other)
{
  PymObject *result = pym_set_make_base (rt, pym_type (set), other);

  if (result != NULL && pym_set_symmetric_difference_update (rt, result, set) < 0)
    {
      pym_decref (rt, result);
      return NULL;
    }
  return result;
}

/* Whether some element of the iterable (or, `all`, every one) is in the set. */
static int
any_or_all (PymRuntime *rt, PymObject *set, PymObject *iterable, bool all)
{
  PymObject *iterator = pym_object_get_iter (rt, iterable), *key;
  int there = all;

  if (iterator == NULL)
    return -1;
  while (there == all && (key = pym_iter_next (rt, iterator)) != NULL)
    {
      there = pym_set_contains (rt, set, key);
      pym_decref (rt, key);
    }
  pym_decref (rt, iterator);
  return rt->error != NULL ? -1 : there;
}

int
pym_set_is_disjoint (PymRuntime *rt, PymObject *set, PymObject *other)
{
  PymObject *key;
  ssize_t position = 0, hash;
  int there = 0;

  if (set == other)
    return pym_set_size (set) == 0;
  if (!PYM_IS_EXACT (rt, other, SET) && !PYM_IS_EXACT (rt, other, FROZENSET))
    {
      there = any_or_all (rt, set, other, false);
      return there < 0 ? -1 : !there;
    }
  swap_if_larger (&set, &other);
  while (there == 0 && pym_set_next (rt, other, &position, &key, &hash))
    {
      pym_incref (key);
      there = pym_set_contains_hashed (rt, (PymSet *) set, key, hash);
      pym_decref (rt, key);
    }
  return there < 0 ? -1 : !there;
}

int
pym_set_is_subset (PymRuntime *rt, PymObject *set, PymObject *other)
{
  PymObject *key;
  ssize_t position = 0, hash;
  int there = 1;

  if (!pym_any_set_check (rt, other))
    {
      PymObject *common = pym_set_intersection (rt, set, other);

      if (common == NULL)
        return -1;
      there = pym_set_size (common) == pym_set_size (set);
      pym_decref (rt, common);
      return there;
    }
  if (pym_set_size (set) > pym_set_size (other))
    return 0;
  while (there > 0 && pym_set_next (rt, set, &position, &key, &hash))
    {
      pym_incref (key);
      there = pym_set_contains_hashed (rt, (PymSet *) other, key, hash);
      pym_decref (rt, key);
    }
  return there;
}

int
pym_set_is_superset (PymRuntime *rt, PymObject *set, PymObject *other)
{
  if (pym_any_set_check (rt, other))
    return pym_set_is_subset (rt, other, set);
  return any_or_all (rt, set, other, true);
}
