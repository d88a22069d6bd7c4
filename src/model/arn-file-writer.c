#include "arn-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "arn-file-format.h"
#include "arn-recording-private.h"
#include "arn-schema.h"

/* What is written, gathered at once, so that the recording may go on while a thread writes. */
typedef struct
{
  char *path;
  GVariantDict *directory; /* without the snapshots */
  GPtrArray *items;
  GPtrArray *labels; /* of the items, at that moment */
  guint64 revision;
  guint last_number;
} SaveJob;

static void
save_job_free (gpointer data)
{
  SaveJob *job = data;

  g_free (job->path);
  g_variant_dict_unref (job->directory);
  g_ptr_array_unref (job->items);
  g_ptr_array_unref (job->labels);
  g_free (job);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaveJob, save_job_free)

static GVariant *
settings_to_variant (const ArnRunSettings *settings)
{
  const char *const none[] = { NULL };
  const char *const *arguments =
      settings->arguments != NULL ? (const char *const *) settings->arguments : none;
  GVariantBuilder texts;

  g_variant_builder_init (&texts, G_VARIANT_TYPE ("as"));
  for (guint i = 0; arguments[i] != NULL; i++)
    {
      g_autofree char *text = g_utf8_make_valid (arguments[i], -1);

      g_variant_builder_add (&texts, "s", text);
    }
  return g_variant_new (ARN_FILE_SETTINGS_TYPE, settings->profile, settings->trace_depth,
                        settings->heap_limit, settings->hash_seed, settings->arena_offset,
                        settings->random_seed, settings->started_at, &texts);
}

static GVariant *
sources_to_variant (ArnRecording *recording)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (ARN_FILE_SOURCES_TYPE));
  for (guint i = 0; i < arn_recording_get_n_sources (recording); i++)
    g_variant_builder_add (&builder, "(ss)", arn_recording_get_source_file (recording, i),
                           arn_recording_get_source_text (recording, i));
  return g_variant_builder_end (&builder);
}

static GVariant *
output_to_variant (ArnRecording *recording)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (ARN_FILE_OUTPUT_TYPE));
  for (guint i = 0; i < arn_recording_get_n_chunks (recording); i++)
    {
      ArnOutputChunk chunk;

      arn_recording_get_chunk (recording, i, &chunk);
      g_variant_builder_add (&builder, "(ysttu)", chunk.stream, chunk.text, chunk.time,
                             chunk.instructions, chunk.line);
    }
  return g_variant_builder_end (&builder);
}

static GVariant *
events_to_variant (ArnRecording *recording)
{
  GVariantBuilder builder;
  guint n;
  const ArnEvent *events = arn_recording_get_events (recording, &n);

  g_variant_builder_init (&builder, G_VARIANT_TYPE (ARN_FILE_EVENTS_TYPE));
  for (guint i = 0; i < n; i++)
    g_variant_builder_add (&builder, "(utttuuttts)", events[i].kind, events[i].time,
                           events[i].instructions, events[i].duration, events[i].line,
                           events[i].generation, events[i].visited, events[i].freed,
                           events[i].uncollectable, events[i].text);
  return g_variant_builder_end (&builder);
}

static GVariant *
history_to_variant (ArnHistory *history)
{
  GVariantBuilder builder;
  guint length = arn_history_get_length (history);

  g_variant_builder_init (&builder, G_VARIANT_TYPE (ARN_FILE_HISTORY_TYPE));
  for (guint c = 0; c < ARN_HISTORY_N_COLUMNS; c++)
    g_variant_builder_add_value (
        &builder, g_variant_new_fixed_array (G_VARIANT_TYPE_UINT64,
                                             arn_history_get_column (history, c), length, 8));
  return g_variant_builder_end (&builder);
}

