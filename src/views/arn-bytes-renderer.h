/* The column beside the source that says how many bytes, allocated on each line, are alive. */
#pragma once

#include <gtksourceview/gtksource.h>

#include "arn-snapshot.h"

G_BEGIN_DECLS

#define ARN_TYPE_BYTES_RENDERER (arn_bytes_renderer_get_type ())
G_DECLARE_FINAL_TYPE (
    ArnBytesRenderer, arn_bytes_renderer, ARN, BYTES_RENDERER, GtkSourceGutterRenderer)

GtkSourceGutterRenderer *arn_bytes_renderer_new (void);

/* Shows the lines of `file` in `snapshot`; NULL shows none. */
void
arn_bytes_renderer_set_snapshot (ArnBytesRenderer *self, ArnSnapshot *snapshot, const char *file);
/* Bytes alive from a line, counted from 1. */
guint64 arn_bytes_renderer_get_bytes (ArnBytesRenderer *self, guint line);

G_END_DECLS
