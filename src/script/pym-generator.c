#include "pym-generator.h"
#include "pym-abstract.h"
#include "pym-collector.h"
#include "pym-error.h"
#include "pym-exceptions.h"
#include "pym-int.h"
#include "pym-machine-private.h"
#include "pym-str.h"

#include <string.h>

PymObject *
pym_generator_from_frame (PymRuntime *rt, PymFrame *frame)
{
  PymFunction *function = frame->function;
  PymGenerator *generator = (PymGenerator *) pym_gc_new_var (rt, PYM_SCRIPT_TYPE (rt, GENERATOR),
                                                             pym_code_n_slots (frame->code));

  if (generator == NULL)
    return NULL;
  generator->weakrefs = NULL;
  generator->name = pym_newref (function->name);
  generator->qualname = pym_newref (function->qualname);
  generator->handled = (PymHandled){ NULL, NULL };
  generator->origin = NULL;
  generator->hooks_inited = generator->closed = generator->unused = 0;
  generator->state = PYM_GENERATOR_CREATED;
  memcpy (&generator->frame, frame,
          sizeof (PymFrame) + (size_t) frame->stack_top * sizeof (PymObject *));
  generator->frame.owner = PYM_FRAME_IN_GENERATOR;
  generator->frame.previous = NULL;
  if (frame->object != NULL)
    frame->object->frame = &generator->frame;
  pym_gc_track (rt, generator);
  return PYM_OBJECT (generator);
}

void
pym_generator_frame_done (PymRuntime *rt, PymFrame *frame)
{
  PymGenerator *generator = pym_frame_generator (frame);

  generator->state = PYM_GENERATOR_CLEARED;
  rt->handled = generator->handled.previous;
  generator->handled.previous = NULL;
  pym_frame_clear (rt, frame);
  pym_clear (rt, &generator->handled.exception);
  frame->previous = NULL;
}

/* gen_send_ex2: `value` NULL is iteration; `throwing`: an exception is set, to be raised inside. */
static int
resume (
    PymRuntime *rt, PymGenerator *generator, PymObject *value, bool throwing, PymObject **result)
{
  PymFrame *frame = &generator->frame;

  *result = NULL;
  if (generator->state == PYM_GENERATOR_CREATED && value != NULL && value != pym_none (rt))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "can't send non-None value to a just-started generator");
      return -1;
    }
  if (generator->state == PYM_GENERATOR_EXECUTING)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "generator already executing");
      return -1;
    }
  if (generator->state >= PYM_GENERATOR_COMPLETED)
    {
      if (value == NULL || throwing)
        return -1;
      *result = pym_none (rt);
      return 0;
    }
  frame->slots[frame->stack_top++] = pym_newref (value != NULL ? value : pym_none (rt));
  generator->handled.previous = rt->handled;
  rt->handled = &generator->handled;
  generator->state = PYM_GENERATOR_EXECUTING;
  /* What is thrown in gets what the generator itself is handling as its context. */
  if (throwing && generator->handled.exception != NULL)
    {
      PymObject *exception = pym_err_get_raised (rt);

      pym_err_set_object (rt, pym_type (exception), exception);
      pym_decref (rt, exception);
    }
  *result = pym_machine_run (rt, frame, throwing);
  if (*result == NULL)
    return -1;
  return generator->state == PYM_GENERATOR_SUSPENDED;
}

/* For next (), send (), throw (): what was yielded; NULL with StopIteration at the end. */
static PymObject *
resume_or_stop (PymRuntime *rt, PymGenerator *generator, PymObject *value, bool throwing)
{
  PymObject *result;

  if (resume (rt, generator, value, throwing, &result) == 0)
    {
      if (result == pym_none (rt))
        pym_err_set_none (rt, PYM_TYPE (rt, STOP_ITERATION));
      else
        pym_err_set_stop_iteration (rt, result);
      pym_decref (rt, result);
      return NULL;
    }
  return result;
}

static PymObject *
generator_iternext (PymRuntime *rt, PymObject *self)
{
  PymObject *result;

  if (resume (rt, (PymGenerator *) self, NULL, false, &result) == 0)
    {
      if (result != pym_none (rt))
        pym_err_set_stop_iteration (rt, result);
      pym_decref (rt, result);
      return NULL;
    }
  return result;
}

