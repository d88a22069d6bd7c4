/* The small blocks of a heap by size class, as the table of sys._debugmallocstats () has them. */
#pragma once

#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 block_size; /* bytes */
  guint32 pools;      /* used and full ones */
  guint64 in_use;     /* blocks */
  guint64 available;  /* blocks of those pools that are not in use */
} ArnSizeClassRow;

typedef struct
{
  ArnSizeClassRow classes[ARN_N_SIZE_CLASSES];
  guint64 free_pools;   /* of all arenas, empty ones included */
  guint64 unused_bytes; /* of those pools */
  guint64 header_bytes; /* lost to pool headers */
  guint64 tail_bytes;   /* lost behind the last block of pools */
  guint64 slack_bytes;  /* lost to the alignment of arenas */
} ArnSizeClasses;

const ArnSizeClasses *arn_size_classes_get (ArnSnapshot *snapshot);

G_END_DECLS
