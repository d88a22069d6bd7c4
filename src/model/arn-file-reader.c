#include "arn-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "arn-file-format.h"
#include "arn-file-mapping.h"
#include "arn-recording-private.h"
#include "arn-schema.h"
#include "arn-snapshot-item-private.h"
#include "arn-snapshot-private.h"

/* One snapshot in a file, until it is asked for. */
typedef struct
{
  ArnFileMapping *mapping;
  char *name;        /* of the file, for errors */
  GVariant *columns; /* av */
  GVariant *entry;   /* ARN_FILE_SNAPSHOT_TYPE */
} LazySnapshot;

static void
lazy_snapshot_free (gpointer data)
{
  LazySnapshot *lazy = data;

  arn_file_mapping_unref (lazy->mapping);
  g_free (lazy->name);
  g_variant_unref (lazy->columns);
  g_variant_unref (lazy->entry);
  g_free (lazy);
}

static guint
width_of (GVariant *column)
{
  static const char *const types[] = { "ay", "aq", "au", "at" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (g_variant_get_type_string (column), types[i]) == 0)
      return 1u << i;
  return 0;
}

static const ArnColumnInfo *
find_info (const char *name)
{
  guint n;
  const ArnColumnInfo *infos = arn_schema_get_columns (&n);

  for (guint i = 0; i < n; i++)
    if (strcmp (infos[i].name, name) == 0)
      return &infos[i];
  return NULL;
}

/* Puts a column of the file into the tables. FALSE when it cannot be right. */
static gboolean
take_column (ArnTables *tables,
             const ArnColumnInfo *info,
             GVariant *column,
             const guint8 *expected,
             guint32 *seen_counts)
{
  guint32 *count = arn_schema_count (tables, info);
  guint32 *seen = seen_counts + info->count_offset / sizeof (guint32);
  gconstpointer data;
  guint8 checksum[16];
  gsize length;

  if (width_of (column) != info->width)
    return FALSE;
  data = g_variant_get_fixed_array (column, &length, info->width);
  arn_file_column_checksum (data, length * info->width, checksum);
  if (memcmp (checksum, expected, sizeof checksum) != 0 || length < info->extra ||
      length - info->extra >= ARN_NONE)
    return FALSE;
  if (*seen && *count != length - info->extra)
    return FALSE;
  *count = (guint32) (length - info->extra);
  *seen = 1;
  *arn_schema_column (tables, info) = data;
  return TRUE;
}

static gboolean
take_columns (LazySnapshot *lazy,
              GVariant *entries,
              ArnTables *tables,
              GPtrArray *owned,
              gsize *size,
              GCancellable *cancellable,
              const char **problem)
{
  g_autofree guint32 *seen_counts = g_new0 (guint32, sizeof *tables / sizeof (guint32));
  gsize n_columns = g_variant_n_children (lazy->columns);

  for (gsize i = 0; i < g_variant_n_children (entries); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (entries, i);
      g_autoptr (GVariant) name = g_variant_get_child_value (entry, 0);
      g_autoptr (GVariant) place = g_variant_get_child_value (entry, 1);
      g_autoptr (GVariant) checksum = g_variant_get_child_value (entry, 2);
      const ArnColumnInfo *info = find_info (g_variant_get_string (name, NULL));
      g_autoptr (GVariant) boxed = NULL;
      GVariant *column;

      /* A later version may have more. */
      if (info == NULL)
        continue;
      *problem = info->name;
      if (g_cancellable_is_cancelled (cancellable) || g_variant_get_uint32 (place) >= n_columns ||
          g_variant_get_size (checksum) != 16 || *arn_schema_column (tables, info) != NULL)
        return FALSE;
      boxed = g_variant_get_child_value (lazy->columns, g_variant_get_uint32 (place));
      column = g_variant_get_variant (boxed);
      g_ptr_array_add (owned, column);
      if (!take_column (tables, info, column, g_variant_get_data (checksum), seen_counts))
        return FALSE;
      *size += g_variant_get_size (column);
    }
  return TRUE;
}

static void
take_figures (ArnHeapFigures *heap, GVariant *figures)
{
  gsize n;
  gconstpointer data = g_variant_get_fixed_array (figures, &n, sizeof (guint64));

  if (n > 0)
    memcpy (heap, data, MIN (n * sizeof (guint64), sizeof *heap));
}

