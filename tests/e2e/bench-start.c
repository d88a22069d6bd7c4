/* Start to first frame: from before the fork to the moment when the display shows something where
 * the window is, for the app and for an empty libadwaita window by turns.
 *
 *   bench-start OUT.json APP EMPTY-WINDOW
 *
 * Needs a display without anything else on it. */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <gio/gio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS 9
/* Within the window, which stands in the corner of a display without a window manager. */
#define PROBE_X  300
#define PROBE_Y  300
#define PATIENCE (20 * G_USEC_PER_SEC)

static gboolean
is_painted (Display *display)
{
  XImage *image =
      XGetImage (display, DefaultRootWindow (display), PROBE_X, PROBE_Y, 1, 1, AllPlanes, ZPixmap);
  gboolean painted = image && (XGetPixel (image, 0, 0) & 0xffffff) != 0;

  if (image)
    XDestroyImage (image);
  return painted;
}

static void
wait_until (Display *display, gboolean painted, const char *program)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (is_painted (display) != painted)
    {
      if (g_get_monotonic_time () > end)
        {
          g_printerr ("%s: nothing happened on the display\n", program);
          exit (1);
        }
      g_usleep (250);
    }
}

static double
measure (Display *display, const char *program)
{
  gint64 begin = g_get_monotonic_time ();
  pid_t child = fork ();
  double milliseconds;

  if (child == 0)
    {
      execl (program, program, NULL);
      _exit (127);
    }
  wait_until (display, TRUE, program);
  milliseconds = (double) (g_get_monotonic_time () - begin) / 1000;
  kill (child, SIGTERM);
  waitpid (child, NULL, 0);
  wait_until (display, FALSE, program);
  return milliseconds;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

int
main (int argc, char **argv)
{
  double times[2][ROUNDS];
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  double app, empty;
  Display *display = XOpenDisplay (NULL);

  if (argc != 4 || !display)
    {
      g_printerr ("usage: bench-start OUT.json APP EMPTY-WINDOW, on a display\n");
      return 2;
    }
  /* The first of each fills the caches of the system. */
  for (int i = 0; i < 2; i++)
    measure (display, argv[2 + i]);
  for (int round = 0; round < ROUNDS; round++)
    for (int i = 0; i < 2; i++)
      times[i][round] = measure (display, argv[2 + i]);
  for (int i = 0; i < 2; i++)
    qsort (times[i], ROUNDS, sizeof times[i][0], compare);
  app = times[0][ROUNDS / 2];
  empty = times[1][ROUNDS / 2];
  json = g_strdup_printf ("{\"rounds\": %d, \"app_ms\": %.1f, \"empty_window_ms\": %.1f, "
                          "\"ratio\": %.2f}\n",
                          ROUNDS, app, empty, app / empty);
  g_print ("start to first frame, median of %d: app %.1f ms (%.1f to %.1f), empty window %.1f ms "
           "(%.1f to %.1f), ratio %.2f\n",
           ROUNDS, app, times[0][0], times[0][ROUNDS - 1], empty, times[1][0], times[1][ROUNDS - 1],
           app / empty);
  XCloseDisplay (display);
  if (!g_file_set_contents (argv[1], json, -1, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
