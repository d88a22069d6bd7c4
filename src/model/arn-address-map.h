/* From addresses to row numbers: an open hash table, 16 bytes for each entry at a load of a half.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 key;
  guint32 value;
} ArnAddressEntry;

typedef struct
{
  ArnAddressEntry *entries; /* key 0: free */
  gsize n, room;            /* room: 0 or a power of two */
} ArnAddressMap;

/* A map starts zeroed. Address 0 can't be stored. */
void arn_address_map_clear (ArnAddressMap *self);
/* FALSE, and nothing changes, when the address is there already. */
gboolean arn_address_map_add (ArnAddressMap *self, guint64 address, guint32 value);
/* G_MAXUINT32 when it is not there. */
guint32 arn_address_map_find (const ArnAddressMap *self, guint64 address);

G_END_DECLS
