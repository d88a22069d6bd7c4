/* How an object is called where there is little room, and the badge that stands for its type.
 */
#pragma once

#include "arn-snapshot.h"
#include "arn-text.h"

G_BEGIN_DECLS

/* "Node node0", "'abc'", "[1, 2]": without the type where the badge and the text show it.
 * (transfer full) */
char *arn_object_title (ArnSnapshot *snapshot, ArnObjectId object);
/* "N" for an instance of Node, "{}" for a dict. (transfer full) */
char *arn_object_badge (ArnSnapshot *snapshot, ArnObjectId object);
/* "refs 2 · gen 0", "immortal", "unreachable · 1". (transfer full) */
char *arn_object_subtitle (ArnSnapshot *snapshot, ArnObjectId object);
/* Paints a badge with its upper left at x, y; `size` pixels wide and high. */
void arn_object_paint_badge (ArnSnapshot *snapshot,
                             ArnObjectId object,
                             const ArnLook *look,
                             ArnText *text,
                             cairo_t *cr,
                             double x,
                             double y,
                             double size);

G_END_DECLS
