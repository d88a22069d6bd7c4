/* A replay prints what CPython prints. The peer for the 3.12 geometry is Debian's libpython3.11,
 * which has the same; what CPython 3.9 prints is stored in replay-3.9 (see make-replay-3.9.c).
 */
#include "pym-heap-stats.h"
#include "replay-mixes.h"
#include "replay-peer.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define LIBPYTHON            "libpython3.11.so.1.0"
#define N_SEEDS              34
#define N_REFERENCE_SEEDS    3
#define N_REFERENCE_REQUESTS 20000

static const gsize offsets[] = { 0, 4096 };

static char *
our_table (const PymReplay *replay, const char *profile, gsize offset)
{
  PymHeap *heap = pym_heap_new (pym_profile_by_name (profile), offset);
  const char *message;
  char *text = NULL;
  gsize length;
  FILE *stream;

  g_assert_nonnull (heap);
  g_assert_cmpint (pym_replay_run (replay, heap), ==, PYM_OK);
  if (pym_heap_check (heap, &message) != PYM_OK)
    g_error ("%s", message);
  stream = open_memstream (&text, &length);
  g_assert_cmpint (pym_heap_print_stats (heap, stream), ==, 0);
  fclose (stream);
  pym_heap_destroy (heap);
  return text;
}

/* In a child, which finds the peer's heap as it was loaded: empty. */
static char *
peer_table (const ReplayPeer *peer, const PymReplay *replay, gsize offset)
{
  FILE *stream = tmpfile ();
  GString *text = g_string_new (NULL);
  char part[4096];
  gsize n;
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      void **blocks = calloc (replay->n_slots + 1, sizeof *blocks);

      replay_peer_place_arenas (LIBPYTHON, (gsize) 1 << 20, offset);
      replay_peer_run (peer, replay, blocks);
      peer->print_stats (stream);
      fflush (stream);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  rewind (stream);
  while ((n = fread (part, 1, sizeof part, stream)) > 0)
    g_string_append_len (text, part, (gssize) n);
  fclose (stream);
  return g_string_free (text, FALSE);
}

static void
test_equal_to_libpython (gconstpointer data)
{
  ReplayMix mix = (ReplayMix) GPOINTER_TO_INT (data);
  g_autofree char *reason = NULL;
  ReplayPeer peer;

  if (!replay_peer_load_python (&peer, LIBPYTHON, &reason))
    {
      g_test_skip (reason);
      return;
    }
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      PymReplay *replay = replay_mix_read (mix, seed, 2000 + 1000 * seed);

      for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
        {
          g_autofree char *ours = our_table (replay, "3.12", offsets[i]);
          g_autofree char *theirs = peer_table (&peer, replay, offsets[i]);

          if (strcmp (ours, theirs) != 0)
            g_test_message ("seed %u, offset %zu", seed, offsets[i]);
          g_assert_cmpstr (ours, ==, theirs);
        }
      pym_replay_free (replay);
    }
}

static void
test_equal_to_stored (gconstpointer data)
{
  ReplayMix mix = (ReplayMix) GPOINTER_TO_INT (data);

  for (guint seed = 0; seed < N_REFERENCE_SEEDS; seed++)
    {
      PymReplay *replay = replay_mix_read (mix, seed, N_REFERENCE_REQUESTS);

      for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
        {
          g_autofree char *name =
              g_strdup_printf ("%s-%u-%zu.txt", replay_mix_name (mix), seed, offsets[i]);
          g_autofree char *path = g_test_build_filename (G_TEST_DIST, "replay-3.9", name, NULL);
          g_autofree char *ours = our_table (replay, "3.9", offsets[i]);
          g_autofree char *theirs = NULL;
          g_autoptr (GError) error = NULL;

          g_file_get_contents (path, &theirs, NULL, &error);
          g_assert_no_error (error);
          g_assert_cmpstr (ours, ==, theirs);
        }
      pym_replay_free (replay);
    }
}

