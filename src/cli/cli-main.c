#include "cli.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arn-data-dir.h"

static const CliCommand *const commands[] = {
  &cli_diff, &cli_render, &cli_replay, &cli_report, &cli_run, &cli_samples,
};

int
cli_fail (CliStatus status, const char *format, ...)
{
  va_list arguments;

  fputs ("arenarium-cli: ", stderr);
  va_start (arguments, format);
  vfprintf (stderr, format, arguments);
  va_end (arguments);
  fputc ('\n', stderr);
  return status;
}

static void
print_version (void)
{
  puts ("arenarium-cli " ARENARIUM_VERSION);
}

gboolean
cli_parse (const CliCommand *command,
           const GOptionEntry *entries,
           int *argc,
           char ***argv,
           gboolean *quiet)
{
  g_autoptr (GOptionContext) context =
      g_option_context_new (command->arguments != NULL ? _ (command->arguments) : NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("arenarium-cli %s", command->name);
  gboolean unused = FALSE, wants_version = FALSE;
  const GOptionEntry common[] = {
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, quiet != NULL ? quiet : &unused,
      N_ ("Say only what was asked for"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &wants_version, N_ ("Print the version"), NULL },
    { NULL },
  };

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ (command->summary));
  if (command->description != NULL)
    g_option_context_set_description (context, _ (command->description));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, common, NULL);
  g_set_prgname (name);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      cli_fail (CLI_USAGE, "%s: %s", command->name, error->message);
      return FALSE;
    }
  if (wants_version)
    {
      print_version ();
      exit (CLI_FINE);
    }
  return TRUE;
}

static void
print_help (FILE *stream)
{
  fputs (_ ("Usage: arenarium-cli COMMAND [ARGUMENT…]\n\nCommands:\n"), stream);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (stream, "  %-10s %s\n", commands[i]->name, _ (commands[i]->summary));
  fputs (_ ("\n`arenarium-cli COMMAND --help` says more; --version prints the version.\n"), stream);
}

char *
cli_format_choices (const char *const *names)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (list, "%s%s",
                            i == 0 ? ""
                            : names[i + 1] == NULL
                                ? /* Translators: between the last two of a list */ _ (" and ")
                                : ", ",
                            names[i]);
  return g_string_free (list, FALSE);
}

int
main (int argc, char **argv)
{
  g_autofree char *locale_dir = arn_data_dir_get_locale ();
  int first = 1;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (first < argc && (g_str_equal (argv[first], "--quiet") || g_str_equal (argv[first], "-q")))
    {
      /* In front of the command it means the same as behind it. */
      argv[1] = argc > 2 ? argv[2] : NULL;
      if (argc > 2)
        argv[2] = (char *) "--quiet";
    }
  if (argc < 2 || argv[first] == NULL)
    {
      print_help (stderr);
      return CLI_USAGE;
    }
  if (g_str_equal (argv[first], "--version"))
    {
      print_version ();
      return CLI_FINE;
    }
  if (g_str_equal (argv[first], "--help") || g_str_equal (argv[first], "-h"))
    {
      print_help (stdout);
      return CLI_FINE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[first], commands[i]->name))
      return commands[i]->run (argc - first, argv + first);
  return cli_fail (CLI_USAGE, _ ("there is no command “%s”; try --help"), argv[first]);
}
