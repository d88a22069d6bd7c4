/* The page "Generations": the collector at work. What each generation has counted, the run over
 * time, all collections in a table, and the ways to steer it: thresholds, automatic collection or
 * not, every so many seconds, at a line.
 *
 * The page steers by actions of its window, and is insensitive, with the reason, where the window
 * has switched them off: win.set-thresholds "(iii)", win.automatic, win.collect-every "u" (seconds,
 * 0: not; its state is the same), win.collect-at "(ui)" (line, generation, below 0: no longer; its
 * state "a(ui)" lists them), win.find-objects "s", win.show-line "(su)".
 */
#pragma once

#include "arn-chart-view.h"
#include "arn-page.h"

G_BEGIN_DECLS

#define ARN_TYPE_GENERATIONS_PAGE (arn_generations_page_get_type ())
G_DECLARE_FINAL_TYPE (ArnGenerationsPage, arn_generations_page, ARN, GENERATIONS_PAGE, ArnPage)

/* Shows a collection, in the chart and in the table. */
void arn_generations_page_select (ArnGenerationsPage *self, guint collection);
ArnChartView *arn_generations_page_get_chart (ArnGenerationsPage *self);

G_END_DECLS
