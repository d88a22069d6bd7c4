/* What bytes and bytearray share. */
#pragma once

#include "pym-bytes.h"

/* As pym_bytes_like, with TypeError "a bytes-like object is required, not 'str'". */
bool pym_need_bytes_like (PymRuntime *rt, PymObject *o, const uint8_t **data, ssize_t *size);
/* A new exact bytes whose contents are the caller's to write; also of size 0. */
PymObject *pym_bytes_new_unshared (PymRuntime *rt, ssize_t size);
/* An int from 0 to 255, or -1; `message` is the ValueError's. */
int pym_byte_from_object (PymRuntime *rt, PymObject *o, const char *message);
PymObject *pym_bytes_like_compare (PymRuntime *rt, PymObject *a, PymObject *b, int op);
int pym_bytes_like_contains (PymRuntime *rt, PymObject *o, PymObject *part);
/* bytearray's repr () escapes the single quote always. */
PymObject *pym_bytearray_repr (PymRuntime *rt, PymObject *o);
/* What bytes () and bytearray () are made of. 1: of a text with an encoding, which is new bytes in
 * `*text`; 2: of `*n_zeros` zeros; 0: the source is neither; -1. `parsed` is source, encoding,
 * errors; borrowed. */
int pym_bytes_source (PymRuntime *rt,
                      const char *function,
                      PymObject *const *parsed,
                      PymObject **text,
                      ssize_t *n_zeros);

PymObject *pym_bytes_iterator_new (PymRuntime *rt, PymObject *o);
PymObject *pym_bytearray_iterator_new (PymRuntime *rt, PymObject *o);

/* Methods of both: X (name, min_args, max_args, flags) */
#define PYM_FOR_EACH_BYTES_METHOD(X)                                                               \
  X (capitalize, 0, 0, 0)                                                                          \
  X (center, 1, 2, 0)                                                                              \
  X (count, 0, -1, PYM_METHOD_PACKED)                                                              \
  X (decode, 0, -1, PYM_METHOD_KEYWORDS)                                                           \
  X (endswith, 0, -1, PYM_METHOD_PACKED)                                                           \
  X (expandtabs, 0, -1, PYM_METHOD_KEYWORDS)                                                       \
  X (find, 0, -1, PYM_METHOD_PACKED)                                                               \
  X (fromhex, 1, 1, PYM_METHOD_CLASS)                                                              \
  X (hex, 0, -1, PYM_METHOD_KEYWORDS)                                                              \
  X (index, 0, -1, PYM_METHOD_PACKED)                                                              \
  X (isalnum, 0, 0, 0)                                                                             \
  X (isalpha, 0, 0, 0)                                                                             \
  X (isascii, 0, 0, 0)                                                                             \
  X (isdigit, 0, 0, 0)                                                                             \
  X (islower, 0, 0, 0)                                                                             \
  X (isspace, 0, 0, 0)                                                                             \
  X (istitle, 0, 0, 0)                                                                             \
  X (isupper, 0, 0, 0)                                                                             \
  X (join, 1, 1, 0)                                                                                \
  X (ljust, 1, 2, 0)                                                                               \
  X (lower, 0, 0, 0)                                                                               \
  X (lstrip, 0, 1, 0)                                                                              \
  X (maketrans, 2, 2, PYM_METHOD_STATIC)                                                           \
  X (partition, 1, 1, 0)                                                                           \
  X (removeprefix, 1, 1, 0)                                                                        \
  X (removesuffix, 1, 1, 0)                                                                        \
  X (replace, 2, 3, 0)                                                                             \
  X (rfind, 0, -1, PYM_METHOD_PACKED)                                                              \
  X (rindex, 0, -1, PYM_METHOD_PACKED)                                                             \
  X (rjust, 1, 2, 0)                                                                               \
  X (rpartition, 1, 1, 0)                                                                          \
  X (rsplit, 0, -1, PYM_METHOD_KEYWORDS)                                                           \
  X (rstrip, 0, 1, 0)                                                                              \
  X (split, 0, -1, PYM_METHOD_KEYWORDS)                                                            \
  X (splitlines, 0, -1, PYM_METHOD_KEYWORDS)                                                       \
  X (startswith, 0, -1, PYM_METHOD_PACKED)                                                         \
  X (strip, 0, 1, 0)                                                                               \
  X (swapcase, 0, 0, 0)                                                                            \
  X (title, 0, 0, 0)                                                                               \
  X (translate, 0, -1, PYM_METHOD_KEYWORDS)                                                        \
  X (upper, 0, 0, 0)                                                                               \
  X (zfill, 1, 1, 0)

#define PYM_BYTES_METHOD_DECLARE(name, min, max, flags)                                            \
  PymObject *pym_bytes_method_##name (PymRuntime *rt, PymObject *self, PymObject *const *args,     \
                                      ssize_t nargs, PymObject *kwnames);
PYM_FOR_EACH_BYTES_METHOD (PYM_BYTES_METHOD_DECLARE)
#undef PYM_BYTES_METHOD_DECLARE

#define PYM_BYTES_METHOD_DEF(name, min, max, flags)                                                \
  { #name, pym_bytes_method_##name, min, max, flags, NULL },
