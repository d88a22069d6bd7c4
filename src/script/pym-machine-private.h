/* Between the files of the machine. What the loop's instructions do that takes more than a few
 * lines, one function each. Conventions are the C API's: new references, NULL or -1 with the
 * exception set; operands are borrowed unless it is said that they are taken over. */
#pragma once

#include "pym-abstract.h"
#include "pym-machine.h"
#include "pym-numbers-inline.h"

/* Calls. */

/* A frame for a call, arguments bound; `args` are taken over in every case: `nargs` positional
 * ones, then the values of `kwnames` (borrowed). `locals` is taken over. NULL with the exception
 * set, after everything was released (_PyEvalFramePushAndInit). */
PymFrame *pym_machine_push_call (PymRuntime *rt,
                                 PymFunction *function,
                                 PymObject *locals,
                                 PymObject *const *args,
                                 ssize_t nargs,
                                 PymObject *kwnames);
/* The same with a tuple and a dict or NULL, both taken over (_PyEvalFramePushAndInit_Ex). */
PymFrame *pym_machine_push_call_ex (
    PymRuntime *rt, PymFunction *function, PymObject *locals, PymObject *args, PymObject *kwargs);
/* `f (*args)` and `f (**kwargs)`: the messages for what cannot be unpacked. */
int pym_machine_check_args_iterable (PymRuntime *rt, PymObject *callable, PymObject *args);
void pym_machine_kwargs_error (PymRuntime *rt, PymObject *callable, PymObject *kwargs);
/* "f" as errors name a callable: module.qualname() for what has one. New. */
PymObject *pym_callable_text (PymRuntime *rt, PymObject *callable);

/* Operators. */
PymObject *pym_machine_binary_op (PymRuntime *rt, unsigned op, PymObject *left, PymObject *right);
/* Whether `exception` is one of `types`; 1, 0, -1 with TypeError for what cannot be caught. */
int pym_machine_exception_matches (PymRuntime *rt, PymObject *exception, PymObject *types);

/* Unpacking: stores the items from `top` downwards, so that the first one ends up on top of the
 * stack. `after` -1: exactly `before`; else a list takes what is between (unpack_iterable). */
int
pym_machine_unpack (PymRuntime *rt, PymObject *iterable, int before, int after, PymObject **top);

/* Names. */
PymObject *pym_machine_load_name (PymRuntime *rt, const PymFrame *frame, PymObject *name);
PymObject *pym_machine_load_global (PymRuntime *rt, const PymFrame *frame, PymObject *name);
PymObject *pym_machine_load_from_dict_or_globals (PymRuntime *rt,
                                                  const PymFrame *frame,
                                                  PymObject *dict,
                                                  PymObject *name);
PymObject *pym_machine_load_from_dict_or_deref (PymRuntime *rt,
                                                const PymFrame *frame,
                                                PymObject *dict,
                                                uint32_t local);
int pym_machine_store_name (PymRuntime *rt, const PymFrame *frame, PymObject *name, PymObject *o);
int pym_machine_delete_name (PymRuntime *rt, const PymFrame *frame, PymObject *name);
int pym_machine_delete_global (PymRuntime *rt, const PymFrame *frame, PymObject *name);
PymObject *pym_machine_load_build_class (PymRuntime *rt, const PymFrame *frame);
/* NameError or UnboundLocalError for an empty local, cell or free variable. */
void pym_machine_unbound (PymRuntime *rt, const PymFrame *frame, uint32_t local);

/* Statements. */
PymObject *pym_machine_make_function (PymRuntime *rt, const PymFrame *frame, PymObject *code);
/* `raise`, `raise exception`, `raise exception from cause`: takes both over; always leaves an
 * exception set. True: a bare raise, whose traceback has this place already. */
bool pym_machine_raise (PymRuntime *rt, PymObject *exception, PymObject *cause);
/* Looks up __enter__ and __exit__; new references. */
int
pym_machine_before_with (PymRuntime *rt, PymObject *manager, PymObject **enter, PymObject **exit);
PymObject *pym_machine_with_except_start (PymRuntime *rt, PymObject *exit, PymObject *exception);
PymObject *pym_machine_import_name (
    PymRuntime *rt, const PymFrame *frame, PymObject *name, PymObject *fromlist, PymObject *level);
int pym_machine_import_star (PymRuntime *rt, const PymFrame *frame, PymObject *module);
/* For a generator: StopIteration that leaves it becomes a RuntimeError. New. */
PymObject *pym_machine_stop_iteration_error (PymRuntime *rt, PymObject *exception);
PymObject *pym_machine_format_value (PymRuntime *rt,
                                     PymObject *value,
                                     unsigned flags,
                                     PymObject *spec_or_null);
