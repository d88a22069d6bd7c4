/* Tables as text for a person. */
#include "cli-table-private.h"

#include <glib/gi18n.h>

#include "arn-number.h"

/* Titles and headings. */
static const char *
translate (const char *text)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "table", text);
}

#define LONGEST_TEXT 60 /* characters */

/* What a program named may hold anything; a terminal must not obey it. What is long loses its
 * middle. */
static char *
make_printable (const char *text, long longest)
{
  GString *result = g_string_new (NULL);
  long length = g_utf8_strlen (text, -1), place = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c), place++)
    {
      gunichar value = g_utf8_get_char (c);

      if (length > longest && place >= longest / 2 && place < length - longest / 2 + 1)
        {
          if (place == longest / 2)
            g_string_append (result, "…");
        }
      else if (g_unichar_isprint (value) || value == 0x202f)
        g_string_append_unichar (result, value);
      else if (value == '\n')
        g_string_append (result, "\\n");
      else
        g_string_append_printf (result, value < 0x100 ? "\\x%02x" : "\\u%04x", value);
    }
  return g_string_free (result, FALSE);
}

static char *
format_change (gint64 change, char *(*format) (guint64))
{
  g_autofree char *amount = format (change < 0 ? -(guint64) change : (guint64) change);

  if (change == 0)
    return g_steal_pointer (&amount);
  return g_strdup_printf ("%s %s%s", change > 0 ? "▲" : "▼", change > 0 ? "+" : "−", amount);
}

static char *
format_duration (guint64 nanoseconds)
{
  return nanoseconds < 1000000 ? g_strdup_printf ("%.1f\u202fµs", nanoseconds / 1e3)
                               : g_strdup_printf ("%.1f\u202fms", nanoseconds / 1e6);
}

/* (transfer full) */
static char *
format_cell (const CliCell *cell, CliKind kind)
{
  if (cell->is_nothing)
    return g_strdup ("");
  switch (kind)
    {
    case CLI_TEXT:
      return make_printable (cell->text, LONGEST_TEXT);
    case CLI_COUNT:
      return arn_number_count (cell->number);
    case CLI_BYTES:
      return arn_number_bytes (cell->number);
    case CLI_SHARE:
      return arn_number_percent ((guint64) (cell->share * 1e6 + 0.5), 1000000);
    case CLI_ADDRESS:
      return arn_number_address (cell->number);
    case CLI_TIME:
      return arn_number_time (cell->number);
    case CLI_DURATION:
      return format_duration (cell->number);
    case CLI_COUNT_CHANGE:
      return format_change (cell->change, arn_number_count);
    case CLI_BYTES_CHANGE:
      return format_change (cell->change, arn_number_bytes);
    case CLI_FLAG:
      return g_strdup (cell->number ? C_ ("table", "yes") : C_ ("table", "no"));
    case CLI_FRAMES:
      {
        g_autofree char *joined = g_strjoinv (" ← ", cell->frames);

        return make_printable (joined, G_MAXLONG);
      }
    }
  g_return_val_if_reached (NULL);
}

/* Columns of a terminal that a text takes. */
static guint
width_of (const char *text)
{
  guint width = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar value = g_utf8_get_char (c);

      width += g_unichar_iswide (value) ? 2 : !g_unichar_iszerowidth (value);
    }
  return width;
}

static gboolean
is_name (CliKind kind)
{
  return kind == CLI_TEXT || kind == CLI_FRAMES || kind == CLI_ADDRESS;
}

/* Names to the left, numbers to the right; nothing behind the last name of a line. */
static void
append_aligned (GString *out, const char *text, guint width, gboolean is_left, gboolean is_last)
{
  guint pad = width - MIN (width, width_of (text));

  if (!is_left)
    g_string_append_printf (out, "%*s", (int) pad, "");
  g_string_append (out, text);
  if (is_left && !is_last)
    g_string_append_printf (out, "%*s", (int) pad, "");
  g_string_append (out, is_last ? "\n" : "  ");
}

static void
trim_lines_end (GString *out)
{
  while (out->len > 1 && out->str[out->len - 1] == '\n' && out->str[out->len - 2] == ' ')
    {
      g_string_truncate (out, out->len - 2);
      g_string_append_c (out, '\n');
    }
}

static void
append_rows (GString *out, const CliTable *table)
{
  guint n_rows = cli_table_get_n_rows (table);
  g_autofree guint *widths = g_new0 (guint, table->n_columns);

  for (guint column = 0; column < table->n_columns; column++)
    {
      widths[column] = width_of (translate (table->columns[column].heading));
      for (guint row = 0; row < n_rows; row++)
        {
          g_autofree char *text =
              format_cell (cli_table_get_cell (table, row, column), table->columns[column].kind);

          widths[column] = MAX (widths[column], width_of (text));
        }
    }
  for (guint column = 0; column < table->n_columns; column++)
    append_aligned (out, translate (table->columns[column].heading), widths[column],
                    is_name (table->columns[column].kind), column + 1 == table->n_columns);
  for (guint row = 0; row < n_rows; row++)
    {
      for (guint column = 0; column < table->n_columns; column++)
        {
          g_autofree char *text =
              format_cell (cli_table_get_cell (table, row, column), table->columns[column].kind);

          append_aligned (out, text, widths[column], is_name (table->columns[column].kind),
                          column + 1 == table->n_columns);
        }
      trim_lines_end (out);
    }
}

static void
append_record (GString *out, const CliTable *table)
{
  guint width = 0;

  for (guint column = 0; column < table->n_columns; column++)
    width = MAX (width, width_of (translate (table->columns[column].heading)));
  for (guint column = 0; column < table->n_columns; column++)
    {
      const CliCell *cell = cli_table_get_cell (table, 0, column);
      g_autofree char *text = format_cell (cell, table->columns[column].kind);

      if (cell->is_nothing)
        continue;
      append_aligned (out, translate (table->columns[column].heading), width, TRUE, FALSE);
      g_string_append_printf (out, "%s\n", text);
    }
}

static void
append_text_table (GString *out, const CliTable *table)
{
  if (out->len > 0)
    g_string_append_c (out, '\n');
  g_string_append_printf (out, "%s\n", translate (table->title));
  if (cli_table_get_n_rows (table) > 0)
    {
      if (table->is_record)
        append_record (out, table);
      else
        append_rows (out, table);
    }
  else if (table->remark == NULL)
    g_string_append_printf (out, "%s\n", C_ ("table", "none"));
  if (table->more > 0)
    {
      g_string_append_printf (out,
                              ngettext ("… and %u more row", "… and %u more rows", table->more),
                              table->more);
      g_string_append_c (out, '\n');
    }
  if (table->remark != NULL)
    g_string_append_printf (out, "%s\n", table->remark);
}

GString *
cli_report_print_text (const CliReport *self, const char *only, gboolean is_quiet)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->heads->len && !is_quiet && only == NULL; i++)
    append_text_table (out, g_ptr_array_index (self->heads, i));
  for (guint i = 0; i < self->tables->len; i++)
    if (cli_table_is_wanted (g_ptr_array_index (self->tables, i), only))
      append_text_table (out, g_ptr_array_index (self->tables, i));
  return out;
}
