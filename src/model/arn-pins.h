/* What keeps arenas from being given back: the blocks that are alive in them, by the line that
 * asked for them and the type that they belong to, with what would return to the system without
 * them.
 */
#pragma once

#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  ArnSiteId site; /* or ARN_NONE */
  ArnTypeId type; /* of the objects that the blocks belong to, or ARN_NONE */
  guint32 blocks;
  guint64 bytes;  /* of the blocks */
  guint32 arenas; /* that hold blocks of this kind */
  guint32 alone;  /* arenas that hold nothing else: releasing these blocks returns them */
} ArnPin;

typedef struct
{
  guint n_arenas;
  guint64 arena_bytes; /* that would return to the system if all these blocks were released */
  guint64 blocks, bytes;
  guint n;
  ArnPin *rows; /* most arenas returned first, then most blocks */
} ArnPins;

/* Whether less than a quarter of an arena's bytes are in use, but not none. */
gboolean arn_pins_is_sparse (ArnSnapshot *snapshot, ArnArenaId arena);

/* Whether a part of it was never used yet: it is being filled for the first time, not emptied. */
gboolean arn_pins_is_filling (ArnSnapshot *snapshot, ArnArenaId arena);

/* `arena`: one, or ARN_NONE for all sparse ones. Needs ARN_PART_BLOCKS. (transfer full) */
ArnPins *arn_pins_new (ArnSnapshot *snapshot, ArnArenaId arena);
void arn_pins_free (ArnPins *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnPins, arn_pins_free)

G_END_DECLS
