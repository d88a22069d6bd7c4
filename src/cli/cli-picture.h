/* The views of `render`: each paints a whole picture, from the scenes that the window has too.
 */
#pragma once

#include "arn-look.h"
#include "arn-recording.h"
#include "cli-views.h"

typedef struct
{
  ArnRecording *recording;
  ArnSnapshot *snapshot;
  const char *subtitle; /* whose snapshot, which one */
  ArnLook look;
  CliBy by;
  guint64 selected;   /* address; 0: none */
  ArnObjectId object; /* that lies there, or ARN_NONE */
  int width, height;
  int scale; /* device pixels for a pixel, at least 1 */
} CliPicture;

void cli_picture_arenas (const CliPicture *picture, cairo_t *cr);
void cli_picture_generations (const CliPicture *picture, cairo_t *cr);
void cli_picture_graph (const CliPicture *picture, cairo_t *cr);
void cli_picture_timeline (const CliPicture *picture, cairo_t *cr);
void cli_picture_top (const CliPicture *picture, cairo_t *cr);
