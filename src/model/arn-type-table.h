/* The objects of a snapshot by type: how many, how much. Made once, kept with the snapshot. */
#pragma once

#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  ArnTypeId type;
  guint32 count;
  guint64 size;  /* sum of shallow sizes, bytes */
  guint64 total; /* with owned blocks, bytes */
  guint32 first; /* its objects: from here, `count` of them, in `ArnTypeRows.objects` */
} ArnTypeRow;

typedef struct
{
  guint n;
  const ArnTypeRow *rows;     /* most bytes (total) first; types without objects are left out */
  const ArnObjectId *objects; /* grouped by row, by address within */
  const guint32 *row_of_type; /* by ArnTypeId, or ARN_NONE */
} ArnTypeRows;

const ArnTypeRows *arn_type_table_get (ArnSnapshot *snapshot);

G_END_DECLS
