/* The part of the module tracemalloc in C: the program's own tracer, and the raw traces from which
 * the module's text makes snapshots (Modules/_tracemalloc.c of CPython 3.12). */
#include "pym-abstract.h"
#include "pym-collector.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-file-pattern.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-modules.h"
#include "pym-script.h"
#include "pym-str.h"
#include "pym-tracer.h"
#include "pym-tuple.h"

#define MAX_FRAMES 65535

static PymObject *
tracemalloc_start (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  int frames = 1;
  PymTracer *tracer;

  if (nargs > 0)
    {
      frames = pym_int_as_int (rt, args[0]);
      if (frames == -1 && rt->error != NULL)
        return NULL;
    }
  if (frames < 1 || frames > MAX_FRAMES)
    return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                           "the number of frames must be in range [1; %d]", MAX_FRAMES);
  if (rt->program_tracer == NULL)
    {
      tracer = pym_tracer_new (rt, (unsigned) frames);
      if (tracer == NULL)
        return pym_err_no_memory (rt);
      if (pym_tracer_attach (tracer, PYM_TRACER_PROGRAM) != PYM_OK)
        {
          pym_tracer_free (tracer);
          return pym_err_no_memory (rt);
        }
      rt->script->traceback_limit = frames;
    }
  return pym_newref (pym_none (rt));
}

static PymObject *
tracemalloc_stop (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  pym_tracer_free (rt->program_tracer);
  return pym_newref (pym_none (rt));
}

static PymObject *
tracemalloc_is_tracing (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_bool_from_long (rt, rt->program_tracer != NULL);
}

static PymObject *
tracemalloc_clear_traces (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  if (rt->program_tracer != NULL)
    pym_tracer_clear (rt->program_tracer);
  return pym_newref (pym_none (rt));
}

static PymObject *
tracemalloc_get_traced_memory (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  size_t current = 0, peak = 0;
  PymObject *a, *b, *pair;

  if (rt->program_tracer != NULL)
    pym_tracer_get_traced (rt->program_tracer, &current, &peak);
  a = pym_int_from_size (rt, current);
  b = pym_int_from_size (rt, peak);
  pair = a != NULL && b != NULL ? pym_tuple_pack (rt, 2, a, b) : NULL;
  pym_xdecref (rt, a);
  pym_xdecref (rt, b);
  return pair;
}

static PymObject *
tracemalloc_reset_peak (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  if (rt->program_tracer != NULL)
    pym_tracer_reset_peak (rt->program_tracer);
  return pym_newref (pym_none (rt));
}

static PymObject *
tracemalloc_get_traceback_limit (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  int limit = rt->script->traceback_limit;

  return pym_int_from_long (rt, limit > 0 ? limit : 1);
}

static PymObject *
tracemalloc_get_tracemalloc_memory (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_int_from_size (rt, rt->program_tracer != NULL
                                    ? pym_tracer_own_memory (rt->program_tracer)
                                    : 0);
}

/* ((filename, line), …), newest first. */
static PymObject *
frames_tuple (PymRuntime *rt, const PymTraceback *traceback)
{
  PymObject *frames = pym_tuple_new (rt, traceback->n_frames);

  for (uint32_t i = 0; i < traceback->n_frames && frames != NULL; i++)
    {
      PymObject *file = pym_str_intern_from_string (rt, traceback->frames[i].file);
      PymObject *line =
          file != NULL ? pym_int_from_unsigned_long (rt, traceback->frames[i].line) : NULL;
      PymObject *frame = line != NULL ? pym_tuple_pack (rt, 2, file, line) : NULL;

      pym_xdecref (rt, file);
      pym_xdecref (rt, line);
      if (frame == NULL)
        pym_clear (rt, &frames);
      else
        pym_tuple_set (frames, i, frame);
    }
  return frames;
}

typedef struct
{
  PymRuntime *rt;
  PymObject *list;
  PymObject **frames; /* by traceback id; owned, raw */
  PymTrace *traces;   /* a copy of all, raw */
  size_t n_traces;
} TraceList;

static void
count_trace (const void *block, const PymTrace *trace, void *data)
{
  ++*(size_t *) data;
}

static void
copy_trace (const void *block, const PymTrace *trace, void *data)
{
  TraceList *made = data;

  made->traces[made->n_traces++] = *trace;
}

