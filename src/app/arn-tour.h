/* The tour: runs a sample in a window and saves a picture of each thing that a person would see.
 * For machines without a display, and for looking at every view after a change.
 */
#pragma once

#include "arn-window.h"

G_BEGIN_DECLS

/* Saves pictures into the folder, then closes the window. Problems go to standard error. */
void arn_tour_start (ArnWindow *window, const char *folder);

/* Selects the newest instance of one of the program's own classes, if there is one. */
void arn_tour_select (ArnWindow *window);

/* Saves what a widget looks like now. FALSE when the file could not be written. */
gboolean arn_tour_save_picture (GtkWidget *widget, const char *path);

G_END_DECLS
