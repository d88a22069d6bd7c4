#include "pym-str-methods.h"

#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-codec.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-format.h"
#include "pym-int.h"
#include "pym-str-builder.h"
#include "pym-str-case.h"
#include "pym-str-kind.h"
#include "pym-text-search.h"
#include "pym-tuple.h"
#include "pym-unicode.h"

#include <limits.h>

#define METHOD(name)                                                                               \
  static PymObject *name (PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs,  \
                          PymObject *kwnames)

static PymText
text_of (const PymObject *o)
{
  return (PymText){ pym_str_data (o), pym_str_length (o), pym_str_kind (o) };
}

#define CASE_METHOD(name, which)                                                                   \
  METHOD (name) { return pym_str_to_case (rt, self, which); }

CASE_METHOD (str_lower, PYM_CASE_LOWER)
CASE_METHOD (str_upper, PYM_CASE_UPPER)
CASE_METHOD (str_title, PYM_CASE_TITLE)
CASE_METHOD (str_capitalize, PYM_CASE_CAPITALIZE)
CASE_METHOD (str_swapcase, PYM_CASE_SWAP)
CASE_METHOD (str_casefold, PYM_CASE_FOLD)

/* Finding. */

/* Bounds of the arguments after the first. */
static int
read_bounds (PymRuntime *rt,
             const char *function,
             PymObject *const *args,
             ssize_t nargs,
             ssize_t *start,
             ssize_t *end)
{
  *start = 0;
  *end = SSIZE_MAX;
  if (pym_args_check_tuple (rt, function, nargs, 1, 3) < 0 ||
      (nargs > 1 && pym_args_slice_index (rt, args[1], start) < 0) ||
      (nargs > 2 && pym_args_slice_index (rt, args[2], end) < 0))
    return -1;
  return 0;
}

static int
find_arguments (PymRuntime *rt,
                const char *function,
                PymObject *const *args,
                ssize_t nargs,
                ssize_t *start,
                ssize_t *end)
{
  if (read_bounds (rt, function, args, nargs, start, end) < 0)
    return -1;
  if (pym_str_check (args[0]))
    return 0;
  pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "must be str, not %T", args[0]);
  return -1;
}

/* -2 with an exception. */
static ssize_t
find_position (PymRuntime *rt,
               const char *function,
               PymObject *self,
               PymObject *const *args,
               ssize_t nargs,
               int direction)
{
  ssize_t start, end;

  if (find_arguments (rt, function, args, nargs, &start, &end) < 0)
    return -2;
  return pym_str_find (self, args[0], start, end, direction);
}

METHOD (str_find)
{
  ssize_t found = find_position (rt, "find", self, args, nargs, 1);

  return found == -2 ? NULL : pym_int_from_ssize (rt, found);
}

METHOD (str_rfind)
{
  ssize_t found = find_position (rt, "rfind", self, args, nargs, -1);

  return found == -2 ? NULL : pym_int_from_ssize (rt, found);
}

static PymObject *
index_result (PymRuntime *rt, ssize_t found)
{
  if (found >= 0)
    return pym_int_from_ssize (rt, found);
  if (found == -1)
    pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "substring not found");
  return NULL;
}

METHOD (str_index) { return index_result (rt, find_position (rt, "index", self, args, nargs, 1)); }

METHOD (str_rindex)
{
  return index_result (rt, find_position (rt, "rindex", self, args, nargs, -1));
}

METHOD (str_count)
{
  ssize_t start, end;

  if (find_arguments (rt, "count", args, nargs, &start, &end) < 0)
    return NULL;
  return pym_int_from_ssize (rt, pym_str_count (self, args[0], start, end));
}

static PymObject *
tail_match (PymRuntime *rt,
            PymObject *self,
            PymObject *const *args,
            ssize_t nargs,
            const char *function,
            int direction)
{
  ssize_t start, end;

  if (read_bounds (rt, function, args, nargs, &start, &end) < 0)
    return NULL;
  if (pym_str_check (args[0]))
    return pym_bool_from_long (rt, pym_str_tail_match (self, args[0], start, end, direction));
  if (!pym_tuple_check (args[0]))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "%s first arg must be str or a tuple of str, not %T", function, args[0]);
  for (ssize_t i = 0; i < pym_tuple_size (args[0]); i++)
    {
      PymObject *part = pym_tuple_get (args[0], i);

      if (!pym_str_check (part))
        return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                               "tuple for %s must only contain str, not %T", function, part);
      if (pym_str_tail_match (self, part, start, end, direction))
        return pym_bool_from_long (rt, 1);
    }
  return pym_bool_from_long (rt, 0);
}

