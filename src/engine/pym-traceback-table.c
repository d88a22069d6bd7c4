#include "pym-traceback-table.h"

#include <string.h>

#include "pym-trace-table.h"

#define FIRST_BUCKETS 256
#define FIRST_LEVELS  32
#define PLACE_BUCKETS 1024
_Static_assert((FIRST_BUCKETS & (FIRST_BUCKETS - 1)) == 0 &&
                   (PLACE_BUCKETS & (PLACE_BUCKETS - 1)) == 0 &&
                   (PYM_TRACEBACK_RECENT & (PYM_TRACEBACK_RECENT - 1)) == 0,
               "slots are found with a mask");

static uint64_t
hash_site (uint64_t hash, const PymSite *site)
{
  hash = (hash ^ (uintptr_t) site->file) * UINT64_C (0x9e3779b97f4a7c15);
  hash = (hash ^ site->line) * UINT64_C (0xbf58476d1ce4e5b9);
  return hash ^ hash >> 29;
}

/* --- Lines --- */

/* NULL without memory. */
static PymPlace *
find_place (PymTracebackTable *table, const PymSite *site)
{
  PymPlace **bucket = &table->places[hash_site (0, site) & (PLACE_BUCKETS - 1)], *place;

  for (place = *bucket; place != NULL; place = place->chain)
    if (pym_site_equal (&place->site, site))
      return place;
  place = pym_raw_calloc (table->rt, 1, sizeof *place);
  if (place == NULL)
    return NULL;
  place->site = *site;
  place->chain = *bucket;
  *bucket = place;
  table->n_places++;
  return place;
}

static void
free_places (PymTracebackTable *table)
{
  for (size_t i = 0; table->places != NULL && i < PLACE_BUCKETS; i++)
    while (table->places[i] != NULL)
      {
        PymPlace *place = table->places[i];

        table->places[i] = place->chain;
        pym_raw_free (table->rt, place);
      }
  table->n_places = 0;
}

/* While a line has one traceback that allocates, the traceback's figures are the line's. */
static PymPlace
figures_of (const PymPlace *place)
{
  PymPlace figures = *place;

  if (place->only != NULL)
    {
      figures.bytes = place->only->bytes;
      figures.blocks = place->only->blocks;
      figures.peak_bytes = place->only->peak_bytes;
    }
  return figures;
}

static void
join_place (PymPlace *place, PymTraceback *traceback)
{
  if (place->n_tracebacks++ == 0)
    {
      place->only = traceback;
      return;
    }
  if (place->only != NULL)
    {
      *place = figures_of (place);
      place->only->shared_place = place;
      place->only = NULL;
    }
  traceback->shared_place = place;
}

void
pym_traceback_table_walk_places (const PymTracebackTable *table,
                                 void (*visit) (const PymPlace *place, void *data),
                                 void *data)
{
  for (size_t i = 0; i < PLACE_BUCKETS; i++)
    for (const PymPlace *place = table->places[i]; place != NULL; place = place->chain)
      {
        PymPlace figures = figures_of (place);

        visit (&figures, data);
      }
}

/* --- Tracebacks by their frames --- */

static void
grow_buckets (PymTracebackTable *table)
{
  size_t size = (table->bucket_mask + 1) * 2;
  PymTraceback **buckets = pym_raw_calloc (table->rt, size, sizeof *buckets);

  /* Without memory the chains are longer, and nothing else is wrong. */
  if (buckets == NULL)
    return;
  for (size_t i = 0; i <= table->bucket_mask; i++)
    while (table->buckets[i] != NULL)
      {
        PymTraceback *traceback = table->buckets[i];
        size_t slot = traceback->hash & (size - 1);

        table->buckets[i] = traceback->chain;
        traceback->chain = buckets[slot];
        buckets[slot] = traceback;
      }
  pym_raw_free (table->rt, table->buckets);
  table->buckets = buckets;
  table->bucket_mask = size - 1;
}

static bool
same_frames (const PymTraceback *traceback, const PymSite *sites, size_t n, uint32_t total)
{
  if (traceback->n_frames != n || traceback->total_frames != total)
    return false;
  for (size_t i = 0; i < n; i++)
    if (!pym_site_equal (&traceback->frames[i], &sites[i]))
      return false;
  return true;
}

