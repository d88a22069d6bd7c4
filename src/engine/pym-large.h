/* Large requests: those that no pool serves (0 bytes, or above 512). CPython hands them to the
 * system allocator; here they come from two parts of the heap's region, so that their addresses
 * follow from the requests alone:
 *
 *   chunks    up to 128 KiB: two-level segregated fit with boundary tags
 *   extents   above: power-of-two reservations by a buddy system, so that a growing block stays
 *             where it is until it has doubled; nearly all their memory goes back when freed
 *
 * All sizes are in bytes. A request of 0 gives a block that may be freed like any other.
 */
#pragma once

#include "pym-base.h"

#define PYM_LARGE_FIRST_BINS  32
#define PYM_LARGE_SECOND_BINS 16

typedef struct PymChunk PymChunk;

typedef struct
{
  char *base, *end; /* address space */
  char *top;        /* everything from here on is free and in no bin */
  char *committed;  /* usable up to here */
  char *touched;    /* from here on it reads as zero */
  uint32_t first_bits;
  uint16_t second_bits[PYM_LARGE_FIRST_BINS];
  PymChunk *bins[PYM_LARGE_FIRST_BINS][PYM_LARGE_SECOND_BINS];
} PymChunks;

typedef struct PymExtentUnit PymExtentUnit;

#define PYM_EXTENT_UNIT_SHIFT 18
#define PYM_EXTENT_MAX_ORDERS 19

typedef struct
{
  char *base;
  size_t n_units;
  unsigned n_orders;
  PymExtentUnit *units;
  /* By order, index + 1 of the latest reservation; 0: none. */
  uint32_t free_heads[PYM_EXTENT_MAX_ORDERS];
  uint32_t idle_heads[PYM_EXTENT_MAX_ORDERS];
  size_t idle_bytes; /* that idle reservations keep from the system, at most */
} PymExtents;

typedef struct
{
  PymChunks chunks;
  PymExtents extents;
  size_t n_blocks; /* live */
  size_t n_bytes;  /* requested by them */
} PymLarge;

/* `n_extent_bytes` is a power of two. The address space stays the caller's. */
PymStatus pym_large_init (
    PymLarge *large, char *chunks, size_t n_chunk_bytes, char *extents, size_t n_extent_bytes);
void pym_large_fini (PymLarge *large);

void *pym_large_malloc (PymLarge *large, size_t size);
void *pym_large_calloc (PymLarge *large, size_t size);
void *pym_large_realloc (PymLarge *large, void *block, size_t size);
void pym_large_free (PymLarge *large, void *block);

/* As requested last. */
size_t pym_large_block_size (const PymLarge *large, const void *block);

/* Every live one, in ascending order of address. */
void pym_large_walk (const PymLarge *large,
                     void (*visit) (const void *block, size_t size, void *data),
                     void *data);

PymStatus pym_large_check (const PymLarge *large, const char **message);

/* pym-chunks.c. `malloc` and `grow` return NULL or false when there is no room. */
#define PYM_CHUNK_LARGEST ((size_t) 128 << 10)
void pym_chunks_init (PymChunks *chunks, char *base, size_t size);
/* What lies behind the first `*dirty` bytes reads as zero. */
void *pym_chunks_malloc (PymChunks *chunks, size_t size, size_t *dirty);
/* Shrinks always; grows when the memory behind is free. */
bool pym_chunks_resize (PymChunks *chunks, void *block, size_t size);
void pym_chunks_free (PymChunks *chunks, void *block);
size_t pym_chunks_block_size (const void *block);
void pym_chunks_walk (const PymChunks *chunks,
                      void (*visit) (const void *block, size_t size, void *data),
                      void *data);
PymStatus pym_chunks_check (const PymChunks *chunks, const char **message);

/* pym-extents.c. A block that is wanted zeroed reads as zero, and others may. */
PymStatus pym_extents_init (PymExtents *extents, char *base, size_t size);
void pym_extents_fini (PymExtents *extents);
void *pym_extents_malloc (PymExtents *extents, size_t size, bool zeroed);
/* False when the reservation is too small, or memory is refused. */
bool pym_extents_resize (PymExtents *extents, void *block, size_t size);
void pym_extents_free (PymExtents *extents, void *block);
size_t pym_extents_block_size (const PymExtents *extents, const void *block);
void pym_extents_walk (const PymExtents *extents,
                       void (*visit) (const void *block, size_t size, void *data),
                       void *data);
PymStatus pym_extents_check (const PymExtents *extents, const char **message);
