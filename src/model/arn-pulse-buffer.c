/* The slot that lies between is named by two bits of `middle`; a third says that it holds a pulse
 * the reader hasn't seen. Writer and reader each own the slot that their field names and give it
 * away by one exchange, whose release/acquire order publishes what was written in it. */
#include "arn-pulse-buffer.h"

#include <stdatomic.h>

#define FRESH 4u
#define SLOT  3u

struct _ArnPulseBuffer
{
  ArnPulse pulses[3];
  _Atomic guint middle;
  guint writing;     /* the writer's */
  guint reading;     /* the reader's */
  gboolean any_read; /* the reader's */
};

ArnPulseBuffer *
arn_pulse_buffer_new (void)
{
  ArnPulseBuffer *self = g_new0 (ArnPulseBuffer, 1);

  self->writing = 0;
  atomic_init (&self->middle, 1);
  self->reading = 2;
  return self;
}

void
arn_pulse_buffer_free (ArnPulseBuffer *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->pulses); i++)
    arn_pulse_clear (&self->pulses[i]);
  g_free (self);
}

ArnPulse *
arn_pulse_buffer_begin (ArnPulseBuffer *self)
{
  ArnPulse *pulse = &self->pulses[self->writing];

  arn_pulse_reset (pulse);
  return pulse;
}

void
arn_pulse_buffer_publish (ArnPulseBuffer *self)
{
  guint old = atomic_exchange_explicit (&self->middle, self->writing | FRESH, memory_order_acq_rel);

  self->writing = old & SLOT;
}

const ArnPulse *
arn_pulse_buffer_acquire (ArnPulseBuffer *self, gboolean *fresh)
{
  gboolean is_fresh = (atomic_load_explicit (&self->middle, memory_order_relaxed) & FRESH) != 0;

  if (is_fresh)
    {
      guint old = atomic_exchange_explicit (&self->middle, self->reading, memory_order_acq_rel);

      self->reading = old & SLOT;
      self->any_read = TRUE;
    }
  if (fresh != NULL)
    *fresh = is_fresh;
  return self->any_read ? &self->pulses[self->reading] : NULL;
}
