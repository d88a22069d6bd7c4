/* What the blocks in use of a pool are, by group of the colouring: the few most frequent groups
 * with their shares. By size class a pool has one group. Worked out pool by pool when asked for.
 */
#pragma once

#include "arn-cell.h"

G_BEGIN_DECLS

typedef struct
{
  guint8 n;
  guint8 group[ARN_CELL_BANDS]; /* most frequent first; what is left over counts to the last */
  guint16 blocks[ARN_CELL_BANDS];
} ArnPoolMix;

typedef struct _ArnPoolMixes ArnPoolMixes;

ArnPoolMixes *arn_pool_mixes_new (ArnSnapshot *snapshot, ArnColoring *coloring);
void arn_pool_mixes_free (ArnPoolMixes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnPoolMixes, arn_pool_mixes_free)

const ArnPoolMix *arn_pool_mixes_get (ArnPoolMixes *self, ArnPoolId pool);

G_END_DECLS
