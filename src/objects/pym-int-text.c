/* Ints to text and back. Conversion to and from decimal takes quadratic time, which the limit of
 * 4300 digits bounds; bases that are powers of two have no limit and take linear time. */
#include "pym-int.h"

#include "pym-bytes.h"
#include "pym-error.h"
#include "pym-int-digits.h"
#include "pym-numbers.h"
#include "pym-str.h"
#include "pym-unicode.h"

#include <string.h>

/* sys.get_int_max_str_digits () */
#define MAX_STR_DIGITS 4300

#define DECIMAL_SHIFT 9
#define DECIMAL_BASE  ((PymDigit) 1000000000)
_Static_assert(DECIMAL_BASE < PYM_DIGIT_BASE, "a group of decimal digits fits into a digit");

#define INT(o) ((PymInt *) (o))

static void
digits_limit (PymRuntime *rt)
{
  pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                  "Exceeds the limit (%d digits) for integer string conversion; use "
                  "sys.set_int_max_str_digits() to increase the limit",
                  MAX_STR_DIGITS);
}

/* Writes backwards from `end`; returns the start. */
static char *
write_word (char *end, uint64_t value)
{
  do
    *--end = (char) ('0' + value % 10);
  while ((value /= 10) != 0);
  return end;
}

static char *
decimal_text (PymRuntime *rt, const PymInt *a, ssize_t *length)
{
  ssize_t n = pym_int_n_digits (a), n_out = 0, room;
  bool negative = pym_int_sign (a) < 0;
  PymDigit *out;
  char *text, *start, *end;

  /* 2**(30 * 479) has more than 4300 digits. */
  if (n >= 480)
    {
      digits_limit (rt);
      return NULL;
    }
  out = pym_raw_malloc (rt, (size_t) (n + n / 20 + 2) * sizeof *out);
  room = (n + n / 20 + 2) * DECIMAL_SHIFT + 2;
  text = pym_raw_malloc (rt, (size_t) room);
  if (out == NULL || text == NULL)
    {
      pym_raw_free (rt, out);
      pym_raw_free (rt, text);
      pym_err_no_memory (rt);
      return NULL;
    }
  for (ssize_t i = n; --i >= 0;)
    {
      PymDigit high = a->digits[i];

      for (ssize_t j = 0; j < n_out; j++)
        {
          PymTwoDigits z = (PymTwoDigits) out[j] << PYM_DIGIT_BITS | high;

          high = (PymDigit) (z / DECIMAL_BASE);
          out[j] = (PymDigit) (z - (PymTwoDigits) high * DECIMAL_BASE);
        }
      while (high != 0)
        {
          out[n_out++] = high % DECIMAL_BASE;
          high /= DECIMAL_BASE;
        }
    }
  if (n_out == 0)
    out[n_out++] = 0;
  end = text + room - 1;
  *end = 0;
  start = end;
  for (ssize_t i = 0; i < n_out - 1; i++)
    {
      char *low = start - DECIMAL_SHIFT;

      start = write_word (start, out[i]);
      while (start > low)
        *--start = '0';
    }
  start = write_word (start, out[n_out - 1]);
  pym_raw_free (rt, out);
  if (end - start > MAX_STR_DIGITS)
    {
      pym_raw_free (rt, text);
      digits_limit (rt);
      return NULL;
    }
  if (negative)
    *--start = '-';
  *length = end - start;
  memmove (text, start, (size_t) *length + 1);
  return text;
}

static char *
binary_text (PymRuntime *rt, const PymInt *a, int base, bool prefix, ssize_t *length)
{
  int bits = base == 16 ? 4 : base == 8 ? 3 : 1;
  ssize_t n_bits = (ssize_t) pym_int_bit_length (PYM_OBJECT (a));
  ssize_t n = n_bits == 0 ? 1 : (n_bits + bits - 1) / bits;
  bool negative = pym_int_sign (a) < 0;
  char *text = pym_raw_malloc (rt, (size_t) n + 4), *place = text;
  PymTwoDigits held = 0;
  int n_held = 0;
  ssize_t next = 0;

  if (text == NULL)
    {
      pym_err_no_memory (rt);
      return NULL;
    }
  if (negative)
    *place++ = '-';
  if (prefix)
    {
      *place++ = '0';
      *place++ = base == 16 ? 'x' : base == 8 ? 'o' : 'b';
    }
  *length = place - text + n;
  place += n;
  *place = 0;
  for (ssize_t i = 0; i < n; i++)
    {
      if (n_held < bits && next < pym_int_n_digits (a))
        {
          held |= (PymTwoDigits) a->digits[next++] << n_held;
          n_held += PYM_DIGIT_BITS;
        }
      *--place = "0123456789abcdef"[held & ((1u << bits) - 1)];
      held >>= bits;
      n_held -= bits;
    }
  return text;
}

