/* What tables are made of, for those who print them: one file for each format.
 */
#pragma once

#include "cli-table.h"

typedef struct
{
  gboolean is_nothing;
  guint64 number;
  gint64 change;
  double share;
  char *text;
  char **frames;
} CliCell;

struct _CliTable
{
  const char *key, *title;
  gboolean is_record;
  const CliColumn *columns;
  guint n_columns;
  GArray *cells; /* CliCell */
  guint more;
  char *remark;
};

struct _CliReport
{
  GPtrArray *heads;  /* CliTable */
  GPtrArray *tables; /* CliTable */
  GPtrArray *views;  /* of each table, const char * */
};

const CliCell *cli_table_get_cell (const CliTable *self, guint row, guint column);
/* Whether the one table that is asked for is this one; NULL asks for all. */
gboolean cli_table_is_wanted (const CliTable *self, const char *only);

GString *cli_report_print_text (const CliReport *self, const char *only, gboolean is_quiet);
GString *cli_report_print_json (const CliReport *self, const char *only);
GString *cli_report_print_csv (const CliReport *self, const char *only);
