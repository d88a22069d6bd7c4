#include "frame-meter.h"

#include <stdlib.h>
#include <time.h>

#define WIDTH  1280
#define HEIGHT 800
#define FRAMES 200
/* Before them: caches fill, fonts load. */
#define WARM_UP 10

struct _FrameMeter
{
  GString *json;
};

typedef struct
{
  FrameMoment began, took; /* of the last frame */
  gboolean painted;
} Frame;

FrameMeter *
frame_meter_new (void)
{
  FrameMeter *meter = g_new0 (FrameMeter, 1);

  meter->json = g_string_new ("{");
  return meter;
}

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

FrameMoment
frame_meter_now (void)
{
  return (FrameMoment){ read_clock (CLOCK_MONOTONIC), read_clock (CLOCK_THREAD_CPUTIME_ID) };
}

FrameMoment
frame_meter_since (FrameMoment began)
{
  FrameMoment at = frame_meter_now ();

  return (FrameMoment){ at.wall - began.wall, at.work - began.work };
}

static void
frame_begins (Frame *frame)
{
  frame->began = frame_meter_now ();
}

static void
frame_ends (Frame *frame)
{
  frame->took = frame_meter_since (frame->began);
  frame->painted = TRUE;
}

static int
compare_times (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
percentile (const double *sorted, guint n, guint percent)
{
  return sorted[MIN (n * percent / 100, n - 1)];
}

void
frame_meter_add (FrameMeter *meter,
                 const char *name,
                 double *times,
                 double *work,
                 guint n,
                 double limit_median,
                 double limit_99)
{
  double median, high;

  qsort (times, n, sizeof *times, compare_times);
  qsort (work, n, sizeof *work, compare_times);
  median = percentile (times, n, 50);
  high = percentile (times, n, 99);
  g_print ("%-30s median %6.2f ms (limit %2g), 99th percentile %6.2f ms (limit %2g), worst %6.2f; "
           "work alone %6.2f, %6.2f, %6.2f%s\n",
           name, median, limit_median, high, limit_99, times[n - 1], percentile (work, n, 50),
           percentile (work, n, 99), work[n - 1],
           median > limit_median || high > limit_99 ? "  TOO SLOW" : "");
  /* Microseconds without a point, which no locale changes. */
  g_string_append_printf (meter->json,
                          "%s\n  \"%s\": {\"n\": %u, \"median_us\": %.0f, \"p99_us\": %.0f, "
                          "\"worst_us\": %.0f, \"work_median_us\": %.0f, \"work_p99_us\": %.0f, "
                          "\"limit_median_us\": %.0f, \"limit_p99_us\": %.0f}",
                          meter->json->len > 1 ? "," : "", name, n, median * 1e3, high * 1e3,
                          times[n - 1] * 1e3, percentile (work, n, 50) * 1e3,
                          percentile (work, n, 99) * 1e3, limit_median * 1e3, limit_99 * 1e3);
}

void
frame_meter_run (FrameMeter *meter, const FrameCase *one)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = one->make (one->data);
  double times[FRAMES], work[FRAMES];
  Frame frame = { 0 };
  GdkFrameClock *clock;

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (frame_begins), &frame);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (frame_ends), &frame);
  for (guint i = 0; i < WARM_UP + FRAMES; i++)
    {
      FrameMoment before = frame_meter_now (), step;

      if (one->step)
        one->step (widget, i, one->data);
      step = frame_meter_since (before);
      gtk_widget_queue_draw (widget);
      for (frame.painted = FALSE; !frame.painted;)
        g_main_context_iteration (NULL, TRUE);
      if (i >= WARM_UP)
        {
          times[i - WARM_UP] = step.wall + frame.took.wall;
          work[i - WARM_UP] = step.work + frame.took.work;
        }
    }
  g_signal_handlers_disconnect_by_data (clock, &frame);
  gtk_window_destroy (GTK_WINDOW (window));
  frame_meter_add (meter, one->name, times, work, FRAMES, one->limit_median, one->limit_99);
}

int
frame_meter_finish (FrameMeter *meter, const char *path)
{
  g_autoptr (GError) error = NULL;
  gboolean saved;

  g_string_append (meter->json, "\n}\n");
  saved = g_file_set_contents (path, meter->json->str, -1, &error);
  if (!saved)
    g_printerr ("%s\n", error->message);
  g_string_free (meter->json, TRUE);
  g_free (meter);
  return saved ? 0 : 1;
}
