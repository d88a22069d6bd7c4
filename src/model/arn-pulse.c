#include "arn-pulse.h"

#include <string.h>

void
arn_pulse_clear (ArnPulse *self)
{
  g_free (self->arenas);
  g_free (self->pools);
  g_free (self->sites);
  g_free (self->text);
  memset (self, 0, sizeof *self);
}

void
arn_pulse_reset (ArnPulse *self)
{
  memset (&self->heap, 0, sizeof self->heap);
  self->taken_at = 0;
  self->n_arenas = self->n_pools = self->n_sites = 0;
  self->text_used = 0;
  arn_pulse_add_text (self, "");
}

/* Room for `needed` elements, doubling. */
static gpointer
grow (gpointer array, guint *room, guint needed, gsize width)
{
  if (needed <= *room)
    return array;
  *room = MAX (needed, MAX (64, *room * 2));
  return g_realloc_n (array, *room, width);
}

ArnPulseArena *
arn_pulse_add_arena (ArnPulse *self)
{
  ArnPulseArena *row;

  self->arenas = grow (self->arenas, &self->arenas_room, self->n_arenas + 1, sizeof *row);
  row = &self->arenas[self->n_arenas++];
  memset (row, 0, sizeof *row);
  row->first_pool = self->n_pools;
  return row;
}

ArnPulsePool *
arn_pulse_add_pool (ArnPulse *self)
{
  ArnPulsePool *row;

  self->pools = grow (self->pools, &self->pools_room, self->n_pools + 1, sizeof *row);
  row = &self->pools[self->n_pools++];
  memset (row, 0, sizeof *row);
  return row;
}

ArnPulseSite *
arn_pulse_add_site (ArnPulse *self)
{
  ArnPulseSite *row;

  self->sites = grow (self->sites, &self->sites_room, self->n_sites + 1, sizeof *row);
  row = &self->sites[self->n_sites++];
  memset (row, 0, sizeof *row);
  return row;
}

guint32
arn_pulse_add_text (ArnPulse *self, const char *text)
{
  gsize length = strlen (text) + 1;
  guint32 offset = 0;

  /* A program has few files: look through them. */
  while (offset < self->text_used)
    {
      if (strcmp (self->text + offset, text) == 0)
        return offset;
      offset += strlen (self->text + offset) + 1;
    }
  self->text = grow (self->text, &self->text_room, self->text_used + length, 1);
  memcpy (self->text + offset, text, length);
  self->text_used += length;
  return offset;
}
