/* A window: one recording, made by a running workload or opened from a file, with the views on it
 * and the bar that steers it. Without a recording it shows the start page.
 */
#pragma once

#include <adwaita.h>

#include "arn-session.h"
#include "arn-target.h"

G_BEGIN_DECLS

#define ARN_TYPE_WINDOW (arn_window_get_type ())
G_DECLARE_FINAL_TYPE (ArnWindow, arn_window, ARN, WINDOW, AdwApplicationWindow)

ArnWindow *arn_window_new (AdwApplication *application);

/* Whether it shows the start page, so that what is opened can go here. */
gboolean arn_window_is_empty (ArnWindow *self);

/* Opens a workload (*.py) or a recording (*.arenarium) in this window. Problems are said in it. */
void arn_window_open_file (ArnWindow *self, GFile *file);
/* `name` as in the samples' index. With `run` it starts at once. */
void arn_window_open_sample (ArnWindow *self, const char *name, gboolean run);
/* Takes over what is to be inspected. `title` is for the header; `path` may be NULL. */
void arn_window_set_target (ArnWindow *self, ArnTarget *target, const char *title);
void arn_window_set_recording (ArnWindow *self, ArnRecording *recording, const char *title);

ArnTarget *arn_window_get_target (ArnWindow *self);
ArnSession *arn_window_get_session (ArnWindow *self);

/* A sentence in the info bar; it stays until it is closed or something else is opened. */
void arn_window_show_error (ArnWindow *self, const char *sentence);
/* A short confirmation that goes by itself. */
void arn_window_show_toast (ArnWindow *self, const char *text);

G_END_DECLS
