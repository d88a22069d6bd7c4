/* Snapshots for tests, made without an engine: a small one whose every row is known, and large ones
 * with the look of a real heap, the same for the same seed.
 */
#pragma once

#include "arn-snapshot.h"

/* One arena of the 3.12 profile at 0x10000000, number 0:
 *   pool 0: class 48, 3 blocks in use: Node node0 (index 0), Node node1 (1), values of node0 (2);
 *           index 3 free, next to be used
 *   pool 1: class 32, 2 blocks in use: int 7 (0), the dict keys' tuple () nobody owns (1)
 *   pool 2: empty, of class 64 before
 * and a large request of 4000 bytes at 0x20000000: list items of the list at pool 0's … none.
 * Objects: node0 (refcount 2), node1 (1), 7 (1, at pool 1 index 0), a class Node that is static.
 * References: frame "serve" line 60 has local node -> node0; node0 .next -> node1;
 * node1 .next -> node0; node1 .watch -> node0, weak; node0 .value -> 7.
 */
#define SAMPLE_ARENA  G_GUINT64_CONSTANT (0x10000000)
#define SAMPLE_LARGE  G_GUINT64_CONSTANT (0x20000000)
#define SAMPLE_NODE_0 (SAMPLE_ARENA + 48 + 32)
#define SAMPLE_NODE_1 (SAMPLE_ARENA + 48 + 48 + 32)
#define SAMPLE_SEVEN  (SAMPLE_ARENA + 16384 + 48)
#define SAMPLE_CLASS  G_GUINT64_CONSTANT (0x400000)

ArnSnapshot *sample_heap_small (void);

typedef struct
{
  guint32 seed;
  guint arenas;
  guint sparse; /* arenas that are nearly empty, of those */
  guint large;  /* requests above 512 bytes */
  gboolean is_39;
} SampleHeap;

ArnSnapshot *sample_heap_new (const SampleHeap *settings);
