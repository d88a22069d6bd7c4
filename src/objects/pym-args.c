#include "pym-args.h"

#include <limits.h>
#include <string.h>

#include "pym-abstract.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-str.h"
#include "pym-tuple.h"

/* A source of keyword arguments: a row of values under a tuple of names, or a dict. */
typedef struct
{
  PymObject *kwnames;
  PymObject *const *values;
  PymObject *dict;
} Keywords;

static ssize_t
n_keywords (const Keywords *k)
{
  if (k->dict != NULL)
    return pym_dict_size (k->dict);
  return k->kwnames != NULL ? pym_tuple_size (k->kwnames) : 0;
}

/* Starts with *position = 0; borrowed. */
static bool
next_keyword (const Keywords *k, ssize_t *position, PymObject **name, PymObject **value)
{
  if (k->dict != NULL)
    return pym_dict_next (k->dict, position, name, value);
  if (k->kwnames == NULL || *position >= pym_tuple_size (k->kwnames))
    return false;
  *name = pym_tuple_get (k->kwnames, *position);
  *value = k->values[*position];
  (*position)++;
  return true;
}

/* Whether every positional argument and name found its place: fills `out`. */
static int
parse (PymRuntime *rt,
       const char *function,
       const char *const *names,
       int required,
       int positional_only,
       int max_positional,
       PymObject *const *args,
       ssize_t nargs,
       const Keywords *keywords,
       PymObject **out)
{
  int n = 0, misplaced_at = 0;
  ssize_t position = 0, n_named = n_keywords (keywords);
  PymObject *name, *value, *misplaced = NULL;

  while (names[n] != NULL)
    n++;
  if (max_positional > n)
    max_positional = n;
  if (nargs + n_named > n)
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "%s() takes at most %d %sargument%s (%zd given)", function, n,
                      nargs == 0 && n_named > 0 ? "keyword " : "", n == 1 ? "" : "s",
                      nargs + n_named);
      return -1;
    }
  if (nargs > max_positional)
    {
      if (max_positional == 0)
        pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s() takes no positional arguments",
                        function);
      else
        pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                        "%s() takes %s %d positional argument%s (%zd given)", function,
                        required < max_positional ? "at most" : "exactly", max_positional,
                        max_positional == 1 ? "" : "s", nargs);
      return -1;
    }
  if (nargs < positional_only && nargs < required)
    {
      int least = required < positional_only ? required : positional_only;

      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "%s() takes %s %d positional argument%s (%zd given)", function,
                      least < max_positional ? "at least" : "exactly", least, least == 1 ? "" : "s",
                      nargs);
      return -1;
    }
  for (int i = 0; i < n; i++)
    out[i] = i < nargs ? args[i] : NULL;
  while (next_keyword (keywords, &position, &name, &value))
    {
      int i = positional_only;

      if (!pym_str_check (name))
        {
          pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "keywords must be strings");
          return -1;
        }
      while (i < n && !pym_str_equal_ascii (name, names[i]))
        i++;
      if (i < n && i >= nargs)
        out[i] = value;
      else if (misplaced == NULL)
        {
          misplaced = name;
          misplaced_at = i;
        }
    }
  /* What is missing is told before what is too much. */
  for (int i = 0; i < required; i++)
    if (out[i] == NULL)
      {
        pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                        "%s() missing required argument '%s' (pos %d)", function, names[i], i + 1);
        return -1;
      }
  if (misplaced != NULL && misplaced_at == n)
    pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "'%U' is an invalid keyword argument for %s()",
                    misplaced, function);
  else if (misplaced != NULL)
    pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                    "argument for %s() given by name ('%U') and position (%d)", function, misplaced,
                    misplaced_at + 1);
  return misplaced != NULL ? -1 : 0;
}

int
pym_args_parse (PymRuntime *rt,
                const char *function,
                const char *const *names,
                int required,
                int positional_only,
                PymObject *const *args,
                ssize_t nargs,
                PymObject *kwnames,
                PymObject **out)
{
  return pym_args_parse_keywords (rt, function, names, required, positional_only, INT_MAX, args,
                                  nargs, kwnames, out);
}

