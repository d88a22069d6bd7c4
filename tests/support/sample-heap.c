#include "sample-heap.h"

#include "arn-snapshot-builder.h"

static guint64
add_small_pools (ArnSnapshotBuilder *b, ArnTracebackId traceback)
{
  guint64 pool = SAMPLE_ARENA;

  arn_snapshot_builder_add_arena (b, &(ArnArenaRow){ SAMPLE_ARENA, 0, 64, 62, 0 });
  arn_snapshot_builder_add_pool (b, &(ArnPoolRow){ SAMPLE_ARENA, 0, ARN_POOL_USED, 2, 3, 340, 4 });
  arn_snapshot_builder_add_free_block (b, 3);
  arn_snapshot_builder_add_pool (b, &(ArnPoolRow){ SAMPLE_ARENA, 1, ARN_POOL_USED, 1, 2, 510, 2 });
  arn_snapshot_builder_add_pool (b, &(ArnPoolRow){ SAMPLE_ARENA, 2, ARN_POOL_EMPTY, 3, 0, 255, 9 });

  /* On purpose not in the order of their addresses. */
  arn_snapshot_builder_add_block (b, &(ArnBlockRow){ SAMPLE_LARGE, 4000, 4000, 9, traceback });
  arn_snapshot_builder_add_block (b, &(ArnBlockRow){ pool + 16384 + 48 + 32, 32, 24, 5, ARN_NONE });
  arn_snapshot_builder_add_block (b, &(ArnBlockRow){ pool + 16384 + 48, 32, 28, 4, ARN_NONE });
  arn_snapshot_builder_add_block (b, &(ArnBlockRow){ pool + 48 + 96, 48, 40, 3, traceback });
  arn_snapshot_builder_add_block (b, &(ArnBlockRow){ pool + 48 + 48, 48, 48, 2, traceback });
  arn_snapshot_builder_add_block (b, &(ArnBlockRow){ pool + 48, 48, 48, 1, traceback });
  return pool;
}

