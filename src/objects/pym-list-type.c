/* What programs see of a list: operators, methods, the type. */
#include "pym-list.h"

#include "pym-args.h"
#include "pym-container-state.h"
#include "pym-int.h"
#include "pym-iterators.h"
#include "pym-name.h"
#include "pym-list-private.h"
#include "pym-repr-guard.h"
#include "pym-str-builder.h"
#include "pym-type-object.h"

#include <string.h>

/* Whether the item's repr is a function of the program's, whose frame holds the item. CPython's
 * list never does (list_repr), which is seen there; another repr may need it, when the item's own
 * parts empty this list. */
static bool
is_held_by_repr (PymRuntime *rt, PymObject *item)
{
  PymType *type = pym_type (item);
  PymObject *found;

  if (!pym_type_has (type, PYM_TYPE_HEAP))
    return false;
  found = pym_type_lookup (rt, type, pym_name (rt, REPR));
  return found != NULL && PYM_IS_EXACT (rt, found, FUNCTION);
}

static PymObject *
list_repr (PymRuntime *rt, PymObject *o)
{
  PymStrBuilder text;
  int entered;

  if (pym_size (o) == 0)
    return pym_str_from_string (rt, "[]");
  entered = pym_repr_enter (rt, o);
  if (entered != 0)
    return entered > 0 ? pym_str_from_string (rt, "[...]") : NULL;
  pym_str_builder_init (rt, &text);
  pym_str_builder_add_char (&text, '[');
  for (ssize_t i = 0; i < pym_size (o); i++)
    {
      PymObject *item = pym_list_get (o, i), *held;
      int added;

      if (i > 0)
        pym_str_builder_add_ascii (&text, ", ", 2);
      held = is_held_by_repr (rt, item) ? NULL : pym_newref (item);
      added = pym_str_builder_add_repr (&text, item);
      pym_xdecref (rt, held);
      if (added < 0)
        break;
    }
  pym_str_builder_add_char (&text, ']');
  pym_repr_leave (rt, o);
  return pym_str_builder_finish (&text);
}

/* The item is held while it is compared: the comparison may empty the list. */
static int
item_equals (PymRuntime *rt, PymObject *list, ssize_t index, PymObject *value)
{
  PymObject *item = pym_list_get (list, index);
  int equal;

  if (item == value)
    return 1;
  pym_incref (item);
  equal = pym_object_rich_compare_bool (rt, item, value, PYM_EQ);
  pym_decref (rt, item);
  return equal;
}

static PymObject *
list_richcompare (PymRuntime *rt, PymObject *v, PymObject *w, int op)
{
  ssize_t i;

  if (!pym_list_check (v) || !pym_list_check (w))
    return pym_newref (pym_not_implemented (rt));
  if (pym_size (v) != pym_size (w) && (op == PYM_EQ || op == PYM_NE))
    return pym_newref (op == PYM_NE ? pym_true (rt) : pym_false (rt));
  for (i = 0; i < pym_size (v) && i < pym_size (w); i++)
    {
      PymObject *other = pym_newref (pym_list_get (w, i));
      int equal = item_equals (rt, v, i, other);

      pym_decref (rt, other);
      if (equal < 0)
        return NULL;
      if (!equal)
        break;
    }
  if (i >= pym_size (v) || i >= pym_size (w))
    return pym_return_rich_compare (rt, pym_size (v), pym_size (w), op);
  if (op == PYM_EQ || op == PYM_NE)
    return pym_newref (op == PYM_NE ? pym_true (rt) : pym_false (rt));
  return pym_object_rich_compare (rt, pym_list_get (v, i), pym_list_get (w, i), op);
}

static ssize_t
list_length (PymRuntime *rt, PymObject *o)
{
  return pym_size (o);
}

static int
list_contains (PymRuntime *rt, PymObject *o, PymObject *item)
{
  for (ssize_t i = 0; i < pym_size (o); i++)
    {
      int equal = item_equals (rt, o, i, item);

      if (equal != 0)
        return equal;
    }
  return 0;
}

static PymObject *
list_item (PymRuntime *rt, PymObject *o, ssize_t index)
{
  if ((size_t) index >= (size_t) pym_size (o))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, INDEX_ERROR), "list index out of range");
      return NULL;
    }
  return pym_newref (pym_list_get (o, index));
}

static PymObject *
list_inplace_concat (PymRuntime *rt, PymObject *o, PymObject *other)
{
  return pym_list_extend (rt, o, other) < 0 ? NULL : pym_newref (o);
}

