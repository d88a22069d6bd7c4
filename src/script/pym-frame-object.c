/* The object that stands for a frame where a person or a traceback holds it. */
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-frame.h"
#include "pym-generator.h"
#include "pym-int.h"
#include "pym-machine.h"
#include "pym-str.h"

PymFrameObject *
pym_frame_get_object (PymRuntime *rt, PymFrame *frame)
{
  PymFrameObject *object = frame->object;

  if (object != NULL)
    return object;
  object = (PymFrameObject *) pym_gc_new_var (rt, PYM_SCRIPT_TYPE (rt, FRAME),
                                              pym_code_n_slots (frame->code));
  if (object == NULL)
    return NULL;
  object->back = NULL;
  object->frame = frame;
  object->trace = NULL;
  object->flags = 0;
  frame->object = object;
  return object;
}

static bool
owns_frame (const PymFrameObject *object)
{
  return object->frame == &object->own;
}

static void
frame_dealloc (PymRuntime *rt, PymObject *o)
{
  PymFrameObject *object = (PymFrameObject *) o;
  PymTrashState trash;
  PymCode *code = NULL;

  if (pym_gc_is_tracked (o))
    pym_gc_untrack (o);
  trash = pym_trash_begin (rt, o, frame_dealloc);
  if (trash == PYM_TRASH_PUT_OFF)
    return;
  if (owns_frame (object))
    {
      PymFrame *frame = object->frame;

      code = frame->code;
      frame->code = NULL;
      pym_clear (rt, &frame->function);
      pym_clear (rt, &frame->locals);
      for (int32_t i = 0; i < frame->stack_top; i++)
        pym_clear (rt, &frame->slots[i]);
    }
  pym_clear (rt, &object->back);
  pym_gc_del (rt, o);
  pym_xdecref (rt, code);
  pym_trash_end (rt, trash);
}

static int
frame_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PymFrameObject *object = (PymFrameObject *) o;
  int result;

  if (object->back != NULL && (result = visit (PYM_OBJECT (object->back), data)) != 0)
    return result;
  return owns_frame (object) ? pym_frame_traverse (object->frame, visit, data) : 0;
}

static int
frame_clear (PymRuntime *rt, PymObject *o)
{
  PymFrameObject *object = (PymFrameObject *) o;

  if (owns_frame (object))
    {
      PymFrame *frame = object->frame;
      int32_t n = frame->stack_top;

      frame->stack_top = 0;
      for (int32_t i = 0; i < n; i++)
        pym_clear (rt, &frame->slots[i]);
      pym_clear (rt, &frame->locals);
    }
  return 0;
}

static size_t
frame_sizeof (PymRuntime *rt, const PymObject *o)
{
  const PymFrameObject *object = (const PymFrameObject *) o;

  return PYM_FRAME_OBJECT_BASICSIZE +
         (size_t) pym_code_n_slots (object->frame->code) * sizeof (PymObject *);
}

static void
frame_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymFrameObject *object = (PymFrameObject *) o;

  if (object->back != NULL)
    visit (&(PymEdge){ .kind = PYM_EDGE_INTERNAL,
                       .text = "f_back",
                       .referent = PYM_OBJECT (object->back) },
           data);
  if (owns_frame (object))
    pym_frame_walk_edges (rt, object->frame, visit, data);
}

static PymObject *
frame_repr (PymRuntime *rt, PymObject *o)
{
  PymFrame *frame = ((PymFrameObject *) o)->frame;

  return pym_str_from_format (rt, "<frame at %p, file %R, line %d, code %U>", (void *) o,
                              frame->code->filename, pym_frame_line (frame), frame->code->name);
}

static PymObject *
frame_get_code (PymRuntime *rt, PymObject *self, const void *closure)
{
  return pym_newref (((PymFrameObject *) self)->frame->code);
}

static PymObject *
frame_get_globals (PymRuntime *rt, PymObject *self, const void *closure)
{
  return pym_newref (((PymFrameObject *) self)->frame->globals);
}

static PymObject *
frame_get_line (PymRuntime *rt, PymObject *self, const void *closure)
{
  return pym_int_from_long (rt, pym_frame_line (((PymFrameObject *) self)->frame));
}

static PymObject *
frame_get_back (PymRuntime *rt, PymObject *self, const void *closure)
{
  PymFrameObject *object = (PymFrameObject *) self;
  PymFrameObject *back = object->back;

  if (back == NULL && object->frame->previous != NULL)
    {
      back = pym_frame_get_object (rt, object->frame->previous);
      if (back == NULL)
        return NULL;
    }
  return pym_newref (back != NULL ? PYM_OBJECT (back) : pym_none (rt));
}

static const PymMethodDef frame_methods[] = {
  { NULL },
};

static const PymGetSetDef frame_getset[] = {
  { "f_back", frame_get_back },
  { "f_code", frame_get_code },
  { "f_globals", frame_get_globals },
  { "f_lineno", frame_get_line },
  { NULL },
};

const PymType pym_frame_template = {
  .name = "frame",
  .basicsize = PYM_FRAME_OBJECT_BASICSIZE,
  .itemsize = sizeof (PymObject *),
  .flags = PYM_TYPE_GC | PYM_TYPE_DISALLOW_INSTANTIATION | PYM_TYPE_IMMUTABLE,
  .dealloc = frame_dealloc,
  .traverse = frame_traverse,
  .clear = frame_clear,
  .repr = frame_repr,
  .sizeof_ = frame_sizeof,
  .walk_edges = frame_walk_edges,
  .methods = frame_methods,
  .getset = frame_getset,
};
