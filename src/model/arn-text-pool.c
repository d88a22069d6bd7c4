#include "arn-text-pool.h"

#include <string.h>

#define FIRST_ROOM 256

void
arn_text_pool_clear (ArnTextPool *self)
{
  g_free (self->first_byte);
  g_free (self->bytes);
  g_free (self->slots);
  *self = (ArnTextPool){ 0 };
}

/* Length and hash in one go; most texts are short and plain. */
static guint32
hash_text (const char *text, gsize *length, gboolean *is_ascii)
{
  guint32 hash = 2166136261u, all = 0;
  const guchar *p = (const guchar *) text;

  for (; *p != 0; p++)
    {
      hash = (hash ^ *p) * 16777619u;
      all |= *p;
    }
  *length = (gsize) ((const char *) p - text);
  *is_ascii = all < 0x80;
  /* The lowest bits choose the slot. */
  return hash ^ hash >> 15;
}

static void
grow_slots (ArnTextPool *self)
{
  gsize n_slots = MAX (self->n_slots * 2, FIRST_ROOM * 2);
  ArnTextSlot *slots = g_new0 (ArnTextSlot, n_slots);

  for (gsize i = 0; i < self->n_slots; i++)
    if (self->slots[i].row != 0)
      {
        gsize slot = self->slots[i].hash & (n_slots - 1);

        while (slots[slot].row != 0)
          slot = (slot + 1) & (n_slots - 1);
        slots[slot] = self->slots[i];
      }
  g_free (self->slots);
  self->slots = slots;
  self->n_slots = n_slots;
}

static guint32
append (ArnTextPool *self, const char *text, gsize length)
{
  gsize begin = self->n > 0 ? self->first_byte[self->n] : 0;

  if (begin + length + 1 > G_MAXUINT32)
    g_error ("the texts of a snapshot take more than 4 GiB");
  if (self->n == self->room)
    {
      self->room = MAX (self->room * 2, FIRST_ROOM);
      self->first_byte = g_renew (guint32, self->first_byte, self->room + 1);
    }
  if (begin + length + 1 > self->bytes_room)
    {
      self->bytes_room = MAX (MAX (self->bytes_room * 2, begin + length + 1), FIRST_ROOM * 16);
      self->bytes = g_realloc (self->bytes, self->bytes_room);
    }
  memcpy (self->bytes + begin, text, length + 1);
  self->first_byte[self->n] = (guint32) begin;
  self->first_byte[self->n + 1] = (guint32) (begin + length + 1);
  return self->n++;
}

guint32
arn_text_pool_add (ArnTextPool *self, const char *text)
{
  g_autofree char *repaired = NULL;
  gboolean is_ascii;
  gsize length, slot;
  guint32 hash = hash_text (text, &length, &is_ascii);

  if (!is_ascii && !g_utf8_validate_len (text, length, NULL))
    {
      text = repaired = g_utf8_make_valid (text, (gssize) length);
      hash = hash_text (text, &length, &is_ascii);
    }
  if ((gsize) self->n * 2 >= self->n_slots)
    grow_slots (self);
  for (slot = hash & (self->n_slots - 1); self->slots[slot].row != 0;
       slot = (slot + 1) & (self->n_slots - 1))
    {
      guint32 row = self->slots[slot].row - 1, begin;

      if (self->slots[slot].hash != hash)
        continue;
      begin = self->first_byte[row];
      if (self->first_byte[row + 1] - begin == length + 1 &&
          memcmp (self->bytes + begin, text, length) == 0)
        return row;
    }
  self->slots[slot] = (ArnTextSlot){ hash, self->n + 1 };
  return append (self, text, length);
}
