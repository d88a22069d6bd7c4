/* The chain of blocks of a deque: pushing, taking, turning, emptying. */
#include "pym-deque.h"

#include "pym-container-state.h"
#include "pym-deque-private.h"

#define LAST (PYM_DEQUE_BLOCK_ITEMS - 1)

static PymDequeBlock *
new_block (PymRuntime *rt, PymDeque *deque)
{
  PymDequeBlock *block;

  if (deque->n_free > 0)
    return deque->free_blocks[--deque->n_free];
  block = pym_mem_malloc (rt, sizeof *block);
  return block != NULL ? block : (PymDequeBlock *) pym_err_no_memory (rt);
}

static void
free_block (PymRuntime *rt, PymDeque *deque, PymDequeBlock *block)
{
  if (deque->n_free < PYM_DEQUE_FREE_MAX)
    deque->free_blocks[deque->n_free++] = block;
  else
    pym_mem_free (rt, block);
}

static void
center (PymDeque *deque)
{
  deque->left_index = PYM_DEQUE_CENTER + 1;
  deque->right_index = PYM_DEQUE_CENTER;
}

PymObject *
pym_deque_make (PymRuntime *rt, PymType *type)
{
  PymDeque *deque = (PymDeque *) type->alloc (rt, type, 0);
  PymDequeBlock *block;

  if (deque == NULL)
    return NULL;
  deque->max_length = -1;
  block = new_block (rt, deque);
  if (block == NULL)
    {
      pym_decref (rt, deque);
      return NULL;
    }
  deque->left = deque->right = block;
  center (deque);
  return PYM_OBJECT (deque);
}

PymObject *
pym_deque_new (PymRuntime *rt, PymObject *iterable, ssize_t max_length)
{
  PymObject *deque = pym_deque_make (rt, PYM_TYPE (rt, DEQUE));

  if (deque == NULL)
    return NULL;
  ((PymDeque *) deque)->max_length = max_length;
  if (iterable != NULL && pym_deque_extend (rt, deque, iterable, false) < 0)
    {
      pym_decref (rt, deque);
      return NULL;
    }
  return deque;
}

PymObject *
pym_deque_take (PymRuntime *rt, PymDeque *deque)
{
  PymObject *item;

  if (pym_size (deque) == 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, INDEX_ERROR), "pop from an empty deque");
      return NULL;
    }
  item = deque->right->items[deque->right_index--];
  pym_size (deque)--;
  deque->state++;
  if (deque->right_index < 0)
    {
      if (pym_size (deque) > 0)
        {
          PymDequeBlock *before = deque->right->left;

          free_block (rt, deque, deque->right);
          deque->right = before;
          deque->right_index = LAST;
        }
      else
        center (deque);
    }
  return item;
}

PymObject *
pym_deque_take_left (PymRuntime *rt, PymDeque *deque)
{
  PymObject *item;

  if (pym_size (deque) == 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, INDEX_ERROR), "pop from an empty deque");
      return NULL;
    }
  item = deque->left->items[deque->left_index++];
  pym_size (deque)--;
  deque->state++;
  if (deque->left_index > LAST)
    {
      if (pym_size (deque) > 0)
        {
          PymDequeBlock *behind = deque->left->right;

          free_block (rt, deque, deque->left);
          deque->left = behind;
          deque->left_index = 0;
        }
      else
        center (deque);
    }
  return item;
}

static int
add_block_right (PymRuntime *rt, PymDeque *deque)
{
  PymDequeBlock *block = new_block (rt, deque);

  if (block == NULL)
    return -1;
  block->left = deque->right;
  deque->right->right = block;
  deque->right = block;
  deque->right_index = -1;
  return 0;
}

int
pym_deque_push (PymRuntime *rt, PymDeque *deque, PymObject *item)
{
  if (deque->right_index == LAST && add_block_right (rt, deque) < 0)
    {
      pym_decref (rt, item);
      return -1;
    }
  pym_size (deque)++;
  deque->right->items[++deque->right_index] = item;
  if (deque->max_length >= 0 && pym_size (deque) > deque->max_length)
    pym_decref (rt, pym_deque_take_left (rt, deque));
  else
    deque->state++;
  return 0;
}

int
pym_deque_push_left (PymRuntime *rt, PymDeque *deque, PymObject *item)
{
  if (deque->left_index == 0)
    {
      PymDequeBlock *block = new_block (rt, deque);

      if (block == NULL)
        {
          pym_decref (rt, item);
          return -1;
        }
      block->right = deque->left;
      deque->left->left = block;
      deque->left = block;
      deque->left_index = PYM_DEQUE_BLOCK_ITEMS;
    }
  pym_size (deque)++;
  deque->left->items[--deque->left_index] = item;
  if (deque->max_length >= 0 && pym_size (deque) > deque->max_length)
    pym_decref (rt, pym_deque_take (rt, deque));
  else
    deque->state++;
  return 0;
}

