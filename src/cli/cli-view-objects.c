/* Views of the objects: by type, and what looks like a leak. */
#include "cli-views.h"

#include <glib/gi18n.h>
#include <string.h>

#include "arn-cycles.h"
#include "arn-lookup.h"
#include "arn-path.h"
#include "arn-reachability.h"
#include "arn-retained.h"
#include "arn-type-table.h"

static const CliColumn type_columns[] = {
  { "type", NC_ ("table", "Type"), CLI_TEXT },
  { "module", NC_ ("table", "Module"), CLI_TEXT },
  { "count", NC_ ("table", "Objects"), CLI_COUNT },
  { "bytes", NC_ ("table", "Size"), CLI_BYTES },
  { "total_bytes", NC_ ("table", "With own blocks"), CLI_BYTES },
  { "share", NC_ ("table", "Share"), CLI_SHARE },
};

static const CliColumn object_columns[] = {
  { "objects", NC_ ("table", "Objects"), CLI_COUNT },
  { "bytes", NC_ ("table", "Size"), CLI_BYTES },
  { "total_bytes", NC_ ("table", "With own blocks"), CLI_BYTES },
};

void
cli_view_types (const CliSubject *subject, CliReport *report)
{
  const ArnTypeRows *types = arn_type_table_get (subject->snapshot);
  const ArnTables *t = arn_snapshot_get_tables (subject->snapshot);
  CliTable *sums = cli_table_new ("objects", NC_ ("table", "Objects"), TRUE, object_columns,
                                  G_N_ELEMENTS (object_columns));
  CliTable *table = cli_table_new ("types", NC_ ("table", "Types"), FALSE, type_columns,
                                   G_N_ELEMENTS (type_columns));
  guint64 size = 0, total = 0;

  for (guint i = 0; i < types->n; i++)
    {
      size += types->rows[i].size;
      total += types->rows[i].total;
    }
  cli_table_add_number (sums, t->objects.n);
  cli_table_add_number (sums, size);
  cli_table_add_number (sums, total);
  for (guint i = 0; i < types->n && i < subject->most_rows; i++)
    {
      const ArnTypeRow *row = &types->rows[i];

      cli_table_add_text (table,
                          arn_snapshot_get_string (subject->snapshot, t->types.name[row->type]));
      cli_table_add_text (table,
                          arn_snapshot_get_string (subject->snapshot, t->types.module[row->type]));
      cli_table_add_number (table, row->count);
      cli_table_add_number (table, row->size);
      cli_table_add_number (table, row->total);
      cli_table_add_share (table, row->total, total);
    }
  cli_table_set_more (table, types->n - cli_table_get_n_rows (table));
  cli_report_take_table (report, "types", sums);
  cli_report_take_table (report, "types", table);
}

/* Where the object was allocated; nothing if that is not known. */
static void
add_site (CliTable *table, ArnSnapshot *snapshot, ArnObjectId object)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  ArnBlockId block = t->objects.block[object];
  ArnTracebackId traceback = block != ARN_NONE ? t->blocks.traceback[block] : ARN_NONE;
  guint32 first = traceback != ARN_NONE ? t->tracebacks.first_site[traceback] : 0;

  if (traceback == ARN_NONE || first == t->tracebacks.first_site[traceback + 1])
    cli_table_add_nothing (table);
  else
    cli_table_take_text (table, cli_format_site (snapshot, t->traceback_sites.site[first]));
}

/* "Node × 2, dict": the types of a cycle's members, the most frequent first. */
static char *
format_members (ArnSnapshot *snapshot, const ArnCycles *cycles, guint cycle)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GList) names = NULL;
  GString *out = g_string_new (NULL);

  for (guint i = cycles->first[cycle]; i < cycles->first[cycle + 1]; i++)
    {
      gpointer name = (gpointer) arn_snapshot_get_type_name (snapshot, cycles->objects[i]);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));

      g_hash_table_insert (counts, name, GUINT_TO_POINTER (n + 1));
    }
  names = g_list_sort (g_hash_table_get_keys (counts), (GCompareFunc) strcmp);
  for (guint n_written = 0; n_written < 4 && names != NULL; n_written++)
    {
      GList *most = names;
      guint n;

      for (GList *l = names; l != NULL; l = l->next)
        if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, l->data)) >
            GPOINTER_TO_UINT (g_hash_table_lookup (counts, most->data)))
          most = l;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, most->data));
      g_string_append_printf (out, n > 1 ? "%s%s × %u" : "%s%s", n_written > 0 ? ", " : "",
                              (const char *) most->data, n);
      names = g_list_delete_link (names, most);
    }
  if (names != NULL)
    g_string_append (out, ", …");
  return g_string_free (out, FALSE);
}