static bool
add_trace (TraceList *made, const PymTrace *trace)
{
  PymRuntime *rt = made->rt;
  const PymTraceback *traceback = trace->traceback;
  PymObject *domain, *size = NULL, *total = NULL, *entry = NULL;
  bool added;

  if (made->frames[traceback->id] == NULL)
    made->frames[traceback->id] = frames_tuple (rt, traceback);
  domain = pym_int_from_long (rt, 0);
  size = pym_int_from_size (rt, trace->size);
  total = pym_int_from_unsigned_long (rt, traceback->total_frames);
  if (made->frames[traceback->id] != NULL && domain != NULL && size != NULL && total != NULL)
    entry = pym_tuple_pack (rt, 4, domain, size, made->frames[traceback->id], total);
  pym_xdecref (rt, domain);
  pym_xdecref (rt, size);
  pym_xdecref (rt, total);
  added = entry != NULL && pym_list_append (rt, made->list, entry) == 0;
  pym_xdecref (rt, entry);
  return added;
}

static void
count_traceback (const PymTraceback *traceback, void *data)
{
  ++*(size_t *) data;
}

/* All traces as a list. They are copied first: the tuples that they become may come out of the free
 * lists, which gives these blocks to another line. The tracer stands aside meanwhile: what the list
 * takes is not in it. */
static PymObject *
tracemalloc_get_traces (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymTracer *tracer = rt->program_tracer;
  TraceList made = { rt, pym_list_new (rt, 0), NULL, NULL, 0 };
  size_t n_tracebacks = 0, n_traces = 0, n_added = 0;

  if (made.list == NULL || tracer == NULL)
    return made.list;
  pym_tracer_walk_tracebacks (tracer, count_traceback, &n_tracebacks);
  pym_tracer_walk_traces (tracer, count_trace, &n_traces);
  pym_tracer_suspend (tracer);
  made.frames = pym_raw_calloc (rt, n_tracebacks + 1, sizeof *made.frames);
  made.traces = pym_raw_calloc (rt, n_traces + 1, sizeof *made.traces);
  if (made.frames != NULL && made.traces != NULL)
    {
      pym_tracer_walk_traces (tracer, copy_trace, &made);
      while (n_added < n_traces && add_trace (&made, &made.traces[n_added]))
        n_added++;
      for (size_t i = 0; i < n_tracebacks; i++)
        pym_xdecref (rt, made.frames[i]);
    }
  else
    pym_err_no_memory (rt);
  pym_tracer_resume (tracer);
  pym_raw_free (rt, made.frames);
  pym_raw_free (rt, made.traces);
  if (rt->error != NULL)
    pym_clear (rt, &made.list);
  return made.list;
}

static PymObject *
tracemalloc_get_object_traceback (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  const char *block = (const char *) args[0] - pym_type_head_size (pym_type (args[0]));
  PymTrace trace;

  if (rt->program_tracer == NULL || !pym_tracer_lookup (rt->program_tracer, block, &trace))
    return pym_newref (pym_none (rt));
  return frames_tuple (rt, trace.traceback);
}

/* The line of a file of the program, without its end; "" when it is none. */
static PymObject *
tracemalloc_source_line (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  const char *filename = pym_str_check (args[0]) ? pym_str_as_utf8 (rt, args[0]) : "";
  int line = filename != NULL ? pym_int_as_int (rt, args[1]) : -1;
  const PymSource *source;
  const char *text;
  size_t length = 0;

  if (rt->error != NULL)
    return NULL;
  source = pym_script_find_source (rt, filename);
  text = source != NULL ? pym_source_line (source, line, &length) : NULL;
  return pym_str_from_string_and_size (rt, text != NULL ? text : "", (ssize_t) length);
}

/* (name, pattern) */
static PymObject *
tracemalloc_matches (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  for (int i = 0; i < 2; i++)
    if (!pym_str_check (args[i]))
      return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "expected str, not %s",
                             pym_type (args[i])->name);
  return pym_bool_from_long (rt, pym_file_pattern_matches (args[1], args[0]));
}

static const PymMethodDef methods[] = {
  { "_get_object_traceback", tracemalloc_get_object_traceback, 1, 1 },
  { "_get_traces", tracemalloc_get_traces, 0, 0 },
  { "_matches", tracemalloc_matches, 2, 2 },
  { "_source_line", tracemalloc_source_line, 2, 2 },
  { "clear_traces", tracemalloc_clear_traces, 0, 0 },
  { "get_traceback_limit", tracemalloc_get_traceback_limit, 0, 0 },
  { "get_traced_memory", tracemalloc_get_traced_memory, 0, 0 },
  { "get_tracemalloc_memory", tracemalloc_get_tracemalloc_memory, 0, 0 },
  { "is_tracing", tracemalloc_is_tracing, 0, 0 },
  { "reset_peak", tracemalloc_reset_peak, 0, 0 },
  { "start", tracemalloc_start, 0, 1 },
  { "stop", tracemalloc_stop, 0, 0 },
  { NULL },
};

int
pym_module_tracemalloc_exec (PymRuntime *rt, PymObject *module)
{
  return pym_module_add_functions_of (rt, module, "_tracemalloc", methods);
}
