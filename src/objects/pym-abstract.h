/* What can be done with any object, whatever its type: calling, attributes, items, numbers,
 * sequences, iteration, comparison, hashing, text. Each looks up the type's slot, falls back as
 * CPython does (reflected operations, the old sequence protocol), and words its errors alike
 * (Objects/abstract.c, Objects/object.c, Objects/call.c).
 *
 * Ownership and errors are those of the C API function of the same name: a new reference or NULL,
 * 0 or -1, with the exception set in the runtime.
 */
#pragma once

#include "pym-objects.h"

/* Calls. `args` are borrowed; the values of keyword arguments follow the positional ones, their
 * names are in the tuple `kwnames` (or NULL). A callee without a vectorcall gets a tuple and a dict
 * made for it, which take from the free lists as in CPython (_PyObject_MakeTpCall). */
PymObject *pym_object_vectorcall (
    PymRuntime *rt, PymObject *callable, PymObject *const *args, ssize_t nargs, PymObject *kwnames);
/* Keywords as a dict or NULL (PyObject_VectorcallDict). */
PymObject *pym_object_vectorcall_dict (
    PymRuntime *rt, PymObject *callable, PymObject *const *args, ssize_t nargs, PymObject *kwargs);
PymObject *
pym_object_call (PymRuntime *rt, PymObject *callable, PymObject *args, PymObject *kwargs);
PymObject *pym_object_call_noargs (PymRuntime *rt, PymObject *callable);
PymObject *pym_object_call_one_arg (PymRuntime *rt, PymObject *callable, PymObject *arg);
/* The arguments end with NULL. */
PymObject *pym_object_call_function_objargs (PymRuntime *rt, PymObject *callable, ...);
/* `args` without the object itself. */
PymObject *pym_object_call_method (
    PymRuntime *rt, PymObject *o, PymObject *name, PymObject *const *args, ssize_t nargs);
PymObject *pym_object_call_method_string (
    PymRuntime *rt, PymObject *o, const char *name, PymObject *const *args, ssize_t nargs);
/* `args[0]` is the object; no bound method is made (PyObject_VectorcallMethod). */
PymObject *pym_object_vectorcall_method (
    PymRuntime *rt, PymObject *name, PymObject *const *args, ssize_t nargs, PymObject *kwnames);
/* Calls `callable` with `self` in front of args and kwargs (_PyObject_Call_Prepend). */
PymObject *pym_object_call_prepend (
    PymRuntime *rt, PymObject *callable, PymObject *self, PymObject *args, PymObject *kwargs);
/* The same with arguments in a row (a bound method's call). */
PymObject *pym_object_vectorcall_prepend (PymRuntime *rt,
                                          PymObject *callable,
                                          PymObject *self,
                                          PymObject *const *args,
                                          ssize_t nargs,
                                          PymObject *kwnames);
/* The slot for `call` of types that have a `vectorcall` (PyVectorcall_Call). */
PymObject *
pym_vectorcall_call (PymRuntime *rt, PymObject *callable, PymObject *args, PymObject *kwargs);
/* As pym_object_vectorcall for a type without vectorcall. */
PymObject *pym_object_make_call (
    PymRuntime *rt, PymObject *callable, PymObject *const *args, ssize_t nargs, PymObject *kwnames);
bool pym_callable_check (PymObject *o);
/* A builtin that neither returned nor raised, or did both, is a bug: SystemError. Steals `result`.
 */
PymObject *pym_check_call_result (PymRuntime *rt, PymObject *callable, PymObject *result);

/* Depth of recursion in C. `where` ends the RecursionError's sentence and begins with a blank:
 * " while calling a Python object". -1 with the error set; else 0, and `leave` must follow. */
int pym_enter_recursive_call (PymRuntime *rt, const char *where);
void pym_leave_recursive_call (PymRuntime *rt);

/* For recursion that CPython does not count (iterators over iterators, hashes of tuples in tuples):
 * -1 with RecursionError when the stack is three quarters full. */
int pym_stack_is_full (PymRuntime *rt);
static inline int
pym_check_stack (PymRuntime *rt)
{
  return PYM_LIKELY ((uintptr_t) __builtin_frame_address (0) > rt->stack_limit)
             ? 0
             : pym_stack_is_full (rt);
}