static ArnSnapshot *
lazy_snapshot_load (gpointer data, GCancellable *cancellable, GError **error)
{
  LazySnapshot *lazy = data;
  ArnTables tables = { 0 };
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  g_autoptr (GVariant) parts = g_variant_get_child_value (lazy->entry, 7);
  g_autoptr (GVariant) figures = g_variant_get_child_value (lazy->entry, 8);
  g_autoptr (GVariant) entries = g_variant_get_child_value (lazy->entry, 9);
  const char *problem = NULL;
  gsize size = sizeof (ArnHeapFigures);
  gboolean sound;

  tables.parts = g_variant_get_uint32 (parts);
  take_figures (&tables.heap, figures);
  sound = take_columns (lazy, entries, &tables, owned, &size, cancellable, &problem) &&
          arn_schema_fill_empty (&tables, &problem) &&
          arn_schema_check (&tables, cancellable, &problem);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (!arn_file_mapping_is_intact (lazy->mapping))
    {
      g_set_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_TRUNCATED,
                   _ ("“%s” became shorter while it was open."), lazy->name);
      return NULL;
    }
  if (!sound)
    {
      g_set_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_DAMAGED,
                   _ ("A snapshot in “%s” is damaged (%s)."), lazy->name, problem);
      return NULL;
    }
  return arn_snapshot_new_for_tables (&tables, g_steal_pointer (&owned), NULL, size);
}

/* A value of the directory, or NULL when it is missing or of another type. */
static GVariant *
look_up (GVariant *directory, const char *key, const char *type)
{
  return g_variant_lookup_value (directory, key, G_VARIANT_TYPE (type));
}

static void
read_settings (ArnRecording *recording, GVariant *directory)
{
  g_autoptr (GVariant) value = look_up (directory, ARN_FILE_SETTINGS, ARN_FILE_SETTINGS_TYPE);
  ArnRunSettings settings = { 0 };
  guint32 profile;

  if (value == NULL)
    return;
  g_variant_get (value, "(uuttttx^as)", &profile, &settings.trace_depth, &settings.heap_limit,
                 &settings.hash_seed, &settings.arena_offset, &settings.random_seed,
                 &settings.started_at, &settings.arguments);
  settings.profile = profile == ARN_PROFILE_39 ? ARN_PROFILE_39 : ARN_PROFILE_312;
  arn_recording_set_settings (recording, &settings);
  g_strfreev (settings.arguments);
}

static void
read_sources (ArnRecording *recording, GVariant *directory)
{
  g_autoptr (GVariant) value = look_up (directory, ARN_FILE_SOURCES, ARN_FILE_SOURCES_TYPE);
  GVariantIter iter;
  const char *file, *text;

  if (value == NULL)
    return;
  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(&s&s)", &file, &text))
    arn_recording_add_source (recording, file, text);
}

static void
read_output (ArnRecording *recording, GVariant *directory)
{
  g_autoptr (GVariant) value = look_up (directory, ARN_FILE_OUTPUT, ARN_FILE_OUTPUT_TYPE);
  ArnOutputChunk chunk = { .length = -1 };
  GVariantIter iter;
  guint8 stream;

  if (value == NULL)
    return;
  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(y&sttu)", &stream, &chunk.text, &chunk.time,
                              &chunk.instructions, &chunk.line))
    {
      chunk.stream = stream == ARN_STREAM_ERROR ? ARN_STREAM_ERROR : ARN_STREAM_OUT;
      arn_recording_append_output (recording, &chunk);
    }
}

static void
read_events (ArnRecording *recording, GVariant *directory)
{
  g_autoptr (GVariant) value = look_up (directory, ARN_FILE_EVENTS, ARN_FILE_EVENTS_TYPE);
  GVariantIter iter;
  ArnEvent event = { 0 };
  guint32 kind;

  if (value == NULL)
    return;
  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(utttuuttt&s)", &kind, &event.time, &event.instructions,
                              &event.duration, &event.line, &event.generation, &event.visited,
                              &event.freed, &event.uncollectable, &event.text))
    {
      /* Kinds of a later version mean nothing here. */
      if (kind > ARN_EVENT_ACTION)
        continue;
      event.kind = kind;
      arn_recording_add_event (recording, &event);
    }
}

static gboolean
read_history (ArnRecording *recording, GVariant *directory)
{
  g_autoptr (GVariant) value = look_up (directory, ARN_FILE_HISTORY, ARN_FILE_HISTORY_TYPE);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  const guint64 *columns[ARN_HISTORY_N_COLUMNS];
  gsize length = 0;

  if (value == NULL)
    return TRUE;
  if (g_variant_n_children (value) < ARN_HISTORY_N_COLUMNS)
    return FALSE;
  for (guint c = 0; c < ARN_HISTORY_N_COLUMNS; c++)
    {
      GVariant *column = g_variant_get_child_value (value, c);
      gsize n;

      g_ptr_array_add (kept, column);
      columns[c] = g_variant_get_fixed_array (column, &n, sizeof (guint64));
      if (c > 0 && n != length)
        return FALSE;
      length = n;
    }
  return length <= ARN_HISTORY_ROOM &&
         arn_history_set_columns (arn_recording_get_history (recording), columns, length);
}

