/* Two-level segregated fit. Chunks lie side by side from `base` to `top`; free neighbours are
 * merged at once, and the last one merges with what lies beyond `top`. The first level of bins is
 * the power of two, the second divides it into 16.
 */
#include "pym-large.h"

#include <string.h>

#include "pym-poison.h"
#include "pym-region.h"

struct PymChunk
{
  size_t size;           /* of the whole chunk, a multiple of 16; the flags in the low bits */
  size_t requested;      /* of a live one */
  PymChunk *next, *prev; /* of a free one, in its bin; its last word repeats the size */
};

#define FREE          ((size_t) 1) /* this chunk is free */
#define PREVIOUS_FREE ((size_t) 2) /* the chunk in front is */
#define FLAGS         (FREE | PREVIOUS_FREE)

#define HEADER_SIZE offsetof (PymChunk, next)
#define MIN_SIZE    48
#define COMMIT_STEP ((size_t) 1 << 20)
/* Committed bytes that a shrinking top leaves behind it. */
#define KEEP_BEYOND_TOP ((size_t) 16 << 20)

_Static_assert(HEADER_SIZE == 16, "blocks are aligned to 16");
_Static_assert(MIN_SIZE >= sizeof (PymChunk) + sizeof (size_t), "links and the size's copy fit");

static inline size_t
size_of (const PymChunk *chunk)
{
  return chunk->size & ~FLAGS;
}

static inline PymChunk *
at (const void *start, size_t offset)
{
  return (PymChunk *) ((char *) start + offset);
}

static inline PymChunk *
chunk_of (const void *block)
{
  return (PymChunk *) ((char *) block - HEADER_SIZE);
}

static inline PymChunk *
following (const PymChunk *chunk)
{
  return at (chunk, size_of (chunk));
}

static inline size_t *
tail_of (PymChunk *chunk)
{
  return (size_t *) following (chunk) - 1;
}

static inline PymChunk *
preceding (PymChunk *chunk)
{
  return at (chunk, -*((size_t *) chunk - 1));
}

static inline size_t
chunk_size_for (size_t request)
{
  size_t size = (request + HEADER_SIZE + 15) & ~(size_t) 15;

  return size < MIN_SIZE ? MIN_SIZE : size;
}

static inline void
bin_of (size_t size, unsigned *first, unsigned *second)
{
  unsigned log = 63 - (unsigned) __builtin_clzll (size);

  *second = (unsigned) (size >> (log - 4)) & (PYM_LARGE_SECOND_BINS - 1);
  *first = log - 5;
  if (*first >= PYM_LARGE_FIRST_BINS)
    {
      *first = PYM_LARGE_FIRST_BINS - 1;
      *second = PYM_LARGE_SECOND_BINS - 1;
    }
}

static void
insert (PymChunks *chunks, PymChunk *chunk)
{
  unsigned first, second;
  PymChunk *head;

  bin_of (size_of (chunk), &first, &second);
  head = chunks->bins[first][second];
  chunk->next = head;
  chunk->prev = NULL;
  if (head != NULL)
    head->prev = chunk;
  chunks->bins[first][second] = chunk;
  chunks->first_bits |= 1u << first;
  chunks->second_bits[first] |= (uint16_t) (1u << second);
}

static void
take_out (PymChunks *chunks, PymChunk *chunk)
{
  PYM_UNPOISON (chunk, size_of (chunk));
  if (chunk->next != NULL)
    chunk->next->prev = chunk->prev;
  if (chunk->prev != NULL)
    chunk->prev->next = chunk->next;
  else
    {
      unsigned first, second;

      bin_of (size_of (chunk), &first, &second);
      chunks->bins[first][second] = chunk->next;
      if (chunk->next == NULL)
        {
          chunks->second_bits[first] &= (uint16_t) ~(1u << second);
          if (chunks->second_bits[first] == 0)
            chunks->first_bits &= ~(1u << first);
        }
    }
}

/* The head of the size's own bin if it is large enough, which is what a block just freed is to a
 * request like it; else any chunk of the next bin that is not empty. */