METHOD (str_startswith) { return tail_match (rt, self, args, nargs, "startswith", -1); }

METHOD (str_endswith) { return tail_match (rt, self, args, nargs, "endswith", 1); }

/* Filling up. */

static PymObject *
padded (PymRuntime *rt, PymObject *self, ssize_t left, ssize_t right, uint32_t fill)
{
  ssize_t length = pym_str_length (self);
  uint32_t max_char = pym_str_max_char (self);
  PymObject *s;
  char *out;
  int kind;

  if (left < 0)
    left = 0;
  if (right < 0)
    right = 0;
  if (left == 0 && right == 0)
    return pym_str_from_object (rt, self);
  if (left > SSIZE_MAX / 8 - length || right > SSIZE_MAX / 8 - length - left)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "padded string is too long");
      return NULL;
    }
  s = pym_str_new (rt, left + length + right, fill > max_char ? fill : max_char);
  if (s == NULL)
    return NULL;
  kind = pym_str_kind (s);
  out = pym_str_data (s);
  for (ssize_t i = 0; i < left; i++)
    pym_str_write_kind (kind, out, i, fill);
  pym_kind_copy (kind, out + left * kind, pym_str_kind (self), pym_str_data (self), length);
  for (ssize_t i = 0; i < right; i++)
    pym_str_write_kind (kind, out, left + length + i, fill);
  return s;
}

/* Width and fill character of center, ljust and rjust. */
static int
fill_arguments (
    PymRuntime *rt, PymObject *const *args, ssize_t nargs, ssize_t *width, uint32_t *fill)
{
  *fill = ' ';
  *width = pym_number_as_size_argument (rt, args[0]);
  if (*width == -1 && rt->error != NULL)
    return -1;
  if (nargs < 2)
    return 0;
  if (!pym_str_check (args[1]))
    pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                    "The fill character must be a unicode character, not %T", args[1]);
  else if (pym_str_length (args[1]) != 1)
    pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                        "The fill character must be exactly one character long");
  else
    {
      *fill = pym_str_read_char (args[1], 0);
      return 0;
    }
  return -1;
}

METHOD (str_center)
{
  ssize_t width, marginal, left;
  uint32_t fill;

  if (fill_arguments (rt, args, nargs, &width, &fill) < 0)
    return NULL;
  marginal = width - pym_str_length (self);
  left = marginal / 2 + (marginal & width & 1);
  return padded (rt, self, marginal > 0 ? left : 0, marginal > 0 ? marginal - left : 0, fill);
}

METHOD (str_ljust)
{
  ssize_t width;
  uint32_t fill;

  if (fill_arguments (rt, args, nargs, &width, &fill) < 0)
    return NULL;
  return padded (rt, self, 0, width - pym_str_length (self), fill);
}

METHOD (str_rjust)
{
  ssize_t width;
  uint32_t fill;

  if (fill_arguments (rt, args, nargs, &width, &fill) < 0)
    return NULL;
  return padded (rt, self, width - pym_str_length (self), 0, fill);
}

METHOD (str_zfill)
{
  ssize_t width = pym_number_as_size_argument (rt, args[0]), fill;
  PymObject *s;

  if (width == -1 && rt->error != NULL)
    return NULL;
  fill = width - pym_str_length (self);
  s = padded (rt, self, fill, 0, '0');
  if (s != NULL && fill > 0 && pym_str_length (self) > 0)
    {
      uint32_t c = pym_str_read_char (self, 0);

      /* The sign goes first. */
      if (c == '+' || c == '-')
        {
          pym_str_write_kind (pym_str_kind (s), pym_str_data (s), 0, c);
          pym_str_write_kind (pym_str_kind (s), pym_str_data (s), fill, '0');
        }
    }
  return s;
}

