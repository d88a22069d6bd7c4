/* Shell patterns for file names as Python's fnmatch reads them: `*` and `?` also stand for slashes
 * and leading dots, `[!a-c]` is the only negation, a bracket that is not closed is a character. The
 * filters of tracemalloc use them.
 */
#pragma once

#include "pym-objects.h"

/* Whether the whole name fits; both are str. No allocation. */
bool pym_file_pattern_matches (const PymObject *pattern, const PymObject *name);
