/* The column beside the map: size classes, legend, free lists. */
#pragma once

#include <gtk/gtk.h>

#include "arn-legend.h"
#include "arn-session.h"

G_BEGIN_DECLS

#define ARN_TYPE_ARENA_SIDE (arn_arena_side_get_type ())
/* Properties: "session"; "only" (int): the size class that is shown alone, -1: all. */
G_DECLARE_FINAL_TYPE (ArnArenaSide, arn_arena_side, ARN, ARENA_SIDE, GtkWidget)

/* Of what the map shows now. (transfer full) */
void arn_arena_side_set_legend (ArnArenaSide *self, ArnLegend *legend);

G_END_DECLS
