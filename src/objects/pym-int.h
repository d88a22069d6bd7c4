/* Integers of any size (Objects/longobject.c of CPython 3.12): sign and magnitude, 30 bits in a
 * digit, least significant first. -5 … 256 exist once in a runtime and are immortal.
 *
 * Which operation reserves how much memory is visible (tracemalloc, the size class of the block),
 * so it is CPython's: a result of arithmetic on one-digit ints asks for 32 bytes, a length or
 * position for 28, a product for the digits of both factors even if it needs fewer.
 */
#pragma once

#include "pym-objects.h"

typedef uint32_t PymDigit;
typedef uint64_t PymTwoDigits;

#define PYM_DIGIT_BITS 30
#define PYM_DIGIT_BASE ((PymDigit) 1 << PYM_DIGIT_BITS)
#define PYM_DIGIT_MASK (PYM_DIGIT_BASE - 1)

typedef struct
{
  PYM_OBJECT_HEAD
  uintptr_t tag;     /* digits << 3 | sign: 0 positive, 1 zero, 2 negative */
  PymDigit digits[]; /* at least one is there, also for zero */
} PymInt;

/* Same layout, for a one-digit int that is not allocated by itself. */
typedef struct
{
  PYM_OBJECT_HEAD
  uintptr_t tag;
  PymDigit digit;
} PymSmallInt;

_Static_assert(offsetof (PymInt, digits) == 24, "CPython's offset of ob_digit");
_Static_assert(sizeof (PymSmallInt) == 32, "CPython's sizeof (PyLongObject)");

#define pym_int_check(o)           PYM_IS (o, PYM_TYPE_INT_SUBCLASS)
#define pym_int_check_exact(rt, o) PYM_IS_EXACT (rt, o, INT)
#define pym_bool_check(rt, o)      PYM_IS_EXACT (rt, o, BOOL)

static inline ssize_t
pym_int_n_digits (const PymInt *a)
{
  return (ssize_t) (a->tag >> 3);
}

/* 1, 0 or -1. */
static inline int
pym_int_sign (const void *o)
{
  return 1 - (int) (((const PymInt *) o)->tag & 3);
}

/* At most one digit: the value fits pym_int_compact_value. */
static inline bool
pym_int_is_compact (const void *o)
{
  return ((const PymInt *) o)->tag < (2 << 3);
}

static inline ssize_t
pym_int_compact_value (const void *o)
{
  const PymInt *a = o;

  return pym_int_sign (a) * (ssize_t) a->digits[0];
}

/* New ints. NULL with MemoryError. `from_long` asks for 32 bytes when one digit is enough, the
 * others for 28. */
PymObject *pym_int_from_long (PymRuntime *rt, long value);
PymObject *pym_int_from_ssize (PymRuntime *rt, ssize_t value);
PymObject *pym_int_from_size (PymRuntime *rt, size_t value);
PymObject *pym_int_from_unsigned_long (PymRuntime *rt, unsigned long value);
/* ValueError for NaN, OverflowError for infinity. Truncates. */
PymObject *pym_int_from_double (PymRuntime *rt, double value);
/* Exact value of an int, in the smallest form (_PyLong_Copy). */
PymObject *pym_int_copy (PymRuntime *rt, PymObject *o);
/* -5 … 256 only; borrowed, immortal. */
PymObject *pym_int_small (PymRuntime *rt, int value);

/* Values in C. OverflowError or TypeError ("'str' object cannot be interpreted as an integer") and
 * -1; `__index__` is called where the C API does. */
long pym_int_as_long (PymRuntime *rt, PymObject *o);
/* As above; `*overflow` becomes 1 or -1 and no exception is set when it doesn't fit. */
long pym_int_as_long_and_overflow (PymRuntime *rt, PymObject *o, int *overflow);
int pym_int_as_int (PymRuntime *rt, PymObject *o);
/* Ints only: TypeError "an integer is required". */
ssize_t pym_int_as_ssize (PymRuntime *rt, PymObject *o);
unsigned long pym_int_as_unsigned_long (PymRuntime *rt, PymObject *o);
/* Rounds half to even; OverflowError "int too large to convert to float". */
double pym_int_as_double (PymRuntime *rt, PymObject *o);
/* `0.5 <= |x| < 1` and the exponent: o is about x * 2**exponent, rounded half to even. Never
 * overflows (_PyLong_Frexp). */
double pym_int_frexp (const PymObject *o, ssize_t *exponent);
size_t pym_int_bit_length (const PymObject *o);

/* 1, 0, -1. Both are ints. */
int pym_int_compare (const PymObject *a, const PymObject *b);
ssize_t pym_int_hash (PymRuntime *rt, PymObject *o);

