/* The refcount ledger: every counted reference to an object, by who holds it, set against its
 * reference count. What is left over is held by something that a capture cannot see.
 */
#pragma once

#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  ArnHolderId holder;
  ArnEdgeId edge; /* the first of them */
  guint count;    /* references that this holder has under this edge's kind and label */
} ArnLedgerEntry;

typedef struct
{
  gboolean immortal; /* then the count means nothing */
  guint64 refcount;
  guint64 accounted; /* sum of the entries */
  guint n_weak;      /* weak references to it: not counted, not among the entries */
  guint n_entries;
  ArnLedgerEntry *entries; /* frames and other roots first, then objects by address */
} ArnLedger;

/* (transfer full) */
ArnLedger *arn_ledger_new (ArnSnapshot *snapshot, ArnObjectId object);
void arn_ledger_free (ArnLedger *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnLedger, arn_ledger_free)

/* "2 of 2 accounted for", "immortal". (transfer full) */
char *arn_ledger_format (const ArnLedger *self);

G_END_DECLS
