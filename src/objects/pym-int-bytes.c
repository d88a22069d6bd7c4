/* Ints as bytes: two's complement in either order. */
#include "pym-int.h"

#include "pym-error.h"

PymObject *
pym_int_from_byte_array (
    PymRuntime *rt, const unsigned char *bytes, size_t n, bool little_endian, bool is_signed)
{
  const unsigned char *low = little_endian ? bytes : bytes + n - 1;
  ssize_t step = little_endian ? 1 : -1, n_digits, used = 0;
  size_t significant = n;
  bool negative = is_signed && n > 0 && (low[step * (ssize_t) (n - 1)] & 0x80) != 0;
  unsigned char filler = negative ? 0xff : 0;
  PymTwoDigits held = 0;
  unsigned carry = 1;
  int n_held = 0;
  PymInt *a;

  if (n == 0)
    return pym_int_small (rt, 0);
  while (significant > 0 && low[step * (ssize_t) (significant - 1)] == filler)
    significant--;
  /* A negative number keeps one, in case the rest is all zeros. */
  if (is_signed && significant < n)
    significant++;
  n_digits = (ssize_t) ((significant * 8 + PYM_DIGIT_BITS - 1) / PYM_DIGIT_BITS);
  a = pym_int_new (rt, n_digits);
  if (a == NULL)
    return NULL;
  for (size_t i = 0; i < significant; i++)
    {
      unsigned byte = low[step * (ssize_t) i];

      if (negative)
        {
          byte = (0xff ^ byte) + carry;
          carry = byte >> 8;
          byte &= 0xff;
        }
      held |= (PymTwoDigits) byte << n_held;
      n_held += 8;
      if (n_held >= PYM_DIGIT_BITS)
        {
          a->digits[used++] = (PymDigit) held & PYM_DIGIT_MASK;
          held >>= PYM_DIGIT_BITS;
          n_held -= PYM_DIGIT_BITS;
        }
    }
  if (n_held > 0 && used < n_digits)
    a->digits[used++] = (PymDigit) held;
  pym_int_set (a, used == 0 ? 0 : negative ? -1 : 1, used);
  pym_int_normalize (a);
  return pym_int_maybe_small (rt, a);
}

int
pym_int_as_byte_array (PymRuntime *rt,
                       PymObject *o,
                       unsigned char *bytes,
                       size_t n,
                       bool little_endian,
                       bool is_signed)
{
  const PymInt *a = (const PymInt *) o;
  bool negative = pym_int_sign (a) < 0;
  PymTwoDigits held = 0;
  PymDigit carry = negative;
  ssize_t next = 0;
  int n_held = 0;
  unsigned byte = 0;

  if (negative && !is_signed)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR),
                          "can't convert negative int to unsigned");
      return -1;
    }
  for (size_t i = 0; i < n; i++)
    {
      if (n_held < 8)
        {
          PymDigit digit = next < pym_int_n_digits (a) ? a->digits[next] : 0;

          next++;
          if (negative)
            {
              digit = (digit ^ PYM_DIGIT_MASK) + carry;
              carry = digit >> PYM_DIGIT_BITS;
              digit &= PYM_DIGIT_MASK;
            }
          held |= (PymTwoDigits) digit << n_held;
          n_held += PYM_DIGIT_BITS;
        }
      byte = (unsigned) held & 0xff;
      bytes[little_endian ? i : n - 1 - i] = (unsigned char) byte;
      held >>= 8;
      n_held -= 8;
    }
  {
    /* What is left over must only repeat the sign. */
    size_t bits = pym_int_bit_length (o), room = 8 * n;
    bool fits = bits <= room;

    if (is_signed && fits && bits == room && bits > 0)
      {
        /* Only -2**(bits - 1) has its highest bit where the sign goes. */
        bool power = negative && (a->digits[(bits - 1) / PYM_DIGIT_BITS] &
                                  (a->digits[(bits - 1) / PYM_DIGIT_BITS] - 1)) == 0;

        for (ssize_t i = 0; power && i < pym_int_n_digits (a) - 1; i++)
          power = a->digits[i] == 0;
        fits = power;
      }
    if (fits)
      return 0;
  }
  pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "int too big to convert");
  return -1;
}
