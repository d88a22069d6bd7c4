/* A dialog for the three thresholds of the collector. */
#pragma once

#include <adwaita.h>

#include "arn-target.h"

G_BEGIN_DECLS

#define ARN_TYPE_THRESHOLDS (arn_thresholds_get_type ())
G_DECLARE_FINAL_TYPE (ArnThresholds, arn_thresholds, ARN, THRESHOLDS, AdwMessageDialog)

/* Asks, and sets them when a person says so. */
void arn_thresholds_present (GtkWindow *parent, ArnTarget *target);

G_END_DECLS