int
pym_deque_append (PymRuntime *rt, PymObject *deque, PymObject *item)
{
  return pym_deque_push (rt, (PymDeque *) deque, pym_newref (item));
}

int
pym_deque_append_left (PymRuntime *rt, PymObject *deque, PymObject *item)
{
  return pym_deque_push_left (rt, (PymDeque *) deque, pym_newref (item));
}

int
pym_deque_extend (PymRuntime *rt, PymObject *o, PymObject *iterable, bool left)
{
  PymDeque *deque = (PymDeque *) o;
  PymObject *iterator, *item;

  if (o == iterable)
    {
      PymObject *copy = pym_sequence_list (rt, o);
      int result = copy != NULL ? pym_deque_extend (rt, o, copy, left) : -1;

      pym_xdecref (rt, copy);
      return result;
    }
  iterator = pym_object_get_iter (rt, iterable);
  if (iterator == NULL)
    return -1;
  /* Filled from its end on, to save room. */
  if (pym_size (o) == 0 && deque->max_length != 0)
    {
      deque->left_index = left ? LAST : 1;
      deque->right_index = left ? LAST - 1 : 0;
    }
  for (size_t step = 1; (item = pym_iter_next (rt, iterator)) != NULL; step++)
    {
      int result = 0;

      if (deque->max_length == 0)
        pym_decref (rt, item);
      else if (left)
        result = pym_deque_push_left (rt, deque, item);
      else
        result = pym_deque_push (rt, deque, item);
      if (result < 0 || ((step & PYM_POLL_MASK) == 0 && pym_poll_stop (rt) < 0))
        break;
    }
  pym_decref (rt, iterator);
  return rt->error != NULL ? -1 : 0;
}

static ssize_t
least (ssize_t a, ssize_t b, ssize_t c)
{
  if (b < a)
    a = b;
  return c < a ? c : a;
}

/* Moves whole stretches from one end to the other. A block that becomes empty is the next that is
 * needed at the other end. */
int
pym_deque_rotate (PymRuntime *rt, PymDeque *deque, ssize_t n)
{
  PymDequeBlock *spare = NULL;
  ssize_t size = pym_size (deque), half = size >> 1;
  int result = -1;

  if (size <= 1)
    return 0;
  if (n > half || n < -half)
    {
      n %= size;
      if (n > half)
        n -= size;
      else if (n < -half)
        n += size;
    }
  deque->state++;
  while (n > 0)
    {
      ssize_t m;

      if (deque->left_index == 0)
        {
          if (spare == NULL)
            spare = new_block (rt, deque);
          if (spare == NULL)
            goto done;
          spare->right = deque->left;
          deque->left->left = spare;
          deque->left = spare;
          deque->left_index = PYM_DEQUE_BLOCK_ITEMS;
          spare = NULL;
        }
      m = least (n, deque->right_index + 1, deque->left_index);
      n -= m;
      while (m-- > 0)
        deque->left->items[--deque->left_index] = deque->right->items[deque->right_index--];
      if (deque->right_index < 0)
        {
          spare = deque->right;
          deque->right = spare->left;
          deque->right_index = LAST;
        }
    }
  while (n < 0)
    {
      ssize_t m;

      if (deque->right_index == LAST)
        {
          if (spare == NULL)
            spare = new_block (rt, deque);
          if (spare == NULL)
            goto done;
          spare->left = deque->right;
          deque->right->right = spare;
          deque->right = spare;
          deque->right_index = -1;
          spare = NULL;
        }
      m = least (-n, PYM_DEQUE_BLOCK_ITEMS - deque->left_index, LAST - deque->right_index);
      n += m;
      while (m-- > 0)
        deque->right->items[++deque->right_index] = deque->left->items[deque->left_index++];
      if (deque->left_index > LAST)
        {
          spare = deque->left;
          deque->left = spare->right;
          deque->left_index = 0;
        }
    }
  result = 0;
done:
  if (spare != NULL)
    free_block (rt, deque, spare);
  return result;
}

/* One item many times over goes block by block; more go through a list of them. */
int
pym_deque_repeat (PymRuntime *rt, PymObject *o, ssize_t times)
{
  PymDeque *deque = (PymDeque *) o;
  ssize_t size = pym_size (o);
  PymObject *items;
  int result = 0;

  if (size == 0 || times == 1)
    return 0;
  if (times <= 0)
    {
      pym_deque_clear (rt, deque);
      return 0;
    }
  if (size == 1)
    {
      PymObject *item = deque->left->items[deque->left_index];

      if (deque->max_length >= 0 && times > deque->max_length)
        times = deque->max_length;
      deque->state++;
      for (ssize_t i = 1; i < times; i++)
        {
          if (deque->right_index == LAST &&
              (add_block_right (rt, deque) < 0 || pym_poll_stop (rt) < 0))
            return -1;
          deque->right->items[++deque->right_index] = pym_newref (item);
          pym_size (o)++;
        }
      return 0;
    }
  if (size > PTRDIFF_MAX / times)
    {
      pym_err_no_memory (rt);
      return -1;
    }
  items = pym_sequence_list (rt, o);
  if (items == NULL)
    return -1;
  if (deque->max_length >= 0 && times * size > deque->max_length)
    times = (deque->max_length + size - 1) / size;
  for (ssize_t i = 1; i < times && result == 0; i++)
    result = pym_deque_extend (rt, o, items, false);
  pym_decref (rt, items);
  return result;
}

