#include "arn-source-scope.h"

#include <string.h>

/* Start of a line, counted from 1; NULL when there are fewer. */
static const char *
find_line (const char *text, guint line)
{
  for (; line > 1 && text != NULL; line--)
    {
      text = strchr (text, '\n');
      text = text != NULL ? text + 1 : NULL;
    }
  return line > 0 ? text : NULL;
}

static gsize
indentation (const char *line)
{
  return strspn (line, " \t");
}

/* Nothing but a comment or white space says nothing of where a line belongs. */
static gboolean
is_blank (const char *line)
{
  return strchr ("#\r\n", line[indentation (line)]) != NULL;
}

/* The name that a line defines, or NULL. (transfer full) */
static char *
defined_name (const char *line)
{
  static const char *const words[] = { "def ", "class " };

  line += indentation (line);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (line, words[i]))
      {
        const char *name = line + strlen (words[i]);

        name += strspn (name, " ");
        return g_strndup (name, strcspn (name, " (:\r\n"));
      }
  return NULL;
}

char *
arn_source_line (const char *text, guint line)
{
  const char *start = find_line (text, line);

  if (start == NULL)
    return g_strdup ("");
  return g_strstrip (g_strndup (start, strcspn (start, "\n")));
}

char *
arn_source_scope (const char *text, guint line)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  const char *start = text;
  GString *scope = g_string_new (NULL);
  gsize inside;

  for (guint i = 0; i < line && start != NULL; i++)
    {
      g_ptr_array_add (lines, (gpointer) start);
      start = strchr (start, '\n');
      start = start != NULL ? start + 1 : NULL;
    }
  if (line == 0 || lines->len < line)
    return g_string_free (scope, FALSE);

  /* Outwards: whoever is indented less, and above, contains it. */
  inside = indentation (g_ptr_array_index (lines, line - 1));
  for (guint i = line - 1; i > 0 && inside > 0; i--)
    {
      const char *above = g_ptr_array_index (lines, i - 1);
      g_autofree char *name = NULL;

      if (is_blank (above) || indentation (above) >= inside)
        continue;
      inside = indentation (above);
      name = defined_name (above);
      if (name != NULL)
        g_string_prepend (g_string_prepend (scope, scope->len > 0 ? "." : ""), name);
    }
  if (scope->len == 0)
    g_string_append (scope, "<module>");
  return g_string_free (scope, FALSE);
}
