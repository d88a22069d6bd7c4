#include "arn-chart-ticks.h"

#include "arn-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NARROW_SPACE "\u202f"
#define SECOND       1e9
#define MINUTE       (60 * SECOND)

/* What 1 is on the axis, for a step or, of bytes, for the highest value. */
static double
unit_of (ArnUnit unit, double step, double highest)
{
  double size = 1;

  switch (unit)
    {
    case ARN_UNIT_TIME:
      return step >= SECOND / 100 ? SECOND : step >= 1e5 ? 1e6 : 1e3;
    case ARN_UNIT_BYTES:
      while (highest >= size * 1024 && size < 1024.0 * 1024 * 1024 * 1024)
        size *= 1024;
      return size;
    case ARN_UNIT_COUNT:
      return 1;
    }
  return 1;
}

/* The next of 1, 2, 5, 10, … times `unit` that isn't less. */
static double
round_up (double step, double unit)
{
  double power = pow (10, floor (log10 (step / unit))) * unit;

  for (int i = 0; i < 3; i++)
    if (power * (double[]){ 1, 2, 5 }[i] >= step * (1 - 1e-9))
      return power * (double[]){ 1, 2, 5 }[i];
  return power * 10;
}

/* Of minutes, 10 seconds are a round step and 20 minutes are. */
static double
round_up_minutes (double step)
{
  static const double steps[] = { 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * SECOND >= step)
      return steps[i] * SECOND;
  return round_up (step, 3600 * SECOND);
}

void
arn_ticks_make (ArnTicks *self, ArnUnit unit, double from, double to, guint most)
{
  double step, first;

  most = CLAMP (most, 1, ARN_TICKS_ROOM - 1);
  self->unit = unit;
  self->n = 0;
  self->step = 1;
  if (to <= from)
    return;
  step = (to - from) / most;
  if (unit == ARN_UNIT_TIME)
    step = to >= 2 * MINUTE && step > 2 * SECOND ? round_up_minutes (step) : round_up (step, 1);
  else
    step = round_up (step, unit_of (unit, step, to));
  if (unit == ARN_UNIT_COUNT)
    step = MAX (step, 1);
  self->step = step;
  first = ceil (from / step - 1e-9);
  for (guint i = 0; (first + i) * step <= to * (1 + 1e-9) && self->n < ARN_TICKS_ROOM; i++)
    self->values[self->n++] = (first + i) * step;
}

static int
decimals_of (double step)
{
  int decimals = 0;

  while (decimals < 6 && fabs (step - round (step)) > 1e-6 * step)
    {
      step *= 10;
      decimals++;
    }
  return decimals;
}

char *
arn_ticks_format (const ArnTicks *self, double value)
{
  double highest = self->n > 0 ? self->values[self->n - 1] : value;
  double unit = unit_of (self->unit, self->step, highest);
  const char *name = "";

  if (self->unit == ARN_UNIT_COUNT)
    return arn_number_count ((guint64) llround (value));
  if (self->unit == ARN_UNIT_TIME && highest >= 2 * MINUTE && self->step >= SECOND)
    return g_strdup_printf ("%u:%02u" NARROW_SPACE "%s", (guint) (value / MINUTE),
                            (guint) llround (value / SECOND) % 60, _ ("min"));
  if (value == 0 && self->unit == ARN_UNIT_BYTES)
    return g_strdup ("0");
  if (self->unit == ARN_UNIT_TIME)
    name = unit == SECOND ? _ ("s") : unit == 1e6 ? _ ("ms") : _ ("µs");
  else
    {
      static const char *const units[] = { N_ ("B"), N_ ("KiB"), N_ ("MiB"), N_ ("GiB"),
                                           N_ ("TiB") };

      name = _ (units[(int) round (log2 (unit) / 10)]);
    }
  return g_strdup_printf ("%.*f" NARROW_SPACE "%s", decimals_of (self->step / unit), value / unit,
                          name);
}