static SaveJob *
save_job_new (ArnRecording *recording, const char *path)
{
  SaveJob *job = g_new0 (SaveJob, 1);
  GListModel *snapshots = arn_recording_get_snapshots (recording);

  job->path = g_strdup (path);
  job->revision = arn_recording_get_revision (recording);
  job->last_number = arn_recording_get_last_number (recording);
  job->items = g_ptr_array_new_with_free_func (g_object_unref);
  job->labels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < g_list_model_get_n_items (snapshots); i++)
    {
      ArnSnapshotItem *item = g_list_model_get_item (snapshots, i);

      g_ptr_array_add (job->items, item);
      g_ptr_array_add (job->labels, g_strdup (arn_snapshot_item_get_label (item)));
    }

  job->directory = g_variant_dict_new (NULL);
  g_variant_dict_insert (job->directory, ARN_FILE_TITLE, "s", arn_recording_get_title (recording));
  g_variant_dict_insert_value (job->directory, ARN_FILE_SETTINGS,
                               settings_to_variant (arn_recording_get_settings (recording)));
  g_variant_dict_insert_value (job->directory, ARN_FILE_SOURCES, sources_to_variant (recording));
  g_variant_dict_insert_value (job->directory, ARN_FILE_OUTPUT, output_to_variant (recording));
  g_variant_dict_insert_value (job->directory, ARN_FILE_EVENTS, events_to_variant (recording));
  g_variant_dict_insert_value (job->directory, ARN_FILE_HISTORY,
                               history_to_variant (arn_recording_get_history (recording)));
  return job;
}

static const GVariantType *
type_of_width (guint width)
{
  switch (width)
    {
    case 1:
      return G_VARIANT_TYPE ("ay");
    case 2:
      return G_VARIANT_TYPE ("aq");
    case 4:
      return G_VARIANT_TYPE ("au");
    default:
      return G_VARIANT_TYPE ("at");
    }
}

/* Adds the snapshot's columns to those of the file; returns its entry in the directory. */
static GVariant *
snapshot_to_variant (ArnSnapshotItem *item,
                     const char *label,
                     ArnSnapshot *snapshot,
                     GVariantBuilder *columns,
                     guint *n_columns)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  guint n;
  const ArnColumnInfo *infos = arn_schema_get_columns (&n);
  GVariantBuilder entries;

  g_variant_builder_init (&entries, G_VARIANT_TYPE ("a(suay)"));
  for (guint i = 0; i < n; i++)
    {
      gconstpointer data = *arn_schema_column ((ArnTables *) t, &infos[i]);
      gsize size = arn_schema_column_length (t, &infos[i]) * infos[i].width;
      guint8 checksum[16];

      arn_file_column_checksum (data, size, checksum);
      g_variant_builder_add (&entries, "(su@ay)", infos[i].name, (*n_columns)++,
                             g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, checksum,
                                                        sizeof checksum, 1));
      g_variant_builder_add (columns, "v",
                             g_variant_new_from_data (type_of_width (infos[i].width), data, size,
                                                      TRUE, g_object_unref,
                                                      g_object_ref (snapshot)));
    }
  return g_variant_new ("(suututtu@at@a(suay))", label, arn_snapshot_item_get_number (item),
                        (guint32) arn_snapshot_item_get_taken_by (item),
                        arn_snapshot_item_get_time (item), arn_snapshot_item_get_line (item),
                        arn_snapshot_item_get_size (item), arn_snapshot_item_get_heap_bytes (item),
                        (guint32) t->parts,
                        g_variant_new_fixed_array (G_VARIANT_TYPE_UINT64, &t->heap,
                                                   sizeof t->heap / sizeof (guint64), 8),
                        g_variant_builder_end (&entries));
}

