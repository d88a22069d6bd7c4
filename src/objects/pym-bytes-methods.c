/* Methods that bytes and bytearray share: finding, filling up, cutting, other forms. A result is of
 * the type of the object; where nothing changes an exact bytes object comes back itself, a
 * bytearray is copied always. */
#include "pym-bytes-private.h"

#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-codec.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-str.h"
#include "pym-text-search.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#include <limits.h>

#define METHOD(name)                                                                               \
  PymObject *pym_bytes_method_##name (PymRuntime *rt, PymObject *self, PymObject *const *args,     \
                                      ssize_t nargs, PymObject *kwnames)

typedef struct
{
  const uint8_t *data;
  ssize_t size;
} Span;

static Span
span_of (PymRuntime *rt, PymObject *o)
{
  Span s = { NULL, 0 };

  pym_bytes_like (rt, o, &s.data, &s.size);
  return s;
}

static PymText
text_of (Span s)
{
  return (PymText){ s.data, s.size, 1 };
}

/* A new object of the type that `self` is of; `data` NULL: to be filled in. */
static PymObject *
make (PymRuntime *rt, PymObject *self, const void *data, ssize_t size)
{
  if (pym_bytes_check (self))
    return pym_bytes_from_string_and_size (rt, data, size);
  return pym_bytearray_from_string_and_size (rt, data, size);
}

static uint8_t *
writable (PymObject *made)
{
  return pym_bytes_check (made) ? pym_bytes_data (made) : (uint8_t *) pym_bytearray_data (made);
}

static PymObject *
unchanged (PymRuntime *rt, PymObject *self)
{
  Span s = span_of (rt, self);

  return pym_bytes_check_exact (rt, self) ? pym_newref (self) : make (rt, self, s.data, s.size);
}

static PymObject *
part (PymRuntime *rt, PymObject *self, ssize_t start, ssize_t end)
{
  Span s = span_of (rt, self);

  if (start == 0 && end == s.size)
    return unchanged (rt, self);
  return make (rt, self, s.data + start, end > start ? end - start : 0);
}

/* Finding. */

/* What is looked for: an int stands for one byte, which is put in `*byte`. */
static int
find_arguments (PymRuntime *rt,
                const char *function,
                PymObject *const *args,
                ssize_t nargs,
                uint8_t *byte,
                Span *wanted,
                ssize_t *start,
                ssize_t *end)
{
  *start = 0;
  *end = SSIZE_MAX;
  if (pym_args_check_tuple (rt, function, nargs, 1, 3) < 0 ||
      (nargs > 1 && pym_args_slice_index (rt, args[1], start) < 0) ||
      (nargs > 2 && pym_args_slice_index (rt, args[2], end) < 0))
    return -1;
  if (pym_bytes_like (rt, args[0], &wanted->data, &wanted->size))
    return 0;
  if (pym_index_check (args[0]))
    {
      int value = pym_byte_from_object (rt, args[0], "byte must be in range(0, 256)");

      *byte = (uint8_t) value;
      *wanted = (Span){ byte, 1 };
      return value < 0 ? -1 : 0;
    }
  pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                  "argument should be integer or bytes-like object, not '%T'", args[0]);
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
  Span s = span_of (rt, self), wanted;
  ssize_t start, end, found;
  uint8_t byte;
  PymText slice;

  if (find_arguments (rt, function, args, nargs, &byte, &wanted, &start, &end) < 0)
    return -2;
  pym_text_adjust (s.size, &start, &end);
  if (end - start < wanted.size)
    return -1;
  slice = pym_text_slice (text_of (s), start, end);
  found = direction > 0 ? pym_text_find (slice, text_of (wanted))
                        : pym_text_rfind (slice, text_of (wanted));
  return found < 0 ? -1 : start + found;
}

METHOD (find)
{
  ssize_t found = find_position (rt, "find", self, args, nargs, 1);

  return found == -2 ? NULL : pym_int_from_ssize (rt, found);
}

METHOD (rfind)
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
    pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "subsection not found");
  return NULL;
}

METHOD (index) { return index_result (rt, find_position (rt, "index", self, args, nargs, 1)); }

METHOD (rindex) { return index_result (rt, find_position (rt, "rindex", self, args, nargs, -1)); }

