/* Fills a snapshot. A capture, an importer or a test adds rows in whatever order it meets them and
 * names memory by its address; the end sorts, resolves addresses to rows and hands out the
 * immutable snapshot. Needs memory in proportion to what is added, and touches no heap but its own.
 *
 * Order that matters: a type before its objects, a traceback before what names it, the pools of an
 * arena after the arena; `add_free_block` speaks of the pool added last, `add_edge` of the holder
 * begun last.
 */
#pragma once

#include "arn-pulse.h"
#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef struct _ArnSnapshotBuilder ArnSnapshotBuilder;

ArnSnapshotBuilder *arn_snapshot_builder_new (ArnParts parts);
void arn_snapshot_builder_free (ArnSnapshotBuilder *self);
/* Takes the builder. (transfer full) */
ArnSnapshot *arn_snapshot_builder_end (ArnSnapshotBuilder *self);

/* Asked now and then by work that takes long: `done` is its share, 0 to 1. FALSE: give up. */
typedef gboolean (*ArnGoOnFunc) (double done, gpointer data);
/* The same for a heap of any size. NULL when `go_on` said no. (transfer full) */
ArnSnapshot *
arn_snapshot_builder_end_watched (ArnSnapshotBuilder *self, ArnGoOnFunc go_on, gpointer data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnSnapshotBuilder, arn_snapshot_builder_free)

/* Makes room beforehand; only a hint. */
void arn_snapshot_builder_expect (ArnSnapshotBuilder *self, guint n_blocks, guint n_objects);

/* To be filled in place, any time before the end. Figures that follow from rows (arenas, blocks and
 * bytes in use) are computed only where they were left 0. */
ArnHeapFigures *arn_snapshot_builder_heap (ArnSnapshotBuilder *self);

/* The same text gives the same row. Text that is no UTF-8 is repaired. */
ArnStringId arn_snapshot_builder_intern (ArnSnapshotBuilder *self, const char *text);

typedef struct
{
  guint64 address;
  guint32 number;
  guint32 n_pools;
  guint32 free_pools;
  guint32 first_pool_offset;
} ArnArenaRow;

typedef struct
{
  guint64 arena; /* address of its arena */
  guint32 index; /* in its arena */
  guint8 state;  /* ArnPoolState */
  guint8 size_class;
  guint32 used, capacity, carved;
} ArnPoolRow;

void arn_snapshot_builder_add_arena (ArnSnapshotBuilder *self, const ArnArenaRow *row);
/* Pools that an arena has but that were not added are free ones. */
void arn_snapshot_builder_add_pool (ArnSnapshotBuilder *self, const ArnPoolRow *row);
/* Index of a block on that pool's free list; in the order in which they will be handed out. */
void arn_snapshot_builder_add_free_block (ArnSnapshotBuilder *self, guint index);

typedef struct
{
  guint64 address;
  guint64 size;             /* of a small one: of its class; of a large one: as requested */
  guint64 requested;        /* 0: not known */
  guint64 serial;           /* 0: not known */
  ArnTracebackId traceback; /* or ARN_NONE */
} ArnBlockRow;

/* Whether it lies in a pool follows from its address. */
void arn_snapshot_builder_add_block (ArnSnapshotBuilder *self, const ArnBlockRow *row);
/* Says whose a block is that is (or will be) added: the object at `owner`, or 0 for the interpreter
 * or a free list. The block in which an object lies need not be claimed. */
void arn_snapshot_builder_claim_block (ArnSnapshotBuilder *self,
                                       guint64 block,
                                       guint64 owner,
                                       const char *what);

/* `kind` ARN_TYPE_OTHER is replaced by what the name says for built-in types. */
ArnTypeId arn_snapshot_builder_add_type (ArnSnapshotBuilder *self,
                                         const char *name,
                                         const char *module,
                                         gsize size,
                                         ArnTypeKind kind,
                                         guint64 class_object);

typedef struct
{
  guint64 address;
  ArnTypeId type;
  guint64 size;
  guint64 serial;
  guint32 refcount;
  guint8 flags;      /* ArnObjectFlags */
  guint8 generation; /* ArnGeneration */
  const char *repr;  /* short, or NULL; copied */
} ArnObjectRow;

/* FALSE when there is an object of that address already (the row is not added). */
gboolean arn_snapshot_builder_add_object (ArnSnapshotBuilder *self, const ArnObjectRow *row);
/* The how manieth added object lies there, counted from 0; ARN_NONE: none. */
guint32 arn_snapshot_builder_find_object (ArnSnapshotBuilder *self, guint64 address);

/* The edges that follow are held by this object; once for each object. */
void arn_snapshot_builder_begin_object (ArnSnapshotBuilder *self, guint64 address);
/* The same, of the object that was added as the `row`th, counted from 0. */
void arn_snapshot_builder_begin_object_row (ArnSnapshotBuilder *self, guint32 row);
/* The edges that follow are held by a new root; `frame` (a row from add_frame) or ARN_NONE. */
ArnRootId arn_snapshot_builder_begin_root (ArnSnapshotBuilder *self,
                                           ArnRootKind kind,
                                           const char *name,
                                           ArnFrameId frame);
/* `label`: a row from intern () or a number, by kind. An edge to an address at which no object was
 * added is dropped at the end. */
void arn_snapshot_builder_add_edge (
    ArnSnapshotBuilder *self, ArnEdgeKind kind, gboolean weak, guint32 label, guint64 target);
/* The same, to the object that was added as the `row`th, counted from 0. */
void arn_snapshot_builder_add_edge_to_row (
    ArnSnapshotBuilder *self, ArnEdgeKind kind, gboolean weak, guint32 label, guint32 row);

/* Newest first. */
ArnFrameId arn_snapshot_builder_add_frame (ArnSnapshotBuilder *self,
                                           const char *function,
                                           const char *file,
                                           guint line);

typedef struct
{
  const char *file;
  guint32 line;
} ArnSiteRow;

/* Sites newest first, at least one; copied. */
ArnTracebackId arn_snapshot_builder_add_traceback (ArnSnapshotBuilder *self,
                                                   const ArnSiteRow *sites,
                                                   guint n_sites,
                                                   guint total_frames,
                                                   guint64 bytes,
                                                   guint64 blocks,
                                                   guint64 peak);

/* As the program's own tracemalloc has it. */
void arn_snapshot_builder_add_program_traceback (ArnSnapshotBuilder *self,
                                                 const ArnSiteRow *sites,
                                                 guint n_sites,
                                                 guint total_frames,
                                                 guint64 bytes,
                                                 guint64 blocks,
                                                 guint64 peak);

typedef struct
{
  ArnSiteRow site;
  guint64 peak, occurrences, memory;
  gint64 increment;
} ArnLineFigures;

/* Once for each line, in any order. */
void arn_snapshot_builder_add_line (ArnSnapshotBuilder *self, const ArnLineFigures *row);

void arn_snapshot_builder_add_free_list (
    ArnSnapshotBuilder *self, const char *name, guint kept, guint limit, guint64 bytes);
void arn_snapshot_builder_add_band (ArnSnapshotBuilder *self,
                                    const char *name,
                                    guint count,
                                    guint64 bytes);

/* A snapshot of what a pulse knows: arenas, generations, sites. (transfer full) */
ArnSnapshot *arn_snapshot_new_from_pulse (const ArnPulse *pulse);

G_END_DECLS
