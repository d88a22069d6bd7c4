/* What programs see of a deque: methods, operators, iterators, the type. */
#include "pym-args.h"
#include "pym-container-state.h"
#include "pym-deque-private.h"
#include "pym-int.h"
#include "pym-repr-guard.h"
#include "pym-type-object.h"

typedef struct
{
  PYM_OBJECT_HEAD
  PymDequeBlock *block;
  ssize_t index;
  PymDeque *deque;
  size_t state; /* of the deque when it began */
  ssize_t left;
} PymDequeIterator;

static PymObject *
new_iterator (PymRuntime *rt, PymType *type, PymObject *o, bool backward)
{
  PymDequeIterator *it = (PymDequeIterator *) pym_gc_new (rt, type);
  PymDeque *deque = (PymDeque *) o;

  if (it == NULL)
    return NULL;
  it->block = backward ? deque->right : deque->left;
  it->index = backward ? deque->right_index : deque->left_index;
  it->deque = pym_newref (o);
  it->state = deque->state;
  it->left = pym_size (o);
  pym_gc_track (rt, it);
  return PYM_OBJECT (it);
}

PymObject *
pym_deque_iter (PymRuntime *rt, PymObject *deque)
{
  return new_iterator (rt, PYM_TYPE (rt, DEQUE_ITERATOR), deque, false);
}

PymObject *
pym_deque_reverse_iter (PymRuntime *rt, PymObject *deque)
{
  return new_iterator (rt, PYM_TYPE (rt, DEQUE_REVERSE_ITERATOR), deque, true);
}

static void
say_mutated (PymRuntime *rt)
{
  pym_err_set_string (rt, PYM_TYPE (rt, RUNTIME_ERROR), "deque mutated during iteration");
}

static bool
may_go_on (PymRuntime *rt, PymDequeIterator *it)
{
  if (it->deque->state == it->state)
    return it->left > 0;
  it->left = 0;
  say_mutated (rt);
  return false;
}

static PymObject *
iterator_next (PymRuntime *rt, PymObject *o)
{
  PymDequeIterator *it = (PymDequeIterator *) o;
  PymObject *item;

  if (!may_go_on (rt, it))
    return NULL;
  item = it->block->items[it->index++];
  it->left--;
  if (it->index == PYM_DEQUE_BLOCK_ITEMS && it->left > 0)
    {
      it->block = it->block->right;
      it->index = 0;
    }
  return pym_newref (item);
}

static PymObject *
reverse_iterator_next (PymRuntime *rt, PymObject *o)
{
  PymDequeIterator *it = (PymDequeIterator *) o;
  PymObject *item;

  if (it->left == 0 || !may_go_on (rt, it))
    return NULL;
  item = it->block->items[it->index--];
  it->left--;
  if (it->index < 0 && it->left > 0)
    {
      it->block = it->block->left;
      it->index = PYM_DEQUE_BLOCK_ITEMS - 1;
    }
  return pym_newref (item);
}

static void
iterator_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  pym_xdecref (rt, ((PymDequeIterator *) o)->deque);
  pym_gc_del (rt, o);
}

static int
iterator_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PYM_VISIT (pym_type (o));
  PYM_VISIT (((PymDequeIterator *) o)->deque);
  return 0;
}

static void
iterator_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  pym_edge_internal (visit, data, "deque", ((PymDequeIterator *) o)->deque);
}

static PymObject *
iterator_length_hint (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_int_from_ssize (rt, ((PymDequeIterator *) self)->left);
}

static bool
is_deque (PymRuntime *rt, PymObject *o)
{
  return PYM_IS_EXACT (rt, o, DEQUE) || pym_type_is_subtype (pym_type (o), PYM_TYPE (rt, DEQUE));
}

