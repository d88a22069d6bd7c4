#include "arn-details-fill.h"

#include <glib/gi18n-lib.h>

#include "arn-number.h"
#include "arn-details-pane.h"
#include "arn-ledger.h"
#include "arn-lookup.h"
#include "arn-names.h"
#include "arn-reference-words.h"
#include "arn-references.h"
#include "arn-type-badge.h"

/* A name at the left, a value at the right, leading nowhere. */
static void
arn_details_add_plain (ArnDetailGroup *group, const char *name, const char *value, const char *tip)
{
  arn_detail_group_add (
      group, &(ArnDetailRow){
                 .kind = -1, .name = name, .value = value, .tooltip = tip, .object = ARN_NONE });
}

static void
arn_details_add_bytes (ArnDetailGroup *group, const char *name, guint64 bytes)
{
  g_autofree char *value = arn_number_bytes (bytes);
  g_autofree char *tip = arn_number_exact_bytes (bytes);

  arn_details_add_plain (group, name, value, tip);
}

static void
arn_details_add_count (ArnDetailGroup *group, const char *name, guint64 count)
{
  g_autofree char *value = arn_number_count (count);

  arn_details_add_plain (group, name, value, NULL);
}

static const char *
arn_details_generation (guint8 generation)
{
  switch ((ArnGeneration) generation)
    {
    case ARN_GENERATION_YOUNG:
      return _ ("0 · young");
    case ARN_GENERATION_MIDDLE:
      return _ ("1 · middle");
    case ARN_GENERATION_OLD:
      return _ ("2 · old");
    case ARN_GENERATION_PERMANENT:
      return _ ("frozen");
    case ARN_GENERATION_UNTRACKED:
      return _ ("not tracked now");
    case ARN_GENERATION_NONE:
      return _ ("never tracked");
    }
  return "";
}

static void
arn_details_fill_object (ArnDetailGroup *group, const ArnSelection *selection)
{
  const ArnObjectTable *objects = &arn_snapshot_get_tables (selection->in)->objects;
  ArnObjectId id = selection->object;

  arn_details_add_bytes (group, _ ("Size"), objects->size[id]);
  if (objects->total[id] != objects->size[id])
    arn_details_add_bytes (group, _ ("With all its blocks"), objects->total[id]);
  arn_details_add_plain (group, _ ("Generation"), arn_details_generation (objects->generation[id]),
                         NULL);
  if (objects->flags[id] & ARN_OBJECT_STATIC)
    arn_details_add_plain (group, _ ("Static"), _ ("there before the program"), NULL);
  if (objects->flags[id] & ARN_OBJECT_FINALIZED)
    arn_details_add_plain (group, _ ("Finalizer"), _ ("has run"), NULL);
}

static const char *
arn_details_pool_state (guint8 state)
{
  switch ((ArnPoolState) state)
    {
    case ARN_POOL_FREE:
      return _ ("free, never used");
    case ARN_POOL_EMPTY:
      return _ ("empty");
    case ARN_POOL_USED:
      return _ ("used");
    case ARN_POOL_FULL:
      return _ ("full");
    }
  return "";
}

static void
arn_details_fill_pool (ArnDetailGroup *group, const ArnSelection *selection)
{
  const ArnPoolTable *pools = &arn_snapshot_get_tables (selection->in)->pools;
  ArnPoolId id = selection->pool;
  guint32 capacity = pools->capacity[id];

  arn_details_add_plain (group, _ ("State"), arn_details_pool_state (pools->state[id]), NULL);
  if (capacity == 0)
    return;
  arn_details_add_bytes (group, _ ("Size class"),
                         (pools->size_class[id] + 1) * ARN_SIZE_CLASS_STEP);
  {
    g_autofree char *used = arn_number_count (pools->used[id]);
    g_autofree char *all = arn_number_count (capacity);
    /* Translators: blocks in use, of so many */
    g_autofree char *value = g_strdup_printf (_ ("%s of %s"), used, all);

    arn_details_add_plain (group, _ ("Blocks in use"), value, NULL);
  }
  arn_details_add_count (group, _ ("On the free list"), pools->carved[id] - pools->used[id]);
  arn_details_add_count (group, _ ("Never used"), capacity - pools->carved[id]);
}

