/* Tables of figures, and what prints them: as text for a person, as JSON or as CSV for programs. A
 * command fills tables and knows nothing of formats; a format knows nothing of heaps.
 *
 * Keys of tables and columns are the same in JSON and CSV, in every language and from version to
 * version; new ones may be added. Units: bytes, nanoseconds (keys end in _ns), shares from 0 to 1,
 * addresses as "0x…". Texts for people are translated and say units themselves.
 */
#pragma once

#include <glib.h>

typedef enum
{
  CLI_TEXT,
  CLI_COUNT,
  CLI_BYTES,
  CLI_SHARE,
  CLI_ADDRESS,
  CLI_TIME,         /* since the start of the run */
  CLI_DURATION,     /* also nanoseconds, but short */
  CLI_COUNT_CHANGE, /* with a sign, and for a person an arrow */
  CLI_BYTES_CHANGE,
  CLI_FLAG,
  CLI_FRAMES, /* "file:line" texts, newest first */
} CliKind;

typedef struct
{
  const char *key;
  const char *heading; /* marked with NC_ () in the context "table" */
  CliKind kind;
} CliColumn;

typedef struct _CliTable CliTable;

/* `title` is marked with NC_ () in the context "table"; both are kept. A record is one row that is
 * read as a list of names and figures. */
CliTable *cli_table_new (const char *key,
                         const char *title,
                         gboolean is_record,
                         const CliColumn *columns,
                         guint n_columns);
void cli_table_free (CliTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliTable, cli_table_free)

/* The next cell; rows fill from left to right. Each takes columns of its own kinds only. */
void cli_table_add_text (CliTable *self, const char *text);
void cli_table_take_text (CliTable *self, char *text); /* takes the text */
void cli_table_add_number (CliTable *self, guint64 number);
void cli_table_add_share (CliTable *self, guint64 part, guint64 whole);
void cli_table_add_change (CliTable *self, guint64 before, guint64 now);
void cli_table_take_frames (CliTable *self, char **frames); /* takes the array */
void cli_table_add_nothing (CliTable *self);

guint cli_table_get_n_rows (const CliTable *self);
/* Rows that there are but that were left out. */
void cli_table_set_more (CliTable *self, guint more);
/* What is to be said under the table, also when it has no rows. (takes the text) */
void cli_table_take_remark (CliTable *self, char *remark);

typedef enum
{
  CLI_FORMAT_TEXT,
  CLI_FORMAT_JSON,
  CLI_FORMAT_CSV,
} CliFormat;

/* FALSE, with a sentence on stderr, when there is no such format. NULL is text. */
gboolean cli_format_parse (const char *name, CliFormat *format);
/* Before tables are filled: what programs read is in one language for all. */
void cli_format_begin (CliFormat format);

typedef struct _CliReport CliReport;

CliReport *cli_report_new (void);
void cli_report_free (CliReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliReport, cli_report_free)

/* Records in front of all: what was looked at. In JSON members of the whole; not in CSV. */
void cli_report_take_head (CliReport *self, CliTable *table);
/* `view`: kept; NULL: of the whole. In JSON an object of that name holds its tables. */
void cli_report_take_table (CliReport *self, const char *view, CliTable *table);
gboolean cli_report_has_table (const CliReport *self, const char *key);
/* "heap, arenas and classes". (transfer full) */
char *cli_report_list_tables (const CliReport *self);

/* `only`: the key of the tables to be printed, or NULL: all, but no records in CSV. `is_quiet`:
 * text without its head. CSV is one table: the columns of all its tables, "table" first. (transfer
 * full) */
GString *
cli_report_print (const CliReport *self, CliFormat format, const char *only, gboolean is_quiet);