/* The iterator's type called with a deque and how many items to leave out. */
static PymObject *
iterator_make (PymRuntime *rt,
               PymObject *args,
               PymObject *kwargs,
               PymObject *(*begin) (PymRuntime *, PymObject *) )
{
  PymObject *deque, *it;
  ssize_t n_left_out = 0;

  if (pym_args_check_tuple (rt, "function", pym_size (args), 1, 2) < 0)
    return NULL;
  deque = pym_tuple_get (args, 0);
  if (!is_deque (rt, deque))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "argument 1 must be collections.deque, not %s", pym_type (deque)->name);
  if (pym_size (args) > 1 && pym_args_ssize (rt, pym_tuple_get (args, 1), &n_left_out) < 0)
    return NULL;
  it = begin (rt, deque);
  while (it != NULL && n_left_out-- > 0)
    {
      PymObject *item = pym_type (it)->iternext (rt, it);

      if (item == NULL && rt->error != NULL)
        pym_clear (rt, &it);
      if (item == NULL)
        break;
      pym_decref (rt, item);
    }
  return it;
}

static PymObject *
iterator_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  return iterator_make (rt, args, kwargs, pym_deque_iter);
}

static PymObject *
reverse_iterator_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  return iterator_make (rt, args, kwargs, pym_deque_reverse_iter);
}

static PymObject *
deque_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  return pym_deque_make (rt, type);
}

static int
deque_init (PymRuntime *rt, PymObject *self, PymObject *args, PymObject *kwargs)
{
  static const char *const names[] = { "iterable", "maxlen", NULL };
  PymDeque *deque = (PymDeque *) self;
  PymObject *given[2];
  ssize_t max_length = -1;

  if (pym_args_parse_tuple (rt, "deque", names, 0, 0, args, kwargs, given) < 0)
    return -1;
  if (given[1] != NULL && given[1] != pym_none (rt))
    {
      max_length = pym_int_as_ssize (rt, given[1]);
      if (max_length == -1 && rt->error != NULL)
        return -1;
      if (max_length < 0)
        {
          pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "maxlen must be non-negative");
          return -1;
        }
    }
  deque->max_length = max_length;
  pym_deque_clear (rt, deque);
  return given[0] != NULL ? pym_deque_extend (rt, self, given[0], false) : 0;
}

static PymObject *
deque_repr (PymRuntime *rt, PymObject *o)
{
  ssize_t max_length = ((PymDeque *) o)->max_length;
  const char *name = pym_type_short_name (pym_type (o));
  PymObject *list, *result = NULL;
  int entered = pym_repr_enter (rt, o);

  if (entered != 0)
    return entered > 0 ? pym_str_from_string (rt, "[...]") : NULL;
  list = pym_sequence_list (rt, o);
  if (list != NULL)
    {
      result = max_length >= 0
                   ? pym_str_from_format (rt, "%s(%R, maxlen=%zd)", name, list, max_length)
                   : pym_str_from_format (rt, "%s(%R)", name, list);
      pym_decref (rt, list);
    }
  pym_repr_leave (rt, o);
  return result;
}

static PymObject *
deque_richcompare (PymRuntime *rt, PymObject *v, PymObject *w, int op)
{
  PymObject *iterators[2] = { NULL, NULL }, *items[2] = { NULL, NULL }, *result = NULL;
  int equal = 1;

  if (!is_deque (rt, v) || !is_deque (rt, w))
    return pym_newref (pym_not_implemented (rt));
  if (op == PYM_EQ || op == PYM_NE)
    {
      if (v == w || pym_size (v) != pym_size (w))
        return pym_newref ((v == w) == (op == PYM_EQ) ? pym_true (rt) : pym_false (rt));
    }
  iterators[0] = pym_object_get_iter (rt, v);
  if (iterators[0] != NULL)
    iterators[1] = pym_object_get_iter (rt, w);
  if (iterators[1] == NULL)
    goto done;
  for (;;)
    {
      items[0] = pym_iter_next (rt, iterators[0]);
      if (items[0] == NULL && rt->error != NULL)
        goto done;
      items[1] = pym_iter_next (rt, iterators[1]);
      if (items[0] == NULL || items[1] == NULL)
        break;
      equal = pym_object_rich_compare_bool (rt, items[0], items[1], PYM_EQ);
      if (equal <= 0)
        break;
      pym_clear (rt, &items[0]);
      pym_clear (rt, &items[1]);
    }
  if (rt->error != NULL)
    goto done;
  if (equal == 0 && op != PYM_EQ && op != PYM_NE)
    result = pym_object_rich_compare (rt, items[0], items[1], op);
  else if (equal == 0)
    result = pym_newref (op == PYM_NE ? pym_true (rt) : pym_false (rt));
  else
    result = pym_return_rich_compare (rt, items[0] != NULL, items[1] != NULL, op);

done:
  pym_xdecref (rt, items[0]);
  pym_xdecref (rt, items[1]);
  pym_xdecref (rt, iterators[0]);
  pym_xdecref (rt, iterators[1]);
  return result;
}

