/* Lexer, parser and compiler with any bytes. One runtime serves many inputs, so that there are
 * thousands in a second. */
#include "fuzz-target.h"

#include "pym-compiled.h"
#include "pym-objects.h"
#include "pym-source-constants.h"

#include <stdio.h>
#include <stdlib.h>

#define INPUTS_PER_RUNTIME 500

const int fuzz_target_is_text = 1;

static void
must (int holds, const char *otherwise)
{
  if (holds)
    return;
  fprintf (stderr, "fuzz-compile: %s\n", otherwise);
  abort ();
}

static void
compile (PymRuntime *rt, const char *bytes, size_t size)
{
  PymSourceConstants *constants = pym_source_constants_new (rt);
  PymSource *source = NULL;
  PymCompiled *code = NULL;
  PymProblems problems;
  PymStatus status;

  pym_problems_init (&problems);
  status = pym_source_new (rt, "fuzz.py", bytes, size, &problems, &source);
  if (status == PYM_OK)
    status = pym_compile (rt, source, NULL, constants, &problems, &code);
  must (rt->error == NULL, "an exception is left behind");
  must ((status == PYM_OK) == (code != NULL), "status and code contradict each other");
  must ((status == PYM_BAD_INPUT) == (problems.n_items > 0),
        "status and problems contradict each other");
  pym_compiled_free (rt, code);
  pym_source_constants_free (rt, constants);
  pym_problems_clear (rt, &problems);
  pym_source_free (source);
}

/* The runtime of several inputs: making one takes longer than compiling. */
static PymRuntime *runtime;

static void
end_runtime (void)
{
  const char *message = "";

  if (runtime == NULL)
    return;
  must (pym_runtime_check (runtime, &message) == PYM_OK, message);
  must (pym_runtime_free (runtime) == 0, "blocks are left");
  runtime = NULL;
}

static void
begin_runtime (void)
{
  runtime = pym_runtime_new (NULL);
  must (runtime != NULL && pym_objects_init (runtime) == PYM_OK, "no runtime");
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static unsigned n_inputs;

  /* The leak sanitizer looks after this; it sees nothing of what only a heap's region refers to. */
  if (n_inputs == 0)
    must (atexit (end_runtime) == 0, "no end");
  if (runtime == NULL)
    begin_runtime ();
  compile (runtime, (const char *) data, size);
  if (++n_inputs % INPUTS_PER_RUNTIME == 0)
    end_runtime ();
  return 0;
}
