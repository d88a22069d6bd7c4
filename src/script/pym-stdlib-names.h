/* The names of CPython 3.12's own modules (sys.stdlib_module_names), which a person may have
 * forgotten to import.
 */
#pragma once

#include <stdbool.h>

bool pym_stdlib_has (const char *name);
