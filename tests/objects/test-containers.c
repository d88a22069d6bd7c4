/* What containers do that a program cannot see: free lists as owners, blocks and edges for a
 * capture, versions of key tables, what happens without memory and when the program is to stop.
 */
#include "pym-abstract.h"
#include "pym-collector.h"
#include "pym-containers.h"
#include "pym-deque.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-fault.h"
#include "pym-instance-values.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-ordered-dict.h"
#include "pym-set.h"
#include "pym-str.h"
#include "pym-tuple.h"

#include <glib.h>
#include <string.h>

typedef struct
{
  PymRuntime *rt;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->rt = pym_runtime_new (NULL);
  g_assert_cmpint (pym_objects_init (f->rt), ==, PYM_OK);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  const char *message = NULL;

  g_assert_cmpint (pym_runtime_check (f->rt, &message), ==, PYM_OK);
  g_assert_cmpuint (pym_runtime_free (f->rt), ==, 0);
}

static PymObject *
ints (PymRuntime *rt, int n)
{
  PymObject *list = pym_list_new (rt, 0);

  for (int i = 0; list != NULL && i < n; i++)
    {
      PymObject *item = pym_int_from_long (rt, 1000 + (i * 7919) % n);

      if (item == NULL || pym_list_append_steal (rt, list, item) < 0)
        {
          pym_decref (rt, list);
          return NULL;
        }
    }
  return list;
}

/* "class X: pass" */
static PymObject *
make_class (PymRuntime *rt)
{
  PymObject *name = pym_str_from_string (rt, "X"), *bases = pym_tuple_new (rt, 0),
            *dict = pym_dict_new (rt), *type;

  type = pym_object_call_function_objargs (rt, PYM_EXC (rt, TYPE), name, bases, dict, NULL);
  pym_decref (rt, name);
  pym_decref (rt, bases);
  pym_decref (rt, dict);
  g_assert_nonnull (type);
  return type;
}

static void
set_attribute (PymRuntime *rt, PymObject *o, const char *name, int value)
{
  PymObject *number = pym_int_from_long (rt, value);

  g_assert_cmpint (pym_object_set_attr_string (rt, o, name, number), ==, 0);
  pym_decref (rt, number);
}

static void
note_free_list (const PymFreeListInfo *info, void *data)
{
  if (info->kept > 0)
    g_string_append_printf (data, "%s %d of %d, ", info->label, info->kept, info->limit);
}

