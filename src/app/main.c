#include <glib/gi18n.h>
#include <locale.h>

#include "arn-application.h"
#include "arn-data-dir.h"

int
main (int argc, char **argv)
{
  g_autofree char *locale_dir = arn_data_dir_get_locale ();
  g_autoptr (ArnApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = arn_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
