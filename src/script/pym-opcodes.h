/* The instructions: CPython 3.12's unspecialised ones, with its numbers (Include/opcode.h), as far
 * as the workload language needs them.
 *
 * Arguments are whole here, so there is no EXTENDED_ARG, and jumps name the index of the
 * instruction they go to, so there is no arithmetic on them. Numbers from 256 on exist between the
 * compiler's passes only and never reach a machine.
 */
#pragma once

#include "pym-base.h"

enum
{
  PYM_OPCODE_HAS_ARG = 1 << 0,
  PYM_OPCODE_HAS_CONST = 1 << 1, /* the argument is an index of the constants */
  PYM_OPCODE_HAS_NAME = 1 << 2, /* of the names; LOAD_ATTR, LOAD_GLOBAL, LOAD_SUPER_ATTR shift it */
  PYM_OPCODE_HAS_LOCAL = 1 << 3, /* of the fast locals */
  PYM_OPCODE_HAS_FREE = 1 << 4,  /* of the fast locals, a cell or free variable */
  PYM_OPCODE_HAS_JUMP = 1 << 5,  /* of an instruction */
  PYM_OPCODE_PUSHES_BLOCK = 1 << 6,
};

/* X (NAME, number, flags) */
#define PYM_FOR_EACH_OPCODE(X)                                                                     \
  X (POP_TOP, 1, 0)                                                                                \
  X (PUSH_NULL, 2, 0)                                                                              \
  X (END_FOR, 4, 0)                                                                                \
  X (END_SEND, 5, 0)                                                                               \
  X (NOP, 9, 0)                                                                                    \
  X (UNARY_NEGATIVE, 11, 0)                                                                        \
  X (UNARY_NOT, 12, 0)                                                                             \
  X (UNARY_INVERT, 15, 0)                                                                          \
  X (BINARY_SUBSCR, 25, 0)                                                                         \
  X (BINARY_SLICE, 26, 0)                                                                          \
  X (STORE_SLICE, 27, 0)                                                                           \
  X (PUSH_EXC_INFO, 35, 0)                                                                         \
  X (CHECK_EXC_MATCH, 36, 0)                                                                       \
  X (WITH_EXCEPT_START, 49, 0)                                                                     \
  X (BEFORE_WITH, 53, 0)                                                                           \
  X (CLEANUP_THROW, 55, 0)                                                                         \
  X (STORE_SUBSCR, 60, 0)                                                                          \
  X (DELETE_SUBSCR, 61, 0)                                                                         \
  X (GET_ITER, 68, 0)                                                                              \
  X (GET_YIELD_FROM_ITER, 69, 0)                                                                   \
  X (LOAD_BUILD_CLASS, 71, 0)                                                                      \
  X (LOAD_ASSERTION_ERROR, 74, 0)                                                                  \
  X (RETURN_GENERATOR, 75, 0)                                                                      \
  X (RETURN_VALUE, 83, 0)                                                                          \
  X (LOAD_LOCALS, 87, 0)                                                                           \
  X (POP_EXCEPT, 89, 0)                                                                            \
  X (STORE_NAME, 90, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_NAME)                                     \
  X (DELETE_NAME, 91, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_NAME)                                    \
  X (UNPACK_SEQUENCE, 92, PYM_OPCODE_HAS_ARG)                                                      \
  X (FOR_ITER, 93, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_JUMP)                                       \
  X (UNPACK_EX, 94, PYM_OPCODE_HAS_ARG)                                                            \
  X (STORE_ATTR, 95, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_NAME)                                     \
  X (DELETE_ATTR, 96, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_NAME)                                    \
  X (STORE_GLOBAL, 97, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_NAME)                                   \
  X (DELETE_GLOBAL, 98, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_NAME)                                  \
  X (SWAP, 99, PYM_OPCODE_HAS_ARG)                                                                 \
  X (LOAD_CONST, 100, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_CONST)                                   \
  X (LOAD_NAME, 101, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_NAME)                                     \
  X (BUILD_TUPLE, 102, PYM_OPCODE_HAS_ARG)                                                         \
  X (BUILD_LIST, 103, PYM_OPCODE_HAS_ARG)                                                          \
  X (BUILD_SET, 104, PYM_OPCODE_HAS_ARG)                                                           \
  X (BUILD_MAP, 105, PYM_OPCODE_HAS_ARG)                                                           \
  X (LOAD_ATTR, 106, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_NAME)                                     \
  X (COMPARE_OP, 107, PYM_OPCODE_HAS_ARG)                                                          \
  X (IMPORT_NAME, 108, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_NAME)                                   \
  X (IMPORT_FROM, 109, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_NAME)                                   \
  X (JUMP_FORWARD, 110, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_JUMP)                                  \
  X (POP_JUMP_IF_FALSE, 114, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_JUMP)                             \
  X (POP_JUMP_IF_TRUE, 115, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_JUMP)                              \
  X (LOAD_GLOBAL, 116, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_NAME)                                   \
  X (IS_OP, 117, PYM_OPCODE_HAS_ARG)                                                               \
  X (CONTAINS_OP, 118, PYM_OPCODE_HAS_ARG)                                                         \
  X (RERAISE, 119, PYM_OPCODE_HAS_ARG)                                                             \
  X (COPY, 120, PYM_OPCODE_HAS_ARG)                                                                \
  X (RETURN_CONST, 121, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_CONST)                                 \
  X (BINARY_OP, 122, PYM_OPCODE_HAS_ARG)                                                           \
  X (SEND, 123, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_JUMP)                                          \
  X (LOAD_FAST, 124, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_LOCAL)                                    \
  X (STORE_FAST, 125, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_LOCAL)                                   \
  X (DELETE_FAST, 126, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_LOCAL)                                  \
  X (LOAD_FAST_CHECK, 127, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_LOCAL)                              \
  X (POP_JUMP_IF_NOT_NONE, 128, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_JUMP)                          \
  X (POP_JUMP_IF_NONE, 129, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_JUMP)                              \
  X (RAISE_VARARGS, 130, PYM_OPCODE_HAS_ARG)                                                       \
  X (MAKE_FUNCTION, 132, PYM_OPCODE_HAS_ARG)                                                       \
  X (BUILD_SLICE, 133, PYM_OPCODE_HAS_ARG)                                                         \
  X (JUMP_BACKWARD_NO_INTERRUPT, 134, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_JUMP)                    \
  X (MAKE_CELL, 135, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_FREE)                                     \
  X (LOAD_CLOSURE, 136, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_FREE)                                  \
  X (LOAD_DEREF, 137, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_FREE)                                    \
  X (STORE_DEREF, 138, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_FREE)                                   \
  X (DELETE_DEREF, 139, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_FREE)                                  \
  X (JUMP_BACKWARD, 140, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_JUMP)                                 \
  X (LOAD_SUPER_ATTR, 141, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_NAME)                               \
  X (CALL_FUNCTION_EX, 142, PYM_OPCODE_HAS_ARG)                                                    \
  X (LOAD_FAST_AND_CLEAR, 143, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_LOCAL)                          \
  X (LIST_APPEND, 145, PYM_OPCODE_HAS_ARG)                                                         \
  X (SET_ADD, 146, PYM_OPCODE_HAS_ARG)                                                             \
  X (MAP_ADD, 147, PYM_OPCODE_HAS_ARG)                                                             \
  X (COPY_FREE_VARS, 149, PYM_OPCODE_HAS_ARG)                                                      \
  X (YIELD_VALUE, 150, PYM_OPCODE_HAS_ARG)                                                         \
  X (RESUME, 151, PYM_OPCODE_HAS_ARG)                                                              \
  X (FORMAT_VALUE, 155, PYM_OPCODE_HAS_ARG)                                                        \
  X (BUILD_CONST_KEY_MAP, 156, PYM_OPCODE_HAS_ARG)                                                 \
  X (BUILD_STRING, 157, PYM_OPCODE_HAS_ARG)                                                        \
  X (LIST_EXTEND, 162, PYM_OPCODE_HAS_ARG)                                                         \
  X (SET_UPDATE, 163, PYM_OPCODE_HAS_ARG)                                                          \
  X (DICT_MERGE, 164, PYM_OPCODE_HAS_ARG)                                                          \
  X (DICT_UPDATE, 165, PYM_OPCODE_HAS_ARG)                                                         \
  X (CALL, 171, PYM_OPCODE_HAS_ARG)                                                                \
  X (KW_NAMES, 172, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_CONST)                                     \
  X (CALL_INTRINSIC_1, 173, PYM_OPCODE_HAS_ARG)                                                    \
  X (CALL_INTRINSIC_2, 174, PYM_OPCODE_HAS_ARG)                                                    \
  X (LOAD_FROM_DICT_OR_GLOBALS, 175, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_NAME)                     \
  X (LOAD_FROM_DICT_OR_DEREF, 176, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_FREE)

