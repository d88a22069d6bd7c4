/* Finding objects by what a person types, and the orders of a table of objects. */
#include <string.h>

#include "arn-object-query.h"
#include "arn-snapshot-builder.h"
#include "arn-sort.h"
#include "arn-startup.h"
#include "sample-heap.h"

/* Four objects with known rows, by address: Alpha a at 0x1000, Beta b at 0x2000, Alpha ä at 0x3000,
 * gone garbage c at 0x4000 that holds itself; a list that is gc.garbage at 0x5000 and holds b; an
 * immortal class at 0x6000 that was there before. One site: /home/me/ring.py, lines 12 and 3. */
typedef struct
{
  ArnSnapshotBuilder *builder;
  ArnTypeId alpha, beta, list;
  ArnTracebackId line_12, line_3;
} Heap;

static void
add (Heap *h,
     guint64 address,
     ArnTypeId type,
     guint64 size,
     guint refs,
     ArnGeneration generation,
     const char *repr,
     ArnTracebackId traceback)
{
  arn_snapshot_builder_add_block (h->builder,
                                  &(ArnBlockRow){ address, size, size, address >> 12, traceback });
  arn_snapshot_builder_add_object (h->builder, &(ArnObjectRow){ address, type, size, address >> 12,
                                                                refs, 0, generation, repr });
}

static void
add_references (Heap *h)
{
  ArnSnapshotBuilder *b = h->builder;

  arn_snapshot_builder_begin_object (b, 0x4000);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_ATTRIBUTE, FALSE,
                                 arn_snapshot_builder_intern (b, "me"), 0x4000);
  arn_snapshot_builder_begin_object (b, 0x5000);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_INDEX, FALSE, 0, 0x2000);
  arn_snapshot_builder_begin_root (b, ARN_ROOT_INTERPRETER, "interpreter", ARN_NONE);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_INTERNAL, FALSE,
                                 arn_snapshot_builder_intern (b, "gc.garbage"), 0x5000);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_INTERNAL, FALSE,
                                 arn_snapshot_builder_intern (b, "first"), 0x1000);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_INTERNAL, FALSE,
                                 arn_snapshot_builder_intern (b, "third"), 0x3000);
}

static ArnSnapshot *
make_heap (gboolean with_beta)
{
  Heap h = { .builder = arn_snapshot_builder_new (ARN_PART_BLOCKS | ARN_PART_OBJECTS |
                                                  ARN_PART_EDGES | ARN_PART_SITES) };
  ArnSnapshotBuilder *b = h.builder;

  h.line_12 = arn_snapshot_builder_add_traceback (b, &(ArnSiteRow){ "/home/me/ring.py", 12 }, 1, 1,
                                                  1, 1, 1);
  h.line_3 =
      arn_snapshot_builder_add_traceback (b, &(ArnSiteRow){ "/home/me/ring.py", 3 }, 1, 1, 1, 1, 1);
  h.alpha = arn_snapshot_builder_add_type (b, "Alpha", "__main__", 16, ARN_TYPE_INSTANCE, 0);
  h.beta = arn_snapshot_builder_add_type (b, "Beta", "__main__", 16, ARN_TYPE_INSTANCE, 0);
  h.list = arn_snapshot_builder_add_type (b, "list", "builtins", 56, ARN_TYPE_LIST, 0);
  add (&h, 0x1000, h.alpha, 48, 1, ARN_GENERATION_YOUNG, "'a word'", h.line_12);
  if (with_beta)
    add (&h, 0x2000, h.beta, 2048, 1, ARN_GENERATION_MIDDLE, "b", h.line_3);
  add (&h, 0x3000, h.alpha, 48, 5, ARN_GENERATION_OLD, "Ä", ARN_NONE);
  add (&h, 0x4000, h.beta, 1024, 1, ARN_GENERATION_PERMANENT, "c", h.line_12);
  add (&h, 0x5000, h.list, 64, 1, ARN_GENERATION_UNTRACKED, "[b]", h.line_3);
  arn_snapshot_builder_add_object (b, &(ArnObjectRow){ 0x6000, h.alpha, 900, 0, 9,
                                                       ARN_OBJECT_IMMORTAL | ARN_OBJECT_STATIC,
                                                       ARN_GENERATION_NONE, "class" });
  add_references (&h);
  return arn_snapshot_builder_end (b);
}

/* Addresses in thousands, in their order: "1 2 4". */
static char *
format_ids (ArnSnapshot *snapshot, const ArnObjectId *ids, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "",
                            (guint) (arn_snapshot_get_tables (snapshot)->objects.address[ids[i]] >>
                                     12));
  return g_string_free (text, FALSE);
}

