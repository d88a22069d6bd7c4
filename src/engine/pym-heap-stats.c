#include "pym-heap-stats.h"

#include <inttypes.h>
#include <string.h>

#include "pym-heap-private.h"

static void
add_pool (const PymHeap *heap, const PymPool *pool, PymHeapStats *stats)
{
  const PymProfile *profile = heap->profile;
  PymClassStats *row;
  unsigned capacity;
  size_t size;

  if (pool->count == 0)
    return;
  row = &stats->classes[pool->size_class];
  capacity = pym_pool_capacity (profile, pool->size_class);
  size = pym_class_size (pool->size_class);
  row->n_pools++;
  row->n_blocks += pool->count;
  row->n_available += capacity - pool->count;
  stats->in_blocks += pool->count * size;
  stats->in_available_blocks += (capacity - pool->count) * size;
  stats->in_headers += PYM_POOL_HEADER_SIZE;
  stats->in_quantization += (profile->pool_size - PYM_POOL_HEADER_SIZE) % size;
}

void
pym_heap_get_stats (const PymHeap *heap, PymHeapStats *out)
{
  size_t pool_size = heap->profile->pool_size;

  memset (out, 0, sizeof *out);
  for (size_t i = 0; i < heap->n_arenas; i++)
    {
      const PymArena *arena = &heap->arenas[i];
      uintptr_t first;

      if (arena->address == 0)
        continue;
      first = pym_arena_first_pool (heap, arena);
      out->n_arenas++;
      out->n_unused_pools += arena->n_free_pools;
      if (first != arena->address)
        out->in_alignment += pool_size;
      for (uintptr_t p = first; p < arena->pool_address; p += pool_size)
        add_pool (heap, (const PymPool *) p, out);
    }
  out->n_arenas_total = heap->counters.n_total;
  out->n_arenas_highest = heap->counters.n_highest;
  out->in_unused_pools = out->n_unused_pools * pool_size;
  out->n_map_middle = heap->map.n_middle;
  out->n_map_bottom = heap->map.n_bottom;
  out->n_large = heap->large.n_blocks;
  out->large_bytes = heap->large.n_bytes;
}

void
pym_heap_print_figure (FILE *stream, const char *label, size_t value)
{
  char digits[24], grouped[32];
  size_t n = (size_t) snprintf (digits, sizeof digits, "%zu", value), length = 0;

  for (size_t i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        grouped[length++] = ',';
      grouped[length++] = digits[i];
    }
  grouped[length] = '\0';
  fprintf (stream, "%-35s=%21s\n", label, grouped);
}

static void
print_arenas (const PymHeap *heap, const PymHeapStats *stats, FILE *stream)
{
  size_t arena_size = heap->profile->arena_size, pool_size = heap->profile->pool_size;
  char label[64];

  pym_heap_print_figure (stream, "# arenas allocated total", stats->n_arenas_total);
  pym_heap_print_figure (stream, "# arenas reclaimed", stats->n_arenas_total - stats->n_arenas);
  pym_heap_print_figure (stream, "# arenas highwater mark", stats->n_arenas_highest);
  pym_heap_print_figure (stream, "# arenas allocated current", stats->n_arenas);
  snprintf (label, sizeof label, "%zu arenas * %zu bytes/arena", stats->n_arenas, arena_size);
  pym_heap_print_figure (stream, label, stats->n_arenas * arena_size);
  fputc ('\n', stream);

  pym_heap_print_figure (stream, "# bytes in allocated blocks", stats->in_blocks);
  pym_heap_print_figure (stream, "# bytes in available blocks", stats->in_available_blocks);
  snprintf (label, sizeof label, "%zu unused pools * %zu bytes", stats->n_unused_pools, pool_size);
  pym_heap_print_figure (stream, label, stats->in_unused_pools);
  pym_heap_print_figure (stream, "# bytes lost to pool headers", stats->in_headers);
  pym_heap_print_figure (stream, "# bytes lost to quantization", stats->in_quantization);
  pym_heap_print_figure (stream, "# bytes lost to arena alignment", stats->in_alignment);
  pym_heap_print_figure (stream, "Total",
                         stats->in_blocks + stats->in_available_blocks + stats->in_unused_pools +
                             stats->in_headers + stats->in_quantization + stats->in_alignment);
}

static void
print_address_map (const PymHeapStats *stats, FILE *stream)
{
  size_t root = sizeof (PymMapRoot), middle = stats->n_map_middle * sizeof (PymMapMiddle);
  size_t bottom = stats->n_map_bottom * sizeof (PymMapBottom);

  fputs ("\narena map counts\n", stream);
  pym_heap_print_figure (stream, "# arena map mid nodes", stats->n_map_middle);
  pym_heap_print_figure (stream, "# arena map bot nodes", stats->n_map_bottom);
  fputc ('\n', stream);
  pym_heap_print_figure (stream, "# bytes lost to arena map root", root);
  pym_heap_print_figure (stream, "# bytes lost to arena map mid", middle);
  pym_heap_print_figure (stream, "# bytes lost to arena map bot", bottom);
  pym_heap_print_figure (stream, "Total", root + middle + bottom);
}

int
pym_heap_print_stats (const PymHeap *heap, FILE *stream)
{
  PymHeapStats stats;

  pym_heap_get_stats (heap, &stats);
  fprintf (stream, "Small block threshold = %d, in %d size classes.\n\n", PYM_SMALL_MAX,
           PYM_N_CLASSES);
  fputs ("class   size   num pools   blocks in use  avail blocks\n"
         "-----   ----   ---------   -------------  ------------\n",
         stream);
  for (unsigned i = 0; i < PYM_N_CLASSES; i++)
    {
      const PymClassStats *row = &stats.classes[i];

      if (row->n_pools > 0)
        fprintf (stream, "%5u %6zu %11zu %15zu %13zu\n", i, pym_class_size (i), row->n_pools,
                 row->n_blocks, row->n_available);
    }
  fputc ('\n', stream);
  print_arenas (heap, &stats, stream);
  if (heap->profile->has_address_map)
    print_address_map (&stats, stream);
  return ferror (stream) ? -1 : 0;
}