METHOD (str_expandtabs)
{
  static const char *const names[] = { "tabsize", NULL };
  PymObject *parsed[1] = { NULL };
  ssize_t column = 0;
  int size = 8;
  PymStrBuilder b;

  if (pym_args_parse (rt, "expandtabs", names, 0, 0, args, nargs, kwnames, parsed) < 0)
    return NULL;
  if (parsed[0] != NULL && (size = pym_int_as_int (rt, parsed[0])) == -1 && rt->error != NULL)
    return NULL;
  if (pym_text_find_char (text_of (self), '\t') < 0)
    return pym_str_from_object (rt, self);
  pym_str_builder_init (rt, &b);
  for (ssize_t i = 0; i < pym_str_length (self) && !b.failed; i++)
    {
      uint32_t c = pym_str_read_char (self, i);

      if (c == '\t')
        {
          ssize_t blanks = size > 0 ? size - column % size : 0;

          column += blanks;
          pym_str_builder_add_chars (&b, ' ', blanks);
          continue;
        }
      column = c == '\n' || c == '\r' ? 0 : column + 1;
      pym_str_builder_add_char (&b, c);
    }
  return pym_str_builder_finish (&b);
}

/* Taking off. */

static PymObject *
strip (PymRuntime *rt,
       PymObject *self,
       PymObject *const *args,
       ssize_t nargs,
       const char *function,
       bool left,
       bool right)
{
  ssize_t start = 0, end = pym_str_length (self);
  PymObject *set = nargs > 0 && args[0] != pym_none (rt) ? args[0] : NULL;

#define STRIPPED(c)                                                                                \
  (set == NULL ? pym_char_is_space_inline (c) : pym_text_find_char (text_of (set), (c)) >= 0)
  if (set != NULL && !pym_str_check (set))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s arg must be None or str", function);
  if (left)
    while (start < end && STRIPPED (pym_str_read_char (self, start)))
      if (pym_poll_stop_at (rt, ++start) < 0)
        return NULL;
  if (right)
    while (end > start && STRIPPED (pym_str_read_char (self, end - 1)))
      if (pym_poll_stop_at (rt, --end) < 0)
        return NULL;
#undef STRIPPED
  return pym_str_substring (rt, self, start, end);
}

METHOD (str_strip) { return strip (rt, self, args, nargs, "strip", true, true); }

METHOD (str_lstrip) { return strip (rt, self, args, nargs, "lstrip", true, false); }

METHOD (str_rstrip) { return strip (rt, self, args, nargs, "rstrip", false, true); }

static bool
check_str (PymRuntime *rt, const char *function, PymObject *o)
{
  if (pym_str_check (o))
    return true;
  pym_args_bad_argument (rt, function, "argument", "str", o);
  return false;
}

METHOD (str_removeprefix)
{
  if (!check_str (rt, "removeprefix", args[0]))
    return NULL;
  if (pym_str_tail_match (self, args[0], 0, SSIZE_MAX, -1))
    return pym_str_substring (rt, self, pym_str_length (args[0]), pym_str_length (self));
  return pym_str_from_object (rt, self);
}

METHOD (str_removesuffix)
{
  if (!check_str (rt, "removesuffix", args[0]))
    return NULL;
  if (pym_str_tail_match (self, args[0], 0, SSIZE_MAX, 1))
    return pym_str_substring (rt, self, 0, pym_str_length (self) - pym_str_length (args[0]));
  return pym_str_from_object (rt, self);
}

/* Cutting and joining. */

METHOD (str_replace)
{
  ssize_t max = -1;

  for (int i = 0; i < 2; i++)
    if (!pym_str_check (args[i]))
      return pym_args_bad_argument (rt, "replace", i == 0 ? "argument 1" : "argument 2", "str",
                                    args[i]);
  if (nargs > 2)
    {
      max = pym_number_as_size_argument (rt, args[2]);
      if (max == -1 && rt->error != NULL)
        return NULL;
    }
  return pym_str_replace (rt, self, args[0], args[1], max);
}

