#include "pym-machine-private.h"
#include "pym-collector.h"
#include "pym-error.h"

PymObject *
pym_machine_run_code (PymRuntime *rt, PymCode *code, PymObject *globals, PymObject *locals)
{
  PymObject *function = pym_function_new (rt, PYM_OBJECT (code), globals, rt->script->builtins_dict,
                                          code->name, code->qualname, NULL);
  PymFrame *frame;

  if (function == NULL)
    return NULL;
  frame = pym_machine_push_call (rt, (PymFunction *) function, pym_newref (locals), NULL, 0, NULL);
  pym_decref (rt, function);
  return frame != NULL ? pym_machine_run (rt, frame, false) : NULL;
}

int
pym_machine_too_deep (PymRuntime *rt)
{
  PymScript *script = rt->script;

  if (script->recursion_headroom > 0)
    return 0;
  script->recursion_headroom++;
  pym_err_set_string (rt, PYM_TYPE (rt, RECURSION_ERROR), "maximum recursion depth exceeded");
  script->recursion_headroom--;
  return -1;
}

int
pym_machine_break (PymRuntime *rt)
{
  uint32_t bits = atomic_load (&rt->breaker);

  if (bits & PYM_BREAK_SAFEPOINT)
    {
      atomic_fetch_and (&rt->breaker, ~(uint32_t) PYM_BREAK_SAFEPOINT);
      if (rt->hooks.safepoint != NULL)
        rt->hooks.safepoint (rt, rt->hooks.safepoint_data);
      bits = atomic_load (&rt->breaker);
    }
  if (bits & PYM_BREAK_STOP)
    {
      pym_err_set_raised (rt, pym_newref (rt->script->stopped));
      return -1;
    }
  if (bits & PYM_BREAK_COLLECT)
    {
      atomic_fetch_and (&rt->breaker, ~(uint32_t) PYM_BREAK_COLLECT);
      pym_gc_run_if_due (rt);
    }
  return 0;
}
