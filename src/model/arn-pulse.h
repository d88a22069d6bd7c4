/* The cheap look at a running workload: arenas and pools, figures, and the places with most memory
 * alive. Its arrays are used again for the next pulse, so a steady state allocates nothing. Plain
 * data: written by one thread, then read by another through an ArnPulseBuffer.
 */
#pragma once

#include "arn-tables.h"

G_BEGIN_DECLS

typedef struct
{
  guint64 address;
  guint32 number;
  guint32 n_pools;
  guint32 free_pools;
  guint32 first_pool_offset;
  guint32 first_pool; /* row of its pools */
} ArnPulseArena;

typedef struct
{
  guint32 index; /* in its arena */
  guint16 used, capacity, carved;
  guint8 size_class;
  guint8 state; /* ArnPoolState */
} ArnPulsePool;

typedef struct
{
  guint32 file; /* offset in `text` */
  guint32 line;
  guint64 bytes, blocks, peak;
  /* of a line that is profiled, as in ArnLineTable */
  guint64 occurrences, memory;
  gint64 increment;
} ArnPulseSite;

typedef struct
{
  ArnHeapFigures heap;
  gint64 taken_at; /* g_get_monotonic_time () when it was taken */
  guint n_arenas, n_pools, n_sites;
  ArnPulseArena *arenas; /* in any order */
  ArnPulsePool *pools;   /* those of an arena together, in the order of `arenas` */
  ArnPulseSite *sites;   /* most bytes first */
  char *text;            /* NUL-terminated UTF-8 texts one after the other */
  /* room in the arrays above; nobody's business but arn-pulse.c's */
  guint arenas_room, pools_room, sites_room, text_used, text_room;
} ArnPulse;

/* An ArnPulse starts zeroed. */
void arn_pulse_clear (ArnPulse *self); /* frees its arrays and zeroes it */
void arn_pulse_reset (ArnPulse *self); /* empty, keeps its arrays */

/* Each returns a zeroed row to fill, valid until the next call. A pool belongs to the arena added
 * last; pools that are not added are free ones. */
ArnPulseArena *arn_pulse_add_arena (ArnPulse *self);
ArnPulsePool *arn_pulse_add_pool (ArnPulse *self);
ArnPulseSite *arn_pulse_add_site (ArnPulse *self);

/* Copies a text in, once; meant for a few file names. Returns its offset. */
guint32 arn_pulse_add_text (ArnPulse *self, const char *text);
static inline const char *
arn_pulse_text (const ArnPulse *self, guint32 offset)
{
  return self->text != NULL ? self->text + offset : "";
}

G_END_DECLS
