/* The number slots of classes: each looks the special method up in the class and calls it. */
#pragma once

#include "pym-runtime.h"

#define PYM_FOR_EACH_BINARY_SLOT(X)                                                                \
  X (add, ADD, RADD)                                                                               \
  X (subtract, SUB, RSUB)                                                                          \
  X (multiply, MUL, RMUL)                                                                          \
  X (remainder, MOD, RMOD)                                                                         \
  X (divmod, DIVMOD, RDIVMOD)                                                                      \
  X (lshift, LSHIFT, RLSHIFT)                                                                      \
  X (rshift, RSHIFT, RRSHIFT)                                                                      \
  X (and, AND, RAND)                                                                               \
  X (xor, XOR, RXOR)                                                                               \
  X (or, OR, ROR)                                                                                  \
  X (floor_divide, FLOORDIV, RFLOORDIV)                                                            \
  X (true_divide, TRUEDIV, RTRUEDIV)                                                               \
  X (matrix_multiply, MATMUL, RMATMUL)

#define PYM_FOR_EACH_INPLACE_SLOT(X)                                                               \
  X (add, IADD)                                                                                    \
  X (subtract, ISUB)                                                                               \
  X (multiply, IMUL)                                                                               \
  X (remainder, IMOD)                                                                              \
  X (lshift, ILSHIFT)                                                                              \
  X (rshift, IRSHIFT)                                                                              \
  X (and, IAND)                                                                                    \
  X (xor, IXOR)                                                                                    \
  X (or, IOR)                                                                                      \
  X (floor_divide, IFLOORDIV)                                                                      \
  X (true_divide, ITRUEDIV)                                                                        \
  X (matrix_multiply, IMATMUL)

#define PYM_FOR_EACH_UNARY_SLOT(X)                                                                 \
  X (negative, NEG)                                                                                \
  X (positive, POS)                                                                                \
  X (absolute, ABS)                                                                                \
  X (invert, INVERT)                                                                               \
  X (int, INT)                                                                                     \
  X (float, FLOAT)                                                                                 \
  X (index, INDEX)

#define PYM_SLOT_DECLARE_BINARY(slot, NAME, REFLECTED)                                             \
  PymObject *pym_slot_nb_##slot (PymRuntime *rt, PymObject *v, PymObject *w);
#define PYM_SLOT_DECLARE_INPLACE(slot, NAME)                                                       \
  PymObject *pym_slot_nb_inplace_##slot (PymRuntime *rt, PymObject *v, PymObject *w);
#define PYM_SLOT_DECLARE_UNARY(slot, NAME)                                                         \
  PymObject *pym_slot_nb_##slot (PymRuntime *rt, PymObject *o);
PYM_FOR_EACH_BINARY_SLOT (PYM_SLOT_DECLARE_BINARY)
PYM_FOR_EACH_INPLACE_SLOT (PYM_SLOT_DECLARE_INPLACE)
PYM_FOR_EACH_UNARY_SLOT (PYM_SLOT_DECLARE_UNARY)
#undef PYM_SLOT_DECLARE_BINARY
#undef PYM_SLOT_DECLARE_INPLACE
#undef PYM_SLOT_DECLARE_UNARY

PymObject *pym_slot_nb_power (PymRuntime *rt, PymObject *v, PymObject *w, PymObject *modulus);
PymObject *
pym_slot_nb_inplace_power (PymRuntime *rt, PymObject *v, PymObject *w, PymObject *modulus);
int pym_slot_nb_bool (PymRuntime *rt, PymObject *o);
