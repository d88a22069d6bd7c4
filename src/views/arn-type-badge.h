/* A small square in the colour of a type with a letter or two: the same thing looks the same in
 * every list. A second meaning for eyes that see no colour.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-palette.h"

G_BEGIN_DECLS

#define ARN_TYPE_TYPE_BADGE (arn_type_badge_get_type ())
G_DECLARE_FINAL_TYPE (ArnTypeBadge, arn_type_badge, ARN, TYPE_BADGE, GtkWidget)

/* `letter` NULL: that of the kind. */
GtkWidget *arn_type_badge_new (ArnTypeKind kind, const char *letter);
void arn_type_badge_set (ArnTypeBadge *self, ArnTypeKind kind, const char *letter);
/* A size class in place of a type: the plain colour, without a letter. */
void arn_type_badge_set_size_class (ArnTypeBadge *self, guint size_class);
/* Edge in pixels; 18 unless told. */
void arn_type_badge_set_size (ArnTypeBadge *self, int size);

/* The first letter of an instance's class, else the letters of the kind. (transfer full) */
char *arn_type_badge_letter_for (ArnTypeKind kind, const char *type_name);

G_END_DECLS
