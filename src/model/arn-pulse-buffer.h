/* How a workload's thread shows pulses to the window without either waiting for the other: three
 * pulses, of which one is being written, one is being read, and one lies between. Lock-free;
 * exactly one writing and one reading thread.
 */
#pragma once

#include "arn-pulse.h"

G_BEGIN_DECLS

typedef struct _ArnPulseBuffer ArnPulseBuffer;

ArnPulseBuffer *arn_pulse_buffer_new (void);
void arn_pulse_buffer_free (ArnPulseBuffer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnPulseBuffer, arn_pulse_buffer_free)

/* Writer: an empty pulse to fill (already reset), then to publish. */
ArnPulse *arn_pulse_buffer_begin (ArnPulseBuffer *self);
void arn_pulse_buffer_publish (ArnPulseBuffer *self);

/* Reader: the newest published pulse, or NULL when there was none yet. It stays unchanged until the
 * reader's next call. `fresh` (may be NULL): whether it is another one than last time. */
const ArnPulse *arn_pulse_buffer_acquire (ArnPulseBuffer *self, gboolean *fresh);

G_END_DECLS