PymObject *
pym_generator_delegate (PymGenerator *generator)
{
  const PymFrame *frame = &generator->frame;

  if (generator->state != PYM_GENERATOR_SUSPENDED || frame->instruction[1].opcode != PYM_RESUME ||
      frame->instruction[1].arg < 2)
    return NULL;
  return frame->slots[frame->stack_top - 1];
}

static int
close_iterator (PymRuntime *rt, PymObject *iterator)
{
  PymObject *close, *result;

  if (pym_generator_check (rt, iterator))
    result = pym_generator_close (rt, iterator);
  else
    {
      if (pym_object_lookup_attr (rt, iterator, PYM_NAME (rt, close), &close) < 0)
        pym_err_write_unraisable (rt, iterator);
      if (close == NULL)
        return 0;
      result = pym_object_call_noargs (rt, close);
      pym_decref (rt, close);
    }
  pym_xdecref (rt, result);
  return result != NULL ? 0 : -1;
}

PymObject *
pym_generator_close (PymRuntime *rt, PymObject *self)
{
  PymGenerator *generator = (PymGenerator *) self;
  PymObject *delegate, *result;
  int status = 0;

  if (generator->state == PYM_GENERATOR_CREATED)
    generator->state = PYM_GENERATOR_COMPLETED;
  if (generator->state >= PYM_GENERATOR_COMPLETED)
    return pym_none (rt);
  delegate = pym_generator_delegate (generator);
  if (delegate != NULL)
    {
      uint8_t state = generator->state;

      pym_incref (delegate);
      generator->state = PYM_GENERATOR_EXECUTING;
      status = close_iterator (rt, delegate);
      generator->state = state;
      pym_decref (rt, delegate);
    }
  if (status == 0)
    pym_err_set_none (rt, PYM_TYPE (rt, GENERATOR_EXIT));
  result = resume_or_stop (rt, generator, pym_none (rt), true);
  if (result != NULL)
    {
      pym_decref (rt, result);
      pym_err_set_string (rt, PYM_TYPE (rt, RUNTIME_ERROR), "generator ignored GeneratorExit");
      return NULL;
    }
  if (pym_err_exception_matches (rt, PYM_TYPE (rt, STOP_ITERATION)) ||
      pym_err_exception_matches (rt, PYM_TYPE (rt, GENERATOR_EXIT)))
    {
      pym_err_clear (rt);
      return pym_none (rt);
    }
  return NULL;
}

/* Raises `exception` (borrowed) where the generator stands, or where the one it delegates to does.
 */
static PymObject *
throw_into (PymRuntime *rt, PymGenerator *generator, PymObject *exception)
{
  PymObject *delegate = pym_generator_delegate (generator);
  PymObject *result, *throw;

  if (delegate == NULL)
    goto here;
  pym_incref (delegate);
  if (pym_err_given_matches (rt, exception, PYM_EXC (rt, GENERATOR_EXIT)))
    {
      uint8_t state = generator->state;
      int status;

      generator->state = PYM_GENERATOR_EXECUTING;
      status = close_iterator (rt, delegate);
      generator->state = state;
      pym_decref (rt, delegate);
      if (status < 0)
        return resume_or_stop (rt, generator, pym_none (rt), true);
      goto here;
    }
  if (pym_generator_check (rt, delegate))
    {
      PymFrame *current = rt->script->frame;
      uint8_t state = generator->state;

      /* Tracebacks see this generator between its delegate and the caller. */
      generator->frame.previous = current;
      generator->frame.mark = 0;
      rt->script->frame = &generator->frame;
      generator->state = PYM_GENERATOR_EXECUTING;
      result = throw_into (rt, (PymGenerator *) delegate, exception);
      generator->state = state;
      rt->script->frame = current;
      generator->frame.previous = NULL;
    }
  else
    {
      if (pym_object_lookup_attr (rt, delegate, PYM_NAME (rt, throw), &throw) < 0)
        {
          pym_decref (rt, delegate);
          return NULL;
        }
      if (throw == NULL)
        {
          pym_decref (rt, delegate);
          goto here;
        }
      {
        uint8_t state = generator->state;

        generator->state = PYM_GENERATOR_EXECUTING;
        result = pym_object_call_one_arg (rt, throw, exception);
        generator->state = state;
        pym_decref (rt, throw);
      }
    }
  pym_decref (rt, delegate);
  return result != NULL ? result : resume_or_stop (rt, generator, pym_none (rt), true);

here:
  pym_err_set_raised (rt, pym_newref (exception));
  return resume_or_stop (rt, generator, pym_none (rt), true);
}