ArnSnapshot *
sample_heap_small (void)
{
  ArnSnapshotBuilder *b = arn_snapshot_builder_new (
      ARN_PART_ARENAS | ARN_PART_BLOCKS | ARN_PART_OBJECTS | ARN_PART_EDGES | ARN_PART_SITES |
      ARN_PART_FRAMES | ARN_PART_GENERATIONS);
  ArnSiteRow sites[] = { { "ring.py", 12 }, { "ring.py", 60 } };
  ArnTracebackId traceback =
      arn_snapshot_builder_add_traceback (b, sites, G_N_ELEMENTS (sites), 2, 4136, 4, 5000);
  ArnTypeId node =
      arn_snapshot_builder_add_type (b, "Node", "__main__", 16, ARN_TYPE_INSTANCE, SAMPLE_CLASS);
  ArnTypeId integer = arn_snapshot_builder_add_type (b, "int", "builtins", 24, ARN_TYPE_OTHER, 0);
  ArnTypeId type = arn_snapshot_builder_add_type (b, "type", "builtins", 936, ARN_TYPE_OTHER, 0);
  guint64 pool = add_small_pools (b, traceback);
  guint32 next = arn_snapshot_builder_intern (b, "next");
  ArnFrameId frame;

  arn_snapshot_builder_add_program_traceback (b, sites, 1, 2, 4000, 1, 4000);
  arn_snapshot_builder_add_line (b, &(ArnLineFigures){ sites[0], 4500, 4, 4136, 4136 });
  arn_snapshot_builder_claim_block (b, pool + 48 + 96, SAMPLE_NODE_0, "attribute values");
  arn_snapshot_builder_claim_block (b, SAMPLE_LARGE, 0, "list items");

  arn_snapshot_builder_add_object (b, &(ArnObjectRow){ SAMPLE_SEVEN, integer, 28, 4, 1, 0,
                                                       ARN_GENERATION_NONE, "7" });
  arn_snapshot_builder_add_object (b, &(ArnObjectRow){ SAMPLE_NODE_1, node, 48, 2, 1, 0,
                                                       ARN_GENERATION_YOUNG, "node1" });
  arn_snapshot_builder_add_object (b, &(ArnObjectRow){ SAMPLE_NODE_0, node, 48, 1, 2, 0,
                                                       ARN_GENERATION_YOUNG, "node0" });
  arn_snapshot_builder_add_object (b, &(ArnObjectRow){ SAMPLE_CLASS, type, 936, 0, 9,
                                                       ARN_OBJECT_IMMORTAL | ARN_OBJECT_STATIC,
                                                       ARN_GENERATION_NONE, NULL });

  arn_snapshot_builder_begin_object (b, SAMPLE_NODE_1);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_ATTRIBUTE, FALSE, next, SAMPLE_NODE_0);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_ATTRIBUTE, TRUE,
                                 arn_snapshot_builder_intern (b, "watch"), SAMPLE_NODE_0);
  arn_snapshot_builder_begin_object (b, SAMPLE_NODE_0);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_ATTRIBUTE, FALSE, next, SAMPLE_NODE_1);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_ATTRIBUTE, FALSE,
                                 arn_snapshot_builder_intern (b, "value"), SAMPLE_SEVEN);
  frame = arn_snapshot_builder_add_frame (b, "serve", "ring.py", 60);
  arn_snapshot_builder_begin_root (b, ARN_ROOT_FRAME, "serve", frame);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_LOCAL, FALSE, arn_snapshot_builder_intern (b, "node"),
                                 SAMPLE_NODE_0);

  arn_snapshot_builder_add_free_list (b, "list", 6, 80, 6 * 56);
  arn_snapshot_builder_add_band (b, "small ints", 262, 262 * 32);
  arn_snapshot_builder_heap (b)->generation_count[0] = 12;
  arn_snapshot_builder_heap (b)->line = 60;
  arn_snapshot_builder_heap (b)->time = 480 * 1000000;
  arn_snapshot_builder_heap (b)->file = arn_snapshot_builder_intern (b, "ring.py");
  arn_snapshot_builder_heap (b)->state = ARN_RUN_PAUSED;
  return arn_snapshot_builder_end (b);
}

typedef struct
{
  ArnSnapshotBuilder *b;
  GRand *rand;
  guint64 serial;
  ArnTracebackId tracebacks[8];
  ArnTypeId types[8];
  GArray *addresses; /* of objects */
} Maker;

/* Size classes (0 … 31) with the frequency that small programs show. */
static guint
pick_class (GRand *rand)
{
  static const guint8 common[] = { 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 7, 9 };

  if (g_rand_int_range (rand, 0, 100) < 72)
    return common[g_rand_int_range (rand, 0, G_N_ELEMENTS (common))];
  return g_rand_int_range (rand, 0, ARN_N_SIZE_CLASSES);
}

static void
add_object (Maker *m, guint64 block, gsize size)
{
  static const char *const names[] = { "'node0'", "node3", "Page 3709", "[1, 2, 3]", "" };
  guint kind = g_rand_int_range (m->rand, 0, G_N_ELEMENTS (m->types));
  guint64 address = block + (size >= 48 ? 16 : 0);

  if (g_rand_int_range (m->rand, 0, 10) < 3 && m->addresses->len > 0)
    {
      guint owner = g_rand_int_range (m->rand, 0, m->addresses->len);

      arn_snapshot_builder_claim_block (m->b, block, g_array_index (m->addresses, guint64, owner),
                                        size > 512 ? "list items" : "attribute values");
      return;
    }
  arn_snapshot_builder_add_object (
      m->b, &(ArnObjectRow){ address, m->types[kind], size - 8, m->serial,
                             1 + g_rand_int_range (m->rand, 0, 3), 0,
                             kind < 3 ? ARN_GENERATION_NONE : g_rand_int_range (m->rand, 0, 3),
                             names[g_rand_int_range (m->rand, 0, G_N_ELEMENTS (names))] });
  g_array_append_val (m->addresses, address);
}