/* The caller's traceback with a line more: the only one with these frames. */
static PymTraceback *
intern (PymTracebackTable *table, const PymTraceback *caller, const PymSite *site)
{
  uint32_t total = caller != NULL ? caller->total_frames + 1 : 1;
  size_t kept = caller != NULL ? caller->n_frames : 0;
  size_t n = kept < table->max_frames ? kept + 1 : table->max_frames;
  size_t size = sizeof (PymTraceback) + n * sizeof (PymSite);
  uint64_t hash = total;
  PymTraceback *traceback;

  table->scratch[0] = *site;
  for (size_t i = 1; i < n; i++)
    table->scratch[i] = caller->frames[i - 1];
  for (size_t i = 0; i < n; i++)
    hash = hash_site (hash, &table->scratch[i]);
  for (traceback = table->buckets[hash & table->bucket_mask]; traceback != NULL;
       traceback = traceback->chain)
    if (traceback->hash == hash && same_frames (traceback, table->scratch, n, total))
      return traceback;

  traceback = pym_raw_calloc (table->rt, 1, size);
  if (traceback == NULL)
    return NULL;
  traceback->hash = hash;
  traceback->id = PYM_TRACEBACK_UNLISTED;
  traceback->n_frames = (uint32_t) n;
  traceback->total_frames = total;
  memcpy (traceback->frames, table->scratch, n * sizeof (PymSite));
  traceback->chain = table->buckets[hash & table->bucket_mask];
  table->buckets[hash & table->bucket_mask] = traceback;
  table->bytes += size;
  if (++table->n > table->bucket_mask)
    grow_buckets (table);
  return traceback;
}

/* The same; steps that were taken lately are found without looking at the frames. */
static PymTraceback *
step (PymTracebackTable *table, const PymTraceback *caller, const PymSite *site)
{
  uint64_t hash = hash_site ((uintptr_t) caller, site);
  PymTracebackStep *recent = &table->recent[hash >> 8 & (PYM_TRACEBACK_RECENT - 1)];
  PymTraceback *traceback = recent->traceback;

  if (traceback != NULL && recent->caller == caller && pym_site_equal (&traceback->frames[0], site))
    return traceback;
  traceback = intern (table, caller, site);
  if (traceback != NULL)
    *recent = (PymTracebackStep){ caller, traceback };
  return traceback;
}

bool
pym_traceback_table_list (PymTracebackTable *table, PymTraceback *traceback)
{
  PymPlace *place;

  if (table->n_listed == table->listed_room)
    {
      uint32_t room = table->listed_room == 0 ? 64 : table->listed_room * 2;
      PymTraceback **grown = pym_raw_realloc (table->rt, table->listed, room * sizeof *grown);

      if (grown == NULL)
        return false;
      table->listed = grown;
      table->listed_room = room;
    }
  place = find_place (table, &traceback->frames[0]);
  if (place == NULL || table->n_listed == PYM_TRACE_MAX_TRACEBACKS)
    return false;
  join_place (place, traceback);
  traceback->id = table->n_listed;
  table->listed[table->n_listed++] = traceback;
  return true;
}

/* --- The frames that run --- */

static bool
make_levels (PymTracebackTable *table, size_t n)
{
  size_t room = table->levels_room > 0 ? table->levels_room : FIRST_LEVELS;
  PymTracebackLevel *levels;

  while (room < n)
    room *= 2;
  if (room == table->levels_room)
    return true;
  levels = pym_raw_realloc (table->rt, table->levels, room * sizeof *levels);
  if (levels == NULL)
    return false;
  memset (levels + table->levels_room, 0, (room - table->levels_room) * sizeof *levels);
  table->levels = levels;
  table->levels_room = room;
  return true;
}

/* The level's own call and caller are known. */
static PymTraceback *
at_level (PymTracebackTable *table, PymTracebackLevel *known, const PymSite *site)
{
  PymTraceback **line = &known->lines[site->line % PYM_LEVEL_LINES];

  if (*line == NULL || !pym_site_equal (&(*line)->frames[0], site))
    *line = step (table, known->caller, site);
  return *line;
}