static ssize_t
deque_length (PymRuntime *rt, PymObject *o)
{
  return pym_size (o);
}

static int
check_index (PymRuntime *rt, PymObject *o, ssize_t index)
{
  if ((size_t) index < (size_t) pym_size (o))
    return 0;
  pym_err_set_string (rt, PYM_TYPE (rt, INDEX_ERROR), "deque index out of range");
  return -1;
}

static PymObject *
deque_item (PymRuntime *rt, PymObject *o, ssize_t index)
{
  if (check_index (rt, o, index) < 0)
    return NULL;
  return pym_newref (*pym_deque_place ((PymDeque *) o, index));
}

static int
deque_ass_item (PymRuntime *rt, PymObject *o, ssize_t index, PymObject *value)
{
  if (check_index (rt, o, index) < 0)
    return -1;
  if (value == NULL)
    return pym_deque_delete (rt, (PymDeque *) o, index);
  pym_setref (rt, pym_deque_place ((PymDeque *) o, index), pym_newref (value));
  return 0;
}

/* Place of the first item from `start` on, before `stop`, that equals the value; -2 when there is
 * none, -1 on error: also when the comparison changed the deque. */
static ssize_t
find (PymRuntime *rt, PymDeque *deque, PymObject *value, ssize_t start, ssize_t stop)
{
  size_t state = deque->state;

  for (ssize_t i = start; i < stop; i++)
    {
      PymObject *item = pym_newref (*pym_deque_place (deque, i));
      int equal = pym_object_rich_compare_bool (rt, item, value, PYM_EQ);

      pym_decref (rt, item);
      if (equal < 0)
        return -1;
      if (equal)
        return i;
      if (deque->state != state)
        {
          say_mutated (rt);
          return -1;
        }
    }
  return -2;
}

static int
deque_contains (PymRuntime *rt, PymObject *o, PymObject *value)
{
  ssize_t place = find (rt, (PymDeque *) o, value, 0, pym_size (o));

  return place == -1 ? -1 : place >= 0;
}

/* A subclass is called with the deque and its limit (deque_copy). */
static PymObject *
copy (PymRuntime *rt, PymObject *o)
{
  PymDeque *deque = (PymDeque *) o;
  PymObject *call[2], *result;

  if (PYM_IS_EXACT (rt, o, DEQUE))
    return pym_deque_copy (rt, o);
  call[0] = o;
  if (deque->max_length < 0)
    result = pym_object_vectorcall (rt, PYM_OBJECT (pym_type (o)), call, 1, NULL);
  else
    {
      call[1] = pym_int_from_ssize (rt, deque->max_length);
      if (call[1] == NULL)
        return NULL;
      result = pym_object_vectorcall (rt, PYM_OBJECT (pym_type (o)), call, 2, NULL);
      pym_decref (rt, call[1]);
    }
  if (result != NULL && !is_deque (rt, result))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s() must return a deque, not %s",
                      pym_type (o)->name, pym_type (result)->name);
      pym_decref (rt, result);
      return NULL;
    }
  return result;
}