static PymChunk *
find (const PymChunks *chunks, size_t size)
{
  unsigned first, second;
  uint32_t bits;

  bin_of (size, &first, &second);
  if (chunks->bins[first][second] != NULL && size_of (chunks->bins[first][second]) >= size)
    return chunks->bins[first][second];

  bits = chunks->second_bits[first] & (0xfffeu << second);
  if (bits == 0)
    {
      uint32_t larger = chunks->first_bits & (uint32_t) (UINT64_C (0xfffffffe) << first);

      if (larger == 0)
        return NULL;
      first = (unsigned) __builtin_ctz (larger);
      bits = chunks->second_bits[first];
    }
  return chunks->bins[first][__builtin_ctz (bits)];
}

static bool
commit_to (PymChunks *chunks, char *end)
{
  size_t missing;

  if (end <= chunks->committed)
    return true;
  if (end > chunks->end)
    return false;
  missing = ((size_t) (end - chunks->committed) + COMMIT_STEP - 1) & ~(COMMIT_STEP - 1);
  if (missing > (size_t) (chunks->end - chunks->committed))
    missing = (size_t) (chunks->end - chunks->committed);
  if (pym_region_commit (chunks->committed, missing) != PYM_OK)
    return false;
  chunks->committed += missing;
  return true;
}

static void
lower_top (PymChunks *chunks, PymChunk *first_free)
{
  if (chunks->touched < chunks->top)
    chunks->touched = chunks->top;
  chunks->top = (char *) first_free;
  PYM_UNPOISON (chunks->top, (size_t) (chunks->committed - chunks->top));
  if ((size_t) (chunks->committed - chunks->top) > KEEP_BEYOND_TOP)
    {
      size_t used = (size_t) (chunks->top - chunks->base) + KEEP_BEYOND_TOP / 2;
      char *keep = chunks->base + ((used + COMMIT_STEP - 1) & ~(COMMIT_STEP - 1));

      pym_region_decommit (keep, (size_t) (chunks->committed - keep));
      chunks->committed = keep;
      if (chunks->touched > keep)
        chunks->touched = keep;
    }
}

/* `chunk` is in use by nobody and in no bin, its flags are up to date: merges it and puts it away.
 */
static void
put_away (PymChunks *chunks, PymChunk *chunk)
{
  size_t size = size_of (chunk);
  PymChunk *behind = at (chunk, size);

  if (chunk->size & PREVIOUS_FREE)
    {
      chunk = preceding (chunk);
      take_out (chunks, chunk);
      size += size_of (chunk);
    }
  if ((char *) behind == chunks->top)
    {
      lower_top (chunks, chunk);
      return;
    }
  if (behind->size & FREE)
    {
      take_out (chunks, behind);
      size += size_of (behind);
    }
  chunk->size = size | FREE;
  *tail_of (chunk) = size;
  PYM_POISON (chunk + 1, size - sizeof *chunk - sizeof (size_t));
  following (chunk)->size |= PREVIOUS_FREE;
  insert (chunks, chunk);
}

/* Cuts what a live chunk of `have` bytes doesn't need, and puts that away. */
static void
trim (PymChunks *chunks, PymChunk *chunk, size_t have, size_t need)
{
  PymChunk *rest = at (chunk, need);

  if (have - need < MIN_SIZE)
    {
      chunk->size = have | (chunk->size & PREVIOUS_FREE);
      return;
    }
  chunk->size = need | (chunk->size & PREVIOUS_FREE);
  rest->size = have - need;
  put_away (chunks, rest);
}

static void
poison_behind (PymChunk *chunk)
{
  size_t used = HEADER_SIZE + chunk->requested;

  PYM_UNPOISON (chunk, used);
  PYM_POISON ((char *) chunk + used, size_of (chunk) - used);
}

void
pym_chunks_init (PymChunks *chunks, char *base, size_t size)
{
  memset (chunks, 0, sizeof *chunks);
  chunks->base = chunks->top = chunks->committed = chunks->touched = base;
  chunks->end = base + size;
}

void *
pym_chunks_malloc (PymChunks *chunks, size_t request, size_t *dirty)
{
  size_t need = chunk_size_for (request);
  PymChunk *chunk = find (chunks, need);

  *dirty = request;
  if (chunk != NULL)
    {
      size_t have = size_of (chunk);

      take_out (chunks, chunk);
      following (chunk)->size &= ~PREVIOUS_FREE;
      trim (chunks, chunk, have, need);
    }
  else
    {
      chunk = (PymChunk *) chunks->top;
      if (need > (size_t) (chunks->end - chunks->top) || !commit_to (chunks, chunks->top + need))
        return NULL;
      if (chunks->touched <= (char *) chunk + HEADER_SIZE)
        *dirty = 0;
      else if (chunks->touched < (char *) chunk + HEADER_SIZE + request)
        *dirty = (size_t) (chunks->touched - ((char *) chunk + HEADER_SIZE));
      chunks->top += need;
      chunk->size = need;
    }
  chunk->requested = request;
  poison_behind (chunk);
  return (char *) chunk + HEADER_SIZE;
}

