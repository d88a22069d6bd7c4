/* Tables as JSON. */
#include "cli-table-private.h"

#include <json-glib/json-glib.h>

#include "arn-number.h"

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

GString *
cli_report_print_json (const CliReport *self, const char *only)
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

      if (!cli_table_is_wanted (g_ptr_array_index (self->tables, i), only))
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
