/* A sample on the start page: picture, title, what to look for, length. Activating the card opens
 * the sample; its button opens and runs it.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-sample.h"

G_BEGIN_DECLS

#define ARN_TYPE_SAMPLE_CARD (arn_sample_card_get_type ())
G_DECLARE_FINAL_TYPE (ArnSampleCard, arn_sample_card, ARN, SAMPLE_CARD, GtkFlowBoxChild)

GtkWidget *arn_sample_card_new (const ArnSample *sample);
const char *arn_sample_card_get_name (ArnSampleCard *card);

/* Whether each word of `text` begins one of its title, hint, topic or name, large or small. */
gboolean arn_sample_card_matches (ArnSampleCard *card, const char *text);

G_END_DECLS
