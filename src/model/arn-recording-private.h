/* How a file puts a recording together. */
#pragma once

#include "arn-recording.h"

G_BEGIN_DECLS

/* As it is, without budget and without marking the recording as modified. */
void arn_recording_insert_item (ArnRecording *self, ArnSnapshotItem *item);

G_END_DECLS
