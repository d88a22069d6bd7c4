/* How long the main loop of the window is away while a workload loops endlessly at full speed, with
 * each page in turn: the time between two calls of a source that always wants to be called. Figures
 * go to the path given, too. */
#include "arn-application.h"
#include "arn-window-private.h"
#include "frame-meter.h"

#define LIMIT_MEDIAN 8
#define LIMIT_99     20
#define SECONDS      4
/* Of the source, in milliseconds: between its calls the loop sleeps, as it does for a person. */
#define INTERVAL  1
#define MAX_TIMES (SECONDS * 1000 / INTERVAL)

static const char workload[] = "class Node:\n"
                               "    def __init__(self, n):\n"
                               "        self.n = n\n"
                               "        self.me = self\n"
                               "\n"
                               "kept = [Node(n) for n in range(20000)]\n"
                               "n = 0\n"
                               "while True:\n"
                               "    n += 1\n"
                               "    kept[n % 20000] = Node(n)\n";

typedef struct
{
  double times[MAX_TIMES], work[MAX_TIMES];
  guint n;
  FrameMoment last;
} Stalls;

static gboolean
note (gpointer data)
{
  Stalls *stalls = data;
  FrameMoment away = frame_meter_since (stalls->last);

  if (stalls->n < MAX_TIMES)
    {
      stalls->times[stalls->n] = away.wall;
      stalls->work[stalls->n] = away.work;
      stalls->n++;
    }
  stalls->last = frame_meter_now ();
  return G_SOURCE_CONTINUE;
}

static gboolean
set_flag (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
iterate (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, set_flag, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
measure (FrameMeter *meter, const char *page)
{
  g_autofree Stalls *stalls = g_new0 (Stalls, 1);
  g_autofree char *name = g_strdup_printf ("stall-%s", page);
  guint source;

  iterate (500);
  stalls->last = frame_meter_now ();
  source = g_timeout_add_full (G_PRIORITY_HIGH, INTERVAL, note, stalls, NULL);
  iterate (SECONDS * 1000);
  g_source_remove (source);
  frame_meter_add (meter, name, stalls->times, stalls->work, stalls->n, LIMIT_MEDIAN, LIMIT_99);
}

int
main (int argc, char **argv)
{
  const ArnRunSettings settings = { .trace_depth = 10 };
  g_autoptr (ArnApplication) application = NULL;
  g_autoptr (ArnTarget) target = NULL;
  g_autoptr (GListModel) pages = NULL;
  FrameMeter *meter;
  ArnWindow *window;

  if (argc != 2)
    {
      g_printerr ("usage: bench-stall OUT.json\n");
      return 2;
    }
  gtk_init ();
  application = arn_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    return 1;
  meter = frame_meter_new ();
  window = arn_window_new (ADW_APPLICATION (application));
  target = arn_target_new_for_workload (workload, "endless.py", &settings, 0);
  arn_window_set_target (window, target, "Endless");
  gtk_window_present (GTK_WINDOW (window));
  arn_target_run (target);
  pages = G_LIST_MODEL (adw_view_stack_get_pages (arn_work_view_get_pages (window->work)));
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (pages, i);
      const char *name = adw_view_stack_page_get_name (page);

      adw_view_stack_set_visible_child_name (arn_work_view_get_pages (window->work), name);
      measure (meter, name);
    }
  if (arn_target_get_state (target) != ARN_RUN_RUNNING)
    g_printerr ("the workload did not run on\n");
  arn_target_stop (target);
  gtk_window_destroy (GTK_WINDOW (window));
  return frame_meter_finish (meter, argv[1]);
}