static PymObject *
deque_concat (PymRuntime *rt, PymObject *v, PymObject *w)
{
  PymObject *result;

  if (!is_deque (rt, w))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "can only concatenate deque (not \"%.200s\") to deque",
                           pym_type (w)->name);
  result = copy (rt, v);
  if (result != NULL && pym_deque_extend (rt, result, w, false) < 0)
    {
      pym_decref (rt, result);
      return NULL;
    }
  return result;
}

static PymObject *
deque_inplace_concat (PymRuntime *rt, PymObject *o, PymObject *other)
{
  return pym_deque_extend (rt, o, other, false) < 0 ? NULL : pym_newref (o);
}

static PymObject *
deque_inplace_repeat (PymRuntime *rt, PymObject *o, ssize_t times)
{
  return pym_deque_repeat (rt, o, times) < 0 ? NULL : pym_newref (o);
}

static PymObject *
deque_repeat (PymRuntime *rt, PymObject *o, ssize_t times)
{
  PymObject *result = copy (rt, o);

  if (result != NULL && pym_deque_repeat (rt, result, times) < 0)
    {
      pym_decref (rt, result);
      return NULL;
    }
  return result;
}

#define METHOD(name)                                                                               \
  static PymObject *name (PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs,  \
                          PymObject *kwnames)
#define NONE_OR_NULL(status) ((status) < 0 ? NULL : pym_newref (pym_none (rt)))

METHOD (deque_append) { return NONE_OR_NULL (pym_deque_append (rt, self, args[0])); }

METHOD (deque_append_left) { return NONE_OR_NULL (pym_deque_append_left (rt, self, args[0])); }

METHOD (deque_extend) { return NONE_OR_NULL (pym_deque_extend (rt, self, args[0], false)); }

METHOD (deque_extend_left) { return NONE_OR_NULL (pym_deque_extend (rt, self, args[0], true)); }

METHOD (deque_pop) { return pym_deque_take (rt, (PymDeque *) self); }

METHOD (deque_pop_left) { return pym_deque_take_left (rt, (PymDeque *) self); }

METHOD (deque_clear)
{
  pym_deque_clear (rt, (PymDeque *) self);
  return pym_newref (pym_none (rt));
}

METHOD (deque_copy) { return copy (rt, self); }

METHOD (deque_rotate)
{
  ssize_t n = 1;

  if (pym_args_check_positional (rt, "deque.rotate", nargs, 0, 1) < 0)
    return NULL;
  if (nargs > 0)
    {
      PymObject *given = pym_number_index (rt, args[0]);

      if (given == NULL)
        return NULL;
      n = pym_int_as_ssize (rt, given);
      pym_decref (rt, given);
      if (n == -1 && rt->error != NULL)
        return NULL;
    }
  return NONE_OR_NULL (pym_deque_rotate (rt, (PymDeque *) self, n));
}

METHOD (deque_reverse)
{
  PymDeque *deque = (PymDeque *) self;

  for (ssize_t i = 0, j = pym_size (self) - 1; i < j; i++, j--)
    {
      PymObject **a = pym_deque_place (deque, i), **b = pym_deque_place (deque, j), *was = *a;

      *a = *b;
      *b = was;
    }
  return pym_newref (pym_none (rt));
}

METHOD (deque_count)
{
  ssize_t count = 0, place = -1, n = pym_size (self);
  size_t state = ((PymDeque *) self)->state;

  while ((place = find (rt, (PymDeque *) self, args[0], place + 1, n)) >= 0)
    {
      count++;
      if (((PymDeque *) self)->state != state)
        {
          say_mutated (rt);
          return NULL;
        }
    }
  return place == -1 ? NULL : pym_int_from_ssize (rt, count);
}

