/* What each line of a person's files does while it runs: how often it ran, by how much traced
 * memory changed meanwhile, and how much there was afterwards. A line's change is its own: what
 * lines of functions that it calls do is theirs, and what the library's Python code does is the
 * caller's.
 *
 * It listens to the machine's lines, so it costs about what stepping costs: attached only when
 * somebody wants the figures. All on the runtime's own thread.
 */
#pragma once

#include <glib.h>

#include "pym-runtime.h"

G_BEGIN_DECLS

typedef struct _ArnLineProfile ArnLineProfile;

/* Starts to listen. NULL without memory. */
ArnLineProfile *arn_line_profile_new (PymRuntime *rt);
/* Stops to listen. */
void arn_line_profile_free (ArnLineProfile *self);

/* What happens between the two is no line's doing: a person asked for a collection, say. */
void arn_line_profile_suspend (ArnLineProfile *self);
void arn_line_profile_resume (ArnLineProfile *self);

typedef struct
{
  const char *file; /* as in PymSite, by address too */
  guint32 line;
  guint64 occurrences;
  guint64 memory;   /* bytes in the whole program after it ran last */
  gint64 increment; /* bytes */
} ArnLineRecord;

/* In the order in which they ran first; valid until the next line runs. */
const ArnLineRecord *arn_line_profile_get_records (const ArnLineProfile *self, guint *n);
/* The number of a line's record; -1: it has not run. */
int arn_line_profile_find (const ArnLineProfile *self, const char *file, guint32 line);

G_END_DECLS
