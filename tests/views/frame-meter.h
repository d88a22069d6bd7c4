/* How long frames take: a widget in a window of 1280×800, something done to it before each frame,
 * and the time from there until the frame is on its way to the display. The work of a frame is what
 * counts, not the waiting for the next one.
 *
 * A case is a few lines: a function that makes the widget, one that does something to it before
 * each frame, and the limits that it is held against.
 */
#pragma once

#include <gtk/gtk.h>

typedef struct
{
  const char *name;              /* of the figure in the JSON */
  double limit_median, limit_99; /* milliseconds */
  GtkWidget *(*make) (gpointer data);
  /* NULL: the widget is only asked to draw itself again. */
  void (*step) (GtkWidget *widget, guint frame, gpointer data);
  gpointer data;
} FrameCase;

typedef struct _FrameMeter FrameMeter;

FrameMeter *frame_meter_new (void);
/* Measures and prints a line. */
void frame_meter_run (FrameMeter *meter, const FrameCase *one);
/* Another figure, of something that the caller measured itself: `times` by the clock, `work` of the
 * thread alone. Sorts both. */
void frame_meter_add (FrameMeter *meter,
                      const char *name,
                      double *times,
                      double *work,
                      guint n,
                      double limit_median,
                      double limit_99);
/* By the clock, and of this thread's work: what other programs do meanwhile is not in it. In
 * milliseconds. */
typedef struct
{
  double wall, work;
} FrameMoment;

FrameMoment frame_meter_now (void);
FrameMoment frame_meter_since (FrameMoment began);
/* Writes what was measured; returns an exit status. */
int frame_meter_finish (FrameMeter *meter, const char *path);