/* Arithmetic on two ints, without looking for other types. */
PymObject *pym_int_add (PymRuntime *rt, PymObject *a, PymObject *b);
PymObject *pym_int_subtract (PymRuntime *rt, PymObject *a, PymObject *b);
PymObject *pym_int_multiply (PymRuntime *rt, PymObject *a, PymObject *b);
PymObject *pym_int_floor_divide (PymRuntime *rt, PymObject *a, PymObject *b);
PymObject *pym_int_remainder (PymRuntime *rt, PymObject *a, PymObject *b);
/* Quotient and remainder at once, floored; 0 or -1. */
int pym_int_divide_with_remainder (
    PymRuntime *rt, PymObject *a, PymObject *b, PymObject **quotient, PymObject **remainder);
/* Nearest quotient, half to even (_PyLong_DivmodNear); 0 or -1. */
int pym_int_divide_near (
    PymRuntime *rt, PymObject *a, PymObject *b, PymObject **quotient, PymObject **remainder);
PymObject *pym_int_true_divide (PymRuntime *rt, PymObject *a, PymObject *b);
/* `modulus` NULL or None: none. */
PymObject *pym_int_power (PymRuntime *rt, PymObject *a, PymObject *b, PymObject *modulus);
PymObject *pym_int_negative (PymRuntime *rt, PymObject *a);
PymObject *pym_int_absolute (PymRuntime *rt, PymObject *a);
PymObject *pym_int_invert (PymRuntime *rt, PymObject *a);
PymObject *pym_int_lshift (PymRuntime *rt, PymObject *a, PymObject *b);
PymObject *pym_int_rshift (PymRuntime *rt, PymObject *a, PymObject *b);
PymObject *pym_int_and (PymRuntime *rt, PymObject *a, PymObject *b);
PymObject *pym_int_or (PymRuntime *rt, PymObject *a, PymObject *b);
PymObject *pym_int_xor (PymRuntime *rt, PymObject *a, PymObject *b);
PymObject *pym_int_gcd (PymRuntime *rt, PymObject *a, PymObject *b);
PymObject *pym_int_lcm (PymRuntime *rt, PymObject *a, PymObject *b);
PymObject *pym_int_isqrt (PymRuntime *rt, PymObject *a);

/* Text in base 2, 8, 10 or 16; `prefix` writes 0b, 0o, 0x. ValueError above 4300 decimal digits. */
PymObject *pym_int_format (PymRuntime *rt, PymObject *o, int base, bool prefix);
/* The same as ASCII in a raw block that the caller frees, with a final 0. */
char *pym_int_to_text (PymRuntime *rt, PymObject *o, int base, bool prefix, ssize_t *length);
/* A small int in base 10, with a final 0, in a text of the caller's; where it begins there. */
#define PYM_INT_WORD 16
char *pym_int_to_word (const PymObject *o, char word[PYM_INT_WORD], ssize_t *length);
/* int (text, base); `base` 0 reads a prefix. ValueError "invalid literal for int() with base …". */
PymObject *pym_int_from_str (PymRuntime *rt, PymObject *text, int base);
/* From ASCII or UTF-8 bytes; `shown` is the object that the error shows (NULL: the bytes). */
PymObject *
pym_int_from_bytes_text (PymRuntime *rt, const char *text, size_t size, int base, PymObject *shown);
/* The text of a literal that the lexer has checked, prefix and underscores included. NULL with
 * ValueError (above 4300 decimal digits) or MemoryError. */
PymObject *pym_int_from_literal (PymRuntime *rt, const char *text);

/* Bytes. OverflowError "int too big to convert" or "can't convert negative int to unsigned". */
int pym_int_as_byte_array (PymRuntime *rt,
                           PymObject *o,
                           unsigned char *bytes,
                           size_t n,
                           bool little_endian,
                           bool is_signed);
PymObject *pym_int_from_byte_array (
    PymRuntime *rt, const unsigned char *bytes, size_t n, bool little_endian, bool is_signed);

/* True or False; new references, as with every C API function of that kind. */
PymObject *pym_bool_from_long (PymRuntime *rt, long value);

/* Bytes of the object as __sizeof__ says them. */
size_t pym_int_sizeof (const PymInt *a);

/* For the files of the int group: `n` digits reserved (at least one), tag set to n positive. */
PymInt *pym_int_new (PymRuntime *rt, ssize_t n);
/* Drops leading zeros of the magnitude. */
void pym_int_normalize (PymInt *a);
/* A small int in place of one that was allocated; steals `a` (NULL stays NULL). */
PymObject *pym_int_maybe_small (PymRuntime *rt, PymInt *a);
/* Sets digits and sign, -1, 0 or 1. */
static inline void
pym_int_set (PymInt *a, int sign, ssize_t n)
{
  a->tag = (uintptr_t) n << 3 | (uintptr_t) (1 - sign);
}