METHOD (deque_index)
{
  ssize_t start = 0, stop = pym_size (self), place;

  if (pym_args_check_tuple (rt, "index", nargs, 1, 3) < 0)
    return NULL;
  if (nargs > 1 && !pym_eval_slice_index_not_none (rt, args[1], &start))
    return NULL;
  if (nargs > 2 && !pym_eval_slice_index_not_none (rt, args[2], &stop))
    return NULL;
  if (start < 0)
    start = start + pym_size (self) < 0 ? 0 : start + pym_size (self);
  if (stop < 0)
    stop = stop + pym_size (self) < 0 ? 0 : stop + pym_size (self);
  if (stop > pym_size (self))
    stop = pym_size (self);
  place = find (rt, (PymDeque *) self, args[0], start, stop);
  if (place == -2)
    return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "%R is not in deque", args[0]);
  return place < 0 ? NULL : pym_int_from_ssize (rt, place);
}

METHOD (deque_insert)
{
  PymDeque *deque = (PymDeque *) self;
  ssize_t index, n = pym_size (self);
  int result;

  if (pym_args_check_tuple (rt, "insert", nargs, 2, 2) < 0 ||
      pym_args_ssize (rt, args[0], &index) < 0)
    return NULL;
  if (deque->max_length == n)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, INDEX_ERROR), "deque already at its maximum size");
      return NULL;
    }
  if (index >= n)
    return NONE_OR_NULL (pym_deque_append (rt, self, args[1]));
  if (index <= -n || index == 0)
    return NONE_OR_NULL (pym_deque_append_left (rt, self, args[1]));
  if (pym_deque_rotate (rt, deque, -index) < 0)
    return NULL;
  if (index < 0)
    result = pym_deque_append (rt, self, args[1]);
  else
    result = pym_deque_append_left (rt, self, args[1]);
  if (result == 0)
    result = pym_deque_rotate (rt, deque, index);
  return NONE_OR_NULL (result);
}

METHOD (deque_remove)
{
  PymDeque *deque = (PymDeque *) self;
  ssize_t n = pym_size (self);
  size_t state = deque->state;

  for (ssize_t i = 0; i < n; i++)
    {
      PymObject *item = pym_newref (*pym_deque_place (deque, i));
      int equal = pym_object_rich_compare_bool (rt, item, args[0], PYM_EQ);

      pym_decref (rt, item);
      if (equal < 0)
        return NULL;
      if (deque->state != state)
        {
          pym_err_set_string (rt, PYM_TYPE (rt, INDEX_ERROR), "deque mutated during iteration");
          return NULL;
        }
      if (equal)
        return NONE_OR_NULL (pym_deque_delete (rt, deque, i));
    }
  return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "%R is not in deque", args[0]);
}

METHOD (deque_reversed) { return pym_deque_reverse_iter (rt, self); }

static PymObject *
deque_get_max_length (PymRuntime *rt, PymObject *self, const void *closure)
{
  ssize_t max_length = ((PymDeque *) self)->max_length;

  return max_length < 0 ? pym_newref (pym_none (rt)) : pym_int_from_ssize (rt, max_length);
}

static int
deque_tp_clear (PymRuntime *rt, PymObject *o)
{
  pym_deque_clear (rt, (PymDeque *) o);
  return 0;
}

/* Blocks that wait for use again are not counted. */
static size_t
deque_sizeof (PymRuntime *rt, const PymObject *o)
{
  const PymDeque *deque = (const PymDeque *) o;
  size_t blocks = ((size_t) (deque->left_index + pym_size (o)) + PYM_DEQUE_BLOCK_ITEMS - 1) /
                  PYM_DEQUE_BLOCK_ITEMS;

  return (size_t) pym_type (o)->basicsize + blocks * sizeof (PymDequeBlock);
}

static void
deque_walk_blocks (PymRuntime *rt, PymObject *o, PymBlockVisit visit, void *data)
{
  PymDeque *deque = (PymDeque *) o;

  for (PymDequeBlock *block = deque->left; block != NULL;
       block = block == deque->right ? NULL : block->right)
    visit (block, sizeof *block, "deque block", data);
  for (ssize_t i = 0; i < deque->n_free; i++)
    visit (deque->free_blocks[i], sizeof (PymDequeBlock), "spare deque block", data);
}