/* Numbers that only the compiler's passes use. */
#define PYM_FOR_EACH_PSEUDO_OPCODE(X)                                                              \
  X (SETUP_FINALLY, 256, PYM_OPCODE_HAS_ARG | PYM_OPCODE_PUSHES_BLOCK)                             \
  X (SETUP_CLEANUP, 257, PYM_OPCODE_HAS_ARG | PYM_OPCODE_PUSHES_BLOCK)                             \
  X (SETUP_WITH, 258, PYM_OPCODE_HAS_ARG | PYM_OPCODE_PUSHES_BLOCK)                                \
  X (POP_BLOCK, 259, 0)                                                                            \
  X (JUMP, 260, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_JUMP)                                          \
  X (JUMP_NO_INTERRUPT, 261, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_JUMP)                             \
  X (LOAD_METHOD, 262, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_NAME)                                   \
  X (LOAD_SUPER_METHOD, 263, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_NAME)                             \
  X (LOAD_ZERO_SUPER_METHOD, 264, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_NAME)                        \
  X (LOAD_ZERO_SUPER_ATTR, 265, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_NAME)                          \
  X (STORE_FAST_MAYBE_NULL, 266, PYM_OPCODE_HAS_ARG | PYM_OPCODE_HAS_LOCAL)

enum
{
#define PYM_OPCODE_ENUM(NAME, number, flags) PYM_##NAME = number,
  PYM_FOR_EACH_OPCODE (PYM_OPCODE_ENUM) PYM_FOR_EACH_PSEUDO_OPCODE (PYM_OPCODE_ENUM)
#undef PYM_OPCODE_ENUM
};

