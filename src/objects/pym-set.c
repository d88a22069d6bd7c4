/* The table of a set: finding, adding, discarding, growing; life of a set. */
#include "pym-set.h"

#include "pym-container-state.h"
#include "pym-dict-keys.h"
#include "pym-set-private.h"
#include "pym-type-object.h"

#include <string.h>

#define LINEAR_PROBES 9
#define PERTURB_SHIFT 5

static inline bool
is_used (PymRuntime *rt, const PymSetEntry *entry)
{
  return entry->key != NULL && entry->key != &pym_container_state (rt)->set_dummy;
}

enum
{
  NOT_FOUND = 0,
  FOUND = 1,
};

/* The slot of the key, or the one where it would go: the last dummy on its path, else the never
 * used slot that ends the path. FOUND, NOT_FOUND or -1. A comparison may change the set: then all
 * begins anew. */
static int
find (PymRuntime *rt, PymSet *set, PymObject *key, ssize_t hash, size_t *slot)
{
  PymSetEntry *table;
  size_t mask, i, perturb, dummy = 0;
  bool has_dummy;

again:
  table = set->table;
  mask = (size_t) set->mask;
  i = (size_t) hash & mask;
  perturb = (size_t) hash;
  has_dummy = false;
  for (;;)
    {
      size_t last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;

      for (size_t j = i; j <= last; j++)
        {
          PymObject *found = table[j].key;
          int equal;

          if (table[j].hash == 0 && found == NULL)
            {
              *slot = has_dummy ? dummy : j;
              return NOT_FOUND;
            }
          if (table[j].hash != hash)
            {
              if (table[j].hash == -1)
                {
                  dummy = j;
                  has_dummy = true;
                }
              continue;
            }
          *slot = j;
          if (found == key)
            return FOUND;
          if (PYM_IS_EXACT (rt, found, STR) && PYM_IS_EXACT (rt, key, STR))
            {
              if (pym_str_equal (found, key))
                return FOUND;
              continue;
            }
          pym_incref (found);
          equal = pym_object_rich_compare_bool (rt, found, key, PYM_EQ);
          pym_decref (rt, found);
          if (equal < 0)
            return -1;
          if (set->table != table || (size_t) set->mask != mask || table[j].key != found)
            goto again;
          if (equal > 0)
            return FOUND;
        }
      perturb >>= PERTURB_SHIFT;
      i = (i * 5 + 1 + perturb) & mask;
    }
}

/* Into a table that has no such key and no dummies. */
static void
insert_clean (PymSetEntry *table, size_t mask, PymObject *key, ssize_t hash)
{
  size_t i = (size_t) hash & mask, perturb = (size_t) hash;

  for (;;)
    {
      size_t last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;

      for (size_t j = i; j <= last; j++)
        if (table[j].key == NULL)
          {
            table[j] = (PymSetEntry){ key, hash };
            return;
          }
      perturb >>= PERTURB_SHIFT;
      i = (i * 5 + 1 + perturb) & mask;
    }
}

int
pym_set_resize (PymRuntime *rt, PymSet *set, ssize_t min_used)
{
  PymSetEntry small_copy[PYM_SET_MIN_SIZE], *old = set->table, *new;
  bool old_is_block = old != set->small_table;
  size_t size = PYM_SET_MIN_SIZE, old_mask = (size_t) set->mask;

  while (size <= (size_t) min_used)
    size <<= 1;
  if (size == PYM_SET_MIN_SIZE)
    {
      new = set->small_table;
      if (new == old)
        {
          if (set->fill == set->used)
            return 0;
          memcpy (small_copy, old, sizeof small_copy);
          old = small_copy;
        }
    }
  else
    {
      new = pym_mem_malloc (rt, size * sizeof *new);
      if (new == NULL)
        {
          pym_err_no_memory (rt);
          return -1;
        }
    }
  memset (new, 0, size * sizeof *new);
  set->mask = (ssize_t) size - 1;
  set->table = new;
  set->fill = set->used;
  for (size_t i = 0; i <= old_mask; i++)
    if (is_used (rt, &old[i]))
      insert_clean (new, size - 1, old[i].key, old[i].hash);
  if (old_is_block)
    pym_mem_free (rt, old);
  return 0;
}

int
pym_set_add_hashed (PymRuntime *rt, PymSet *set, PymObject *key, ssize_t hash)
{
  size_t slot;
  int found;

  pym_incref (key);
  found = find (rt, set, key, hash, &slot);
  if (found != NOT_FOUND)
    {
      pym_decref (rt, key);
      return found < 0 ? -1 : 0;
    }
  set->used++;
  if (set->table[slot].key != NULL)
    {
      set->table[slot] = (PymSetEntry){ key, hash };
      return 0;
    }
  set->fill++;
  set->table[slot] = (PymSetEntry){ key, hash };
  if ((size_t) set->fill * 5 < (size_t) set->mask * 3)
    return 0;
  return pym_set_resize (rt, set, pym_set_growth (set));
}

