/* What commands read and write: recordings, from files or stdin, and results, to files or stdout.
 */
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "arn-file.h"

/* A recording is mapped, and a pipe cannot be: copies stdin into a file that has no name. Returns a
 * descriptor, or -1 with errno. */
static int
copy_stdin (void)
{
  g_autofree char *name = g_build_filename (g_get_tmp_dir (), "arenarium-XXXXXX", NULL);
  int file = g_mkstemp (name);
  char buffer[65536];
  ssize_t length;

  if (file < 0)
    return -1;
  (void) g_unlink (name);
  while ((length = read (STDIN_FILENO, buffer, sizeof buffer)) != 0)
    {
      char *bytes = buffer;

      if (length < 0 && errno == EINTR)
        continue;
      while (length > 0)
        {
          ssize_t written = write (file, bytes, (size_t) length);

          if (written < 0)
            break;
          bytes += written;
          length -= written;
        }
      if (length != 0)
        {
          int code = errno;

          close (file);
          errno = code;
          return -1;
        }
    }
  return file;
}

/* Says what is wrong, with the file's name in it once. */
static void
say_error (const char *path, const GError *error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (strstr (error->message, name) != NULL)
    cli_fail (CLI_INPUT, "%s", error->message);
  else
    cli_fail (CLI_INPUT, "%s: %s", path, error->message);
}

ArnRecording *
cli_open_recording (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL, *copy_name = NULL;
  ArnRecording *recording;
  GString *message;
  int file;

  if (strcmp (path, "-") != 0)
    {
      recording = arn_recording_open (path, NULL, &error);
      if (recording == NULL)
        say_error (path, error);
      return recording;
    }
  file = copy_stdin ();
  if (file < 0)
    {
      cli_fail (CLI_INPUT, _ ("stdin could not be read: %s"), g_strerror (errno));
      return NULL;
    }
  copy = g_strdup_printf ("/proc/self/fd/%d", file);
  recording = arn_recording_open (copy, NULL, &error);
  if (recording == NULL)
    {
      copy_name = g_path_get_basename (copy);
      message = g_string_new (error->message);
      g_string_replace (message, copy_name, "stdin", 1);
      cli_fail (CLI_INPUT, "%s", message->str);
      g_string_free (message, TRUE);
    }
  close (file);
  return recording;
}

static gboolean
has_label (ArnSnapshotItem *item, const char *at)
{
  return g_strcmp0 (arn_snapshot_item_get_label (item), at) == 0;
}

static gboolean
has_number (ArnSnapshotItem *item, const char *at)
{
  guint64 number;

  return g_ascii_string_to_unsigned (at, 10, 1, G_MAXUINT, &number, NULL) &&
         arn_snapshot_item_get_number (item) == number;
}

/* What there is, for the sentence that says what there is not. */
static char *
list_snapshots (GListModel *snapshots)
{
  GString *list = g_string_new (NULL);
  guint n = g_list_model_get_n_items (snapshots);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ArnSnapshotItem) item = g_list_model_get_item (snapshots, i);

      g_string_append_printf (list, "%s%u “%s”", i > 0 ? ", " : "",
                              arn_snapshot_item_get_number (item),
                              arn_snapshot_item_get_label (item));
      if (i == 9 && n > 11)
        {
          g_string_append (list, ", …");
          break;
        }
    }
  return g_string_free (list, FALSE);
}

/* (transfer full) */
static ArnSnapshotItem *
find_item (GListModel *snapshots,
           gboolean (*is_it) (ArnSnapshotItem *item, const char *at),
           const char *at)
{
  for (guint i = 0; i < g_list_model_get_n_items (snapshots); i++)
    {
      g_autoptr (ArnSnapshotItem) item = g_list_model_get_item (snapshots, i);

      if (is_it (item, at))
        return g_steal_pointer (&item);
    }
  return NULL;
}

ArnSnapshotItem *
cli_find_snapshot (ArnRecording *recording, const char *path, const char *at, CliStatus *status)
{
  GListModel *snapshots = arn_recording_get_snapshots (recording);
  guint n = g_list_model_get_n_items (snapshots);
  ArnSnapshotItem *item;
  g_autofree char *list = NULL;

  if (n == 0)
    {
      *status = cli_fail (CLI_INPUT, _ ("%s: there is no snapshot in it"), path);
      return NULL;
    }
  if (at == NULL)
    return g_list_model_get_item (snapshots, n - 1);
  item = find_item (snapshots, has_number, at);
  if (item == NULL)
    item = find_item (snapshots, has_label, at);
  if (item != NULL)
    return item;
  list = list_snapshots (snapshots);
  *status =
      cli_fail (CLI_USAGE, _ ("%s: there is no snapshot “%s” in it; there are %s"), path, at, list);
  return NULL;
}

ArnSnapshot *
cli_load_snapshot (ArnSnapshotItem *item, const char *path)
{
  g_autoptr (GError) error = NULL;
  ArnSnapshot *snapshot = arn_snapshot_item_load (item, NULL, &error);

  if (snapshot == NULL)
    say_error (path, error);
  return snapshot;
}

static int
write_stream (FILE *stream, const char *name, const char *bytes, gsize length)
{
  if (fwrite (bytes, 1, length, stream) != length || fflush (stream) != 0)
    return cli_fail (CLI_INPUT, _ ("%s could not be written: %s"), name, g_strerror (errno));
  return CLI_FINE;
}

int
cli_write (const char *path, const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  if (path == NULL || strcmp (path, "-") == 0)
    return write_stream (stdout, "stdout", bytes, length);
  if (g_stat (path, &status) == 0 && !S_ISREG (status.st_mode))
    {
      /* A device or a pipe is written to; a new file in its place is not what is meant. */
      FILE *stream = fopen (path, "wb");
      int result;

      if (stream == NULL)
        return cli_fail (CLI_INPUT, _ ("%s could not be written: %s"), path, g_strerror (errno));
      result = write_stream (stream, path, bytes, length);
      fclose (stream);
      return result;
    }
  if (!g_file_set_contents_full (path, bytes, (gssize) length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                 &error))
    return cli_fail (CLI_INPUT, _ ("%s could not be written: %s"), path, error->message);
  return CLI_FINE;
}
