/* The columns of a snapshot as data: name, place, width, and what its values may be. Builder, file
 * and checks work from this one table, so a new column is a line here and a field in arn-tables.h.
 */
#pragma once

#include <gio/gio.h>

#include "arn-tables.h"

G_BEGIN_DECLS

typedef enum
{
  ARN_CHECK_NOTHING,
  ARN_CHECK_BELOW,    /* every value is below the limit */
  ARN_CHECK_OPTIONAL, /* or it is ARN_NONE */
  ARN_CHECK_RANGES,   /* from 0, never falling, to the limit */
  ARN_CHECK_WITHIN,   /* the same, to at most the limit */
  ARN_CHECK_RISING,   /* each value above the one before */
} ArnCheck;

typedef struct
{
  const char *name;     /* "pools.used"; stable, it stands in files */
  guint16 offset;       /* of the pointer in ArnTables */
  guint16 count_offset; /* of the table's number of rows */
  guint8 width;         /* bytes of an element */
  guint8 extra;         /* elements beyond the number of rows */
  guint8 check;         /* ArnCheck */
  guint16 limit_offset; /* of a number of rows, or 0: `limit` counts */
  guint32 limit;
} ArnColumnInfo;

const ArnColumnInfo *arn_schema_get_columns (guint *n);

static inline gconstpointer *
arn_schema_column (ArnTables *tables, const ArnColumnInfo *info)
{
  return (gconstpointer *) ((char *) tables + info->offset);
}
static inline guint32 *
arn_schema_count (ArnTables *tables, const ArnColumnInfo *info)
{
  return (guint32 *) ((char *) tables + info->count_offset);
}
static inline gsize
arn_schema_column_length (const ArnTables *tables, const ArnColumnInfo *info)
{
  return (gsize) * (const guint32 *) ((const char *) tables + info->count_offset) + info->extra;
}

/* Lets every column that is missing point to zeroes, where its table is empty. FALSE when one is
 * missing whose table has rows; `*missing` is its name. */
gboolean arn_schema_fill_empty (ArnTables *tables, const char **missing);

/* Whether every index is in range and the tables fit each other, so that no reader can be led
 * astray. Cost: one pass over everything. On FALSE `*problem` names the column. */
gboolean
arn_schema_check (const ArnTables *tables, GCancellable *cancellable, const char **problem);

G_END_DECLS
