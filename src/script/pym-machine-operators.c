/* What instructions on operands, containers and callables do beyond a call of the protocols. */
#include "pym-builtin.h"
#include "pym-descriptor.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-exceptions.h"
#include "pym-float.h"
#include "pym-list.h"
#include "pym-machine-private.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

static PymObject *
power (PymRuntime *rt, PymObject *left, PymObject *right)
{
  return pym_number_power (rt, left, right, pym_none (rt));
}

static PymObject *
inplace_power (PymRuntime *rt, PymObject *left, PymObject *right)
{
  return pym_number_inplace_power (rt, left, right, pym_none (rt));
}

PymObject *
pym_machine_binary_op (PymRuntime *rt, unsigned op, PymObject *left, PymObject *right)
{
  static const PymBinary operators[] = {
    [PYM_NB_ADD] = pym_number_add,
    [PYM_NB_AND] = pym_number_and,
    [PYM_NB_FLOOR_DIVIDE] = pym_number_floor_divide,
    [PYM_NB_LSHIFT] = pym_number_lshift,
    [PYM_NB_MATRIX_MULTIPLY] = pym_number_matrix_multiply,
    [PYM_NB_MULTIPLY] = pym_number_multiply,
    [PYM_NB_REMAINDER] = pym_number_remainder,
    [PYM_NB_OR] = pym_number_or,
    [PYM_NB_POWER] = power,
    [PYM_NB_RSHIFT] = pym_number_rshift,
    [PYM_NB_SUBTRACT] = pym_number_subtract,
    [PYM_NB_TRUE_DIVIDE] = pym_number_true_divide,
    [PYM_NB_XOR] = pym_number_xor,
    [PYM_NB_INPLACE + PYM_NB_ADD] = pym_number_inplace_add,
    [PYM_NB_INPLACE + PYM_NB_AND] = pym_number_inplace_and,
    [PYM_NB_INPLACE + PYM_NB_FLOOR_DIVIDE] = pym_number_inplace_floor_divide,
    [PYM_NB_INPLACE + PYM_NB_LSHIFT] = pym_number_inplace_lshift,
    [PYM_NB_INPLACE + PYM_NB_MATRIX_MULTIPLY] = pym_number_inplace_matrix_multiply,
    [PYM_NB_INPLACE + PYM_NB_MULTIPLY] = pym_number_inplace_multiply,
    [PYM_NB_INPLACE + PYM_NB_REMAINDER] = pym_number_inplace_remainder,
    [PYM_NB_INPLACE + PYM_NB_OR] = pym_number_inplace_or,
    [PYM_NB_INPLACE + PYM_NB_POWER] = inplace_power,
    [PYM_NB_INPLACE + PYM_NB_RSHIFT] = pym_number_inplace_rshift,
    [PYM_NB_INPLACE + PYM_NB_SUBTRACT] = pym_number_inplace_subtract,
    [PYM_NB_INPLACE + PYM_NB_TRUE_DIVIDE] = pym_number_inplace_true_divide,
    [PYM_NB_INPLACE + PYM_NB_XOR] = pym_number_inplace_xor,
  };

  return operators[op](rt, left, right);
}

int
pym_machine_exception_matches (PymRuntime *rt, PymObject *exception, PymObject *types)
{
  ssize_t n = pym_tuple_check (types) ? pym_tuple_size (types) : 1;

  for (ssize_t i = 0; i < n; i++)
    {
      PymObject *type = pym_tuple_check (types) ? pym_tuple_get (types, i) : types;

      if (!pym_exception_class_check (type))
        {
          pym_err_set_string (
              rt, PYM_TYPE (rt, TYPE_ERROR),
              "catching classes that do not inherit from BaseException is not allowed");
          return -1;
        }
    }
  return pym_err_given_matches (rt, exception, types);
}

PymObject *
pym_machine_call_counted (PymRuntime *rt,
                          const PymMethodDef *method,
                          PymObject *self,
                          PymObject *const *args,
                          ssize_t nargs)
{
  PymObject *result;

  if (pym_enter_recursive_call (rt, " while calling a Python object") < 0)
    return NULL;
  result = method->function (rt, self, args, nargs, NULL);
  pym_leave_recursive_call (rt);
  return result;
}

