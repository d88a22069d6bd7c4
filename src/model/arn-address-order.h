/* Rows in the order of their addresses. Sorted digit by digit, since addresses differ in few bits:
 * a million rows take some ten milliseconds.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 address;
  guint32 row;
} ArnOrdered;

/* Of `array`, whose elements begin with their address (a guint64); rows with the same address keep
 * their order. (transfer full, with g_free ()) */
ArnOrdered *arn_address_order_new (GArray *array);

G_END_DECLS
