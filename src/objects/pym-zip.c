/* zip: one tuple of the next items of several iterators. */
#include "pym-args.h"
#include "pym-container-state.h"
#include "pym-iterators.h"

typedef struct
{
  PYM_OBJECT_HEAD
  ssize_t n;
  PymObject *iterators; /* tuple */
  PymObject *result;    /* tuple that is handed out again */
  int strict;
} PymZip;

/* `strict` is borrowed from the keywords or NULL; another keyword is a TypeError. */
static int
get_strict (PymRuntime *rt, PymObject *kwargs, bool *strict)
{
  static const char *const names[] = { "strict", NULL };
  PymObject *given[1];
  int truth;

  *strict = false;
  if (kwargs == NULL)
    return 0;
  if (pym_args_parse_tuple (rt, "zip", names, 0, 0, pym_container_state (rt)->empty_tuple, kwargs,
                            given) < 0)
    return -1;
  if (given[0] == NULL)
    return 0;
  truth = pym_object_is_true (rt, given[0]);
  *strict = truth > 0;
  return truth < 0 ? -1 : 0;
}

static PymObject *
zip_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  ssize_t n = pym_size (args);
  PymObject *iterators, *result;
  PymZip *zip;
  bool strict;

  if (get_strict (rt, kwargs, &strict) < 0)
    return NULL;
  iterators = pym_tuple_new (rt, n);
  if (iterators == NULL)
    return NULL;
  for (ssize_t i = 0; i < n; i++)
    {
      PymObject *iterator = pym_object_get_iter (rt, pym_tuple_get (args, i));

      if (iterator == NULL)
        goto failed;
      pym_tuple_set (iterators, i, iterator);
    }
  result = pym_tuple_new (rt, n);
  if (result == NULL)
    goto failed;
  for (ssize_t i = 0; i < n; i++)
    pym_tuple_set (result, i, pym_newref (pym_none (rt)));
  zip = (PymZip *) type->alloc (rt, type, 0);
  if (zip == NULL)
    {
      pym_decref (rt, result);
      goto failed;
    }
  zip->n = n;
  zip->iterators = iterators;
  zip->result = result;
  zip->strict = strict;
  return PYM_OBJECT (zip);

failed:
  pym_decref (rt, iterators);
  return NULL;
}

/* Takes back a StopIteration; -1 when another exception is on its way. */
static int
at_end (PymRuntime *rt)
{
  if (rt->error == NULL)
    return 0;
  if (!pym_err_exception_matches (rt, PYM_TYPE (rt, STOP_ITERATION)))
    return -1;
  pym_err_clear (rt);
  return 0;
}

static PymObject *
length_error (PymRuntime *rt, ssize_t i, const char *what)
{
  return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                         "zip() argument %zd is %s than argument%s%zd", i + 1, what,
                         i == 1 ? " " : "s 1-", i);
}

/* Iterator i has come to its end: so must all the others. */
static PymObject *
check_lengths (PymRuntime *rt, PymZip *zip, ssize_t i)
{
  if (at_end (rt) < 0)
    return NULL;
  if (i > 0)
    return length_error (rt, i, "shorter");
  for (i = 1; i < zip->n; i++)
    {
      PymObject *iterator = pym_tuple_get (zip->iterators, i);
      PymObject *item = pym_type (iterator)->iternext (rt, iterator);

      if (item != NULL)
        {
          pym_decref (rt, item);
          return length_error (rt, i, "longer");
        }
      if (at_end (rt) < 0)
        return NULL;
    }
  return NULL;
}

static PymObject *
zip_next (PymRuntime *rt, PymObject *o)
{
  PymZip *zip = (PymZip *) o;
  PymObject *result = zip->result;
  bool again = pym_refcount (result) == 1;

  if (zip->n == 0 || pym_check_stack (rt) < 0)
    return NULL;
  if (again)
    pym_incref (result);
  else
    {
      result = pym_tuple_new (rt, zip->n);
      if (result == NULL)
        return NULL;
    }
  for (ssize_t i = 0; i < zip->n; i++)
    {
      PymObject *iterator = pym_tuple_get (zip->iterators, i);
      PymObject *item = pym_type (iterator)->iternext (rt, iterator), *old;

      if (item == NULL)
        {
          pym_decref (rt, result);
          return zip->strict ? check_lengths (rt, zip, i) : NULL;
        }
      old = pym_tuple_get (result, i);
      pym_tuple_set (result, i, item);
      pym_xdecref (rt, old);
    }
  /* The collector may have let go of it. */
  if (again && !pym_gc_is_tracked (result))
    pym_gc_track (rt, result);
  return result;
}

static void
zip_dealloc (PymRuntime *rt, PymObject *o)
{
  PymZip *zip = (PymZip *) o;
  PymTrashState trash;

  pym_gc_untrack (o);
  trash = pym_trash_begin_recursive (rt, o, zip_dealloc);
  if (trash == PYM_TRASH_PUT_OFF)
    return;
  pym_xdecref (rt, zip->iterators);
  pym_xdecref (rt, zip->result);
  pym_type (o)->free_ (rt, o);
  pym_trash_end (rt, trash);
}

static int
zip_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PYM_VISIT (((PymZip *) o)->iterators);
  PYM_VISIT (((PymZip *) o)->result);
  return 0;
}

static void
zip_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  pym_edge_internal (visit, data, "iterators", ((PymZip *) o)->iterators);
  pym_edge_internal (visit, data, "last item", ((PymZip *) o)->result);
}

const PymType pym_zip_template = {
  .name = "zip",
  .basicsize = sizeof (PymZip),
  .flags = PYM_TYPE_GC | PYM_TYPE_BASETYPE,
  .alloc = pym_type_generic_alloc,
  .new_ = zip_new,
  .dealloc = zip_dealloc,
  .free_ = pym_gc_del,
  .traverse = zip_traverse,
  .walk_edges = zip_walk_edges,
  .getattro = pym_object_generic_get_attr,
  .iter = pym_object_self_iter,
  .iternext = zip_next,
};