#define PYM_N_OPCODES 267

/* Argument of BINARY_OP; the augmented form of an operator is its number plus PYM_NB_INPLACE. */
typedef enum
{
  PYM_NB_ADD,
  PYM_NB_AND,
  PYM_NB_FLOOR_DIVIDE,
  PYM_NB_LSHIFT,
  PYM_NB_MATRIX_MULTIPLY,
  PYM_NB_MULTIPLY,
  PYM_NB_REMAINDER,
  PYM_NB_OR,
  PYM_NB_POWER,
  PYM_NB_RSHIFT,
  PYM_NB_SUBTRACT,
  PYM_NB_TRUE_DIVIDE,
  PYM_NB_XOR,
  PYM_NB_INPLACE,
} PymBinaryOperator;

/* COMPARE_OP: `argument >> 4` is PYM_LT … PYM_GE; the low bits are those of CPython's mask. */

/* Argument of CALL_INTRINSIC_1. */
enum
{
  PYM_INTRINSIC_IMPORT_STAR = 2,
  PYM_INTRINSIC_STOPITERATION_ERROR = 3,
  PYM_INTRINSIC_UNARY_POSITIVE = 5,
  PYM_INTRINSIC_LIST_TO_TUPLE = 6,
};

/* Bits of MAKE_FUNCTION's argument: what lies on the stack under the code, in this order. */
enum
{
  PYM_FUNCTION_DEFAULTS = 0x01,
  PYM_FUNCTION_KEYWORD_DEFAULTS = 0x02,
  PYM_FUNCTION_CLOSURE = 0x08,
};

/* FORMAT_VALUE: the conversion in the low two bits, and whether a format spec lies on the stack. */
enum
{
  PYM_FORMAT_NONE = 0,
  PYM_FORMAT_STR = 1,
  PYM_FORMAT_REPR = 2,
  PYM_FORMAT_ASCII = 3,
  PYM_FORMAT_HAS_SPEC = 4,
};

/* NULL for a number that is no instruction. */
const char *pym_opcode_name (unsigned opcode);
unsigned pym_opcode_flags (unsigned opcode);

/* How the stack's depth changes; `jump`: when the jump is taken or the block's handler entered. */
int pym_opcode_stack_effect (unsigned opcode, unsigned arg, bool jump);
