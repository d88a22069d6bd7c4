#include "pym-fault.h"

#include <stdlib.h>

#include "pym-runtime.h"

typedef struct
{
  struct PymFault *fault;
  unsigned bit;
  PymAllocator inner;
} FaultyDomain;

struct PymFault
{
  PymFaultPlan plan;
  bool active;
  uint64_t requests;
  uint64_t failures;
  FaultyDomain domains[PYM_N_DOMAINS];
};

static bool
fails (const FaultyDomain *domain)
{
  struct PymFault *fault = domain->fault;
  const PymFaultPlan *plan = &fault->plan;

  if (!fault->active || (plan->domains & domain->bit) == 0)
    return false;
  fault->requests++;
  if (plan->decide != NULL)
    {
      bool refused = plan->decide ((PymDomain) (domain - fault->domains), plan->data);

      fault->failures += refused;
      return refused;
    }
  if (plan->first == 0 || fault->requests < plan->first)
    return false;
  if (plan->failing != 0 && fault->requests - plan->first >= plan->failing)
    return false;
  fault->failures++;
  return true;
}

static void *
faulty_malloc (void *context, size_t size)
{
  FaultyDomain *domain = context;

  return fails (domain) ? NULL : domain->inner.malloc (domain->inner.context, size);
}

static void *
faulty_calloc (void *context, size_t count, size_t size)
{
  FaultyDomain *domain = context;

  return fails (domain) ? NULL : domain->inner.calloc (domain->inner.context, count, size);
}

static void *
faulty_realloc (void *context, void *block, size_t size)
{
  FaultyDomain *domain = context;

  return fails (domain) ? NULL : domain->inner.realloc (domain->inner.context, block, size);
}

static void
faulty_free (void *context, void *block)
{
  FaultyDomain *domain = context;

  domain->inner.free (domain->inner.context, block);
}

PymStatus
pym_fault_start (PymRuntime *rt, const PymFaultPlan *plan)
{
  struct PymFault *fault = rt->fault;

  if (fault == NULL)
    {
      fault = calloc (1, sizeof *fault);
      if (fault == NULL)
        return PYM_NO_MEMORY;
      for (unsigned i = 0; i < PYM_N_DOMAINS; i++)
        {
          PymAllocator wrapper = { &fault->domains[i], faulty_malloc, faulty_calloc, faulty_realloc,
                                   faulty_free };

          fault->domains[i].fault = fault;
          fault->domains[i].bit = 1u << i;
          pym_get_allocator (rt, (PymDomain) i, &fault->domains[i].inner);
          pym_set_allocator (rt, (PymDomain) i, &wrapper);
        }
      rt->fault = fault;
    }
  fault->plan = *plan;
  if (fault->plan.domains == 0)
    fault->plan.domains = 1u << PYM_DOMAIN_MEM | 1u << PYM_DOMAIN_OBJECT;
  fault->active = true;
  fault->requests = 0;
  fault->failures = 0;
  return PYM_OK;
}

void
pym_fault_stop (PymRuntime *rt)
{
  if (rt->fault != NULL)
    rt->fault->active = false;
}

uint64_t
pym_fault_requests (PymRuntime *rt)
{
  return rt->fault != NULL ? rt->fault->requests : 0;
}

uint64_t
pym_fault_failures (PymRuntime *rt)
{
  return rt->fault != NULL ? rt->fault->failures : 0;
}
