/* Makes the reference texts in replay-3.9 with a CPython 3.9, which tests don't need:
 *
 *   make-replay-3.9 …/libpython3.9.so.1.0 FOLDER
 */
#include "replay-mixes.h"
#include "replay-peer.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_SEEDS    3
#define N_REQUESTS 20000

static void
write_one (const char *library, const char *folder, ReplayMix mix, guint seed, gsize offset)
{
  g_autofree char *path =
      g_strdup_printf ("%s/%s-%u-%zu.txt", folder, replay_mix_name (mix), seed, offset);
  PymReplay *replay = replay_mix_read (mix, seed, N_REQUESTS);
  void **blocks = calloc (replay->n_slots + 1, sizeof *blocks);
  char *reason = NULL;
  ReplayPeer peer;
  FILE *stream = fopen (path, "w");

  if (stream == NULL || !replay_peer_load_python (&peer, library, &reason))
    g_error ("%s: %s", library, reason != NULL ? reason : "cannot write");
  replay_peer_place_arenas (library, (gsize) 256 << 10, offset);
  replay_peer_run (&peer, replay, blocks);
  peer.print_stats (stream);
  fclose (stream);
}

int
main (int argc, char **argv)
{
  if (argc != 3)
    {
      g_printerr ("usage: make-replay-3.9 LIBPYTHON3.9 FOLDER\n");
      return 2;
    }
  for (int mix = 0; mix < REPLAY_N_MIXES; mix++)
    for (guint seed = 0; seed < N_SEEDS; seed++)
      for (gsize offset = 0; offset <= 4096; offset += 4096)
        {
          pid_t child = fork ();
          int status;

          if (child == 0)
            {
              write_one (argv[1], argv[2], (ReplayMix) mix, seed, offset);
              _exit (0);
            }
          if (waitpid (child, &status, 0) != child || status != 0)
            return 1;
        }
  return 0;
}