PymObject *
pym_machine_call_other (PymRuntime *rt,
                        const PymInstruction *instruction,
                        PymObject *callable,
                        PymObject *const *args,
                        ssize_t nargs,
                        PymObject *kwnames,
                        bool *polls)
{
  bool warm = instruction->note != 0;

  ((PymInstruction *) instruction)->note = 1;
  if (kwnames != NULL)
    {
      PymBuiltin *builtin =
          warm && pym_builtin_check (rt, callable) ? (PymBuiltin *) callable : NULL;

      nargs -= pym_tuple_size (kwnames);
      if (builtin != NULL && (builtin->method->flags & PYM_METHOD_PACKED) == 0 &&
          pym_method_def_accepts (builtin->method, nargs, kwnames))
        return builtin->method->function (rt, builtin->self, args, nargs, kwnames);
      return pym_object_vectorcall (rt, callable, args, nargs, kwnames);
    }
  if (pym_builtin_check (rt, callable))
    {
      PymBuiltin *builtin = (PymBuiltin *) callable;

      *polls = !(warm && (builtin->method->flags & PYM_METHOD_NO_CHECK) != 0);
      if (pym_method_def_takes (builtin->method, nargs))
        return warm ? pym_machine_call_builtin (rt, builtin->method, builtin->self, args, nargs)
                    : pym_machine_call_counted (rt, builtin->method, builtin->self, args, nargs);
    }
  else if (PYM_IS_EXACT (rt, callable, METHOD_DESCRIPTOR) && nargs > 0)
    {
      PymMethodDescriptor *descriptor = (PymMethodDescriptor *) callable;

      if (pym_type (args[0]) == descriptor->owner)
        {
          /* list.append as a statement of its own */
          *polls = !(warm && (descriptor->method->flags & PYM_METHOD_NO_CHECK) != 0 &&
                     instruction[1].opcode == PYM_POP_TOP);
          if (pym_method_def_takes (descriptor->method, nargs - 1))
            return warm ? pym_machine_call_builtin (rt, descriptor->method, args[0], args + 1,
                                                    nargs - 1)
                        : pym_machine_call_counted (rt, descriptor->method, args[0], args + 1,
                                                    nargs - 1);
        }
    }
  else if (warm && nargs == 1)
    {
      if (callable == PYM_OBJECT (PYM_TYPE (rt, TYPE)))
        {
          *polls = false;
          return pym_newref (pym_type (args[0]));
        }
      if (callable == PYM_OBJECT (PYM_TYPE (rt, STR)))
        return pym_object_str (rt, args[0]);
      if (callable == PYM_OBJECT (PYM_TYPE (rt, TUPLE)))
        return pym_sequence_tuple (rt, args[0]);
    }
  return pym_object_vectorcall (rt, callable, args, nargs, NULL);
}

/* Unpacking */

bool
pym_machine_unpack_exact (PymRuntime *rt, PymObject *sequence, ssize_t n, PymObject **top)
{
  PymObject *const *items;

  if (PYM_IS_EXACT (rt, sequence, TUPLE))
    items = pym_tuple_items (sequence);
  else if (PYM_IS_EXACT (rt, sequence, LIST))
    items = ((PymList *) sequence)->items;
  else
    return false;
  if (pym_size (sequence) != n)
    return false;
  for (ssize_t i = 0; i < n; i++)
    *--top = pym_newref (items[i]);
  return true;
}

static PymObject *
unpack_next (PymRuntime *rt, PymObject *iterator, int got, int before, int after)
{
  PymObject *item = pym_iter_next (rt, iterator);

  if (item == NULL && !pym_err_occurred (rt))
    pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                    "not enough values to unpack (expected %s%d, got %d)",
                    after < 0 ? "" : "at least ", after < 0 ? before : before + after, got);
  return item;
}

