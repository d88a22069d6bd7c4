#include "arn-sort.h"

#include <string.h>

/* Below this many pairs insertion is faster than counting. */
#define ARN_SORT_FEW 48
/* The upper byte of a run that is sorted by counting. */
#define ARN_SORT_DIGITS 256

static void
insert_pairs (ArnSortPair *pairs, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      const ArnSortPair pair = pairs[i];
      guint k = i;

      for (; k > 0 && pairs[k - 1].key > pair.key; k--)
        pairs[k] = pairs[k - 1];
      pairs[k] = pair;
    }
}

/* One pass over one byte of the keys; FALSE when all are equal there. */
static gboolean
count_byte (const ArnSortPair *from, ArnSortPair *to, guint n, guint shift)
{
  guint place[ARN_SORT_DIGITS] = { 0 };

  for (guint i = 0; i < n; i++)
    place[(from[i].key >> shift) & 0xff]++;
  if (place[(from[0].key >> shift) & 0xff] == n)
    return FALSE;
  for (guint digit = 0, next = 0; digit < ARN_SORT_DIGITS; digit++)
    {
      const guint count = place[digit];

      place[digit] = next;
      next += count;
    }
  for (guint i = 0; i < n; i++)
    to[place[(from[i].key >> shift) & 0xff]++] = from[i];
  return TRUE;
}

/* `spare` has room for as many. */
static gboolean
sort_pairs (ArnSortPair *pairs, ArnSortPair *spare, guint n, GCancellable *cancellable)
{
  ArnSortPair *from = pairs, *to = spare;

  if (n < ARN_SORT_FEW)
    {
      insert_pairs (pairs, n);
      return TRUE;
    }
  for (guint shift = 0; shift < 64; shift += 8)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (count_byte (from, to, n, shift))
        {
          ArnSortPair *other = from;

          from = to;
          to = other;
        }
    }
  if (from != pairs)
    memcpy (pairs, from, n * sizeof *pairs);
  return TRUE;
}

gboolean
arn_sort_pairs (ArnSortPair *pairs, guint n, GCancellable *cancellable)
{
  g_autofree ArnSortPair *spare = g_new (ArnSortPair, MAX (n, 1));

  return sort_pairs (pairs, spare, n, cancellable);
}

typedef struct
{
  ArnSortPair *pairs, *spare;
  gboolean descending;
  ArnSortText text;
  gpointer data;
  GCancellable *cancellable;
} TextSort;

/* Rows whose texts are equal up to some byte. */
typedef struct
{
  guint first, n, depth;
} Run;

/* The eight bytes from `depth` on, the first one weighing most; 0 from the end on. */
static guint64
key_at (const char *text, guint depth)
{
  guint64 key = 0;

  text += depth;
  for (guint i = 0; i < 8; i++)
    {
      key = (key << 8) | (guint8) g_ascii_tolower (*text);
      text += *text != '\0';
    }
  return key;
}

/* Reads the next bytes of all of a run; FALSE when they share one text: nothing is left to do. */
static gboolean
read_keys (TextSort *s, const Run *run)
{
  const char *first = s->text (s->pairs[run->first].row, s->data);
  gboolean differ = FALSE;

  for (guint i = run->first; i < run->first + run->n; i++)
    {
      const char *text = s->text (s->pairs[i].row, s->data);
      const guint64 key = key_at (text, run->depth);

      differ = differ || text != first;
      s->pairs[i].key = s->descending ? ~key : key;
    }
  return differ;
}

/* Runs of equal keys whose texts go on are sorted further. */
static void
push_runs (TextSort *s, const Run *run, GArray *todo)
{
  for (guint i = run->first, end; i < run->first + run->n; i = end)
    {
      const guint64 key = s->pairs[i].key;

      for (end = i + 1; end < run->first + run->n && s->pairs[end].key == key; end++)
        ;
      if (end - i > 1 && ((s->descending ? ~key : key) & 0xff) != 0)
        {
          Run next = { i, end - i, run->depth + 8 };

          g_array_append_val (todo, next);
        }
    }
}

gboolean
arn_sort_texts (guint32 *rows,
                guint n,
                gboolean descending,
                ArnSortText text,
                gpointer data,
                GCancellable *cancellable)
{
  g_autofree ArnSortPair *pairs = g_new (ArnSortPair, MAX (n, 1));
  g_autofree ArnSortPair *spare = g_new (ArnSortPair, MAX (n, 1));
  g_autoptr (GArray) todo = g_array_new (FALSE, FALSE, sizeof (Run));
  TextSort s = { pairs, spare, descending, text, data, cancellable };
  Run run = { 0, n, 0 };

  for (guint i = 0; i < n; i++)
    pairs[i].row = rows[i];
  if (n > 1)
    g_array_append_val (todo, run);
  while (todo->len > 0)
    {
      run = g_array_index (todo, Run, todo->len - 1);
      g_array_set_size (todo, todo->len - 1);
      if (!read_keys (&s, &run))
        continue;
      if (!sort_pairs (pairs + run.first, spare, run.n, cancellable))
        return FALSE;
      push_runs (&s, &run, todo);
    }
  for (guint i = 0; i < n; i++)
    rows[i] = pairs[i].row;
  return TRUE;
}
