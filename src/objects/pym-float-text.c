/* Floats to text and back, exactly and without regard to the locale. Digits are produced with exact
 * integers (Steele and White, "How to print floating-point numbers accurately"; the shortest ones
 * with the bounds of the interval that reads back as the value). */
#include "pym-float.h"

#include "pym-ascii.h"
#include "pym-error.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Enough for 2**1024 times 10**2, and for 2**-1074 scaled up by 10**326. */
#define BIG_WORDS 72

typedef struct
{
  int n; /* words in use; the last one isn't 0 */
  uint32_t words[BIG_WORDS];
} Big;

static void
big_set (Big *x, uint64_t value)
{
  x->n = 0;
  for (; value != 0; value >>= 32)
    x->words[x->n++] = (uint32_t) value;
}

static void
big_multiply (Big *x, uint32_t factor)
{
  uint64_t carry = 0;

  for (int i = 0; i < x->n; i++)
    {
      carry += (uint64_t) x->words[i] * factor;
      x->words[i] = (uint32_t) carry;
      carry >>= 32;
    }
  if (carry != 0)
    x->words[x->n++] = (uint32_t) carry;
}

static void
big_multiply_power_of_ten (Big *x, int exponent)
{
  for (; exponent >= 9; exponent -= 9)
    big_multiply (x, 1000000000);
  for (; exponent > 0; exponent--)
    big_multiply (x, 10);
}

static void
big_shift (Big *x, int bits)
{
  int words = bits / 32;
  uint32_t carry = 0;

  bits %= 32;
  if (x->n == 0)
    return;
  if (bits != 0)
    {
      for (int i = 0; i < x->n; i++)
        {
          uint32_t word = x->words[i];

          x->words[i] = word << bits | carry;
          carry = word >> (32 - bits);
        }
      if (carry != 0)
        x->words[x->n++] = carry;
    }
  if (words != 0)
    {
      memmove (x->words + words, x->words, (size_t) x->n * sizeof x->words[0]);
      memset (x->words, 0, (size_t) words * sizeof x->words[0]);
      x->n += words;
    }
}

static int
big_compare (const Big *x, const Big *y)
{
  if (x->n != y->n)
    return x->n < y->n ? -1 : 1;
  for (int i = x->n; --i >= 0;)
    if (x->words[i] != y->words[i])
      return x->words[i] < y->words[i] ? -1 : 1;
  return 0;
}

/* x - y; x is not less. */
static void
big_subtract (Big *x, const Big *y)
{
  uint64_t borrow = 0;

  for (int i = 0; i < x->n; i++)
    {
      uint64_t difference = (uint64_t) x->words[i] - (i < y->n ? y->words[i] : 0) - borrow;

      x->words[i] = (uint32_t) difference;
      borrow = difference >> 63;
    }
  while (x->n > 0 && x->words[x->n - 1] == 0)
    x->n--;
}

/* x - factor * y; the result is not negative. */
static void
big_subtract_times (Big *x, const Big *y, uint32_t factor)
{
  uint64_t carry = 0, borrow = 0;

  for (int i = 0; i < x->n; i++)
    {
      uint64_t difference;

      carry += (uint64_t) (i < y->n ? y->words[i] : 0) * factor;
      difference = (uint64_t) x->words[i] - (uint32_t) carry - borrow;
      x->words[i] = (uint32_t) difference;
      borrow = difference >> 63;
      carry >>= 32;
    }
  while (x->n > 0 && x->words[x->n - 1] == 0)
    x->n--;
}

/* Compares x + y with z. */
static int
big_compare_sum (const Big *x, const Big *y, const Big *z)
{
  Big sum;
  uint64_t carry = 0;
  int n = x->n > y->n ? x->n : y->n;

  for (int i = 0; i < n; i++)
    {
      carry += (uint64_t) (i < x->n ? x->words[i] : 0) + (i < y->n ? y->words[i] : 0);
      sum.words[i] = (uint32_t) carry;
      carry >>= 32;
    }
  if (carry != 0)
    sum.words[n++] = (uint32_t) carry;
  sum.n = n;
  return big_compare (&sum, z);
}

