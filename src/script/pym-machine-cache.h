/* Inline caches: an instruction that looks for a name remembers where it was found, and under which
 * versions of types and key tables that holds. It is then rewritten, in the code's own copy, to one
 * of the instructions below, which go back to the general one when a version has changed.
 *
 * Nothing of it is visible to a program: no allocation, no count, no order of releases.
 */
#pragma once

#include "pym-code.h"

/* X (NAME, number): beside CPython's numbers, of which none lies there. */
#define PYM_FOR_EACH_CACHED_OPCODE(X)                                                              \
  X (LOAD_GLOBAL_OF_MODULE, 200)                                                                   \
  X (LOAD_GLOBAL_OF_BUILTINS, 201)                                                                 \
  X (LOAD_ATTR_OF_VALUES, 202)                                                                     \
  X (LOAD_ATTR_OF_SLOT, 203)                                                                       \
  X (LOAD_ATTR_OF_MODULE, 204)                                                                     \
  X (LOAD_ATTR_OF_CLASS, 205)                                                                      \
  X (LOAD_METHOD_OF_VALUES, 206)                                                                   \
  X (LOAD_METHOD_OF_TYPE, 207)                                                                     \
  X (STORE_ATTR_OF_VALUES, 208)                                                                    \
  X (STORE_ATTR_OF_SLOT, 209)

enum
{
#define PYM_CACHED_OPCODE_ENUM(NAME, number) PYM_##NAME = number,
  PYM_FOR_EACH_CACHED_OPCODE (PYM_CACHED_OPCODE_ENUM)
#undef PYM_CACHED_OPCODE_ENUM
};

/* An instruction whose caches missed so often stays general. */
#define PYM_CACHE_MAX_MISSES 16

static inline bool
pym_machine_may_cache (const PymCode *code, const PymInstruction *instruction)
{
  return instruction->note != 0 &&
         code->caches[instruction->note - 1].misses < PYM_CACHE_MAX_MISSES;
}

/* After the general instruction has found the name. */
void pym_machine_cache_global (PymRuntime *rt,
                               PymCode *code,
                               const PymInstruction *instruction,
                               PymObject *globals,
                               PymObject *builtins,
                               PymObject *name);
void pym_machine_cache_load_attr (PymRuntime *rt,
                                  PymCode *code,
                                  const PymInstruction *instruction,
                                  PymObject *owner,
                                  PymObject *name,
                                  bool method);
void pym_machine_cache_store_attr (PymRuntime *rt,
                                   PymCode *code,
                                   const PymInstruction *instruction,
                                   PymObject *owner,
                                   PymObject *name);
/* The instruction becomes `opcode` again. */
void pym_machine_cache_miss (PymCode *code, const PymInstruction *instruction, unsigned opcode);
