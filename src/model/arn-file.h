/* Recordings as files (`*.arenarium`). The file is mapped, not read: opening costs as much as its
 * directory is long, and a snapshot's columns are used in place after they were checked. Whatever a
 * file holds, opening it ends in a recording or in an error with a sentence for a person.
 */
#pragma once

#include "arn-recording.h"

G_BEGIN_DECLS

#define ARN_FILE_ERROR (arn_file_error_quark ())
GQuark arn_file_error_quark (void);

typedef enum
{
  ARN_FILE_ERROR_FOREIGN,   /* not a recording at all */
  ARN_FILE_ERROR_VERSION,   /* of a newer Arenarium, or of a machine of other byte order */
  ARN_FILE_ERROR_TRUNCATED, /* shorter than it says, or shrunk while it was open */
  ARN_FILE_ERROR_DAMAGED,   /* a checksum or a value cannot be right */
  ARN_FILE_ERROR_TOO_LARGE, /* cannot be mapped or written here */
  ARN_FILE_ERROR_SYSTEM,    /* the system refused: no such file, no permission, disk full … */
} ArnFileError;

#define ARN_FILE_SUFFIX ".arenarium"
/* As data/io.github.arenarium.Arenarium.mime.xml.in says it to the desktop. */
#define ARN_FILE_MIME_TYPE "application/x-arenarium-recording"

/* Any thread, if the recording does not change meanwhile. Writes beside `path`, then renames:
 * whoever reads `path` sees the old file or the new one. Readable by its owner only. */
gboolean arn_recording_save (ArnRecording *self,
                             const char *path,
                             GCancellable *cancellable,
                             GError **error);
/* Any thread. (transfer full) */
ArnRecording *arn_recording_open (const char *path, GCancellable *cancellable, GError **error);

/* Started and finished on the main thread, done on a worker. What the recording holds at the call
 * is saved; it may go on meanwhile. When finished, "modified" is FALSE unless it has changed since.
 */
void arn_recording_save_async (ArnRecording *self,
                               const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
gboolean arn_recording_save_finish (ArnRecording *self, GAsyncResult *result, GError **error);
void arn_recording_open_async (const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
ArnRecording *arn_recording_open_finish (GAsyncResult *result, GError **error);

G_END_DECLS
