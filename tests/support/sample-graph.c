#include "sample-graph.h"

#include <stdlib.h>
#include <string.h>

#include "arn-lookup.h"
#include "arn-snapshot-builder.h"

#define DICT 0x900000

typedef struct
{
  ArnSnapshotBuilder *b;
  guint32 counts[128];
} Maker;

static guint64
address_of (char letter)
{
  return 0x10000 + (guint64) letter * 0x100;
}

static ArnTypeKind
kind_of (const char *type)
{
  if (strcmp (type, "function") == 0)
    return ARN_TYPE_FUNCTION;
  return g_ascii_isupper (type[0]) && strcmp (type, "None") != 0 &&
                 !g_str_has_prefix (type, "Reference")
             ? ARN_TYPE_INSTANCE
             : ARN_TYPE_OTHER;
}

/* The part of a line before and behind its colon. */
static char *
split (const char *line, char **edges)
{
  const char *colon = strchr (line, ':');

  *edges = g_strdup (colon ? colon + 1 : "");
  return colon ? g_strndup (line, colon - line) : g_strdup (line);
}

static void
count_edges (Maker *maker, const char *edges)
{
  for (const char *at = edges; (at = strchr (at, '>')) != NULL; at++)
    maker->counts[(guint) at[1]]++;
}

static void
add_object (Maker *maker, const char *line)
{
  g_autofree char *edges = NULL, *head = split (line, &edges);
  g_auto (GStrv) words = g_strsplit (head, " ", 3);
  gsize length = strlen (words[1]);
  gboolean eternal = words[1][length - 1] == '!';

  if (eternal)
    words[1][length - 1] = '\0';
  arn_snapshot_builder_add_object (
      maker->b,
      &(ArnObjectRow){
          address_of (line[0]),
          arn_snapshot_builder_add_type (maker->b, words[1], "__main__", 48, kind_of (words[1]), 0),
          48, (guint64) line[0], maker->counts[(guint) line[0]], eternal ? ARN_OBJECT_IMMORTAL : 0,
          ARN_GENERATION_YOUNG, words[2] });
}

static void
add_edges (Maker *maker, const char *edges, ArnEdgeKind plain)
{
  g_auto (GStrv) words = g_strsplit (edges, " ", -1);

  for (guint i = 0; words[i]; i++)
    {
      char *arrow = strpbrk (words[i], ">~");
      gboolean weak = arrow && *arrow == '~';
      g_autofree char *label = NULL;

      if (!arrow)
        continue;
      label = g_strndup (words[i], arrow - words[i]);
      if (label[0] == '.')
        arn_snapshot_builder_add_edge (maker->b, ARN_EDGE_ATTRIBUTE, weak,
                                       arn_snapshot_builder_intern (maker->b, label + 1),
                                       address_of (arrow[1]));
      else if (label[0] == '[')
        arn_snapshot_builder_add_edge (maker->b, ARN_EDGE_INDEX, weak, atoi (label + 1),
                                       address_of (arrow[1]));
      else
        {
          g_autofree char *key =
              plain == ARN_EDGE_VALUE ? g_strdup_printf ("'%s'", label) : g_strdup (label);

          arn_snapshot_builder_add_edge (maker->b, plain, weak,
                                         arn_snapshot_builder_intern (maker->b, key),
                                         address_of (arrow[1]));
        }
    }
}

/* The dict of globals: held by the outermost frame, or by the module once that frame is left. */
static void
add_globals (Maker *maker, const char *edges, gboolean has_frame)
{
  ArnTypeId dict =
      arn_snapshot_builder_add_type (maker->b, "dict", "builtins", 64, ARN_TYPE_DICT, 0);
  ArnTypeId module =
      arn_snapshot_builder_add_type (maker->b, "module", "builtins", 64, ARN_TYPE_OTHER, 0);
  guint32 names = arn_snapshot_builder_intern (maker->b, has_frame ? "names" : "__dict__");

  arn_snapshot_builder_add_object (maker->b, &(ArnObjectRow){ DICT, dict, 64, 200, 1, 0,
                                                              ARN_GENERATION_YOUNG, "{…}" });
  arn_snapshot_builder_begin_object (maker->b, DICT);
  add_edges (maker, edges, ARN_EDGE_VALUE);
  if (has_frame)
    {
      ArnFrameId frame = arn_snapshot_builder_add_frame (maker->b, "<module>", "test.py", 90);

      arn_snapshot_builder_begin_root (maker->b, ARN_ROOT_FRAME, "<module>", frame);
      arn_snapshot_builder_add_edge (maker->b, ARN_EDGE_INTERNAL, FALSE, names, DICT);
      return;
    }
  arn_snapshot_builder_add_object (maker->b, &(ArnObjectRow){ DICT + 0x100, module, 64, 201, 1, 0,
                                                              ARN_GENERATION_YOUNG, "__main__" });
  arn_snapshot_builder_begin_object (maker->b, DICT + 0x100);
  arn_snapshot_builder_add_edge (maker->b, ARN_EDGE_INTERNAL, FALSE, names, DICT);
  arn_snapshot_builder_begin_root (maker->b, ARN_ROOT_INTERPRETER, "interpreter", ARN_NONE);
  arn_snapshot_builder_add_edge (maker->b, ARN_EDGE_INTERNAL, FALSE,
                                 arn_snapshot_builder_intern (maker->b, "module"), DICT + 0x100);
}