static const CliColumn garbage_columns[] = {
  { "unreachable_objects", NC_ ("table", "Unreachable objects"), CLI_COUNT },
  { "unreachable_bytes", NC_ ("table", "Their bytes"), CLI_BYTES },
  { "unreachable_cycles", NC_ ("table", "Cycles among them"), CLI_COUNT },
};

static const CliColumn cycle_columns[] = {
  { "members", NC_ ("table", "Members"), CLI_TEXT },
  { "address", NC_ ("table", "First member"), CLI_ADDRESS },
  { "objects", NC_ ("table", "Objects"), CLI_COUNT },
  { "total_bytes", NC_ ("table", "Bytes"), CLI_BYTES },
  { "allocated_at", NC_ ("table", "Allocated at"), CLI_TEXT },
};

static void
add_garbage (const CliSubject *subject, CliReport *report)
{
  ArnSnapshot *snapshot = subject->snapshot;
  const ArnObjectTable *objects = &arn_snapshot_get_tables (snapshot)->objects;
  const ArnCycles *cycles = arn_cycles_get (snapshot, NULL);
  CliTable *sums = cli_table_new ("garbage", NC_ ("table", "Garbage that waits for a collection"),
                                  TRUE, garbage_columns, G_N_ELEMENTS (garbage_columns));
  CliTable *table = cli_table_new ("cycles", NC_ ("table", "Unreachable cycles"), FALSE,
                                   cycle_columns, G_N_ELEMENTS (cycle_columns));
  guint64 bytes = 0;
  guint n_cycles = 0;

  for (ArnObjectId i = 0; i < objects->n; i++)
    if (!arn_reachability_is_reachable (snapshot, i))
      bytes += objects->total[i];
  for (guint c = 0; c < cycles->n; c++)
    {
      ArnObjectId first = cycles->objects[cycles->first[c]];
      guint64 cycle_bytes = 0;

      if (arn_reachability_is_reachable (snapshot, first))
        continue;
      if (n_cycles++ >= subject->most_rows)
        continue;
      for (guint i = cycles->first[c]; i < cycles->first[c + 1]; i++)
        cycle_bytes += objects->total[cycles->objects[i]];
      cli_table_take_text (table, format_members (snapshot, cycles, c));
      cli_table_add_number (table, objects->address[first]);
      cli_table_add_number (table, cycles->first[c + 1] - cycles->first[c]);
      cli_table_add_number (table, cycle_bytes);
      add_site (table, snapshot, first);
    }
  cli_table_set_more (table, n_cycles - cli_table_get_n_rows (table));
  cli_table_add_number (sums, arn_reachability_count_unreachable (snapshot));
  cli_table_add_number (sums, bytes);
  cli_table_add_number (sums, n_cycles);
  cli_report_take_table (report, "leaks", sums);
  cli_report_take_table (report, "leaks", table);
}

static const CliColumn retained_columns[] = {
  { "type", NC_ ("table", "Type"), CLI_TEXT },
  { "object", NC_ ("table", "Object"), CLI_TEXT },
  { "address", NC_ ("table", "Address"), CLI_ADDRESS },
  { "retained_bytes", NC_ ("table", "Retains"), CLI_BYTES },
  { "retained_objects", NC_ ("table", "Objects"), CLI_COUNT },
  { "total_bytes", NC_ ("table", "Own"), CLI_BYTES },
  { "held_by", NC_ ("table", "Held by"), CLI_TEXT },
  { "allocated_at", NC_ ("table", "Allocated at"), CLI_TEXT },
};

