/* Private to the deque's files: its layout (Modules/_collectionsmodule.c).
 *
 * leftblock and rightblock are never NULL; an empty deque has one block, left index one more than
 * the right one. Links at the chain's ends are not set.
 */
#pragma once

#include "pym-deque.h"

#define PYM_DEQUE_BLOCK_ITEMS 64
#define PYM_DEQUE_CENTER      ((PYM_DEQUE_BLOCK_ITEMS - 1) / 2)
#define PYM_DEQUE_FREE_MAX    16

typedef struct PymDequeBlock
{
  struct PymDequeBlock *left;
  PymObject *items[PYM_DEQUE_BLOCK_ITEMS];
  struct PymDequeBlock *right;
} PymDequeBlock;

_Static_assert(sizeof (PymDequeBlock) == 528, "CPython's block");

typedef struct
{
  PYM_VAR_HEAD
  PymDequeBlock *left, *right;
  ssize_t left_index, right_index; /* of the first and the last item */
  size_t state;                    /* changes with every change of the items' places */
  ssize_t max_length;              /* -1: none */
  ssize_t n_free;
  PymDequeBlock *free_blocks[PYM_DEQUE_FREE_MAX];
  PymWeakref *weakrefs;
} PymDeque;

_Static_assert(sizeof (PymDeque) == 216, "CPython's dequeobject");

PymObject *pym_deque_make (PymRuntime *rt, PymType *type);
/* Both take over the item, also when they fail. */
int pym_deque_push (PymRuntime *rt, PymDeque *deque, PymObject *item);
int pym_deque_push_left (PymRuntime *rt, PymDeque *deque, PymObject *item);
/* New reference; IndexError when empty. */
PymObject *pym_deque_take (PymRuntime *rt, PymDeque *deque);
PymObject *pym_deque_take_left (PymRuntime *rt, PymDeque *deque);
int pym_deque_extend (PymRuntime *rt, PymObject *deque, PymObject *iterable, bool left);
int pym_deque_rotate (PymRuntime *rt, PymDeque *deque, ssize_t n);
/* Adds what is there `times` - 1 times more. */
int pym_deque_repeat (PymRuntime *rt, PymObject *deque, ssize_t times);
void pym_deque_clear (PymRuntime *rt, PymDeque *deque);
PymObject *pym_deque_copy (PymRuntime *rt, PymObject *deque);
PymObject **pym_deque_place (PymDeque *deque, ssize_t index);
int pym_deque_delete (PymRuntime *rt, PymDeque *deque, ssize_t index);
void pym_deque_dealloc (PymRuntime *rt, PymObject *o);
int pym_deque_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data);
PymObject *pym_deque_iter (PymRuntime *rt, PymObject *deque);
PymObject *pym_deque_reverse_iter (PymRuntime *rt, PymObject *deque);