static void
expect_free_lists (PymRuntime *rt, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  pym_containers_walk_free_lists (rt, note_free_list, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_free_lists (Fixture *f, gconstpointer data)
{
  PymRuntime *rt = f->rt;
  PymObject *things[100];

  pym_containers_clear_free_lists (rt);
  for (int i = 0; i < 100; i++)
    things[i] = pym_list_new (rt, 0);
  for (int i = 0; i < 100; i++)
    pym_decref (rt, things[i]);
  things[0] = pym_tuple_pack (rt, 2, pym_none (rt), pym_none (rt));
  pym_decref (rt, things[0]);
  things[0] = pym_dict_new (rt);
  pym_dict_set_item_string (rt, things[0], "key", pym_none (rt));
  pym_decref (rt, things[0]);
  expect_free_lists (rt, "dict objects 1 of 80, list objects 80 of 80, "
                         "tuples of length 2 1 of 2000, dict key tables 1 of 80, ");
  pym_containers_clear_free_lists (rt);
  expect_free_lists (rt, "");
}

/* CPython 3.12 keeps tuples of length 20 and never looks for them. */
static void
test_length_20 (Fixture *f, gconstpointer data)
{
  pym_containers_clear_free_lists (f->rt);
  for (int i = 0; i < 3; i++)
    pym_decref (f->rt, pym_tuple_new (f->rt, 20));
  for (int i = 0; i < 3; i++)
    pym_decref (f->rt, pym_tuple_new (f->rt, 19));
  expect_free_lists (f->rt, "tuples of length 19 1 of 2000, tuples of length 20 3 of 2000, ");
}

static void
note_edge (const PymEdge *edge, void *data)
{
  g_autofree char *key = edge->key != NULL && PYM_IS (edge->key, PYM_TYPE_STR_SUBCLASS)
                             ? g_strdup ((const char *) pym_str_data (edge->key))
                             : NULL;

  switch (edge->kind)
    {
    case PYM_EDGE_ATTRIBUTE:
      g_string_append_printf (data, ".%s ", key);
      break;
    case PYM_EDGE_INDEX:
      g_string_append_printf (data, "[%zd] ", edge->index);
      break;
    case PYM_EDGE_KEY:
      g_string_append_printf (data, "key %zd ", edge->index);
      break;
    case PYM_EDGE_VALUE:
      g_string_append_printf (data, "['%s'] ", key);
      break;
    default:
      g_string_append_printf (data, "%s ", edge->text);
    }
}

static void
expect_edges (PymRuntime *rt, PymObject *o, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  pym_type (o)->walk_edges (rt, o, note_edge, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
note_block (const void *block, size_t size, const char *what, void *data)
{
  g_string_append_printf (data, "%s %zu, ", what, size);
}

static void
expect_blocks (PymRuntime *rt, PymObject *o, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (pym_type (o)->walk_blocks != NULL)
    pym_type (o)->walk_blocks (rt, o, note_block, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_edges (Fixture *f, gconstpointer data)
{
  PymRuntime *rt = f->rt;
  PymObject *list = ints (rt, 3), *dict = pym_dict_new (rt), *set = pym_set_new (rt, list);
  PymObject *deque = pym_deque_new (rt, list, -1), *tuple = pym_list_as_tuple (rt, list);

  pym_dict_set_item_string (rt, dict, "a", list);
  expect_edges (rt, list, "[0] [1] [2] ");
  expect_edges (rt, tuple, "[0] [1] [2] ");
  expect_edges (rt, deque, "[0] [1] [2] ");
  expect_edges (rt, dict, "key 0 ['a'] ");
  expect_edges (rt, set, "key 0 key 1 key 2 ");
  expect_blocks (rt, list, "list items 32, ");
  expect_blocks (rt, tuple, "");
  expect_blocks (rt, deque, "deque block 528, ");
  expect_blocks (rt, dict, "dict keys 120, ");
  expect_blocks (rt, set, "");
  pym_decref (rt, list);
  pym_decref (rt, dict);
  pym_decref (rt, set);
  pym_decref (rt, deque);
  pym_decref (rt, tuple);
}

/* Attributes are shown in the order of the instance, without making its dict. */
static void
test_instance (Fixture *f, gconstpointer data)
{
  PymRuntime *rt = f->rt;
  PymObject *type = make_class (rt), *first, *second, *dict;
  g_autoptr (GString) text = g_string_new (NULL);

  first = pym_object_call_noargs (rt, type);
  second = pym_object_call_noargs (rt, type);
  set_attribute (rt, first, "a", 1);
  set_attribute (rt, first, "b", 2);
  set_attribute (rt, second, "b", 3);
  set_attribute (rt, second, "a", 4);
  pym_instance_walk_edges (rt, second, note_edge, text);
  g_assert_cmpstr (text->str, ==, ".b .a ");
  g_assert_null (pym_instance_dict_if_made (second));

  g_string_truncate (text, 0);
  pym_instance_walk_blocks (rt, first, note_block, text);
  g_assert_cmpstr (text->str, ==, "attribute values 264, "); /* 29 places */

  dict = pym_instance_get_dict (rt, second);
  g_assert_true (pym_instance_values (second) == NULL);
  expect_edges (rt, dict, "['b'] ['a'] ");
  expect_blocks (rt, dict, "attribute values 256, ");
  pym_decref (rt, dict);
  pym_decref (rt, first);
  pym_decref (rt, second);
  pym_decref (rt, type);
}

static void
test_keys_version (Fixture *f, gconstpointer data)
{
  PymRuntime *rt = f->rt;
  PymObject *dict = pym_dict_new (rt), *key = pym_str_from_string (rt, "key"), *other;
  uint32_t version, later;

  pym_dict_set_item (rt, dict, key, pym_none (rt));
  version = pym_dict_keys_version (rt, ((PymDict *) dict)->keys);
  g_assert_cmpuint (version, !=, 0);
  pym_dict_set_item (rt, dict, key, pym_true (rt));
  g_assert_cmpuint (pym_dict_keys_version (rt, ((PymDict *) dict)->keys), ==, version);
  g_assert_cmpint (pym_dict_index_of (rt, dict, key), ==, 0);
  g_assert_true (pym_dict_value_at (dict, 0) == pym_true (rt));

  pym_dict_set_item_string (rt, dict, "another", pym_none (rt));
  later = pym_dict_keys_version (rt, ((PymDict *) dict)->keys);
  g_assert_cmpuint (later, !=, version);
  pym_dict_del_item (rt, dict, key);
  g_assert_cmpuint (pym_dict_keys_version (rt, ((PymDict *) dict)->keys), !=, later);
  g_assert_cmpint (pym_dict_index_of (rt, dict, key), ==, -1);

  other = pym_int_from_long (rt, 5);
  pym_dict_set_item (rt, dict, other, pym_none (rt));
  g_assert_cmpuint (pym_dict_keys_version (rt, ((PymDict *) dict)->keys), ==, 0);
  pym_decref (rt, other);
  pym_decref (rt, key);
  pym_decref (rt, dict);
}

/* A sort that is stopped leaves every item in the list. */
static void
test_stopped_sort (Fixture *f, gconstpointer data)
{
  PymRuntime *rt = f->rt;
  PymObject *list = ints (rt, 5000), *before = pym_set_new (rt, list), *after;

  atomic_fetch_or (&rt->breaker, PYM_BREAK_STOP);
  g_assert_cmpint (pym_list_sort (rt, list), ==, -1);
  atomic_fetch_and (&rt->breaker, ~(uint32_t) PYM_BREAK_STOP);
  g_assert_nonnull (rt->error);
  pym_err_clear (rt);
  g_assert_cmpint (pym_list_size (list), ==, 5000);
  after = pym_set_new (rt, list);
  g_assert_cmpint (pym_object_rich_compare_bool (rt, before, after, PYM_EQ), ==, 1);
  pym_decref (rt, before);
  pym_decref (rt, after);
  pym_decref (rt, list);
}

/* Each allocation fails in turn: an error, nothing lost, nothing leaked. */
typedef PymObject *(*Work) (PymRuntime *rt, PymObject *items);

static PymObject *
work_list (PymRuntime *rt, PymObject *items)
{
  PymObject *list = pym_list_from_iterable (rt, items);

  if (list == NULL)
    return NULL;
  if (pym_list_set_slice (rt, list, 2, 30, items) < 0 || pym_list_extend (rt, list, items) < 0 ||
      pym_list_sort_by (rt, list, PYM_EXC (rt, STR), true) < 0 ||
      pym_list_set_slice (rt, list, 5, 60, NULL) < 0)
    {
      pym_decref (rt, list);
      return NULL;
    }
  return list;
}

static PymObject *
work_dict (PymRuntime *rt, PymObject *items)
{
  PymObject *dict = pym_dict_from_items (rt, ((PymList *) items)->items, 1,
                                         ((PymList *) items)->items, 1, pym_size (items));
  PymObject *copy;

  if (dict == NULL)
    return NULL;
  for (int i = 0; i < 8; i++)
    if (pym_dict_set_item_string (rt, dict, (const char *[]){ "a", "b", "c", "d" }[i % 4], items) <
        0)
      goto failed;
  if (pym_dict_del_item (rt, dict, pym_list_get (items, 3)) < 0)
    goto failed;
  copy = pym_dict_copy (rt, dict);
  if (copy == NULL)
    goto failed;
  pym_dict_clear (rt, dict);
  if (pym_dict_update (rt, dict, copy) < 0)
    {
      pym_decref (rt, copy);
      goto failed;
    }
  pym_decref (rt, copy);
  return dict;

failed:
  pym_decref (rt, dict);
  return NULL;
}

static PymObject *
work_set (PymRuntime *rt, PymObject *items)
{
  PymObject *set = pym_set_new (rt, items), *frozen, *result = NULL;

  if (set == NULL)
    return NULL;
  frozen = pym_frozenset_new (rt, set);
  if (frozen != NULL)
    result = pym_number_xor (rt, set, frozen);
  if (result != NULL && pym_set_update (rt, result, items) < 0)
    pym_clear (rt, &result);
  pym_xdecref (rt, frozen);
  pym_decref (rt, set);
  return result;
}

static PymObject *
work_deque (PymRuntime *rt, PymObject *items)
{
  PymObject *deque = pym_deque_new (rt, items, -1), *result;

  if (deque == NULL)
    return NULL;
  for (int i = 0; i < 200; i++)
    if (pym_deque_append_left (rt, deque, items) < 0)
      {
        pym_decref (rt, deque);
        return NULL;
      }
  result = pym_sequence_repeat (rt, deque, 3);
  pym_decref (rt, deque);
  return result;
}

static PymObject *
work_ordered_dict (PymRuntime *rt, PymObject *items)
{
  PymObject *dict = pym_ordered_dict_new (rt);

  for (ssize_t i = 0; dict != NULL && i < pym_size (items); i++)
    if (pym_ordered_dict_set_item (rt, dict, pym_list_get (items, i), items) < 0)
      pym_clear (rt, &dict);
  if (dict != NULL && pym_ordered_dict_del_item (rt, dict, pym_list_get (items, 4)) < 0)
    pym_clear (rt, &dict);
  return dict;
}

static PymObject *
work_instance (PymRuntime *rt, PymObject *items)
{
  PymObject *o = pym_object_call_noargs (rt, pym_list_get (items, 0)), *dict;

  if (o == NULL)
    return NULL;
  if (pym_object_set_attr_string (rt, o, "a", items) < 0 ||
      pym_object_set_attr_string (rt, o, "b", items) < 0)
    goto failed;
  dict = pym_instance_get_dict (rt, o);
  if (dict == NULL)
    goto failed;
  pym_decref (rt, dict);
  for (int i = 0; i < 32; i++)
    {
      char name[] = { 'n', (char) ('a' + i % 26), (char) ('a' + i / 26), 0 };

      if (pym_object_set_attr_string (rt, o, name, items) < 0)
        goto failed;
    }
  return o;

failed:
  pym_decref (rt, o);
  return NULL;
}

static void
fail_each_allocation (PymRuntime *rt, Work work, PymObject *items)
{
  for (uint64_t n = 1;; n++)
    {
      PymFaultPlan plan = { .first = n, .failing = 1 };
      PymObject *result;
      uint64_t failures;

      pym_containers_clear_free_lists (rt);
      g_assert_cmpint (pym_fault_start (rt, &plan), ==, PYM_OK);
      result = work (rt, items);
      failures = pym_fault_failures (rt);
      pym_fault_stop (rt);
      g_assert_true ((result == NULL) == (rt->error != NULL));
      if (result == NULL)
        g_assert_true (pym_err_exception_matches (rt, PYM_TYPE (rt, MEMORY_ERROR)));
      pym_err_clear (rt);
      pym_xdecref (rt, result);
      if (failures == 0)
        return;
    }
}

static void
test_no_memory (Fixture *f, gconstpointer data)
{
  static const Work works[] = { work_list, work_dict, work_set, work_deque, work_ordered_dict };
  PymRuntime *rt = f->rt;
  PymObject *items = ints (rt, 40), *type = make_class (rt), *types;

  for (size_t i = 0; i < G_N_ELEMENTS (works); i++)
    fail_each_allocation (rt, works[i], items);
  types = pym_list_from_array_steal (rt, &type, 1);
  fail_each_allocation (rt, work_instance, types);
  pym_decref (rt, types);
  pym_decref (rt, items);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/objects/containers/free-lists", test_free_lists);
  ADD ("/objects/containers/length-20-is-never-taken", test_length_20);
  ADD ("/objects/containers/edges-and-blocks", test_edges);
  ADD ("/objects/containers/instance-without-its-dict", test_instance);
  ADD ("/objects/containers/version-of-keys", test_keys_version);
  ADD ("/objects/containers/stopped-sort", test_stopped_sort);
  ADD ("/objects/containers/no-memory", test_no_memory);
  return g_test_run ();
}
