/* Lines of the workload before which a generation is collected: "event-based" collection. Plain
 * data, a few lines at most.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint line; /* from 1 */
  int generation;
} ArnCollectLine;

/* A GArray of ArnCollectLine, by ascending line; a line stands there once. `generation` below 0
 * takes the line out. */
void arn_collect_lines_set (GArray *lines, guint line, int generation);
/* -1: nothing is collected before that line. */
int arn_collect_lines_find (const GArray *lines, guint line);

G_END_DECLS
