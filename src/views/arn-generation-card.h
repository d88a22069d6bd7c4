/* One generation of the collector on a card: what it has counted against its threshold, which can
 * be changed here, when it is collected, and what its collections came to so far.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-tables.h"

G_BEGIN_DECLS

#define ARN_TYPE_GENERATION_CARD (arn_generation_card_get_type ())
/* Properties: "generation" (0 … 2, construct only), "editable" (whether the threshold can be
 * changed). Signal: "threshold-changed" (int threshold): a person has set it. */
G_DECLARE_FINAL_TYPE (ArnGenerationCard, arn_generation_card, ARN, GENERATION_CARD, GtkWidget)

/* `sizes`: how many objects are in it is known. */
void arn_generation_card_set_figures (ArnGenerationCard *self,
                                      const ArnHeapFigures *heap,
                                      gboolean sizes);
int arn_generation_card_get_threshold (ArnGenerationCard *self);
void arn_generation_card_set_editable (ArnGenerationCard *self, gboolean editable);

G_END_DECLS