/* Next digit of x / y, which is below 10; x becomes the rest. */
static int
big_digit (Big *x, const Big *y)
{
  int digit = 0;

  if (x->n >= y->n && y->n > 1)
    {
      /* Not more than the digit, and seldom less: from the words at the top. */
      unsigned __int128 high = x->n > y->n ? x->words[y->n] : 0;
      uint64_t low = ((uint64_t) y->words[y->n - 1] << 32 | y->words[y->n - 2]) + 1;

      high = high << 64 | (uint64_t) x->words[y->n - 1] << 32 | x->words[y->n - 2];
      digit = low != 0 ? (int) (high / low) : 0;
      big_subtract_times (x, y, (uint32_t) digit);
    }
  while (big_compare (x, y) >= 0)
    {
      big_subtract (x, y);
      digit++;
    }
  return digit;
}

/* One more in the last place; "999" becomes "1" and the point moves. */
static int
round_up (char *digits, int n, int *point)
{
  while (n > 0 && digits[n - 1] == '9')
    n--;
  if (n == 0)
    {
      digits[0] = '1';
      ++*point;
      return 1;
    }
  digits[n - 1]++;
  return n;
}

/* value = rest / scale * 10**point with 0.1 <= rest / scale < 1, or what rounds up to 1 within the
 * interval that is half an ulp wide on either side: below / scale and above / scale. */
typedef struct
{
  Big rest, scale, below, above;
  int point;
  bool even;
} Decimal;

static void
decimal_start (Decimal *d, double value, bool shortest)
{
  int exponent, bits, extra;
  uint64_t f = (uint64_t) ldexp (frexp (value, &exponent), 53);
  double estimate;

  exponent -= 53;
  if (exponent < -1074)
    {
      f >>= -1074 - exponent;
      exponent = -1074;
    }
  bits = 64 - __builtin_clzl (f);
  d->even = (f & 1) == 0;
  /* At a power of two the lower neighbour is nearer. */
  extra = f == (uint64_t) 1 << 52 && exponent > -1074 ? 2 : 1;
  big_set (&d->rest, f);
  big_set (&d->scale, 1);
  big_set (&d->below, 1);
  big_set (&d->above, (uint64_t) extra);
  if (exponent >= 0)
    {
      big_shift (&d->rest, exponent + extra);
      big_shift (&d->scale, extra);
      big_shift (&d->below, exponent);
      big_shift (&d->above, exponent);
    }
  else
    {
      big_shift (&d->rest, extra);
      big_shift (&d->scale, extra - exponent);
    }
  /* At most one too small. */
  estimate = ceil ((exponent + bits - 1) * 0.30102999566398119521 - 1e-10);
  d->point = (int) estimate;
  if (d->point > 0)
    big_multiply_power_of_ten (&d->scale, d->point);
  else
    {
      big_multiply_power_of_ten (&d->rest, -d->point);
      big_multiply_power_of_ten (&d->below, -d->point);
      big_multiply_power_of_ten (&d->above, -d->point);
    }
  if (shortest ? big_compare_sum (&d->rest, &d->above, &d->scale) >= (d->even ? 0 : 1)
               : big_compare (&d->rest, &d->scale) >= 0)
    {
      big_multiply (&d->scale, 10);
      d->point++;
    }
}

static int
shortest_digits (Decimal *d, char *digits)
{
  int n = 0;

  for (;;)
    {
      bool low, high;
      int digit;

      big_multiply (&d->rest, 10);
      big_multiply (&d->below, 10);
      big_multiply (&d->above, 10);
      digit = big_digit (&d->rest, &d->scale);
      low = big_compare (&d->rest, &d->below) < (d->even ? 1 : 0);
      high = big_compare_sum (&d->rest, &d->above, &d->scale) >= (d->even ? 0 : 1);
      if (low && high)
        {
          int half;

          big_shift (&d->rest, 1);
          half = big_compare (&d->rest, &d->scale);
          if (half > 0 || (half == 0 && (digit & 1) != 0))
            digit++;
        }
      else if (high)
        digit++;
      digits[n++] = (char) ('0' + digit);
      if (low || high)
        return n;
    }
}

static int
counted_digits (Decimal *d, int wanted, char *digits, int room)
{
  int n = 0, half;

  while (n < wanted && d->rest.n > 0 && n < room)
    {
      big_multiply (&d->rest, 10);
      digits[n++] = (char) ('0' + big_digit (&d->rest, &d->scale));
    }
  if (d->rest.n > 0)
    {
      big_shift (&d->rest, 1);
      half = big_compare (&d->rest, &d->scale);
      if (half > 0 || (half == 0 && n > 0 && ((digits[n - 1] - '0') & 1) != 0))
        n = round_up (digits, n, &d->point);
    }
  return n;
}

