/* The look that scenes paint in, taken from the theme that widgets have: style, contrast, size of
 * text, font.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-look.h"

G_BEGIN_DECLS

ArnLook arn_views_get_look (GtkWidget *widget);
/* Calls `changed` (widget) whenever it would be another, as long as the widget lives. */
void arn_views_watch_look (GtkWidget *widget, GCallback changed);

ArnStyle arn_views_get_style (void);
GdkRGBA arn_views_rgba (ArnColor color);

G_END_DECLS
