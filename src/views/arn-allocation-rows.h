/* The rows of the Allocations table: those of an ArnAllocations, and between them what is open. A
 * row of a line or file opens into the tracebacks that ask for memory there, those into their
 * frames, the oldest first; with a single traceback its frames come at once. What is open stays
 * open, by what it means, when newer figures come.
 */
#pragma once

#include "arn-allocations.h"
#include "arn-row-list.h"

G_BEGIN_DECLS

typedef enum
{
  ARN_ALLOCATION_ROW_PLACE,     /* a row of the allocations */
  ARN_ALLOCATION_ROW_TRACEBACK, /* one of several of a place */
  ARN_ALLOCATION_ROW_FRAME,
  ARN_ALLOCATION_ROW_CUT,  /* `count` older frames were not kept */
  ARN_ALLOCATION_ROW_MORE, /* `count` further tracebacks are not shown */
} ArnAllocationRowKind;

typedef struct
{
  ArnAllocationRowKind kind;
  guint depth;
  const char *file; /* of the newest frame, or of the frame; "" for others */
  guint32 line;     /* 0: none */
  gboolean of_baseline;
  const ArnAllocation *place;  /* of a place, else NULL */
  ArnTracebackId traceback;    /* of a traceback, else ARN_NONE */
  guint64 bytes, blocks, peak; /* of a place or a traceback */
  guint count;
} ArnAllocationRow;

typedef struct _ArnAllocationRows ArnAllocationRows;

/* Fills the list, which is kept. */
ArnAllocationRows *arn_allocation_rows_new (ArnRowList *list);
void arn_allocation_rows_free (ArnAllocationRows *self);

/* Other figures; kept. NULL: no rows. The selection follows what it means. */
void arn_allocation_rows_set (ArnAllocationRows *self, ArnAllocations *allocations);
ArnAllocations *arn_allocation_rows_get_allocations (ArnAllocationRows *self); /* nullable */
/* Closes everything: another program. */
void arn_allocation_rows_forget (ArnAllocationRows *self);

/* FALSE when there is no such row. */
gboolean arn_allocation_rows_get (ArnAllocationRows *self, guint32 id, ArnAllocationRow *out);
gboolean arn_allocation_rows_can_open (ArnAllocationRows *self, guint32 id);
gboolean arn_allocation_rows_is_open (ArnAllocationRows *self, guint32 id);
void arn_allocation_rows_set_open (ArnAllocationRows *self, guint32 id, gboolean open);
/* "lookup 31 ← serve 59": the callers of a traceback's newest frame, at most `max`; `name` gives
 * each line's function. (transfer full) */
typedef char *(*ArnScopeFunc) (const char *file, guint line, gpointer data);
char *arn_allocation_rows_format_callers (
    ArnAllocationRows *self, guint32 id, guint max, ArnScopeFunc name, gpointer data);

G_END_DECLS
