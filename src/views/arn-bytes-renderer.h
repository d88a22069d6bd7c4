/* The columns beside the source: how many bytes that each line asked for are alive and, where lines
 * are profiled, by how much it changed memory itself and how often it ran.
 */
#pragma once

#include <gtksourceview/gtksource.h>

#include "arn-line-table.h"

G_BEGIN_DECLS

typedef enum
{
  ARN_BYTES_ALIVE,
  ARN_BYTES_CHANGE, /* these two only when profiled */
  ARN_BYTES_TIMES,
  ARN_BYTES_N_COLUMNS,
} ArnBytesColumn;

#define ARN_TYPE_BYTES_RENDERER (arn_bytes_renderer_get_type ())
G_DECLARE_FINAL_TYPE (
    ArnBytesRenderer, arn_bytes_renderer, ARN, BYTES_RENDERER, GtkSourceGutterRenderer)

GtkSourceGutterRenderer *arn_bytes_renderer_new (void);

/* Shows the lines of `file` in `snapshot`; NULL shows none. */
void
arn_bytes_renderer_set_snapshot (ArnBytesRenderer *self, ArnSnapshot *snapshot, const char *file);
void arn_bytes_renderer_set_profiled (ArnBytesRenderer *self, gboolean profiled);
/* NULL when nothing is known of the line, counted from 1. */
const ArnLineRow *arn_bytes_renderer_get_line (ArnBytesRenderer *self, guint line);
/* The same with exact figures, as sentences; NULL. (transfer full) */
char *arn_bytes_renderer_describe (ArnBytesRenderer *self, guint line);
/* In pixels; 0 for one that is not shown. */
int arn_bytes_renderer_get_width (ArnBytesRenderer *self, ArnBytesColumn column);

G_END_DECLS
