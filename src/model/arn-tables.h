/* The tables of a snapshot, one array per field ("columnar"). Plain data that anyone may read; who
 * fills it is ArnSnapshotBuilder or the file reader, and nobody writes to it afterwards. A column
 * of an empty table, or of a part that is missing, may be read nowhere but is never NULL. All sizes
 * are in bytes, all times in nanoseconds since the start of the run.
 *
 * Columns named first_… describe ranges: row r owns the rows first_…[r] up to, but not including,
 * first_…[r + 1] of another table, and the column has one entry more than its table has rows.
 */
#pragma once

#include "arn-ids.h"

/* Everything that is one number. The same in a pulse. Only 64-bit fields: in a file it is one
 * column, and what a file of an older version lacks at its end reads as 0. */
typedef struct
{
  guint64 profile; /* ArnProfile */
  guint64 arena_size, pool_size;
  guint64 pool_header; /* at the start of each pool */
  guint64 region_base; /* lowest address arenas and large requests may have */

  guint64 arenas;                    /* held now */
  guint64 arenas_highest;            /* most held at once */
  guint64 arenas_allocated;          /* in total, ever */
  guint64 blocks_in_use;             /* in pools and large, as sys.getallocatedblocks () counts */
  guint64 bytes_in_use;              /* of blocks in pools */
  guint64 large_blocks, large_bytes; /* requests above 512 bytes */
  guint64 raw_bytes;                 /* the interpreter's own, uncounted memory; 0: not known */
  guint64 process_bytes;             /* of the whole program, all that is said here; 0: not known */
  guint64 traced_bytes, traced_peak;
  guint64 serial; /* of the newest allocation */

  guint64 generation_count[ARN_N_GENERATIONS];
  guint64 generation_threshold[ARN_N_GENERATIONS];
  guint64 generation_size[ARN_N_GENERATIONS]; /* objects in it; only in full snapshots */
  guint64 permanent_size;
  guint64 collections[ARN_N_GENERATIONS];
  guint64 collected[ARN_N_GENERATIONS];
  guint64 uncollectable[ARN_N_GENERATIONS];
  guint64 collector_enabled;
  guint64 collecting; /* 1 + generation while one runs, else 0 */
  guint64 long_lived_total, long_lived_pending;

  guint64 state; /* ArnRunState */
  guint64 time;
  guint64 instructions; /* executed so far */
  guint64 line;         /* running, or about to; 0: none */
  guint64 file;         /* of that line: an ArnStringId; in a pulse an offset in its text */

  guint64 trace_frames;   /* kept of each traceback at most; 0: not known */
  guint64 tracer_bytes;   /* that the inspector's tracer itself takes */
  guint64 program_frames; /* kept by the program's own tracemalloc; 0: it does not trace */
  guint64 program_traced_bytes, program_traced_peak;
  guint64 program_tracer_bytes;
  guint64 profiles_lines; /* 1: `lines` says how often lines ran and what they changed */
} ArnHeapFigures;

typedef struct
{
  guint32 n;
  guint32 n_bytes;
  const guint32 *first_byte; /* n + 1 */
  const char *bytes;         /* UTF-8, a NUL after each */
} ArnStringTable;

typedef struct
{
  guint32 n;
  const guint64 *address;
  const guint32 *number; /* of the allocator's record: small ones are used first */
  const guint32 *n_pools;
  const guint32 *free_pools;        /* never taken ones and empty ones */
  const guint32 *first_pool_offset; /* slack in front of the first pool */
  const guint32 *first_pool;        /* n + 1 */
} ArnArenaTable;

typedef struct
{
  guint32 n;
  const guint32 *arena;
  const guint32 *index;       /* in its arena */
  const guint8 *size_class;   /* 0 … 31; meaningless for a free one */
  const guint8 *state;        /* ArnPoolState */
  const guint32 *used;        /* blocks */
  const guint32 *capacity;    /* blocks; 0 for a free one */
  const guint32 *carved;      /* blocks that were handed out at least once */
  const guint32 *first_block; /* n + 1, the last one is the first large block; all 0 without
                               ARN_PART_BLOCKS */
  const guint32 *first_free;  /* n + 1; in the table of free blocks */
} ArnPoolTable;

/* Blocks on the free lists of pools, in the order in which they will be handed out. */
typedef struct
{
  guint32 n;
  const guint16 *index; /* in its pool */
} ArnFreeBlockTable;

