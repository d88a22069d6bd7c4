/* Columns that a character takes on a terminal, as far as CPython's tracebacks go by it
 * (traceback.py, `_display_width`).
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Whether it takes two: East Asian Width W or F of Unicode 15.0. */
bool pym_char_is_wide (uint32_t c);
