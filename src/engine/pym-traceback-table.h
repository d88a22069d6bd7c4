/* The tracebacks of a tracer, each there once, and which of them is that of the frames that run.
 *
 * The tracebacks of the running frames are remembered level by level: a level's is its caller's
 * with one line more. While a call lasts its caller stays where it is, so most questions end at the
 * newest level, with a few of its lines remembered; what lies deeper is looked at once for each
 * call. So 25 frames cost nearly what one costs. Loops ask at the same instruction again: moments
 * are remembered too.
 *
 * A caller's traceback exists for this even when nothing was allocated on its line; it gets an id
 * and a place in the statistics with its first trace.
 */
#pragma once

#include "pym-tracer.h"

#define PYM_TRACEBACK_UNLISTED UINT32_MAX /* no id yet */

#define PYM_LEVEL_LINES 4 /* remembered for each level */

typedef struct
{
  uint64_t activation;  /* that the rest is of; 0: nothing known */
  PymTraceback *caller; /* NULL: the outermost frame */
  /* Tracebacks of the level, by the lowest bits of the line. */
  PymTraceback *lines[PYM_LEVEL_LINES];
} PymTracebackLevel;

#define PYM_TRACEBACK_RECENT 1024

/* A caller and a traceback with one line more. */
typedef struct
{
  const PymTraceback *caller;
  PymTraceback *traceback;
} PymTracebackStep;

#define PYM_TRACEBACK_MOMENTS 64

/* The traceback of a moment. */
typedef struct
{
  PymStackMoment moment;
  PymTraceback *traceback; /* with an id */
} PymTracebackMoment;

typedef struct
{
  PymRuntime *rt;
  PymTracebackMoment moments[PYM_TRACEBACK_MOMENTS]; /* by instruction; the latest ones */
  unsigned max_frames;
  /* All, chained by hash. */
  PymTraceback **buckets;
  size_t bucket_mask, n;
  size_t bytes;
  /* The same as far as they have ids. */
  PymTraceback **listed;
  uint32_t n_listed, listed_room;
  /* Lines, chained by hash. A program has few: the number of buckets stays. */
  PymPlace **places;
  size_t n_places;
  /* The frames that run, oldest first. */
  PymTracebackLevel *levels;
  size_t levels_room;
  PymTracebackStep *recent; /* by hash; a newer step takes the place of an older one */
  PymSite *scratch;         /* max_frames long */
} PymTracebackTable;

/* False without memory; to be ended with fini in any case. */
bool pym_traceback_table_init (PymTracebackTable *table, PymRuntime *rt, unsigned max_frames);
void pym_traceback_table_fini (PymTracebackTable *table);
/* Forgets all. */
void pym_traceback_table_clear (PymTracebackTable *table);
size_t pym_traceback_table_memory (const PymTracebackTable *table); /* bytes */

/* Lines, with their figures. */
void pym_traceback_table_walk_places (const PymTracebackTable *table,
                                      void (*visit) (const PymPlace *place, void *data),
                                      void *data);

/* Gives it an id and a place. False without memory. */
bool pym_traceback_table_list (PymTracebackTable *table, PymTraceback *traceback);
/* Of what runs now, with an id. NULL without memory. */
PymTraceback *pym_traceback_table_current (PymTracebackTable *table);

static inline PymTracebackMoment *
pym_traceback_table_slot (PymTracebackTable *table, const PymStackMoment *moment)
{
  return &table->moments[(uintptr_t) moment->instruction / 8 % PYM_TRACEBACK_MOMENTS];
}

/* The same when this very instruction asked before and its call still lasts; else NULL. */
static inline PymTraceback *
pym_traceback_table_known (PymTracebackTable *table)
{
  PymStackMoment moment = pym_stack_moment (&table->rt->stack);
  const PymTracebackMoment *known = pym_traceback_table_slot (table, &moment);

  if (PYM_LIKELY (known->moment.activation == moment.activation &&
                  known->moment.instruction == moment.instruction))
    return known->traceback;
  return NULL;
}
