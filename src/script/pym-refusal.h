/* Built-in names of Python that the workload language leaves out. */
#pragma once

#include "pym-compile-context.h"

/* Notes a refusal when the name is one of them; nothing otherwise. */
void pym_refuse_builtin (PymContext *context, const PymName *name, PymPosition position);
