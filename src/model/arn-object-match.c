/* A filter at work: one pass over the candidates for each of its terms, so that a pass reads one
 * column, and each text, type and traceback is looked at once however many objects share it. */
#include "arn-cycles.h"
#include "arn-object-filter-private.h"
#include "arn-object-query.h"
#include "arn-reachability.h"
#include "arn-retained.h"

#include <string.h>

/* Objects between two looks whether anybody still wants the answer. */
#define ARN_MATCH_PATIENCE 16384

typedef struct
{
  ArnSnapshot *snapshot;
  const ArnTables *t;
  ArnDiff *diff;
  const ArnTerm *term;
  gboolean is_ascii;
  guint8 *by_string;    /* 0: not looked at; 1: no; 2: yes */
  guint8 *by_site_file; /* the same, for files of sites */
  const ArnRetained *retained;
  const ArnCycles *cycles;
  guint8 *is_garbage; /* by object */
} Match;

typedef gboolean (*MatchTest) (Match *m, ArnObjectId object);

/* A capital letter is its small one with a bit less. */
static gboolean
contains_ascii (const char *text, gsize length, const char *needle, gsize needle_length)
{
  const char first = *needle, other = g_ascii_toupper (*needle);

  for (gsize i = 0; i + needle_length <= length; i++)
    if ((text[i] == first || text[i] == other) &&
        g_ascii_strncasecmp (text + i, needle, needle_length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
text_contains (Match *m, guint32 string)
{
  const ArnStringTable *strings = &m->t->strings;
  const char *text = arn_snapshot_get_string (m->snapshot, string);
  const gsize length = strings->first_byte[string + 1] - strings->first_byte[string] - 1;

  if (m->is_ascii)
    return contains_ascii (text, length, m->term->text, strlen (m->term->text));
  /* Only text beyond ASCII can hold text beyond ASCII. */
  if (!g_str_is_ascii (text))
    {
      g_autofree char *folded = arn_object_fold (text);

      return strstr (folded, m->term->text) != NULL;
    }
  return FALSE;
}

static gboolean
string_matches (Match *m, guint32 string)
{
  if (m->by_string[string] == 0)
    m->by_string[string] = 1 + text_contains (m, string);
  return m->by_string[string] == 2;
}

static gboolean
test_type (Match *m, ArnObjectId object)
{
  return string_matches (m, m->t->types.name[m->t->objects.type[object]]);
}

static gboolean
test_text (Match *m, ArnObjectId object)
{
  return string_matches (m, m->t->objects.repr[object]);
}

static gboolean
test_any (Match *m, ArnObjectId object)
{
  ArnSiteId site;

  if (test_type (m, object) || test_text (m, object))
    return TRUE;
  site = arn_object_find_site (m->snapshot, object);
  return site != ARN_NONE && string_matches (m, m->t->sites.file[site]);
}

/* As a person names a file: its end, from a separator on, or any part of its last name. */
static gboolean
file_matches (Match *m, guint32 file)
{
  if (m->by_site_file[file] == 0)
    {
      const char *text = arn_snapshot_get_string (m->snapshot, file);

      m->by_site_file[file] = 1 + (strstr (text, m->term->text) != NULL);
    }
  return m->by_site_file[file] == 2;
}

static gboolean
test_site (Match *m, ArnObjectId object)
{
  ArnSiteId site = arn_object_find_site (m->snapshot, object);

  return site != ARN_NONE && (m->term->number == 0 || m->t->sites.line[site] == m->term->number) &&
         (m->term->text == NULL || file_matches (m, m->t->sites.file[site]));
}

static gboolean
test_address (Match *m, ArnObjectId object)
{
  return m->t->objects.address[object] == m->term->number;
}

static gboolean
compare (const ArnTerm *term, guint64 number)
{
  switch (term->order)
    {
    case ARN_TERM_LESS:
      return number < term->number;
    case ARN_TERM_LESS_EQUAL:
      return number <= term->number;
    case ARN_TERM_GREATER:
      return number > term->number;
    case ARN_TERM_GREATER_EQUAL:
      return number >= term->number;
    case ARN_TERM_EQUAL:
      break;
    }
  return number == term->number;
}

static gboolean
test_size (Match *m, ArnObjectId object)
{
  return compare (m->term, m->t->objects.size[object]);
}

static gboolean
test_total (Match *m, ArnObjectId object)
{
  return compare (m->term, m->t->objects.total[object]);
}

static gboolean
test_retained (Match *m, ArnObjectId object)
{
  return m->retained && compare (m->term, m->retained->bytes[object]);
}

static gboolean
test_refcount (Match *m, ArnObjectId object)
{
  gboolean immortal = (m->t->objects.flags[object] & ARN_OBJECT_IMMORTAL) != 0;

  return compare (m->term, immortal ? G_MAXUINT64 : m->t->objects.refcount[object]);
}

/* Only the three generations have an order. */
static gboolean
test_generation (Match *m, ArnObjectId object)
{
  guint generation = m->t->objects.generation[object];

  if (m->term->order != ARN_TERM_EQUAL && generation > ARN_GENERATION_OLD)
    return FALSE;
  return compare (m->term, generation);
}

static gboolean
test_reachable (Match *m, ArnObjectId object)
{
  return arn_reachability_is_reachable (m->snapshot, object);
}

static gboolean
test_unreachable (Match *m, ArnObjectId object)
{
  return !arn_reachability_is_reachable (m->snapshot, object);
}

static gboolean
test_flag (Match *m, ArnObjectId object)
{
  return (m->t->objects.flags[object] & m->term->number) != 0;
}

static gboolean
test_cycle (Match *m, ArnObjectId object)
{
  return m->cycles && m->cycles->cycle_of[object] != ARN_NONE;
}

static gboolean
test_garbage (Match *m, ArnObjectId object)
{
  return m->is_garbage[object];
}

static gboolean
test_new (Match *m, ArnObjectId object)
{
  return m->diff && arn_diff_find_old (m->diff, object) == ARN_NONE;
}

static const MatchTest tests[] = {
  [ARN_TERM_ANY] = test_any,
  [ARN_TERM_TYPE] = test_type,
  [ARN_TERM_TEXT] = test_text,
  [ARN_TERM_SITE] = test_site,
  [ARN_TERM_ADDRESS] = test_address,
  [ARN_TERM_SIZE] = test_size,
  [ARN_TERM_TOTAL] = test_total,
  [ARN_TERM_RETAINED] = test_retained,
  [ARN_TERM_REFCOUNT] = test_refcount,
  [ARN_TERM_GENERATION] = test_generation,
  [ARN_TERM_REACHABLE] = test_reachable,
  [ARN_TERM_UNREACHABLE] = test_unreachable,
  [ARN_TERM_FLAG] = test_flag,
  [ARN_TERM_CYCLE] = test_cycle,
  [ARN_TERM_GARBAGE] = test_garbage,
  [ARN_TERM_NEW] = test_new,
};

/* What the list gc.garbage holds: the interpreter refers to it by that name. */
static void
find_garbage (Match *m)
{
  const ArnTables *t = m->t;
  const ArnEdgeTable *edges = &t->edges;
  const guint32 first =
      t->objects.n < edges->n_holders ? edges->first_edge[t->objects.n] : edges->n;

  m->is_garbage = g_new0 (guint8, MAX (t->objects.n, 1));
  for (guint32 e = first; e < edges->n; e++)
    {
      const guint32 list = edges->target[e];

      if (edges->kind[e] != ARN_EDGE_INTERNAL ||
          strcmp (arn_snapshot_get_string (m->snapshot, edges->label[e]), "gc.garbage") != 0)
        continue;
      for (guint32 k = edges->first_edge[list]; k < edges->first_edge[list + 1]; k++)
        if (edges->kind[k] == ARN_EDGE_INDEX)
          m->is_garbage[edges->target[k]] = TRUE;
    }
}

/* FALSE when cancelled. */
static gboolean
match_begin (Match *m, const ArnTerm *term, GCancellable *cancellable)
{
  gboolean edges = arn_snapshot_has (m->snapshot, ARN_PART_EDGES);

  m->term = term;
  switch (term->kind)
    {
    case ARN_TERM_ANY:
    case ARN_TERM_TYPE:
    case ARN_TERM_TEXT:
      m->is_ascii = g_str_is_ascii (term->text);
      m->by_string = g_new0 (guint8, m->t->strings.n);
      break;
    case ARN_TERM_SITE:
      m->by_site_file = g_new0 (guint8, m->t->strings.n);
      break;
    case ARN_TERM_RETAINED:
      m->retained = edges ? arn_retained_get (m->snapshot, cancellable) : NULL;
      break;
    case ARN_TERM_CYCLE:
      m->cycles = edges ? arn_cycles_get (m->snapshot, cancellable) : NULL;
      break;
    case ARN_TERM_GARBAGE:
      find_garbage (m);
      break;
    default:
      break;
    }
  return !g_cancellable_is_cancelled (cancellable);
}

static void
match_end (Match *m)
{
  g_clear_pointer (&m->by_string, g_free);
  g_clear_pointer (&m->by_site_file, g_free);
  g_clear_pointer (&m->is_garbage, g_free);
}

static gboolean
match_pass (Match *m, ArnObjectId *ids, guint *n, GCancellable *cancellable)
{
  const MatchTest test = tests[m->term->kind];
  const gboolean wanted = !m->term->negated;
  guint kept = 0;

  for (guint i = 0; i < *n; i++)
    {
      if (i % ARN_MATCH_PATIENCE == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (test (m, ids[i]) == wanted)
        ids[kept++] = ids[i];
    }
  *n = kept;
  return TRUE;
}

gboolean
arn_object_filter_apply (ArnObjectFilter *self,
                         ArnSnapshot *snapshot,
                         ArnDiff *diff,
                         ArnObjectId *ids,
                         guint *n,
                         GCancellable *cancellable)
{
  Match m = { .snapshot = snapshot, .t = arn_snapshot_get_tables (snapshot) };
  gboolean goes_on = TRUE;

  if (diff && arn_diff_get_new (diff) == snapshot)
    m.diff = diff;
  for (guint i = 0; goes_on && i < self->terms->len; i++)
    {
      goes_on = match_begin (&m, &g_array_index (self->terms, ArnTerm, i), cancellable) &&
                match_pass (&m, ids, n, cancellable);
      match_end (&m);
    }
  return goes_on;
}
