/* Records a program that somebody else runs: its output, its collections, a snapshot at each mark
 * and one after the last line. What the command line does, without a window and without pauses.
 * All calls come on the program's thread; at each safepoint that any thread asks the program for
 * (PYM_BREAK_SAFEPOINT), its figures go into the history.
 */
#pragma once

#include "arn-recording.h"
#include "pym-program.h"

G_BEGIN_DECLS

typedef struct _ArnRecorder ArnRecorder;

/* The program is loaded and does not run yet. A tracer is attached for the inspector unless there
 * is one. */
ArnRecorder *arn_recorder_new (PymProgram *program, const ArnRunSettings *settings);
/* Before the program is freed. */
void arn_recorder_free (ArnRecorder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnRecorder, arn_recorder_free)

void arn_recorder_write (ArnRecorder *self, PymStream stream, const char *text, gsize length);
/* After the last line, before the program's end. */
void arn_recorder_finish (ArnRecorder *self, PymProgramResult result);
ArnRecording *arn_recorder_get_recording (ArnRecorder *self); /* transfer none */

G_END_DECLS
