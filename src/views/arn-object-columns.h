/* The columns of the page "Objects": what their cells say of types, of lines and of objects, and
 * what a row says exactly, in tooltips and when it is copied.
 */
#pragma once

#include "arn-object-query.h"
#include "arn-recording.h"
#include "arn-table.h"

G_BEGIN_DECLS

/* What the tables show. The page's; cells read it while they are bound. */
typedef struct
{
  ArnObjectMatches *matches; /* NULL: nothing yet */
  gboolean knows_reachable;  /* asking costs nothing any more */
  ArnRecording *recording;   /* the session's, for texts of lines; or NULL */
  ArnDiff *diff;             /* that of the change columns, or NULL: none, or not yet */
  guint64 most_size, most_retained, most_change, most_line_change;
} ArnObjectShown;

void arn_object_shown_set_matches (ArnObjectShown *shown, ArnObjectMatches *matches);
void arn_object_shown_set_diff (ArnObjectShown *shown, ArnDiff *diff);
void arn_object_shown_clear (ArnObjectShown *shown);

/* Rows of types are numbers of groups; this one, first of all, stands for all of them. */
#define ARN_OBJECT_ALL_TYPES (ARN_ROW_NONE - 1)

typedef enum
{
  ARN_TYPES_NAME,
  ARN_TYPES_COUNT,
  ARN_TYPES_SIZE,
  ARN_TYPES_SHARE,
  ARN_TYPES_RETAINED,
  ARN_TYPES_CHANGE,
  ARN_TYPES_BORN,
  ARN_TYPES_GONE,
} ArnTypesColumn;

/* Adds all columns, in that order. */
void arn_object_columns_add_types (ArnTable *table, ArnObjectShown *shown);
/* What a column of types is sorted by. */
ArnGroupColumn arn_object_columns_get_group_column (ArnTypesColumn column);

/* Rows of lines are those of the diff. */
void arn_object_columns_add_lines (ArnTable *table, ArnObjectShown *shown);

typedef enum
{
  ARN_OBJECTS_TEXT,
  ARN_OBJECTS_ADDRESS,
  ARN_OBJECTS_SIZE,
  ARN_OBJECTS_RETAINED,
  ARN_OBJECTS_REFCOUNT,
  ARN_OBJECTS_GENERATION,
  ARN_OBJECTS_SITE,
} ArnObjectsColumn;

void arn_object_columns_add_objects (ArnTable *table, ArnObjectShown *shown);
ArnObjectColumn arn_object_columns_get_object_column (ArnObjectsColumn column);
/* "0", "untracked"; "" for objects that take no part in collections. */
const char *arn_object_columns_name_generation (ArnGeneration generation);

G_END_DECLS
