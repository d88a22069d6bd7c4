/* Arithmetic on bare magnitudes: arrays of 30-bit digits, least significant first. What needs
 * memory takes it raw, so nothing of it shows in the heap; long loops poll the stop request.
 * Functions that can fail answer 0, or -1 with the exception set.
 */
#pragma once

#include "pym-int.h"

/* n without leading zeros. */
ssize_t pym_digits_length (const PymDigit *a, ssize_t n);
/* z (na + 1 digits) = a + b; na >= nb. z may be a. */
void pym_digits_add (PymDigit *z, const PymDigit *a, ssize_t na, const PymDigit *b, ssize_t nb);
/* z (na digits) = a - b; a >= b, na >= nb. z may be a. */
void
pym_digits_subtract (PymDigit *z, const PymDigit *a, ssize_t na, const PymDigit *b, ssize_t nb);
/* z (na + nb digits, apart from both) = a * b. */
int pym_digits_multiply (
    PymRuntime *rt, PymDigit *z, const PymDigit *a, ssize_t na, const PymDigit *b, ssize_t nb);
/* quotient (na digits) = a / divisor; returns the remainder. quotient may be a. */
PymDigit
pym_digits_divide_by_one (PymDigit *quotient, const PymDigit *a, ssize_t na, PymDigit divisor);
/* Digits to reserve for the quotient of a / b, na >= nb >= 2: na - nb, or one more when the topmost
 * digits, shifted so that b's has its highest bit set, do not exclude it (x_divrem). */
ssize_t pym_digits_quotient_length (const PymDigit *a, ssize_t na, const PymDigit *b, ssize_t nb);
/* quotient (as many digits as the above says, or NULL) and remainder (nb digits) of a / b. */
int pym_digits_divide (PymRuntime *rt,
                       PymDigit *quotient,
                       PymDigit *remainder,
                       const PymDigit *a,
                       ssize_t na,
                       const PymDigit *b,
                       ssize_t nb);
/* z (n digits) = a shifted by 0 … 29 bits; returns what falls out. z may be a. */
PymDigit pym_digits_shift_left (PymDigit *z, const PymDigit *a, ssize_t n, int bits);
PymDigit pym_digits_shift_right (PymDigit *z, const PymDigit *a, ssize_t n, int bits);