bool
pym_chunks_resize (PymChunks *chunks, void *block, size_t request)
{
  PymChunk *chunk = chunk_of (block);
  size_t have = size_of (chunk);
  size_t need = chunk_size_for (request);

  PYM_UNPOISON (chunk, have);
  if (need > have)
    {
      PymChunk *behind = following (chunk);

      if ((char *) behind == chunks->top)
        {
          if (need - have > (size_t) (chunks->end - chunks->top) ||
              !commit_to (chunks, chunks->top + (need - have)))
            return false;
          chunks->top += need - have;
          chunk->size += need - have;
        }
      else if ((behind->size & FREE) && have + size_of (behind) >= need)
        {
          take_out (chunks, behind);
          have += size_of (behind);
          at (chunk, have)->size &= ~PREVIOUS_FREE;
          trim (chunks, chunk, have, need);
        }
      else
        return false;
    }
  else
    trim (chunks, chunk, have, need);
  chunk->requested = request;
  poison_behind (chunk);
  return true;
}

void
pym_chunks_free (PymChunks *chunks, void *block)
{
  PymChunk *chunk = chunk_of (block);

  PYM_UNPOISON (chunk, size_of (chunk));
  put_away (chunks, chunk);
}

size_t
pym_chunks_block_size (const void *block)
{
  return chunk_of (block)->requested;
}

void
pym_chunks_walk (const PymChunks *chunks,
                 void (*visit) (const void *block, size_t size, void *data),
                 void *data)
{
  for (char *p = chunks->base; p < chunks->top; p += size_of ((PymChunk *) p))
    {
      const PymChunk *chunk = (const PymChunk *) p;

      if (!(chunk->size & FREE))
        visit (p + HEADER_SIZE, chunk->requested, data);
    }
}

static PymStatus
broken (const char **message, const char *what)
{
  *message = what;
  return PYM_BROKEN;
}

PymStatus
pym_chunks_check (const PymChunks *chunks, const char **message)
{
  size_t n_free = 0, n_in_bins = 0;
  bool previous_free = false;

  for (char *p = chunks->base; p < chunks->top; p += size_of ((PymChunk *) p))
    {
      PymChunk *chunk = (PymChunk *) p;
      bool is_free = (chunk->size & FREE) != 0;

      if (size_of (chunk) < MIN_SIZE || size_of (chunk) > (size_t) (chunks->top - p))
        return broken (message, "a chunk's size leads beyond the chunks");
      if (((chunk->size & PREVIOUS_FREE) != 0) != previous_free)
        return broken (message, "a chunk is wrong about the one in front of it");
      if (is_free && previous_free)
        return broken (message, "two free chunks side by side");
      if (is_free && *tail_of (chunk) != size_of (chunk))
        return broken (message, "a free chunk's last word is not its size");
      if (!is_free && chunk_size_for (chunk->requested) > size_of (chunk))
        return broken (message, "a chunk is smaller than what was requested");
      n_free += is_free;
      previous_free = is_free;
    }
  if (previous_free)
    return broken (message, "the last chunk is free and did not join the rest");

  for (unsigned i = 0; i < PYM_LARGE_FIRST_BINS; i++)
    {
      if (((chunks->first_bits >> i) & 1) != (chunks->second_bits[i] != 0))
        return broken (message, "a bit for a group of bins is wrong");
      for (unsigned j = 0; j < PYM_LARGE_SECOND_BINS; j++)
        {
          if (((chunks->second_bits[i] >> j) & 1) != (chunks->bins[i][j] != NULL))
            return broken (message, "a bit for a bin is wrong");
          for (PymChunk *chunk = chunks->bins[i][j]; chunk != NULL; chunk = chunk->next)
            {
              unsigned first, second;

              bin_of (size_of (chunk), &first, &second);
              if (!(chunk->size & FREE) || first != i || second != j || ++n_in_bins > n_free)
                return broken (message, "a bin holds a chunk that does not belong there");
            }
        }
    }
  return n_in_bins == n_free ? PYM_OK : broken (message, "a free chunk is in no bin");
}