/* Attributes. Names are str objects. */
PymObject *pym_object_get_attr (PymRuntime *rt, PymObject *o, PymObject *name);
PymObject *pym_object_get_attr_string (PymRuntime *rt, PymObject *o, const char *name);
/* 1 and a new reference, 0 and NULL without an error when there is none, -1. */
int pym_object_lookup_attr (PymRuntime *rt, PymObject *o, PymObject *name, PymObject **out);
/* `value` NULL deletes. */
int pym_object_set_attr (PymRuntime *rt, PymObject *o, PymObject *name, PymObject *value);
int pym_object_set_attr_string (PymRuntime *rt, PymObject *o, const char *name, PymObject *value);
/* For a call that follows: 1 and the unbound function in `*method` (the caller passes `o` as first
 * argument), 0 and the attribute itself, or 0 and NULL with an error (_PyObject_GetMethod). */
int pym_object_get_method (PymRuntime *rt, PymObject *o, PymObject *name, PymObject **method);
/* On the type, bound: NULL without an error when there is none (_PyObject_LookupSpecial). */
PymObject *pym_object_lookup_special (PymRuntime *rt, PymObject *o, PymObject *name);
PymObject *pym_object_generic_get_attr (PymRuntime *rt, PymObject *o, PymObject *name);
int pym_object_generic_set_attr (PymRuntime *rt, PymObject *o, PymObject *name, PymObject *value);
/* With an instance dict of the caller's, which may be NULL; `suppress`: no AttributeError. */
PymObject *pym_object_generic_get_attr_with_dict (
    PymRuntime *rt, PymObject *o, PymObject *name, PymObject *dict, bool suppress);
int pym_object_generic_set_attr_with_dict (
    PymRuntime *rt, PymObject *o, PymObject *name, PymObject *value, PymObject *dict);
/* `o.__dict__`, made if it isn't there yet; a new reference. The setter is a descriptor's. */
PymObject *pym_object_generic_get_dict (PymRuntime *rt, PymObject *o, const void *closure);
int
pym_object_generic_set_dict (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure);
/* Place of the instance dict of a type with a real dict offset; NULL without, and for a managed
 * dict. Never makes one. */
PymObject **pym_object_dict_place (PymObject *o);
PymObject *pym_object_dir (PymRuntime *rt, PymObject *o);

/* Truth, text, order. */
int pym_object_is_true (PymRuntime *rt, PymObject *o);
int pym_object_not (PymRuntime *rt, PymObject *o);
PymObject *pym_object_repr (PymRuntime *rt, PymObject *o); /* o NULL: "<NULL>" */
PymObject *pym_object_str (PymRuntime *rt, PymObject *o);
PymObject *pym_object_ascii (PymRuntime *rt, PymObject *o);
PymObject *pym_object_format (PymRuntime *rt, PymObject *o, PymObject *spec);
ssize_t pym_object_hash (PymRuntime *rt, PymObject *o); /* -1 on error */
ssize_t pym_object_hash_not_implemented (PymRuntime *rt, PymObject *o);
/* What id () says: the address, counted from the heap's nominal base (pym_nominal_address). */
uint64_t pym_object_id (PymRuntime *rt, const void *o);
/* Hash of an address: counted from the nominal base, so that two runtimes agree. */
ssize_t pym_hash_pointer (PymRuntime *rt, const void *pointer);
PymObject *pym_object_rich_compare (PymRuntime *rt, PymObject *v, PymObject *w, int op);
/* 1, 0, -1; identical objects are equal unasked. */
int pym_object_rich_compare_bool (PymRuntime *rt, PymObject *v, PymObject *w, int op);
/* True or False for a comparison of two C values. New reference. */
#define pym_return_rich_compare(rt, a, b, op)                                                      \
  pym_bool_from_comparison (rt, ((a) > (b)) - ((a) < (b)), op)
PymObject *pym_bool_from_comparison (PymRuntime *rt, int comparison, int op);

/* Types. */
int pym_object_is_instance (PymRuntime *rt, PymObject *o, PymObject *type_or_tuple);
int pym_object_is_subclass (PymRuntime *rt, PymObject *type, PymObject *type_or_tuple);
int pym_object_real_is_instance (PymRuntime *rt, PymObject *o, PymObject *type);
int pym_object_real_is_subclass (PymRuntime *rt, PymObject *type, PymObject *above);
/* Exact type or a subtype. */
bool pym_object_type_is_instance (PymObject *o, PymType *type);
/* What sys.getsizeof () says: `__sizeof__`, and the heads. -1 on error. */
ssize_t pym_object_sizeof (PymRuntime *rt, PymObject *o);

