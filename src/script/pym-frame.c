#include "pym-frame.h"
#include "pym-cell.h"
#include "pym-error.h"
#include "pym-generator.h"

#include <string.h>

#define CHUNK_SIZE ((size_t) 64 * 1024 - sizeof (PymStackChunk))

bool
pym_frame_add_chunk (PymRuntime *rt, size_t size)
{
  size_t room = size > CHUNK_SIZE ? size : CHUNK_SIZE;
  PymStackChunk *chunk = pym_raw_malloc (rt, sizeof (PymStackChunk) + room);

  if (chunk == NULL)
    {
      pym_err_no_memory (rt);
      return false;
    }
  chunk->previous = rt->script->chunk;
  chunk->size = room;
  chunk->top = 0;
  rt->script->chunk = chunk;
  return true;
}

/* Somebody holds the frame's object: the frame moves into it, and the object of the caller's frame
 * is made so that the chain of objects stays whole (take_ownership, Python/frame.c). */
static void
move_into_object (PymRuntime *rt, PymFrameObject *object, PymFrame *frame)
{
  PymFrame *previous = frame->previous;
  PymFrame *own = &object->own;

  memcpy (own, frame, sizeof (PymFrame) + (size_t) frame->stack_top * sizeof (PymObject *));
  pym_incref (own->code); /* the frame that stays behind gives up its own */
  own->object = NULL;
  own->owner = PYM_FRAME_IN_OBJECT;
  own->previous = NULL;
  object->frame = own;
  if (previous != NULL)
    {
      PymObject *error = pym_err_get_raised (rt);
      PymFrameObject *back = pym_frame_get_object (rt, previous);

      if (back != NULL)
        object->back = pym_newref (back);
      else
        pym_err_clear (rt);
      pym_err_set_raised (rt, error);
    }
  if (!pym_gc_is_tracked (object))
    pym_gc_track (rt, object);
}

bool
pym_frame_leave_object (PymRuntime *rt, PymFrame *frame)
{
  PymFrameObject *object = frame->object;
  bool is_held = pym_refcount (object) > 1;

  frame->object = NULL;
  if (is_held)
    move_into_object (rt, object, frame);
  pym_decref (rt, object);
  return is_held;
}

void
pym_frame_drop_chunk (PymRuntime *rt)
{
  PymStackChunk *chunk = rt->script->chunk;

  rt->script->chunk = chunk->previous;
  pym_raw_free (rt, chunk);
}

void
pym_frame_stack_fini (PymRuntime *rt)
{
  while (rt->script->chunk != NULL)
    {
      PymStackChunk *chunk = rt->script->chunk;

      rt->script->chunk = chunk->previous;
      pym_raw_free (rt, chunk);
    }
}

int
pym_frame_traverse (PymFrame *frame, PymVisit visit, void *data)
{
  PymObject *const fields[] = { PYM_OBJECT (frame->object), frame->locals,
                                PYM_OBJECT (frame->function), PYM_OBJECT (frame->code) };
  int result;

  for (size_t i = 0; i < PYM_N_ELEMENTS (fields); i++)
    if (fields[i] != NULL && (result = visit (fields[i], data)) != 0)
      return result;
  for (int32_t i = 0; i < frame->stack_top; i++)
    if (frame->slots[i] != NULL && (result = visit (frame->slots[i], data)) != 0)
      return result;
  return 0;
}

/* Walks */

int
pym_frames_depth (PymRuntime *rt)
{
  int depth = 0;

  for (const PymFrame *frame = rt->script->frame; frame != NULL; frame = frame->previous)
    depth++;
  return depth;
}

size_t
pym_frames_walk (PymRuntime *rt, PymFrameVisit visit, void *data)
{
  int n = pym_frames_depth (rt);
  PymFrameInfo info = { .depth = n };

  for (info.frame = rt->script->frame; info.frame != NULL; info.frame = info.frame->previous)
    {
      info.code = info.frame->code;
      info.line = pym_frame_line (info.frame);
      info.depth--;
      if (!visit (rt, &info, data))
        break;
    }
  return (size_t) n;
}

static void
visit_internal (PymObject *o, const char *text, PymEdgeVisit visit, void *data)
{
  if (o != NULL)
    visit (&(PymEdge){ .kind = PYM_EDGE_INTERNAL, .text = text, .referent = o }, data);
}

void
pym_frame_walk_edges (PymRuntime *rt, const PymFrame *frame, PymEdgeVisit visit, void *data)
{
  const PymCode *code = frame->code;

  visit_internal (PYM_OBJECT (code), "code", visit, data);
  visit_internal (PYM_OBJECT (frame->function), "function", visit, data);
  visit_internal (frame->locals, "names", visit, data);
  visit_internal (PYM_OBJECT (frame->object), "frame object", visit, data);
  for (int32_t i = 0; i < frame->stack_top; i++)
    {
      PymEdge edge = { .kind = PYM_EDGE_STACK,
                       .index = i - code->n_locals_plus,
                       .referent = frame->slots[i] };

      if (edge.referent == NULL)
        continue;
      if (i < code->n_locals_plus)
        {
          edge.kind = PYM_EDGE_LOCAL;
          edge.index = i;
          edge.key = pym_code_local_name (code, i);
        }
      visit (&edge, data);
    }
}
