#include "fault-source.h"

#include "pym-fault.h"

#include <execinfo.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#define DEPTH 24 /* callers that tell one place from another */

void *__real_malloc (size_t size);
void *__real_calloc (size_t count, size_t size);
void *__real_realloc (void *block, size_t size);
char *__real_strdup (const char *text);
void __real_free (void *block);
FILE *__real_open_memstream (char **text, size_t *length);
void *__real_mmap64 (void *address, size_t size, int access, int flags, int fd, gint64 offset);
int __real_munmap (void *address, size_t size);
int __real_mprotect (void *address, size_t size, int access);

void *__wrap_malloc (size_t size);
void *__wrap_calloc (size_t count, size_t size);
void *__wrap_realloc (void *block, size_t size);
char *__wrap_strdup (const char *text);
void __wrap_free (void *block);
FILE *__wrap_open_memstream (char **text, size_t *length);
void *__wrap_mmap64 (void *address, size_t size, int access, int flags, int fd, gint64 offset);
int __wrap_munmap (void *address, size_t size);
int __wrap_mprotect (void *address, size_t size, int access);

/* libc's functions have no place for a context: the one attempt that runs. */
static struct
{
  FaultPlan plan;
  gboolean armed;
  gboolean raw; /* the call that comes next is the raw domain's */
  guint64 requests;
  gint64 blocks, mapped;
} source;

void
fault_source_begin (const FaultPlan *plan)
{
  memset (&source, 0, sizeof source);
  source.plan = *plan;
}

/* The request's own frames are the same for all. */
static guint64
hash_of_callers (void)
{
  void *callers[DEPTH];
  int n = backtrace (callers, DEPTH);
  guint64 hash = 14695981039346656037u;

  for (int i = 0; i < n; i++)
    hash = (hash ^ (guint64) (gsize) callers[i]) * 1099511628211u;
  return hash;
}

static gboolean
next_fails (void)
{
  const FaultPlan *plan = &source.plan;

  if (!source.armed)
    return FALSE;
  source.requests++;
  if (plan->stacks != NULL)
    {
      guint64 hash = hash_of_callers ();

      g_array_append_val (plan->stacks, hash);
    }
  return plan->n > 0 && (plan->onward ? source.requests >= plan->n : source.requests == plan->n);
}

static bool
decide (PymDomain domain, void *data)
{
  source.raw = domain == PYM_DOMAIN_RAW;
  return source.plan.source == FAULT_REQUESTS && next_fails ();
}

void
fault_source_watch (PymRuntime *rt)
{
  PymFaultPlan plan = { .domains = (1u << PYM_N_DOMAINS) - 1, .decide = decide };

  g_assert_cmpint (pym_fault_start (rt, &plan), ==, PYM_OK);
}

void
fault_source_arm (void)
{
  source.armed = TRUE;
}

void
fault_source_disarm (void)
{
  source.armed = FALSE;
}

guint64
fault_source_requests (void)
{
  return source.requests;
}

gint64
fault_source_blocks (void)
{
  return source.blocks;
}

gint64
fault_source_mapped (void)
{
  return source.mapped;
}

/* --- What the system is asked for --- */

static gboolean
system_fails (void)
{
  gboolean raw = source.raw;

  source.raw = FALSE;
  return !raw && source.plan.source == FAULT_SYSTEM && next_fails ();
}

static void *
count_block (void *block)
{
  source.blocks += block != NULL;
  return block;
}

void *
__wrap_malloc (size_t size)
{
  return system_fails () ? NULL : count_block (__real_malloc (size));
}

void *
__wrap_calloc (size_t count, size_t size)
{
  return system_fails () ? NULL : count_block (__real_calloc (count, size));
}

void *
__wrap_realloc (void *block, size_t size)
{
  if (system_fails ())
    return NULL;
  return block != NULL ? __real_realloc (block, size) : count_block (__real_realloc (NULL, size));
}

char *
__wrap_strdup (const char *text)
{
  return system_fails () ? NULL : count_block (__real_strdup (text));
}

void
__wrap_free (void *block)
{
  source.blocks -= block != NULL;
  __real_free (block);
}

/* The text that it makes is its user's to free. */
FILE *
__wrap_open_memstream (char **text, size_t *length)
{
  return system_fails () ? NULL : count_block (__real_open_memstream (text, length));
}

void *
__wrap_mmap64 (void *address, size_t size, int access, int flags, int fd, gint64 offset)
{
  void *got =
      system_fails () ? MAP_FAILED : __real_mmap64 (address, size, access, flags, fd, offset);

  if (got != MAP_FAILED && (flags & MAP_FIXED) == 0)
    source.mapped += (gint64) size;
  return got;
}

int
__wrap_munmap (void *address, size_t size)
{
  source.mapped -= (gint64) size;
  return __real_munmap (address, size);
}

int
__wrap_mprotect (void *address, size_t size, int access)
{
  return system_fails () ? -1 : __real_mprotect (address, size, access);
}
