/* What memory_profiler measures with: the heap's size before each line of a function. */
#include "pym-code.h"
#include "pym-error.h"
#include "pym-function.h"
#include "pym-heap.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-machine.h"
#include "pym-modules.h"
#include "pym-str.h"
#include "pym-tuple.h"

typedef struct
{
  size_t memory;     /* bytes after the line, the last time */
  int64_t increment; /* bytes, all times together */
  size_t occurrences;
} LineRecord;

/* One call that is measured. They nest. */
typedef struct PymLineProfile
{
  struct PymLineProfile *outer;
  const PymCode *code; /* borrowed from the function that runs */
  PymLineHook hook;
  int first_line, last_line;
  size_t memory; /* bytes when the line under way began */
  int line;      /* under way; 0: none */
  LineRecord lines[];
} PymLineProfile;

static void
close_line (PymRuntime *rt, PymLineProfile *profile)
{
  size_t now = pym_heap_bytes (rt->heap);
  LineRecord *record;

  if (profile->line < profile->first_line || profile->line > profile->last_line)
    return;
  record = &profile->lines[profile->line - profile->first_line];
  record->memory = now;
  record->increment += (int64_t) now - (int64_t) profile->memory;
  record->occurrences++;
}

static void
on_step (PymRuntime *rt, const PymStepInfo *info, void *data)
{
  PymLineProfile *profile = data;

  if (info->frame->code != profile->code)
    return;
  if (info->step == PYM_STEP_LEAVE)
    {
      close_line (rt, profile);
      profile->line = 0;
      return;
    }
  if (info->step == PYM_STEP_LINE)
    {
      close_line (rt, profile);
      profile->line = info->line;
      profile->memory = pym_heap_bytes (rt->heap);
    }
}

/* The last line that the code and the codes in it reach. */
static int
last_line_of (PymRuntime *rt, const PymCode *code)
{
  int last = code->first_line;

  for (uint32_t i = 0; i < code->n_instructions; i++)
    if (code->positions[i].end_line > last)
      last = code->positions[i].end_line;
  for (ssize_t i = 0; i < pym_size (code->consts); i++)
    {
      PymObject *inner = pym_tuple_get (code->consts, i);

      if (pym_code_check (rt, inner))
        {
          int inner_last = last_line_of (rt, (PymCode *) inner);

          last = inner_last > last ? inner_last : last;
        }
    }
  return last;
}

static PymObject *
profiler_begin (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  const PymCode *code;
  PymLineProfile *profile;
  int last;

  if (!pym_function_check (rt, args[0]))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "profile() measures functions of the program, not %s",
                           pym_type (args[0])->name);
  code = (PymCode *) ((PymFunction *) args[0])->code;
  last = last_line_of (rt, code);
  profile = pym_raw_calloc (
      rt, 1, sizeof *profile + (size_t) (last - code->first_line + 1) * sizeof *profile->lines);
  if (profile == NULL)
    return pym_err_no_memory (rt);
  profile->outer = rt->script->profile;
  profile->code = code;
  profile->first_line = code->first_line;
  profile->last_line = last;
  profile->hook = (PymLineHook){ on_step, profile };
  profile->memory = pym_heap_bytes (rt->heap);
  profile->lines[0] = (LineRecord){ profile->memory, (int64_t) profile->memory, 1 };
  if (pym_machine_add_line_hook (rt, &profile->hook) < 0)
    {
      pym_raw_free (rt, profile);
      return NULL;
    }
  rt->script->profile = profile;
  return pym_newref (pym_none (rt));
}

static PymObject *
line_tuple (PymRuntime *rt, int line, const LineRecord *record, const PymSource *source)
{
  size_t length = 0;
  const char *text = source != NULL ? pym_source_line (source, line, &length) : NULL;
  bool seen = record->occurrences > 0;
  PymObject *parts[5] = {
    pym_int_from_long (rt, line),
    pym_str_from_string_and_size (rt, text != NULL ? text : "", (ssize_t) length),
    seen ? pym_int_from_size (rt, record->memory) : pym_newref (pym_none (rt)),
    pym_int_from_long (rt, record->increment),
    pym_int_from_size (rt, record->occurrences),
  };
  PymObject *made = NULL;

  if (rt->error == NULL)
    made = pym_tuple_from_array (rt, parts, 5);
  for (int i = 0; i < 5; i++)
    pym_xdecref (rt, parts[i]);
  return made;
}

/* [(line, text, memory or None, increment, occurrences), …] */
static PymObject *
profiler_end (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymLineProfile *profile = rt->script->profile;
  const PymSource *source;
  const char *filename;
  PymObject *rows;

  if (profile == NULL)
    return pym_list_new (rt, 0);
  rt->script->profile = profile->outer;
  pym_machine_remove_line_hook (rt, &profile->hook);
  filename = pym_str_as_utf8 (rt, profile->code->filename);
  source = filename != NULL ? pym_script_find_source (rt, filename) : NULL;
  rows = pym_list_new (rt, 0);
  for (int line = profile->first_line; line <= profile->last_line && rows != NULL; line++)
    {
      PymObject *row = line_tuple (rt, line, &profile->lines[line - profile->first_line], source);

      if (row == NULL || pym_list_append (rt, rows, row) < 0)
        pym_clear (rt, &rows);
      pym_xdecref (rt, row);
    }
  pym_raw_free (rt, profile);
  return rows;
}

static const PymMethodDef methods[] = {
  { "_begin", profiler_begin, 1, 1 },
  { "_end", profiler_end, 1, 1 },
  { NULL },
};

int
pym_module_memory_profiler_exec (PymRuntime *rt, PymObject *module)
{
  return pym_module_add_functions (rt, module, methods);
}