int pym_machine_dict_update (PymRuntime *rt, PymObject *dict, PymObject *other);
int pym_machine_dict_merge (PymRuntime *rt, PymObject *callable, PymObject *dict, PymObject *other);
int pym_machine_list_extend (PymRuntime *rt, PymObject *list, PymObject *iterable);
/* `result` NULL: the exception on its way is no StopIteration. */
int pym_machine_send (PymRuntime *rt, PymObject *receiver, PymObject *value, PymObject **result);

/* Steps (pym-machine-steps.c): what the observed dispatch does before an instruction. */
void pym_machine_step_instruction (PymRuntime *rt, PymFrame *frame);
void pym_machine_step_frame (PymRuntime *rt, PymFrame *frame, PymStep step);
void pym_machine_steps_fini (PymRuntime *rt);
/* True while a hook is attached. */
#define pym_machine_is_observed(rt) PYM_UNLIKELY ((rt)->script->line_hooks != NULL)

/* Sets RecursionError. */
int pym_machine_too_deep (PymRuntime *rt);
/* Counts a frame, or sets RecursionError. */
static inline int
pym_machine_enter_frame (PymRuntime *rt)
{
  return PYM_LIKELY (rt->script->recursion_left-- > 0) ? 0 : pym_machine_too_deep (rt);
}
#define pym_machine_leave_frame(rt) ((void) (rt)->script->recursion_left++)

/* A call of a built-in function that takes these arguments, as one level of calls in C. */
PymObject *pym_machine_call_counted (PymRuntime *rt,
                                     const PymMethodDef *method,
                                     PymObject *self,
                                     PymObject *const *args,
                                     ssize_t nargs);

/* The same where CPython's instruction is specialised: those for none or one argument count as a
 * level, but for the functions that it knows by name; the others do not (Python/bytecodes.c). */
static inline PymObject *
pym_machine_call_builtin (PymRuntime *rt,
                          const PymMethodDef *method,
                          PymObject *self,
                          PymObject *const *args,
                          ssize_t nargs)
{
  if (method->max_args > 1 || method->min_args != method->max_args ||
      (method->flags & (PYM_METHOD_NO_CHECK | PYM_METHOD_KEYWORDS | PYM_METHOD_PACKED)) != 0)
    return method->function (rt, self, args, nargs, NULL);
  return pym_machine_call_counted (rt, method, self, args, nargs);
}

/* A call of anything but a function of the language, by the instruction; `*polls` becomes false
 * when CPython, having specialised it, doesn't look at the breaker afterwards. */
PymObject *pym_machine_call_other (PymRuntime *rt,
                                   const PymInstruction *instruction,
                                   PymObject *callable,
                                   PymObject *const *args,
                                   ssize_t nargs,
                                   PymObject *kwnames,
                                   bool *polls);
/* Whether a function in C can be called as it is: so many arguments, which nobody packs. */
static inline bool
pym_method_def_takes (const PymMethodDef *def, ssize_t nargs)
{
  return nargs >= def->min_args && (def->max_args < 0 || nargs <= def->max_args) &&
         (def->flags & PYM_METHOD_PACKED) == 0;
}
/* A tuple or list of just that length, without an iterator; false: nothing was done. */
bool pym_machine_unpack_exact (PymRuntime *rt, PymObject *sequence, ssize_t n, PymObject **top);
PymObject *
pym_machine_intrinsic (PymRuntime *rt, const PymFrame *frame, unsigned which, PymObject *o);

/* True or False for what a question answered, NULL for -1. Immortal: counts don't matter. */
static inline PymObject *
pym_machine_truth (PymRuntime *rt, int answer)
{
  return answer < 0 ? NULL : answer > 0 ? pym_true (rt) : pym_false (rt);
}

/* Operators on types that are known. */

static inline bool
pym_machine_is_add (uint32_t op)
{
  return op == PYM_NB_ADD || op == PYM_NB_INPLACE + PYM_NB_ADD;
}

/* What two floats come to; takes both over. It takes the place of one that nobody else holds. */
static inline PymObject *
pym_machine_float_result (PymRuntime *rt, double value, PymObject *left, PymObject *right)
{
  PymObject *result;

  if (pym_refcount (left) == 1)
    {
      ((PymFloat *) left)->value = value;
      pym_float_decref (rt, right);
      return left;
    }
  if (pym_refcount (right) == 1)
    {
      ((PymFloat *) right)->value = value;
      pym_float_decref (rt, left);
      return right;
    }
  result = pym_float_from_double_inline (rt, value);
  pym_float_decref (rt, left);
  pym_float_decref (rt, right);
  return result;
}