static int
fill_from (PymRuntime *rt, PymObject *list, PymObject *iterable)
{
  PymType *type = pym_type (iterable);

  if (type->sq_length != NULL || type->mp_length != NULL)
    {
      ssize_t n = pym_object_length (rt, iterable);

      if (n < 0)
        {
          if (!pym_err_exception_matches (rt, PYM_TYPE (rt, TYPE_ERROR)))
            return -1;
          pym_err_clear (rt);
        }
      if (n > 0 && ((PymList *) list)->items == NULL && pym_list_preallocate (rt, list, n) < 0)
        return -1;
    }
  return pym_list_extend (rt, list, iterable);
}

static int
list_init (PymRuntime *rt, PymObject *self, PymObject *args, PymObject *kwargs)
{
  if (pym_type (self)->new_ == PYM_TYPE (rt, LIST)->new_ &&
      pym_args_no_keywords (rt, "list", kwargs) < 0)
    return -1;
  if (pym_args_check_positional (rt, "list", pym_size (args), 0, 1) < 0)
    return -1;
  pym_list_clear (rt, self);
  return pym_size (args) == 0 ? 0 : fill_from (rt, self, pym_tuple_get (args, 0));
}

static PymObject *
list_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  return type->alloc (rt, type, 0);
}

/* Unlike a display, it doesn't look into the free list. */
static PymObject *
list_type_vectorcall (
    PymRuntime *rt, PymObject *type, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *list;

  if (pym_args_no_keywords (rt, "list", kwnames) < 0 ||
      pym_args_check_positional (rt, "list", nargs, 0, 1) < 0)
    return NULL;
  list = pym_type_generic_alloc (rt, (PymType *) type, 0);
  if (list != NULL && nargs == 1 && fill_from (rt, list, args[0]) < 0)
    {
      pym_decref (rt, list);
      return NULL;
    }
  return list;
}

static PymObject *
list_append (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_list_append (rt, self, args[0]) < 0 ? NULL : pym_newref (pym_none (rt));
}

static PymObject *
list_clear (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  pym_list_clear (rt, self);
  return pym_newref (pym_none (rt));
}

static PymObject *
list_copy (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_list_get_slice (rt, self, 0, pym_size (self));
}

static PymObject *
list_extend (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_list_extend (rt, self, args[0]) < 0 ? NULL : pym_newref (pym_none (rt));
}

static PymObject *
list_insert (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  ssize_t index;

  if (pym_args_ssize (rt, args[0], &index) < 0 || pym_list_insert (rt, self, index, args[1]) < 0)
    return NULL;
  return pym_newref (pym_none (rt));
}

static PymObject *
list_pop (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  ssize_t index = -1, rest;
  PymObject **items, *item;

  if (nargs > 0 && pym_args_ssize (rt, args[0], &index) < 0)
    return NULL;
  if (pym_size (self) == 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, INDEX_ERROR), "pop from empty list");
      return NULL;
    }
  if (index < 0)
    index += pym_size (self);
  if ((size_t) index >= (size_t) pym_size (self))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, INDEX_ERROR), "pop index out of range");
      return NULL;
    }
  items = ((PymList *) self)->items;
  item = items[index];
  rest = pym_size (self) - 1;
  if (rest == 0)
    {
      pym_incref (item);
      pym_list_clear (rt, self);
      return item;
    }
  memmove (items + index, items + index + 1, (size_t) (rest - index) * sizeof *items);
  if (pym_list_resize (rt, self, rest) < 0)
    {
      memmove (items + index + 1, items + index, (size_t) (rest - index) * sizeof *items);
      items[index] = item;
      return NULL;
    }
  return item;
}

static PymObject *
list_remove (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  for (ssize_t i = 0; i < pym_size (self); i++)
    {
      int equal = item_equals (rt, self, i, args[0]);

      if (equal < 0)
        return NULL;
      if (equal)
        return pym_list_set_slice (rt, self, i, i + 1, NULL) < 0 ? NULL
                                                                 : pym_newref (pym_none (rt));
    }
  pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "list.remove(x): x not in list");
  return NULL;
}

static PymObject *
list_reverse (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  pym_list_reverse (rt, self);
  return pym_newref (pym_none (rt));
}

static PymObject *
list_index (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  ssize_t start = 0, stop = PTRDIFF_MAX;

  if (nargs > 1 && !pym_eval_slice_index_not_none (rt, args[1], &start))
    return NULL;
  if (nargs > 2 && !pym_eval_slice_index_not_none (rt, args[2], &stop))
    return NULL;
  if (start < 0)
    start = start + pym_size (self) < 0 ? 0 : start + pym_size (self);
  if (stop < 0)
    stop = stop + pym_size (self) < 0 ? 0 : stop + pym_size (self);
  for (ssize_t i = start; i < stop && i < pym_size (self); i++)
    {
      int equal = item_equals (rt, self, i, args[0]);

      if (equal < 0)
        return NULL;
      if (equal)
        return pym_int_from_ssize (rt, i);
    }
  return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "%R is not in list", args[0]);
}

