#include "pym-float-hex.h"

#include "pym-error.h"
#include "pym-float.h"
#include "pym-str.h"

#include <math.h>
#include <string.h>

PymObject *
pym_float_to_hex (PymRuntime *rt, double value)
{
  char digits[16];
  int exponent, shift;
  double m;

  if (!isfinite (value))
    return pym_str_from_string (rt, isnan (value) ? "nan" : value > 0 ? "inf" : "-inf");
  if (value == 0)
    return pym_str_from_string (rt, signbit (value) ? "-0x0.0p+0" : "0x0.0p+0");
  m = frexp (fabs (value), &exponent);
  shift = 1 - (-1021 - exponent > 0 ? -1021 - exponent : 0);
  m = ldexp (m, shift);
  exponent -= shift;
  for (int i = 0; i < 14; i++)
    {
      int digit = (int) m;

      digits[i] = "0123456789abcdef"[digit];
      m = (m - digit) * 16;
    }
  digits[14] = 0;
  return pym_str_from_format (rt, "%s0x%c.%sp%c%d", value < 0 ? "-" : "", digits[0], digits + 1,
                              exponent < 0 ? '-' : '+', exponent < 0 ? -exponent : exponent);
}

static int
hex_digit (char c)
{
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

static bool
is_blank (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Digits as they come: the first 60 significant bits, the rest as one bit that tells whether there
 * was any. The value is bits * 2**exponent. */
typedef struct
{
  uint64_t bits;
  ssize_t exponent;
  bool any;
} HexNumber;

static void
add_digit (HexNumber *n, int digit, bool fraction)
{
  n->any = true;
  if (n->bits >> 56 == 0)
    {
      n->bits = n->bits << 4 | (unsigned) digit;
      if (fraction)
        n->exponent -= 4;
    }
  else
    {
      n->bits |= digit != 0;
      if (!fraction)
        n->exponent += 4;
    }
}

/* Rounds once, half to even, also where the result is subnormal. Infinite when too large. */
static double
to_double (HexNumber n)
{
  int width, excess;
  ssize_t lowest;

  if (n.bits == 0)
    return 0;
  width = 64 - __builtin_clzl (n.bits);
  if (n.exponent + width > 1024)
    return INFINITY;
  if (n.exponent + width < -1075)
    return 0;
  lowest = n.exponent + width - 53;
  if (lowest < -1074)
    lowest = -1074;
  excess = (int) (lowest - n.exponent);
  if (excess > 0)
    {
      uint64_t kept = excess < 64 ? n.bits >> excess : 0;
      uint64_t rest = excess < 64 ? n.bits & (((uint64_t) 1 << excess) - 1) : n.bits;
      uint64_t half = excess <= 64 ? (uint64_t) 1 << (excess - 1) : 0;

      if (half != 0 && (rest > half || (rest == half && (kept & 1) != 0)))
        kept++;
      return ldexp ((double) kept, (int) lowest);
    }
  return ldexp ((double) n.bits, (int) n.exponent);
}

PymObject *
pym_float_from_hex (PymRuntime *rt, PymObject *text)
{
  ssize_t size;
  const char *s = pym_str_as_utf8_and_size (rt, text, &size), *end;
  HexNumber n = { 0 };
  bool negative = false;
  double value;
  size_t used;

  if (s == NULL)
    return NULL;
  end = s + size;
  while (is_blank (*s))
    s++;
  /* Words may stand here as they may for float (). */
  if (strncasecmp (s + (*s == '-' || *s == '+'), "inf", 3) == 0 ||
      strncasecmp (s + (*s == '-' || *s == '+'), "nan", 3) == 0)
    {
      value = pym_float_parse (s, &used);
      s += used;
    }
  else
    {
      ssize_t exponent = 0;

      if (*s == '+' || *s == '-')
        negative = *s++ == '-';
      if (s[0] == '0' && (s[1] | 32) == 'x')
        s += 2;
      for (; hex_digit (*s) >= 0; s++)
        add_digit (&n, hex_digit (*s), false);
      if (*s == '.')
        for (s++; hex_digit (*s) >= 0; s++)
          add_digit (&n, hex_digit (*s), true);
      if (!n.any)
        goto invalid;
      if ((*s | 32) == 'p')
        {
          bool down = s[1] == '-';

          s += 1 + (s[1] == '-' || s[1] == '+');
          if (!(*s >= '0' && *s <= '9'))
            goto invalid;
          for (; *s >= '0' && *s <= '9'; s++)
            if (exponent < (ssize_t) 1 << 55)
              exponent = exponent * 10 + (*s - '0');
          n.exponent += down ? -exponent : exponent;
        }
      value = to_double (n);
      if (isinf (value))
        {
          pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR),
                              "hexadecimal value too large to represent as a float");
          return NULL;
        }
      if (negative)
        value = -value;
    }
  while (is_blank (*s))
    s++;
  if (s == end)
    return pym_float_from_double (rt, value);

invalid:
  pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "invalid hexadecimal floating-point string");
  return NULL;
}
