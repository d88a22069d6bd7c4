/* A file mapped into memory whose shrinking is an error, not a crash. Reading beyond the end of a
 * file that somebody else has cut raises SIGBUS; here the missing pages become zeroes instead, and
 * the mapping remembers it. Zeroes are valid in every column: index 0, empty text, empty range.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ArnFileMapping ArnFileMapping;

/* Regular files only. NULL with an ARN_FILE_ERROR. */
ArnFileMapping *arn_file_mapping_new (const char *path, GError **error);
ArnFileMapping *arn_file_mapping_ref (ArnFileMapping *self);
void arn_file_mapping_unref (ArnFileMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnFileMapping, arn_file_mapping_unref)

gconstpointer arn_file_mapping_get_data (ArnFileMapping *self, gsize *length);
/* A part of it that keeps it alive. (transfer full) */
GBytes *arn_file_mapping_get_bytes (ArnFileMapping *self, gsize offset, gsize length);
/* FALSE once pages were missing. */
gboolean arn_file_mapping_is_intact (ArnFileMapping *self);

G_END_DECLS
