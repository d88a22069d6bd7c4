/* The page "Arenas": the map with its tool bar, the size classes and free lists beside it, the
 * bands of large requests and of what is static below it.
 */
#pragma once

#include "arn-arena-view.h"
#include "arn-page.h"

G_BEGIN_DECLS

#define ARN_TYPE_ARENA_PAGE (arn_arena_page_get_type ())
/* Property: "color-by" (uint, an ArnColorBy). */
G_DECLARE_FINAL_TYPE (ArnArenaPage, arn_arena_page, ARN, ARENA_PAGE, ArnPage)

/* Opens the entry for an address. */
void arn_arena_page_ask_address (ArnArenaPage *self);
/* Selects and shows what lies there; says so under the entry when nothing does. */
gboolean arn_arena_page_go_to (ArnArenaPage *self, const char *address);

/* "map", "waterfall" or "pins". */
void arn_arena_page_show_mode (ArnArenaPage *self, const char *mode);
ArnArenaView *arn_arena_page_get_view (ArnArenaPage *self);

G_END_DECLS
