/* Instructions that know what they work on: two small ints, a list and a position, a function with
 * as many arguments as parameters. The general instruction becomes one of them, in the code's own
 * copy, when it meets what they are for; they become the general one again when they meet anything
 * else. Pairs of instructions that often follow each other have one for both, which takes the place
 * of the first when the code is made; the second stays, for jumps to it.
 *
 * Nothing of it is visible to a program: allocations, counts, the order of releases and what
 * happens only from the second execution on are those of the general instructions. While a line
 * hook is attached every instruction is told by itself, so none acts for its neighbour then.
 */
#pragma once

#include "pym-code.h"
#include "pym-machine-cache.h"

/* X (NAME, number, what it is by itself, the general instruction): beside CPython's numbers and the
 * cached ones. */
#define PYM_FOR_EACH_QUICK_OPCODE(X)                                                               \
  X (BINARY_OP_ADD_INT, 210, BINARY_OP_ADD_INT, BINARY_OP)                                         \
  X (BINARY_OP_SUBTRACT_INT, 211, BINARY_OP_SUBTRACT_INT, BINARY_OP)                               \
  X (BINARY_OP_MULTIPLY_INT, 212, BINARY_OP_MULTIPLY_INT, BINARY_OP)                               \
  X (BINARY_OP_ADD_FLOAT, 213, BINARY_OP_ADD_FLOAT, BINARY_OP)                                     \
  X (BINARY_OP_SUBTRACT_FLOAT, 214, BINARY_OP_SUBTRACT_FLOAT, BINARY_OP)                           \
  X (BINARY_OP_MULTIPLY_FLOAT, 215, BINARY_OP_MULTIPLY_FLOAT, BINARY_OP)                           \
  X (COMPARE_OP_INT, 216, COMPARE_OP_INT, COMPARE_OP)                                              \
  X (COMPARE_OP_INT_JUMP, 217, COMPARE_OP_INT, COMPARE_OP)                                         \
  X (BINARY_SUBSCR_LIST, 218, BINARY_SUBSCR_LIST, BINARY_SUBSCR)                                   \
  X (BINARY_SUBSCR_TUPLE, 219, BINARY_SUBSCR_TUPLE, BINARY_SUBSCR)                                 \
  X (BINARY_SUBSCR_DICT, 220, BINARY_SUBSCR_DICT, BINARY_SUBSCR)                                   \
  X (STORE_SUBSCR_LIST, 221, STORE_SUBSCR_LIST, STORE_SUBSCR)                                      \
  X (STORE_SUBSCR_DICT, 222, STORE_SUBSCR_DICT, STORE_SUBSCR)                                      \
  X (FOR_ITER_RANGE, 223, FOR_ITER_RANGE, FOR_ITER)                                                \
  X (FOR_ITER_LIST, 224, FOR_ITER_LIST, FOR_ITER)                                                  \
  X (FOR_ITER_TUPLE, 225, FOR_ITER_TUPLE, FOR_ITER)                                                \
  X (CALL_FUNCTION, 226, CALL_FUNCTION, CALL)                                                      \
  X (CALL_BUILTIN, 227, CALL_BUILTIN, CALL)                                                        \
  X (CALL_METHOD, 228, CALL_METHOD, CALL)                                                          \
  X (UNPACK_SEQUENCE_TUPLE, 229, UNPACK_SEQUENCE_TUPLE, UNPACK_SEQUENCE)                           \
  X (LOAD_FAST__LOAD_FAST, 230, LOAD_FAST, LOAD_FAST)                                              \
  X (LOAD_FAST__LOAD_CONST, 231, LOAD_FAST, LOAD_FAST)                                             \
  X (LOAD_CONST__LOAD_FAST, 232, LOAD_CONST, LOAD_CONST)                                           \
  X (STORE_FAST__LOAD_FAST, 233, STORE_FAST, STORE_FAST)                                           \
  X (STORE_FAST__STORE_FAST, 234, STORE_FAST, STORE_FAST)

enum
{
#define PYM_QUICK_OPCODE_ENUM(NAME, number, ...) PYM_##NAME = number,
  PYM_FOR_EACH_QUICK_OPCODE (PYM_QUICK_OPCODE_ENUM)
#undef PYM_QUICK_OPCODE_ENUM
};

/* The instruction becomes `opcode`. */
static inline void
pym_machine_become (const PymInstruction *instruction, unsigned opcode)
{
  ((PymInstruction *) instruction)->opcode = (uint16_t) opcode;
}

/* What the compiler wrote in a quick instruction's place. */
static inline unsigned
pym_machine_general_opcode (unsigned opcode)
{
  switch (opcode)
    {
#define PYM_QUICK_OPCODE_CASE(NAME, number, ALONE, GENERAL)                                        \
  case number:                                                                                     \
    return PYM_##GENERAL;
      PYM_FOR_EACH_QUICK_OPCODE (PYM_QUICK_OPCODE_CASE)
#undef PYM_QUICK_OPCODE_CASE
    default:
      return opcode;
    }
}

/* Pairs, in code that has not run yet. */
void pym_machine_pair_up (PymInstruction *instructions, uint32_t n);

/* Whether the instruction is a STORE_FAST, perhaps with its neighbour. */
static inline bool
pym_machine_stores_fast (const PymInstruction *instruction)
{
  return instruction->opcode == PYM_STORE_FAST ||
         instruction->opcode == PYM_STORE_FAST__LOAD_FAST ||
         instruction->opcode == PYM_STORE_FAST__STORE_FAST;
}

/* A comparison of two numbers as a bit of the mask in COMPARE_OP's argument: 2 less, 4 greater, 8
 * equal; 1 when there is no order. */
#define PYM_COMPARISON_BIT(a, b) (1u << (2 * ((a) >= (b)) + ((a) <= (b))))
