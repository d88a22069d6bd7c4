/* Built-in functions that ask something of one object or two. */
#include <limits.h>

#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-builtins.h"
#include "pym-bytes.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-iterators.h"
#include "pym-memory.h"
#include "pym-str.h"
#include "pym-type-object.h"

#define BUILTIN(name)                                                                              \
  static PymObject *builtin_##name (PymRuntime *rt, PymObject *self, PymObject *const *args,       \
                                    ssize_t nargs, PymObject *kwnames)

BUILTIN (abs) { return pym_number_absolute (rt, args[0]); }

BUILTIN (ascii) { return pym_object_ascii (rt, args[0]); }

static PymObject *
format_int (PymRuntime *rt, PymObject *o, int base)
{
  PymObject *number = pym_number_index (rt, o);
  PymObject *text = number != NULL ? pym_int_format (rt, number, base, true) : NULL;

  pym_xdecref (rt, number);
  return text;
}

BUILTIN (bin) { return format_int (rt, args[0], 2); }

BUILTIN (oct) { return format_int (rt, args[0], 8); }

BUILTIN (hex) { return format_int (rt, args[0], 16); }

BUILTIN (callable) { return pym_bool_from_long (rt, pym_callable_check (args[0])); }

BUILTIN (chr)
{
  int overflow;
  PymObject *number = pym_number_index (rt, args[0]);
  long code = number != NULL ? pym_int_as_long_and_overflow (rt, number, &overflow) : 0;

  if (number == NULL)
    return NULL;
  pym_decref (rt, number);
  if (overflow != 0 || code > INT_MAX || code < INT_MIN)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR),
                          "Python int too large to convert to C int");
      return NULL;
    }
  if (code < 0 || code > 0x10ffff)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "chr() arg not in range(0x110000)");
      return NULL;
    }
  return pym_str_from_char (rt, (uint32_t) code);
}

BUILTIN (ord)
{
  PymObject *o = args[0];
  ssize_t length;

  if (PYM_IS (o, PYM_TYPE_STR_SUBCLASS))
    {
      length = pym_str_length (o);
      if (length == 1)
        return pym_int_from_long (rt, (long) pym_str_read_char (o, 0));
    }
  else if (PYM_IS (o, PYM_TYPE_BYTES_SUBCLASS) || PYM_IS_EXACT (rt, o, BYTEARRAY))
    {
      length = pym_object_length (rt, o);
      if (length == 1)
        return pym_sequence_get_item (rt, o, 0);
      if (length < 0)
        return NULL;
    }
  else
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "ord() expected string of length 1, but %.200s found",
                           pym_type (o)->name);
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                         "ord() expected a character, but string of length %zd found", length);
}

BUILTIN (divmod) { return pym_number_divmod (rt, args[0], args[1]); }

BUILTIN (pow)
{
  static const char *const names[] = { "base", "exp", "mod", NULL };
  PymObject *values[3];

  if (pym_args_parse (rt, "pow", names, 2, 0, args, nargs, kwnames, values) < 0)
    return NULL;
  return pym_number_power (rt, values[0], values[1], values[2] != NULL ? values[2] : pym_none (rt));
}

BUILTIN (round)
{
  static const char *const names[] = { "number", "ndigits", NULL };
  PymObject *values[2];
  PymObject *round, *result;

  if (pym_args_parse (rt, "round", names, 1, 0, args, nargs, kwnames, values) < 0)
    return NULL;
  round = pym_object_lookup_special (rt, values[0], PYM_NAME (rt, round));
  if (round == NULL)
    {
      if (!pym_err_occurred (rt))
        pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                        "type %.100s doesn't define __round__ method", pym_type (values[0])->name);
      return NULL;
    }
  result = values[1] == NULL || values[1] == pym_none (rt)
               ? pym_object_call_noargs (rt, round)
               : pym_object_call_one_arg (rt, round, values[1]);
  pym_decref (rt, round);
  return result;
}

BUILTIN (format)
{
  if (nargs > 1 && !pym_str_check (args[1]))
    return pym_args_bad_argument (rt, "format", "argument 2", "str", args[1]);
  return pym_object_format (rt, args[0], nargs > 1 ? args[1] : NULL);
}

BUILTIN (repr) { return pym_object_repr (rt, args[0]); }

BUILTIN (hash)
{
  ssize_t hash = pym_object_hash (rt, args[0]);

  return hash == -1 && pym_err_occurred (rt) ? NULL : pym_int_from_ssize (rt, hash);
}

