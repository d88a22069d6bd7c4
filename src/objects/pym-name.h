/* Names that the objects themselves look up, interned once for each runtime. */
#pragma once

#include "pym-callables.h"

#define PYM_FOR_EACH_NAME(X)                                                                       \
  X (ABS, "__abs__")                                                                               \
  X (ADD, "__add__")                                                                               \
  X (AND, "__and__")                                                                               \
  X (BASES, "__bases__")                                                                           \
  X (BEING_WRITTEN, "Py_Repr")                                                                     \
  X (BOOL, "__bool__")                                                                             \
  X (BUILTINS, "__builtins__")                                                                     \
  X (CALL, "__call__")                                                                             \
  X (BYTES, "__bytes__")                                                                           \
  X (CLASS, "__class__")                                                                           \
  X (ANNOTATIONS, "__annotations__")                                                               \
  X (CLASS_CELL, "__classcell__")                                                                  \
  X (CLASS_GETITEM, "__class_getitem__")                                                           \
  X (CONTAINS, "__contains__")                                                                     \
  X (DEL, "__del__")                                                                               \
  X (DELATTR, "__delattr__")                                                                       \
  X (DELETE, "__delete__")                                                                         \
  X (DELITEM, "__delitem__")                                                                       \
  X (DICT, "__dict__")                                                                             \
  X (DIR, "__dir__")                                                                               \
  X (DIVMOD, "__divmod__")                                                                         \
  X (DOC, "__doc__")                                                                               \
  X (EQ, "__eq__")                                                                                 \
  X (FILE, "__file__")                                                                             \
  X (FLOAT, "__float__")                                                                           \
  X (FLOORDIV, "__floordiv__")                                                                     \
  X (FORMAT, "__format__")                                                                         \
  X (GE, "__ge__")                                                                                 \
  X (GET, "__get__")                                                                               \
  X (GETATTR, "__getattr__")                                                                       \
  X (GETATTRIBUTE, "__getattribute__")                                                             \
  X (GETITEM, "__getitem__")                                                                       \
  X (GT, "__gt__")                                                                                 \
  X (HASH, "__hash__")                                                                             \
  X (IADD, "__iadd__")                                                                             \
  X (IAND, "__iand__")                                                                             \
  X (IFLOORDIV, "__ifloordiv__")                                                                   \
  X (ILSHIFT, "__ilshift__")                                                                       \
  X (IMATMUL, "__imatmul__")                                                                       \
  X (IMOD, "__imod__")                                                                             \
  X (IMUL, "__imul__")                                                                             \
  X (INDEX, "__index__")                                                                           \
  X (INIT, "__init__")                                                                             \
  X (INIT_SUBCLASS, "__init_subclass__")                                                           \
  X (INSTANCECHECK, "__instancecheck__")                                                           \
  X (INT, "__int__")                                                                               \
  X (INVERT, "__invert__")                                                                         \
  X (IOR, "__ior__")                                                                               \
  X (IPOW, "__ipow__")                                                                             \
  X (IRSHIFT, "__irshift__")                                                                       \
  X (ISABSTRACTMETHOD, "__isabstractmethod__")                                                     \
  X (ISUB, "__isub__")                                                                             \
  X (ITEMS, "items")                                                                               \
  X (ITER, "__iter__")                                                                             \
  X (ITRUEDIV, "__itruediv__")                                                                     \
  X (IXOR, "__ixor__")                                                                             \
  X (KEYS, "keys")                                                                                 \
  X (LE, "__le__")                                                                                 \
  X (LEN, "__len__")                                                                               \
  X (LENGTH_HINT, "__length_hint__")                                                               \
  X (LSHIFT, "__lshift__")                                                                         \
  X (LT, "__lt__")                                                                                 \
  X (MATMUL, "__matmul__")                                                                         \
  X (MISSING, "__missing__")                                                                       \
  X (MOD, "__mod__")                                                                               \
  X (MODULE, "__module__")                                                                         \
  X (MUL, "__mul__")                                                                               \
  X (NAME, "__name__")                                                                             \
  X (NE, "__ne__")                                                                                 \
  X (NEG, "__neg__")                                                                               \
  X (NEW, "__new__")                                                                               \
  X (NEXT, "__next__")                                                                             \
  X (NOTES, "__notes__")                                                                           \
  X (OBJCLASS, "__objclass__")                                                                     \
  X (OR, "__or__")                                                                                 \
  X (POS, "__pos__")                                                                               \
  X (POW, "__pow__")                                                                               \
  X (QUALNAME, "__qualname__")                                                                     \
  X (RADD, "__radd__")                                                                             \
  X (RAND, "__rand__")                                                                             \
  X (RDIVMOD, "__rdivmod__")                                                                       \
  X (REPR, "__repr__")                                                                             \
  X (REVERSED, "__reversed__")                                                                     \
  X (RFLOORDIV, "__rfloordiv__")                                                                   \
  X (RLSHIFT, "__rlshift__")                                                                       \
  X (RMATMUL, "__rmatmul__")                                                                       \
  X (RMOD, "__rmod__")                                                                             \
  X (RMUL, "__rmul__")                                                                             \
  X (ROR, "__ror__")                                                                               \
  X (ROUND, "__round__")                                                                           \
  X (RPOW, "__rpow__")                                                                             \
  X (RRSHIFT, "__rrshift__")                                                                       \
  X (RSHIFT, "__rshift__")                                                                         \
  X (RSUB, "__rsub__")                                                                             \
  X (RTRUEDIV, "__rtruediv__")                                                                     \
  X (RXOR, "__rxor__")                                                                             \
  X (SET, "__set__")                                                                               \
  X (SETATTR, "__setattr__")                                                                       \
  X (SETITEM, "__setitem__")                                                                       \
  X (SET_NAME, "__set_name__")                                                                     \
  X (SIZEOF, "__sizeof__")                                                                         \
  X (SLOTS, "__slots__")                                                                           \
  X (STR, "__str__")                                                                               \
  X (SUB, "__sub__")                                                                               \
  X (SUBCLASSCHECK, "__subclasscheck__")                                                           \
  X (TRUEDIV, "__truediv__")                                                                       \
  X (TRUNC, "__trunc__")                                                                           \
  X (WEAKREF, "__weakref__")                                                                       \
  X (WRAPPED, "__wrapped__")                                                                       \
  X (XOR, "__xor__")

typedef enum
{
#define PYM_NAME_ENUM(IDENTIFIER, text) PYM_NAME_##IDENTIFIER,
  PYM_FOR_EACH_NAME (PYM_NAME_ENUM)
#undef PYM_NAME_ENUM
      PYM_N_NAMES
} PymNameId;

/* Borrowed, immortal str. */
#define pym_name(rt, IDENTIFIER) ((rt)->objects->callables->names[PYM_NAME_##IDENTIFIER])

int pym_names_init (PymRuntime *rt);
void pym_names_fini (PymRuntime *rt);
