/* The checks of a snapshot's columns: what passes them leads no reader astray, whatever it is. */
#include <glib.h>
#include <string.h>

#include "arn-allocations.h"
#include "arn-ledger.h"
#include "arn-line-table.h"
#include "arn-lookup.h"
#include "arn-references.h"
#include "arn-schema.h"
#include "arn-size-classes.h"
#include "arn-snapshot-private.h"
#include "arn-type-table.h"
#include "sample-heap.h"

static ArnSnapshot *
copy_with (ArnSnapshot *original, const ArnColumnInfo *changed, gsize index, guint64 value)
{
  ArnTables tables = *arn_snapshot_get_tables (original);
  GPtrArray *owned = g_ptr_array_new_with_free_func (g_free);
  gconstpointer *column = arn_schema_column (&tables, changed);
  guint8 *copy = g_memdup2 (*column, arn_schema_column_length (&tables, changed) * changed->width);

  memcpy (copy + index * changed->width, &value, changed->width);
  g_ptr_array_add (owned, copy);
  *column = copy;
  return arn_snapshot_new_for_tables (&tables, owned, NULL, 0);
}

/* Goes everywhere; sanitizers and assertions judge. */
static void
read_everything (ArnSnapshot *s)
{
  const ArnTables *t = arn_snapshot_get_tables (s);

  for (guint holder = 0; holder < t->edges.n_holders; holder++)
    {
      guint n;
      ArnEdgeId edge = arn_references_out (s, holder, &n);

      g_free (arn_snapshot_format_holder (s, holder));
      for (guint i = 0; i < n; i++)
        g_free (arn_snapshot_format_edge (s, edge + i));
    }
  for (guint i = 0; i < t->objects.n; i++)
    {
      arn_ledger_free (arn_ledger_new (s, i));
      g_assert_cmpuint (arn_lookup_object (s, t->objects.address[i]), ==, i);
    }
  for (guint i = 0; i < t->blocks.n; i++)
    g_free (arn_snapshot_format_block (s, i));
  for (guint pool = 0; pool < t->pools.n; pool++)
    {
      arn_lookup_block_at (s, pool, 0);
      arn_lookup_index (s, pool, arn_snapshot_get_pool_address (s, pool) + 100);
    }
  arn_type_table_get (s);
  arn_line_table_get (s);
  for (guint program = 0; program < 2; program++)
    {
      g_autoptr (ArnAllocations) allocations = arn_allocations_new (
          s, NULL, &(ArnAllocationsQuery){ ARN_ALLOCATIONS_BY_TRACEBACK, .program = program != 0 },
          NULL);
      guint n;

      arn_allocations_get_rows (allocations, &n);
      if (n > 0)
        arn_allocations_find_tracebacks (allocations, 0, NULL, 0);
    }
  arn_size_classes_get (s);
  arn_lookup_serial (s, 1);
}

static void
test_changed_values (void)
{
  g_autoptr (ArnSnapshot) original = sample_heap_small ();
  const ArnTables *t = arn_snapshot_get_tables (original);
  static const guint64 values[] = {
    0,
    1,
    2,
    3,
    5,
    63,
    64,
    255,
    4096,
    G_MAXUINT32 - 1,
    G_MAXUINT32,
    G_MAXUINT64,
    G_MAXUINT64 - 47,
    G_GUINT64_CONSTANT (0x10000000),
  };
  guint n, passed = 0, refused = 0;
  const ArnColumnInfo *infos = arn_schema_get_columns (&n);

  for (guint c = 0; c < n; c++)
    for (gsize i = 0; i < MIN (arn_schema_column_length (t, &infos[c]), 70); i++)
      for (guint v = 0; v < G_N_ELEMENTS (values); v++)
        {
          g_autoptr (ArnSnapshot) changed = copy_with (original, &infos[c], i, values[v]);
          const char *problem;

          if (arn_schema_check (arn_snapshot_get_tables (changed), NULL, &problem))
            {
              read_everything (changed);
              passed++;
            }
          else
            refused++;
        }
  g_assert_cmpuint (passed, >, 0);
  g_assert_cmpuint (refused, >, 1000);
}

