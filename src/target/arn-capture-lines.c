/* Figures by line: what the inspector's tracer keeps of each, joined with the profile. */
#include "arn-capture-private.h"

#include "pym-tracer.h"

typedef struct
{
  const ArnLineProfile *profile;
  const ArnLineRecord *records;
  guint8 *done; /* by record */
  ArnLineFunc visit;
  gpointer data;
} Lines;

static void
visit_place (const PymPlace *place, void *data)
{
  Lines *lines = data;
  ArnPulseSite row = { .line = place->site.line,
                       .bytes = place->bytes,
                       .blocks = place->blocks,
                       .peak = place->peak_bytes };
  int record = lines->profile != NULL
                   ? arn_line_profile_find (lines->profile, place->site.file, place->site.line)
                   : -1;

  if (record >= 0)
    {
      row.occurrences = lines->records[record].occurrences;
      row.memory = lines->records[record].memory;
      row.increment = lines->records[record].increment;
      lines->done[record] = 1;
    }
  lines->visit (place->site.file, &row, lines->data);
}

void
arn_capture_lines (PymRuntime *rt, const ArnLineProfile *profile, ArnLineFunc visit, gpointer data)
{
  Lines lines = { .profile = profile, .visit = visit, .data = data };
  guint n = 0;

  if (profile != NULL)
    lines.records = arn_line_profile_get_records (profile, &n);
  lines.done = g_new0 (guint8, n + 1);
  if (rt->inspector != NULL)
    pym_tracer_walk_places (rt->inspector, visit_place, &lines);
  for (guint i = 0; i < n; i++)
    if (!lines.done[i])
      {
        const ArnPulseSite row = { .line = lines.records[i].line,
                                   .occurrences = lines.records[i].occurrences,
                                   .memory = lines.records[i].memory,
                                   .increment = lines.records[i].increment };

        visit (lines.records[i].file, &row, data);
      }
  g_free (lines.done);
}
