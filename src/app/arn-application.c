#include "arn-application.h"

#include <glib/gi18n.h>

#include "arn-guide.h"
#include "arn-help.h"
#include "arn-preferences.h"
#include "arn-settings.h"
#include "arn-tour.h"
#include "arn-views.h"
#include "arn-window.h"

#define ARN_HOME "https://github.com/arenarium/Arenarium"

struct _ArnApplication
{
  AdwApplication parent_instance;

  char *tour; /* folder for the pictures of --tour */
};

G_DEFINE_FINAL_TYPE (ArnApplication, arn_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *accelerators[3];
} arn_application_keys[] = {
  { "win.run", { "F5" } },
  { "win.pause", { "F6" } },
  { "win.step-into", { "F7" } },
  { "win.step", { "F8" } },
  { "win.step-allocation", { "<Shift>F7" } },
  { "win.step-phase", { "<Shift>F8" } },
  { "win.stop", { "<Shift>F5" } },
  { "win.collect(0)", { "<Control><Shift>0", "<Control>parenright" } },
  { "win.collect(1)", { "<Control><Shift>1", "<Control>exclam" } },
  { "win.collect(2)", { "<Control><Shift>2", "<Control>at" } },
  { "win.snapshot", { "<Control>t" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.open", { "<Control>o" } },
  { "win.find", { "<Control>f" } },
  { "win.go-to-address", { "<Control>l" } },
  { "win.view('arenas')", { "<Alt>1" } },
  { "win.view('objects')", { "<Alt>2" } },
  { "win.view('graph')", { "<Alt>3" } },
  { "win.view('generations')", { "<Alt>4" } },
  { "win.view('allocations')", { "<Alt>5" } },
  { "win.source", { "F9" } },
  { "win.details", { "<Shift>F9" } },
  { "win.show-timeline", { "<Control>F9" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "window.close", { "<Control>w" } },
  { "app.help", { "F1" } },
  { "app.new-window", { "<Control>n" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.quit", { "<Control>q" } },
};

static void
arn_application_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  /* Each may ask; the application ends with its last window. */
  for (GList *window = windows; window; window = window->next)
    gtk_window_close (window->data);
}

static void
arn_application_new_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (arn_window_new (data)));
}

static void
arn_application_preferences (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_preferences_present (gtk_application_get_active_window (data));
}

static void
arn_application_guide (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_guide_present (gtk_application_get_active_window (data));
}

static void
arn_application_help (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_help_present (gtk_application_get_active_window (data));
}

static void
arn_application_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *developers[] = { "The Arenarium authors", NULL };

  adw_show_about_window (gtk_application_get_active_window (data), "application-name",
                         _ ("Arenarium"), "application-icon", ARN_APPLICATION_ID, "version",
                         ARN_VERSION, "comments",
                         _ ("Shows how Python keeps its memory: arenas, pools and blocks, counted "
                            "references, and the collector of cycles."),
                         "developer-name", _ ("The Arenarium authors"), "developers", developers,
                         "copyright", _ ("© The Arenarium authors"), "license-type",
                         GTK_LICENSE_GPL_3_0, "website", ARN_HOME, "issue-url", ARN_HOME "/issues",
                         /* Translators: your name, and your address if you like */
                         "translator-credits", _ ("translator-credits"), NULL);
}

static const GActionEntry arn_application_actions[] = {
  { .name = "quit", .activate = arn_application_quit },
  { .name = "new-window", .activate = arn_application_new_window },
  { .name = "preferences", .activate = arn_application_preferences },
  { .name = "guide", .activate = arn_application_guide },
  { .name = "help", .activate = arn_application_help },
  { .name = "about", .activate = arn_application_about },
};

static void
arn_application_activate (GApplication *application)
{
  ArnApplication *self = ARN_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (!window)
    window = GTK_WINDOW (arn_window_new (ADW_APPLICATION (application)));
  gtk_window_present (window);
  if (self->tour)
    arn_tour_start (ARN_WINDOW (window), self->tour);
  else
    arn_guide_present_first (window);
}

static void
arn_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));
      ArnWindow *window;

      if (ARN_IS_WINDOW (active) && arn_window_is_empty (ARN_WINDOW (active)))
        window = ARN_WINDOW (active);
      else
        window = arn_window_new (ADW_APPLICATION (application));
      arn_window_open_file (window, files[i]);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
arn_application_startup (GApplication *application)
{
  arn_views_register_resources ();
  G_APPLICATION_CLASS (arn_application_parent_class)->startup (application);

  arn_views_init ();
  gtk_window_set_default_icon_name (ARN_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), arn_application_actions,
                                   G_N_ELEMENTS (arn_application_actions), application);
  for (gsize i = 0; i < G_N_ELEMENTS (arn_application_keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application),
                                           arn_application_keys[i].action,
                                           arn_application_keys[i].accelerators);
}

static int
arn_application_local_options (GApplication *application, GVariantDict *options)
{
  ArnApplication *self = ARN_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("arenarium %s\n", ARN_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (options, "tour", "^ay", &self->tour))
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
arn_application_finalize (GObject *object)
{
  g_free (ARN_APPLICATION (object)->tour);

  G_OBJECT_CLASS (arn_application_parent_class)->finalize (object);
}

static void
arn_application_class_init (ArnApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = arn_application_finalize;
  application_class->activate = arn_application_activate;
  application_class->open = arn_application_open;
  application_class->startup = arn_application_startup;
  application_class->handle_local_options = arn_application_local_options;
}

static void
arn_application_init (ArnApplication *self)
{
  const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Say which version this is"), NULL },
    { "tour", 0, 0, G_OPTION_ARG_FILENAME, NULL,
      N_ ("Run a sample, save a picture of each view into a folder, and end"), N_ ("FOLDER") },
    { 0 },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
}

ArnApplication *
arn_application_new (void)
{
  return g_object_new (ARN_TYPE_APPLICATION, "application-id", ARN_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/arenarium/Arenarium", NULL);
}
