#include "arn-history.h"

#include <string.h>

struct _ArnHistory
{
  guint length;
  guint64 columns[ARN_HISTORY_N_COLUMNS][ARN_HISTORY_ROOM];
};

G_STATIC_ASSERT (ARN_HISTORY_ROOM % 2 == 0);

ArnHistory *
arn_history_new (void)
{
  return g_new0 (ArnHistory, 1);
}

void
arn_history_free (ArnHistory *self)
{
  g_free (self);
}

static void
thin_out (ArnHistory *self)
{
  for (guint c = 0; c < ARN_HISTORY_N_COLUMNS; c++)
    {
      guint64 *column = self->columns[c];

      for (guint i = 0; i < self->length / 2; i++)
        if (c == ARN_HISTORY_HEAP_PEAK)
          column[i] = MAX (column[2 * i], column[2 * i + 1]);
        else
          column[i] = column[2 * i + 1];
    }
  self->length /= 2;
}

void
arn_history_add (ArnHistory *self, const ArnHeapFigures *heap)
{
  guint64 bytes = heap->bytes_in_use + heap->large_bytes;
  guint64 peak = bytes;
  guint row = self->length;

  if (row > 0 && self->columns[ARN_HISTORY_TIME][row - 1] >= heap->time)
    {
      row--;
      peak = MAX (peak, self->columns[ARN_HISTORY_HEAP_PEAK][row]);
    }
  else if (row == ARN_HISTORY_ROOM)
    {
      thin_out (self);
      row = self->length;
    }

  self->columns[ARN_HISTORY_TIME][row] = MAX (heap->time, self->columns[ARN_HISTORY_TIME][row]);
  self->columns[ARN_HISTORY_INSTRUCTIONS][row] = heap->instructions;
  self->columns[ARN_HISTORY_LINE][row] = heap->line;
  self->columns[ARN_HISTORY_HEAP][row] = bytes;
  self->columns[ARN_HISTORY_HEAP_PEAK][row] = peak;
  self->columns[ARN_HISTORY_ARENAS][row] = heap->arenas * heap->arena_size;
  self->columns[ARN_HISTORY_BLOCKS][row] = heap->blocks_in_use;
  for (guint g = 0; g < ARN_N_GENERATIONS; g++)
    self->columns[ARN_HISTORY_COUNT_0 + g][row] = heap->generation_count[g];
  self->length = row + 1;
}

guint
arn_history_get_length (const ArnHistory *self)
{
  return self->length;
}

const guint64 *
arn_history_get_column (const ArnHistory *self, ArnHistoryColumn column)
{
  return self->columns[column];
}

guint
arn_history_find (const ArnHistory *self, guint64 time)
{
  guint low = 0, high = self->length;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->columns[ARN_HISTORY_TIME][middle] <= time)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? low - 1 : 0;
}

gboolean
arn_history_set_columns (ArnHistory *self, const guint64 *const *columns, guint length)
{
  if (length > ARN_HISTORY_ROOM)
    return FALSE;
  for (guint i = 1; i < length; i++)
    if (columns[ARN_HISTORY_TIME][i] <= columns[ARN_HISTORY_TIME][i - 1])
      return FALSE;
  for (guint c = 0; c < ARN_HISTORY_N_COLUMNS && length > 0; c++)
    memcpy (self->columns[c], columns[c], length * sizeof (guint64));
  self->length = length;
  return TRUE;
}
