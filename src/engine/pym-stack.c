#include "pym-runtime.h"

size_t
pym_stack_sites (PymRuntime *rt, PymSite *sites, size_t max)
{
  const PymStackLevel *levels;
  ssize_t n = rt->hooks.current_stack != NULL ? rt->hooks.current_stack (rt, &levels) : 0;

  if (n <= 0)
    return 0;
  for (size_t i = 0; i < max && i < (size_t) n; i++)
    sites[i] = levels[(size_t) n - 1 - i].site;
  return (size_t) n;
}
