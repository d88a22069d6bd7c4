#include "arn-page-map.h"

/* A page stands for 64 KiB of addresses, a slot for 16 bytes. */
#define PAGE_BITS 16
#define SLOT_BITS 4
#define N_SLOTS   (1 << (PAGE_BITS - SLOT_BITS))

void
arn_page_map_clear (ArnPageMap *self)
{
  for (gsize i = 0; i < self->room; i++)
    g_free (self->entries[i].slots);
  g_free (self->entries);
  arn_address_map_clear (&self->others);
  *self = (ArnPageMap){ 0 };
}

static ArnPageMapEntry *
probe (const ArnPageMap *self, guint64 key)
{
  gsize slot = (gsize) ((key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 20) & (self->room - 1);

  while (self->entries[slot].key != 0 && self->entries[slot].key != key)
    slot = (slot + 1) & (self->room - 1);
  return &self->entries[slot];
}

static void
grow (ArnPageMap *self)
{
  ArnPageMap bigger = *self;

  bigger.room = MAX (64, self->room * 2);
  bigger.entries = g_new0 (ArnPageMapEntry, bigger.room);
  for (gsize i = 0; i < self->room; i++)
    if (self->entries[i].key != 0)
      *probe (&bigger, self->entries[i].key) = self->entries[i];
  g_free (self->entries);
  *self = bigger;
}

/* The slots of the page around the address; NULL when there is none and `make` is FALSE. */
static guint32 *
page_at (ArnPageMap *self, guint64 address, gboolean make)
{
  guint64 key = (address >> PAGE_BITS) + 1;
  ArnPageMapEntry *entry;

  if (self->last.key == key)
    return self->last.slots;
  if (make && self->n * 2 >= self->room)
    grow (self);
  if (self->room == 0)
    return NULL;
  entry = probe (self, key);
  if (entry->key == 0)
    {
      if (!make)
        return NULL;
      *entry = (ArnPageMapEntry){ key, g_new0 (guint32, N_SLOTS) };
      self->n++;
    }
  self->last = *entry;
  return entry->slots;
}

static gboolean
is_aligned (guint64 address)
{
  return (address & ((1 << SLOT_BITS) - 1)) == 0;
}

gboolean
arn_page_map_add (ArnPageMap *self, guint64 address, guint32 row)
{
  guint32 *slot;

  g_return_val_if_fail (address != 0, FALSE);

  if (!is_aligned (address))
    return arn_address_map_add (&self->others, address, row);
  slot = &page_at (self, address, TRUE)[address >> SLOT_BITS & (N_SLOTS - 1)];
  if (*slot != 0)
    return FALSE;
  *slot = row + 1;
  return TRUE;
}

guint32
arn_page_map_find (ArnPageMap *self, guint64 address)
{
  const guint32 *page;

  if (!is_aligned (address))
    return arn_address_map_find (&self->others, address);
  page = page_at (self, address, FALSE);
  /* 0 less 1 is G_MAXUINT32. */
  return page != NULL ? page[address >> SLOT_BITS & (N_SLOTS - 1)] - 1 : G_MAXUINT32;
}
