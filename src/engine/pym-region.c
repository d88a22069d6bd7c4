#include "pym-region.h"

#include <sys/mman.h>

/* Every Linux that runs this has pages of 4 KiB or the heap's rounding is coarser than needed. */
#define PAGE 4096

/* Not MAP_NORESERVE: memory that cannot be written is not accounted anyway, and so a commit is
 * refused by the same rule that refuses CPython's mmap. */
#define RESERVE_FLAGS (MAP_PRIVATE | MAP_ANONYMOUS)

size_t
pym_page_size (void)
{
  return PAGE;
}

static char *
align_up (char *address)
{
  uintptr_t mask = PYM_REGION_ALIGNMENT - 1;

  return (char *) (((uintptr_t) address + mask) & ~mask);
}

/* With a limit on address space there may be no room for the slack that aligning needs: look at
 * where the system would put it, and try the boundaries below. */
static char *
reserve_exactly (size_t size)
{
  char *hint = mmap (NULL, size, PROT_NONE, RESERVE_FLAGS, -1, 0);

  if (hint == MAP_FAILED)
    return NULL;
  munmap (hint, size);
  for (size_t i = 1; i <= 64; i++)
    {
      char *wanted = align_up (hint) - i * PYM_REGION_ALIGNMENT;
      char *got = mmap (wanted, size, PROT_NONE, RESERVE_FLAGS | MAP_FIXED_NOREPLACE, -1, 0);

      if (got == wanted)
        return got;
      if (got != MAP_FAILED)
        munmap (got, size);
    }
  return NULL;
}

PymStatus
pym_region_reserve (PymRegion *region, size_t size)
{
  size_t total = size + PYM_REGION_ALIGNMENT;
  char *start = mmap (NULL, total, PROT_NONE, RESERVE_FLAGS, -1, 0);
  char *base;

  if (start == MAP_FAILED)
    base = reserve_exactly (size);
  else
    {
      char *end = start + total;

      base = align_up (start);
      if (base > start)
        munmap (start, (size_t) (base - start));
      if (base + size < end)
        munmap (base + size, (size_t) (end - (base + size)));
    }
  if (base == NULL)
    return PYM_NO_MEMORY;
  region->base = base;
  region->size = size;
  return PYM_OK;
}

void
pym_region_release (PymRegion *region)
{
  if (region->base != NULL)
    munmap (region->base, region->size);
  region->base = NULL;
}

PymStatus
pym_region_commit (void *start, size_t size)
{
  uintptr_t first = (uintptr_t) start & ~(uintptr_t) (PAGE - 1);
  uintptr_t end = ((uintptr_t) start + size + PAGE - 1) & ~(uintptr_t) (PAGE - 1);

  if (end == first)
    return PYM_OK;
  return mprotect ((void *) first, end - first, PROT_READ | PROT_WRITE) == 0 ? PYM_OK
                                                                             : PYM_NO_MEMORY;
}

void
pym_region_decommit (void *start, size_t size)
{
  uintptr_t first = ((uintptr_t) start + PAGE - 1) & ~(uintptr_t) (PAGE - 1);
  uintptr_t end = ((uintptr_t) start + size) & ~(uintptr_t) (PAGE - 1);

  if (end <= first)
    return;
  /* A fresh mapping in place of the old one ends the accounting too. When the system has no mapping
   * left to give, emptying the pages is what remains. */
  if (mmap ((void *) first, end - first, PROT_NONE, RESERVE_FLAGS | MAP_FIXED, -1, 0) == MAP_FAILED)
    madvise ((void *) first, end - first, MADV_DONTNEED);
}
