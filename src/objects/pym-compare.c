/* Truth, comparison, hash, identity (Objects/object.c). */
#include "pym-abstract.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-name.h"
#include "pym-str.h"
#include "pym-type-object.h"

int
pym_object_is_true (PymRuntime *rt, PymObject *o)
{
  PymType *type = pym_type (o);
  ssize_t result;

  if (o == pym_true (rt))
    return 1;
  if (o == pym_false (rt) || o == pym_none (rt))
    return 0;
  if (type->nb_bool != NULL)
    return type->nb_bool (rt, o);
  if (type->mp_length != NULL)
    result = type->mp_length (rt, o);
  else if (type->sq_length != NULL)
    result = type->sq_length (rt, o);
  else
    return 1;
  return result > 0 ? 1 : (int) result;
}

int
pym_object_not (PymRuntime *rt, PymObject *o)
{
  int truth = pym_object_is_true (rt, o);

  return truth < 0 ? truth : !truth;
}

/* Whether what compares so is what was asked for. */
static inline bool
answers (int comparison, int op)
{
  switch (op)
    {
    case PYM_LT:
      return comparison < 0;
    case PYM_LE:
      return comparison <= 0;
    case PYM_EQ:
      return comparison == 0;
    case PYM_NE:
      return comparison != 0;
    case PYM_GT:
      return comparison > 0;
    default:
      return comparison >= 0;
    }
}

PymObject *
pym_bool_from_comparison (PymRuntime *rt, int comparison, int op)
{
  return pym_bool_from_long (rt, answers (comparison, op));
}

/* What `w` has to be asked when `v op w` was not answered. */
static const int swapped[] = { PYM_GT, PYM_GE, PYM_EQ, PYM_NE, PYM_LT, PYM_LE };
static const char *const operators[] = { "<", "<=", "==", "!=", ">", ">=" };

static PymObject *
compare (PymRuntime *rt, PymObject *v, PymObject *w, int op)
{
  PymType *v_type = pym_type (v), *w_type = pym_type (w);
  bool reflected_first = false;
  PymObject *result;

  if (v_type != w_type && w_type->richcompare != NULL && pym_type_is_subtype (w_type, v_type))
    {
      reflected_first = true;
      result = w_type->richcompare (rt, w, v, swapped[op]);
      if (result != pym_not_implemented (rt))
        return result;
    }
  if (v_type->richcompare != NULL)
    {
      result = v_type->richcompare (rt, v, w, op);
      if (result != pym_not_implemented (rt))
        return result;
    }
  if (!reflected_first && w_type->richcompare != NULL)
    {
      result = w_type->richcompare (rt, w, v, swapped[op]);
      if (result != pym_not_implemented (rt))
        return result;
    }
  if (op == PYM_EQ)
    return pym_bool_from_long (rt, v == w);
  if (op == PYM_NE)
    return pym_bool_from_long (rt, v != w);
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                         "'%s' not supported between instances of '%s' and '%s'", operators[op],
                         v_type->name, w_type->name);
}

PymObject *
pym_object_rich_compare (PymRuntime *rt, PymObject *v, PymObject *w, int op)
{
  PymObject *result;

  if (pym_enter_recursive_call (rt, " in comparison") < 0)
    return NULL;
  result = compare (rt, v, w, op);
  pym_leave_recursive_call (rt);
  return result;
}

int
pym_object_rich_compare_bool (PymRuntime *rt, PymObject *v, PymObject *w, int op)
{
  PymObject *result;
  int truth;

  /* Loops over items compare them here. */
  if (pym_poll_stop (rt) < 0)
    return -1;
  if (v == w)
    {
      if (op == PYM_EQ)
        return 1;
      if (op == PYM_NE)
        return 0;
    }
  /* What is in most containers has an answer at hand, unless the limit of recursion does. */
  if (pym_type (v) == pym_type (w) && rt->c_recursion_left > 0)
    {
      if (PYM_IS_EXACT (rt, v, INT))
        return answers (pym_int_compare (v, w), op);
      if (PYM_IS_EXACT (rt, v, STR))
        return op == PYM_EQ ? pym_str_equal (v, w) : answers (pym_str_compare (v, w), op);
    }
  result = pym_object_rich_compare (rt, v, w, op);
  if (result == NULL)
    return -1;
  truth = pym_object_is_true (rt, result);
  pym_decref (rt, result);
  return truth;
}

ssize_t
pym_object_hash (PymRuntime *rt, PymObject *o)
{
  return pym_type (o)->hash (rt, o);
}

ssize_t
pym_object_hash_not_implemented (PymRuntime *rt, PymObject *o)
{
  pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "unhashable type: '%s'", pym_type (o)->name);
  return -1;
}

uint64_t
pym_object_id (PymRuntime *rt, const void *o)
{
  return pym_nominal_address (rt, o);
}

ssize_t
pym_hash_pointer (PymRuntime *rt, const void *pointer)
{
  uint64_t address = pym_nominal_address (rt, pointer);
  /* Objects lie at multiples of 16: the low bits go to the top. */
  ssize_t hash = (ssize_t) (address >> 4 | address << 60);

  return hash == -1 ? -2 : hash;
}