static void
assert_finds (const char *words, const char *expected)
{
  g_autoptr (ArnSnapshot) snapshot = make_heap (TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (ArnObjectFilter) filter = arn_object_filter_new (words, &error);
  guint n = arn_snapshot_get_tables (snapshot)->objects.n;
  g_autofree ArnObjectId *ids = g_new (ArnObjectId, n);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    ids[i] = i;
  g_assert_true (arn_object_filter_apply (filter, snapshot, NULL, ids, &n, NULL));
  found = format_ids (snapshot, ids, n);
  if (strcmp (found, expected) != 0)
    g_error ("“%s” finds %s, not %s", words, found, expected);
}

static void
test_text (void)
{
  assert_finds ("", "1 2 3 4 5 6");
  assert_finds ("alpha", "1 3 6");
  assert_finds ("ALPHA WORD", "1");
  assert_finds ("\"a word\"", "1");
  assert_finds ("ring.py", "1 2 4 5");
  assert_finds ("ä", "3");
  assert_finds ("type:b", "2 4");
  assert_finds ("text:b", "2 5");
  assert_finds ("nothing", "");
}

static void
test_numbers (void)
{
  assert_finds ("size>1KiB", "2");
  assert_finds ("> 1 KiB", "2");
  assert_finds ("size >= 1 KiB", "2 4");
  assert_finds ("size:48", "1 3");
  assert_finds ("size<64", "1 3");
  assert_finds ("size<=64 -size=48", "5");
  assert_finds ("size>1k gen:1", "2");
  assert_finds ("refs>=5", "3 6");
  assert_finds ("refs>1000", "6");
  assert_finds ("refs 5", "3");
  assert_finds ("0x3000", "3");
  assert_finds ("address:3000", "3");
}

static void
test_generations (void)
{
  assert_finds ("gen:0", "1");
  assert_finds ("gen:old", "3");
  assert_finds ("gen>0", "2 3");
  assert_finds ("frozen", "4");
  assert_finds ("untracked", "5");
  assert_finds ("gen:none", "6");
}

static void
test_sites (void)
{
  assert_finds ("at:ring.py:12", "1 4");
  assert_finds ("at:12", "1 4");
  assert_finds ("line 3", "2 5");
  assert_finds ("at:ring.py", "1 2 4 5");
  assert_finds ("at:me/ring.py:3", "2 5");
  assert_finds ("at:other.py", "");
}

static void
test_states (void)
{
  assert_finds ("unreachable", "4");
  assert_finds ("reachable -static", "1 2 3 5");
  assert_finds ("cycle", "4");
  assert_finds ("garbage", "2");
  assert_finds ("immortal", "6");
  assert_finds ("\"garbage\"", "");
  assert_finds ("new", "");
}

static void
assert_refused (const char *words, const char *about)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (arn_object_filter_new (words, &error));
  g_assert_true (error && error->domain == ARN_OBJECT_FILTER_ERROR);
  g_assert_nonnull (strstr (error->message, about));
}

static void
test_refusals (void)
{
  assert_refused ("sice>3", "sice");
  assert_refused ("size>much", "much");
  assert_refused ("size>3 parsecs refs>x", "x");
  assert_refused ("refs>", "refs");
  assert_refused ("gen:7", "7");
  assert_refused ("line:abc", "abc");
  assert_refused ("0xfoo", "0xfoo");
}

static ArnObjectMatches *
find (ArnSnapshot *snapshot, const char *words, gboolean hide_startup)
{
  g_autoptr (ArnObjectFilter) filter = arn_object_filter_new (words, NULL);
  ArnObjectQuery query = {
    .snapshot = snapshot,
    .filter = filter,
    .retained = arn_retained_get (snapshot, NULL),
    .hide_startup = hide_startup,
  };

  return arn_object_matches_new (&query, NULL);
}

static void
assert_order (ArnObjectColumn column, const char *ascending, const char *descending)
{
  g_autoptr (ArnSnapshot) snapshot = make_heap (TRUE);
  g_autoptr (ArnObjectMatches) matches = find (snapshot, "", FALSE);

  for (int i = 0; i < 2; i++)
    {
      guint n;
      g_autofree ArnObjectId *ids =
          arn_object_matches_sort (matches, ARN_NONE, column, i == 1, &n, NULL);
      g_autofree char *found = format_ids (snapshot, ids, n);

      g_assert_cmpstr (found, ==, i == 1 ? descending : ascending);
    }
}

