#include "cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "arn-sample.h"
#include "cli-table.h"

static const CliColumn columns[] = {
  { "name", NC_ ("table", "Name"), CLI_TEXT },
  { "title", NC_ ("table", "Title"), CLI_TEXT },
  { "topic", NC_ ("table", "Topic"), CLI_TEXT },
  { "lines", NC_ ("table", "Lines"), CLI_COUNT },
  { "hint", NC_ ("table", "What to look for"), CLI_TEXT },
};

static CliTable *
make_table (GPtrArray *samples)
{
  CliTable *table =
      cli_table_new ("samples", NC_ ("table", "Samples"), FALSE, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < samples->len; i++)
    {
      const ArnSample *sample = g_ptr_array_index (samples, i);

      cli_table_add_text (table, sample->name);
      cli_table_add_text (table, sample->title);
      cli_table_add_text (table, sample->topic);
      cli_table_add_number (table, sample->lines);
      cli_table_add_text (table, sample->hint);
    }
  return table;
}

static char *
make_list (GPtrArray *samples)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < samples->len; i++)
    {
      const ArnSample *sample = g_ptr_array_index (samples, i);

      g_string_append_printf (list, "%-24s %s\n", sample->name, sample->title);
    }
  return g_string_free (list, FALSE);
}

static int
print_samples (GPtrArray *samples, CliFormat format)
{
  g_autoptr (CliReport) report = NULL;
  GString *text;
  int status;

  if (format == CLI_FORMAT_TEXT)
    {
      g_autofree char *list = make_list (samples);

      return cli_write (NULL, list, strlen (list));
    }
  report = cli_report_new ();
  cli_report_take_table (report, NULL, make_table (samples));
  text = cli_report_print (report, format, NULL, TRUE);
  status = cli_write (NULL, text->str, text->len);
  g_string_free (text, TRUE);
  return status;
}

static int
run (int argc, char **argv)
{
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("text (default), json or csv"),
      N_ ("FORMAT") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) samples = NULL;
  CliFormat format;

  if (!cli_parse (&cli_samples, entries, &argc, &argv, NULL))
    return CLI_USAGE;
  if (argc != 1)
    return cli_fail (CLI_USAGE, _ ("samples takes no arguments"));
  if (!cli_format_parse (format_name, &format))
    return CLI_USAGE;
  samples = arn_sample_list (&error);
  if (samples == NULL)
    return cli_fail (CLI_INPUT, "%s", error->message);
  return print_samples (samples, format);
}

const CliCommand cli_samples = {
  .name = "samples",
  .summary = N_ ("Names and titles of the samples"),
  .description = N_ ("JSON and CSV also have topic, lines and hint of each."),
  .run = run,
};
