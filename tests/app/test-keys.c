/* The driving contract: actions by name and key. */
#include "arn-application.h"
#include "arn-views.h"
#include "arn-window.h"

static const struct
{
  const char *action;
  const char *key;
} contract[] = {
  { "win.run", "F5" },
  { "win.pause", "F6" },
  { "win.step-into", "F7" },
  { "win.step", "F8" },
  { "win.stop", "<Shift>F5" },
  { "win.collect(0)", "<Shift><Control>0" },
  { "win.collect(1)", "<Shift><Control>1" },
  { "win.collect(2)", "<Shift><Control>2" },
  { "win.snapshot", "<Control>t" },
  { "win.save", "<Control>s" },
  { "win.open", "<Control>o" },
  { "win.find", "<Control>f" },
  { "win.go-to-address", "<Control>l" },
  { "win.view('arenas')", "<Alt>1" },
  { "win.source", "F9" },
  { "win.details", "<Shift>F9" },
  { "win.show-timeline", "<Control>F9" },
  { "win.show-help-overlay", "<Control>question" },
  { "app.help", "F1" },
};

static GApplication *application;

static void
test_key (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_auto (GStrv) keys =
      gtk_application_get_accels_for_action (GTK_APPLICATION (application), contract[i].action);

  g_assert_true (g_strv_contains ((const char *const *) keys, contract[i].key));
}

static void
test_actions_exist (void)
{
  ArnWindow *window = arn_window_new (ADW_APPLICATION (application));

  for (gsize i = 0; i < G_N_ELEMENTS (contract); i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      g_assert_true (g_action_parse_detailed_name (contract[i].action, &name, &target, NULL));
      if (g_str_has_prefix (name, "win."))
        g_assert_true (g_action_group_has_action (G_ACTION_GROUP (window), name + 4));
      else
        g_assert_true (g_action_group_has_action (G_ACTION_GROUP (application), name + 4));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (ArnApplication) app = NULL;

  gtk_test_init (&argc, &argv, NULL);
  app = arn_application_new ();
  application = G_APPLICATION (app);
  g_application_set_flags (application, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (application, NULL, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (contract); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/keys/%s", contract[i].action);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_key);
    }
  g_test_add_func ("/app/keys/actions-exist", test_actions_exist);
  return g_test_run ();
}