static PymTraceback *
find (PymTracebackTable *table, const PymStackLevel *levels, size_t n)
{
  /* Outside any frame: start-up, or a bare engine. */
  static const PymSite nowhere = { "<unknown>", 0 };
  PymTraceback *traceback = NULL;
  size_t first = n;

  if (n == 0)
    traceback = step (table, NULL, &nowhere);
  else if (!make_levels (table, n))
    return NULL;
  while (first > 0 && table->levels[first - 1].activation != levels[first - 1].activation)
    first--;
  /* The level before stands where it calls from, for as long as the call lasts. */
  for (size_t i = first > 0 ? first - 1 : 0; i < n; i++)
    {
      PymTracebackLevel *known = &table->levels[i];

      if (i >= first)
        {
          if (known->caller != traceback)
            memset (known->lines, 0, sizeof known->lines);
          known->caller = traceback;
          known->activation = levels[i].activation;
        }
      traceback = at_level (table, known, &levels[i].site);
      if (traceback == NULL)
        return NULL;
    }
  if (traceback == NULL ||
      (traceback->id == PYM_TRACEBACK_UNLISTED && !pym_traceback_table_list (table, traceback)))
    return NULL;
  return traceback;
}

PymTraceback *
pym_traceback_table_current (PymTracebackTable *table)
{
  PymRuntime *rt = table->rt;
  const PymStackLevel *levels = NULL;
  ssize_t n = rt->hooks.current_stack != NULL ? rt->hooks.current_stack (rt, &levels) : 0;
  PymTraceback *traceback = n >= 0 ? find (table, levels, (size_t) n) : NULL;

  if (traceback != NULL)
    {
      PymStackMoment moment = pym_stack_moment (&rt->stack);

      if (moment.activation != 0)
        *pym_traceback_table_slot (table, &moment) = (PymTracebackMoment){ moment, traceback };
    }
  return traceback;
}

/* --- The table --- */

bool
pym_traceback_table_init (PymTracebackTable *table, PymRuntime *rt, unsigned max_frames)
{
  *table = (PymTracebackTable){ .rt = rt, .max_frames = max_frames };
  table->bucket_mask = FIRST_BUCKETS - 1;
  table->buckets = pym_raw_calloc (rt, FIRST_BUCKETS, sizeof *table->buckets);
  table->places = pym_raw_calloc (rt, PLACE_BUCKETS, sizeof *table->places);
  table->recent = pym_raw_calloc (rt, PYM_TRACEBACK_RECENT, sizeof *table->recent);
  table->scratch = pym_raw_calloc (rt, max_frames, sizeof *table->scratch);
  return table->buckets != NULL && table->places != NULL && table->recent != NULL &&
         table->scratch != NULL;
}

void
pym_traceback_table_clear (PymTracebackTable *table)
{
  for (size_t i = 0; table->buckets != NULL && i <= table->bucket_mask; i++)
    while (table->buckets[i] != NULL)
      {
        PymTraceback *traceback = table->buckets[i];

        table->buckets[i] = traceback->chain;
        pym_raw_free (table->rt, traceback);
      }
  table->n = 0;
  table->bytes = 0;
  table->n_listed = 0;
  free_places (table);
  memset (table->moments, 0, sizeof table->moments);
  if (table->levels != NULL)
    memset (table->levels, 0, table->levels_room * sizeof *table->levels);
  if (table->recent != NULL)
    memset (table->recent, 0, PYM_TRACEBACK_RECENT * sizeof *table->recent);
}

void
pym_traceback_table_fini (PymTracebackTable *table)
{
  PymRuntime *rt = table->rt;

  pym_traceback_table_clear (table);
  pym_raw_free (rt, table->buckets);
  pym_raw_free (rt, table->listed);
  pym_raw_free (rt, table->places);
  pym_raw_free (rt, table->levels);
  pym_raw_free (rt, table->recent);
  pym_raw_free (rt, table->scratch);
}

size_t
pym_traceback_table_memory (const PymTracebackTable *table)
{
  return (table->bucket_mask + 1) * sizeof *table->buckets + table->bytes +
         table->listed_room * sizeof *table->listed + PLACE_BUCKETS * sizeof *table->places +
         table->n_places * sizeof (PymPlace) + table->levels_room * sizeof *table->levels +
         PYM_TRACEBACK_RECENT * sizeof *table->recent + table->max_frames * sizeof *table->scratch;
}
