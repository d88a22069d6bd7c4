#include "arn-sample.h"

#include "arn-data-dir.h"

#include <string.h>

#define ARN_SAMPLE_SPEED 5

void
arn_sample_free (ArnSample *sample)
{
  g_free (sample->name);
  g_free (sample->title);
  g_free (sample->topic);
  g_free (sample->hint);
  g_free (sample->path);
  g_free (sample);
}

char *
arn_sample_read (const ArnSample *sample, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (sample->path, &text, &length, error))
    return NULL;
  if (!g_utf8_validate (text, length, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is not UTF-8", sample->path);
      return NULL;
    }
  return g_steal_pointer (&text);
}

static ArnSample *
arn_sample_new (GKeyFile *index, const char *folder, const char *name)
{
  g_autoptr (ArnSample) sample = g_new0 (ArnSample, 1);
  g_autofree char *base = g_strconcat (name, ".py", NULL);
  g_autofree char *text = NULL;

  sample->name = g_strdup (name);
  sample->title = g_key_file_get_locale_string (index, name, "Title", NULL, NULL);
  sample->topic = g_key_file_get_locale_string (index, name, "Topic", NULL, NULL);
  sample->hint = g_key_file_get_locale_string (index, name, "Hint", NULL, NULL);
  sample->path = g_build_filename (folder, base, NULL);
  sample->speed = ARN_SAMPLE_SPEED;
  if (g_key_file_has_key (index, name, "Speed", NULL))
    sample->speed = (guint) MAX (g_key_file_get_integer (index, name, "Speed", NULL), 0);
  if (!sample->title || !sample->topic || !sample->hint)
    return NULL;

  text = arn_sample_read (sample, NULL);
  if (!text)
    return NULL;
  for (const char *at = text; (at = strchr (at, '\n')); at++)
    sample->lines++;
  return g_steal_pointer (&sample);
}

GPtrArray *
arn_sample_list (GError **error)
{
  g_autofree char *data = arn_data_dir_get ();
  g_autofree char *folder = g_build_filename (data, "samples", NULL);
  g_autofree char *path = g_build_filename (folder, "samples.desktop", NULL);
  g_autoptr (GKeyFile) index = g_key_file_new ();
  g_auto (GStrv) names = NULL;
  GPtrArray *samples;

  if (!g_key_file_load_from_file (index, path, G_KEY_FILE_KEEP_TRANSLATIONS, error))
    return NULL;

  samples = g_ptr_array_new_with_free_func ((GDestroyNotify) arn_sample_free);
  names = g_key_file_get_groups (index, NULL);
  for (char **name = names; *name; name++)
    {
      ArnSample *sample = arn_sample_new (index, folder, *name);

      if (sample)
        g_ptr_array_add (samples, sample);
    }
  return samples;
}

ArnSample *
arn_sample_find (const char *name, GError **error)
{
  g_autoptr (GPtrArray) samples = arn_sample_list (error);

  if (!samples)
    return NULL;
  for (guint i = 0; i < samples->len; i++)
    if (g_str_equal (((ArnSample *) samples->pdata[i])->name, name))
      return g_ptr_array_steal_index (samples, i);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no sample called “%s”", name);
  return NULL;
}
