#include "arn-address-map.h"

void
arn_address_map_clear (ArnAddressMap *self)
{
  g_clear_pointer (&self->entries, g_free);
  self->n = self->room = 0;
}

/* Addresses differ in their middle bits: a multiplication spreads these to the top. */
static gsize
slot_of (const ArnAddressMap *self, guint64 address)
{
  return (gsize) ((address * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 20) & (self->room - 1);
}

static ArnAddressEntry *
probe (const ArnAddressMap *self, guint64 address)
{
  gsize slot = slot_of (self, address);

  while (self->entries[slot].key != 0 && self->entries[slot].key != address)
    slot = (slot + 1) & (self->room - 1);
  return &self->entries[slot];
}

static void
grow (ArnAddressMap *self)
{
  ArnAddressMap bigger = { .n = self->n, .room = MAX (64, self->room * 2) };

  bigger.entries = g_new0 (ArnAddressEntry, bigger.room);
  for (gsize i = 0; i < self->room; i++)
    if (self->entries[i].key != 0)
      *probe (&bigger, self->entries[i].key) = self->entries[i];
  g_free (self->entries);
  *self = bigger;
}

gboolean
arn_address_map_add (ArnAddressMap *self, guint64 address, guint32 value)
{
  ArnAddressEntry *entry;

  g_return_val_if_fail (address != 0, FALSE);

  if (self->n * 2 >= self->room)
    grow (self);
  entry = probe (self, address);
  if (entry->key != 0)
    return FALSE;
  entry->key = address;
  entry->value = value;
  self->n++;
  return TRUE;
}

guint32
arn_address_map_find (const ArnAddressMap *self, guint64 address)
{
  const ArnAddressEntry *entry;

  if (self->room == 0 || address == 0)
    return G_MAXUINT32;
  entry = probe (self, address);
  return entry->key != 0 ? entry->value : G_MAXUINT32;
}
