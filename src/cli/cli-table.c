#include "cli-table-private.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "cli.h"

static void
cell_clear (gpointer data)
{
  CliCell *cell = data;

  g_free (cell->text);
  g_strfreev (cell->frames);
}

CliTable *
cli_table_new (const char *key,
               const char *title,
               gboolean is_record,
               const CliColumn *columns,
               guint n_columns)
{
  CliTable *self = g_new0 (CliTable, 1);

  self->key = key;
  self->title = title;
  self->is_record = is_record;
  self->columns = columns;
  self->n_columns = n_columns;
  self->cells = g_array_new (FALSE, FALSE, sizeof (CliCell));
  g_array_set_clear_func (self->cells, cell_clear);
  return self;
}

void
cli_table_free (CliTable *self)
{
  g_array_unref (self->cells);
  g_free (self->remark);
  g_free (self);
}

/* Kind of the cell that comes next. */
static CliKind
next_kind (const CliTable *self)
{
  return self->columns[self->cells->len % self->n_columns].kind;
}

void
cli_table_take_text (CliTable *self, char *text)
{
  CliCell cell = { .text = text };

  g_assert (next_kind (self) == CLI_TEXT);
  g_array_append_val (self->cells, cell);
}

void
cli_table_add_text (CliTable *self, const char *text)
{
  cli_table_take_text (self, g_strdup (text));
}

void
cli_table_add_number (CliTable *self, guint64 number)
{
  CliCell cell = { .number = number };

  g_assert (next_kind (self) != CLI_TEXT && next_kind (self) != CLI_FRAMES);
  g_array_append_val (self->cells, cell);
}

void
cli_table_add_share (CliTable *self, guint64 part, guint64 whole)
{
  CliCell cell = { .share = whole > 0 ? (double) part / (double) whole : 0 };

  g_assert (next_kind (self) == CLI_SHARE);
  g_array_append_val (self->cells, cell);
}

void
cli_table_add_change (CliTable *self, guint64 before, guint64 now)
{
  CliCell cell = { .change = (gint64) (now - before) };

  g_assert (next_kind (self) == CLI_COUNT_CHANGE || next_kind (self) == CLI_BYTES_CHANGE);
  g_array_append_val (self->cells, cell);
}

void
cli_table_take_frames (CliTable *self, char **frames)
{
  CliCell cell = { .frames = frames };

  g_assert (next_kind (self) == CLI_FRAMES);
  g_array_append_val (self->cells, cell);
}

void
cli_table_add_nothing (CliTable *self)
{
  CliCell cell = { .is_nothing = TRUE };

  g_array_append_val (self->cells, cell);
}

guint
cli_table_get_n_rows (const CliTable *self)
{
  return self->cells->len / self->n_columns;
}

const CliCell *
cli_table_get_cell (const CliTable *self, guint row, guint column)
{
  return &g_array_index (self->cells, CliCell, row * self->n_columns + column);
}

void
cli_table_set_more (CliTable *self, guint more)
{
  self->more = more;
}

void
cli_table_take_remark (CliTable *self, char *remark)
{
  g_free (self->remark);
  self->remark = remark;
}

static void
table_free (gpointer data)
{
  cli_table_free (data);
}

CliReport *
cli_report_new (void)
{
  CliReport *self = g_new0 (CliReport, 1);

  self->heads = g_ptr_array_new_with_free_func (table_free);
  self->tables = g_ptr_array_new_with_free_func (table_free);
  self->views = g_ptr_array_new ();
  return self;
}

void
cli_report_free (CliReport *self)
{
  g_ptr_array_unref (self->heads);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->views);
  g_free (self);
}

void
cli_report_take_head (CliReport *self, CliTable *table)
{
  g_ptr_array_add (self->heads, table);
}

void
cli_report_take_table (CliReport *self, const char *view, CliTable *table)
{
  g_ptr_array_add (self->tables, table);
  g_ptr_array_add (self->views, (gpointer) view);
}

gboolean
cli_report_has_table (const CliReport *self, const char *key)
{
  for (guint i = 0; i < self->tables->len; i++)
    if (strcmp (((const CliTable *) g_ptr_array_index (self->tables, i))->key, key) == 0)
      return TRUE;
  return FALSE;
}

char *
cli_report_list_tables (const CliReport *self)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < self->tables->len; i++)
    g_ptr_array_add (keys, (gpointer) ((CliTable *) g_ptr_array_index (self->tables, i))->key);
  g_ptr_array_add (keys, NULL);
  return cli_format_choices ((const char *const *) keys->pdata);
}

gboolean
cli_table_is_wanted (const CliTable *self, const char *only)
{
  return only == NULL || strcmp (self->key, only) == 0;
}

gboolean
cli_format_parse (const char *name, CliFormat *format)
{
  static const char *const names[] = { "text", "json", "csv" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (name == NULL || strcmp (name, names[i]) == 0)
      {
        *format = (CliFormat) i;
        return TRUE;
      }
  cli_fail (CLI_USAGE, _ ("there is no format “%s”; there are text, json and csv"), name);
  return FALSE;
}

void
cli_format_begin (CliFormat format)
{
  if (format != CLI_FORMAT_TEXT)
    setlocale (LC_MESSAGES, "C");
}

GString *
cli_report_print (const CliReport *self, CliFormat format, const char *only, gboolean is_quiet)
{
  switch (format)
    {
    case CLI_FORMAT_JSON:
      return cli_report_print_json (self, only);
    case CLI_FORMAT_CSV:
      return cli_report_print_csv (self, only);
    case CLI_FORMAT_TEXT:
      break;
    }
  return cli_report_print_text (self, only, is_quiet);
}
