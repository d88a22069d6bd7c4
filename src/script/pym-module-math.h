/* Functions of the module math that have files of their own: on whole numbers, sums of many
 * numbers without loss, and the gamma function. `pym-module-math.c` has the rest and the table.
 *
 * All have the form of PymMethodDef's functions: they return a new reference, or NULL with an
 * exception set. */
#pragma once

#include "pym-objects.h"

#define PYM_MATH_FUNCTION(name)                                                                    \
  PymObject *pym_math_##name (PymRuntime *rt, PymObject *self, PymObject *const *args,             \
                              ssize_t nargs, PymObject *kwnames)

PYM_MATH_FUNCTION (comb);
PYM_MATH_FUNCTION (dist);
PYM_MATH_FUNCTION (factorial);
PYM_MATH_FUNCTION (fsum);
PYM_MATH_FUNCTION (gamma);
PYM_MATH_FUNCTION (gcd);
PYM_MATH_FUNCTION (hypot);
PYM_MATH_FUNCTION (isqrt);
PYM_MATH_FUNCTION (lcm);
PYM_MATH_FUNCTION (lgamma);
PYM_MATH_FUNCTION (perm);
PYM_MATH_FUNCTION (prod);
PYM_MATH_FUNCTION (sumprod);
