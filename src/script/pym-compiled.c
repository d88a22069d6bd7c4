#include "pym-compiled.h"

#include <string.h>

static void
release_all (PymRuntime *rt, PymObject **objects, size_t n)
{
  if (objects == NULL)
    return;
  for (size_t i = 0; i < n; i++)
    pym_xdecref (rt, objects[i]);
  pym_raw_free (rt, objects);
}

void
pym_compiled_free (PymRuntime *rt, PymCompiled *compiled)
{
  if (compiled == NULL)
    return;
  if (compiled->consts != NULL)
    for (uint32_t i = 0; i < compiled->n_consts; i++)
      {
        pym_xdecref (rt, compiled->consts[i].object);
        pym_compiled_free (rt, compiled->consts[i].code);
      }
  pym_raw_free (rt, compiled->consts);
  release_all (rt, compiled->names, compiled->n_names);
  release_all (rt, compiled->local_names, (size_t) compiled->n_locals_plus);
  pym_xdecref (rt, compiled->filename);
  pym_xdecref (rt, compiled->name);
  pym_xdecref (rt, compiled->qualname);
  pym_raw_free (rt, compiled->local_kinds);
  pym_raw_free (rt, compiled->instructions);
  pym_raw_free (rt, compiled->positions);
  pym_raw_free (rt, compiled->ranges);
  pym_raw_free (rt, compiled);
}

const PymExceptionRange *
pym_compiled_find_range (const PymExceptionRange *ranges, uint32_t n_ranges, uint32_t instruction)
{
  uint32_t low = 0, high = n_ranges;

  while (low < high)
    {
      uint32_t middle = low + (high - low) / 2;

      if (instruction < ranges[middle].start)
        high = middle;
      else if (instruction >= ranges[middle].end)
        low = middle + 1;
      else
        return &ranges[middle];
    }
  return NULL;
}