static PymObject *
split_with (PymRuntime *rt,
            PymObject *self,
            PymObject *const *args,
            ssize_t nargs,
            PymObject *kwnames,
            const char *function,
            PymObject *(*split) (PymRuntime *, PymObject *, PymObject *, ssize_t))
{
  static const char *const names[] = { "sep", "maxsplit", NULL };
  PymObject *parsed[2] = { NULL, NULL };
  ssize_t max = -1;

  if (pym_args_parse (rt, function, names, 0, 0, args, nargs, kwnames, parsed) < 0)
    return NULL;
  if (parsed[1] != NULL)
    {
      max = pym_number_as_size_argument (rt, parsed[1]);
      if (max == -1 && rt->error != NULL)
        return NULL;
    }
  return split (rt, self, parsed[0] != pym_none (rt) ? parsed[0] : NULL, max);
}

METHOD (str_split) { return split_with (rt, self, args, nargs, kwnames, "split", pym_str_split); }

METHOD (str_rsplit)
{
  return split_with (rt, self, args, nargs, kwnames, "rsplit", pym_str_rsplit);
}

METHOD (str_splitlines)
{
  static const char *const names[] = { "keepends", NULL };
  PymObject *parsed[1] = { NULL };
  int keep = 0;

  if (pym_args_parse (rt, "splitlines", names, 0, 0, args, nargs, kwnames, parsed) < 0 ||
      (parsed[0] != NULL && (keep = pym_object_is_true (rt, parsed[0])) < 0))
    return NULL;
  return pym_str_splitlines (rt, self, keep);
}

METHOD (str_partition) { return pym_str_partition (rt, self, args[0]); }

METHOD (str_rpartition) { return pym_str_rpartition (rt, self, args[0]); }

METHOD (str_join) { return pym_str_join (rt, self, args[0]); }

METHOD (str_encode)
{
  static const char *const names[] = { "encoding", "errors", NULL };
  PymObject *parsed[2] = { NULL, NULL };
  const char *texts[2] = { NULL, NULL };

  if (pym_args_parse (rt, "encode", names, 0, 0, args, nargs, kwnames, parsed) < 0)
    return NULL;
  for (int i = 0; i < 2; i++)
    {
      if (parsed[i] == NULL)
        continue;
      if (!pym_str_check (parsed[i]))
        return pym_args_bad_argument (rt, "encode",
                                      i == 0 ? "argument 'encoding'" : "argument 'errors'", "str",
                                      parsed[i]);
      texts[i] = pym_str_as_utf8 (rt, parsed[i]);
      if (texts[i] == NULL)
        return NULL;
    }
  return pym_str_encode (rt, self, texts[0], texts[1]);
}

/* Translation. */

/* 0, or -1 with an exception. */
static int
translate_char (PymRuntime *rt, PymStrBuilder *b, PymObject *table, uint32_t c)
{
  PymObject *key = pym_int_from_long (rt, (long) c), *value;
  int status = -1;

  if (key == NULL)
    return -1;
  value = pym_object_get_item (rt, table, key);
  pym_decref (rt, key);
  if (value == NULL)
    {
      if (!pym_err_exception_matches (rt, PYM_TYPE (rt, LOOKUP_ERROR)))
        return -1;
      pym_err_clear (rt);
      return pym_str_builder_add_char (b, c);
    }
  if (value == pym_none (rt))
    status = 0;
  else if (pym_int_check (value))
    {
      long code = pym_int_as_long (rt, value);

      if (code < 0 || code > 0x10ffff)
        {
          pym_err_clear (rt);
          pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR),
                              "character mapping must be in range(0x110000)");
        }
      else
        status = pym_str_builder_add_char (b, (uint32_t) code);
    }
  else if (pym_str_check (value))
    status = pym_str_builder_add_str (b, value);
  else
    pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                        "character mapping must return integer, None or str");
  pym_decref (rt, value);
  return status;
}

METHOD (str_translate)
{
  PymStrBuilder b;

  pym_str_builder_init (rt, &b);
  for (ssize_t i = 0; i < pym_str_length (self); i++)
    if (pym_poll_stop_at (rt, i) < 0 ||
        translate_char (rt, &b, args[0], pym_str_read_char (self, i)) < 0)
      {
        pym_str_builder_clear (&b);
        return NULL;
      }
  return pym_str_builder_finish (&b);
}

