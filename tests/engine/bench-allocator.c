/* Time for each request in the six mixes, beside CPython's allocator and mimalloc. All three serve
 * the same requests in turn, many times; the medians are compared. Prints a table, and writes
 * bench-allocator.json into the folder that is its argument.
 */
#include "replay-mixes.h"
#include "replay-peer.h"

#include <math.h>
#include <stdlib.h>

#define N_ROUNDS   15
#define N_REQUESTS 300000

typedef enum
{
  OURS,
  LIBPYTHON,
  MIMALLOC,
  N_SIDES,
} Side;

typedef struct
{
  ReplayPeer peers[N_SIDES];
  gboolean present[N_SIDES];
} Bench;

static int
compare_times (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Nanoseconds a request; releasing what is left is not counted, as in pym_replay_time (). */
static double
time_peer (const ReplayPeer *peer, const PymReplay *replay)
{
  g_autofree void **blocks = g_new0 (void *, replay->n_slots + 1);
  gint64 start, end;

  start = g_get_monotonic_time ();
  replay_peer_run (peer, replay, blocks);
  end = g_get_monotonic_time ();
  for (gsize i = 0; i < replay->n_slots; i++)
    peer->free (blocks[i]);
  return (double) (end - start) * 1000 / (double) replay->n_requests;
}

static void
measure (const Bench *bench, ReplayMix mix, double medians[N_SIDES])
{
  PymReplay *replay = replay_mix_read (mix, 100, N_REQUESTS);
  PymHeap *heap = pym_heap_new (pym_profile_by_name ("3.12"), 0);
  double times[N_SIDES][N_ROUNDS];

  for (int round = -1; round < N_ROUNDS; round++)
    for (int side = 0; side < N_SIDES; side++)
      {
        double time = NAN;

        if (side == OURS)
          time = pym_replay_time (replay, heap, 1);
        else if (bench->present[side])
          time = time_peer (&bench->peers[side], replay);
        if (round >= 0) /* the first only warms up */
          times[side][round] = time;
      }
  for (int side = 0; side < N_SIDES; side++)
    {
      qsort (times[side], N_ROUNDS, sizeof times[side][0], compare_times);
      medians[side] = times[side][N_ROUNDS / 2];
    }
  pym_heap_destroy (heap);
  pym_replay_free (replay);
}

static void
append_number (GString *json, const char *key, double number, const char *end)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (number))
    g_string_append_printf (json, "\"%s\": null%s", key, end);
  else
    g_string_append_printf (json, "\"%s\": %s%s", key,
                            g_ascii_formatd (text, sizeof text, "%.3f", number), end);
}

int
main (int argc, char **argv)
{
  static const char *const names[N_SIDES] = { "arenarium", "libpython3.11", "mimalloc" };
  Bench bench = { 0 };
  g_autoptr (GString) json = g_string_new ("{\n");
  g_autoptr (GError) error = NULL;
  double log_sums[N_SIDES] = { 0 };
  char *reasons[N_SIDES] = { NULL };

  bench.present[LIBPYTHON] = replay_peer_load_python (&bench.peers[LIBPYTHON],
                                                      "libpython3.11.so.1.0", &reasons[LIBPYTHON]);
  bench.present[MIMALLOC] =
      replay_peer_load_malloc (&bench.peers[MIMALLOC], "libmimalloc.so.2", &reasons[MIMALLOC]);
  for (int side = LIBPYTHON; side < N_SIDES; side++)
    if (!bench.present[side])
      g_printerr ("%s is not there: %s\n", names[side], reasons[side]);

  g_print ("ns/request  %14s %14s %14s  %9s %9s\n", names[0], names[1], names[2], "/ CPython",
           "/ mimalloc");
  for (int mix = 0; mix < REPLAY_N_MIXES; mix++)
    {
      double medians[N_SIDES];

      measure (&bench, (ReplayMix) mix, medians);
      g_print ("%-11s %14.2f %14.2f %14.2f  %9.2f %9.2f\n", replay_mix_name ((ReplayMix) mix),
               medians[OURS], medians[LIBPYTHON], medians[MIMALLOC],
               medians[OURS] / medians[LIBPYTHON], medians[OURS] / medians[MIMALLOC]);
      g_string_append_printf (json, "  \"%s\": { ", replay_mix_name ((ReplayMix) mix));
      for (int side = 0; side < N_SIDES; side++)
        {
          append_number (json, names[side], medians[side], side + 1 < N_SIDES ? ", " : " },\n");
          log_sums[side] += log (medians[side]);
        }
    }
  g_string_append (json, "  ");
  for (int side = LIBPYTHON; side < N_SIDES; side++)
    {
      double ratio = exp ((log_sums[OURS] - log_sums[side]) / REPLAY_N_MIXES);
      g_autofree char *key = g_strdup_printf ("geometric mean of ratios to %s", names[side]);

      g_print ("%s: %.2f\n", key, ratio);
      append_number (json, key, ratio, side + 1 < N_SIDES ? ",\n  " : "\n}\n");
    }
  if (argc > 1)
    {
      g_autofree char *path = g_build_filename (argv[1], "bench-allocator.json", NULL);

      if (!g_file_set_contents (path, json->str, -1, &error))
        g_error ("%s", error->message);
    }
  return 0;
}
