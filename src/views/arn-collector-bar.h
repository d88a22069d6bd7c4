/* The bar above the page "Generations": the ways to have the program's memory collected, by counts,
 * by time and at a line. It follows the actions of its window (arn-generations-page.h); where they
 * are switched off it says why.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ARN_TYPE_COLLECTOR_BAR (arn_collector_bar_get_type ())
/* Property: "steerable" (boolean, read-only): thresholds may be set. */
G_DECLARE_FINAL_TYPE (ArnCollectorBar, arn_collector_bar, ARN, COLLECTOR_BAR, GtkWidget)

gboolean arn_collector_bar_get_steerable (ArnCollectorBar *self);
void arn_collector_bar_set_n_collections (ArnCollectorBar *self, guint n);

G_END_DECLS