METHOD (count)
{
  Span s = span_of (rt, self), wanted;
  ssize_t start, end;
  uint8_t byte;

  if (find_arguments (rt, "count", args, nargs, &byte, &wanted, &start, &end) < 0)
    return NULL;
  pym_text_adjust (s.size, &start, &end);
  if (end - start < wanted.size)
    return pym_int_small (rt, 0);
  return pym_int_from_ssize (rt, pym_text_count (pym_text_slice (text_of (s), start, end),
                                                 text_of (wanted), -1));
}

static bool
matches_tail (Span s, Span wanted, ssize_t start, ssize_t end, bool at_end)
{
  pym_text_adjust (s.size, &start, &end);
  if (end - start < wanted.size)
    return false;
  return memcmp (s.data + (at_end ? end - wanted.size : start), wanted.data,
                 (size_t) wanted.size) == 0;
}

static PymObject *
tail_match (PymRuntime *rt,
            PymObject *self,
            PymObject *const *args,
            ssize_t nargs,
            const char *function,
            bool at_end)
{
  Span s = span_of (rt, self), wanted;
  ssize_t start = 0, end = SSIZE_MAX;

  if (pym_args_check_tuple (rt, function, nargs, 1, 3) < 0 ||
      (nargs > 1 && pym_args_slice_index (rt, args[1], &start) < 0) ||
      (nargs > 2 && pym_args_slice_index (rt, args[2], &end) < 0))
    return NULL;
  if (pym_bytes_like (rt, args[0], &wanted.data, &wanted.size))
    return pym_bool_from_long (rt, matches_tail (s, wanted, start, end, at_end));
  if (!pym_tuple_check (args[0]))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "%s first arg must be bytes or a tuple of bytes, not %T", function,
                           args[0]);
  for (ssize_t i = 0; i < pym_tuple_size (args[0]); i++)
    {
      if (!pym_need_bytes_like (rt, pym_tuple_get (args[0], i), &wanted.data, &wanted.size))
        return NULL;
      if (matches_tail (s, wanted, start, end, at_end))
        return pym_bool_from_long (rt, 1);
    }
  return pym_bool_from_long (rt, 0);
}

METHOD (startswith) { return tail_match (rt, self, args, nargs, "startswith", false); }

METHOD (endswith) { return tail_match (rt, self, args, nargs, "endswith", true); }

/* Filling up. */

static PymObject *
padded (PymRuntime *rt, PymObject *self, ssize_t left, ssize_t right, int fill)
{
  Span s = span_of (rt, self);
  PymObject *made;

  left = left > 0 ? left : 0;
  right = right > 0 ? right : 0;
  if (left == 0 && right == 0)
    return unchanged (rt, self);
  if (left > SSIZE_MAX / 4 - s.size || right > SSIZE_MAX / 4 - s.size)
    return pym_err_no_memory (rt);
  made = make (rt, self, NULL, left + s.size + right);
  if (made != NULL)
    {
      uint8_t *out = writable (made);

      memset (out, fill, (size_t) left);
      memcpy (out + left, s.data, (size_t) s.size);
      memset (out + left + s.size, fill, (size_t) right);
    }
  return made;
}

static int
fill_arguments (PymRuntime *rt,
                const char *function,
                PymObject *const *args,
                ssize_t nargs,
                ssize_t *width,
                int *fill)
{
  Span s;

  *fill = ' ';
  *width = pym_number_as_size_argument (rt, args[0]);
  if (*width == -1 && rt->error != NULL)
    return -1;
  if (nargs < 2)
    return 0;
  if (!pym_bytes_like (rt, args[1], &s.data, &s.size) || s.size != 1)
    {
      pym_args_bad_argument (rt, function, "argument 2", "a byte string of length 1", args[1]);
      return -1;
    }
  *fill = s.data[0];
  return 0;
}

METHOD (center)
{
  ssize_t width, marginal, left;
  int fill;

  if (fill_arguments (rt, "center", args, nargs, &width, &fill) < 0)
    return NULL;
  marginal = width - pym_size (self);
  if (marginal < 0)
    marginal = 0;
  left = marginal / 2 + (marginal & width & 1);
  return padded (rt, self, left, marginal - left, fill);
}

METHOD (ljust)
{
  ssize_t width;
  int fill;

  if (fill_arguments (rt, "ljust", args, nargs, &width, &fill) < 0)
    return NULL;
  return padded (rt, self, 0, width - pym_size (self), fill);
}

