/* The methods of bytearray, and what they and its slots build on. */
#pragma once

#include "pym-bytes.h"

extern const PymMethodDef pym_bytearray_methods[];

/* Puts `n` bytes in place of those from `low` to `high` (bytearray_setslice_linear). */
int pym_bytearray_replace (
    PymRuntime *rt, PymObject *o, ssize_t low, ssize_t high, const uint8_t *data, ssize_t n);
/* bytearray (iterable): ints are appended; lists and tuples give their length beforehand. */
int pym_bytearray_extend_from_items (PymRuntime *rt, PymObject *o, PymObject *iterable);
