/* The method table of str; its functions are in pym-str-methods.c and pym-str-tests.c. */
#pragma once

#include "pym-type.h"

extern const PymMethodDef pym_str_methods[];

/* is…(): True or False of every character. */
#define PYM_FOR_EACH_STR_TEST(X)                                                                   \
  X (isalnum)                                                                                      \
  X (isalpha)                                                                                      \
  X (isascii)                                                                                      \
  X (isdecimal)                                                                                    \
  X (isdigit)                                                                                      \
  X (isidentifier)                                                                                 \
  X (islower)                                                                                      \
  X (isnumeric)                                                                                    \
  X (isprintable)                                                                                  \
  X (isspace)                                                                                      \
  X (istitle)                                                                                      \
  X (isupper)

#define PYM_STR_TEST_DECLARE(name)                                                                 \
  PymObject *pym_str_method_##name (PymRuntime *rt, PymObject *self, PymObject *const *args,       \
                                    ssize_t nargs, PymObject *kwnames);
PYM_FOR_EACH_STR_TEST (PYM_STR_TEST_DECLARE)
#undef PYM_STR_TEST_DECLARE