static void
test_empty_trace (void)
{
  PymReplay nothing = { NULL, 0, 0 };
  g_autofree char *table = our_table (&nothing, "3.12", 0);

  g_assert_nonnull (
      strstr (table, "\n0 arenas * 1048576 bytes/arena     =                    0\n"));
  g_assert_nonnull (
      strstr (table, "\n# arena map mid nodes              =                    0\n"));
}

static char *
error_of (const char *text, gsize length)
{
  FILE *stream = fmemopen ((void *) text, length, "r");
  char *error;

  g_assert_null (pym_replay_read (stream, "trace", &error));
  fclose (stream);
  return error;
}

static void
test_bad_lines (void)
{
  static const struct
  {
    const char *text, *error;
  } cases[] = {
    { "m 1 16\nx 1 2\n", "trace:2: “x” is no request: a line begins with m, c, r or f" },
    { "m 1\n", "trace:1: a line with “m” reads “m ID SIZE”" },
    { "\n\nf 1 2\n", "trace:3: a line with “f” reads “f ID”" },
    { "c 1 2\n", "trace:1: a line with “c” reads “c ID COUNT SIZE”" },
    { "r 1 -5\n", "trace:1: “-5” is not a number of bytes" },
    { "m 1 99999999999999999999\n", "trace:1: “99999999999999999999” does not fit in 64 bits" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *error = error_of (cases[i].text, strlen (cases[i].text));

      g_assert_cmpstr (error, ==, cases[i].error);
      free (error);
    }
}

static void
test_not_a_text (void)
{
  char *error = error_of ("m 1 16\nm \0 5\n", 13);

  g_assert_cmpstr (error, ==, "trace:2: the line holds a zero byte: this is not a text");
  free (error);
}

/* What a line does to the place of its ID. */
static void
test_slots (void)
{
  static const char text[] = "m 1 16\nm 1 16\nf 1\nr 01 32\n# nothing\nc x 2 8\n";
  static const guint expected[] = { 0, 1, 1, 1, 2 };
  FILE *stream = fmemopen ((void *) text, strlen (text), "r");
  char *error;
  PymReplay *replay = pym_replay_read (stream, "trace", &error);

  fclose (stream);
  g_assert_cmpuint (replay->n_requests, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (replay->requests[i].slot, ==, expected[i]);
  pym_replay_free (replay);
}

/* Between two runs everything is given back. */
static void
test_repeating (void)
{
  PymReplay *replay = replay_mix_read (REPLAY_MIX_ALL, 1, 5000);
  PymHeap *heap = pym_heap_new (pym_profile_by_name ("3.12"), 0);

  g_assert_cmpfloat (pym_replay_time (replay, heap, 3), >, 0);
  g_assert_cmpint (pym_heap_blocks_in_use (heap), ==, 0);
  pym_heap_destroy (heap);
  pym_replay_free (replay);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int mix = 0; mix < REPLAY_N_MIXES; mix++)
    {
      g_autofree char *ours =
          g_strdup_printf ("/engine/replay/libpython/%s", replay_mix_name ((ReplayMix) mix));
      g_autofree char *stored =
          g_strdup_printf ("/engine/replay/stored-3.9/%s", replay_mix_name ((ReplayMix) mix));

      g_test_add_data_func (ours, GINT_TO_POINTER (mix), test_equal_to_libpython);
      g_test_add_data_func (stored, GINT_TO_POINTER (mix), test_equal_to_stored);
    }
  g_test_add_func ("/engine/replay/empty", test_empty_trace);
  g_test_add_func ("/engine/replay/bad-lines", test_bad_lines);
  g_test_add_func ("/engine/replay/not-a-text", test_not_a_text);
  g_test_add_func ("/engine/replay/slots", test_slots);
  g_test_add_func ("/engine/replay/repeating", test_repeating);
  return g_test_run ();
}