METHOD (rjust)
{
  ssize_t width;
  int fill;

  if (fill_arguments (rt, "rjust", args, nargs, &width, &fill) < 0)
    return NULL;
  return padded (rt, self, width - pym_size (self), 0, fill);
}

METHOD (zfill)
{
  ssize_t width = pym_number_as_size_argument (rt, args[0]), fill;
  PymObject *made;

  if (width == -1 && rt->error != NULL)
    return NULL;
  fill = width - pym_size (self);
  made = padded (rt, self, fill, 0, '0');
  if (made != NULL && fill > 0 && pym_size (self) > 0)
    {
      uint8_t *out = writable (made);

      if (out[fill] == '+' || out[fill] == '-')
        {
          out[0] = out[fill];
          out[fill] = '0';
        }
    }
  return made;
}

METHOD (expandtabs)
{
  static const char *const names[] = { "tabsize", NULL };
  PymObject *parsed[1] = { NULL }, *made = NULL;
  Span s = span_of (rt, self);
  ssize_t column = 0, size = 0;
  uint8_t *out = NULL;
  int tab = 8;

  if (pym_args_parse (rt, "expandtabs", names, 0, 0, args, nargs, kwnames, parsed) < 0)
    return NULL;
  if (parsed[0] != NULL && (tab = pym_int_as_int (rt, parsed[0])) == -1 && rt->error != NULL)
    return NULL;
  /* Measured first, written in the second pass. */
  for (int pass = 0; pass < 2; pass++)
    {
      size = column = 0;
      for (ssize_t i = 0; i < s.size; i++)
        {
          ssize_t n = 1;

          if (s.data[i] == '\t')
            n = tab > 0 ? tab - column % tab : 0;
          if (n > SSIZE_MAX / 4 - size)
            return pym_err_no_memory (rt);
          if (out != NULL && n > 0)
            memset (out + size, s.data[i] == '\t' ? ' ' : s.data[i], (size_t) n);
          size += n;
          column = s.data[i] == '\n' || s.data[i] == '\r' ? 0 : column + n;
        }
      if (pass == 0)
        {
          made = make (rt, self, NULL, size);
          if (made == NULL || size == 0)
            return made;
          out = writable (made);
        }
    }
  return made;
}

/* Taking off. */

static bool
is_space (uint8_t c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static PymObject *
strip (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, bool left, bool right)
{
  Span s = span_of (rt, self), set = { NULL, 0 };
  ssize_t start = 0, end = s.size;

#define STRIPPED(c)                                                                                \
  (set.data == NULL ? is_space (c) : memchr (set.data, (c), (size_t) set.size) != NULL)
  if (nargs > 0 && args[0] != pym_none (rt) &&
      !pym_need_bytes_like (rt, args[0], &set.data, &set.size))
    return NULL;
  if (left)
    while (start < end && STRIPPED (s.data[start]))
      start++;
  if (right)
    while (end > start && STRIPPED (s.data[end - 1]))
      end--;
#undef STRIPPED
  return part (rt, self, start, end);
}

METHOD (strip) { return strip (rt, self, args, nargs, true, true); }

METHOD (lstrip) { return strip (rt, self, args, nargs, true, false); }

METHOD (rstrip) { return strip (rt, self, args, nargs, false, true); }

METHOD (removeprefix)
{
  Span s = span_of (rt, self), wanted;

  if (!pym_need_bytes_like (rt, args[0], &wanted.data, &wanted.size))
    return NULL;
  if (matches_tail (s, wanted, 0, s.size, false))
    return part (rt, self, wanted.size, s.size);
  return unchanged (rt, self);
}

METHOD (removesuffix)
{
  Span s = span_of (rt, self), wanted;

  if (!pym_need_bytes_like (rt, args[0], &wanted.data, &wanted.size))
    return NULL;
  if (matches_tail (s, wanted, 0, s.size, true))
    return part (rt, self, 0, s.size - wanted.size);
  return unchanged (rt, self);
}

METHOD (replace)
{
  Span s = span_of (rt, self), old, new;
  ssize_t max = -1, count, size;
  PymObject *made;
  PymText text;
  uint8_t *out;

  if (!pym_need_bytes_like (rt, args[0], &old.data, &old.size) ||
      !pym_need_bytes_like (rt, args[1], &new.data, &new.size))
    return NULL;
  if (nargs > 2)
    {
      max = pym_number_as_size_argument (rt, args[2]);
      if (max == -1 && rt->error != NULL)
        return NULL;
    }
  count = max == 0 ? 0 : pym_text_count (text_of (s), text_of (old), max);
  if (count == 0)
    return unchanged (rt, self);
  if (new.size > old.size &&new.size - old.size > (SSIZE_MAX / 4 - s.size) / count)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "replace bytes is too long");
      return NULL;
    }
  size = s.size + count * (new.size - old.size);
  made = make (rt, self, NULL, size);
  if (made == NULL || size == 0)
    return made;
  out = writable (made);
  text = text_of (s);
  for (; count > 0; count--)
    {
      ssize_t found = pym_text_find (text, text_of (old));

      memcpy (out, text.data, (size_t) found);
      memcpy (out + found, new.data, (size_t) new.size);
      out += found + new.size;
      text = pym_text_slice (text, found + old.size, text.length);
      if (old.size == 0 && text.length > 0)
        {
          *out++ = *(const uint8_t *) text.data;
          text = pym_text_slice (text, 1, text.length);
        }
    }
  memcpy (out, text.data, (size_t) text.length);
  return made;
}

