/* The module time. What a clock said is a figure of the outside world: the program asks through
 * here, so that a run can be recorded and repeated. */
#include "pym-abstract.h"
#include "pym-error.h"
#include "pym-float.h"
#include "pym-int.h"
#include "pym-machine.h"
#include "pym-modules.h"

#include <math.h>
#include <time.h>

static double
seconds (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

static PymObject *
time_time (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_float_from_double (rt, seconds (CLOCK_REALTIME));
}

static PymObject *
time_monotonic (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_float_from_double (rt, seconds (CLOCK_MONOTONIC));
}

static PymObject *
time_process_time (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_float_from_double (rt, seconds (CLOCK_PROCESS_CPUTIME_ID));
}

static PymObject *
nanoseconds (PymRuntime *rt, clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return pym_int_from_long (rt, now.tv_sec * 1000000000L + now.tv_nsec);
}

static PymObject *
time_monotonic_ns (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return nanoseconds (rt, CLOCK_MONOTONIC);
}

static PymObject *
time_time_ns (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return nanoseconds (rt, CLOCK_REALTIME);
}

/* How long to sleep, in seconds: a float or an index (_PyTime_FromSecondsObject). -1 on error. */
static double
sleep_length (PymRuntime *rt, PymObject *o)
{
  const double too_large = 9223372036.854775807; /* 2**63 nanoseconds */
  double length;

  if (pym_float_check (rt, o))
    length = pym_float_value (o);
  else
    {
      PymObject *whole = pym_number_index (rt, o);

      if (whole == NULL)
        return -1.0;
      length = pym_int_as_double (rt, whole);
      pym_decref (rt, whole);
      if (rt->error != NULL)
        return -1.0;
    }
  if (isnan (length))
    pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "Invalid value NaN (not a number)");
  else if (fabs (length) >= too_large)
    pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR),
                        pym_float_check (rt, o) ? "timestamp out of range for platform time_t"
                                                : "timestamp too large to convert to C _PyTime_t");
  else if (length < 0.0)
    pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "sleep length must be non-negative");
  else
    return length;
  return -1.0;
}

/* Sleeps in slices, so that somebody who waits for a safepoint is answered. */
static PymObject *
time_sleep (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  const double slice = 0.01;
  double wanted = sleep_length (rt, args[0]), end;

  if (wanted < 0.0)
    return NULL;
  end = seconds (CLOCK_MONOTONIC) + wanted;
  for (;;)
    {
      double left = end - seconds (CLOCK_MONOTONIC);
      struct timespec wait;

      if (left <= 0.0)
        return pym_newref (pym_none (rt));
      if (left > slice)
        left = slice;
      wait.tv_sec = 0;
      wait.tv_nsec = (long) (left * 1e9);
      nanosleep (&wait, NULL);
      if (atomic_load_explicit (&rt->breaker, memory_order_relaxed) != 0 &&
          pym_machine_break (rt) < 0)
        return NULL;
    }
}

static const PymMethodDef methods[] = {
  { "monotonic", time_monotonic, 0, 0 },
  { "monotonic_ns", time_monotonic_ns, 0, 0 },
  { "perf_counter", time_monotonic, 0, 0 },
  { "perf_counter_ns", time_monotonic_ns, 0, 0 },
  { "process_time", time_process_time, 0, 0 },
  { "sleep", time_sleep, 1, 1 },
  { "time", time_time, 0, 0 },
  { "time_ns", time_time_ns, 0, 0 },
  { NULL },
};

int
pym_module_time_exec (PymRuntime *rt, PymObject *module)
{
  return pym_module_add_functions (rt, module, methods);
}