/* Equal ones by address, whichever way round. */
static void
test_orders (void)
{
  assert_order (ARN_OBJECT_COLUMN_ADDRESS, "1 2 3 4 5 6", "6 5 4 3 2 1");
  assert_order (ARN_OBJECT_COLUMN_TYPE, "1 3 6 2 4 5", "5 2 4 1 3 6");
  assert_order (ARN_OBJECT_COLUMN_SIZE, "1 3 5 6 4 2", "2 4 6 5 1 3");
  assert_order (ARN_OBJECT_COLUMN_REFCOUNT, "1 2 4 5 3 6", "6 3 1 2 4 5");
  assert_order (ARN_OBJECT_COLUMN_GENERATION, "1 2 3 4 5 6", "6 5 4 3 2 1");
  assert_order (ARN_OBJECT_COLUMN_TEXT, "1 5 2 4 6 3", "3 6 4 2 5 1");
  assert_order (ARN_OBJECT_COLUMN_SITE, "2 5 1 4 3 6", "1 4 2 5 3 6");
  assert_order (ARN_OBJECT_COLUMN_RETAINED, "1 3 6 4 2 5", "5 2 4 6 1 3");
}

/* "Alpha 2 96, Beta 1 1024": name, count, bytes. */
static char *
format_groups (ArnObjectMatches *matches, ArnGroupColumn column, gboolean descending)
{
  guint n, n_groups;
  g_autofree guint32 *rows = arn_object_matches_sort_groups (matches, column, descending, &n);
  const ArnObjectGroup *groups = arn_object_matches_get_groups (matches, &n_groups);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s %u %u", i > 0 ? ", " : "", groups[rows[i]].name,
                            groups[rows[i]].count, (guint) groups[rows[i]].size);
  return g_string_free (text, FALSE);
}

static void
test_groups (void)
{
  g_autoptr (ArnSnapshot) snapshot = make_heap (TRUE);
  g_autoptr (ArnObjectMatches) matches = find (snapshot, "", TRUE);
  g_autofree char *by_size = format_groups (matches, ARN_GROUP_COLUMN_SIZE, TRUE);
  g_autofree char *by_name = format_groups (matches, ARN_GROUP_COLUMN_NAME, FALSE);

  g_assert_cmpstr (by_size, ==, "Beta 2 3072, Alpha 2 96, list 1 64");
  g_assert_cmpstr (by_name, ==, "Alpha 2 96, Beta 2 3072, list 1 64");
  g_assert_cmpuint (arn_object_matches_get_count (matches), ==, 5);
  g_assert_cmpuint (arn_object_matches_get_hidden (matches), ==, 1);
}

static void
test_objects_of_a_group (void)
{
  g_autoptr (ArnSnapshot) snapshot = make_heap (TRUE);
  g_autoptr (ArnObjectMatches) matches = find (snapshot, "-line:3", FALSE);
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  guint32 group = arn_object_matches_find_group (matches, t->objects.type[0]);
  guint n;
  g_autofree ArnObjectId *ids =
      arn_object_matches_sort (matches, group, ARN_OBJECT_COLUMN_ADDRESS, TRUE, &n, NULL);
  g_autofree char *found = format_ids (snapshot, ids, n);

  g_assert_cmpstr (found, ==, "6 3 1");
}

/* A chain of nodes keeps each other: the first one's retained size is that of all. */
static void
test_retained_by_type_counts_once (void)
{
  ArnSnapshotBuilder *b = arn_snapshot_builder_new (ARN_PART_OBJECTS | ARN_PART_EDGES);
  ArnTypeId node = arn_snapshot_builder_add_type (b, "Node", "m", 16, ARN_TYPE_INSTANCE, 0);
  ArnTypeId leaf = arn_snapshot_builder_add_type (b, "Leaf", "m", 16, ARN_TYPE_INSTANCE, 0);
  g_autoptr (ArnSnapshot) snapshot = NULL;
  g_autoptr (ArnObjectMatches) matches = NULL;
  const ArnObjectGroup *groups;
  guint n;

  for (guint i = 1; i <= 4; i++)
    arn_snapshot_builder_add_object (b, &(ArnObjectRow){ i << 12, i < 4 ? node : leaf, 100, i, 1, 0,
                                                         ARN_GENERATION_YOUNG, "" });
  for (guint i = 1; i < 4; i++)
    {
      arn_snapshot_builder_begin_object (b, i << 12);
      arn_snapshot_builder_add_edge (b, ARN_EDGE_INDEX, FALSE, 0, (i + 1) << 12);
    }
  arn_snapshot_builder_begin_root (b, ARN_ROOT_INTERPRETER, "interpreter", ARN_NONE);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_INDEX, FALSE, 0, 1 << 12);
  snapshot = arn_snapshot_builder_end (b);
  matches = find (snapshot, "", FALSE);
  groups = arn_object_matches_get_groups (matches, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (groups[0].retained, ==, 400);
  g_assert_cmpuint (groups[1].retained, ==, 100);
}

