#include "pym-cell.h"

#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-collector.h"
#include "pym-error.h"
#include "pym-str.h"
#include "pym-tuple.h"

#define CELL(o) ((PymCell *) (o))

PymObject *
pym_cell_new (PymRuntime *rt, PymObject *contents)
{
  PymCell *cell = (PymCell *) pym_gc_new (rt, PYM_TYPE (rt, CELL));

  if (cell == NULL)
    return NULL;
  cell->contents = pym_xnewref (contents);
  pym_gc_track (rt, cell);
  return PYM_OBJECT (cell);
}

static PymObject *
cell_create (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  if (pym_args_no_keywords (rt, "cell", kwargs) < 0 ||
      pym_args_check_positional (rt, "cell", pym_tuple_size (args), 0, 1) < 0)
    return NULL;
  return pym_cell_new (rt, pym_tuple_size (args) > 0 ? pym_tuple_get (args, 0) : NULL);
}

PymObject *
pym_cell_get (PymObject *cell)
{
  return pym_xnewref (CELL (cell)->contents);
}

void
pym_cell_set (PymRuntime *rt, PymObject *cell, PymObject *contents)
{
  pym_setref (rt, &CELL (cell)->contents, pym_xnewref (contents));
}

static void
cell_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  pym_xdecref (rt, CELL (o)->contents);
  pym_gc_del (rt, o);
}

static int
cell_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  return CELL (o)->contents != NULL ? visit (CELL (o)->contents, data) : 0;
}

static int
cell_clear (PymRuntime *rt, PymObject *o)
{
  pym_clear (rt, &CELL (o)->contents);
  return 0;
}

static void
cell_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymEdge edge = { .kind = PYM_EDGE_INTERNAL, .text = "contents", .referent = CELL (o)->contents };

  if (edge.referent != NULL)
    visit (&edge, data);
}

static PymObject *
cell_repr (PymRuntime *rt, PymObject *o)
{
  PymObject *contents = CELL (o)->contents;
  void *address = (void *) (uintptr_t) pym_object_id (rt, o);

  if (contents == NULL)
    return pym_str_from_format (rt, "<cell at %p: empty>", address);
  return pym_str_from_format (rt, "<cell at %p: %s object at %p>", address,
                              pym_type (contents)->name,
                              (void *) (uintptr_t) pym_object_id (rt, contents));
}

static PymObject *
get_contents (PymRuntime *rt, PymObject *o, const void *closure)
{
  if (CELL (o)->contents != NULL)
    return pym_newref (CELL (o)->contents);
  pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "Cell is empty");
  return NULL;
}

static int
set_contents (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  pym_cell_set (rt, o, value);
  return 0;
}

static const PymGetSetDef cell_getset[] = {
  { "cell_contents", get_contents, set_contents },
  { NULL },
};

const PymType pym_cell_template = {
  .name = "cell",
  .basicsize = sizeof (PymCell),
  .flags = PYM_TYPE_GC,
  .new_ = cell_create,
  .dealloc = cell_dealloc,
  .traverse = cell_traverse,
  .clear = cell_clear,
  .walk_edges = cell_walk_edges,
  .repr = cell_repr,
  .getattro = pym_object_generic_get_attr,
  .getset = cell_getset,
};
