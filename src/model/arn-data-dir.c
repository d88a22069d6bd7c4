#include "arn-data-dir.h"

/* Both trees, seen from the folder of the program. */
static const struct
{
  const char *data;
  const char *locale;
} arn_data_dir_trees[] = {
  { "../share/arenarium", "../share/locale" }, /* bin/arenarium */
  { "../../data", "../../po" },                /* BUILD/src/app/arenarium */
  { "../../../data", "../../../po" },          /* BUILD/tests/app/test-window, BUILD/tests/x/y */
};

static char *
arn_data_dir_find (gboolean locale)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program ? g_path_get_dirname (program) : g_strdup (".");

  for (gsize i = 0; i < G_N_ELEMENTS (arn_data_dir_trees); i++)
    {
      g_autofree char *samples =
          g_build_filename (folder, arn_data_dir_trees[i].data, "samples", NULL);
      const char *wanted = locale ? arn_data_dir_trees[i].locale : arn_data_dir_trees[i].data;
      g_autofree char *found = g_build_filename (folder, wanted, NULL);

      if (g_file_test (samples, G_FILE_TEST_IS_DIR))
        return g_canonicalize_filename (found, NULL);
    }
  return g_strdup (locale ? ARN_LOCALE_DIR : ARN_DATA_DIR);
}

char *
arn_data_dir_get (void)
{
  const char *given = g_getenv ("ARENARIUM_DATA_DIR");

  return given && *given ? g_strdup (given) : arn_data_dir_find (FALSE);
}

char *
arn_data_dir_get_locale (void)
{
  return arn_data_dir_find (TRUE);
}