/* Powers of ten that are floats exactly. */
#define MAX_EXACT_POWER 22

static const double exact_powers[MAX_EXACT_POWER + 1] = {
  1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

/* value * 10**decimals, half to even, where that is exact in 128 bits and the result less than
 * 10**18. */
static bool
scale_exactly (double value, int decimals, uint64_t *out)
{
  unsigned __int128 scaled, rest, half;
  uint64_t f;
  int exponent;

  if (decimals < 0 || decimals > 19 || value < 0x1p-60 || value >= 1e18)
    return false;
  f = (uint64_t) ldexp (frexp (value, &exponent), 53);
  exponent -= 53;
  scaled = f;
  for (; decimals > 0; decimals--)
    scaled *= 10;
  if (exponent >= 0)
    scaled <<= exponent;
  else
    {
      half = (unsigned __int128) 1 << (-exponent - 1);
      rest = scaled & (2 * half - 1);
      scaled >>= -exponent;
      if (rest > half || (rest == half && (scaled & 1) != 0))
        scaled++;
    }
  if (scaled >= UINT64_C (1000000000000000000))
    return false;
  *out = (uint64_t) scaled;
  return true;
}

/* Writes the digits of `scaled` * 10**-decimals without zeros at the end; how many there are. */
static int
write_scaled (uint64_t scaled, int decimals, char *digits, int *point)
{
  char text[20], *start = text + sizeof text;
  int n;

  for (; scaled != 0; scaled /= 10)
    *--start = (char) ('0' + scaled % 10);
  n = (int) (text + sizeof text - start);
  *point = n - decimals;
  while (n > 0 && start[n - 1] == '0')
    n--;
  memcpy (digits, start, (size_t) n);
  return n;
}

/* value * 10**decimals with so many digits, for the decimals that this takes; false when that can't
 * be had exactly. */
static bool
scale_to_digits (double value, int wanted, uint64_t *scaled, int *decimals)
{
  int exponent;

  (void) frexp (value, &exponent);
  *decimals = wanted - (int) ceil ((exponent - 1) * 0.30102999566398119521);
  for (int tries = 0; tries < 2; tries++, --*decimals)
    if (!scale_exactly (value, *decimals, scaled))
      return false;
    else if ((double) *scaled < exact_powers[wanted])
      return true;
  return false;
}

/* The digits of most values that programs show; -1: they take more than words. */
static int
quick_digits (double value, int mode, int n, char *digits, int *point)
{
  uint64_t scaled;
  int decimals = n;

  if (mode == 3)
    return scale_exactly (value, n, &scaled) ? write_scaled (scaled, n, digits, point) : -1;
  if (mode == 2)
    return n > 0 && n <= 15 && scale_to_digits (value, n, &scaled, &decimals)
               ? write_scaled (scaled, decimals, digits, point)
               : -1;
  /* Of all texts with up to 15 digits no two are read as the same float: when this one is read as
   * the value, it is the shortest. Both operands of the division are exact. */
  if (scale_to_digits (value, 15, &scaled, &decimals) && decimals <= MAX_EXACT_POWER &&
      (double) scaled / exact_powers[decimals] == value)
    return write_scaled (scaled, decimals, digits, point);
  return -1;
}

int
pym_float_digits (double value, int mode, int n, char *digits, int room, int *point)
{
  Decimal d;
  int count;

  *point = 1;
  if (value == 0)
    return 0;
  if (room >= 20 && (count = quick_digits (value, mode, n, digits, point)) >= 0)
    return count;
  decimal_start (&d, value, mode == 0);
  if (mode == 0)
    count = shortest_digits (&d, digits);
  else
    {
      int wanted = mode == 2 ? n : n + d.point;

      count = wanted < 0 ? 0 : counted_digits (&d, wanted, digits, room);
    }
  while (count > 0 && digits[count - 1] == '0')
    count--;
  *point = d.point;
  return count;
}

char *
pym_float_to_text (PymRuntime *rt, double value, char code, int precision, unsigned flags)
{
  bool upper = pym_ascii_is_upper ((uint8_t) code), alternate = (flags & PYM_FLOAT_ALTERNATE) != 0;
  bool dot_0 = (flags & PYM_FLOAT_ADD_DOT_0) != 0, negative = signbit (value) != 0;
  bool with_exponent = false;
  char digits[PYM_FLOAT_MAX_DIGITS], *text, *place;
  int n, point, exponent = 0, start, end;

  if (!isfinite (value))
    {
      text = pym_raw_malloc (rt, 8);
      if (text == NULL)
        return NULL;
      place = text;
      if (isnan (value))
        negative = false;
      if (negative || (flags & PYM_FLOAT_SIGN) != 0)
        *place++ = negative ? '-' : '+';
      strcpy (place, isnan (value) ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf"));
      return text;
    }
  value = fabs (value);
  code = (char) pym_ascii_lower ((uint8_t) code);
  if (code == 'g' && precision == 0)
    precision = 1;
  if (code == 'e')
    precision++;
  n = pym_float_digits (value,
                        code == 'r'   ? 0
                        : code == 'f' ? 3
                                      : 2,
                        precision, digits, sizeof digits, &point);
  if (n == 0)
    {
      if ((flags & PYM_FLOAT_NO_NEGATIVE_ZERO) != 0)
        negative = false;
      if (code == 'f')
        point = value == 0 ? 1 : -precision;
    }
  /* The digits of zero are one zero. */
  end = n > 0 || value != 0 ? n : 1;
  switch (code)
    {
    case 'e':
      with_exponent = true;
      end = precision;
      break;
    case 'f':
      end = point + precision;
      break;
    case 'g':
      with_exponent = point <= -4 || point > precision - dot_0;
      if (alternate)
        end = precision;
      break;
    default:
      with_exponent = point <= -4 || point > 16;
    }
  if (with_exponent)
    {
      exponent = point - 1;
      point = 1;
    }
  start = point <= 0 ? point - 1 : 0;
  if (!with_exponent && dot_0)
    end = end > point ? end : point + 1;
  else
    end = end > point ? end : point;
  text = pym_raw_malloc (rt, (size_t) (end - start) + 16);
  if (text == NULL)
    return NULL;
  place = text;
  if (negative || (flags & PYM_FLOAT_SIGN) != 0)
    *place++ = negative ? '-' : '+';
  for (int i = start; i < end; i++)
    {
      if (i == point)
        *place++ = '.';
      *place++ = i >= 0 && i < n ? digits[i] : '0';
    }
  if (end == point && alternate)
    *place++ = '.';
  if (with_exponent)
    {
      int size = exponent < 0 ? -exponent : exponent;

      *place++ = upper ? 'E' : 'e';
      *place++ = exponent < 0 ? '-' : '+';
      if (size >= 100)
        *place++ = (char) ('0' + size / 100);
      *place++ = (char) ('0' + size / 10 % 10);
      *place++ = (char) ('0' + size % 10);
    }
  *place = 0;
  return text;
}

static bool
starts_with_word (const char *text, const char *word)
{
  return strncasecmp (text, word, strlen (word)) == 0;
}

static size_t
span_digits (const char *text)
{
  size_t n = 0;

  while (text[n] >= '0' && text[n] <= '9')
    n++;
  return n;
}

double
pym_float_parse (const char *text, size_t *used)
{
  const char *place = text;
  bool negative = *place == '-';
  size_t before, after = 0;
  locale_t c_locale;
  double value = 0;
  char *end;

  *used = 0;
  if (*place == '+' || *place == '-')
    place++;
  if (starts_with_word (place, "inf"))
    {
      place += starts_with_word (place, "infinity") ? 8 : 3;
      *used = (size_t) (place - text);
      return negative ? -INFINITY : INFINITY;
    }
  if (starts_with_word (place, "nan"))
    {
      *used = (size_t) (place + 3 - text);
      return copysign (NAN, negative ? -1.0 : 1.0);
    }
  before = span_digits (place);
  place += before;
  if (*place == '.')
    {
      after = span_digits (place + 1);
      if (before + after > 0)
        place += 1 + after;
    }
  if (before + after == 0)
    return 0;
  if (*place == 'e' || *place == 'E')
    {
      size_t sign = place[1] == '+' || place[1] == '-', n = span_digits (place + 1 + sign);

      if (n > 0)
        place += 1 + sign + n;
    }
  *used = (size_t) (place - text);
  /* The C library reads correctly rounded, but in the locale's notation unless told otherwise. */
  c_locale = newlocale (LC_ALL_MASK, "C", (locale_t) 0);
  if (c_locale != (locale_t) 0)
    {
      value = strtod_l (text, &end, c_locale);
      freelocale (c_locale);
      if (end != place)
        return negative ? -0.0 : 0.0; /* "0x…": a zero and no more */
    }
  return value;
}
