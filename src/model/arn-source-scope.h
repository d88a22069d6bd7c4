/* Which function or class of a Python source a line stands in, found by indentation: for traces,
 * which know files and lines but no names. A text in quotes that looks like a definition can
 * mislead it, nothing else can.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Page.__init__"; "<module>" outside of all, "" when the text has no such line. (transfer full) */
char *arn_source_scope (const char *text, guint line);
/* The line without indentation and white space at its end; "" when there is none. (transfer full)
 */
char *arn_source_line (const char *text, guint line);

G_END_DECLS
