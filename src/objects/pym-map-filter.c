/* map and filter: a function on the items of iterators. */
#include "pym-args.h"
#include "pym-container-state.h"
#include "pym-iterators.h"

typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *source; /* map: tuple of iterators; filter: its function */
  PymObject *other;  /* map: its function; filter: its iterator */
} PymMap;

typedef PymMap PymFilter;

static PymObject *
make (PymRuntime *rt, PymType *type, PymObject *source, PymObject *other)
{
  PymMap *o = (PymMap *) type->alloc (rt, type, 0);

  if (o == NULL)
    {
      pym_decref (rt, source);
      pym_decref (rt, other);
      return NULL;
    }
  o->source = source;
  o->other = other;
  return PYM_OBJECT (o);
}

static PymObject *
map_make (PymRuntime *rt, PymType *type, PymObject *const *args, ssize_t nargs)
{
  PymObject *iterators;

  if (nargs < 2)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "map() must have at least two arguments.");
      return NULL;
    }
  iterators = pym_tuple_new (rt, nargs - 1);
  for (ssize_t i = 1; iterators != NULL && i < nargs; i++)
    {
      PymObject *iterator = pym_object_get_iter (rt, args[i]);

      if (iterator == NULL)
        {
          pym_decref (rt, iterators);
          return NULL;
        }
      pym_tuple_set (iterators, i - 1, iterator);
    }
  return iterators == NULL ? NULL : make (rt, type, iterators, pym_newref (args[0]));
}

static PymObject *
map_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  if (type == PYM_TYPE (rt, MAP) && pym_args_no_keywords (rt, "map", kwargs) < 0)
    return NULL;
  return map_make (rt, type, pym_tuple_items (args), pym_size (args));
}

static PymObject *
map_type_vectorcall (
    PymRuntime *rt, PymObject *type, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  if (pym_args_no_keywords (rt, "map", kwnames) < 0)
    return NULL;
  return map_make (rt, (PymType *) type, args, nargs);
}

#define N_ON_STACK 5

static PymObject *
map_next (PymRuntime *rt, PymObject *o)
{
  PymMap *map = (PymMap *) o;
  PymObject *on_stack[N_ON_STACK], **args = on_stack, *result = NULL;
  ssize_t n = pym_size (map->source), got = 0;

  if (pym_check_stack (rt) < 0)
    return NULL;
  if (n > N_ON_STACK)
    {
      args = pym_mem_malloc (rt, (size_t) n * sizeof *args);
      if (args == NULL)
        return pym_err_no_memory (rt);
    }
  for (; got < n; got++)
    {
      PymObject *iterator = pym_tuple_get (map->source, got);

      args[got] = pym_type (iterator)->iternext (rt, iterator);
      if (args[got] == NULL)
        break;
    }
  if (got == n)
    result = pym_object_vectorcall (rt, map->other, args, n, NULL);
  for (ssize_t i = 0; i < got; i++)
    pym_decref (rt, args[i]);
  if (args != on_stack)
    pym_mem_free (rt, args);
  return result;
}

static PymObject *
filter_make (PymRuntime *rt, PymType *type, PymObject *const *args, ssize_t nargs)
{
  PymObject *iterator;

  if (pym_args_check_positional (rt, "filter", nargs, 2, 2) < 0)
    return NULL;
  iterator = pym_object_get_iter (rt, args[1]);
  return iterator == NULL ? NULL : make (rt, type, pym_newref (args[0]), iterator);
}

static PymObject *
filter_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  if (type == PYM_TYPE (rt, FILTER) && pym_args_no_keywords (rt, "filter", kwargs) < 0)
    return NULL;
  return filter_make (rt, type, pym_tuple_items (args), pym_size (args));
}

static PymObject *
filter_type_vectorcall (
    PymRuntime *rt, PymObject *type, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  if (pym_args_no_keywords (rt, "filter", kwnames) < 0)
    return NULL;
  return filter_make (rt, (PymType *) type, args, nargs);
}

