/* One text, compiled in a runtime of its own; tests look at what came of it. */
#pragma once

#include <glib.h>

#include "pym-disassemble.h"
#include "pym-objects.h"

typedef struct
{
  PymRuntime *rt;
  PymSource *source;
  PymSourceConstants *constants;
  PymProblems problems;
  PymCompiled *code;
  PymStatus status;
} Compiled;

Compiled *compile_bytes (const char *filename, const char *bytes, gsize length);
Compiled *compile_text (const char *text);
/* As compile_text (), but only the named modules are known: "sys gc". */
Compiled *compile_text_with_modules (const char *text, const char *modules);
/* Checks the heap and that not one block is left. */
void compiled_free (Compiled *compiled);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Compiled, compiled_free)

/* "SyntaxError 1:5 invalid syntax", one a line. */
char *compiled_problems (const Compiled *compiled);
/* The text fails to compile with exactly these problems. */
void assert_problems (const char *text, const char *expected);