typedef struct
{
  guint32 n;
  const guint64 *address;
  const guint64 *size;      /* of its size class; of a large one as requested */
  const guint64 *requested; /* 0: not known */
  const guint32 *pool;      /* ARN_NONE: large */
  const guint32 *owner;     /* object, or ARN_NONE */
  const guint32 *what;      /* text, such as "dict keys"; empty: the owner itself lies in it */
  const guint32 *traceback; /* or ARN_NONE */
  const guint64 *serial;    /* of its allocation, ascending with time; 0: not known */
} ArnBlockTable;

typedef struct
{
  guint32 n;
  const guint64 *address;
  const guint32 *type;
  const guint64 *size;      /* as sys.getsizeof () says, never by running the program's code */
  const guint64 *total;     /* with the blocks that it owns */
  const guint32 *refcount;  /* of an immortal one meaningless */
  const guint8 *flags;      /* ArnObjectFlags */
  const guint8 *generation; /* ArnGeneration */
  const guint32 *repr;      /* short text */
  const guint32 *block;     /* it lies in, or ARN_NONE */
  const guint64 *serial;    /* of its allocation; its identity between snapshots; 0: not known */
} ArnObjectTable;

typedef struct
{
  guint32 n;
  const guint32 *name;
  const guint32 *module;
  const guint64 *size;   /* of an instance without items and heads */
  const guint32 *object; /* the class itself, or ARN_NONE */
  const guint8 *kind;    /* ArnTypeKind */
} ArnTypeTable;

/* References, grouped by holder: those of object 0, 1, …, then those of root 0, 1, … */
typedef struct
{
  guint32 n;
  guint32 n_holders;         /* objects and roots */
  const guint32 *first_edge; /* n_holders + 1 */
  const guint32 *target;     /* object */
  const guint32 *label;      /* text or number, by kind */
  const guint8 *kind;        /* ArnEdgeKind */
  const guint8 *weak;        /* 1: not counted */
} ArnEdgeTable;

typedef struct
{
  guint32 n;
  const guint32 *name;
  const guint32 *frame; /* or ARN_NONE */
  const guint8 *kind;   /* ArnRootKind */
} ArnRootTable;

typedef struct
{
  guint32 n;
  const guint32 *function;
  const guint32 *file;
  const guint32 *line;
} ArnFrameTable;

typedef struct
{
  guint32 n;
  const guint32 *file;
  const guint32 *line; /* 0: the whole file */
} ArnSiteTable;

typedef struct
{
  guint32 n;
  const guint32 *first_site;   /* n + 1, in traceback_sites; newest frame first */
  const guint32 *total_frames; /* there were; more than are kept when cut */
  const guint64 *bytes;        /* alive */
  const guint64 *blocks;       /* alive */
  const guint64 *peak;         /* most bytes alive at once */
} ArnTracebackTable;

typedef struct
{
  guint32 n;
  const guint32 *site;
} ArnTracebackSiteTable;

/* What is known of a line itself, whatever called it. Bytes are traced ones. A line's change is its
 * own: what lines of functions that it calls do is theirs. */
typedef struct
{
  guint32 n;
  const guint32 *site;
  const guint64 *peak;        /* most bytes alive at once that it had asked for */
  const guint64 *occurrences; /* times that it ran while lines were profiled */
  const guint64 *increment;   /* bytes, all times together; to be read as gint64 */
  const guint64 *memory;      /* bytes alive in the whole program after it ran last */
} ArnLineTable;

/* Lists of dead objects that wait to be used again. */
typedef struct
{
  guint32 n;
  const guint32 *name;
  const guint32 *kept;
  const guint32 *limit;
  const guint64 *bytes; /* of all blocks kept */
} ArnFreeListTable;

/* What is static or immortal, by kind: small ints, one-character texts, interned texts, … */
typedef struct
{
  guint32 n;
  const guint32 *name;
  const guint32 *count;
  const guint64 *bytes;
} ArnBandTable;

typedef struct
{
  ArnParts parts;
  ArnHeapFigures heap;
  ArnStringTable strings;
  ArnArenaTable arenas;
  ArnPoolTable pools;
  ArnFreeBlockTable free_blocks;
  ArnBlockTable blocks;
  ArnObjectTable objects;
  ArnTypeTable types;
  ArnEdgeTable edges;
  ArnRootTable roots;
  ArnFrameTable frames;
  ArnSiteTable sites;
  ArnTracebackTable tracebacks;
  ArnTracebackSiteTable traceback_sites;
  ArnTracebackTable program_tracebacks; /* of the program's own tracemalloc; sites are shared */
  ArnTracebackSiteTable program_traceback_sites;
  ArnLineTable lines;
  ArnFreeListTable free_lists;
  ArnBandTable bands;
} ArnTables;
