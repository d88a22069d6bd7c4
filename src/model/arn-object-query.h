/* The objects of a snapshot as a table shows them: those that a filter lets pass, by type, with
 * what changed since another snapshot, in any order. Made for worker threads: everything can be
 * cancelled, and a million objects are filtered and sorted within 200 ms.
 *
 * Finding and sorting are two steps, because another order or another type needs the second only.
 */
#pragma once

#include "arn-object-filter.h"
#include "arn-retained.h"

G_BEGIN_DECLS

typedef struct
{
  ArnSnapshot *snapshot;
  ArnObjectFilter *filter;     /* or NULL */
  ArnDiff *diff;               /* to the snapshot, or NULL */
  const ArnRetained *retained; /* of the snapshot; NULL: not known yet */
  gboolean hide_startup;       /* leave out what was there before the program's first line, if
                                * anything tells */
} ArnObjectQuery;

/* The objects of one type that were found. */
typedef struct
{
  ArnTypeId type; /* ARN_NONE: only the older snapshot has some */
  ArnTypeId old_type;
  ArnTypeKind kind;
  const char *name, *module; /* of a snapshot of the query */
  guint32 count;
  guint64 size;     /* bytes, shallow */
  guint64 retained; /* bytes that would go if all of them went; 0 when not known */
  guint32 first;    /* in the objects, grouped */
  /* Without a diff 0. */
  guint32 old_count;
  guint64 old_size;
  guint32 born, gone;
} ArnObjectGroup;

typedef struct _ArnObjectMatches ArnObjectMatches; /* immutable */

/* NULL when cancelled. Keeps what the query names. (transfer full) */
ArnObjectMatches *arn_object_matches_new (const ArnObjectQuery *query, GCancellable *cancellable);
ArnObjectMatches *arn_object_matches_ref (ArnObjectMatches *self);
void arn_object_matches_unref (ArnObjectMatches *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnObjectMatches, arn_object_matches_unref)

const ArnObjectQuery *arn_object_matches_get_query (ArnObjectMatches *self);
/* Objects found, and their shallow sizes in bytes. */
guint arn_object_matches_get_count (ArnObjectMatches *self);
guint64 arn_object_matches_get_size (ArnObjectMatches *self);
/* Objects that were left out because they were there before the program. */
guint arn_object_matches_get_hidden (ArnObjectMatches *self);
/* In no order. */
const ArnObjectGroup *arn_object_matches_get_groups (ArnObjectMatches *self, guint *n);
/* The group of a type of the snapshot, or ARN_NONE. */
guint32 arn_object_matches_find_group (ArnObjectMatches *self, ArnTypeId type);

typedef enum
{
  ARN_GROUP_COLUMN_NAME,
  ARN_GROUP_COLUMN_COUNT,
  ARN_GROUP_COLUMN_SIZE,
  ARN_GROUP_COLUMN_RETAINED,
  ARN_GROUP_COLUMN_CHANGE, /* of the size */
  ARN_GROUP_COLUMN_BORN,
  ARN_GROUP_COLUMN_GONE,
} ArnGroupColumn;

/* Numbers of groups. Equal ones by name. (transfer full; never NULL) */
guint32 *arn_object_matches_sort_groups (ArnObjectMatches *self,
                                         ArnGroupColumn column,
                                         gboolean descending,
                                         guint *n);

typedef enum
{
  ARN_OBJECT_COLUMN_ADDRESS,
  ARN_OBJECT_COLUMN_TYPE,
  ARN_OBJECT_COLUMN_SIZE,
  ARN_OBJECT_COLUMN_RETAINED,
  ARN_OBJECT_COLUMN_REFCOUNT, /* immortal ones are more than all others */
  ARN_OBJECT_COLUMN_GENERATION,
  ARN_OBJECT_COLUMN_TEXT,
  ARN_OBJECT_COLUMN_SITE, /* file, then line; those without one last either way */
} ArnObjectColumn;

/* The objects of a group, or of all (`group` ARN_NONE). Equal ones by address. NULL when cancelled.
 * (transfer full) */
ArnObjectId *arn_object_matches_sort (ArnObjectMatches *self,
                                      guint32 group,
                                      ArnObjectColumn column,
                                      gboolean descending,
                                      guint *n,
                                      GCancellable *cancellable);

/* The order itself, of any objects of a snapshot. `retained` may be NULL: then that column is no
 * order. FALSE when cancelled. */
gboolean arn_object_order (ArnSnapshot *snapshot,
                           const ArnRetained *retained,
                           ArnObjectColumn column,
                           gboolean descending,
                           ArnObjectId *ids,
                           guint n,
                           GCancellable *cancellable);

/* Where the object was allocated: the newest frame, or ARN_NONE. */
ArnSiteId arn_object_find_site (ArnSnapshot *snapshot, ArnObjectId object);

G_END_DECLS
