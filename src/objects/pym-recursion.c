/* How deep functions in C may call each other through the program (Python/ceval.c). */
#include "pym-abstract.h"
#include "pym-error.h"

int
pym_enter_recursive_call (PymRuntime *rt, const char *where)
{
  if (PYM_LIKELY (rt->c_recursion_left > 0))
    {
      rt->c_recursion_left--;
      return 0;
    }
  /* Making the error must not hit the limit again. */
  if (rt->objects->callables->recursion_headroom > 0)
    {
      if (rt->c_recursion_left <= -50)
        {
          pym_err_no_memory (rt);
          return -1;
        }
      rt->c_recursion_left--;
      return 0;
    }
  rt->objects->callables->recursion_headroom++;
  pym_err_format (rt, PYM_TYPE (rt, RECURSION_ERROR), "maximum recursion depth exceeded%s", where);
  rt->objects->callables->recursion_headroom--;
  return -1;
}

void
pym_leave_recursive_call (PymRuntime *rt)
{
  rt->c_recursion_left++;
}

int
pym_stack_is_full (PymRuntime *rt)
{
  pym_err_set_string (rt, PYM_TYPE (rt, RECURSION_ERROR), "maximum recursion depth exceeded");
  return -1;
}
