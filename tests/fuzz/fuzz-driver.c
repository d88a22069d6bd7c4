/* Feeds a target without libFuzzer: every stored input, then changed ones for so many seconds.
 *
 *     fuzz-TARGET [--seconds S] [--seed N] [--findings FOLDER] FILE-OR-FOLDER…
 *
 * A worker process does the work. When it dies, the input that it was at is stored, and how to
 * repeat it is printed. The same seed makes the same inputs in the same order.
 */
#include "fuzz-mutate.h"
#include "fuzz-target.h"

#include <glib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_SIZE   4096   /* of a changed input */
#define MAX_STORED 262144 /* of one that is read */
#define SECONDS    120    /* that one input may take */
#define STACK      ((rlim_t) 64 << 20)

/* What the worker leaves for its parent. */
typedef struct
{
  guint64 n_inputs;
  gsize size;
  guint8 data[MAX_STORED];
} Progress;

static gint64 seconds;
static gint64 seed = 1;
static char *findings;

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The inputs in the order of their names, the same everywhere. */
static void
read_inputs (GPtrArray *inputs, const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
      const char *name;

      while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
        g_ptr_array_add (names, g_build_filename (path, name, NULL));
      g_ptr_array_sort (names, compare_names);
      for (guint i = 0; i < names->len; i++)
        read_inputs (inputs, names->pdata[i]);
    }
  else
    {
      g_autoptr (GError) error = NULL;
      char *text;
      gsize length;

      if (!g_file_get_contents (path, &text, &length, &error))
        g_error ("%s", error->message);
      g_ptr_array_add (inputs, g_bytes_new_take (text, MIN (length, MAX_STORED)));
    }
}

static void
feed (Progress *progress)
{
  guint8 *copy = g_memdup2 (progress->data, progress->size);

  /* A block of its own, so that a read beyond its end is seen. */
  alarm (SECONDS);
  LLVMFuzzerTestOneInput (copy, progress->size);
  progress->n_inputs++;
  g_free (copy);
}

static void
set_input (Progress *progress, GBytes *bytes, gsize max)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  progress->size = MIN (size, max);
  if (progress->size > 0)
    memcpy (progress->data, data, progress->size);
}

static void
work (GPtrArray *inputs, Progress *progress)
{
  guint64 state = (guint64) seed * UINT64_C (0x9e3779b97f4a7c15) | 1;
  gint64 end;

  for (guint i = 0; i < inputs->len; i++)
    {
      set_input (progress, inputs->pdata[i], MAX_STORED);
      feed (progress);
    }
  end = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  while (inputs->len > 0 && g_get_monotonic_time () < end)
    {
      gsize other_size;
      const guint8 *other;

      set_input (progress, inputs->pdata[fuzz_random (&state, inputs->len)], MAX_SIZE);
      other = g_bytes_get_data (inputs->pdata[fuzz_random (&state, inputs->len)], &other_size);
      progress->size = fuzz_mutate (&state, fuzz_target_is_text, progress->data, progress->size,
                                    MAX_SIZE, other, other_size);
      feed (progress);
    }
}

static int
report (const char *program, const Progress *progress, int status)
{
  g_autofree char *sum =
      g_compute_checksum_for_data (G_CHECKSUM_SHA1, progress->data, progress->size);
  g_autofree char *name = g_strdup_printf ("finding-%.12s", sum);
  g_autofree char *path = g_build_filename (findings != NULL ? findings : ".", name, NULL);
  g_autoptr (GError) error = NULL;

  printf ("not ok 1 - input %" G_GUINT64_FORMAT ": %s %d\n", progress->n_inputs + 1,
          WIFSIGNALED (status) ? "killed by signal" : "ended with status",
          WIFSIGNALED (status) ? WTERMSIG (status) : WEXITSTATUS (status));
  if (g_file_set_contents (path, (const char *) progress->data, (gssize) progress->size, &error))
    printf ("# to repeat: %s %s\n", program, path);
  else
    printf ("# the input could not be stored: %s\n", error->message);
  return 1;
}

static void
parse_options (int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "seconds", 0, 0, G_OPTION_ARG_INT64, &seconds, "Change inputs for so long", "S" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, "Of the changes (1)", "N" },
    { "findings", 0, 0, G_OPTION_ARG_FILENAME, &findings, "Where an input is stored", "FOLDER" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE-OR-FOLDER…");
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, &error))
    g_error ("%s", error->message);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  Progress *progress =
      mmap (NULL, sizeof *progress, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  struct rlimit stack;
  int status;
  pid_t pid;

  g_assert_true (progress != MAP_FAILED);
  parse_options (&argc, &argv);
  for (int i = 1; i < argc; i++)
    read_inputs (inputs, argv[i]);
  if (getrlimit (RLIMIT_STACK, &stack) == 0 && stack.rlim_cur < STACK)
    {
      stack.rlim_cur = MIN (STACK, stack.rlim_max);
      setrlimit (RLIMIT_STACK, &stack);
    }
  printf ("1..1\n# %u stored inputs, seed %" G_GINT64_FORMAT "\n", inputs->len, seed);
  fflush (stdout);
  pid = fork ();
  if (pid == 0)
    {
      work (inputs, progress);
      exit (0); /* the leak sanitizer looks now */
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  if (status != 0)
    return report (argv[0], progress, status);
  printf ("ok 1 - %" G_GUINT64_FORMAT " inputs\n", progress->n_inputs);
  return 0;
}