char *
pym_int_to_text (PymRuntime *rt, PymObject *o, int base, bool prefix, ssize_t *length)
{
  if (base == 10)
    return decimal_text (rt, INT (o), length);
  return binary_text (rt, INT (o), base, prefix, length);
}

char *
pym_int_to_word (const PymObject *o, char word[PYM_INT_WORD], ssize_t *length)
{
  char *end = word + PYM_INT_WORD - 1, *start;
  PymDigit value = INT (o)->digits[0];

  *end = 0;
  start = end;
  do
    *--start = (char) ('0' + value % 10);
  while ((value /= 10) != 0);
  if (pym_int_sign (o) < 0)
    *--start = '-';
  *length = end - start;
  return start;
}

PymObject *
pym_int_format (PymRuntime *rt, PymObject *o, int base, bool prefix)
{
  ssize_t length;
  char *text;
  PymObject *s;

  if (base == 10 && pym_int_is_compact (o))
    {
      char word[PYM_INT_WORD];

      text = pym_int_to_word (o, word, &length);
      s = pym_str_new (rt, length, 127);
      if (s != NULL)
        memcpy (pym_str_data (s), text, (size_t) length);
      return s;
    }
  text = pym_int_to_text (rt, o, base, prefix, &length);
  if (text == NULL)
    return NULL;
  s = pym_str_new (rt, length, 127);
  if (s != NULL)
    memcpy (pym_str_data (s), text, (size_t) length);
  pym_raw_free (rt, text);
  return s;
}

static int
digit_value (char c)
{
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'z')
    return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z')
    return c - 'A' + 10;
  return 99;
}

static inline bool
is_blank (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The digits between `start` and `end`, single underscores among them, already checked; least
 * significant bits first. */
static PymInt *
read_binary (PymRuntime *rt, const char *start, const char *end, ssize_t n_digits, int bits)
{
  ssize_t n = (n_digits * bits + PYM_DIGIT_BITS - 1) / PYM_DIGIT_BITS, used = 0;
  PymInt *a = pym_int_new (rt, n);
  PymTwoDigits held = 0;
  int n_held = 0;

  if (a == NULL)
    return NULL;
  while (end > start)
    {
      char c = *--end;

      if (c == '_')
        continue;
      held |= (PymTwoDigits) digit_value (c) << n_held;
      n_held += bits;
      if (n_held >= PYM_DIGIT_BITS)
        {
          a->digits[used++] = (PymDigit) held & PYM_DIGIT_MASK;
          held >>= PYM_DIGIT_BITS;
          n_held -= PYM_DIGIT_BITS;
        }
    }
  if (used < n)
    a->digits[used++] = (PymDigit) held;
  while (used < n)
    a->digits[used++] = 0;
  return a;
}

/* log (base) / log (2**30), rounded up in the last place that is written. */
static double
digits_per_character (int base)
{
  int bits = 0;
  double x = base, log2 = 0, f = 1;

  if (base == 10)
    return 3.3219280948873623 / PYM_DIGIT_BITS;
  while (x >= 2)
    {
      x /= 2;
      bits++;
    }
  /* The fraction of the binary logarithm, bit by bit. */
  for (int i = 0; i < 40; i++)
    {
      f /= 2;
      x *= x;
      if (x >= 2)
        {
          x /= 2;
          log2 += f;
        }
    }
  return (bits + log2) / PYM_DIGIT_BITS;
}

static PymInt *
read_other (PymRuntime *rt, const char *start, const char *end, ssize_t n_digits, int base)
{
  ssize_t room = (ssize_t) ((double) n_digits * digits_per_character (base) + 1.0), n = 0;
  PymInt *a = pym_int_new (rt, room);
  PymTwoDigits chunk_base = 1, chunk = 0;

  if (a == NULL)
    return NULL;
  for (; start < end; start++)
    {
      if (*start != '_')
        {
          chunk = chunk * (PymTwoDigits) base + (PymTwoDigits) digit_value (*start);
          chunk_base *= (PymTwoDigits) base;
        }
      if (start + 1 == end || chunk_base > PYM_DIGIT_BASE / (PymTwoDigits) base)
        {
          for (ssize_t i = 0; i < n; i++)
            {
              chunk += a->digits[i] * chunk_base;
              a->digits[i] = (PymDigit) chunk & PYM_DIGIT_MASK;
              chunk >>= PYM_DIGIT_BITS;
            }
          if (chunk != 0)
            {
              pym_assert (n < room);
              a->digits[n++] = (PymDigit) chunk;
            }
          chunk = 0;
          chunk_base = 1;
        }
    }
  pym_int_set (a, n > 0, n);
  return a;
}

/* NULL without an exception: not a number. `text` ends with 0 at `size`. */
static PymObject *
parse (PymRuntime *rt, const char *text, size_t size, int base)
{
  const char *end = text + size, *start;
  bool negative = false, must_be_zero = false;
  ssize_t n_digits = 0;
  char previous = 0;
  PymInt *a;

  while (text < end && is_blank (*text))
    text++;
  if (text < end && (*text == '+' || *text == '-'))
    negative = *text++ == '-';
  if (base == 0)
    {
      base = 10;
      if (*text == '0')
        {
          char c = text[1];

          base = c == 'x' || c == 'X'   ? 16
                 : c == 'o' || c == 'O' ? 8
                 : c == 'b' || c == 'B' ? 2
                                        : 10;
          must_be_zero = base == 10;
        }
    }
  if (*text == '0' &&
      ((base == 16 && (text[1] | 32) == 'x') || (base == 8 && (text[1] | 32) == 'o') ||
       (base == 2 && (text[1] | 32) == 'b')))
    {
      text += 2;
      if (*text == '_')
        text++;
    }
  start = text;
  for (; text < end && (*text == '_' || digit_value (*text) < base); previous = *text++)
    if (*text == '_')
      {
        if (previous == '_' || text == start)
          return NULL;
      }
    else
      n_digits++;
  if (n_digits == 0 || previous == '_')
    return NULL;
  if ((base & (base - 1)) != 0 && n_digits > MAX_STR_DIGITS)
    {
      pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                      "Exceeds the limit (%d digits) for integer string conversion: value has %zd "
                      "digits; use sys.set_int_max_str_digits() to increase the limit",
                      MAX_STR_DIGITS, n_digits);
      return NULL;
    }
  if ((base & (base - 1)) == 0)
    a = read_binary (rt, start, text, n_digits, __builtin_ctz ((unsigned) base));
  else
    a = read_other (rt, start, text, n_digits, base);
  if (a == NULL)
    return NULL;
  pym_int_normalize (a);
  while (text < end && is_blank (*text))
    text++;
  if (text < end || (must_be_zero && pym_int_sign (a) != 0))
    {
      pym_decref (rt, a);
      return NULL;
    }
  if (negative)
    pym_int_set (a, -pym_int_sign (a), pym_int_n_digits (a));
  return pym_int_maybe_small (rt, a);
}