static void
read_snapshots (ArnRecording *recording,
                GVariant *directory,
                GVariant *columns,
                ArnFileMapping *mapping,
                const char *name)
{
  g_autoptr (GVariant) value = look_up (directory, ARN_FILE_SNAPSHOTS, ARN_FILE_SNAPSHOTS_TYPE);

  for (gsize i = 0; value != NULL && i < g_variant_n_children (value); i++)
    {
      LazySnapshot *lazy = g_new0 (LazySnapshot, 1);
      ArnSnapshotInfo info = { 0 };
      g_autoptr (ArnSnapshotItem) item = NULL;
      guint32 taken_by;

      lazy->mapping = arn_file_mapping_ref (mapping);
      lazy->name = g_strdup (name);
      lazy->columns = g_variant_ref (columns);
      lazy->entry = g_variant_get_child_value (value, i);
      g_variant_get (lazy->entry, "(&suututtu@at@a(suay))", &info.label, &info.number, &taken_by,
                     &info.time, &info.line, &info.size, &info.heap_bytes, NULL, NULL, NULL);
      info.taken_by = MIN (taken_by, ARN_TAKEN_BY_TIMER);
      item = arn_snapshot_item_new_lazy (&info, lazy_snapshot_load, lazy, lazy_snapshot_free);
      arn_recording_insert_item (recording, item);
    }
}

static gboolean
check_header (const ArnFileHeader *header, gsize length, const char *name, GError **error)
{
  gsize compared = MIN (length, ARN_FILE_MAGIC_LENGTH);

  if (memcmp (header->magic, ARN_FILE_MAGIC, compared) != 0)
    g_set_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_FOREIGN,
                 _ ("“%s” is not an Arenarium recording."), name);
  else if (length < sizeof *header)
    g_set_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_TRUNCATED,
                 _ ("“%s” ends too early. It was probably copied only in part."), name);
  else if (header->byte_order != ARN_FILE_BYTE_ORDER)
    g_set_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_VERSION,
                 _ ("“%s” was written on a machine with another byte order."), name);
  else if (header->version != ARN_FILE_VERSION)
    g_set_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_VERSION,
                 _ ("“%s” was written by a newer version of Arenarium."), name);
  else if (header->payload_length > length - sizeof *header)
    g_set_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_TRUNCATED,
                 _ ("“%s” ends too early. It was probably copied only in part."), name);
  else if (header->payload_length < length - sizeof *header)
    g_set_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_DAMAGED,
                 _ ("“%s” is damaged: it is longer than it should be."), name);
  else
    return TRUE;
  return FALSE;
}

/* The checked directory, or NULL. */
static GVariant *
get_directory (const ArnFileHeader *header, GVariant *payload)
{
  g_autoptr (GVariant) boxed = g_variant_get_child_value (payload, 0);
  g_autoptr (GVariant) directory = g_variant_get_variant (boxed);
  guint8 checksum[32];

  if (!g_variant_is_of_type (directory, G_VARIANT_TYPE_VARDICT))
    return NULL;
  arn_file_directory_checksum (header, directory, checksum);
  if (memcmp (checksum, header->checksum, sizeof checksum) != 0 ||
      !g_variant_is_normal_form (directory))
    return NULL;
  return g_steal_pointer (&directory);
}

ArnRecording *
arn_recording_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (ArnFileMapping) mapping = arn_file_mapping_new (path, error);
  g_autoptr (ArnRecording) self = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GVariant) payload = NULL;
  g_autoptr (GVariant) directory = NULL;
  g_autoptr (GVariant) columns = NULL;
  const ArnFileHeader *header;
  const char *title = "";
  gsize length;

  if (mapping == NULL)
    return NULL;
  header = arn_file_mapping_get_data (mapping, &length);
  if (!check_header (header, length, name, error))
    return NULL;

  bytes = arn_file_mapping_get_bytes (mapping, sizeof *header, header->payload_length);
  payload = g_variant_ref_sink (g_variant_new_from_bytes (ARN_FILE_PAYLOAD_TYPE, bytes, FALSE));
  directory = get_directory (header, payload);
  if (directory == NULL)
    {
      g_set_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_DAMAGED,
                   _ ("“%s” is damaged: its directory does not match its checksum."), name);
      return NULL;
    }
  columns = g_variant_get_child_value (payload, 1);

  self = arn_recording_new ();
  g_variant_lookup (directory, ARN_FILE_TITLE, "&s", &title);
  arn_recording_set_title (self, title);
  read_settings (self, directory);
  read_sources (self, directory);
  read_output (self, directory);
  read_events (self, directory);
  if (!read_history (self, directory))
    {
      g_set_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_DAMAGED,
                   _ ("“%s” is damaged: its history cannot be right."), name);
      return NULL;
    }
  read_snapshots (self, directory, columns, mapping, name);
  arn_recording_set_mapping (self, mapping);
  arn_recording_set_saved (self, arn_recording_get_revision (self),
                           arn_recording_get_last_number (self));
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  ArnRecording *recording = arn_recording_open (data, cancellable, &error);

  if (recording != NULL)
    g_task_return_pointer (task, recording, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
arn_recording_open_async (const char *path,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, arn_recording_open_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, open_in_thread);
}

ArnRecording *
arn_recording_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
