#include "pym-script-walk.h"
#include "pym-containers.h"
#include "pym-frame.h"
#include "pym-memory-error.h"
#include "pym-numbers.h"
#include "pym-repr-guard.h"
#include "pym-str.h"
#include "pym-type-object.h"

typedef struct
{
  PymEdgeVisit visit;
  void *data;
} Walk;

static void
visit_root (const Walk *walk, PymObject *o, const char *text)
{
  if (o != NULL)
    walk->visit (&(PymEdge){ .kind = PYM_EDGE_INTERNAL, .text = text, .referent = o }, walk->data);
}

static bool
visit_frame (PymRuntime *rt, const PymFrameInfo *info, void *data)
{
  const Walk *walk = data;

  /* A generator's frame is the generator's. */
  if (info->frame->owner == PYM_FRAME_ON_STACK)
    pym_frame_walk_edges (rt, info->frame, walk->visit, walk->data);
  return true;
}

static void
visit_interned (PymObject *o, void *data)
{
  visit_root (data, o, "interned texts");
}

static void
visit_type (PymType *type, void *data)
{
  visit_root (data, PYM_OBJECT (type), "built-in types");
}

void
pym_script_walk_interpreter (PymRuntime *rt, PymEdgeVisit visit, void *data)
{
  const PymScript *script = rt->script;
  Walk walk = { visit, data };

  visit_root (&walk, rt->error, "exception on its way");
  visit_root (&walk, script->handled.exception, "exception being handled");
  visit_root (&walk, script->modules, "sys.modules");
  visit_root (&walk, script->sys, "module sys");
  visit_root (&walk, script->builtins, "module builtins");
  visit_root (&walk, script->gc_callbacks, "gc.callbacks");
  visit_root (&walk, script->gc_garbage, "gc.garbage");
  visit_root (&walk, script->at_exit, "calls at the program's end");
  visit_root (&walk, script->stopped, "spare exception");
  visit_root (&walk, pym_repr_guard_dict (rt), "the thread’s own names");
  pym_str_walk_interned (rt, visit_interned, &walk);
  pym_walk_static_types (rt, visit_type, &walk);
}

void
pym_script_walk_roots (PymRuntime *rt, PymEdgeVisit visit, void *data)
{
  Walk walk = { visit, data };

  pym_frames_walk (rt, visit_frame, &walk);
  if (rt->script->constants != NULL)
    pym_source_constants_walk (rt, rt->script->constants, visit, data);
  pym_script_walk_interpreter (rt, visit, data);
}

void
pym_script_walk_owned_blocks (PymRuntime *rt, PymBlockVisit visit, void *data)
{
  pym_numbers_walk_blocks (rt, visit, data);
  pym_containers_walk_blocks (rt, visit, data);
  pym_memory_error_walk_blocks (rt, visit, data);
}