/* The deque is empty, around a block of its own, before the first item dies: their finalizers may
 * change it. Without memory for that block the items go one by one. */
void
pym_deque_clear (PymRuntime *rt, PymDeque *deque)
{
  ssize_t n = pym_size (deque), i = deque->left_index;
  PymDequeBlock *block, *old = deque->left;

  if (n == 0)
    return;
  block = new_block (rt, deque);
  if (block == NULL)
    {
      pym_err_clear (rt);
      while (pym_size (deque) > 0)
        pym_decref (rt, pym_deque_take (rt, deque));
      return;
    }
  pym_size (deque) = 0;
  deque->left = deque->right = block;
  center (deque);
  deque->state++;
  for (; n > 0; n--)
    {
      if (i > LAST)
        {
          PymDequeBlock *behind = old->right;

          free_block (rt, deque, old);
          old = behind;
          i = 0;
        }
      pym_decref (rt, old->items[i++]);
    }
  free_block (rt, deque, old);
}

PymObject *
pym_deque_copy (PymRuntime *rt, PymObject *o)
{
  PymDeque *deque = (PymDeque *) o;
  PymObject *copy = pym_deque_make (rt, PYM_TYPE (rt, DEQUE));
  int result;

  if (copy == NULL)
    return NULL;
  ((PymDeque *) copy)->max_length = deque->max_length;
  if (pym_size (o) == 1)
    result = pym_deque_append (rt, copy, deque->left->items[deque->left_index]);
  else
    result = pym_deque_extend (rt, copy, o, false);
  if (result < 0)
    {
      pym_decref (rt, copy);
      return NULL;
    }
  return copy;
}

/* From whichever end is nearer. */
PymObject **
pym_deque_place (PymDeque *deque, ssize_t index)
{
  ssize_t n = pym_size (deque), offset = deque->left_index + index;
  PymDequeBlock *block;

  if (index < n >> 1)
    {
      block = deque->left;
      for (; offset > LAST; offset -= PYM_DEQUE_BLOCK_ITEMS)
        block = block->right;
      return &block->items[offset];
    }
  offset = deque->right_index - (n - 1 - index);
  block = deque->right;
  for (; offset < 0; offset += PYM_DEQUE_BLOCK_ITEMS)
    block = block->left;
  return &block->items[offset];
}

int
pym_deque_delete (PymRuntime *rt, PymDeque *deque, ssize_t index)
{
  PymObject *item;

  if (pym_deque_rotate (rt, deque, -index) < 0)
    return -1;
  item = pym_deque_take_left (rt, deque);
  if (pym_deque_rotate (rt, deque, index) < 0)
    {
      pym_decref (rt, item);
      return -1;
    }
  pym_decref (rt, item);
  return 0;
}

void
pym_deque_dealloc (PymRuntime *rt, PymObject *o)
{
  PymDeque *deque = (PymDeque *) o;
  PymTrashState trash;

  pym_gc_untrack (o);
  trash = pym_trash_begin_recursive (rt, o, pym_deque_dealloc);
  if (trash == PYM_TRASH_PUT_OFF)
    return;
  if (deque->weakrefs != NULL)
    pym_object_clear_weakrefs (rt, o);
  if (deque->left != NULL)
    {
      PymObject *error = rt->error;

      /* Clearing may find no memory, and forget that. */
      rt->error = NULL;
      pym_deque_clear (rt, deque);
      rt->error = error;
      pym_mem_free (rt, deque->left);
    }
  while (deque->n_free > 0)
    pym_mem_free (rt, deque->free_blocks[--deque->n_free]);
  pym_type (o)->free_ (rt, o);
  pym_trash_end (rt, trash);
}

int
pym_deque_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PymDeque *deque = (PymDeque *) o;
  PymDequeBlock *block = deque->left;
  ssize_t i = deque->left_index;

  /* A heap type in CPython, of which an instance holds a reference. */
  if (PYM_IS_EXACT (rt, o, DEQUE))
    PYM_VISIT (pym_type (o));
  for (ssize_t n = pym_size (o); n > 0; n--)
    {
      if (i > LAST)
        {
          block = block->right;
          i = 0;
        }
      PYM_VISIT (block->items[i]);
      i++;
    }
  return 0;
}
