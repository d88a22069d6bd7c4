/* How a file puts a recording together. */
#pragma once

#include "arn-file-mapping.h"
#include "arn-recording.h"

G_BEGIN_DECLS

/* As it is, without budget and without marking the recording as modified. */
void arn_recording_insert_item (ArnRecording *self, ArnSnapshotItem *item);

/* What it was opened from; a reference is taken. */
void arn_recording_set_mapping (ArnRecording *self, ArnFileMapping *mapping);

/* Grows with every change. */
guint64 arn_recording_get_revision (ArnRecording *self);
/* Number of the newest snapshot there ever was. */
guint arn_recording_get_last_number (ArnRecording *self);
/* What it was at that revision, and snapshots up to that number, are in a file now. */
void arn_recording_set_saved (ArnRecording *self, guint64 revision, guint last_number);

G_END_DECLS
