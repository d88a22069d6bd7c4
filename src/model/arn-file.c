#include "arn-file.h"

#include "arn-file-format.h"

G_DEFINE_QUARK (arn - file - error - quark, arn_file_error)

void
arn_file_directory_checksum (const ArnFileHeader *header, GVariant *directory, guint8 checksum[32])
{
  GChecksum *sum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = 32;

  g_checksum_update (sum, (const guchar *) header, ARN_FILE_CHECKED_HEADER);
  if (g_variant_get_size (directory) > 0)
    g_checksum_update (sum, g_variant_get_data (directory), g_variant_get_size (directory));
  g_checksum_get_digest (sum, checksum, &length);
  g_checksum_free (sum);
}

void
arn_file_column_checksum (gconstpointer data, gsize size, guint8 checksum[16])
{
  GChecksum *sum = g_checksum_new (ARN_FILE_COLUMN_CHECKSUM);
  gsize length = 16;

  if (size > 0)
    g_checksum_update (sum, data, size);
  g_checksum_get_digest (sum, checksum, &length);
  g_checksum_free (sum);
}
