/* The figures behind psutil and os: of the runtime's heap, not of the process that shows it. */
#include "pym-error.h"
#include "pym-heap.h"
#include "pym-int.h"
#include "pym-modules.h"
#include "pym-tuple.h"

/* The number of the only process there is. A run repeats itself, so it is always the same. */
#define PROCESS_ID 4242

static PymObject *
process_id (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_int_from_long (rt, PROCESS_ID);
}

/* (resident, reserved) bytes. */
static PymObject *
psutil_heap_bytes (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *bytes = pym_int_from_size (rt, pym_heap_bytes (rt->heap));
  PymObject *pair = bytes != NULL ? pym_tuple_pack (rt, 2, bytes, bytes) : NULL;

  pym_xdecref (rt, bytes);
  return pair;
}

static const PymMethodDef psutil_methods[] = {
  { "_heap_bytes", psutil_heap_bytes, 0, 0 },
  { "_pid", process_id, 0, 0 },
  { NULL },
};

static const PymMethodDef os_methods[] = {
  { "getpid", process_id, 0, 0 },
  { NULL },
};

int
pym_module_psutil_exec (PymRuntime *rt, PymObject *module)
{
  return pym_module_add_functions (rt, module, psutil_methods);
}

int
pym_module_os_exec (PymRuntime *rt, PymObject *module)
{
  return pym_module_add_functions_of (rt, module, "posix", os_methods);
}
