/* Where a program's memory goes, from all that it has of the system down to what is alive: each row
 * is either a part that is taken away or what is left then, and the parts add up exactly. Worked
 * out from a snapshot's tables, without a cache; any thread may ask. Cost: O(pools + blocks).
 */
#pragma once

#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  ARN_WATERFALL_PROCESS, /* left: all */
  ARN_WATERFALL_OTHER,   /* in the process, but none of what follows */
  ARN_WATERFALL_RAW,     /* the interpreter's own, uncounted memory */
  ARN_WATERFALL_LARGE,   /* requests above 512 bytes */
  ARN_WATERFALL_ARENAS,  /* left */
  ARN_WATERFALL_HEADERS, /* heads and ends of pools, slack of arenas */
  ARN_WATERFALL_FREE_POOLS,
  ARN_WATERFALL_FREE_BLOCKS, /* in pools that are in use */
  ARN_WATERFALL_IN_USE,      /* left */
  ARN_WATERFALL_FREE_LISTS,  /* dead objects that are kept to be used again */
  ARN_WATERFALL_LIVE,        /* left: what belongs to living objects and the interpreter */
  ARN_N_WATERFALL,
} ArnWaterfallRow;

typedef struct
{
  gboolean known[ARN_N_WATERFALL]; /* FALSE: it is part of what is left (bytes is 0) */
  guint64 bytes[ARN_N_WATERFALL];
  guint64 count[ARN_N_WATERFALL]; /* of arenas, pools, blocks; 0: nothing to count */
} ArnWaterfall;

/* Needs ARN_PART_ARENAS. */
void arn_waterfall_measure (ArnSnapshot *snapshot, ArnWaterfall *out);

/* Whether the row says what is left, instead of a part. */
gboolean arn_waterfall_is_left (ArnWaterfallRow row);

G_END_DECLS