static void
test_changes (void)
{
  g_autoptr (ArnSnapshot) before = make_heap (FALSE), after = make_heap (TRUE);
  g_autoptr (ArnDiff) grown = arn_diff_new (before, after, NULL);
  g_autoptr (ArnDiff) shrunk = arn_diff_new (after, before, NULL);
  g_autoptr (ArnObjectFilter) new_ones = arn_object_filter_new ("new", NULL);
  ArnObjectQuery query = { .snapshot = after, .diff = grown };
  ArnObjectQuery back = { .snapshot = before, .diff = shrunk };
  ArnObjectQuery born = { .snapshot = after, .diff = grown, .filter = new_ones };
  g_autoptr (ArnObjectMatches) more = arn_object_matches_new (&query, NULL);
  g_autoptr (ArnObjectMatches) less = arn_object_matches_new (&back, NULL);
  g_autoptr (ArnObjectMatches) only = arn_object_matches_new (&born, NULL);
  g_autofree char *first = format_groups (more, ARN_GROUP_COLUMN_CHANGE, TRUE);
  g_autofree char *last = format_groups (less, ARN_GROUP_COLUMN_CHANGE, FALSE);
  g_autofree char *found = format_groups (only, ARN_GROUP_COLUMN_NAME, FALSE);
  const ArnObjectGroup *groups;
  guint n;

  g_assert_true (g_str_has_prefix (first, "Beta 2 3072"));
  g_assert_true (g_str_has_prefix (last, "Beta 1 1024"));
  g_assert_cmpstr (found, ==, "Beta 1 2048");
  groups = arn_object_matches_get_groups (more, &n);
  g_assert_cmpuint (groups[1].born, ==, 1);
  g_assert_cmpuint (groups[1].old_size, ==, 1024);
  groups = arn_object_matches_get_groups (less, &n);
  g_assert_cmpuint (groups[1].gone, ==, 1);
}

/* A type that only the older snapshot has is listed with what is gone. */
static void
test_type_that_is_gone (void)
{
  g_autoptr (ArnSnapshot) before = make_heap (TRUE);
  g_autoptr (ArnSnapshot) after =
      arn_snapshot_builder_end (arn_snapshot_builder_new (ARN_PART_OBJECTS));
  g_autoptr (ArnDiff) diff = arn_diff_new (before, after, NULL);
  ArnObjectQuery query = { .snapshot = after, .diff = diff };
  g_autoptr (ArnObjectMatches) matches = arn_object_matches_new (&query, NULL);
  guint n, n_objects;
  const ArnObjectGroup *groups = arn_object_matches_get_groups (matches, &n);
  g_autofree ArnObjectId *none = NULL;

  g_assert_cmpuint (n, ==, 3);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (groups[i].type, ==, ARN_NONE);
  g_assert_cmpuint (groups[0].gone, ==, groups[0].old_count);
  none = arn_object_matches_sort (matches, 0, ARN_OBJECT_COLUMN_SIZE, FALSE, &n_objects, NULL);
  g_assert_cmpuint (n_objects, ==, 0);
}

/* The start of a run has what the tracer never saw; compared with it, all that was seen is new. */
static void
test_start_of_run (void)
{
  g_autoptr (ArnSnapshot) now = make_heap (TRUE);
  g_autoptr (ArnSnapshot) start = arn_startup_snapshot_new (now);
  g_autoptr (ArnDiff) diff = arn_diff_new (start, now, NULL);
  ArnObjectQuery query = { .snapshot = now, .diff = diff, .hide_startup = TRUE };
  g_autoptr (ArnObjectMatches) matches = arn_object_matches_new (&query, NULL);
  const ArnObjectTable *objects = &arn_snapshot_get_tables (start)->objects;
  const ArnObjectGroup *groups;
  guint n_groups, n;

  g_assert_cmpuint (objects->n, ==, 1);
  g_assert_cmphex (objects->address[0], ==, 0x6000);
  arn_diff_get_born (diff, &n);
  g_assert_cmpuint (n, ==, 5);
  arn_diff_get_gone (diff, &n);
  g_assert_cmpuint (n, ==, 0);
  groups = arn_object_matches_get_groups (matches, &n_groups);
  for (guint i = 0; i < n_groups; i++)
    {
      g_assert_cmpuint (groups[i].born, ==, groups[i].count);
      g_assert_cmpuint (groups[i].old_size, ==, 0);
    }
}

