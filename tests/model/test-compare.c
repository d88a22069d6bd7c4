/* What pins an arena, and what is other between two snapshots. */
#include <glib.h>

#include "arn-diff.h"
#include "arn-pins.h"
#include "arn-snapshot-builder.h"
#include "sample-heap.h"

#define ARENA(i) ((guint64) (0x100 + (i)) << 20)

/* Arenas with one pool each of 48 byte blocks; `sites[i]` has for each block of arena i the line
 * that asked for it, as a digit. */
static ArnSnapshot *
make_arenas (const char *const *sites)
{
  ArnSnapshotBuilder *b =
      arn_snapshot_builder_new (ARN_PART_ARENAS | ARN_PART_BLOCKS | ARN_PART_SITES);
  ArnTracebackId lines[10];

  for (guint i = 0; i < 10; i++)
    lines[i] = arn_snapshot_builder_add_traceback (b, &(ArnSiteRow){ "a.py", i }, 1, 1, 48, 1, 48);
  for (guint a = 0; sites[a] != NULL; a++)
    {
      guint n = strlen (sites[a]);

      arn_snapshot_builder_add_arena (b, &(ArnArenaRow){ ARENA (a), a, 64, 63, 0 });
      arn_snapshot_builder_add_pool (b, &(ArnPoolRow){ ARENA (a), 0, ARN_POOL_USED, 2, n, 340, n });
      for (guint i = 0; i < n; i++)
        arn_snapshot_builder_add_block (b, &(ArnBlockRow){ ARENA (a) + 48 + i * 48, 48, 48,
                                                           a * 100 + i, lines[sites[a][i] - '0'] });
    }
  return arn_snapshot_builder_end (b);
}

/* "line 3: 4 blocks in 2 arenas, 1 alone; …" */
static char *
describe_pins (ArnSnapshot *snapshot, ArnArenaId arena)
{
  g_autoptr (ArnPins) pins = arn_pins_new (snapshot, arena);
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u arenas, %" G_GUINT64_FORMAT " blocks", pins->n_arenas,
                          pins->blocks);
  for (guint i = 0; i < pins->n; i++)
    g_string_append_printf (text, "; line %u: %u blocks in %u, %u alone",
                            t->sites.line[pins->rows[i].site], pins->rows[i].blocks,
                            pins->rows[i].arenas, pins->rows[i].alone);
  return g_string_free (text, FALSE);
}

static void
test_pins (void)
{
  g_autoptr (ArnSnapshot) snapshot =
      make_arenas ((const char *const[]){ "3", "33", "343", "5", "", NULL });
  g_autofree char *all = describe_pins (snapshot, ARN_NONE);
  g_autofree char *one = describe_pins (snapshot, 2);

  g_assert_cmpstr (all, ==,
                   "4 arenas, 7 blocks; line 3: 5 blocks in 3, 2 alone; "
                   "line 5: 1 blocks in 1, 1 alone; line 4: 1 blocks in 1, 0 alone");
  g_assert_cmpstr (one, ==,
                   "1 arenas, 3 blocks; line 3: 2 blocks in 1, 0 alone; "
                   "line 4: 1 blocks in 1, 0 alone");
}

static void
test_sparse (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 9, 3, 0, FALSE });
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 9; i++)
    g_string_append_c (text, arn_pins_is_sparse (snapshot, i) ? 's' : '-');
  g_assert_cmpstr (text->str, ==, "-sss----s");
  g_string_free (text, TRUE);
}

typedef struct
{
  guint64 address, serial;
  guint type; /* 0 Node, 1 list */
  guint64 size;
} Given;

static ArnSnapshot *
make_objects (const Given *given, guint n, guint64 line_bytes)
{
  ArnSnapshotBuilder *b = arn_snapshot_builder_new (ARN_PART_OBJECTS | ARN_PART_SITES);
  ArnTypeId types[] = {
    arn_snapshot_builder_add_type (b, "Node", "__main__", 16, ARN_TYPE_INSTANCE, 0),
    arn_snapshot_builder_add_type (b, "list", "builtins", 40, ARN_TYPE_LIST, 0),
  };

  arn_snapshot_builder_add_traceback (b, &(ArnSiteRow){ "a.py", 7 }, 1, 1, line_bytes, 1, 0);
  for (guint i = 0; i < n; i++)
    arn_snapshot_builder_add_object (b, &(ArnObjectRow){ given[i].address, types[given[i].type],
                                                         given[i].size, given[i].serial, 1, 0 });
  return arn_snapshot_builder_end (b);
}

