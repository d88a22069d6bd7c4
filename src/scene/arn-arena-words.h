/* What the arena map says in words: read-outs, legend, sums.
 */
#pragma once

#include "arn-arena-painter.h"
#include "arn-arena-scene.h"

G_BEGIN_DECLS

ArnReadout *arn_arena_words_describe (ArnArenaPainter *painter, const ArnArenaHit *hit);
char *arn_arena_words_format_use (ArnArenaPainter *painter);
char *arn_arena_words_format_place (ArnArenaPainter *painter, guint64 address);
ArnLegend *arn_arena_words_legend (ArnArenaPainter *painter, gboolean shows_blocks);

G_END_DECLS
