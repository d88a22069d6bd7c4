#include "run-text.h"

#include <string.h>

static void
write_output (PymStream stream, const char *text, size_t length, void *data)
{
  RunText *run = data;

  g_string_append_len (stream == PYM_STREAM_OUT ? run->out : run->err, text, (gssize) length);
}

RunText *
run_text_new (const char *text, const PymProgramSettings *settings)
{
  RunText *run = g_new0 (RunText, 1);
  PymProgramSettings own = { 0 };

  if (settings != NULL)
    own = *settings;
  run->out = g_string_new (NULL);
  run->err = g_string_new (NULL);
  own.write = write_output;
  own.write_data = run;
  run->program = pym_program_new (&own);
  run->loaded = PYM_NO_MEMORY;
  if (run->program != NULL)
    run->loaded = pym_program_load (run->program, "test.py", NULL, text, strlen (text));
  return run;
}

void
run_text_run (RunText *run)
{
  if (run->loaded == PYM_OK)
    run->result = pym_program_run (run->program);
}

size_t
run_text_free (RunText *run)
{
  size_t left = 0;

  if (run->loaded == PYM_OK)
    pym_program_end (run->program);
  left = pym_program_free (run->program);
  g_string_free (run->out, TRUE);
  g_string_free (run->err, TRUE);
  g_free (run);
  return left;
}

char *
run_text_output (const char *text)
{
  RunText *run = run_text_new (text, NULL);
  const char *message = "";
  char *output;

  g_assert_cmpint (run->loaded, ==, PYM_OK);
  run_text_run (run);
  if (pym_runtime_check (pym_program_runtime (run->program), &message) != PYM_OK)
    g_test_fail_printf ("the heap is not sound: %s", message);
  pym_program_end (run->program);
  output = g_strdup (run->out->str);
  g_assert_cmpuint (run_text_free (run), ==, 0);
  return output;
}