static void
arn_details_fill_arena (ArnDetailGroup *group, const ArnSelection *selection)
{
  const ArnTables *tables = arn_snapshot_get_tables (selection->in);
  const ArnArenaTable *arenas = &tables->arenas;
  ArnArenaId id = selection->arena;
  guint64 used = 0;

  for (guint32 pool = arenas->first_pool[id]; pool < arenas->first_pool[id + 1]; pool++)
    used +=
        (guint64) tables->pools.used[pool] * arn_snapshot_get_pool_block_size (selection->in, pool);
  arn_details_add_bytes (group, _ ("Size"), tables->heap.arena_size);
  arn_details_add_bytes (group, _ ("In use"), used);
  arn_details_add_count (group, _ ("Pools"), arenas->n_pools[id]);
  arn_details_add_count (group, _ ("Free pools"), arenas->free_pools[id]);
  arn_details_add_bytes (group, _ ("Slack"),
                         tables->heap.arena_size - arenas->n_pools[id] * tables->heap.pool_size);
}

static void
arn_details_fill_block (ArnDetailGroup *group, const ArnSelection *selection)
{
  const ArnTables *tables = arn_snapshot_get_tables (selection->in);
  ArnObjectId owner;

  if (selection->block == ARN_NONE)
    {
      guint index = arn_lookup_index (selection->in, selection->pool, selection->address);
      guint32 first = tables->pools.first_free[selection->pool];
      guint32 end = tables->pools.first_free[selection->pool + 1];

      arn_details_add_plain (group, _ ("State"), _ ("free"), NULL);
      for (guint32 i = first; i < end; i++)
        if (tables->free_blocks.index[i] == index)
          {
            if (i == first)
              arn_details_add_plain (group, _ ("In line"), _ ("next to be used"), NULL);
            else
              arn_details_add_count (group, _ ("In line"), i - first + 1);
          }
      return;
    }
  owner = tables->blocks.owner[selection->block];
  if (owner != ARN_NONE)
    {
      ArnTypeKind kind = arn_snapshot_get_type_kind (selection->in, owner);
      g_autofree char *text = arn_snapshot_format_object (selection->in, owner);
      g_autofree char *letter =
          arn_type_badge_letter_for (kind, arn_snapshot_get_type_name (selection->in, owner));

      arn_detail_group_add (group, &(ArnDetailRow){ .kind = (int) kind,
                                                    .letter = letter,
                                                    .name = _ ("Belongs to"),
                                                    .value = text,
                                                    .object = owner });
    }
  else
    arn_details_add_plain (group, _ ("Belongs to"), _ ("the interpreter"), NULL);
}

static gboolean
arn_details_fill_what (ArnDetailGroup *group, const ArnSelection *selection)
{
  arn_detail_group_set_title (group, "", NULL);
  switch (selection->kind)
    {
    case ARN_SELECTED_OBJECT:
      arn_details_fill_object (group, selection);
      break;
    case ARN_SELECTED_BLOCK:
      arn_details_fill_block (group, selection);
      break;
    case ARN_SELECTED_POOL:
      if (selection->pool == ARN_NONE)
        return FALSE;
      arn_details_fill_pool (group, selection);
      break;
    case ARN_SELECTED_ARENA:
      if (selection->arena == ARN_NONE)
        return FALSE;
      arn_details_fill_arena (group, selection);
      break;
    case ARN_SELECTED_NOTHING:
      return FALSE;
    }
  return TRUE;
}

static void
arn_details_add_more (ArnDetailGroup *group, guint shown, guint all)
{
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  if (shown >= all)
    return;
  count = arn_number_count (all - shown);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s more", "%s more", all - shown), count);
  arn_detail_group_add_note (group, text);
}

static void
arn_details_add_holder (ArnDetailGroup *group, ArnSnapshot *in, const ArnLedgerEntry *entry)
{
  g_autofree char *holder = arn_reference_format_holder (in, entry->holder, entry->edge);
  g_autofree char *label = arn_reference_format_name (in, entry->holder, entry->edge);
  g_autofree char *times = NULL;
  g_autofree char *letter = NULL;
  ArnDetailRow row = { .kind = ARN_TYPE_FRAME, .value = holder, .object = ARN_NONE };

  if (entry->count > 1)
    times = g_strdup_printf ("%s × %u", label, entry->count);
  row.name = times ? times : label;
  row.dim_value = TRUE;
  if (arn_holder_root (in, entry->holder) == ARN_NONE)
    {
      row.object = entry->holder;
      row.kind = (int) arn_snapshot_get_type_kind (in, entry->holder);
      row.letter = letter =
          arn_type_badge_letter_for ((ArnTypeKind) row.kind,
                                     arn_snapshot_get_type_name (in, entry->holder));
    }
  arn_detail_group_add (group, &row);
}

