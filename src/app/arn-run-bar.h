/* The bar at the window's lower edge: what steers the run, and in words and numbers where it is.
 * Its buttons activate the window's actions; it shows what it is told.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-tables.h"

G_BEGIN_DECLS

#define ARN_TYPE_RUN_BAR (arn_run_bar_get_type ())
G_DECLARE_FINAL_TYPE (ArnRunBar, arn_run_bar, ARN, RUN_BAR, GtkWidget)

/* `word` is the state as a person reads it: "Paused · line 12". `running` makes the first button
 * Pause; `again` makes it "Run Again". */
void arn_run_bar_set_state (ArnRunBar *self, const char *word, gboolean running, gboolean again);
/* Counts against thresholds and heap. NULL: nothing is known yet. */
void arn_run_bar_set_figures (ArnRunBar *self, const ArnHeapFigures *heap);
/* Lines a second; 0: full. */
void arn_run_bar_set_speed (ArnRunBar *self, guint speed);
/* Whether it steers anything; a file that was opened is only looked at. */
void arn_run_bar_set_steers (ArnRunBar *self, gboolean steers);

G_END_DECLS
