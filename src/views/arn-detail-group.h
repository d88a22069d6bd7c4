/* A group of the details pane: a title with a remark at its end, and rows beneath. A row has a
 * badge (what type), a name, a value, and may lead to an object or to a source line.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-snapshot.h"

G_BEGIN_DECLS

#define ARN_TYPE_DETAIL_GROUP (arn_detail_group_get_type ())
/* Signals: "activate-object" (guint: row in the snapshot), "activate-line" (char *file, guint
 * line). */
G_DECLARE_FINAL_TYPE (ArnDetailGroup, arn_detail_group, ARN, DETAIL_GROUP, GtkWidget)

typedef struct
{
  int kind;           /* ArnTypeKind for the badge; -1: none */
  const char *letter; /* in the badge; NULL: of the kind */
  const char *name;
  const char *value;   /* may be NULL */
  const char *tooltip; /* may be NULL */
  ArnObjectId object;  /* that it leads to, or ARN_NONE */
  const char *file;    /* of the line that it leads to, or NULL */
  guint line;
  gboolean dim_value;
} ArnDetailRow;

void arn_detail_group_set_title (ArnDetailGroup *self, const char *title, const char *remark);
void arn_detail_group_clear (ArnDetailGroup *self);
void arn_detail_group_add (ArnDetailGroup *self, const ArnDetailRow *row);
/* A row without a value that says what isn't shown: "12 more". */
void arn_detail_group_add_note (ArnDetailGroup *self, const char *text);

G_END_DECLS