static void
add_holder (Maker *maker, const char *line)
{
  g_autofree char *edges = NULL, *head = split (line, &edges);
  g_auto (GStrv) words = g_strsplit (head, " ", 3);
  ArnFrameId frame;

  if (g_str_has_prefix (line, "module"))
    add_globals (maker, edges, TRUE);
  else if (g_str_has_prefix (line, "globals"))
    add_globals (maker, edges, FALSE);
  else if (g_str_has_prefix (line, "frame"))
    {
      frame = arn_snapshot_builder_add_frame (maker->b, words[1], "test.py", atoi (words[2]));
      arn_snapshot_builder_begin_root (maker->b, ARN_ROOT_FRAME, words[1], frame);
      add_edges (maker, edges, ARN_EDGE_LOCAL);
    }
  else
    {
      arn_snapshot_builder_begin_object (maker->b, address_of (line[0]));
      add_edges (maker, edges, ARN_EDGE_VALUE);
    }
}

ArnSnapshot *
sample_graph_new (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Maker maker = { .b = arn_snapshot_builder_new (ARN_PART_OBJECTS | ARN_PART_EDGES |
                                                 ARN_PART_FRAMES) };

  for (guint i = 0; lines[i]; i++)
    {
      g_strstrip (lines[i]);
      count_edges (&maker, lines[i]);
    }
  for (guint i = 0; lines[i]; i++)
    if (lines[i][0] != '\0' && lines[i][1] == ' ')
      add_object (&maker, lines[i]);
  for (guint i = 0; lines[i]; i++)
    if (lines[i][0] != '\0')
      add_holder (&maker, lines[i]);
  return arn_snapshot_builder_end (maker.b);
}

ArnObjectId
sample_graph_find (ArnSnapshot *snapshot, char letter)
{
  return arn_lookup_serial (snapshot, (guint64) letter);
}

ArnSnapshot *
sample_graph_large (guint n)
{
  ArnSnapshotBuilder *b =
      arn_snapshot_builder_new (ARN_PART_OBJECTS | ARN_PART_EDGES | ARN_PART_FRAMES);
  ArnTypeId node = arn_snapshot_builder_add_type (b, "Node", "__main__", 48, ARN_TYPE_INSTANCE, 0);
  static const char *const names[] = { "left", "right", "other" };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *repr = g_strdup_printf ("'node%u'", i);

      arn_snapshot_builder_add_object (b, &(ArnObjectRow){ (i + 1) * 0x100, node, 48, i + 1, 3, 0,
                                                           ARN_GENERATION_YOUNG, repr });
    }
  for (guint i = 0; i < n; i++)
    {
      guint targets[] = { 2 * i + 1, 2 * i + 2, (i * 7 + 3) % n };

      arn_snapshot_builder_begin_object (b, (i + 1) * 0x100);
      for (guint k = 0; k < 3; k++)
        arn_snapshot_builder_add_edge (b, ARN_EDGE_ATTRIBUTE, FALSE,
                                       arn_snapshot_builder_intern (b, names[k]),
                                       (targets[k] % n + 1) * 0x100);
    }
  arn_snapshot_builder_begin_root (b, ARN_ROOT_FRAME, "grow",
                                   arn_snapshot_builder_add_frame (b, "grow", "test.py", 7));
  arn_snapshot_builder_add_edge (b, ARN_EDGE_LOCAL, FALSE, arn_snapshot_builder_intern (b, "root"),
                                 0x100);
  return arn_snapshot_builder_end (b);
}