/* The last step of the way by which a root holds it. */
static char *
format_holder (ArnSnapshot *snapshot, ArnObjectId object)
{
  g_autoptr (ArnPath) path = arn_path_new (snapshot, object);
  g_autofree char *holder = NULL, *edge = NULL;

  if (path->n == 0)
    return g_strdup ("");
  holder = arn_snapshot_format_holder (snapshot, path->holder[path->n - 1]);
  edge = arn_snapshot_format_edge (snapshot, path->edge[path->n - 1]);
  return g_strdup_printf ("%s · %s", edge, holder);
}

static int
compare_retained (gconstpointer a, gconstpointer b, gpointer data)
{
  const ArnRetained *retained = data;
  ArnObjectId x = *(const ArnObjectId *) a, y = *(const ArnObjectId *) b;

  if (retained->bytes[x] != retained->bytes[y])
    return retained->bytes[x] > retained->bytes[y] ? -1 : 1;
  return x < y ? -1 : x > y;
}

/* Whether one of the program's lines asked for one of the object's blocks. */
static gboolean
is_traced (ArnSnapshot *snapshot, ArnObjectId object)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  guint n;
  const ArnBlockId *blocks = arn_lookup_owned_blocks (snapshot, object, &n);

  for (guint i = 0; i < n; i++)
    if (t->blocks.traceback[blocks[i]] != ARN_NONE)
      return TRUE;
  return t->objects.block[object] != ARN_NONE &&
         t->blocks.traceback[t->objects.block[object]] != ARN_NONE;
}

/* What the program made, and what holds only that: an object out of a free list has the trace of
 * nobody, but what it holds has. Everything, where lines are not known. By object. (transfer full)
 */
static gboolean *
find_objects_of_program (ArnSnapshot *snapshot, const ArnRetained *retained)
{
  const ArnObjectTable *objects = &arn_snapshot_get_tables (snapshot)->objects;
  gboolean knows = arn_snapshot_has (snapshot, ARN_PART_SITES | ARN_PART_BLOCKS);
  gboolean *result = g_new0 (gboolean, MAX (objects->n, 1));

  for (ArnObjectId i = 0; i < objects->n; i++)
    {
      if (knows && !is_traced (snapshot, i))
        continue;
      result[i] = TRUE;
      if (retained->dominator[i] != ARN_NONE)
        result[retained->dominator[i]] = TRUE;
    }
  for (ArnObjectId i = 0; i < objects->n; i++)
    if ((objects->flags[i] & (ARN_OBJECT_IMMORTAL | ARN_OBJECT_STATIC)) != 0 ||
        !arn_reachability_is_reachable (snapshot, i))
      result[i] = FALSE;
  return result;
}

/* What was there before the program retains much, and leaks nothing. */
static void
add_retained (const CliSubject *subject, CliReport *report)
{
  ArnSnapshot *snapshot = subject->snapshot;
  const ArnObjectTable *objects = &arn_snapshot_get_tables (snapshot)->objects;
  const ArnRetained *retained = arn_retained_get (snapshot, NULL);
  g_autofree gboolean *is_of_program = find_objects_of_program (snapshot, retained);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (ArnObjectId));
  CliTable *table = cli_table_new ("retained", NC_ ("table", "Biggest retained"), FALSE,
                                   retained_columns, G_N_ELEMENTS (retained_columns));

  for (ArnObjectId i = 0; i < objects->n; i++)
    if (is_of_program[i])
      g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_retained, (gpointer) retained);
  for (guint i = 0; i < order->len && i < subject->most_biggest; i++)
    {
      ArnObjectId object = g_array_index (order, ArnObjectId, i);

      cli_table_add_text (table, arn_snapshot_get_type_name (snapshot, object));
      cli_table_add_text (table, arn_snapshot_get_string (snapshot, objects->repr[object]));
      cli_table_add_number (table, objects->address[object]);
      cli_table_add_number (table, retained->bytes[object]);
      cli_table_add_number (table, retained->objects[object]);
      cli_table_add_number (table, objects->total[object]);
      cli_table_take_text (table, format_holder (snapshot, object));
      add_site (table, snapshot, object);
    }
  cli_table_set_more (table, order->len - cli_table_get_n_rows (table));
  cli_report_take_table (report, "leaks", table);
}

void
cli_view_leaks (const CliSubject *subject, CliReport *report)
{
  add_garbage (subject, report);
  add_retained (subject, report);
  cli_view_changes (subject->first, subject->snapshot, subject->by, subject->most_rows, "leaks",
                    report);
}
