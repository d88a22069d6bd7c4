#include "pym-args.h"
#include "pym-container-state.h"
#include "pym-int.h"
#include "pym-iterators.h"

typedef struct
{
  PYM_OBJECT_HEAD
  ssize_t index; /* PTRDIFF_MAX: `long_index` counts */
  PymObject *iterator;
  PymObject *result;     /* tuple that is handed out again */
  PymObject *long_index; /* NULL while the index fits */
  PymObject *one;        /* keeps CPython's size; borrowed */
} PymEnumerate;

static PymObject *
make (PymRuntime *rt, PymType *type, PymObject *iterable, PymObject *start)
{
  PymEnumerate *e = (PymEnumerate *) type->alloc (rt, type, 0);

  if (e == NULL)
    return NULL;
  if (start != NULL)
    {
      start = pym_number_index (rt, start);
      if (start == NULL)
        goto failed;
      e->index = pym_int_as_ssize (rt, start);
      if (e->index == -1 && rt->error != NULL)
        {
          pym_err_clear (rt);
          e->index = PTRDIFF_MAX;
          e->long_index = start;
        }
      else
        pym_decref (rt, start);
    }
  e->iterator = pym_object_get_iter (rt, iterable);
  if (e->iterator == NULL)
    goto failed;
  e->result = pym_tuple_pack (rt, 2, pym_none (rt), pym_none (rt));
  if (e->result == NULL)
    goto failed;
  e->one = pym_int_small (rt, 1);
  return PYM_OBJECT (e);

failed:
  pym_decref (rt, e);
  return NULL;
}

static const char *const names[] = { "iterable", "start", NULL };

static PymObject *
enumerate_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  PymObject *given[2];

  if (pym_args_parse_tuple (rt, "enumerate", names, 1, 0, args, kwargs, given) < 0)
    return NULL;
  return make (rt, type, given[0], given[1]);
}

static PymObject *
enumerate_type_vectorcall (
    PymRuntime *rt, PymObject *type, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  ssize_t n_keywords = kwnames != NULL ? pym_size (kwnames) : 0;
  PymObject *given[2] = { NULL, NULL };

  /* By hand, as CPython does it, and with the words that it finds. */
  if (nargs + n_keywords > 2 && nargs > 0)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "enumerate() takes at most 2 arguments (%zd given)", nargs + n_keywords);
  for (ssize_t i = 0; i < nargs; i++)
    given[i] = args[i];
  for (ssize_t i = 0; i < n_keywords && nargs + n_keywords <= 2; i++)
    {
      PymObject *name = pym_tuple_get (kwnames, i);
      bool is_start = pym_str_equal_ascii (name, "start");

      if (!(is_start || pym_str_equal_ascii (name, "iterable")) ||
          (is_start && nargs + n_keywords == 1) || given[is_start] != NULL)
        return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                               "'%U' is an invalid keyword argument for enumerate()", name);
      given[is_start] = args[nargs + i];
    }
  if (given[0] == NULL)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "enumerate() missing required argument 'iterable'");
      return NULL;
    }
  return make (rt, (PymType *) type, given[0], given[1]);
}

static PymObject *
next_index (PymRuntime *rt, PymEnumerate *e)
{
  PymObject *index, *following;

  if (e->index != PTRDIFF_MAX)
    return pym_int_from_ssize (rt, e->index++);
  if (e->long_index == NULL)
    {
      e->long_index = pym_int_from_ssize (rt, PTRDIFF_MAX);
      if (e->long_index == NULL)
        return NULL;
    }
  index = e->long_index;
  following = pym_number_add (rt, index, e->one);
  if (following == NULL)
    return NULL;
  e->long_index = following;
  return index;
}

static PymObject *
enumerate_next (PymRuntime *rt, PymObject *o)
{
  PymEnumerate *e = (PymEnumerate *) o;
  PymObject *item, *index, *result;

  if (pym_check_stack (rt) < 0)
    return NULL;
  item = pym_type (e->iterator)->iternext (rt, e->iterator);
  if (item == NULL)
    return NULL;
  index = next_index (rt, e);
  if (index == NULL)
    {
      pym_decref (rt, item);
      return NULL;
    }
  result = e->result;
  if (pym_refcount (result) == 1)
    {
      PymObject *old_index = pym_tuple_get (result, 0), *old_item = pym_tuple_get (result, 1);

      pym_incref (result);
      pym_tuple_set (result, 0, index);
      pym_tuple_set (result, 1, item);
      pym_decref (rt, old_index);
      pym_decref (rt, old_item);
      /* The collector may have let go of it. */
      if (!pym_gc_is_tracked (result))
        pym_gc_track (rt, result);
      return result;
    }
  result = pym_tuple_new (rt, 2);
  if (result == NULL)
    {
      pym_decref (rt, index);
      pym_decref (rt, item);
      return NULL;
    }
  pym_tuple_set (result, 0, index);
  pym_tuple_set (result, 1, item);
  return result;
}

static void
enumerate_dealloc (PymRuntime *rt, PymObject *o)
{
  PymEnumerate *e = (PymEnumerate *) o;
  PymTrashState trash;

  pym_gc_untrack (o);
  trash = pym_trash_begin_recursive (rt, o, enumerate_dealloc);
  if (trash == PYM_TRASH_PUT_OFF)
    return;
  pym_xdecref (rt, e->iterator);
  pym_xdecref (rt, e->result);
  pym_xdecref (rt, e->long_index);
  pym_type (o)->free_ (rt, o);
  pym_trash_end (rt, trash);
}

static int
enumerate_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PymEnumerate *e = (PymEnumerate *) o;

  PYM_VISIT (e->iterator);
  PYM_VISIT (e->result);
  PYM_VISIT (e->long_index);
  return 0;
}

static void
enumerate_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymEnumerate *e = (PymEnumerate *) o;

  pym_edge_internal (visit, data, "iterator", e->iterator);
  pym_edge_internal (visit, data, "last item", e->result);
  pym_edge_internal (visit, data, "index", e->long_index);
}

const PymType pym_enumerate_template = {
  .name = "enumerate",
  .basicsize = sizeof (PymEnumerate),
  .flags = PYM_TYPE_GC | PYM_TYPE_BASETYPE,
  .alloc = pym_type_generic_alloc,
  .new_ = enumerate_new,
  .type_vectorcall = enumerate_type_vectorcall,
  .dealloc = enumerate_dealloc,
  .free_ = pym_gc_del,
  .traverse = enumerate_traverse,
  .walk_edges = enumerate_walk_edges,
  .getattro = pym_object_generic_get_attr,
  .iter = pym_object_self_iter,
  .iternext = enumerate_next,
};
