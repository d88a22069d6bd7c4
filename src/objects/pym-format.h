/* The format mini-language (Python/formatter_unicode.c of CPython 3.12):
 * [[fill]align][sign][z][#][0] [width][grouping][.precision][type], for int, float and str; and
 * str.format () (Objects/stringlib/unicode_format.h).
 */
#pragma once

#include "pym-objects.h"

/* `__format__` of the three types; `spec` is a str. */
PymObject *pym_int_format_spec (PymRuntime *rt, PymObject *o, PymObject *spec);
PymObject *pym_float_format_spec (PymRuntime *rt, PymObject *o, PymObject *spec);
PymObject *pym_str_format_spec (PymRuntime *rt, PymObject *o, PymObject *spec);

/* text.format (*args, **kwargs): `args` borrowed; `kwargs` a mapping or NULL. */
PymObject *pym_str_format_template (
    PymRuntime *rt, PymObject *text, PymObject *const *args, ssize_t nargs, PymObject *kwargs);
