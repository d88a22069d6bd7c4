/* The samples that come with the program: small workloads with a title, a topic and a hint of what
 * to look for, in the language of the person. Their index is samples/samples.desktop.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *name; /* "two-nodes"; the file is NAME.py */
  char *title;
  char *topic;
  char *hint;
  char *path;
  guint speed; /* lines a second that it starts with; 0: full */
  guint lines; /* of the file */
} ArnSample;

void arn_sample_free (ArnSample *sample);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnSample, arn_sample_free)

/* All of them, in the order of the index. An entry whose file is missing is left out. NULL when
 * there is no index. (element-type ArnSample) (transfer full) */
GPtrArray *arn_sample_list (GError **error);

/* One by its name. transfer full */
ArnSample *arn_sample_find (const char *name, GError **error);

/* Its text, in UTF-8. transfer full */
char *arn_sample_read (const ArnSample *sample, GError **error);

G_END_DECLS