/* Items. */
ssize_t pym_object_length (PymRuntime *rt, PymObject *o);
ssize_t pym_object_length_hint (PymRuntime *rt, PymObject *o, ssize_t fallback);
PymObject *pym_object_get_item (PymRuntime *rt, PymObject *o, PymObject *key);
int pym_object_set_item (PymRuntime *rt, PymObject *o, PymObject *key, PymObject *value);
int pym_object_del_item (PymRuntime *rt, PymObject *o, PymObject *key);

/* Iteration. `pym_iter_next` gives NULL at the end without an error (a StopIteration is taken
 * back). `send` as PyIter_Send: 1 yielded, 0 returned, -1; the object in `*result`. */
PymObject *pym_object_get_iter (PymRuntime *rt, PymObject *o);
PymObject *pym_iter_next (PymRuntime *rt, PymObject *iterator);
bool pym_iter_check (PymRuntime *rt, PymObject *o);
/* The slot of types that are their own iterator. */
PymObject *pym_object_self_iter (PymRuntime *rt, PymObject *o);
/* The `iternext` of types without one (_PyObject_NextNotImplemented). */
PymObject *pym_object_next_not_implemented (PymRuntime *rt, PymObject *o);

/* Numbers. */
bool pym_number_check (PymObject *o);
bool pym_index_check (PymObject *o);
PymObject *pym_number_add (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_subtract (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_multiply (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_matrix_multiply (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_true_divide (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_floor_divide (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_remainder (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_divmod (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_power (PymRuntime *rt, PymObject *v, PymObject *w, PymObject *modulus);
PymObject *pym_number_lshift (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_rshift (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_and (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_xor (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_or (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_inplace_add (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_inplace_subtract (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_inplace_multiply (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_inplace_matrix_multiply (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_inplace_true_divide (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_inplace_floor_divide (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_inplace_remainder (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *
pym_number_inplace_power (PymRuntime *rt, PymObject *v, PymObject *w, PymObject *modulus);
PymObject *pym_number_inplace_lshift (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_inplace_rshift (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_inplace_and (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_inplace_xor (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_inplace_or (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_number_negative (PymRuntime *rt, PymObject *o);
PymObject *pym_number_positive (PymRuntime *rt, PymObject *o);
PymObject *pym_number_invert (PymRuntime *rt, PymObject *o);
PymObject *pym_number_absolute (PymRuntime *rt, PymObject *o);
/* An int, possibly of a subclass; TypeError "'float' object cannot be interpreted as an integer".
 */
PymObject *pym_number_index (PymRuntime *rt, PymObject *o);
/* `error` NULL: clip to the range of ssize_t; else raise it when out of range. -1 on error. */
ssize_t pym_number_as_ssize (PymRuntime *rt, PymObject *o, PymType *error);
/* As arguments of built-in methods are read, with their words when it does not fit. -1 on error. */
ssize_t pym_number_as_size_argument (PymRuntime *rt, PymObject *o);
PymObject *pym_number_int (PymRuntime *rt, PymObject *o);   /* int (o) */
PymObject *pym_number_float (PymRuntime *rt, PymObject *o); /* float (o) */

/* Sequences. */
bool pym_sequence_check (PymObject *o);
ssize_t pym_sequence_size (PymRuntime *rt, PymObject *o);
PymObject *pym_sequence_get_item (PymRuntime *rt, PymObject *o, ssize_t index);
int pym_sequence_set_item (PymRuntime *rt, PymObject *o, ssize_t index, PymObject *value);
int pym_sequence_del_item (PymRuntime *rt, PymObject *o, ssize_t index);
PymObject *pym_sequence_concat (PymRuntime *rt, PymObject *v, PymObject *w);
PymObject *pym_sequence_repeat (PymRuntime *rt, PymObject *o, ssize_t count);
int pym_sequence_contains (PymRuntime *rt, PymObject *sequence, PymObject *item);
/* By iterating, whatever the type says itself. */
int pym_sequence_search (PymRuntime *rt, PymObject *sequence, PymObject *item);
PymObject *pym_sequence_tuple (PymRuntime *rt, PymObject *o);
PymObject *pym_sequence_list (PymRuntime *rt, PymObject *o);
/* A list or tuple: itself or a new list; a TypeError gets `message`. */
PymObject *pym_sequence_fast (PymRuntime *rt, PymObject *o, const char *message);

/* Mappings. */
bool pym_mapping_check (PymObject *o);
PymObject *pym_mapping_keys (PymRuntime *rt, PymObject *o);
