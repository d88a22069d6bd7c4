/* Where memory comes from, and how it fails: every request to a runtime's domains, or every call to
 * the system beneath them (a heap that can't grow, a table that libc refuses). Counts what fails,
 * and what a runtime has taken from the system and not given back.
 *
 * Programs that use this are linked with `fault_wraps` (meson.build): libc's functions pass through
 * here. One attempt at a time, from one thread.
 */
#pragma once

#include "pym-memory.h"

#include <glib.h>

typedef enum
{
  FAULT_REQUESTS, /* malloc, calloc and realloc of the three domains */
  FAULT_SYSTEM,   /* what lies beneath, except for what the raw domain passes on */
} FaultSource;

typedef struct
{
  FaultSource source;
  guint64 n;       /* the n-th request fails, counted from 1; 0: none does */
  gboolean onward; /* and all behind it */
  GArray *stacks;  /* guint64: a hash of the callers of each request is appended; NULL: not asked */
} FaultPlan;

/* Counts begin at 0; nothing fails before fault_source_arm (). */
void fault_source_begin (const FaultPlan *plan);
/* The runtime's domains take part; no-op for FAULT_SYSTEM but for telling the raw domain apart. */
void fault_source_watch (PymRuntime *rt);
void fault_source_arm (void);
void fault_source_disarm (void);

/* Requests while armed. */
guint64 fault_source_requests (void);
/* Blocks of libc taken and not freed since the beginning, and bytes mapped and not unmapped. */
gint64 fault_source_blocks (void);
gint64 fault_source_mapped (void);