static PymObject *
generator_throw (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *exception, *result;
  PymObject *value = nargs > 1 && args[1] != pym_none (rt) ? args[1] : NULL;
  PymObject *traceback = nargs > 2 && args[2] != pym_none (rt) ? args[2] : NULL;

  if (traceback != NULL && pym_type (traceback) != PYM_SCRIPT_TYPE (rt, TRACEBACK))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "throw() third argument must be a traceback object");
      return NULL;
    }
  if (pym_exception_class_check (args[0]))
    exception = pym_exception_from_value (rt, (PymType *) args[0], value);
  else if (!pym_exception_check (args[0]))
    return pym_err_format (
        rt, PYM_TYPE (rt, TYPE_ERROR),
        "exceptions must be classes or instances deriving from BaseException, not %s",
        pym_type (args[0])->name);
  else if (value != NULL)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "instance exception may not have a separate value");
      return NULL;
    }
  else
    exception = pym_newref (args[0]);
  if (exception != NULL && traceback != NULL)
    pym_setref (rt, &((PymException *) exception)->traceback, pym_newref (traceback));
  /* What goes wrong in making it is thrown in its place. */
  if (exception == NULL)
    exception = pym_err_get_raised (rt);
  result = throw_into (rt, (PymGenerator *) self, exception);
  pym_decref (rt, exception);
  return result;
}

static PymObject *
generator_send (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return resume_or_stop (rt, (PymGenerator *) self, args[0], false);
}

static PymObject *
generator_close (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_generator_close (rt, self);
}

static size_t
generator_sizeof (PymRuntime *rt, const PymObject *o)
{
  const PymGenerator *generator = (const PymGenerator *) o;

  return sizeof (PymGenerator) +
         (size_t) pym_code_n_slots (generator->frame.code) * sizeof (PymObject *);
}

static void
generator_finalize (PymRuntime *rt, PymObject *self)
{
  PymGenerator *generator = (PymGenerator *) self;
  PymObject *error, *result;

  if (generator->state >= PYM_GENERATOR_COMPLETED)
    return;
  error = pym_err_get_raised (rt);
  result = pym_generator_close (rt, self);
  if (result != NULL)
    pym_decref (rt, result);
  else if (pym_err_occurred (rt))
    pym_err_write_unraisable (rt, self);
  pym_err_set_raised (rt, error);
}

static void
generator_dealloc (PymRuntime *rt, PymObject *self)
{
  PymGenerator *generator = (PymGenerator *) self;

  pym_gc_untrack (self);
  if (generator->weakrefs != NULL)
    pym_object_clear_weakrefs (rt, self);
  pym_gc_track (rt, self);
  if (pym_call_finalizer_from_dealloc (rt, self) < 0)
    return;
  pym_gc_untrack (self);
  if (generator->state != PYM_GENERATOR_CLEARED)
    {
      generator->state = PYM_GENERATOR_CLEARED;
      generator->frame.previous = NULL;
      pym_frame_clear (rt, &generator->frame);
    }
  pym_decref (rt, generator->frame.code);
  pym_clear (rt, &generator->name);
  pym_clear (rt, &generator->qualname);
  pym_clear (rt, &generator->handled.exception);
  pym_gc_del (rt, self);
}

static int
generator_traverse (PymRuntime *rt, PymObject *self, PymVisit visit, void *data)
{
  PymGenerator *generator = (PymGenerator *) self;
  int result;

  if ((result = visit (generator->name, data)) != 0 ||
      (result = visit (generator->qualname, data)) != 0)
    return result;
  /* While it runs its slots change under way; the machine is their root then. */
  if (generator->state < PYM_GENERATOR_EXECUTING || generator->state == PYM_GENERATOR_COMPLETED)
    if ((result = pym_frame_traverse (&generator->frame, visit, data)) != 0)
      return result;
  if (generator->handled.exception != NULL)
    return visit (generator->handled.exception, data);
  return 0;
}