int
pym_set_contains_hashed (PymRuntime *rt, PymSet *set, PymObject *key, ssize_t hash)
{
  size_t slot;

  return find (rt, set, key, hash, &slot);
}

int
pym_set_discard_hashed (PymRuntime *rt, PymSet *set, PymObject *key, ssize_t hash)
{
  PymObject *old;
  size_t slot;
  int found = find (rt, set, key, hash, &slot);

  if (found != FOUND)
    return found;
  old = set->table[slot].key;
  set->table[slot] = (PymSetEntry){ &pym_container_state (rt)->set_dummy, -1 };
  set->used--;
  pym_decref (rt, old);
  return FOUND;
}

int
pym_set_add (PymRuntime *rt, PymObject *set, PymObject *key)
{
  ssize_t hash = pym_dict_hash_of (rt, key);

  return hash == -1 ? -1 : pym_set_add_hashed (rt, (PymSet *) set, key, hash);
}

int
pym_set_discard (PymRuntime *rt, PymObject *set, PymObject *key)
{
  ssize_t hash = pym_dict_hash_of (rt, key);

  return hash == -1 ? -1 : pym_set_discard_hashed (rt, (PymSet *) set, key, hash);
}

int
pym_set_contains (PymRuntime *rt, PymObject *set, PymObject *key)
{
  ssize_t hash = pym_dict_hash_of (rt, key);

  return hash == -1 ? -1 : pym_set_contains_hashed (rt, (PymSet *) set, key, hash);
}

bool
pym_set_next (PymRuntime *rt, PymObject *o, ssize_t *position, PymObject **key, ssize_t *hash)
{
  PymSet *set = (PymSet *) o;
  ssize_t i = *position;

  while (i <= set->mask && !is_used (rt, &set->table[i]))
    i++;
  *position = i + 1;
  if (i > set->mask)
    return false;
  *key = set->table[i].key;
  if (hash != NULL)
    *hash = set->table[i].hash;
  return true;
}

/* Room for so many more before they are added one by one. */
static int
prepare (PymRuntime *rt, PymSet *set, ssize_t more)
{
  if ((size_t) (set->fill + more) * 5 < (size_t) set->mask * 3)
    return 0;
  return pym_set_resize (rt, set, (set->used + more) * 2);
}

static int
merge (PymRuntime *rt, PymSet *set, PymSet *other)
{
  if (other == set || other->used == 0)
    return 0;
  if (prepare (rt, set, other->used) < 0)
    return -1;

  if (set->fill == 0 && set->mask == other->mask && other->fill == other->used)
    {
      for (ssize_t i = 0; i <= other->mask; i++)
        if (other->table[i].key != NULL)
          {
            set->table[i] = other->table[i];
            pym_incref (set->table[i].key);
          }
      set->fill = other->fill;
      set->used = other->used;
      return 0;
    }
  if (set->fill == 0)
    {
      set->fill = set->used = other->used;
      for (ssize_t i = 0; i <= other->mask; i++)
        if (is_used (rt, &other->table[i]))
          insert_clean (set->table, (size_t) set->mask, pym_newref (other->table[i].key),
                        other->table[i].hash);
      return 0;
    }
  /* The other's table is read anew each time: a comparison may change it. */
  for (ssize_t i = 0; i <= other->mask; i++)
    if (is_used (rt, &other->table[i]) &&
        pym_set_add_hashed (rt, set, other->table[i].key, other->table[i].hash) < 0)
      return -1;
  return 0;
}

int
pym_set_update (PymRuntime *rt, PymObject *o, PymObject *iterable)
{
  PymSet *set = (PymSet *) o;
  PymObject *key, *iterator;
  ssize_t position = 0, hash;

  if (pym_any_set_check (rt, iterable))
    return merge (rt, set, (PymSet *) iterable);
  if (PYM_IS_EXACT (rt, iterable, DICT))
    {
      if (prepare (rt, set, pym_dict_size (iterable)) < 0)
        return -1;
      while (pym_dict_next_with_hash (iterable, &position, &key, NULL, &hash))
        if (pym_set_add_hashed (rt, set, key, hash) < 0)
          return -1;
      return 0;
    }
  iterator = pym_object_get_iter (rt, iterable);
  if (iterator == NULL)
    return -1;
  for (size_t step = 1; (key = pym_iter_next (rt, iterator)) != NULL; step++)
    {
      int added = pym_set_add (rt, o, key);

      pym_decref (rt, key);
      if (added < 0 || ((step & PYM_POLL_MASK) == 0 && pym_poll_stop (rt) < 0))
        break;
    }
  pym_decref (rt, iterator);
  return rt->error != NULL ? -1 : 0;
}

static void
make_empty (PymSet *set)
{
  memset (set->small_table, 0, sizeof set->small_table);
  set->fill = 0;
  set->used = 0;
  set->mask = PYM_SET_MIN_SIZE - 1;
  set->table = set->small_table;
  set->hash = -1;
}