static void
deque_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  for (ssize_t i = 0; i < pym_size (o); i++)
    pym_edge_index (visit, data, i, *pym_deque_place ((PymDeque *) o, i));
}

static const PymMethodDef deque_methods[] = {
  { "append", deque_append, 1, 1, 0, NULL },
  { "appendleft", deque_append_left, 1, 1, 0, NULL },
  { "clear", deque_clear, 0, 0, 0, NULL },
  { "__copy__", deque_copy, 0, 0, 0, NULL },
  { "copy", deque_copy, 0, 0, 0, NULL },
  { "count", deque_count, 1, 1, 0, NULL },
  { "extend", deque_extend, 1, 1, 0, NULL },
  { "extendleft", deque_extend_left, 1, 1, 0, NULL },
  { "index", deque_index, 0, -1, 0, NULL },
  { "insert", deque_insert, 0, -1, 0, NULL },
  { "pop", deque_pop, 0, 0, 0, NULL },
  { "popleft", deque_pop_left, 0, 0, 0, NULL },
  { "remove", deque_remove, 1, 1, 0, NULL },
  { "__reversed__", deque_reversed, 0, 0, 0, NULL },
  { "reverse", deque_reverse, 0, 0, 0, NULL },
  { "rotate", deque_rotate, 0, -1, 0, NULL },
  { NULL },
};

static const PymGetSetDef deque_getset[] = {
  { "maxlen", deque_get_max_length, NULL, NULL },
  { NULL },
};

static const PymMethodDef iterator_methods[] = {
  { "__length_hint__", iterator_length_hint, 0, 0, 0, NULL },
  { NULL },
};

const PymType pym_deque_template = {
  .name = "collections.deque",
  .basicsize = sizeof (PymDeque),
  .flags = PYM_TYPE_GC | PYM_TYPE_BASETYPE,
  .weaklist_offset = offsetof (PymDeque, weakrefs),
  .alloc = pym_type_generic_alloc,
  .new_ = deque_new,
  .init = deque_init,
  .dealloc = pym_deque_dealloc,
  .free_ = pym_gc_del,
  .traverse = pym_deque_traverse,
  .clear = deque_tp_clear,
  .sizeof_ = deque_sizeof,
  .walk_blocks = deque_walk_blocks,
  .walk_edges = deque_walk_edges,
  .repr = deque_repr,
  .iter = pym_deque_iter,
  .hash = pym_object_hash_not_implemented,
  .getattro = pym_object_generic_get_attr,
  .richcompare = deque_richcompare,
  .sq_length = deque_length,
  .sq_concat = deque_concat,
  .sq_inplace_concat = deque_inplace_concat,
  .sq_repeat = deque_repeat,
  .sq_inplace_repeat = deque_inplace_repeat,
  .sq_item = deque_item,
  .sq_ass_item = deque_ass_item,
  .sq_contains = deque_contains,
  .methods = deque_methods,
  .getset = deque_getset,
};

#define ITERATOR_SLOTS                                                                             \
  .basicsize = sizeof (PymDequeIterator), .flags = PYM_TYPE_GC, .dealloc = iterator_dealloc,       \
  .free_ = pym_gc_del, .traverse = iterator_traverse, .walk_edges = iterator_walk_edges,           \
  .getattro = pym_object_generic_get_attr, .iter = pym_object_self_iter,                           \
  .methods = iterator_methods

const PymType pym_deque_iterator_template = {
  .name = "collections._deque_iterator",
  ITERATOR_SLOTS,
  .new_ = iterator_new,
  .iternext = iterator_next,
};

const PymType pym_deque_reverse_iterator_template = {
  .name = "collections._deque_reverse_iterator",
  ITERATOR_SLOTS,
  .new_ = reverse_iterator_new,
  .iternext = reverse_iterator_next,
};