int
pym_args_parse_keywords (PymRuntime *rt,
                         const char *function,
                         const char *const *names,
                         int required,
                         int positional_only,
                         int max_positional,
                         PymObject *const *args,
                         ssize_t nargs,
                         PymObject *kwnames,
                         PymObject **out)
{
  Keywords keywords = { .kwnames = kwnames, .values = args + nargs };

  return parse (rt, function, names, required, positional_only, max_positional, args, nargs,
                &keywords, out);
}

int
pym_args_parse_tuple (PymRuntime *rt,
                      const char *function,
                      const char *const *names,
                      int required,
                      int positional_only,
                      PymObject *args,
                      PymObject *kwargs,
                      PymObject **out)
{
  Keywords keywords = { .dict = kwargs };

  return parse (rt, function, names, required, positional_only, INT_MAX, pym_tuple_items (args),
                pym_tuple_size (args), &keywords, out);
}

int
pym_args_check_positional (
    PymRuntime *rt, const char *function, ssize_t nargs, ssize_t min, ssize_t max)
{
  ssize_t wanted;

  if (nargs >= min && (max < 0 || nargs <= max))
    return 0;
  wanted = nargs < min ? min : max;
  pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s expected %s%zd argument%s, got %zd", function,
                  min == max    ? ""
                  : nargs < min ? "at least "
                                : "at most ",
                  wanted, wanted == 1 ? "" : "s", nargs);
  return -1;
}

int
pym_args_no_keywords (PymRuntime *rt, const char *function, PymObject *kwargs_or_kwnames)
{
  ssize_t n;

  if (kwargs_or_kwnames == NULL)
    return 0;
  n = pym_dict_check (kwargs_or_kwnames) ? pym_dict_size (kwargs_or_kwnames)
                                         : pym_tuple_size (kwargs_or_kwnames);
  if (n == 0)
    return 0;
  pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s() takes no keyword arguments", function);
  return -1;
}

int
pym_args_check_tuple (PymRuntime *rt, const char *function, ssize_t nargs, ssize_t min, ssize_t max)
{
  ssize_t limit = nargs < min ? min : max;

  if (nargs >= min && nargs <= max)
    return 0;
  pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s() takes %s %zd argument%s (%zd given)",
                  function,
                  min == max    ? "exactly"
                  : nargs < min ? "at least"
                                : "at most",
                  limit, limit == 1 ? "" : "s", nargs);
  return -1;
}

int
pym_args_check_method (
    PymRuntime *rt, const PymMethodDef *def, const char *name, ssize_t nargs, PymObject *kwnames)
{
  bool packed = (def->flags & PYM_METHOD_PACKED) != 0;
  bool counted = !packed && (def->flags & PYM_METHOD_KEYWORDS) == 0;

  /* What takes a tuple says its bare name (cfunction_call). */
  if ((def->flags & PYM_METHOD_KEYWORDS) == 0 &&
      pym_args_no_keywords (rt, packed ? def->name : name, kwnames) < 0)
    return -1;
  if (nargs >= def->min_args && (def->max_args < 0 || nargs <= def->max_args))
    return 0;
  if (counted && def->max_args == 0)
    pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s() takes no arguments (%zd given)", name,
                    nargs);
  else if (counted && def->min_args == 1 && def->max_args == 1)
    pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s() takes exactly one argument (%zd given)",
                    name, nargs);
  else
    pym_args_check_positional (rt, def->name, nargs, def->min_args, def->max_args);
  return -1;
}

int
pym_args_ssize (PymRuntime *rt, PymObject *o, ssize_t *out)
{
  ssize_t value;

  if (o == NULL || o == pym_none (rt))
    return 0;
  value = pym_number_as_size_argument (rt, o);
  if (value == -1 && rt->error != NULL)
    return -1;
  *out = value;
  return 0;
}

int
pym_args_slice_index (PymRuntime *rt, PymObject *o, ssize_t *out)
{
  ssize_t value;

  if (o == NULL || o == pym_none (rt))
    return 0;
  if (!pym_index_check (o))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "slice indices must be integers or None or have an __index__ method");
      return -1;
    }
  value = pym_number_as_ssize (rt, o, NULL);
  if (value == -1 && rt->error != NULL)
    return -1;
  *out = value;
  return 0;
}

PymObject *
pym_args_bad_argument (
    PymRuntime *rt, const char *function, const char *argument, const char *expected, PymObject *o)
{
  const char *found = o == pym_none (rt) ? "None" : pym_type (o)->name;

  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s() %s must be %s, not %s", function,
                         argument, expected, found);
}
