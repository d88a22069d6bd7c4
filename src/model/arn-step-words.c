#include "arn-step-words.h"

#include <glib/gi18n-lib.h>

char *
arn_step_describe_allocations (ArnSnapshot *snapshot, guint64 since)
{
  const ArnBlockTable *blocks = &arn_snapshot_get_tables (snapshot)->blocks;
  ArnBlockId first = ARN_NONE;
  guint n = 0;
  g_autofree char *what = NULL;
  g_autofree char *bytes = NULL;

  for (ArnBlockId b = 0; b < blocks->n; b++)
    if (blocks->serial[b] > since)
      {
        n++;
        if (first == ARN_NONE || blocks->serial[b] < blocks->serial[first])
          first = b;
      }
  if (n == 0)
    return g_strdup (_ ("Memory was allocated, and is free again."));
  what = arn_snapshot_format_block (snapshot, first);
  bytes =
      g_strdup_printf ("%" G_GUINT64_FORMAT, blocks->requested[first] > 0 ? blocks->requested[first]
                                                                          : blocks->size[first]);
  if (n == 1)
    /* Translators: what was allocated, its bytes */
    return g_strdup_printf (_ ("Allocated: %s, %s bytes."), what, bytes);
  /* Translators: the first that was allocated, its bytes, number of others */
  return g_strdup_printf (ngettext ("Allocated: %s, %s bytes, and %u more block.",
                                    "Allocated: %s, %s bytes, and %u more blocks.", n - 1),
                          what, bytes, n - 1);
}