/* Other forms. */

METHOD (decode)
{
  static const char *const names[] = { "encoding", "errors", NULL };
  PymObject *parsed[2] = { NULL, NULL };
  const char *texts[2] = { NULL, NULL };
  Span s = span_of (rt, self);

  if (pym_args_parse (rt, "decode", names, 0, 0, args, nargs, kwnames, parsed) < 0)
    return NULL;
  for (int i = 0; i < 2; i++)
    {
      if (parsed[i] == NULL)
        continue;
      if (!pym_str_check (parsed[i]))
        return pym_args_bad_argument (rt, "decode",
                                      i == 0 ? "argument 'encoding'" : "argument 'errors'", "str",
                                      parsed[i]);
      texts[i] = pym_str_as_utf8 (rt, parsed[i]);
      if (texts[i] == NULL)
        return NULL;
    }
  return pym_str_decode (rt, s.data, s.size, texts[0], texts[1]);
}

METHOD (hex)
{
  static const char *const names[] = { "sep", "bytes_per_sep", NULL };
  PymObject *parsed[2] = { NULL, NULL }, *result;
  Span s = span_of (rt, self);
  ssize_t group = 1, every, place = 0, length;
  char c = 0, *out;

  if (pym_args_parse (rt, "hex", names, 0, 0, args, nargs, kwnames, parsed) < 0)
    return NULL;
  if (parsed[1] != NULL && (group = pym_int_as_int (rt, parsed[1])) == -1 && rt->error != NULL)
    return NULL;
  if (parsed[0] != NULL)
    {
      length = pym_object_length (rt, parsed[0]);
      if (length < 0)
        return NULL;
      if (length != 1)
        {
          pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "sep must be length 1.");
          return NULL;
        }
      if (pym_str_check (parsed[0]) && pym_str_is_ascii (parsed[0]))
        c = (char) pym_str_read_char (parsed[0], 0);
      else if (pym_bytes_check (parsed[0]) && pym_bytes_data (parsed[0])[0] < 0x80)
        c = (char) pym_bytes_data (parsed[0])[0];
      else if (pym_str_check (parsed[0]) || pym_bytes_check (parsed[0]))
        {
          pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "sep must be ASCII.");
          return NULL;
        }
      else
        {
          pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "sep must be str or bytes.");
          return NULL;
        }
    }
  every = parsed[0] == NULL ? 0 : group < 0 ? -group : group;
  if (s.size == 0)
    return pym_str_empty (rt);
  length = 2 * s.size + (every > 0 ? (s.size - 1) / every : 0);
  result = pym_str_new (rt, length, 0x7f);
  if (result == NULL)
    return NULL;
  out = pym_str_data (result);
  for (ssize_t i = 0; i < s.size; i++)
    {
      /* Groups are counted from the end, unless the number is negative. */
      if (every > 0 && i > 0 && (group > 0 ? s.size - i : i) % every == 0)
        out[place++] = c;
      out[place++] = "0123456789abcdef"[s.data[i] >> 4];
      out[place++] = "0123456789abcdef"[s.data[i] & 15];
    }
  return result;
}

