/* The builder's two halves: taking rows in (arn-snapshot-builder.c), and sorting and resolving them
 * into columns (arn-snapshot-finish.c).
 */
#pragma once

#include "arn-page-map.h"
#include "arn-snapshot-builder.h"
#include "arn-text-pool.h"

G_BEGIN_DECLS

typedef struct
{
  ArnPoolRow row;
  guint32 first_free, n_free; /* in `free_blocks` */
} ArnPendingPool;

typedef struct
{
  guint64 block, owner; /* addresses */
  guint32 what;
} ArnPendingClaim;

typedef struct
{
  guint32 name, module;
  guint64 size;
  guint64 class_object; /* address */
  guint8 kind;
} ArnPendingType;

typedef struct
{
  ArnObjectRow row;
  guint32 repr;
} ArnPendingObject;

typedef struct
{
  guint64 target; /* address, or row as added */
  guint32 holder; /* row as added: object, or ARN_PENDING_ROOT + root */
  guint32 label;
  guint8 kind, weak;
  guint8 is_row; /* the target is one */
} ArnPendingEdge;

#define ARN_PENDING_ROOT 0x80000000u

typedef struct
{
  guint32 name, frame;
  guint8 kind;
} ArnPendingRoot;

typedef struct
{
  guint32 function, file, line;
} ArnPendingFrame;

typedef struct
{
  guint32 file, line;
} ArnPendingSite;

typedef struct
{
  guint32 first_site, total_frames;
  guint64 bytes, blocks, peak;
} ArnPendingTraceback;

typedef struct
{
  guint32 site;
  guint64 peak, occurrences, memory;
  gint64 increment;
} ArnPendingLine;

typedef struct
{
  guint32 name, kept, limit;
  guint64 bytes;
} ArnPendingList;

struct _ArnSnapshotBuilder
{
  ArnParts parts;
  ArnHeapFigures heap;
  ArnTextPool texts;
  GArray *arenas;      /* ArnArenaRow */
  GArray *pools;       /* ArnPendingPool */
  GArray *free_blocks; /* guint16 */
  GArray *blocks;      /* ArnBlockRow */
  GArray *claims;      /* ArnPendingClaim */
  GArray *types;       /* ArnPendingType */
  GArray *objects;     /* ArnPendingObject */
  ArnPageMap object_rows;
  GArray *edges; /* ArnPendingEdge */
  guint32 holder;
  GArray *roots;           /* ArnPendingRoot */
  GArray *frames;          /* ArnPendingFrame */
  GArray *sites;           /* ArnPendingSite */
  GHashTable *site_ids;    /* file << 32 | line -> id + 1 */
  GArray *tracebacks;      /* ArnPendingTraceback */
  GArray *traceback_sites; /* guint32 */
  GArray *program_tracebacks;
  GArray *program_traceback_sites;
  GArray *lines;      /* ArnPendingLine */
  GArray *free_lists; /* ArnPendingList */
  GArray *bands;      /* ArnPendingList */
};

/* Makes the columns; the builder is still to be freed. NULL: `go_on` said no. (transfer full) */
ArnSnapshot *
arn_snapshot_builder_finish (ArnSnapshotBuilder *self, ArnGoOnFunc go_on, gpointer data);

G_END_DECLS
