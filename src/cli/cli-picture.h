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
  guint64 selected; /* address; 0: none */
  int width, height;
} CliPicture;

void cli_picture_arenas (const CliPicture *picture, cairo_t *cr);
void cli_picture_top (const CliPicture *picture, cairo_t *cr);