static PymObject *
filter_next (PymRuntime *rt, PymObject *o)
{
  PymFilter *filter = (PymFilter *) o;
  PymUnary next = pym_type (filter->other)->iternext;
  bool itself =
      filter->source == pym_none (rt) || filter->source == PYM_OBJECT (PYM_TYPE (rt, BOOL));

  if (pym_check_stack (rt) < 0)
    return NULL;
  for (size_t step = 1;; step++)
    {
      PymObject *item = next (rt, filter->other);
      int good;

      if (item == NULL)
        return NULL;
      if (itself)
        good = pym_object_is_true (rt, item);
      else
        {
          PymObject *answer = pym_object_call_one_arg (rt, filter->source, item);

          good = -1;
          if (answer != NULL)
            {
              good = pym_object_is_true (rt, answer);
              pym_decref (rt, answer);
            }
        }
      if (good > 0)
        return item;
      pym_decref (rt, item);
      if (good < 0 || ((step & PYM_POLL_MASK) == 0 && pym_poll_stop (rt) < 0))
        return NULL;
    }
}

static void
map_dealloc (PymRuntime *rt, PymObject *o)
{
  PymMap *map = (PymMap *) o;
  PymTrashState trash;

  pym_gc_untrack (o);
  trash = pym_trash_begin_recursive (rt, o, map_dealloc);
  if (trash == PYM_TRASH_PUT_OFF)
    return;
  pym_xdecref (rt, map->source);
  pym_xdecref (rt, map->other);
  pym_type (o)->free_ (rt, o);
  pym_trash_end (rt, trash);
}

/* Other than map's, in the trashcan (filter_dealloc). */
static void
filter_dealloc (PymRuntime *rt, PymObject *o)
{
  PymFilter *filter = (PymFilter *) o;
  PymTrashState trash;

  pym_gc_untrack (o);
  trash = pym_trash_begin (rt, o, filter_dealloc);
  if (trash == PYM_TRASH_PUT_OFF)
    return;
  pym_xdecref (rt, filter->source);
  pym_xdecref (rt, filter->other);
  pym_type (o)->free_ (rt, o);
  pym_trash_end (rt, trash);
}

static int
map_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PYM_VISIT (((PymMap *) o)->source);
  PYM_VISIT (((PymMap *) o)->other);
  return 0;
}

/* The iterator first (filter_traverse). */
static int
filter_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PYM_VISIT (((PymFilter *) o)->other);
  PYM_VISIT (((PymFilter *) o)->source);
  return 0;
}

static void
map_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  pym_edge_internal (visit, data, "iterators", ((PymMap *) o)->source);
  pym_edge_internal (visit, data, "function", ((PymMap *) o)->other);
}

static void
filter_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  pym_edge_internal (visit, data, "function", ((PymFilter *) o)->source);
  pym_edge_internal (visit, data, "iterator", ((PymFilter *) o)->other);
}

#define SHARED_SLOTS                                                                               \
  .basicsize = sizeof (PymMap), .flags = PYM_TYPE_GC | PYM_TYPE_BASETYPE,                          \
  .alloc = pym_type_generic_alloc, .free_ = pym_gc_del, .getattro = pym_object_generic_get_attr,   \
  .iter = pym_object_self_iter

const PymType pym_map_template = {
  .name = "map",
  SHARED_SLOTS,
  .new_ = map_new,
  .dealloc = map_dealloc,
  .traverse = map_traverse,
  .type_vectorcall = map_type_vectorcall,
  .walk_edges = map_walk_edges,
  .iternext = map_next,
};

const PymType pym_filter_template = {
  .name = "filter",
  SHARED_SLOTS,
  .new_ = filter_new,
  .dealloc = filter_dealloc,
  .traverse = filter_traverse,
  .type_vectorcall = filter_type_vectorcall,
  .walk_edges = filter_walk_edges,
  .iternext = filter_next,
};
