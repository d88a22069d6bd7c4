/* From addresses to row numbers, for objects as they lie in memory: tables of pages, in which what
 * lies together is found together, so that most look-ups stay in the cache. What is not aligned as
 * memory is goes into a plain ArnAddressMap beside them.
 */
#pragma once

#include "arn-address-map.h"

G_BEGIN_DECLS

typedef struct
{
  guint64 key;    /* number of the page, + 1; 0: free */
  guint32 *slots; /* row + 1; 0: none */
} ArnPageMapEntry;

typedef struct
{
  ArnPageMapEntry *entries;
  gsize n, room; /* room: 0 or a power of two */
  ArnPageMapEntry last;
  ArnAddressMap others;
} ArnPageMap;

/* A map starts zeroed. Address 0 can't be stored. */
void arn_page_map_clear (ArnPageMap *self);
/* FALSE, and nothing changes, when the address is there already. `row` is below G_MAXUINT32. */
gboolean arn_page_map_add (ArnPageMap *self, guint64 address, guint32 row);
/* G_MAXUINT32 when it is not there. */
guint32 arn_page_map_find (ArnPageMap *self, guint64 address);

G_END_DECLS
