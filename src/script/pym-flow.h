/* Code between the tree and its final form: first a sequence of instructions with labels, then a
 * graph of blocks, which the passes below improve and put in order (Python/flowgraph.c of CPython
 * 3.12, pass by pass, since each leaves its traces in the code).
 *
 * Every block's `next` is the one behind it in the code; control falls into it unless the block
 * ends with an unconditional jump, a return or a raise. Jumps and block pushes stand for
 * themselves: a jump is the last instruction of its block.
 */
#pragma once

#include "pym-compile-context.h"

typedef int PymLabel;
#define PYM_NO_LABEL (-1)

typedef struct PymBlock PymBlock;

typedef struct
{
  uint16_t opcode;
  int32_t arg; /* in a sequence, of a jump or push: the label */
  PymPosition position;
  PymBlock *target;
  PymBlock *handler; /* entered when it raises; NULL: none */
} PymFlowInstruction;

/* What compiling a function body writes. */
typedef struct
{
  PymContext *context;
  PymFlowInstruction *items;
  uint32_t n_items, allocated;
  int32_t *labels; /* places by label; -1: not placed yet */
  uint32_t n_labels, labels_allocated;
} PymSequence;

struct PymBlock
{
  PymBlock *next;
  PymFlowInstruction *items;
  uint32_t n_items, allocated;
  PymLabel label;
  uint64_t unsafe_locals; /* of the first 64: may be unbound at the start */
  int n_predecessors;
  int start_depth; /* of the stack; negative: not reached */
  uint32_t offset; /* of its first instruction in the code */
  struct PymHandlerStack *handlers;
  bool preserves_lasti; /* a handler that is given the raising instruction's place */
  bool visited, is_handler, cold, warm;
};

typedef struct
{
  PymContext *context;
  PymBlock *entry, *current;
  PymLabel next_label; /* for the instruction that comes next */
  int label_count;
} PymFlow;

PymLabel pym_sequence_new_label (PymSequence *sequence);
void pym_sequence_place_label (PymSequence *sequence, PymLabel label);
void pym_sequence_add (PymSequence *sequence, unsigned opcode, int32_t arg, PymPosition position);
void pym_sequence_insert_first (PymSequence *sequence,
                                unsigned opcode,
                                int32_t arg,
                                PymPosition position);

/* The graph of a sequence. */
void pym_flow_init (PymFlow *flow, const PymSequence *sequence);

/* What is known of instructions. */
bool pym_flow_has_target (unsigned opcode);
bool pym_flow_is_jump (unsigned opcode);
bool pym_flow_is_block_push (unsigned opcode);
bool pym_flow_is_unconditional (unsigned opcode);
bool pym_flow_exits_scope (unsigned opcode);

/* Small change of blocks. */
PymBlock *pym_flow_new_block (PymFlow *flow);
PymFlowInstruction *pym_block_last (const PymBlock *block);
bool pym_block_falls_through (const PymBlock *block);
PymFlowInstruction *pym_block_append (PymFlow *flow, PymBlock *block, PymFlowInstruction item);
void pym_block_insert (PymFlow *flow, PymBlock *block, uint32_t place, PymFlowInstruction item);
void pym_instruction_set (PymFlowInstruction *item, unsigned opcode, int32_t arg);
/* An arena array with room for all blocks; clears their `visited`. */
PymBlock **pym_flow_todo (PymFlow *flow);

/* A function's constants, while they can still be added. */
typedef struct
{
  PymObject *object;
  PymCompiled *code;
} PymConstantEntry;

typedef struct
{
  PymConstantEntry *items;
  uint32_t n_items, allocated;
  uint32_t *index; /* hash table of the objects' places plus 1, while they are added */
  uint32_t index_size;
} PymConstants;

/* Index of the object that stands for `object` in the whole file; added when it is new here. */
uint32_t pym_constants_add (PymContext *context, PymConstants *constants, PymObject *object);
/* The same with a new reference, which is taken over; it need not live on when it is no new value.
 */
uint32_t pym_constants_add_new (PymContext *context, PymConstants *constants, PymObject *object);

/* Passes, in this order. */
void pym_flow_find_handlers (PymFlow *flow);
void pym_flow_optimize (PymFlow *flow, PymConstants *constants);
void pym_flow_remove_unused_constants (PymFlow *flow, PymConstants *constants);
void pym_flow_check_locals (PymFlow *flow, uint32_t n_locals, uint32_t n_parameters);
void pym_flow_move_cold_blocks (PymFlow *flow);
void pym_flow_resolve_lines (PymFlow *flow, int first_line);
int pym_flow_stack_depth (PymFlow *flow, bool is_generator);
void pym_flow_convert_pseudo (PymFlow *flow);
void pym_flow_normalize_jumps (PymFlow *flow);

/* Shared by passes. */
uint32_t pym_block_remove_nops (PymBlock *block);
void pym_flow_remove_redundant_jumps (PymFlow *flow);
/* BUILD_TUPLE of constants, SWAPs and the like in one block. */
void pym_block_optimize (PymFlow *flow, PymBlock *block, PymConstants *constants);
void pym_block_optimize_swaps (PymFlow *flow, PymBlock *block, uint32_t *place);
void pym_block_apply_swaps (PymBlock *block, uint32_t place);
