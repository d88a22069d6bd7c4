/* Arguments of functions written in C: matched to names, with CPython's error texts
 * (Python/getargs.c, `vgetargskeywords` and `_PyArg_UnpackKeywords`).
 */
#pragma once

#include "pym-objects.h"

/* `names` are all parameters, NULL-terminated; the first `positional_only` cannot be given by name;
 * the first `required` must be given. `out[i]` gets a borrowed reference or NULL when missing.
 * `kwnames` NULL or a tuple; the values follow the `nargs` positional ones. -1 with TypeError. */
int pym_args_parse (PymRuntime *rt,
                    const char *function,
                    const char *const *names,
                    int required,
                    int positional_only,
                    PymObject *const *args,
                    ssize_t nargs,
                    PymObject *kwnames,
                    PymObject **out);
/* As above; at most `max_positional` may be given by position. */
int pym_args_parse_keywords (PymRuntime *rt,
                             const char *function,
                             const char *const *names,
                             int required,
                             int positional_only,
                             int max_positional,
                             PymObject *const *args,
                             ssize_t nargs,
                             PymObject *kwnames,
                             PymObject **out);
/* For `new_` and `init` slots: a tuple, and a dict or NULL. */
int pym_args_parse_tuple (PymRuntime *rt,
                          const char *function,
                          const char *const *names,
                          int required,
                          int positional_only,
                          PymObject *args,
                          PymObject *kwargs,
                          PymObject **out);
/* "NAME expected at least 1 argument, got 0" (_PyArg_CheckPositional). */
int pym_args_check_positional (
    PymRuntime *rt, const char *function, ssize_t nargs, ssize_t min, ssize_t max);
/* "NAME() takes at least 1 argument (0 given)", as functions say it that parse a tuple
 * (PyArg_ParseTuple). */
int pym_args_check_tuple (
    PymRuntime *rt, const char *function, ssize_t nargs, ssize_t min, ssize_t max);
/* "NAME() takes no keyword arguments" */
int pym_args_no_keywords (PymRuntime *rt, const char *function, PymObject *kwargs_or_kwnames);
/* "NAME() takes no arguments (2 given)" and its relatives, by a definition's arity; `name` is what
 * the message calls it. */
int pym_args_check_method (
    PymRuntime *rt, const PymMethodDef *def, const char *name, ssize_t nargs, PymObject *kwnames);
/* Index arguments: int or `__index__`; None keeps `*out`. -1 on error. */
int pym_args_ssize (PymRuntime *rt, PymObject *o, ssize_t *out);
int pym_args_slice_index (PymRuntime *rt, PymObject *o, ssize_t *out);
/* "NAME() argument 'encoding' must be str, not None"; `argument` is
 * "argument", "argument 1" or "argument 'encoding'"
 * (_PyArg_BadArgument). Returns NULL. */
PymObject *pym_args_bad_argument (
    PymRuntime *rt, const char *function, const char *argument, const char *expected, PymObject *o);