static int
set_code (PymRuntime *rt, PymObject *table, uint32_t c, PymObject *value)
{
  PymObject *key = pym_int_from_long (rt, (long) c);
  int status;

  if (key == NULL || value == NULL)
    {
      pym_xdecref (rt, key);
      return -1;
    }
  status = pym_dict_set_item (rt, table, key, value);
  pym_decref (rt, key);
  return status;
}

/* maketrans (dict): keys become code points. */
static int
copy_table (PymRuntime *rt, PymObject *table, PymObject *given)
{
  PymObject *key, *value;
  ssize_t position = 0;

  if (!PYM_IS_EXACT (rt, given, DICT))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "if you give only one argument to maketrans it must be a dict");
      return -1;
    }
  while (pym_dict_next (given, &position, &key, &value))
    {
      int status = -1;

      if (pym_str_check (key))
        {
          if (pym_str_length (key) != 1)
            pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR),
                                "string keys in translate table must be of length 1");
          else
            status = set_code (rt, table, pym_str_read_char (key, 0), value);
        }
      else if (pym_int_check (key))
        status = pym_dict_set_item (rt, table, key, value);
      else
        pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                            "keys in translate table must be strings or integers");
      if (status < 0)
        return -1;
    }
  return 0;
}

METHOD (str_maketrans)
{
  PymObject *table = pym_dict_new (rt), *value;
  int status = 0;

  if (table == NULL)
    return NULL;
  if (nargs == 1)
    {
      if (copy_table (rt, table, args[0]) < 0)
        goto failed;
      return table;
    }
  if (!pym_str_check (args[0]))
    {
      pym_err_set_string (
          rt, PYM_TYPE (rt, TYPE_ERROR),
          "first maketrans argument must be a string if there is a second argument");
      goto failed;
    }
  for (int i = 1; i < nargs; i++)
    if (!pym_str_check (args[i]))
      {
        pym_args_bad_argument (rt, "maketrans", i == 1 ? "argument 2" : "argument 3", "str",
                               args[i]);
        goto failed;
      }
  if (pym_str_length (args[0]) != pym_str_length (args[1]))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR),
                          "the first two maketrans arguments must have equal length");
      goto failed;
    }
  for (ssize_t i = 0; i < pym_str_length (args[0]) && status == 0; i++)
    {
      value = pym_int_from_long (rt, (long) pym_str_read_char (args[1], i));
      status = set_code (rt, table, pym_str_read_char (args[0], i), value);
      pym_xdecref (rt, value);
    }
  for (ssize_t i = 0; nargs > 2 && i < pym_str_length (args[2]) && status == 0; i++)
    status = set_code (rt, table, pym_str_read_char (args[2], i), pym_none (rt));
  if (status == 0)
    return table;

failed:
  pym_decref (rt, table);
  return NULL;
}

/* Formatting. */

METHOD (str_format)
{
  PymObject *kwargs = NULL, *s;

  if (kwnames != NULL && pym_tuple_size (kwnames) > 0)
    {
      kwargs = pym_dict_from_items (rt, pym_tuple_items (kwnames), 1, args + nargs, 1,
                                    pym_tuple_size (kwnames));
      if (kwargs == NULL)
        return NULL;
    }
  /* No array at all means that fields cannot be named by position. */
  s = pym_str_format_template (rt, self, args != NULL ? args : &self, nargs, kwargs);
  pym_xdecref (rt, kwargs);
  return s;
}

METHOD (str_format_map) { return pym_str_format_template (rt, self, NULL, 0, args[0]); }

METHOD (str_format_spec)
{
  if (!check_str (rt, "__format__", args[0]))
    return NULL;
  return pym_str_format_spec (rt, self, args[0]);
}

METHOD (str_getnewargs)
{
  PymObject *s = pym_str_from_object (rt, self);

  return s != NULL ? pym_tuple_from_array_steal (rt, &s, 1) : NULL;
}

#define TEST(name) { #name, pym_str_method_##name, 0, 0, 0, NULL },