static gboolean
arn_details_fill_in (ArnDetailGroup *group, const ArnSelection *selection)
{
  g_autoptr (ArnLedger) ledger = NULL;
  g_autofree char *remark = NULL;
  g_autofree char *title = NULL;
  guint shown;

  if (selection->kind != ARN_SELECTED_OBJECT || !arn_snapshot_has (selection->in, ARN_PART_EDGES))
    return FALSE;
  ledger = arn_ledger_new (selection->in, selection->object);
  if (ledger->immortal)
    title = g_strdup (_ ("Immortal"));
  else
    {
      g_autofree char *count = arn_number_count (ledger->refcount);

      title = g_strdup_printf (_ ("Refcount %s"), count);
    }
  remark = ledger->immortal ? g_strdup (_ ("not counted")) : arn_ledger_format (ledger);
  arn_detail_group_set_title (group, title, remark);
  shown = MIN (ledger->n_entries, ARN_DETAILS_PANE_MAX_ROWS);
  for (guint i = 0; i < shown; i++)
    arn_details_add_holder (group, selection->in, &ledger->entries[i]);
  arn_details_add_more (group, shown, ledger->n_entries);
  if (ledger->n_weak > 0)
    {
      g_autofree char *count = arn_number_count (ledger->n_weak);

      arn_details_add_plain (group, _ ("Weak references"), count, _ ("Not counted"));
    }
  if (ledger->n_entries == 0 && ledger->n_weak == 0)
    arn_detail_group_add_note (group, _ ("Nobody that can be seen."));
  return TRUE;
}

static gboolean
arn_details_fill_out (ArnDetailGroup *group, const ArnSelection *selection)
{
  const ArnEdgeTable *edges = &arn_snapshot_get_tables (selection->in)->edges;
  g_autofree char *count = NULL;
  ArnEdgeId first;
  guint n, shown = 0, hidden = 0;

  if (selection->kind != ARN_SELECTED_OBJECT || !arn_snapshot_has (selection->in, ARN_PART_EDGES))
    return FALSE;
  first = arn_references_out (selection->in, selection->object, &n);
  if (n == 0)
    return FALSE;
  count = arn_number_count (n);
  arn_detail_group_set_title (group, _ ("Refers to"), count);
  for (ArnEdgeId edge = first; edge < first + n; edge++)
    hidden += arn_reference_is_plain_key (selection->in, edge);
  for (ArnEdgeId edge = first; edge < first + n && shown < ARN_DETAILS_PANE_MAX_ROWS; edge++)
    {
      ArnObjectId target = edges->target[edge];
      ArnTypeKind kind = arn_snapshot_get_type_kind (selection->in, target);
      g_autofree char *label = arn_reference_format_name (selection->in, selection->object, edge);
      g_autofree char *text = arn_snapshot_format_object (selection->in, target);
      g_autofree char *value = edges->weak[edge] ? g_strconcat ("⇢ ", text, NULL) : g_strdup (text);
      g_autofree char *letter =
          arn_type_badge_letter_for (kind, arn_snapshot_get_type_name (selection->in, target));

      if (arn_reference_is_plain_key (selection->in, edge))
        continue;
      shown++;
      arn_detail_group_add (group, &(ArnDetailRow){ .kind = (int) kind,
                                                    .letter = letter,
                                                    .name = label,
                                                    .value = value,
                                                    .object = target });
    }
  arn_details_add_more (group, shown, n - hidden);
  return TRUE;
}

static void
arn_details_add_owned_blocks (ArnDetailGroup *group, const ArnSelection *selection)
{
  const ArnTables *tables = arn_snapshot_get_tables (selection->in);
  guint n, shown = 0;
  const ArnBlockId *owned = arn_lookup_owned_blocks (selection->in, selection->object, &n);

  for (guint i = 0; i < n && shown < ARN_DETAILS_PANE_MAX_ROWS; i++)
    if (owned[i] != selection->block)
      {
        const char *what = arn_name_translate (
            arn_snapshot_get_string (selection->in, tables->blocks.what[owned[i]]));

        arn_details_add_bytes (group, *what ? what : _ ("Another block"),
                               tables->blocks.size[owned[i]]);
        shown++;
      }
}

