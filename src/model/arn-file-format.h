/* The layout of a recording's file, for its reader and its writer.
 *
 *     0   8  magic; like PNG's it shows when a transfer took the file for text
 *     8   4  version
 *    12   4  byte order mark: numbers are stored as the writing machine has them
 *    16   8  bytes of the payload
 *    24   8  0
 *    32  32  SHA-256 of the 32 bytes before and of the directory
 *    64   …  payload: a GVariant of type (vav): directory, columns
 *
 * The directory is a dictionary (the keys are below); what is long stands in the columns, each an
 * array of 8, 16, 32 or 64 bit numbers. The directory says of each snapshot which column is where,
 * with a checksum of its bytes, so that a snapshot can be checked when it is first asked for. These
 * are MD5: they guard against accidents, and ranges are checked apart from them.
 */
#pragma once

#include <gio/gio.h>

#define ARN_FILE_MAGIC           "\211ARENA\r\n"
#define ARN_FILE_MAGIC_LENGTH    8
#define ARN_FILE_VERSION         1
#define ARN_FILE_BYTE_ORDER      0x01020304u
#define ARN_FILE_PAYLOAD_TYPE    G_VARIANT_TYPE ("(vav)")
#define ARN_FILE_COLUMN_CHECKSUM G_CHECKSUM_MD5

typedef struct
{
  char magic[ARN_FILE_MAGIC_LENGTH];
  guint32 version;
  guint32 byte_order;
  guint64 payload_length;
  guint64 reserved;
  guint8 checksum[32];
} ArnFileHeader;

G_STATIC_ASSERT (sizeof (ArnFileHeader) == 64);
#define ARN_FILE_CHECKED_HEADER G_STRUCT_OFFSET (ArnFileHeader, checksum)

/* Keys of the directory and their types. */
#define ARN_FILE_TITLE     "title"     /* s */
#define ARN_FILE_SETTINGS  "settings"  /* see below */
#define ARN_FILE_SOURCES   "sources"   /* file, text */
#define ARN_FILE_OUTPUT    "output"    /* stream, text, time, instructions, line */
#define ARN_FILE_EVENTS    "events"    /* in the order of ArnEvent */
#define ARN_FILE_HISTORY   "history"   /* columns in the order of ArnHistoryColumn */
#define ARN_FILE_SNAPSHOTS "snapshots" /* see below */

/* profile, trace depth, heap limit, hash seed, arena offset, random seed, started at, arguments */
#define ARN_FILE_SETTINGS_TYPE "(uuttttxas)"
#define ARN_FILE_SOURCES_TYPE  "a(ss)"
#define ARN_FILE_OUTPUT_TYPE   "a(ysttu)"
#define ARN_FILE_EVENTS_TYPE   "a(utttuuttts)"
#define ARN_FILE_HISTORY_TYPE  "aat"
/* label, number, taken by, time, line, size, heap bytes, parts, figures, columns: name, place,
 * checksum */
#define ARN_FILE_SNAPSHOT_TYPE  "(suututtuata(suay))"
#define ARN_FILE_SNAPSHOTS_TYPE "a" ARN_FILE_SNAPSHOT_TYPE

/* SHA-256 of the header's first part and the directory, into 32 bytes. */
void
arn_file_directory_checksum (const ArnFileHeader *header, GVariant *directory, guint8 checksum[32]);
/* MD5 of a column, into 16 bytes. */
void arn_file_column_checksum (gconstpointer data, gsize size, guint8 checksum[16]);