const PymMethodDef pym_str_methods[] = {
  { "encode", str_encode, 0, -1, PYM_METHOD_KEYWORDS, "Encodes the string." },
  { "replace", str_replace, 2, 3, 0,
    "Returns a copy with all occurrences of old replaced by new." },
  { "split", str_split, 0, -1, PYM_METHOD_KEYWORDS, "Returns a list of the substrings." },
  { "rsplit", str_rsplit, 0, -1, PYM_METHOD_KEYWORDS, "As split, from the end." },
  { "join", str_join, 1, 1, 0, "Concatenates any number of strings." },
  { "capitalize", str_capitalize, 0, 0, 0, "Returns a capitalized version." },
  { "casefold", str_casefold, 0, 0, 0, "Returns a version suitable for caseless comparisons." },
  { "title", str_title, 0, 0, 0, "Returns a version where each word is titlecased." },
  { "center", str_center, 1, 2, 0, "Returns a centered string of length width." },
  { "count", str_count, 0, -1, PYM_METHOD_PACKED, "Number of non-overlapping occurrences." },
  { "expandtabs", str_expandtabs, 0, -1, PYM_METHOD_KEYWORDS, "Tabs become spaces." },
  { "find", str_find, 0, -1, PYM_METHOD_PACKED, "Lowest index of a substring, or -1." },
  { "partition", str_partition, 1, 1, 0, "Three parts: before, separator, after." },
  { "index", str_index, 0, -1, PYM_METHOD_PACKED, "Lowest index of a substring, or ValueError." },
  { "ljust", str_ljust, 1, 2, 0, "Returns a left-justified string of length width." },
  { "lower", str_lower, 0, 0, 0, "Returns a copy converted to lowercase." },
  { "lstrip", str_lstrip, 0, 1, 0, "Returns a copy with leading whitespace removed." },
  { "rfind", str_rfind, 0, -1, PYM_METHOD_PACKED, "Highest index of a substring, or -1." },
  { "rindex", str_rindex, 0, -1, PYM_METHOD_PACKED,
    "Highest index of a substring, or ValueError." },
  { "rjust", str_rjust, 1, 2, 0, "Returns a right-justified string of length width." },
  { "rstrip", str_rstrip, 0, 1, 0, "Returns a copy with trailing whitespace removed." },
  { "rpartition", str_rpartition, 1, 1, 0, "Three parts, at the last separator." },
  { "splitlines", str_splitlines, 0, -1, PYM_METHOD_KEYWORDS, "Returns a list of the lines." },
  { "strip", str_strip, 0, 1, 0, "Returns a copy with whitespace removed at both ends." },
  { "swapcase", str_swapcase, 0, 0, 0, "Exchanges upper and lower case." },
  { "translate", str_translate, 1, 1, 0, "Replaces each character using the given table." },
  { "upper", str_upper, 0, 0, 0, "Returns a copy converted to uppercase." },
  { "startswith", str_startswith, 0, -1, PYM_METHOD_PACKED, "Whether it starts with the prefix." },
  { "endswith", str_endswith, 0, -1, PYM_METHOD_PACKED, "Whether it ends with the suffix." },
  { "removeprefix", str_removeprefix, 1, 1, 0, "Returns a str without the given prefix." },
  { "removesuffix", str_removesuffix, 1, 1, 0, "Returns a str without the given suffix." },
  PYM_FOR_EACH_STR_TEST (TEST){ "zfill", str_zfill, 1, 1, 0,
                                "Pads a numeric string with zeros on the left." },
  { "format", str_format, 0, -1, PYM_METHOD_KEYWORDS | PYM_METHOD_PACKED,
    "Returns a formatted version, using substitutions from args and kwargs." },
  { "format_map", str_format_map, 1, 1, 0, "As format, with a mapping." },
  { "__format__", str_format_spec, 1, 1, 0, "Returns a formatted version by format_spec." },
  { "maketrans", str_maketrans, 1, 3, PYM_METHOD_STATIC, "Makes a table for translate." },
  { "__getnewargs__", str_getnewargs, 0, 0, 0, NULL },
  { NULL },
};
