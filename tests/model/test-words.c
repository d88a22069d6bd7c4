/* References in a person's words: who has them, and as what. */
#include "arn-reference-words.h"
#include "arn-snapshot-builder.h"

enum
{
  MODULE = 0x1000,
  GLOBALS = 0x2000,
  NODE = 0x3000,
  KEY = 0x4000,
  PLAIN = 0x5000,
};

/* The module __main__ with a global `kept`, which is a Node; a dict {'key': Node}; and a frame that
 * has it as `head`. */
static ArnSnapshot *
make_snapshot (void)
{
  ArnSnapshotBuilder *b = arn_snapshot_builder_new (ARN_PART_OBJECTS | ARN_PART_EDGES);
  ArnTypeId module = arn_snapshot_builder_add_type (b, "module", "", 72, ARN_TYPE_OTHER, 0);
  ArnTypeId dict = arn_snapshot_builder_add_type (b, "dict", "builtins", 64, ARN_TYPE_OTHER, 0);
  ArnTypeId node = arn_snapshot_builder_add_type (b, "Node", "", 48, ARN_TYPE_INSTANCE, 0);
  ArnTypeId text = arn_snapshot_builder_add_type (b, "str", "builtins", 48, ARN_TYPE_OTHER, 0);
  const struct
  {
    guint64 address;
    ArnTypeId type;
    const char *repr;
  } objects[] = {
    { MODULE, module, "__main__" }, { GLOBALS, dict, "{…}" }, { NODE, node, "'node0'" },
    { KEY, text, "'key'" },         { PLAIN, dict, "{…}" },
  };
  ArnFrameId frame;

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    arn_snapshot_builder_add_object (b, &(ArnObjectRow){ objects[i].address, objects[i].type, 48,
                                                         i + 1, 1, .repr = objects[i].repr });
  arn_snapshot_builder_begin_object (b, MODULE);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_INTERNAL, FALSE,
                                 arn_snapshot_builder_intern (b, "__dict__"), GLOBALS);
  arn_snapshot_builder_begin_object (b, GLOBALS);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_VALUE, FALSE,
                                 arn_snapshot_builder_intern (b, "'kept'"), NODE);
  arn_snapshot_builder_begin_object (b, PLAIN);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_KEY, FALSE, 0, KEY);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_VALUE, FALSE, arn_snapshot_builder_intern (b, "'key'"),
                                 NODE);
  frame = arn_snapshot_builder_add_frame (b, "serve", "serve.py", 60);
  arn_snapshot_builder_begin_root (b, ARN_ROOT_FRAME, "serve", frame);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_LOCAL, FALSE, arn_snapshot_builder_intern (b, "head"),
                                 NODE);
  arn_snapshot_builder_begin_root (b, ARN_ROOT_INTERPRETER, "interpreter", ARN_NONE);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_INTERNAL, FALSE,
                                 arn_snapshot_builder_intern (b, "modules"), NODE);
  return arn_snapshot_builder_end (b);
}

static void
test_holders (void)
{
  g_autoptr (ArnSnapshot) snapshot = make_snapshot ();
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  g_autoptr (GString) said = g_string_new (NULL);

  for (ArnHolderId holder = 0; holder < t->edges.n_holders; holder++)
    for (ArnEdgeId e = t->edges.first_edge[holder]; e < t->edges.first_edge[holder + 1]; e++)
      {
        g_autofree char *name = arn_reference_format_name (snapshot, holder, e);
        g_autofree char *who = arn_reference_format_holder (snapshot, holder, e);

        g_string_append_printf (said, "%s | %s%s\n", name, who,
                                arn_reference_is_plain_key (snapshot, e) ? " (plain key)" : "");
      }
  g_assert_cmpstr (said->str, ==,
                   "__dict__ | of module __main__\n"
                   "kept | global of __main__\n"
                   "key 0 | of dict {…} (plain key)\n"
                   "['key'] | of dict {…}\n"
                   "head | local of serve, line 60\n"
                   "modules | the interpreter\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/words/holders", test_holders);
  return g_test_run ();
}
