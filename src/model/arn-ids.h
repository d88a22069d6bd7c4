/* The vocabulary of a snapshot: indices that name rows of its tables, and the enumerations that its
 * columns hold. An index is only meaningful together with its snapshot; ARN_NONE names no row.
 * Values of enumerations are stored in files: new ones are added at the end.
 */
#pragma once

#include <glib.h>

#define ARN_NONE G_MAXUINT32

typedef guint32 ArnStringId; /* 0 is always the empty text */
typedef guint32 ArnArenaId;  /* rows in ascending order of address */
typedef guint32 ArnPoolId;   /* rows in ascending order of address */
typedef guint32 ArnBlockId;  /* those in pools by address, then the large ones by address */
typedef guint32 ArnObjectId; /* rows in ascending order of address */
typedef guint32 ArnTypeId;
typedef guint32 ArnEdgeId;  /* grouped by holder */
typedef guint32 ArnFrameId; /* newest first */
typedef guint32 ArnRootId;
typedef guint32 ArnSiteId;
typedef guint32 ArnTracebackId;

/* Who holds a reference: an object's row, or the number of objects plus a root's row. */
typedef guint32 ArnHolderId;

/* What a snapshot knows. A view that needs a part that is missing says so. */
typedef enum
{
  ARN_PART_ARENAS = 1 << 0,      /* arenas, pools, size classes */
  ARN_PART_BLOCKS = 1 << 1,      /* blocks in use, large requests, free lists, bands */
  ARN_PART_OBJECTS = 1 << 2,     /* objects and their types */
  ARN_PART_EDGES = 1 << 3,       /* references with their names */
  ARN_PART_SITES = 1 << 4,       /* where memory was asked for */
  ARN_PART_FRAMES = 1 << 5,      /* the stack of the program */
  ARN_PART_GENERATIONS = 1 << 6, /* counts, thresholds and totals of the collector */
} ArnParts;

typedef enum
{
  ARN_POOL_FREE,  /* never taken from its arena */
  ARN_POOL_EMPTY, /* given back to its arena; keeps the class it had last */
  ARN_POOL_USED,  /* has blocks in use and blocks to give */
  ARN_POOL_FULL,
} ArnPoolState;

typedef enum
{
  ARN_GENERATION_YOUNG,
  ARN_GENERATION_MIDDLE,
  ARN_GENERATION_OLD,
  ARN_GENERATION_PERMANENT, /* frozen */
  ARN_GENERATION_UNTRACKED, /* collectable, but known to be in no cycle */
  ARN_GENERATION_NONE,      /* its type takes no part in collections */
} ArnGeneration;

typedef enum
{
  ARN_OBJECT_IMMORTAL = 1 << 0,  /* its reference count never changes */
  ARN_OBJECT_STATIC = 1 << 1,    /* was there before the program: types, small ints */
  ARN_OBJECT_FINALIZED = 1 << 2, /* its finalizer has run */
} ArnObjectFlags;

/* Mirrors PymEdgeKind (src/engine/pym-type.h). */
typedef enum
{
  ARN_EDGE_ATTRIBUTE, /* .name; label: text */
  ARN_EDGE_INDEX,     /* [3]; label: the number */
  ARN_EDGE_KEY,       /* a key itself; label: its entry's number */
  ARN_EDGE_VALUE,     /* ['key']; label: text, the key as a program would write it */
  ARN_EDGE_LOCAL,     /* a frame's variable; label: text */
  ARN_EDGE_STACK,     /* a frame's operand stack; label: the number */
  ARN_EDGE_INTERNAL,  /* anything else; label: text such as "type" */
} ArnEdgeKind;

typedef enum
{
  ARN_ROOT_FRAME,       /* a frame on the stack of the program */
  ARN_ROOT_INTERPRETER, /* modules, interned texts, caches of the interpreter */
  ARN_ROOT_SOURCE,      /* constants that the parsed source holds */
} ArnRootKind;

/* What a type is drawn as; see "Object types" in the palette. */
typedef enum
{
  ARN_TYPE_INT,
  ARN_TYPE_STR,
  ARN_TYPE_FLOAT,
  ARN_TYPE_LIST,
  ARN_TYPE_TUPLE,
  ARN_TYPE_DICT,
  ARN_TYPE_SET,
  ARN_TYPE_FUNCTION,
  ARN_TYPE_CLASS,
  ARN_TYPE_INSTANCE, /* of a class of the program */
  ARN_TYPE_FRAME,
  ARN_TYPE_OTHER,
} ArnTypeKind;
#define ARN_N_TYPE_KINDS (ARN_TYPE_OTHER + 1)

typedef enum
{
  ARN_PROFILE_312,
  ARN_PROFILE_39,
} ArnProfile;

/* Where the program was. */
typedef enum
{
  ARN_RUN_READY,
  ARN_RUN_RUNNING,
  ARN_RUN_PAUSED,
  ARN_RUN_FINISHED, /* after its last line, before its end */
  ARN_RUN_FAILED,   /* raised */
  ARN_RUN_ENDED,    /* its end was performed: nothing is left */
} ArnRunState;

#define ARN_N_GENERATIONS   3
#define ARN_N_SIZE_CLASSES  32
#define ARN_SIZE_CLASS_STEP 16 /* bytes; class c serves blocks of (c + 1) * 16 */
