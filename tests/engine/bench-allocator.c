/* Time for each request in the six mixes, beside CPython's allocator and mimalloc. All three serve
 * the same requests in turn, many times; the medians are compared.
 */
#include "bench.h"
#include "replay-mixes.h"
#include "replay-peer.h"

#include <math.h>
#include <string.h>

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

/* Nanoseconds a request; releasing what is left is not counted, as in pym_replay_time (). */
static double
time_peer (const ReplayPeer *peer, const PymReplay *replay)
{
  g_autofree void **blocks = g_new0 (void *, replay->n_slots + 1);
  double start, end;

  start = bench_processor_time ();
  replay_peer_run (peer, replay, blocks);
  end = bench_processor_time ();
  for (gsize i = 0; i < replay->n_slots; i++)
    peer->free (blocks[i]);
  return (end - start) / (double) replay->n_requests;
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
    medians[side] = bench_median (times[side], N_ROUNDS);
  pym_heap_destroy (heap);
  pym_replay_free (replay);
}

#define N_KEPT    (1u << 20)
#define KEPT_SIZE 64

/* What an allocator takes from the system for a million blocks, and what of it stays taken when
 * they are free again. */
static void
measure_memory (const Bench *bench, const char *const *names, BenchReport *report)
{
  g_autofree void **blocks = g_new (void *, N_KEPT);

  memset (blocks, 1, N_KEPT * sizeof *blocks);
  g_print ("MiB in memory for a million blocks of %d bytes, and after they are freed\n", KEPT_SIZE);
  for (int side = 0; side < N_SIDES; side++)
    {
      PymHeap *heap = side == OURS ? pym_heap_new (pym_profile_by_name ("3.12"), 0) : NULL;
      double before = bench_resident_bytes (), full, after;

      if (side != OURS && !bench->present[side])
        continue;
      for (guint i = 0; i < N_KEPT; i++)
        {
          blocks[i] = heap != NULL ? pym_heap_malloc (heap, KEPT_SIZE)
                                   : bench->peers[side].malloc (KEPT_SIZE);
          memset (blocks[i], 1, KEPT_SIZE);
        }
      full = bench_resident_bytes ();
      for (guint i = 0; i < N_KEPT; i++)
        if (heap != NULL)
          pym_heap_free (heap, blocks[i]);
        else
          bench->peers[side].free (blocks[i]);
      after = bench_resident_bytes ();
      g_print ("%-14s %8.1f %8.1f\n", names[side], (full - before) / (1 << 20),
               (after - before) / (1 << 20));
      bench_report_row (report, names[side]);
      bench_report_figure (report, "bytes taken", full - before);
      bench_report_figure (report, "bytes kept when free", after - before);
      if (heap != NULL)
        pym_heap_destroy (heap);
    }
}

int
main (void)
{
  static const char *const names[N_SIDES] = { "arenarium", "libpython3.11", "mimalloc" };
  Bench bench = { 0 };
  BenchReport *report = bench_report_new ("allocator");
  double log_sums[N_SIDES] = { 0 };
  char *reasons[N_SIDES] = { NULL };

  bench.present[LIBPYTHON] = replay_peer_load_python (&bench.peers[LIBPYTHON],
                                                      "libpython3.11.so.1.0", &reasons[LIBPYTHON]);
  bench.present[MIMALLOC] =
      replay_peer_load_malloc (&bench.peers[MIMALLOC], "libmimalloc.so.2", &reasons[MIMALLOC]);
  for (int side = LIBPYTHON; side < N_SIDES; side++)
    if (!bench.present[side])
      g_printerr ("%s is not there: %s\n", names[side], reasons[side]);

  measure_memory (&bench, names, report);
  g_print ("\nns/request  %14s %14s %14s  %9s %9s\n", names[0], names[1], names[2], "/ CPython",
           "/ mimalloc");
  for (int mix = 0; mix < REPLAY_N_MIXES; mix++)
    {
      double medians[N_SIDES];

      measure (&bench, (ReplayMix) mix, medians);
      g_print ("%-11s %14.2f %14.2f %14.2f  %9.2f %9.2f\n", replay_mix_name ((ReplayMix) mix),
               medians[OURS], medians[LIBPYTHON], medians[MIMALLOC],
               medians[OURS] / medians[LIBPYTHON], medians[OURS] / medians[MIMALLOC]);
      bench_report_row (report, replay_mix_name ((ReplayMix) mix));
      for (int side = 0; side < N_SIDES; side++)
        {
          bench_report_figure (report, names[side], medians[side]);
          log_sums[side] += log (medians[side]);
        }
    }
  bench_report_end_row (report);
  for (int side = LIBPYTHON; side < N_SIDES; side++)
    {
      double ratio = exp ((log_sums[OURS] - log_sums[side]) / REPLAY_N_MIXES);
      g_autofree char *key = g_strdup_printf ("geometric mean of ratios to %s", names[side]);

      g_print ("%s: %.2f\n", key, ratio);
      bench_report_figure (report, key, ratio);
    }
  bench_report_finish (report);
  return 0;
}
