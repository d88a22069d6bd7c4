#include "pym-traceback.h"
#include "pym-collector.h"
#include "pym-error.h"
#include "pym-exceptions.h"
#include "pym-int.h"

void
pym_traceback_here (PymRuntime *rt, PymFrame *frame)
{
  PymObject *exception = pym_err_get_raised (rt);
  PymFrameObject *object = pym_frame_get_object (rt, frame);
  PymTracebackObject *entry = NULL;

  if (exception == NULL)
    return;
  if (object != NULL)
    entry = (PymTracebackObject *) pym_gc_new (rt, PYM_SCRIPT_TYPE (rt, TRACEBACK));
  if (entry != NULL)
    {
      entry->next = (PymTracebackObject *) pym_exception_get_traceback (exception);
      entry->frame = pym_newref (object);
      entry->instruction = (int32_t) (frame->instruction - frame->code->instructions);
      entry->line = pym_frame_line (frame);
      pym_gc_track (rt, entry);
      pym_exception_set_traceback (rt, exception, PYM_OBJECT (entry));
      pym_decref (rt, entry);
    }
  else
    pym_err_clear (rt); /* an entry less; what was raised goes on */
  pym_err_set_raised (rt, exception);
}

void
pym_traceback_running (PymRuntime *rt)
{
  if (rt->script->frame != NULL)
    pym_traceback_here (rt, rt->script->frame);
}

static void
traceback_dealloc (PymRuntime *rt, PymObject *o)
{
  PymTracebackObject *entry = (PymTracebackObject *) o;
  PymTrashState trash;

  pym_gc_untrack (o);
  trash = pym_trash_begin (rt, o, traceback_dealloc);
  if (trash == PYM_TRASH_PUT_OFF)
    return;
  pym_xdecref (rt, entry->next);
  pym_xdecref (rt, entry->frame);
  pym_gc_del (rt, o);
  pym_trash_end (rt, trash);
}

static int
traceback_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PymTracebackObject *entry = (PymTracebackObject *) o;
  int result;

  if (entry->next != NULL && (result = visit (PYM_OBJECT (entry->next), data)) != 0)
    return result;
  return entry->frame != NULL ? visit (PYM_OBJECT (entry->frame), data) : 0;
}

static int
traceback_clear (PymRuntime *rt, PymObject *o)
{
  PymTracebackObject *entry = (PymTracebackObject *) o;

  pym_clear (rt, &entry->next);
  pym_clear (rt, &entry->frame);
  return 0;
}

static void
traceback_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymTracebackObject *entry = (PymTracebackObject *) o;

  if (entry->next != NULL)
    visit (&(PymEdge){ .kind = PYM_EDGE_INTERNAL,
                       .text = "tb_next",
                       .referent = PYM_OBJECT (entry->next) },
           data);
  if (entry->frame != NULL)
    visit (&(PymEdge){ .kind = PYM_EDGE_INTERNAL,
                       .text = "tb_frame",
                       .referent = PYM_OBJECT (entry->frame) },
           data);
}

static PymObject *
traceback_get_line (PymRuntime *rt, PymObject *self, const void *closure)
{
  return pym_int_from_long (rt, ((PymTracebackObject *) self)->line);
}

static PymObject *
traceback_get_instruction (PymRuntime *rt, PymObject *self, const void *closure)
{
  return pym_int_from_long (rt, ((PymTracebackObject *) self)->instruction);
}

static const PymMemberDef traceback_members[] = {
  { "tb_next", offsetof (PymTracebackObject, next), true, true },
  { "tb_frame", offsetof (PymTracebackObject, frame), true, true },
  { NULL },
};

static const PymGetSetDef traceback_getset[] = {
  { "tb_lineno", traceback_get_line },
  { "tb_lasti", traceback_get_instruction },
  { NULL },
};

const PymType pym_traceback_template = {
  .name = "traceback",
  .basicsize = sizeof (PymTracebackObject),
  .flags = PYM_TYPE_GC | PYM_TYPE_DISALLOW_INSTANTIATION | PYM_TYPE_IMMUTABLE,
  .dealloc = traceback_dealloc,
  .traverse = traceback_traverse,
  .clear = traceback_clear,
  .walk_edges = traceback_walk_edges,
  .members = traceback_members,
  .getset = traceback_getset,
};