static GVariant *
make_payload (SaveJob *job, GCancellable *cancellable, GError **error)
{
  GVariantBuilder columns, snapshots;
  guint n_columns = 0;
  g_autoptr (GVariant) directory = NULL;

  g_variant_builder_init (&columns, G_VARIANT_TYPE ("av"));
  g_variant_builder_init (&snapshots, G_VARIANT_TYPE (ARN_FILE_SNAPSHOTS_TYPE));
  for (guint i = 0; i < job->items->len; i++)
    {
      ArnSnapshotItem *item = g_ptr_array_index (job->items, i);
      g_autoptr (ArnSnapshot) snapshot = arn_snapshot_item_load (item, cancellable, error);

      if (snapshot == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_variant_builder_clear (&columns);
          g_variant_builder_clear (&snapshots);
          return NULL;
        }
      g_variant_builder_add_value (&snapshots,
                                   snapshot_to_variant (item, g_ptr_array_index (job->labels, i),
                                                        snapshot, &columns, &n_columns));
    }
  g_variant_dict_insert_value (job->directory, ARN_FILE_SNAPSHOTS,
                               g_variant_builder_end (&snapshots));
  directory = g_variant_ref_sink (g_variant_dict_end (job->directory));
  return g_variant_ref_sink (g_variant_new ("(v@av)", directory, g_variant_builder_end (&columns)));
}

static gboolean
write_all (int file, gconstpointer data, gsize length, GCancellable *cancellable, GError **error)
{
  const char *next = data;

  while (length > 0)
    {
      gssize written;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      written = write (file, next, MIN (length, 1 << 22));
      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          int code = errno;

          g_set_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_SYSTEM,
                       _ ("The recording could not be written: %s"), g_strerror (code));
          return FALSE;
        }
      next += written;
      length -= written;
    }
  return TRUE;
}

/* A rename is on the disk only when its folder is. Not every file system can do that. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int file = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (file < 0)
    return;
  (void) fsync (file);
  close (file);
}

static gboolean
write_file (const char *path,
            const ArnFileHeader *header,
            GVariant *payload,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  g_autoptr (GError) local_error = NULL;
  int code, file = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  gboolean done;

  if (file < 0)
    {
      code = errno;
      g_set_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_SYSTEM,
                   _ ("The recording could not be written: %s"), g_strerror (code));
      return FALSE;
    }
  done = write_all (file, header, sizeof *header, cancellable, &local_error) &&
         write_all (file, g_variant_get_data (payload), g_variant_get_size (payload), cancellable,
                    &local_error);
  if (done && (fsync (file) != 0 || g_rename (temporary, path) != 0))
    {
      code = errno;
      g_set_error (&local_error, ARN_FILE_ERROR, ARN_FILE_ERROR_SYSTEM,
                   _ ("The recording could not be written: %s"), g_strerror (code));
      done = FALSE;
    }
  close (file);
  if (done)
    sync_folder (path);
  else
    {
      g_unlink (temporary);
      g_propagate_error (error, g_steal_pointer (&local_error));
    }
  return done;
}

static gboolean
save_job_run (SaveJob *job, GCancellable *cancellable, GError **error)
{
  ArnFileHeader header = { .magic = ARN_FILE_MAGIC,
                           .version = ARN_FILE_VERSION,
                           .byte_order = ARN_FILE_BYTE_ORDER };
  g_autoptr (GVariant) payload = make_payload (job, cancellable, error);
  g_autoptr (GVariant) boxed = NULL;
  g_autoptr (GVariant) directory = NULL;

  if (payload == NULL)
    return FALSE;
  header.payload_length = g_variant_get_size (payload);
  boxed = g_variant_get_child_value (payload, 0);
  directory = g_variant_get_variant (boxed);
  arn_file_directory_checksum (&header, directory, header.checksum);
  return write_file (job->path, &header, payload, cancellable, error);
}

gboolean
arn_recording_save (ArnRecording *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (SaveJob) job = save_job_new (self, path);

  return save_job_run (job, cancellable, error);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (save_job_run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
arn_recording_save_async (ArnRecording *self,
                          const char *path,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, arn_recording_save_async);
  g_task_set_task_data (task, save_job_new (self, path), save_job_free);
  g_task_run_in_thread (task, save_in_thread);
}

gboolean
arn_recording_save_finish (ArnRecording *self, GAsyncResult *result, GError **error)
{
  const SaveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  job = g_task_get_task_data (G_TASK (result));
  arn_recording_set_saved (self, job->revision, job->last_number);
  return TRUE;
}
