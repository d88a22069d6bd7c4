/* Floating point numbers (Objects/floatobject.c of CPython 3.12). Dead floats of the exact type
 * wait in a free list, at most 100. Text in both directions is exact and independent of the locale.
 */
#pragma once

#include "pym-objects.h"

typedef struct
{
  PYM_OBJECT_HEAD
  double value;
} PymFloat;

#define pym_float_value(o)           (((const PymFloat *) (o))->value)
#define pym_float_check_exact(rt, o) PYM_IS_EXACT (rt, o, FLOAT)
bool pym_float_check (PymRuntime *rt, PymObject *o); /* or of a subclass */

PymObject *pym_float_from_double (PymRuntime *rt, double value);
/* `__float__` and `__index__` are asked; -1.0 with an exception. */
double pym_float_as_double (PymRuntime *rt, PymObject *o);
/* float (text): a new float, or ValueError "could not convert string to float: 'x'". */
PymObject *pym_float_from_text (PymRuntime *rt, PymObject *o);
/* The longest number at the start of `text`, which ends with 0: decimal, inf or nan, no underscores
 * and no white space. `*used` is its length, 0 if there is none. */
double pym_float_parse (const char *text, size_t *used);

/* Rounded to `digits` after the point, half to even of the exact value (round ()). */
PymObject *pym_float_round (PymRuntime *rt, double value, ssize_t digits);
/* v ** w with pow ()'s errors: ZeroDivisionError, OverflowError, ValueError for a negative base
 * with a fractional exponent (complex numbers are not in the language). */
PymObject *pym_float_power (PymRuntime *rt, double v, double w);
/* Floored quotient and remainder, as divmod (); `w` is not 0. */
void pym_float_divmod (double v, double w, double *quotient, double *remainder);

/* Text of a finite or other value, in a raw block that the caller frees (pym_raw_free); NULL
 * without memory, nothing set. `code` is one of r (shortest, exponent from 1e16 and below 1e-4), e,
 * E, f, F, g, G; `precision` counts as in the C library and is ignored by r. */
enum
{
  PYM_FLOAT_SIGN = 1 << 0,      /* + in front of what is not negative */
  PYM_FLOAT_ADD_DOT_0 = 1 << 1, /* 1 is written 1.0 */
  PYM_FLOAT_ALTERNATE = 1 << 2, /* keeps the point, and the zeros of g */
  PYM_FLOAT_NO_NEGATIVE_ZERO = 1 << 3,
};
char *pym_float_to_text (PymRuntime *rt, double value, char code, int precision, unsigned flags);

/* Decimal digits of a finite value that is not negative. Mode 0: the fewest that read back as the
 * same value; 2: `n` digits in all; 3: `n` digits after the point (may be negative). Rounded half
 * to even of the exact value. Trailing zeros are cut; no digits at all means 0. `*point` is where
 * the point lies, counted from the first digit. Returns the number of digits, at most `room`. */
#define PYM_FLOAT_MAX_DIGITS 1100
int pym_float_digits (double value, int mode, int n, char *digits, int room, int *point);
