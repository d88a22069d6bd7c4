/* The wrapper around the mem and object domains that feeds the attached tracers. One wrapper serves
 * both, so that each comes and goes without the other noticing. CPython 3.12:
 * Modules/_tracemalloc.c. */
#include "pym-collector.h"
#include "pym-domain.h"
#include "pym-tracer-private.h"

typedef struct
{
  PymRuntime *rt;
  PymAllocator inner;
  PymHeap *heap; /* that `inner` is nothing but; NULL: something else wraps it */
} TracedDomain;

struct PymTracing
{
  TracedDomain mem, object;
};

/* Without this the compiler would make one copy of it, and calls. */
#define HOT __attribute__ ((flatten))

static inline bool
record (PymRuntime *rt, const void *block, size_t size)
{
  bool recorded = true;

  if (rt->program_tracer != NULL)
    recorded = pym_tracer_add (rt->program_tracer, block, size);
  if (rt->inspector != NULL)
    recorded = pym_tracer_add (rt->inspector, block, size) && recorded;
  return recorded;
}

static inline void
forget (PymRuntime *rt, const void *block)
{
  if (rt->program_tracer != NULL)
    pym_tracer_remove (rt->program_tracer, block);
  if (rt->inspector != NULL)
    pym_tracer_remove (rt->inspector, block);
}

static inline void
free_inner (const TracedDomain *domain, void *block)
{
  if (PYM_LIKELY (domain->heap != NULL))
    pym_heap_release (domain->heap, block);
  else
    domain->inner.free (domain->inner.context, block);
}

/* A block that can't be recorded is refused, so that the figures stay true. */
static void *__attribute__ ((noinline)) refuse (const TracedDomain *domain, void *block)
{
  forget (domain->rt, block);
  free_inner (domain, block);
  return NULL;
}

static HOT void *
traced_malloc (void *context, size_t size)
{
  const TracedDomain *domain = context;
  void *block = PYM_LIKELY (domain->heap != NULL)
                    ? pym_heap_allocate (domain->heap, size)
                    : domain->inner.malloc (domain->inner.context, size);

  if (PYM_UNLIKELY (block == NULL))
    return NULL;
  return PYM_LIKELY (record (domain->rt, block, size)) ? block : refuse (domain, block);
}

static void *
traced_calloc (void *context, size_t count, size_t size)
{
  const TracedDomain *domain = context;
  void *block = domain->inner.calloc (domain->inner.context, count, size);

  if (block == NULL)
    return NULL;
  return record (domain->rt, block, count * size) ? block : refuse (domain, block);
}

static inline PymTracePlace
place_of (PymTracer *tracer, const void *block)
{
  return tracer != NULL ? pym_trace_table_of_block (&tracer->traces, block) : (PymTracePlace){ 0 };
}

static void *
traced_realloc (void *context, void *block, size_t size)
{
  const TracedDomain *domain = context;
  PymRuntime *rt = domain->rt;
  PymTracePlace program, inspector;
  void *moved;

  if (block == NULL)
    return traced_malloc (context, size);
  /* Found while the block is there. */
  program = place_of (rt->program_tracer, block);
  inspector = place_of (rt->inspector, block);
  moved = domain->inner.realloc (domain->inner.context, block, size);
  if (moved == NULL)
    return NULL;
  if (moved != block && program.word != NULL)
    pym_tracer_forget (rt->program_tracer, program, block);
  if (moved != block && inspector.word != NULL)
    pym_tracer_forget (rt->inspector, inspector, block);
  /* The old contents have moved already: without memory the block lives on untraced. */
  record (rt, moved, size);
  return moved;
}

static HOT void
traced_free (void *context, void *block)
{
  const TracedDomain *domain = context;

  if (block == NULL)
    return;
  forget (domain->rt, block);
  free_inner (domain, block);
}

static void
wrap (PymRuntime *rt, PymDomain which, TracedDomain *domain)
{
  PymAllocator wrapper = { domain, traced_malloc, traced_calloc, traced_realloc, traced_free };

  domain->rt = rt;
  pym_get_allocator (rt, which, &domain->inner);
  domain->heap = pym_domain_heap (&domain->inner);
  pym_set_allocator (rt, which, &wrapper);
}

/* False when somebody has wrapped the wrapper: then it stays, and passes everything on. */
static bool
is_outermost (PymRuntime *rt, PymDomain which, const TracedDomain *domain)
{
  PymAllocator current;

  pym_get_allocator (rt, which, &current);
  return current.context == domain;
}

PymStatus
pym_tracer_attach (PymTracer *tracer, PymTracerRole role)
{
  PymRuntime *rt = tracer->rt;
  PymTracer **place = role == PYM_TRACER_PROGRAM ? &rt->program_tracer : &rt->inspector;

  pym_assert (*place == NULL && tracer->role < 0 && tracer->traced == 0);
  if (rt->tracing == NULL)
    {
      struct PymTracing *tracing = pym_raw_calloc (rt, 1, sizeof *tracing);

      if (tracing == NULL)
        return PYM_NO_MEMORY;
      wrap (rt, PYM_DOMAIN_MEM, &tracing->mem);
      wrap (rt, PYM_DOMAIN_OBJECT, &tracing->object);
      rt->tracing = tracing;
    }
  /* The program never sees a serial. */
  pym_trace_table_init (&tracer->traces, rt, role == PYM_TRACER_INSPECTOR);
  *place = tracer;
  tracer->role = role;
  return PYM_OK;
}

void
pym_tracer_detach (PymTracer *tracer)
{
  PymRuntime *rt = tracer->rt;
  struct PymTracing *tracing = rt->tracing;

  if (tracer->role < 0)
    return;
  if (tracer->role == PYM_TRACER_PROGRAM)
    rt->program_tracer = NULL;
  else
    rt->inspector = NULL;
  tracer->role = -1;
  if (rt->program_tracer != NULL || rt->inspector != NULL ||
      !is_outermost (rt, PYM_DOMAIN_MEM, &tracing->mem) ||
      !is_outermost (rt, PYM_DOMAIN_OBJECT, &tracing->object))
    return;
  pym_set_allocator (rt, PYM_DOMAIN_MEM, &tracing->mem.inner);
  pym_set_allocator (rt, PYM_DOMAIN_OBJECT, &tracing->object.inner);
  pym_raw_free (rt, tracing);
  rt->tracing = NULL;
}

/* As it was requested, before the program's first line. */
static size_t
requested_size (const PymObject *o)
{
  const PymType *type = o->type;
  size_t size = pym_type_head_size (type) + (size_t) type->basicsize;

  if (type->itemsize > 0)
    size += (size_t) type->itemsize * (size_t) pym_size (o);
  return size;
}

void
pym_tracer_renew (PymRuntime *rt, PymObject *o)
{
  const char *block = (const char *) o - pym_type_head_size (o->type);

  if (rt->program_tracer != NULL)
    pym_tracer_renew_block (rt->program_tracer, block);
  if (rt->inspector != NULL && !pym_tracer_renew_block (rt->inspector, block))
    /* Without memory it stays untraced, as it was. */
    pym_tracer_add (rt->inspector, block, requested_size (o));
}