static int
hex_value (uint32_t c)
{
  return c >= '0' && c <= '9'   ? (int) c - '0'
         : c >= 'a' && c <= 'f' ? (int) c - 'a' + 10
         : c >= 'A' && c <= 'F' ? (int) c - 'A' + 10
                                : -1;
}

METHOD (fromhex)
{
  PymType *bytes = PYM_TYPE (rt, BYTES), *bytearray = PYM_TYPE (rt, BYTEARRAY);
  PymType *type = (PymType *) self;
  bool is_bytes = pym_type_is_subtype (type, bytes);
  ssize_t size = 0, i = 0, length;
  PymObject *text = args[0], *made;
  uint8_t *data;

  if (!pym_str_check (text))
    return pym_args_bad_argument (rt, "fromhex", "argument", "str", text);
  length = pym_str_length (text);
  data = pym_raw_malloc (rt, (size_t) length / 2 + 1);
  if (data == NULL)
    return pym_err_no_memory (rt);
  for (;;)
    {
      int high, low;

      while (i < length && pym_str_read_char (text, i) < 0x80 &&
             is_space ((uint8_t) pym_str_read_char (text, i)))
        i++;
      if (i >= length)
        break;
      high = hex_value (pym_str_read_char (text, i));
      low = high < 0 || i + 1 >= length ? -1 : hex_value (pym_str_read_char (text, i + 1));
      if (high < 0 || low < 0)
        {
          pym_raw_free (rt, data);
          return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                                 "non-hexadecimal number found in fromhex() arg at position %zd",
                                 high < 0 ? i : i + 1);
        }
      data[size++] = (uint8_t) (high << 4 | low);
      i += 2;
    }
  made = is_bytes ? pym_bytes_from_string_and_size (rt, data, size)
                  : pym_bytearray_from_string_and_size (rt, data, size);
  pym_raw_free (rt, data);
  if (made != NULL && type != bytes && type != bytearray)
    {
      PymObject *instance = pym_object_call_one_arg (rt, self, made);

      pym_setref (rt, &made, instance);
    }
  return made;
}

METHOD (translate)
{
  static const char *const names[] = { "", "delete", NULL };
  PymObject *parsed[2] = { NULL, NULL }, *made;
  Span s = span_of (rt, self), table = { NULL, 0 }, deleted = { NULL, 0 };
  ssize_t size = 0;
  uint8_t *out;

  if (pym_args_parse (rt, "translate", names, 1, 1, args, nargs, kwnames, parsed) < 0)
    return NULL;
  if (parsed[0] != pym_none (rt))
    {
      if (!pym_need_bytes_like (rt, parsed[0], &table.data, &table.size))
        return NULL;
      if (table.size != 256)
        {
          pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR),
                              "translation table must be 256 characters long");
          return NULL;
        }
    }
  if (parsed[1] != NULL && !pym_need_bytes_like (rt, parsed[1], &deleted.data, &deleted.size))
    return NULL;
  out = pym_raw_malloc (rt, (size_t) s.size + 1);
  if (out == NULL)
    return pym_err_no_memory (rt);
  for (ssize_t i = 0; i < s.size; i++)
    if (deleted.size == 0 || memchr (deleted.data, s.data[i], (size_t) deleted.size) == NULL)
      out[size++] = table.data != NULL ? table.data[s.data[i]] : s.data[i];
  if (size == s.size && memcmp (out, s.data, (size_t) size) == 0)
    made = unchanged (rt, self);
  else
    {
      made = make (rt, self, NULL, size);
      if (made != NULL && size > 0)
        memcpy (writable (made), out, (size_t) size);
    }
  pym_raw_free (rt, out);
  return made;
}

METHOD (maketrans)
{
  Span from, to;
  uint8_t table[256];

  if (!pym_need_bytes_like (rt, args[0], &from.data, &from.size) ||
      !pym_need_bytes_like (rt, args[1], &to.data, &to.size))
    return NULL;
  if (from.size != to.size)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR),
                          "maketrans arguments must have same length");
      return NULL;
    }
  for (int i = 0; i < 256; i++)
    table[i] = (uint8_t) i;
  for (ssize_t i = 0; i < from.size; i++)
    table[from.data[i]] = to.data[i];
  return pym_bytes_from_string_and_size (rt, table, sizeof table);
}