/* The set is empty before its first element dies. */
int
pym_set_clear (PymRuntime *rt, PymObject *o)
{
  PymSet *set = (PymSet *) o;
  PymSetEntry small_copy[PYM_SET_MIN_SIZE], *table = set->table;
  bool is_block = table != set->small_table;
  ssize_t mask = set->mask;

  if (!is_block && set->fill == 0)
    return 0;
  if (!is_block)
    {
      memcpy (small_copy, table, sizeof small_copy);
      table = small_copy;
    }
  make_empty (set);
  for (ssize_t i = 0; i <= mask; i++)
    if (is_used (rt, &table[i]))
      pym_decref (rt, table[i].key);
  if (is_block)
    pym_mem_free (rt, table);
  return 0;
}

PymObject *
pym_set_make (PymRuntime *rt, PymType *type, PymObject *iterable)
{
  PymSet *set = (PymSet *) type->alloc (rt, type, 0);

  if (set == NULL)
    return NULL;
  make_empty (set);
  set->finger = 0;
  set->weakrefs = NULL;
  if (iterable != NULL && pym_set_update (rt, PYM_OBJECT (set), iterable) < 0)
    {
      pym_decref (rt, set);
      return NULL;
    }
  return PYM_OBJECT (set);
}

PymObject *
pym_set_make_base (PymRuntime *rt, PymType *type, PymObject *iterable)
{
  if (type != PYM_TYPE (rt, SET) && type != PYM_TYPE (rt, FROZENSET))
    type = pym_type_is_subtype (type, PYM_TYPE (rt, SET)) ? PYM_TYPE (rt, SET)
                                                          : PYM_TYPE (rt, FROZENSET);
  return pym_set_make (rt, type, iterable);
}

PymObject *
pym_set_copy (PymRuntime *rt, PymObject *set)
{
  return pym_set_make_base (rt, pym_type (set), set);
}

PymObject *
pym_set_new (PymRuntime *rt, PymObject *iterable)
{
  return pym_set_make (rt, PYM_TYPE (rt, SET), iterable);
}

PymObject *
pym_frozenset_new (PymRuntime *rt, PymObject *iterable)
{
  return pym_set_make (rt, PYM_TYPE (rt, FROZENSET), iterable);
}

bool
pym_set_check (PymRuntime *rt, PymObject *o)
{
  return PYM_IS_EXACT (rt, o, SET) || pym_type_is_subtype (pym_type (o), PYM_TYPE (rt, SET));
}

bool
pym_any_set_check (PymRuntime *rt, PymObject *o)
{
  return PYM_IS_EXACT (rt, o, SET) || PYM_IS_EXACT (rt, o, FROZENSET) ||
         pym_type_is_subtype (pym_type (o), PYM_TYPE (rt, SET)) ||
         pym_type_is_subtype (pym_type (o), PYM_TYPE (rt, FROZENSET));
}

void
pym_set_swap (PymRuntime *rt, PymSet *a, PymSet *b)
{
  PymSet was = *a;

  a->fill = b->fill;
  a->used = b->used;
  a->mask = b->mask;
  a->table = b->table == b->small_table ? a->small_table : b->table;
  memcpy (a->small_table, b->small_table, sizeof a->small_table);
  b->fill = was.fill;
  b->used = was.used;
  b->mask = was.mask;
  b->table = was.table == a->small_table ? b->small_table : was.table;
  memcpy (b->small_table, was.small_table, sizeof b->small_table);
  a->hash = b->hash = -1;
}

/* set.pop: the first element from where the last search ended. */
PymObject *
pym_set_take_any (PymRuntime *rt, PymObject *o)
{
  PymSet *set = (PymSet *) o;
  ssize_t i = set->finger & set->mask;
  PymObject *key;

  if (set->used == 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, KEY_ERROR), "pop from an empty set");
      return NULL;
    }
  while (!is_used (rt, &set->table[i]))
    i = i == set->mask ? 0 : i + 1;
  key = set->table[i].key;
  set->table[i] = (PymSetEntry){ &pym_container_state (rt)->set_dummy, -1 };
  set->used--;
  set->finger = i + 1;
  return key;
}

void
pym_set_dealloc (PymRuntime *rt, PymObject *o)
{
  PymSet *set = (PymSet *) o;
  PymTrashState trash;

  pym_gc_untrack (o);
  trash = pym_trash_begin (rt, o, pym_set_dealloc);
  if (trash == PYM_TRASH_PUT_OFF)
    return;
  if (set->weakrefs != NULL)
    pym_object_clear_weakrefs (rt, o);
  for (ssize_t i = 0; set->used > 0 && i <= set->mask; i++)
    if (is_used (rt, &set->table[i]))
      {
        set->used--;
        pym_decref (rt, set->table[i].key);
      }
  if (set->table != set->small_table)
    pym_mem_free (rt, set->table);
  pym_type (o)->free_ (rt, o);
  pym_trash_end (rt, trash);
}
