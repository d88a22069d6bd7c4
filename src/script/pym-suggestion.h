/* "Did you mean": the name that was probably meant where one was not found (Python/suggestions.c).
 */
#pragma once

#include "pym-runtime.h"

/* ". Did you mean: 'x'?" for what stands in a NameError, an AttributeError or an ImportError; a new
 * str, or NULL without an error. It may run the program's own `__dir__`. */
PymObject *pym_suggestion_for (PymRuntime *rt, PymObject *exception);
