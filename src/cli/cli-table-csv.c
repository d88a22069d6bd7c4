/* Tables as CSV, by RFC 4180. */
#include "cli-table-private.h"

#include <string.h>

#include "arn-number.h"

static void
append_field (GString *out, const char *text, gboolean is_first)
{
  if (!is_first)
    g_string_append_c (out, ',');
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *c);
    }
  g_string_append_c (out, '"');
}

static char *
format_field (const CliCell *cell, CliKind kind)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (cell->is_nothing)
    return g_strdup ("");
  switch (kind)
    {
    case CLI_TEXT:
      return g_strdup (cell->text);
    case CLI_COUNT:
    case CLI_BYTES:
    case CLI_TIME:
    case CLI_DURATION:
      return g_strdup_printf ("%" G_GUINT64_FORMAT, cell->number);
    case CLI_SHARE:
      return g_strdup (g_ascii_formatd (number, sizeof number, "%.6f", cell->share));
    case CLI_ADDRESS:
      return arn_number_address (cell->number);
    case CLI_COUNT_CHANGE:
    case CLI_BYTES_CHANGE:
      return g_strdup_printf ("%" G_GINT64_FORMAT, cell->change);
    case CLI_FLAG:
      return g_strdup (cell->number ? "true" : "false");
    case CLI_FRAMES:
      return g_strjoinv ("\n", cell->frames);
    }
  g_return_val_if_reached (NULL);
}

static const CliCell *
find_cell (const CliTable *table, guint row, const char *key, CliKind *kind)
{
  for (guint column = 0; column < table->n_columns; column++)
    if (strcmp (table->columns[column].key, key) == 0)
      {
        *kind = table->columns[column].kind;
        return cli_table_get_cell (table, row, column);
      }
  return NULL;
}

static void
append_csv_rows (GString *out, const CliTable *table, GPtrArray *keys)
{
  for (guint row = 0; row < cli_table_get_n_rows (table); row++)
    {
      append_field (out, table->key, TRUE);
      for (guint i = 0; i < keys->len; i++)
        {
          CliKind kind = CLI_TEXT;
          const CliCell *cell = find_cell (table, row, g_ptr_array_index (keys, i), &kind);
          g_autofree char *text = cell != NULL ? format_field (cell, kind) : g_strdup ("");

          append_field (out, text, FALSE);
        }
      g_string_append (out, "\r\n");
    }
}

static gboolean
same_key (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b) == 0;
}

GString *
cli_report_print_csv (const CliReport *self, const char *only)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new (), keys = g_ptr_array_new ();
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->tables->len; i++)
    {
      CliTable *table = g_ptr_array_index (self->tables, i);

      if (!cli_table_is_wanted (table, only) || (only == NULL && table->is_record))
        continue;
      g_ptr_array_add (tables, table);
      for (guint column = 0; column < table->n_columns; column++)
        if (!g_ptr_array_find_with_equal_func (keys, table->columns[column].key, same_key, NULL))
          g_ptr_array_add (keys, (gpointer) table->columns[column].key);
    }
  append_field (out, "table", TRUE);
  for (guint i = 0; i < keys->len; i++)
    append_field (out, g_ptr_array_index (keys, i), FALSE);
  g_string_append (out, "\r\n");
  for (guint i = 0; i < tables->len; i++)
    append_csv_rows (out, g_ptr_array_index (tables, i), keys);
  return out;
}