static PymObject *
list_count (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  ssize_t count = 0;

  for (ssize_t i = 0; i < pym_size (self); i++)
    {
      int equal = item_equals (rt, self, i, args[0]);

      if (equal < 0)
        return NULL;
      count += equal;
    }
  return pym_int_from_ssize (rt, count);
}

static PymObject *
list_sort (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  static const char *const names[] = { "key", "reverse", NULL };
  PymObject *given[2];
  int reverse = 0;

  if (pym_args_parse_keywords (rt, "sort", names, 0, 0, 0, args, nargs, kwnames, given) < 0)
    return NULL;
  if (given[1] != NULL)
    {
      reverse = pym_object_is_true (rt, given[1]);
      if (reverse < 0)
        return NULL;
    }
  if (pym_list_sort_by (rt, self, given[0], reverse != 0) < 0)
    return NULL;
  return pym_newref (pym_none (rt));
}

static PymObject *
list_reversed (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_list_reverse_iter (rt, self);
}

static size_t
list_sizeof (PymRuntime *rt, const PymObject *o)
{
  return (size_t) pym_type (o)->basicsize +
         (size_t) ((const PymList *) o)->allocated * sizeof (PymObject *);
}

static void
list_walk_blocks (PymRuntime *rt, PymObject *o, PymBlockVisit visit, void *data)
{
  PymList *list = (PymList *) o;

  if (list->items != NULL)
    visit (list->items, (size_t) list->allocated * sizeof (PymObject *), "list items", data);
}

static void
list_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  for (ssize_t i = 0; i < pym_size (o); i++)
    pym_edge_index (visit, data, i, pym_list_get (o, i));
}

static PymObject *
list_method_getitem (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_list_subscript (rt, self, args[0]);
}

static const PymMethodDef list_methods[] = {
  { "__getitem__", list_method_getitem, 1, 1, PYM_METHOD_COEXIST, NULL },
  { "__reversed__", list_reversed, 0, 0, 0, NULL },
  { "clear", list_clear, 0, 0, 0, NULL },
  { "copy", list_copy, 0, 0, 0, NULL },
  { "append", list_append, 1, 1, PYM_METHOD_NO_CHECK, NULL },
  { "insert", list_insert, 2, 2, 0, NULL },
  { "extend", list_extend, 1, 1, 0, NULL },
  { "pop", list_pop, 0, 1, 0, NULL },
  { "remove", list_remove, 1, 1, 0, NULL },
  { "index", list_index, 1, 3, 0, NULL },
  { "count", list_count, 1, 1, 0, NULL },
  { "reverse", list_reverse, 0, 0, 0, NULL },
  { "sort", list_sort, 0, -1, PYM_METHOD_KEYWORDS, NULL },
  { NULL },
};

const PymType pym_list_template = {
  .name = "list",
  .basicsize = sizeof (PymList),
  .flags = PYM_TYPE_GC | PYM_TYPE_BASETYPE | PYM_TYPE_LIST_SUBCLASS,
  .alloc = pym_type_generic_alloc,
  .new_ = list_new,
  .init = list_init,
  .dealloc = pym_list_dealloc,
  .free_ = pym_gc_del,
  .traverse = pym_list_traverse,
  .clear = pym_list_clear,
  .sizeof_ = list_sizeof,
  .walk_blocks = list_walk_blocks,
  .walk_edges = list_walk_edges,
  .repr = list_repr,
  .iter = pym_list_iter,
  .hash = pym_object_hash_not_implemented,
  .type_vectorcall = list_type_vectorcall,
  .getattro = pym_object_generic_get_attr,
  .richcompare = list_richcompare,
  .sq_length = list_length,
  .sq_concat = pym_list_concat,
  .sq_inplace_concat = list_inplace_concat,
  .sq_repeat = pym_list_repeat,
  .sq_inplace_repeat = pym_list_inplace_repeat,
  .sq_item = list_item,
  .sq_ass_item = pym_list_ass_item,
  .sq_contains = list_contains,
  .mp_length = list_length,
  .mp_subscript = pym_list_subscript,
  .mp_ass_subscript = pym_list_ass_subscript,
  .methods = list_methods,
};
