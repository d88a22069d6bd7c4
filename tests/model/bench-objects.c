/* How long a table of a million objects waits for its rows: filter and order, on the thread that
 * calls. Prints a line for each and fails when one takes longer than the limit. */
#include "arn-object-query.h"
#include "arn-snapshot-builder.h"

#define OBJECTS 1000000
#define TIMES   5
#define LIMIT   200 /* milliseconds: filter and order together */

static ArnSnapshot *
make_heap (void)
{
  static const char *const names[] = { "int", "str", "list", "dict", "tuple", "Node", "Page" };
  ArnSnapshotBuilder *b = arn_snapshot_builder_new (ARN_PART_BLOCKS | ARN_PART_OBJECTS |
                                                    ARN_PART_EDGES | ARN_PART_SITES);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  ArnTypeId types[G_N_ELEMENTS (names)];
  ArnTracebackId tracebacks[100];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    types[i] = arn_snapshot_builder_add_type (b, names[i], "m", 16, ARN_TYPE_INSTANCE, 0);
  for (guint i = 0; i < G_N_ELEMENTS (tracebacks); i++)
    tracebacks[i] = arn_snapshot_builder_add_traceback (
        b, &(ArnSiteRow){ i % 2 ? "one.py" : "other.py", 1 + i }, 1, 1, 1, 1, 1);
  for (guint i = 0; i < OBJECTS; i++)
    {
      const guint64 address = G_GUINT64_CONSTANT (0x7f0000000000) + i * 64;
      const guint64 size = 16 * (guint) g_rand_int_range (rand, 1, 30);
      g_autofree char *repr = g_strdup_printf ("'word number %u'", g_rand_int (rand) % OBJECTS);

      arn_snapshot_builder_add_block (
          b, &(ArnBlockRow){ address, size, size, i + 1,
                             tracebacks[g_rand_int_range (rand, 0, G_N_ELEMENTS (tracebacks))] });
      arn_snapshot_builder_add_object (
          b, &(ArnObjectRow){ address, types[g_rand_int_range (rand, 0, G_N_ELEMENTS (types))],
                              size, i + 1, (guint) g_rand_int_range (rand, 1, 9), 0,
                              g_rand_int_range (rand, 0, 3), repr });
    }
  return arn_snapshot_builder_end (b);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : 1;
}

/* Milliseconds, the median and the longest. */
static double
measure (
    ArnSnapshot *snapshot, const char *words, ArnObjectColumn column, guint *found, double *longest)
{
  g_autoptr (ArnObjectFilter) filter = arn_object_filter_new (words, NULL);
  ArnObjectQuery query = { .snapshot = snapshot, .filter = filter, .hide_startup = TRUE };
  double times[TIMES];

  for (guint i = 0; i < TIMES; i++)
    {
      const gint64 start = g_get_monotonic_time ();
      g_autoptr (ArnObjectMatches) matches = arn_object_matches_new (&query, NULL);
      g_autofree ArnObjectId *ids =
          arn_object_matches_sort (matches, ARN_NONE, column, TRUE, found, NULL);

      times[i] = (g_get_monotonic_time () - start) / 1000.0;
    }
  qsort (times, TIMES, sizeof *times, compare_times);
  *longest = times[TIMES - 1];
  return times[TIMES / 2];
}

int
main (void)
{
  static const struct
  {
    const char *words;
    ArnObjectColumn column;
    const char *label;
  } cases[] = {
    { "", ARN_OBJECT_COLUMN_ADDRESS, "all by address" },
    { "", ARN_OBJECT_COLUMN_SIZE, "all by size" },
    { "", ARN_OBJECT_COLUMN_TYPE, "all by type" },
    { "", ARN_OBJECT_COLUMN_TEXT, "all by text" },
    { "", ARN_OBJECT_COLUMN_SITE, "all by place" },
    { "size>256", ARN_OBJECT_COLUMN_REFCOUNT, "size>256 by refcount" },
    { "word 77", ARN_OBJECT_COLUMN_SIZE, "words by size" },
    { "type:node refs>3 at:one.py", ARN_OBJECT_COLUMN_TEXT, "three terms by text" },
    { "unreachable", ARN_OBJECT_COLUMN_SIZE, "unreachable by size" },
  };
  g_autoptr (ArnSnapshot) snapshot = make_heap ();
  gboolean slow = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint found;
      double longest;
      double time = measure (snapshot, cases[i].words, cases[i].column, &found, &longest);

      g_print ("%-24s %7.1f ms, at most %7.1f ms, %u found\n", cases[i].label, time, longest,
               found);
      slow = slow || time > LIMIT;
    }
  return slow;
}
