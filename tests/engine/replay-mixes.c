#include "replay-mixes.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  GString *text;
  guint64 state;
  guint n_requests;
  guint n_wanted;
} Writer;

/* xorshift64*: ours, so that a text never depends on a library's version. */
static guint64
next (Writer *w)
{
  w->state ^= w->state >> 12;
  w->state ^= w->state << 25;
  w->state ^= w->state >> 27;
  return w->state * G_GUINT64_CONSTANT (0x2545f4914f6cdd1d) >> 11;
}

static guint
below (Writer *w, guint n)
{
  return (guint) (next (w) % n);
}

static gboolean
wants_more (const Writer *w)
{
  return w->n_requests < w->n_wanted;
}

static void G_GNUC_PRINTF (2, 3) request (Writer *w, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (w->text, format, arguments);
  va_end (arguments);
  g_string_append_c (w->text, '\n');
  w->n_requests++;
}

static void
allocate (Writer *w, guint id, guint size)
{
  guint count = 1 + below (w, 4);

  if (below (w, 8) == 0)
    request (w, "c %u %u %u", id, count, (size + count - 1) / count);
  else
    request (w, "m %u %u", id, size);
}

/* As objects are: small ones most. */
static guint
small_size (Writer *w)
{
  switch (below (w, 4))
    {
    case 0:
      return 1 + below (w, 512);
    case 1:
      return 1 + below (w, 64);
    default:
      return 16 + 8 * below (w, 16);
    }
}

static guint
any_size (Writer *w)
{
  switch (below (w, 40))
    {
    case 0:
      return 0;
    case 1:
      return 1 + below (w, 3000000);
    case 2:
    case 3:
      return 1 + below (w, 70000);
    case 4:
    case 5:
    case 6:
      return 500 + below (w, 4000);
    default:
      return small_size (w);
    }
}

/* What both refuse, and what both take without a block. */
static void
odd_request (Writer *w, guint id)
{
  switch (below (w, 6))
    {
    case 0:
      request (w, "m %u 9223372036854775808", id);
      break;
    case 1:
      request (w, "r %u 18446744073709551615", id);
      break;
    case 2:
      request (w, "c %u 4611686018427387904 4", id);
      break;
    case 3:
      request (w, "c %u 0 %u", id, below (w, 9));
      break;
    case 4:
      request (w, "f unknown%u", id);
      break;
    default:
      request (w, "r fresh%u %u", id, small_size (w));
      break;
    }
}

static void
write_random (Writer *w, guint (*size) (Writer *), gboolean with_odd)
{
  guint n_ids = 200 + below (w, w->n_wanted / 2);
  g_autofree gboolean *live = g_new0 (gboolean, n_ids);

  while (wants_more (w))
    {
      guint id = below (w, n_ids);

      if (with_odd && below (w, 200) == 0)
        odd_request (w, id);
      if (below (w, 12) == 0)
        request (w, "r %u %u", id, size (w));
      else if (live[id] && below (w, 500) != 0)
        {
          request (w, "f %u", id);
          live[id] = FALSE;
          continue;
        }
      else
        allocate (w, id, size (w));
      live[id] = TRUE;
    }
}

static void
write_waves (Writer *w)
{
  while (wants_more (w))
    {
      guint n = 100 + below (w, w->n_wanted / 3), kept = below (w, 3) * below (w, 40);
      guint order = below (w, 3), first = below (w, 1000) * 100000;
      guint size = below (w, 2) ? small_size (w) : 0;

      for (guint i = 0; i < n; i++)
        allocate (w, first + i, size > 0 ? size : small_size (w));
      for (guint i = 0; i < n; i++)
        {
          guint which = order == 0 ? i : order == 1 ? n - 1 - i : below (w, n);

          if (kept == 0 || below (w, 1000) >= kept)
            request (w, "f %u", first + which);
        }
    }
}

static void
write_churn (Writer *w)
{
  guint level = 100 + below (w, w->n_wanted / 3);

  for (guint i = 0; i < level; i++)
    allocate (w, i, small_size (w));
  while (wants_more (w))
    {
      guint id = below (w, level);

      request (w, "f %u", id);
      allocate (w, id, small_size (w));
    }
}

static void
write_sparse (Writer *w)
{
  guint first = 0;

  while (wants_more (w))
    {
      guint size = small_size (w), n = 500 + below (w, w->n_wanted / 4), step = 2 + below (w, 600);

      for (guint i = 0; i < n; i++)
        allocate (w, first + i, size);
      for (guint i = 0; i < n; i++)
        if (i % step != 0)
          request (w, "f %u", first + i);
      first += n;
      /* Survivors of before go too, some of them. */
      for (guint i = below (w, 50); i < first && below (w, 3) != 0; i += 1 + below (w, 100))
        request (w, "f %u", i);
    }
}

static void
write_growth (Writer *w)
{
  guint n_ids = 10 + below (w, 2000);
  g_autofree guint *sizes = g_new0 (guint, n_ids);

  while (wants_more (w))
    {
      guint id = below (w, n_ids);

      if (sizes[id] > 2000000 || below (w, 60) == 0)
        {
          request (w, "f %u", id);
          sizes[id] = 0;
        }
      else if (below (w, 30) == 0)
        {
          sizes[id] -= sizes[id] / (1 + below (w, 4));
          request (w, "r %u %u", id, sizes[id]);
        }
      else
        {
          sizes[id] = (sizes[id] + (sizes[id] >> 3) + 8 + 48) & ~7u;
          request (w, "r %u %u", id, sizes[id]);
        }
      if (below (w, 4) == 0)
        allocate (w, n_ids + below (w, 5 * n_ids), small_size (w));
    }
}

const char *
replay_mix_name (ReplayMix mix)
{
  static const char *const names[REPLAY_N_MIXES] = {
    [REPLAY_MIX_SMALL] = "small", [REPLAY_MIX_ALL] = "all",       [REPLAY_MIX_WAVES] = "waves",
    [REPLAY_MIX_CHURN] = "churn", [REPLAY_MIX_SPARSE] = "sparse", [REPLAY_MIX_GROWTH] = "growth",
  };

  return names[mix];
}

char *
replay_mix_text (ReplayMix mix, guint seed, guint n_requests)
{
  Writer w = { g_string_new (NULL), 0, 0, n_requests };

  w.state = (seed + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (guint64) mix;
  for (int i = 0; i < 8; i++)
    next (&w);
  switch (mix)
    {
    case REPLAY_MIX_SMALL:
      write_random (&w, small_size, FALSE);
      break;
    case REPLAY_MIX_ALL:
      write_random (&w, any_size, TRUE);
      break;
    case REPLAY_MIX_WAVES:
      write_waves (&w);
      break;
    case REPLAY_MIX_CHURN:
      write_churn (&w);
      break;
    case REPLAY_MIX_SPARSE:
      write_sparse (&w);
      break;
    case REPLAY_MIX_GROWTH:
    default:
      write_growth (&w);
      break;
    }
  return g_string_free (w.text, FALSE);
}

PymReplay *
replay_mix_read (ReplayMix mix, guint seed, guint n_requests)
{
  g_autofree char *text = replay_mix_text (mix, seed, n_requests);
  FILE *stream = fmemopen (text, strlen (text), "r");
  char *error;
  PymReplay *replay = pym_replay_read (stream, replay_mix_name (mix), &error);

  fclose (stream);
  if (replay == NULL)
    g_error ("%s", error);
  return replay;
}
