/* Shell patterns on file names, as Python's fnmatch reads them: `*`, `?`, `[abc]`, `[a-z]` and
 * `[!abc]` on characters. Unlike the C library's, it does not know slashes, leading dots, locales
 * or backslashes as anything special; so a filter keeps here what tracemalloc.Filter keeps there.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Both in UTF-8. The whole name has to fit. */
gboolean arn_file_pattern_matches (const char *pattern, const char *name);

G_END_DECLS