static char *
describe_rows (const ArnDiffRow *rows, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s %u: %+d bytes, +%u -%u", i > 0 ? "; " : "", rows[i].name,
                            rows[i].line, (int) (rows[i].new_bytes - rows[i].old_bytes),
                            (guint) rows[i].born, (guint) rows[i].gone);
  return g_string_free (text, FALSE);
}

static void
test_diff (void)
{
  /* The address 0x2000 is used again by another object; the list grew where it was. */
  static const Given before[] = {
    { 0x1000, 1, 0, 48 }, { 0x2000, 2, 0, 48 }, { 0x3000, 3, 1, 56 }, { 0x4000, 0, 1, 56 }
  };
  static const Given after[] = {
    { 0x1000, 1, 0, 48 }, { 0x2000, 9, 0, 48 }, { 0x3000, 3, 1, 88 },
    { 0x4000, 0, 1, 56 }, { 0x5000, 0, 0, 48 },
  };
  g_autoptr (ArnSnapshot) old_one = make_objects (before, G_N_ELEMENTS (before), 100);
  g_autoptr (ArnSnapshot) new_one = make_objects (after, G_N_ELEMENTS (after), 70);
  g_autoptr (ArnDiff) diff = arn_diff_new (old_one, new_one, NULL);
  const ArnDiffRow *rows;
  const ArnObjectId *born, *gone;
  guint n;

  born = arn_diff_get_born (diff, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (born[0], ==, 1);
  g_assert_cmpuint (born[1], ==, 4);
  gone = arn_diff_get_gone (diff, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (gone[0], ==, 1);
  g_assert_cmpuint (arn_diff_find_old (diff, 2), ==, 2);
  g_assert_cmpuint (arn_diff_find_old (diff, 3), ==, 3);
  g_assert_cmpuint (arn_diff_find_new (diff, 1), ==, ARN_NONE);

  rows = arn_diff_get_types (diff, &n);
  g_autofree char *types = describe_rows (rows, n);
  g_assert_cmpstr (types, ==, "Node 0: +48 bytes, +2 -1; list 0: +32 bytes, +0 -0");
  rows = arn_diff_get_lines (diff, &n);
  g_autofree char *lines = describe_rows (rows, n);
  g_assert_cmpstr (lines, ==, "a.py 7: -30 bytes, +0 -0");
}

static void
test_diff_of_same_is_empty (void)
{
  g_autoptr (ArnSnapshot) a = sample_heap_new (&(SampleHeap){ 5, 3, 1, 20, FALSE });
  g_autoptr (ArnSnapshot) b = sample_heap_new (&(SampleHeap){ 5, 3, 1, 20, FALSE });
  g_autoptr (ArnDiff) diff = arn_diff_new (a, b, NULL);
  guint n;

  arn_diff_get_born (diff, &n);
  g_assert_cmpuint (n, ==, 0);
  arn_diff_get_types (diff, &n);
  g_assert_cmpuint (n, ==, 0);
  arn_diff_get_lines (diff, &n);
  g_assert_cmpuint (n, ==, 0);
  arn_diff_get_arenas_gone (diff, &n);
  g_assert_cmpuint (n, ==, 0);
}

static void
test_diff_of_arenas (void)
{
  g_autoptr (ArnSnapshot) two = make_arenas ((const char *const[]){ "3", "3", NULL });
  g_autoptr (ArnSnapshot) four = make_arenas ((const char *const[]){ "3", "3", "3", "3", NULL });
  g_autoptr (ArnDiff) grown = arn_diff_new (two, four, NULL);
  g_autoptr (ArnDiff) shrunk = arn_diff_new (four, two, NULL);
  const ArnArenaId *arenas;
  guint n;

  arenas = arn_diff_get_arenas_born (grown, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (arenas[0], ==, 2);
  arn_diff_get_arenas_gone (shrunk, &n);
  g_assert_cmpuint (n, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/pins/by-line", test_pins);
  g_test_add_func ("/model/pins/sparse", test_sparse);
  g_test_add_func ("/model/diff/rows", test_diff);
  g_test_add_func ("/model/diff/same-is-empty", test_diff_of_same_is_empty);
  g_test_add_func ("/model/diff/arenas", test_diff_of_arenas);
  return g_test_run ();
}