/* Refused, with the name of what is wrong. */
static void
assert_refused (const char *column, gsize index, guint64 value, const char *expected)
{
  g_autoptr (ArnSnapshot) original = sample_heap_small ();
  guint n;
  const ArnColumnInfo *infos = arn_schema_get_columns (&n);
  const char *problem = NULL;

  for (guint i = 0; i < n; i++)
    if (strcmp (infos[i].name, column) == 0)
      {
        g_autoptr (ArnSnapshot) changed = copy_with (original, &infos[i], index, value);

        g_assert_false (arn_schema_check (arn_snapshot_get_tables (changed), NULL, &problem));
        g_assert_cmpstr (problem, ==, expected);
        return;
      }
  g_assert_not_reached ();
}

static void
test_index_out_of_range (void)
{
  assert_refused ("objects.type", 0, 77, "objects.type");
  assert_refused ("edges.target", 0, 4, "edges.target");
  assert_refused ("pools.first_block", 1, 100, "pools.first_block");
}

static void
test_order (void)
{
  assert_refused ("objects.address", 1, 5, "objects.address");
  assert_refused ("blocks.address", 1, SAMPLE_ARENA + 48 + 8, "blocks");
}

static void
test_block_outside_of_its_pool (void)
{
  assert_refused ("blocks.pool", 2, 1, "blocks");
  assert_refused ("blocks.size", 4, 20000, "blocks");
}

static void
test_label_of_text (void)
{
  assert_refused ("edges.label", 0, 5000, "edges");
}

static void
test_text_without_end (void)
{
  assert_refused ("strings.bytes", 0, 'x', "strings");
}

static void
test_figures (void)
{
  g_autoptr (ArnSnapshot) original = sample_heap_small ();
  ArnTables tables = *arn_snapshot_get_tables (original);
  const char *problem = NULL;

  tables.heap.pool_size = 0;
  g_assert_false (arn_schema_check (&tables, NULL, &problem));
  g_assert_cmpstr (problem, ==, "arenas");
}

/* A file that was written before there were these tables has none of their columns. */
static void
test_tables_of_later_versions (void)
{
  g_autoptr (ArnSnapshot) original = sample_heap_small ();
  ArnTables tables = *arn_snapshot_get_tables (original);
  const char *problem = NULL;
  g_autoptr (ArnSnapshot) older = NULL;

  memset (&tables.program_tracebacks, 0, sizeof tables.program_tracebacks);
  memset (&tables.program_traceback_sites, 0, sizeof tables.program_traceback_sites);
  memset (&tables.lines, 0, sizeof tables.lines);
  g_assert_true (arn_schema_fill_empty (&tables, &problem));
  g_assert_true (arn_schema_check (&tables, NULL, &problem));
  older = arn_snapshot_new_for_tables (&tables, g_ptr_array_new (), NULL, 0);
  read_everything (older);
  g_assert_cmpuint (arn_line_table_find (older, "ring.py", 12).peak, ==, 5000);
  g_assert_cmpuint (arn_line_table_find (original, "ring.py", 12).peak, ==, 4500);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/schema/changed-values", test_changed_values);
  g_test_add_func ("/model/schema/index-out-of-range", test_index_out_of_range);
  g_test_add_func ("/model/schema/order", test_order);
  g_test_add_func ("/model/schema/block-outside-of-its-pool", test_block_outside_of_its_pool);
  g_test_add_func ("/model/schema/label-of-text", test_label_of_text);
  g_test_add_func ("/model/schema/text-without-end", test_text_without_end);
  g_test_add_func ("/model/schema/tables-of-later-versions", test_tables_of_later_versions);
  g_test_add_func ("/model/schema/figures", test_figures);
  return g_test_run ();
}
