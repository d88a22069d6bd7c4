/* What the room of widgets needs once, before its first widget: its resources (templates, icons),
 * and its types, so that templates can name them.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ARN_RESOURCES "/io/github/arenarium/Arenarium/"

/* Templates, icons and styles: before an application starts up, which looks for its own there. */
void arn_views_register_resources (void);

/* Call after the toolkit's own initialisation; more than once does no harm. */
void arn_views_init (void);

G_END_DECLS
