/* The functions of the `builtins` module, by file (Python/bltinmodule.c). Each table ends with a
 * NULL name. */
#pragma once

#include "pym-script.h"

extern const PymMethodDef pym_builtins_objects[];   /* len, getattr, repr, pow, … */
extern const PymMethodDef pym_builtins_iteration[]; /* all, any, sum, min, max, sorted, … */
extern const PymMethodDef pym_builtins_program[]; /* print, vars, dir, globals, imports, classes */

/* The body of a class statement (pym-builtins-class.c). */
PymObject *pym_build_class (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames);
