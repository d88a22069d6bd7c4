#include "arn-collect-lines.h"

/* The place of the line, or where it would be. */
static guint
find_place (const GArray *lines, guint line)
{
  guint place = 0;

  while (place < lines->len && g_array_index (lines, ArnCollectLine, place).line < line)
    place++;
  return place;
}

static gboolean
stands_at (const GArray *lines, guint place, guint line)
{
  return place < lines->len && g_array_index (lines, ArnCollectLine, place).line == line;
}

void
arn_collect_lines_set (GArray *lines, guint line, int generation)
{
  const ArnCollectLine row = { line, generation };
  guint place = find_place (lines, line);

  if (stands_at (lines, place, line))
    g_array_remove_index (lines, place);
  if (generation >= 0)
    g_array_insert_val (lines, place, row);
}

int
arn_collect_lines_find (const GArray *lines, guint line)
{
  guint place = find_place (lines, line);

  return stands_at (lines, place, line) ? g_array_index (lines, ArnCollectLine, place).generation
                                        : -1;
}
