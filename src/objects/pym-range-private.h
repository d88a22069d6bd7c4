/* Private to the range's files. */
#pragma once

#include "pym-range.h"

PymObject *pym_range_iter (PymRuntime *rt, PymObject *range);
PymObject *pym_range_reverse_iter (PymRuntime *rt, PymObject *range);
/* start + index * step of a range. */
PymObject *pym_range_at (PymRuntime *rt, PymRange *range, PymObject *index);