static void
test_start_is_not_known (void)
{
  ArnSnapshotBuilder *b = arn_snapshot_builder_new (ARN_PART_OBJECTS);
  ArnTypeId type = arn_snapshot_builder_add_type (b, "Node", "m", 16, ARN_TYPE_INSTANCE, 0);
  g_autoptr (ArnSnapshot) snapshot = NULL;

  arn_snapshot_builder_add_object (b, &(ArnObjectRow){ 0x1000, type, 16, 0, 1, 0,
                                                       ARN_GENERATION_YOUNG, "" });
  snapshot = arn_snapshot_builder_end (b);
  g_assert_null (arn_startup_snapshot_new (snapshot));
}

static void
test_cancel (void)
{
  g_autoptr (ArnSnapshot) snapshot = make_heap (TRUE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (ArnObjectMatches) matches = find (snapshot, "", FALSE);
  g_autoptr (ArnSnapshot) large = sample_heap_new (&(SampleHeap){ .seed = 1, .arenas = 2 });
  g_autoptr (ArnObjectMatches) many = find (large, "", FALSE);
  ArnObjectQuery query = { .snapshot = snapshot };
  guint n;

  g_cancellable_cancel (cancellable);
  g_assert_null (arn_object_matches_new (&query, cancellable));
  for (ArnObjectColumn column = 0; column <= ARN_OBJECT_COLUMN_SITE; column++)
    g_assert_null (arn_object_matches_sort (many, ARN_NONE, column, FALSE, &n, cancellable));
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const ArnSortPair *x = a, *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

/* Against the C library, which needs the row to be stable. */
static void
test_sorts_like_qsort (void)
{
  const guint n = 5000;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree ArnSortPair *pairs = g_new (ArnSortPair, n);
  g_autofree ArnSortPair *expected = NULL;

  for (guint i = 0; i < n; i++)
    pairs[i] = (ArnSortPair){ (guint64) g_rand_int_range (rand, 0, 700) << (i % 5 * 8), i };
  expected = g_memdup2 (pairs, n * sizeof *pairs);
  qsort (expected, n, sizeof *expected, compare_pairs);
  g_assert_true (arn_sort_pairs (pairs, n, NULL));
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (pairs[i].row, ==, expected[i].row);
}

static const char *
text_of_row (guint32 row, gpointer data)
{
  return ((char **) data)[row];
}

static void
test_sorts_long_texts (void)
{
  char *texts[] = { "<Node object at 0x2>", "<Node object at 0x10>", "<node", "",
                    "<Node object at 0x1>", "<Node object at 0x2>" };
  guint32 rows[] = { 0, 1, 2, 3, 4, 5 };
  const guint32 up[] = { 3, 2, 1, 4, 0, 5 }, down[] = { 0, 5, 4, 1, 2, 3 };

  arn_sort_texts (rows, 6, FALSE, text_of_row, texts, NULL);
  g_assert_cmpmem (rows, sizeof rows, up, sizeof up);
  for (guint i = 0; i < 6; i++)
    rows[i] = i;
  arn_sort_texts (rows, 6, TRUE, text_of_row, texts, NULL);
  g_assert_cmpmem (rows, sizeof rows, down, sizeof down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/object-filter/text", test_text);
  g_test_add_func ("/model/object-filter/numbers", test_numbers);
  g_test_add_func ("/model/object-filter/generations", test_generations);
  g_test_add_func ("/model/object-filter/sites", test_sites);
  g_test_add_func ("/model/object-filter/states", test_states);
  g_test_add_func ("/model/object-filter/refusals", test_refusals);
  g_test_add_func ("/model/object-query/orders", test_orders);
  g_test_add_func ("/model/object-query/groups", test_groups);
  g_test_add_func ("/model/object-query/objects-of-a-group", test_objects_of_a_group);
  g_test_add_func ("/model/object-query/retained-by-type-counts-once",
                   test_retained_by_type_counts_once);
  g_test_add_func ("/model/object-query/changes", test_changes);
  g_test_add_func ("/model/object-query/type-that-is-gone", test_type_that_is_gone);
  g_test_add_func ("/model/object-query/start-of-run", test_start_of_run);
  g_test_add_func ("/model/object-query/start-is-not-known", test_start_is_not_known);
  g_test_add_func ("/model/object-query/cancel", test_cancel);
  g_test_add_func ("/model/sort/like-qsort", test_sorts_like_qsort);
  g_test_add_func ("/model/sort/long-texts", test_sorts_long_texts);
  return g_test_run ();
}
