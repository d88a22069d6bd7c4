/* Compiled code as text, for tests and for people. */
#pragma once

#include "pym-compiled.h"

/* The code and all codes in it. One line an instruction: index, name, argument and what it means.
 * Raw memory, NUL-terminated, the caller's; NULL without memory. */
char *pym_disassemble (PymRuntime *rt, const PymCompiled *compiled);
