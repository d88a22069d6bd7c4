#include "pym-large.h"

#include <string.h>

#include "pym-poison.h"

PymStatus
pym_large_init (
    PymLarge *large, char *chunks, size_t n_chunk_bytes, char *extents, size_t n_extent_bytes)
{
  large->n_blocks = 0;
  large->n_bytes = 0;
  pym_chunks_init (&large->chunks, chunks, n_chunk_bytes);
  return pym_extents_init (&large->extents, extents, n_extent_bytes);
}

void
pym_large_fini (PymLarge *large)
{
  PYM_UNPOISON (large->chunks.base, (size_t) (large->chunks.committed - large->chunks.base));
  pym_extents_fini (&large->extents);
}

static inline bool
is_chunk (const PymLarge *large, const void *block)
{
  return (const char *) block >= large->chunks.base && (const char *) block < large->chunks.end;
}

static void *
allocate (PymLarge *large, size_t size, bool zeroed)
{
  size_t dirty = 0;
  void *block;

  if (size > PYM_CHUNK_LARGEST)
    block = pym_extents_malloc (&large->extents, size, zeroed);
  else
    block = pym_chunks_malloc (&large->chunks, size, &dirty);
  if (block != NULL)
    {
      large->n_blocks++;
      large->n_bytes += size;
      if (zeroed)
        memset (block, 0, dirty);
    }
  return block;
}

void *
pym_large_malloc (PymLarge *large, size_t size)
{
  return allocate (large, size, false);
}

void *
pym_large_calloc (PymLarge *large, size_t size)
{
  return allocate (large, size, true);
}

size_t
pym_large_block_size (const PymLarge *large, const void *block)
{
  return is_chunk (large, block) ? pym_chunks_block_size (block)
                                 : pym_extents_block_size (&large->extents, block);
}

void *
pym_large_realloc (PymLarge *large, void *block, size_t size)
{
  size_t old_size = pym_large_block_size (large, block);
  bool stays, fits_kind = is_chunk (large, block) == (size <= PYM_CHUNK_LARGEST);
  void *moved;

  /* A block that shrinks out of its kind is moved, so that the address space is not held. */
  if (!fits_kind)
    stays = false;
  else if (is_chunk (large, block))
    stays = pym_chunks_resize (&large->chunks, block, size);
  else
    stays = pym_extents_resize (&large->extents, block, size);
  if (stays)
    {
      large->n_bytes += size - old_size;
      return block;
    }

  moved = pym_large_malloc (large, size);
  if (moved == NULL)
    return NULL;
  memcpy (moved, block, old_size < size ? old_size : size);
  pym_large_free (large, block);
  return moved;
}

void
pym_large_free (PymLarge *large, void *block)
{
  large->n_blocks--;
  large->n_bytes -= pym_large_block_size (large, block);
  if (is_chunk (large, block))
    pym_chunks_free (&large->chunks, block);
  else
    pym_extents_free (&large->extents, block);
}

void
pym_large_walk (const PymLarge *large,
                void (*visit) (const void *block, size_t size, void *data),
                void *data)
{
  pym_chunks_walk (&large->chunks, visit, data);
  pym_extents_walk (&large->extents, visit, data);
}

static void
count_one (const void *block, size_t size, void *data)
{
  size_t *counts = data;

  counts[0]++;
  counts[1] += size;
}

PymStatus
pym_large_check (const PymLarge *large, const char **message)
{
  size_t counts[2] = { 0, 0 };
  PymStatus status = pym_chunks_check (&large->chunks, message);

  if (status == PYM_OK)
    status = pym_extents_check (&large->extents, message);
  if (status != PYM_OK)
    return status;
  pym_large_walk (large, count_one, counts);
  if (counts[0] == large->n_blocks && counts[1] == large->n_bytes)
    return PYM_OK;
  *message = "the count of large requests is wrong";
  return PYM_BROKEN;
}
