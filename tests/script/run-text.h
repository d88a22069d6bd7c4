/* Runs a workload from a text and keeps what it wrote; for tests of the script room. */
#pragma once

#include "pym-program.h"

#include <glib.h>

typedef struct
{
  PymProgram *program;
  GString *out, *err;
  PymStatus loaded;
  PymProgramResult result;
} RunText;

/* A program with this text, not yet run; `settings` NULL: the defaults. `program` is NULL when
 * there was no memory for it. */
RunText *run_text_new (const char *text, const PymProgramSettings *settings);
/* Runs it, if it was loaded. */
void run_text_run (RunText *run);
/* Performs the program's end and frees everything; the number of blocks left. */
size_t run_text_free (RunText *run);

/* What a text writes on stdout, from beginning to end. Fails the test when the heap is not sound
 * after the last line or a block is left. Free with g_free (). */
char *run_text_output (const char *text);