static gboolean
arn_details_fill_place (ArnDetailGroup *group, const ArnSelection *selection)
{
  const ArnTables *tables = arn_snapshot_get_tables (selection->in);
  g_autofree char *place = NULL;

  if (selection->kind != ARN_SELECTED_OBJECT && selection->kind != ARN_SELECTED_BLOCK)
    return FALSE;
  arn_detail_group_set_title (group, _ ("Block"), NULL);
  if (selection->pool == ARN_NONE)
    {
      arn_details_add_plain (group, _ ("Place"),
                             selection->block == ARN_NONE ? _ ("outside of the heap")
                                                          : _ ("large request"),
                             NULL);
      if (selection->block != ARN_NONE)
        arn_details_add_bytes (group, _ ("Requested"), tables->blocks.size[selection->block]);
    }
  else
    {
      guint index = arn_lookup_index (selection->in, selection->pool, selection->address);

      place = g_strdup_printf (_ ("arena %u · pool %u · block %u"),
                               tables->arenas.number[selection->arena],
                               tables->pools.index[selection->pool], index);
      arn_details_add_plain (group, _ ("Place"), place, NULL);
      arn_details_add_bytes (group, _ ("Size class"),
                             arn_snapshot_get_pool_block_size (selection->in, selection->pool));
      if (selection->block != ARN_NONE && tables->blocks.requested[selection->block] > 0)
        arn_details_add_bytes (group, _ ("Requested"), tables->blocks.requested[selection->block]);
    }
  if (selection->kind == ARN_SELECTED_OBJECT && selection->block != ARN_NONE)
    {
      guint64 head = selection->address - tables->blocks.address[selection->block];

      if (head > 0)
        arn_details_add_bytes (group, _ ("In front of it"), head);
      arn_details_add_owned_blocks (group, selection);
    }
  return TRUE;
}

static gboolean
arn_details_fill_allocated (ArnDetailGroup *group,
                            const ArnSelection *selection,
                            ArnRecording *recording)
{
  const ArnTables *tables = arn_snapshot_get_tables (selection->in);
  ArnTracebackId traceback;
  guint32 first, end;

  if (selection->kind != ARN_SELECTED_OBJECT && selection->kind != ARN_SELECTED_BLOCK)
    return FALSE;
  if (selection->block == ARN_NONE || !arn_snapshot_has (selection->in, ARN_PART_SITES))
    return FALSE;
  traceback = tables->blocks.traceback[selection->block];
  if (traceback == ARN_NONE)
    return FALSE;
  arn_detail_group_set_title (group, _ ("Allocated at"), NULL);
  first = tables->tracebacks.first_site[traceback];
  end = tables->tracebacks.first_site[traceback + 1];
  for (guint32 i = first; i < end; i++)
    {
      ArnSiteId site = tables->traceback_sites.site[i];
      const char *file = arn_snapshot_get_string (selection->in, tables->sites.file[site]);
      guint line = tables->sites.line[site];
      g_autofree char *name = g_path_get_basename (file);
      g_autofree char *value = g_strdup_printf (_ ("line %u"), line);
      gboolean known = recording && arn_recording_find_source (recording, file) != NULL;

      arn_detail_group_add (group, &(ArnDetailRow){ .kind = -1,
                                                    .name = name,
                                                    .value = value,
                                                    .tooltip = file,
                                                    .object = ARN_NONE,
                                                    .file = known ? file : NULL,
                                                    .line = line });
    }
  arn_details_add_more (group, end - first, tables->tracebacks.total_frames[traceback]);
  return TRUE;
}

gboolean
arn_details_fill (ArnDetailGroup *group,
                  ArnDetailsGroup which,
                  const ArnSelection *selection,
                  ArnRecording *recording)
{
  switch (which)
    {
    case ARN_DETAILS_WHAT:
      return arn_details_fill_what (group, selection);
    case ARN_DETAILS_IN:
      return arn_details_fill_in (group, selection);
    case ARN_DETAILS_OUT:
      return arn_details_fill_out (group, selection);
    case ARN_DETAILS_BLOCK:
      return arn_details_fill_place (group, selection);
    case ARN_DETAILS_ALLOCATED:
      return arn_details_fill_allocated (group, selection, recording);
    case ARN_N_DETAILS_GROUPS:
      break;
    }
  return FALSE;
}
