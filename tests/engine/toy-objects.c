#include "toy-objects.h"

/* The types are the toy's own, so a node finds its toy through its type. */
static Toy *
toy_of (PymObject *o)
{
  return (Toy *) ((char *) o->type - offsetof (Toy, node));
}

static int
node_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  for (int i = 0; i < TOY_SLOTS; i++)
    if (((ToyNode *) o)->slots[i] != NULL)
      {
        int status = visit (((ToyNode *) o)->slots[i], data);

        if (status != 0)
          return status;
      }
  return 0;
}

static int
node_clear (PymRuntime *rt, PymObject *o)
{
  for (int i = 0; i < TOY_SLOTS; i++)
    pym_clear (rt, &((ToyNode *) o)->slots[i]);
  return 0;
}

static void
node_finalize (PymRuntime *rt, PymObject *o)
{
  ToyNode *node = (ToyNode *) o;
  Toy *toy = toy_of (o);

  if (!g_ascii_isupper (node->name))
    return;
  g_string_append_printf (toy->log, "del %c; ", node->name);
  if (node->name == 'R')
    toy->resurrect = pym_newref (o);
}

static void
node_dealloc (PymRuntime *rt, PymObject *o)
{
  PymTrashState trash;

  pym_gc_untrack (o);
  trash = pym_trash_begin (rt, o, node_dealloc);
  if (trash == PYM_TRASH_PUT_OFF)
    return;
  pym_gc_track (rt, o);
  if (pym_call_finalizer_from_dealloc (rt, o) < 0)
    {
      pym_trash_end (rt, trash);
      return;
    }
  pym_gc_untrack (o);
  pym_object_clear_weakrefs (rt, o);
  node_clear (rt, o);
  g_string_append_printf (toy_of (o)->log, "-%c ", ((ToyNode *) o)->name);
  pym_gc_del (rt, o);
  pym_trash_end (rt, trash);
}

static int
weakref_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PymWeakref *reference = (PymWeakref *) o;

  return reference->callback != NULL ? visit (reference->callback, data) : 0;
}

static int
weakref_clear (PymRuntime *rt, PymObject *o)
{
  pym_weakref_clear (rt, (PymWeakref *) o);
  return 0;
}

static void
weakref_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  pym_weakref_clear (rt, (PymWeakref *) o);
  pym_gc_del (rt, o);
}

typedef struct
{
  PymVarObject var;
  PymObject *items[];
} ToyPlaces;

static void
places_dealloc (PymRuntime *rt, PymObject *o)
{
  for (ssize_t i = 0; i < PYM_VAR (o)->size; i++)
    pym_xdecref (rt, ((ToyPlaces *) o)->items[i]);
  pym_object_del (rt, o);
}

static PymObject *
new_places (PymRuntime *rt, ssize_t size, PymObject ***items)
{
  Toy *toy = rt->hooks.safepoint_data;
  ToyPlaces *places = (ToyPlaces *) pym_object_new_var (rt, &toy->places, size);

  g_assert_nonnull (places);
  *items = places->items;
  memset (*items, 0, (size_t) size * sizeof (PymObject *));
  return PYM_OBJECT (places);
}

/* A callback is a node; running it is logged by its name. */
static void
weakref_callback (PymRuntime *rt, PymObject *reference, PymObject *callback)
{
  g_assert_null (((PymWeakref *) reference)->object);
  g_string_append_printf (toy_of (callback)->log, "call %c; ", ((ToyNode *) callback)->name);
}

Toy *
toy_new (void)
{
  Toy *toy = g_new0 (Toy, 1);

  toy->rt = pym_runtime_new (NULL);
  g_assert_nonnull (toy->rt);
  toy->rt->hooks.weakref_callback = weakref_callback;
  toy->rt->hooks.new_tuple = new_places;
  toy->rt->hooks.safepoint_data = toy;
  toy->log = g_string_new (NULL);
  toy->node = (PymType){
    .name = "node",
    .basicsize = sizeof (ToyNode),
    .flags = PYM_TYPE_GC,
    .weaklist_offset = offsetof (ToyNode, weakrefs),
    .dealloc = node_dealloc,
    .traverse = node_traverse,
    .clear = node_clear,
    .finalize = node_finalize,
  };
  toy->weakref = (PymType){
    .name = "weakref",
    .basicsize = sizeof (PymWeakref),
    .flags = PYM_TYPE_GC | PYM_TYPE_WEAKREF_SUBCLASS,
    .dealloc = weakref_dealloc,
    .traverse = weakref_traverse,
    .clear = weakref_clear,
  };
  toy->places = (PymType){
    .name = "places",
    .basicsize = sizeof (ToyPlaces),
    .itemsize = sizeof (PymObject *),
    .dealloc = places_dealloc,
  };
  return toy;
}

void
toy_free (Toy *toy)
{
  const char *message = NULL;

  if (pym_runtime_check (toy->rt, &message) != PYM_OK)
    g_error ("%s", message);
  g_assert_cmpuint (pym_runtime_free (toy->rt), ==, 0);
  g_string_free (toy->log, TRUE);
  g_free (toy);
}

ToyNode *
toy_node (Toy *toy, char name)
{
  ToyNode *node = (ToyNode *) pym_gc_new (toy->rt, &toy->node);

  g_assert_nonnull (node);
  node->name = name;
  node->weakrefs = NULL;
  for (int i = 0; i < TOY_SLOTS; i++)
    node->slots[i] = NULL;
  pym_gc_track (toy->rt, node);
  return node;
}

void
toy_link (ToyNode *from, int slot, ToyNode *to)
{
  g_assert_null (from->slots[slot]);
  from->slots[slot] = pym_newref (to);
}

PymWeakref *
toy_weakref (Toy *toy, ToyNode *node, PymObject *callback)
{
  PymWeakref *reference = (PymWeakref *) pym_gc_new (toy->rt, &toy->weakref);

  g_assert_nonnull (reference);
  reference->object = PYM_OBJECT (node);
  reference->callback = pym_xnewref (callback);
  reference->hash = -1;
  pym_weakref_insert_head (reference, &node->weakrefs);
  pym_gc_track (toy->rt, reference);
  return reference;
}

char *
toy_take_log (Toy *toy)
{
  char *text = g_strchomp (g_strdup (toy->log->str));

  g_string_truncate (toy->log, 0);
  return text;
}

static void
count (PymObject *o, int generation, void *data)
{
  ((guint *) data)[generation]++;
}

char *
toy_generations (Toy *toy)
{
  guint n[PYM_N_GENERATIONS + 1] = { 0 };

  pym_gc_walk (toy->rt, count, n);
  return g_strdup_printf ("0:%u 1:%u 2:%u frozen:%u", n[0], n[1], n[2], n[3]);
}
