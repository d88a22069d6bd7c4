/* The resolution order of classes (C3, `mro_implementation`), and which base's layout the instances
 * extend (`best_base`).
 */
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-list.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-private.h"

/* Whether the class stands behind the head of one of the rows. */
static bool
in_a_tail (PymObject *const *rows, const ssize_t *heads, ssize_t n, PymObject *candidate)
{
  for (ssize_t i = 0; i < n; i++)
    for (ssize_t j = heads[i] + 1; j < pym_tuple_size (rows[i]); j++)
      if (pym_tuple_get (rows[i], j) == candidate)
        return true;
  return false;
}

/* "…order (MRO) for bases A, B": the heads that are in each other's way, each once. */
static void
set_order_error (PymRuntime *rt, PymObject *const *rows, const ssize_t *heads, ssize_t n)
{
  PymObject *names = pym_list_new (rt, 0), *separator = NULL, *text = NULL;

  for (ssize_t i = 0; names != NULL && i < n; i++)
    {
      bool seen = heads[i] >= pym_tuple_size (rows[i]);

      for (ssize_t j = 0; !seen && j < i; j++)
        seen = heads[j] < pym_tuple_size (rows[j]) &&
               pym_tuple_get (rows[j], heads[j]) == pym_tuple_get (rows[i], heads[i]);
      if (seen)
        continue;
      PymObject *name = pym_type_get_name (rt, (PymType *) pym_tuple_get (rows[i], heads[i]));
      if (name == NULL || pym_list_append_steal (rt, names, name) < 0)
        goto out;
    }
  separator = pym_str_from_string (rt, ", ");
  if (names == NULL || separator == NULL)
    goto out;
  text = pym_str_join (rt, separator, names);
  if (text != NULL)
    pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                    "Cannot create a consistent method resolution\n"
                    "order (MRO) for bases %U",
                    text);
out:
  pym_xdecref (rt, text);
  pym_xdecref (rt, separator);
  pym_xdecref (rt, names);
}

/* Takes, again and again, the first head of a row that is in no row's tail. */
static PymObject *
merge (PymRuntime *rt, PymType *type, PymObject *const *rows, ssize_t n)
{
  ssize_t *heads = pym_raw_calloc (rt, n, sizeof *heads), length = 1, filled = 0;
  PymObject *result;

  if (heads == NULL)
    return pym_err_no_memory (rt);
  for (ssize_t i = 0; i < n; i++)
    length += pym_tuple_size (rows[i]);
  PymObject **order = pym_raw_malloc (rt, length * sizeof *order);
  if (order == NULL)
    {
      pym_raw_free (rt, heads);
      return pym_err_no_memory (rt);
    }
  order[filled++] = PYM_OBJECT (type);
  for (;;)
    {
      ssize_t i, empty = 0;
      PymObject *candidate = NULL;

      if (pym_poll_stop (rt) < 0)
        {
          result = NULL;
          break;
        }
      for (i = 0; i < n; i++)
        {
          if (heads[i] >= pym_tuple_size (rows[i]))
            {
              empty++;
              continue;
            }
          candidate = pym_tuple_get (rows[i], heads[i]);
          if (!in_a_tail (rows, heads, n, candidate))
            break;
        }
      if (i == n)
        {
          if (empty == n)
            result = pym_tuple_from_array (rt, order, filled);
          else
            {
              set_order_error (rt, rows, heads, n);
              result = NULL;
            }
          break;
        }
      order[filled++] = candidate;
      for (ssize_t j = 0; j < n; j++)
        if (heads[j] < pym_tuple_size (rows[j]) && pym_tuple_get (rows[j], heads[j]) == candidate)
          heads[j]++;
    }
  pym_raw_free (rt, heads);
  pym_raw_free (rt, order);
  return result;
}

PymObject *
pym_type_compute_mro (PymRuntime *rt, PymType *type)
{
  PymObject *bases = type->bases, *result;
  ssize_t n = pym_tuple_size (bases);

  for (ssize_t i = 0; i < n; i++)
    for (ssize_t j = i + 1; j < n; j++)
      if (pym_tuple_get (bases, i) == pym_tuple_get (bases, j))
        return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "duplicate base class %U",
                               pym_type_borrow_name (rt, (PymType *) pym_tuple_get (bases, i)));
  if (n == 1)
    {
      /* One base: its order with the type in front. */
      PymObject *above = ((PymType *) pym_tuple_get (bases, 0))->mro;
      ssize_t length = pym_tuple_size (above);

      result = pym_tuple_new (rt, length + 1);
      if (result == NULL)
        return NULL;
      pym_tuple_set (result, 0, pym_newref (type));
      for (ssize_t i = 0; i < length; i++)
        pym_tuple_set (result, i + 1, pym_newref (pym_tuple_get (above, i)));
      return result;
    }
  if (n == 0)
    return pym_tuple_pack (rt, 1, type);

  PymObject **rows = pym_raw_malloc (rt, (n + 1) * sizeof *rows);
  if (rows == NULL)
    return pym_err_no_memory (rt);
  for (ssize_t i = 0; i < n; i++)
    rows[i] = ((PymType *) pym_tuple_get (bases, i))->mro;
  rows[n] = bases;
  result = merge (rt, type, rows, n + 1);
  pym_raw_free (rt, rows);
  return result;
}

/* Whether the type adds fields of its own to those of its base. */
static bool
extra_fields (const PymType *type, const PymType *base)
{
  size_t t_size = type->basicsize, b_size = base->basicsize;

  return t_size != b_size || type->itemsize != base->itemsize;
}

/* The nearest base whose layout is not merely inherited (solid_base). */
static PymType *
solid_base (PymRuntime *rt, PymType *type)
{
  PymType *base =
      type->base_type != NULL ? solid_base (rt, type->base_type) : PYM_TYPE (rt, OBJECT);

  return extra_fields (type, base) ? type : base;
}

PymType *
pym_type_best_base (PymRuntime *rt, PymObject *bases)
{
  PymType *winner = NULL, *best = NULL;

  for (ssize_t i = 0; i < pym_tuple_size (bases); i++)
    {
      PymType *candidate, *base = (PymType *) pym_tuple_get (bases, i);

      if (!pym_type_check (base))
        {
          pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "bases must be types");
          return NULL;
        }
      if (!pym_type_has (base, PYM_TYPE_BASETYPE))
        {
          pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "type '%s' is not an acceptable base type",
                          base->name);
          return NULL;
        }
      candidate = solid_base (rt, base);
      if (winner == NULL)
        {
          winner = candidate;
          best = base;
        }
      else if (pym_type_is_subtype (winner, candidate))
        continue;
      else if (pym_type_is_subtype (candidate, winner))
        {
          winner = candidate;
          best = base;
        }
      else
        {
          pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                              "multiple bases have instance lay-out conflict");
          return NULL;
        }
    }
  return best;
}

PymType *
pym_type_calculate_metatype (PymRuntime *rt, PymType *metatype, PymObject *bases)
{
  PymType *winner = metatype;

  for (ssize_t i = 0; i < pym_tuple_size (bases); i++)
    {
      PymType *candidate = pym_type (pym_tuple_get (bases, i));

      if (pym_type_is_subtype (winner, candidate))
        continue;
      if (pym_type_is_subtype (candidate, winner))
        {
          winner = candidate;
          continue;
        }
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "metaclass conflict: the metaclass of a derived class must be a "
                          "(non-strict) subclass of the metaclasses of all its bases");
      return NULL;
    }
  return winner;
}