static PymObject *
invalid_literal (PymRuntime *rt, int base, PymObject *shown)
{
  return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                         "invalid literal for int() with base %d: %.200R", base, shown);
}

static bool
check_base (PymRuntime *rt, int base)
{
  if (base == 0 || (base >= 2 && base <= 36))
    return true;
  pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "int() base must be >= 2 and <= 36, or 0");
  return false;
}

PymObject *
pym_int_from_bytes_text (PymRuntime *rt, const char *text, size_t size, int base, PymObject *shown)
{
  PymObject *result, *bytes;

  if (!check_base (rt, base))
    return NULL;
  result = parse (rt, text, size, base);
  if (result != NULL || rt->error != NULL)
    return result;
  if (shown != NULL)
    return invalid_literal (rt, base, shown);
  bytes = pym_bytes_from_string_and_size (rt, text, size < 200 ? (ssize_t) size : 200);
  if (bytes != NULL)
    {
      invalid_literal (rt, base, bytes);
      pym_decref (rt, bytes);
    }
  return NULL;
}

PymObject *
pym_int_from_str (PymRuntime *rt, PymObject *text, int base)
{
  ssize_t length = pym_str_length (text);
  PymObject *result;
  char *ascii;

  if (pym_str_is_ascii (text))
    return pym_int_from_bytes_text (rt, pym_str_data (text), (size_t) length, base, text);
  ascii = pym_raw_malloc (rt, (size_t) length + 1);
  if (ascii == NULL)
    return pym_err_no_memory (rt);
  pym_str_to_ascii_number (text, ascii);
  result = pym_int_from_bytes_text (rt, ascii, (size_t) length, base, text);
  pym_raw_free (rt, ascii);
  return result;
}

PymObject *
pym_int_from_literal (PymRuntime *rt, const char *text)
{
  PymObject *result = parse (rt, text, strlen (text), 0);

  if (result == NULL && rt->error == NULL)
    pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "invalid literal for int(): %s", text);
  return result;
}