/* The items in the middle, and those behind them: the list first, then its last ones. */
static int
unpack_rest (PymRuntime *rt, PymObject *iterator, int before, int after, PymObject **top)
{
  PymObject *list = pym_sequence_list (rt, iterator);
  ssize_t n;

  if (list == NULL)
    return -1;
  n = pym_list_size (list);
  if (n < after)
    {
      pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                      "not enough values to unpack (expected at least %d, got %zd)", before + after,
                      before + n);
      pym_decref (rt, list);
      return -1;
    }
  *--top = list;
  for (int i = after; i > 0; i--)
    *--top = pym_list_get (list, n - i);
  pym_size (list) = n - after;
  return 0;
}

int
pym_machine_unpack (PymRuntime *rt, PymObject *iterable, int before, int after, PymObject **top)
{
  PymObject *iterator = pym_object_get_iter (rt, iterable);
  PymObject **bottom = top;

  if (iterator == NULL)
    {
      if (pym_err_exception_matches (rt, PYM_TYPE (rt, TYPE_ERROR)) &&
          pym_type (iterable)->iter == NULL && !pym_sequence_check (iterable))
        {
          pym_err_clear (rt);
          pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "cannot unpack non-iterable %.200s object",
                          pym_type (iterable)->name);
        }
      return -1;
    }
  for (int i = 0; i < before; i++)
    {
      PymObject *item = unpack_next (rt, iterator, i, before, after);

      if (item == NULL)
        goto failed;
      *--bottom = item;
    }
  if (after >= 0)
    {
      if (unpack_rest (rt, iterator, before, after, bottom) < 0)
        goto failed;
    }
  else
    {
      PymObject *more = pym_iter_next (rt, iterator);

      if (more != NULL)
        {
          pym_decref (rt, more);
          pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "too many values to unpack (expected %d)",
                          before);
        }
      if (pym_err_occurred (rt))
        goto failed;
    }
  pym_decref (rt, iterator);
  return 0;

failed:
  for (; bottom < top; bottom++)
    pym_decref (rt, *bottom);
  pym_decref (rt, iterator);
  return -1;
}

/* Displays */

int
pym_machine_list_extend (PymRuntime *rt, PymObject *list, PymObject *iterable)
{
  if (pym_list_extend (rt, list, iterable) == 0)
    return 0;
  if (pym_err_exception_matches (rt, PYM_TYPE (rt, TYPE_ERROR)) &&
      pym_type (iterable)->iter == NULL && !pym_sequence_check (iterable))
    {
      pym_err_clear (rt);
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "Value after * must be an iterable, not %.200s", pym_type (iterable)->name);
    }
  return -1;
}

int
pym_machine_dict_update (PymRuntime *rt, PymObject *dict, PymObject *other)
{
  if (pym_dict_update (rt, dict, other) == 0)
    return 0;
  if (pym_err_exception_matches (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR)))
    {
      pym_err_clear (rt);
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "'%.200s' object is not a mapping",
                      pym_type (other)->name);
    }
  return -1;
}

int
pym_machine_dict_merge (PymRuntime *rt, PymObject *callable, PymObject *dict, PymObject *other)
{
  if (pym_dict_merge (rt, dict, other, 2) == 0)
    return 0;
  pym_machine_kwargs_error (rt, callable, other);
  return -1;
}

PymObject *
pym_machine_format_value (PymRuntime *rt, PymObject *value, unsigned conversion, PymObject *spec)
{
  PymObject *converted, *result;

  if (conversion == PYM_FORMAT_NONE)
    return spec == NULL && pym_str_check_exact (rt, value) ? pym_newref (value)
                                                           : pym_object_format (rt, value, spec);
  switch (conversion)
    {
    case PYM_FORMAT_STR:
      converted = pym_object_str (rt, value);
      break;
    case PYM_FORMAT_REPR:
      converted = pym_object_repr (rt, value);
      break;
    default:
      converted = pym_object_ascii (rt, value);
    }
  if (converted == NULL || (spec == NULL && pym_str_check_exact (rt, converted)))
    return converted;
  result = pym_object_format (rt, converted, spec);
  pym_decref (rt, converted);
  return result;
}