BUILTIN (id) { return pym_int_from_unsigned_long (rt, pym_nominal_address (rt, args[0])); }

BUILTIN (len)
{
  ssize_t length = pym_object_length (rt, args[0]);

  return length < 0 ? NULL : pym_int_from_ssize (rt, length);
}

BUILTIN (isinstance)
{
  int answer = pym_object_is_instance (rt, args[0], args[1]);

  return answer < 0 ? NULL : pym_bool_from_long (rt, answer);
}

BUILTIN (issubclass)
{
  int answer = pym_object_is_subclass (rt, args[0], args[1]);

  return answer < 0 ? NULL : pym_bool_from_long (rt, answer);
}

BUILTIN (getattr)
{
  PymObject *value;

  if (!pym_str_check (args[1]))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "attribute name must be string, not '%.200s'", pym_type (args[1])->name);
  if (nargs < 3)
    return pym_object_get_attr (rt, args[0], args[1]);
  if (pym_object_lookup_attr (rt, args[0], args[1], &value) < 0)
    return NULL;
  return value != NULL ? value : pym_newref (args[2]);
}

BUILTIN (hasattr)
{
  PymObject *value;

  if (!pym_str_check (args[1]))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "attribute name must be string, not '%.200s'", pym_type (args[1])->name);
  if (pym_object_lookup_attr (rt, args[0], args[1], &value) < 0)
    return NULL;
  pym_xdecref (rt, value);
  return pym_bool_from_long (rt, value != NULL);
}

BUILTIN (setattr)
{
  return pym_object_set_attr (rt, args[0], args[1], args[2]) < 0 ? NULL : pym_none (rt);
}

BUILTIN (delattr)
{
  return pym_object_set_attr (rt, args[0], args[1], NULL) < 0 ? NULL : pym_none (rt);
}

BUILTIN (iter)
{
  if (nargs == 1)
    return pym_object_get_iter (rt, args[0]);
  if (!pym_callable_check (args[0]))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "iter(object, sentinel): object must be callable");
      return NULL;
    }
  return pym_callable_iterator_new (rt, args[0], args[1]);
}

BUILTIN (next)
{
  PymObject *item;

  if (!pym_iter_check (rt, args[0]))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "'%.200s' object is not an iterator",
                           pym_type (args[0])->name);
  item = pym_type (args[0])->iternext (rt, args[0]);
  if (item != NULL)
    return item;
  if (nargs < 2)
    {
      if (!pym_err_occurred (rt))
        pym_err_set_none (rt, PYM_TYPE (rt, STOP_ITERATION));
      return NULL;
    }
  if (pym_err_occurred (rt))
    {
      if (!pym_err_exception_matches (rt, PYM_TYPE (rt, STOP_ITERATION)))
        return NULL;
      pym_err_clear (rt);
    }
  return pym_newref (args[1]);
}

const PymMethodDef pym_builtins_objects[] = {
  { "abs", builtin_abs, 1, 1 },
  { "ascii", builtin_ascii, 1, 1 },
  { "bin", builtin_bin, 1, 1 },
  { "callable", builtin_callable, 1, 1 },
  { "chr", builtin_chr, 1, 1 },
  { "delattr", builtin_delattr, 2, 2 },
  { "divmod", builtin_divmod, 2, 2 },
  { "format", builtin_format, 1, 2 },
  { "getattr", builtin_getattr, 2, 3 },
  { "hasattr", builtin_hasattr, 2, 2 },
  { "hash", builtin_hash, 1, 1 },
  { "hex", builtin_hex, 1, 1 },
  { "id", builtin_id, 1, 1 },
  { "isinstance", builtin_isinstance, 2, 2, PYM_METHOD_NO_CHECK },
  { "issubclass", builtin_issubclass, 2, 2 },
  { "iter", builtin_iter, 1, 2 },
  { "len", builtin_len, 1, 1, PYM_METHOD_NO_CHECK },
  { "next", builtin_next, 1, 2 },
  { "oct", builtin_oct, 1, 1 },
  { "ord", builtin_ord, 1, 1 },
  { "pow", builtin_pow, 0, -1, PYM_METHOD_KEYWORDS },
  { "repr", builtin_repr, 1, 1 },
  { "round", builtin_round, 0, -1, PYM_METHOD_KEYWORDS },
  { "setattr", builtin_setattr, 3, 3 },
  { NULL },
};
