/* Compiled code against CPython 3.12.1's: instructions, constants, positions, exception ranges,
 * stack depths, for the conformance cases and for made-up programs. reference-disassembly.py
 * --store made the references. */
#include "compile-text.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  char *name, *source, *code;
} Section;

static char *
read_compressed (const char *name)
{
  g_autoptr (GFile) file = g_file_new_for_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) raw = g_file_read (file, NULL, &error);
  g_autoptr (GConverter) gunzip = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  g_assert_no_error (error);
  gunzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  stream = g_converter_input_stream_new (G_INPUT_STREAM (raw), gunzip);
  g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_NONE, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write (memory, "", 1, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (memory, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Says where two dumps part, with the code they are in. */
static void
fail_at_difference (const char *name, const char *ours, const char *theirs)
{
  g_auto (GStrv) a = g_strsplit (ours, "\n", -1), b = g_strsplit (theirs, "\n", -1);
  const char *code = "";

  for (guint i = 0; a[i] != NULL && b[i] != NULL; i++)
    {
      if (g_str_has_prefix (b[i], "code "))
        code = b[i];
      if (strcmp (a[i], b[i]) != 0)
        {
          g_test_message ("%s, %s:\n  ours:    %s\n  CPython: %s", name, code, a[i], b[i]);
          break;
        }
    }
  g_test_fail ();
}

static void
test_section (gconstpointer data)
{
  const Section *section = data;
  g_autoptr (Compiled) compiled = NULL;
  g_autofree char *source = NULL, *path = NULL, *problems = NULL;
  const char *base = strrchr (section->name, '/');
  char *ours;

  if (section->source[0] == '\0')
    {
      g_autoptr (GError) error = NULL;

      path = g_test_build_filename (G_TEST_DIST, section->name, NULL);
      g_file_get_contents (path, &source, NULL, &error);
      g_assert_no_error (error);
    }
  else
    source = g_strdup (section->source);
  compiled = compile_bytes (base == NULL ? section->name : base + 1, source, strlen (source));
  problems = compiled_problems (compiled);
  g_assert_cmpstr (problems, ==, "");
  ours = pym_disassemble (compiled->rt, compiled->code);
  g_assert_nonnull (ours);
  if (strcmp (ours, section->code) != 0)
    fail_at_difference (section->name, ours, section->code);
  pym_raw_free (compiled->rt, ours);
}

static void
section_free (gpointer data)
{
  Section *section = data;

  g_free (section->name);
  g_free (section->source);
  g_free (section->code);
  g_free (section);
}

static void
add_sections (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "=== ", -1);

  for (guint i = 1; parts[i] != NULL; i++)
    {
      char *source = strchr (parts[i], '\n') + 1, *code = strstr (source, "--- code\n");
      Section *section = g_new0 (Section, 1);
      g_autofree char *path = NULL;

      section->name = g_strndup (parts[i], source - 1 - parts[i]);
      section->source = g_strndup (source, code - source);
      section->code = g_strdup (code + strlen ("--- code\n"));
      path = g_strconcat ("/script/code/",
                          g_str_has_prefix (section->name, "../conformance/")
                              ? section->name + strlen ("../conformance/")
                              : section->name,
                          NULL);
      g_test_add_data_func_full (path, section, test_section, section_free);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *name = NULL, *text = NULL;

  g_test_init (&argc, &argv, NULL);
  name = g_test_build_filename (G_TEST_DIST, "reference.gz", NULL);
  text = read_compressed (name);
  add_sections (text);
  return g_test_run ();
}
