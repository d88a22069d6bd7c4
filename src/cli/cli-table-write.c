/* The three formats of tables. */
#include "cli-table.h"

#include "cli.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>

#include "arn-number.h"

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

static gboolean
is_wanted (const CliTable *table, const char *only)
{
  return only == NULL || strcmp (table->key, only) == 0;
}

/* Text */

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

static GString *
print_text (const CliReport *self, const char *only, gboolean is_quiet)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->heads->len && !is_quiet && only == NULL; i++)
    append_text_table (out, g_ptr_array_index (self->heads, i));
  for (guint i = 0; i < self->tables->len; i++)
    if (is_wanted (g_ptr_array_index (self->tables, i), only))
      append_text_table (out, g_ptr_array_index (self->tables, i));
  return out;
}

/* JSON */

static void
build_cell (JsonBuilder *builder, const CliCell *cell, CliKind kind)
{
  if (cell->is_nothing)
    {
      json_builder_add_null_value (builder);
      return;
    }
  switch (kind)
    {
    case CLI_TEXT:
      json_builder_add_string_value (builder, cell->text);
      break;
    case CLI_COUNT:
    case CLI_BYTES:
    case CLI_TIME:
    case CLI_DURATION:
      json_builder_add_int_value (builder, (gint64) cell->number);
      break;
    case CLI_SHARE:
      json_builder_add_double_value (builder, cell->share);
      break;
    case CLI_ADDRESS:
      {
        g_autofree char *address = arn_number_address (cell->number);

        json_builder_add_string_value (builder, address);
        break;
      }
    case CLI_COUNT_CHANGE:
    case CLI_BYTES_CHANGE:
      json_builder_add_int_value (builder, cell->change);
      break;
    case CLI_FLAG:
      json_builder_add_boolean_value (builder, cell->number != 0);
      break;
    case CLI_FRAMES:
      json_builder_begin_array (builder);
      for (char **frame = cell->frames; *frame != NULL; frame++)
        json_builder_add_string_value (builder, *frame);
      json_builder_end_array (builder);
      break;
    }
}

static void
build_table (JsonBuilder *builder, const CliTable *table)
{
  json_builder_set_member_name (builder, table->key);
  if (!table->is_record)
    json_builder_begin_array (builder);
  for (guint row = 0; row < cli_table_get_n_rows (table); row++)
    {
      json_builder_begin_object (builder);
      for (guint column = 0; column < table->n_columns; column++)
        {
          json_builder_set_member_name (builder, table->columns[column].key);
          build_cell (builder, cli_table_get_cell (table, row, column),
                      table->columns[column].kind);
        }
      json_builder_end_object (builder);
    }
  if (!table->is_record)
    json_builder_end_array (builder);
}

static GString *
print_json (const CliReport *self, const char *only)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  const char *view = NULL;
  GString *out = g_string_new (NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "arenarium");
  json_builder_add_string_value (builder, ARENARIUM_VERSION);
  for (guint i = 0; i < self->heads->len; i++)
    build_table (builder, g_ptr_array_index (self->heads, i));
  for (guint i = 0; i < self->tables->len; i++)
    {
      const char *its_view = g_ptr_array_index (self->views, i);

      if (!is_wanted (g_ptr_array_index (self->tables, i), only))
        continue;
      if (its_view != view)
        {
          if (view != NULL)
            json_builder_end_object (builder);
          view = its_view;
          if (view != NULL)
            {
              json_builder_set_member_name (builder, view);
              json_builder_begin_object (builder);
            }
        }
      build_table (builder, g_ptr_array_index (self->tables, i));
    }
  if (view != NULL)
    json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_to_gstring (generator, out);
  g_string_append_c (out, '\n');
  return out;
}

/* CSV, by RFC 4180 */

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

static GString *
print_csv (const CliReport *self, const char *only)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new (), keys = g_ptr_array_new ();
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->tables->len; i++)
    {
      CliTable *table = g_ptr_array_index (self->tables, i);

      if (!is_wanted (table, only) || (only == NULL && table->is_record))
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

GString *
cli_report_print (const CliReport *self, CliFormat format, const char *only, gboolean is_quiet)
{
  switch (format)
    {
    case CLI_FORMAT_JSON:
      return print_json (self, only);
    case CLI_FORMAT_CSV:
      return print_csv (self, only);
    case CLI_FORMAT_TEXT:
      break;
    }
  return print_text (self, only, is_quiet);
}