static void
add_pool (Maker *m, guint64 arena, guint32 offset, guint index, guint permille)
{
  const ArnHeapFigures *heap = arn_snapshot_builder_heap (m->b);
  guint size_class = pick_class (m->rand), size = (size_class + 1) * 16;
  guint capacity = (heap->pool_size - heap->pool_header) / size;
  guint used = MAX (1, capacity * permille / 1000);
  guint carved =
      permille > 900 ? capacity : used + g_rand_int_range (m->rand, 0, capacity - used + 1);
  guint64 base = arena + offset + index * heap->pool_size + heap->pool_header;

  used = MIN (used, capacity);
  carved = MAX (carved, used);
  arn_snapshot_builder_add_pool (
      m->b, &(ArnPoolRow){ arena, index, used == capacity ? ARN_POOL_FULL : ARN_POOL_USED,
                           size_class, used, capacity, carved });
  for (guint i = 0, left = used; i < carved; i++)
    {
      /* Spread the blocks in use over those that were handed out. */
      if ((guint) g_rand_int_range (m->rand, 0, carved - i) < left)
        {
          arn_snapshot_builder_add_block (
              m->b, &(ArnBlockRow){ base + i * size, size, size - g_rand_int_range (m->rand, 0, 9),
                                    ++m->serial, m->tracebacks[g_rand_int_range (m->rand, 0, 8)] });
          add_object (m, base + i * size, size);
          left--;
        }
      else
        arn_snapshot_builder_add_free_block (m->b, i);
    }
}

static void
add_arena (Maker *m, guint number, gboolean is_sparse)
{
  const ArnHeapFigures *heap = arn_snapshot_builder_heap (m->b);
  guint32 offset = number % 4 == 3 ? 0 : 4096;
  guint n_pools =
      offset == 0 ? heap->arena_size / heap->pool_size : (heap->arena_size - 1) / heap->pool_size;
  guint64 arena = heap->region_base + number * heap->arena_size;
  gboolean is_last = number + 1 == heap->arenas;
  guint free_pools = 0;
  g_autofree gboolean *is_free = g_new0 (gboolean, n_pools);

  for (guint i = 0; i < n_pools; i++)
    {
      is_free[i] = is_sparse ? g_rand_int_range (m->rand, 0, 5) != 0
                             : (is_last ? i > n_pools / 4 : number % 3 == 2 && i % 3 == 0);
      free_pools += is_free[i];
    }
  arn_snapshot_builder_add_arena (m->b,
                                  &(ArnArenaRow){ arena, number, n_pools, free_pools, offset });
  for (guint i = 0; i < n_pools; i++)
    if (!is_free[i])
      add_pool (m, arena, offset, i,
                is_sparse ? 10
                          : (g_rand_int_range (m->rand, 0, 3) == 0
                                 ? (guint) g_rand_int_range (m->rand, 100, 1000)
                                 : 1000));
    else if (!is_last || i < n_pools / 2)
      arn_snapshot_builder_add_pool (m->b, &(ArnPoolRow){ arena, i, ARN_POOL_EMPTY,
                                                          pick_class (m->rand), 0, 0, 0 });
}

static void
add_edges (Maker *m)
{
  guint32 next = arn_snapshot_builder_intern (m->b, "next");
  GArray *addresses = m->addresses;
  ArnFrameId frame = arn_snapshot_builder_add_frame (m->b, "serve", "cache.py", 60);

  for (guint i = 0; i < addresses->len; i++)
    {
      arn_snapshot_builder_begin_object (m->b, g_array_index (addresses, guint64, i));
      for (guint k = g_rand_int_range (m->rand, 0, 4); k > 0; k--)
        {
          guint target = g_rand_int_range (m->rand, 0, addresses->len);

          arn_snapshot_builder_add_edge (m->b, k % 2 ? ARN_EDGE_ATTRIBUTE : ARN_EDGE_INDEX, FALSE,
                                         k % 2 ? next : k,
                                         g_array_index (addresses, guint64, target));
        }
    }
  arn_snapshot_builder_begin_root (m->b, ARN_ROOT_FRAME, "serve", frame);
  for (guint i = 0; i < MIN (5, addresses->len); i++)
    arn_snapshot_builder_add_edge (m->b, ARN_EDGE_LOCAL, FALSE,
                                   arn_snapshot_builder_intern (m->b, "head"),
                                   g_array_index (addresses, guint64, i));
}

