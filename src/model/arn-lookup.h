/* From an address to what lies there, by binary search in the address-ordered tables. */
#pragma once

#include "arn-snapshot.h"

G_BEGIN_DECLS

/* Each returns ARN_NONE when nothing of its kind is there. */
ArnArenaId arn_lookup_arena (ArnSnapshot *snapshot, guint64 address);
ArnPoolId arn_lookup_pool (ArnSnapshot *snapshot, guint64 address);
/* The block in use that contains the address, large ones too. */
ArnBlockId arn_lookup_block (ArnSnapshot *snapshot, guint64 address);
/* The object that begins exactly there. */
ArnObjectId arn_lookup_object (ArnSnapshot *snapshot, guint64 address);
/* The object that lies in the block, or owns it; ARN_NONE. */
ArnObjectId arn_lookup_block_object (ArnSnapshot *snapshot, ArnBlockId block);
/* All blocks of an object, its own among them; in the order of the table. Made for all objects at
 * once, then kept. */
const ArnBlockId *arn_lookup_owned_blocks (ArnSnapshot *snapshot, ArnObjectId object, guint *n);
/* Index in its pool of the place (in use or not) that contains the address; ARN_NONE in the pool's
 * header or its unused tail. */
guint arn_lookup_index (ArnSnapshot *snapshot, ArnPoolId pool, guint64 address);
/* The block in use at that index of a pool, or ARN_NONE. */
ArnBlockId arn_lookup_block_at (ArnSnapshot *snapshot, ArnPoolId pool, guint index);
/* The object with that allocation serial in this snapshot, or ARN_NONE. Makes an index once. */
ArnObjectId arn_lookup_serial (ArnSnapshot *snapshot, guint64 serial);

/* "0x7ffff6bf2000", "7ffff6bf2000" and decimal numbers as id () prints them. */
gboolean arn_lookup_parse_address (const char *text, guint64 *address);

G_END_DECLS
