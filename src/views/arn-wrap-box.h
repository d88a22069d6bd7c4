/* A row of widgets that goes on in another line where the width ends, as words do: tool bars and
 * legends stay whole in narrow windows, with large text and in long languages. Children that expand
 * horizontally take what is left of their line. Children that are hidden take no room.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ARN_TYPE_WRAP_BOX (arn_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (ArnWrapBox, arn_wrap_box, ARN, WRAP_BOX, GtkWidget)

GtkWidget *arn_wrap_box_new (int spacing, int line_spacing);
void arn_wrap_box_append (ArnWrapBox *box, GtkWidget *child);

G_END_DECLS