ArnSnapshot *
sample_heap_new (const SampleHeap *settings)
{
  static const struct
  {
    const char *name;
    ArnTypeKind kind;
  } types[] = { { "int", ARN_TYPE_INT },       { "str", ARN_TYPE_STR },
                { "float", ARN_TYPE_FLOAT },   { "list", ARN_TYPE_LIST },
                { "dict", ARN_TYPE_DICT },     { "tuple", ARN_TYPE_TUPLE },
                { "Node", ARN_TYPE_INSTANCE }, { "Page", ARN_TYPE_INSTANCE } };
  Maker m = {
    .b = arn_snapshot_builder_new (ARN_PART_ARENAS | ARN_PART_BLOCKS | ARN_PART_OBJECTS |
                                   ARN_PART_EDGES | ARN_PART_SITES | ARN_PART_FRAMES |
                                   ARN_PART_GENERATIONS),
    .rand = g_rand_new_with_seed (settings->seed),
    .addresses = g_array_new (FALSE, FALSE, sizeof (guint64)),
  };
  ArnHeapFigures *heap = arn_snapshot_builder_heap (m.b);

  heap->profile = settings->is_39 ? ARN_PROFILE_39 : ARN_PROFILE_312;
  heap->arena_size = settings->is_39 ? 256 << 10 : 1 << 20;
  heap->pool_size = settings->is_39 ? 4 << 10 : 16 << 10;
  heap->pool_header = 48;
  heap->region_base = G_GUINT64_CONSTANT (0x7f0400000000);
  heap->arenas = settings->arenas;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    m.types[i] = arn_snapshot_builder_add_type (m.b, types[i].name, i < 6 ? "builtins" : "__main__",
                                                32, types[i].kind, 0);
  for (guint i = 0; i < G_N_ELEMENTS (m.tracebacks); i++)
    m.tracebacks[i] =
        arn_snapshot_builder_add_traceback (m.b, &(ArnSiteRow){ "cache.py", 10 + i * 3 }, 1, 1,
                                            1000 * (i + 1), 10 * (i + 1), 20000);
  for (guint i = 0; i < settings->arenas; i++)
    add_arena (&m, i, i >= 1 && i <= settings->sparse);
  for (guint i = 0; i < settings->large; i++)
    {
      guint64 address = heap->region_base + (G_GUINT64_CONSTANT (1) << 32) + i * (1 << 20);
      guint64 size = 520 + (i < 3 ? 300000 / (i + 1) : (guint) g_rand_int_range (m.rand, 0, 6000));

      arn_snapshot_builder_add_block (m.b, &(ArnBlockRow){ address, size, size, ++m.serial,
                                                           m.tracebacks[i % 8] });
      add_object (&m, address, size);
    }
  add_edges (&m);
  arn_snapshot_builder_add_free_list (m.b, "list", 40, 80, 40 * 56);
  arn_snapshot_builder_add_free_list (m.b, "dict", 80, 80, 80 * 64);
  arn_snapshot_builder_add_free_list (m.b, "float", 4, 100, 4 * 32);
  arn_snapshot_builder_add_band (m.b, "small ints", 262, 262 * 32);
  arn_snapshot_builder_add_band (m.b, "one-character texts", 256, 256 * 64);
  arn_snapshot_builder_add_band (m.b, "interned texts", 1840, 131072);
  arn_snapshot_builder_add_band (m.b, "types", 120, 120 * 432);
  heap->serial = m.serial;
  g_rand_free (m.rand);
  g_array_unref (m.addresses);
  return arn_snapshot_builder_end (m.b);
}