static void
generator_walk_edges (PymRuntime *rt, PymObject *self, PymEdgeVisit visit, void *data)
{
  PymGenerator *generator = (PymGenerator *) self;

  visit (&(PymEdge){ .kind = PYM_EDGE_INTERNAL, .text = "name", .referent = generator->name },
         data);
  visit (
      &(PymEdge){ .kind = PYM_EDGE_INTERNAL, .text = "qualname", .referent = generator->qualname },
      data);
  if (generator->handled.exception != NULL)
    visit (&(PymEdge){ .kind = PYM_EDGE_INTERNAL,
                       .text = "exception being handled",
                       .referent = generator->handled.exception },
           data);
  if (generator->state != PYM_GENERATOR_CLEARED)
    pym_frame_walk_edges (rt, &generator->frame, visit, data);
  else
    visit (&(PymEdge){ .kind = PYM_EDGE_INTERNAL,
                       .text = "code",
                       .referent = PYM_OBJECT (generator->frame.code) },
           data);
}

static PymObject *
generator_repr (PymRuntime *rt, PymObject *self)
{
  return pym_str_from_format (rt, "<generator object %S at %p>", ((PymGenerator *) self)->qualname,
                              (void *) self);
}

static PymObject *
generator_get_running (PymRuntime *rt, PymObject *self, const void *closure)
{
  return ((PymGenerator *) self)->state == PYM_GENERATOR_EXECUTING ? pym_true (rt) : pym_false (rt);
}

static PymObject *
generator_get_frame (PymRuntime *rt, PymObject *self, const void *closure)
{
  PymGenerator *generator = (PymGenerator *) self;

  if (generator->state == PYM_GENERATOR_CLEARED)
    return pym_none (rt);
  return pym_xnewref (pym_frame_get_object (rt, &generator->frame));
}

static PymObject *
generator_get_delegate (PymRuntime *rt, PymObject *self, const void *closure)
{
  PymObject *delegate = pym_generator_delegate ((PymGenerator *) self);

  return pym_newref (delegate != NULL ? delegate : pym_none (rt));
}

static const PymMethodDef generator_methods[] = {
  { "send", generator_send, 1, 1 },
  { "throw", generator_throw, 1, 3 },
  { "close", generator_close, 0, 0 },
  { NULL },
};

static PymObject *
generator_get_suspended (PymRuntime *rt, PymObject *self, const void *closure)
{
  return ((PymGenerator *) self)->state == PYM_GENERATOR_SUSPENDED ? pym_true (rt) : pym_false (rt);
}

static PymObject *
generator_get_name (PymRuntime *rt, PymObject *self, const void *closure)
{
  return pym_newref (((PymGenerator *) self)->name);
}

static PymObject *
generator_get_qualname (PymRuntime *rt, PymObject *self, const void *closure)
{
  return pym_newref (((PymGenerator *) self)->qualname);
}

static int
take_name (PymRuntime *rt, PymObject **place, PymObject *value, const char *attribute)
{
  if (value == NULL || !pym_str_check (value))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s must be set to a string object",
                      attribute);
      return -1;
    }
  pym_setref (rt, place, pym_newref (value));
  return 0;
}

static int
generator_set_name (PymRuntime *rt, PymObject *self, PymObject *value, const void *closure)
{
  return take_name (rt, &((PymGenerator *) self)->name, value, "__name__");
}

static int
generator_set_qualname (PymRuntime *rt, PymObject *self, PymObject *value, const void *closure)
{
  return take_name (rt, &((PymGenerator *) self)->qualname, value, "__qualname__");
}

static const PymMemberDef generator_members[] = {
  { "gi_code", offsetof (PymGenerator, frame.code), true },
  { NULL },
};

static const PymGetSetDef generator_getset[] = {
  { "__name__", generator_get_name, generator_set_name },
  { "__qualname__", generator_get_qualname, generator_set_qualname },
  { "gi_suspended", generator_get_suspended },
  { "gi_running", generator_get_running },
  { "gi_frame", generator_get_frame },
  { "gi_yieldfrom", generator_get_delegate },
  { NULL },
};

const PymType pym_generator_template = {
  .name = "generator",
  .basicsize = sizeof (PymGenerator),
  .itemsize = sizeof (PymObject *),
  .weaklist_offset = offsetof (PymGenerator, weakrefs),
  .flags = PYM_TYPE_GC | PYM_TYPE_DISALLOW_INSTANTIATION | PYM_TYPE_IMMUTABLE,
  .dealloc = generator_dealloc,
  .traverse = generator_traverse,
  .finalize = generator_finalize,
  .repr = generator_repr,
  .iter = pym_object_self_iter,
  .iternext = generator_iternext,
  .sizeof_ = generator_sizeof,
  .walk_edges = generator_walk_edges,
  .methods = generator_methods,
  .members = generator_members,
  .getset = generator_getset,
};
