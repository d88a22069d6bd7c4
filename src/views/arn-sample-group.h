/* The samples of one topic on the start page: the topic as a heading, and a card for each. The
 * up and down keys go on to the group before and behind.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-sample.h"

G_BEGIN_DECLS

#define ARN_TYPE_SAMPLE_GROUP (arn_sample_group_get_type ())
G_DECLARE_FINAL_TYPE (ArnSampleGroup, arn_sample_group, ARN, SAMPLE_GROUP, GtkWidget)

GtkWidget *arn_sample_group_new (const char *topic);
const char *arn_sample_group_get_topic (ArnSampleGroup *group);
void arn_sample_group_add (ArnSampleGroup *group, const ArnSample *sample);

/* Shows the cards that have a word beginning with each of those of `text`, or all when it is empty,
 * and the group if there are any. How many there are. */
guint arn_sample_group_filter (ArnSampleGroup *group, const char *text);

G_END_DECLS
