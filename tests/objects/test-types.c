/* Types, classes and protocols, used as the rooms above use them. Every test ends with a check of
 * the whole heap and with no block left. */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-collector.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-exceptions.h"
#include "pym-fault.h"
#include "pym-int.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"
#include "pym-weakref-object.h"

#include <glib.h>

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
end_of (PymRuntime *rt)
{
  const char *message = NULL;

  g_assert_null (rt->error);
  g_assert_cmpint (pym_runtime_check (rt, &message), ==, PYM_OK);
  g_assert_cmpuint (pym_runtime_free (rt), ==, 0);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  end_of (f->rt);
}

/* A class of this name; `bases` NULL: none. NULL with the exception set. */
static PymObject *
make_class (PymRuntime *rt, const char *name, PymObject *bases, PymObject *namespace)
{
  PymObject *text = pym_str_from_string (rt, name), *args = NULL, *class = NULL, *own = NULL;

  if (text == NULL)
    return NULL;
  if (bases == NULL)
    bases = own = pym_tuple_new (rt, 0);
  if (namespace == NULL)
  namespace = pym_dict_new (rt);
  else pym_incref (namespace);
  if (bases != NULL && namespace != NULL)
    args = pym_tuple_pack (rt, 3, text, bases, namespace);
  if (args != NULL)
    class = pym_object_call (rt, PYM_OBJECT (PYM_TYPE (rt, TYPE)), args, NULL);
  pym_xdecref (rt, args);
  pym_xdecref (rt, own);
  pym_xdecref (rt, namespace);
  pym_decref (rt, text);
  return class;
}

/* "TypeError: text" of the exception on its way, which is taken back. */
static char *
take_error (PymRuntime *rt)
{
  PymObject *error = pym_err_get_raised (rt), *text;
  char *result;

  g_assert_nonnull (error);
  text = pym_object_str (rt, error);
  g_assert_nonnull (text);
  result = g_strdup_printf ("%s: %s", pym_type (error)->name, pym_str_as_utf8 (rt, text));
  pym_decref (rt, text);
  pym_decref (rt, error);
  return result;
}

static void
assert_error (PymRuntime *rt, const char *expected)
{
  g_autofree char *text = take_error (rt);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_repr (PymRuntime *rt, PymObject *o, const char *expected)
{
  PymObject *text = pym_object_repr (rt, o);

  g_assert_nonnull (text);
  g_assert_cmpstr (pym_str_as_utf8 (rt, text), ==, expected);
  pym_decref (rt, text);
}

static void
test_sizes_of_instances (Fixture *f, gconstpointer data)
{
  PymRuntime *rt = f->rt;
  PymObject *namespace = pym_dict_new (rt), *slots = pym_str_from_string (rt, "x");
  PymObject *plain = make_class (rt, "Plain", NULL, NULL), *slotted, *a, *b;

  pym_dict_set_item_string (rt, namespace, "__slots__", slots);
  slotted = make_class (rt, "Slotted", NULL, namespace);
  a = pym_object_call_noargs (rt, plain);
  b = pym_object_call_noargs (rt, slotted);
  g_assert_cmpint (pym_object_sizeof (rt, a), ==, 48);
  g_assert_cmpint (pym_object_sizeof (rt, b), ==, 40);
  g_assert_cmpint (pym_object_sizeof (rt, plain), ==, 1704);
  g_assert_cmpint (pym_object_sizeof (rt, slotted), ==, 936);
  g_assert_cmpint (pym_object_sizeof (rt, PYM_OBJECT (PYM_TYPE (rt, INT))), ==, 432);
  pym_decref (rt, a);
  pym_decref (rt, b);
  pym_decref (rt, plain);
  pym_decref (rt, slotted);
  pym_decref (rt, namespace);
  pym_decref (rt, slots);
}

static void
test_order_that_cannot_be (Fixture *f, gconstpointer data)
{
  PymRuntime *rt = f->rt;
  PymObject *a = make_class (rt, "A", NULL, NULL), *bases = pym_tuple_pack (rt, 1, a);
  PymObject *b = make_class (rt, "B", bases, NULL), *both = pym_tuple_pack (rt, 2, a, b);

  g_assert_null (make_class (rt, "C", both, NULL));
  assert_error (rt, "TypeError: Cannot create a consistent method resolution\n"
                    "order (MRO) for bases A, B");
  pym_decref (rt, both);
  pym_decref (rt, b);
  pym_decref (rt, bases);
  pym_decref (rt, a);
}

static void
test_layouts_in_conflict (Fixture *f, gconstpointer data)
{
  PymRuntime *rt = f->rt;
  PymObject *bases = pym_tuple_pack (rt, 2, PYM_TYPE (rt, INT), PYM_TYPE (rt, STR));

  g_assert_null (make_class (rt, "C", bases, NULL));
  assert_error (rt, "TypeError: multiple bases have instance lay-out conflict");
  pym_decref (rt, bases);
}

static void
test_slots_follow_the_dict (Fixture *f, gconstpointer data)
{
  PymRuntime *rt = f->rt;
  PymObject *a = make_class (rt, "A", NULL, NULL), *bases = pym_tuple_pack (rt, 1, a);
  PymObject *b = make_class (rt, "B", bases, NULL), *o = pym_object_call_noargs (rt, b), *length;

  g_assert_cmpint (pym_object_length (rt, o), ==, -1);
  assert_error (rt, "TypeError: object of type 'B' has no len()");
  /* A built-in that gives a number whatever it is called with serves as the method. */
  length = pym_object_get_attr_string (rt, pym_true (rt), "bit_length");
  pym_object_set_attr_string (rt, a, "__len__", length);
  g_assert_cmpint (pym_object_length (rt, o), ==, 1);
  pym_object_set_attr_string (rt, a, "__len__", NULL);
  g_assert_cmpint (pym_object_length (rt, o), ==, -1);
  pym_err_clear (rt);
  pym_decref (rt, length);
  pym_decref (rt, o);
  pym_decref (rt, b);
  pym_decref (rt, bases);
  pym_decref (rt, a);
}

static void
test_subclasses_are_held_weakly (Fixture *f, gconstpointer data)
{
  PymRuntime *rt = f->rt;
  PymObject *a = make_class (rt, "A", NULL, NULL), *bases = pym_tuple_pack (rt, 1, a);
  PymObject *b = make_class (rt, "B", bases, NULL), *list;

  pym_decref (rt, bases);
  list = pym_type_get_subclasses (rt, (PymType *) a);
  assert_repr (rt, list, "[<class 'B'>]");
  pym_decref (rt, list);
  pym_decref (rt, b);
  g_assert_cmpint (pym_gc_collect (rt, 2), >, 0);
  list = pym_type_get_subclasses (rt, (PymType *) a);
  assert_repr (rt, list, "[]");
  pym_decref (rt, list);
  pym_decref (rt, a);
}

static void
test_attribute_error_has_fields (Fixture *f, gconstpointer data)
{
  PymRuntime *rt = f->rt;
  PymObject *one = pym_int_from_long (rt, 1), *error;

  g_assert_null (pym_object_get_attr_string (rt, one, "shape"));
  error = pym_err_get_raised (rt);
  assert_repr (rt, error, "AttributeError(\"'int' object has no attribute 'shape'\")");
  assert_repr (rt, ((PymAttributeError *) error)->name, "'shape'");
  g_assert_true (((PymAttributeError *) error)->object == one);
  pym_decref (rt, error);
  pym_decref (rt, one);
}

static void
test_context_of_an_exception (Fixture *f, gconstpointer data)
{
  PymRuntime *rt = f->rt;
  PymHandled handled = { NULL, rt->handled };
  PymObject *second, *context;

  pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "first");
  handled.exception = pym_err_get_raised (rt);
  rt->handled = &handled;
  pym_err_set_string (rt, PYM_TYPE (rt, KEY_ERROR), "second");
  rt->handled = handled.previous;
  second = pym_err_get_raised (rt);
  context = pym_exception_get_context (second);
  g_assert_true (context == handled.exception);
  pym_xdecref (rt, context);
  pym_decref (rt, second);
  pym_decref (rt, handled.exception);
}

static void
test_context_makes_no_ring (Fixture *f, gconstpointer data)
{
  PymRuntime *rt = f->rt;
  PymHandled handled = { NULL, rt->handled };
  PymObject *first, *second;

  pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "first");
  first = pym_err_get_raised (rt);
  pym_err_set_string (rt, PYM_TYPE (rt, KEY_ERROR), "second");
  second = pym_err_get_raised (rt);
  pym_exception_set_context (rt, second, pym_newref (first));
  handled.exception = second;
  rt->handled = &handled;
  pym_err_set_object (rt, PYM_TYPE (rt, VALUE_ERROR), first);
  rt->handled = handled.previous;
  g_assert_null (((PymException *) second)->context);
  g_assert_true (((PymException *) first)->context == second);
  pym_err_clear (rt);
  pym_decref (rt, second);
  pym_decref (rt, first);
}

static void
test_operand_of_a_subclass_goes_first (Fixture *f, gconstpointer data)
{
  PymRuntime *rt = f->rt;
  PymObject *bases = pym_tuple_pack (rt, 1, PYM_TYPE (rt, INT)), *namespace = pym_dict_new (rt);
  PymObject *subtract, *class, *five = pym_int_from_long (rt, 5), *o, *difference;

  /* The subclass answers `5 - o` with `int.__mul__ (o, 5)`. */
  subtract = pym_object_get_attr_string (rt, PYM_OBJECT (PYM_TYPE (rt, INT)), "__mul__");
  pym_dict_set_item_string (rt, namespace, "__rsub__", subtract);
  class = make_class (rt, "Odd", bases, namespace);
  o = pym_object_call_one_arg (rt, class, five);
  difference = pym_number_subtract (rt, five, o);
  assert_repr (rt, difference, "25");
  pym_decref (rt, difference);
  pym_decref (rt, o);
  pym_decref (rt, class);
  pym_decref (rt, five);
  pym_decref (rt, subtract);
  pym_decref (rt, namespace);
  pym_decref (rt, bases);
}

static void
test_reference_without_callback_is_shared (Fixture *f, gconstpointer data)
{
  PymRuntime *rt = f->rt;
  PymObject *class = make_class (rt, "A", NULL, NULL), *o = pym_object_call_noargs (rt, class);
  PymObject *a = pym_weakref_new_ref (rt, o, NULL), *b = pym_weakref_new_ref (rt, o, NULL);
  PymObject *proxy = pym_weakref_new_proxy (rt, o, NULL);

  g_assert_true (a == b);
  g_assert_cmpint (pym_weakref_count (o), ==, 2);
  pym_decref (rt, o);
  g_assert_null (pym_weakref_referent (a));
  g_assert_null (pym_object_get_attr_string (rt, proxy, "x"));
  assert_error (rt, "ReferenceError: weakly-referenced object no longer exists");
  pym_decref (rt, proxy);
  pym_decref (rt, a);
  pym_decref (rt, b);
  pym_decref (rt, class);
}

static void
test_recursion_in_c_is_bounded (Fixture *f, gconstpointer data)
{
  PymRuntime *rt = f->rt;
  int depth = 0;

  while (pym_enter_recursive_call (rt, " in a test") == 0)
    depth++;
  g_assert_cmpint (depth, ==, PYM_C_RECURSION_LIMIT);
  while (depth-- > 0)
    pym_leave_recursive_call (rt);
  assert_error (rt, "RecursionError: maximum recursion depth exceeded in a test");
}

static void
test_arguments_are_matched (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "iterable", "start", NULL };
  PymRuntime *rt = f->rt;
  PymObject *one = pym_int_from_long (rt, 1), *key = pym_str_from_string (rt, "start");
  PymObject *wrong = pym_str_from_string (rt, "stop"), *args[3] = { one, key, wrong }, *out[2];
  PymObject *kwnames = pym_tuple_pack (rt, 1, key), *wrong_names = pym_tuple_pack (rt, 1, wrong);

  g_assert_cmpint (pym_args_parse (rt, "count", names, 1, 0, args, 1, kwnames, out), ==, 0);
  g_assert_true (out[0] == one && out[1] == key);
  g_assert_cmpint (pym_args_parse (rt, "count", names, 1, 0, args, 1, NULL, out), ==, 0);
  g_assert_null (out[1]);
  g_assert_cmpint (pym_args_parse (rt, "count", names, 1, 0, args, 0, NULL, out), ==, -1);
  assert_error (rt, "TypeError: count() missing required argument 'iterable' (pos 1)");
  g_assert_cmpint (pym_args_parse (rt, "count", names, 1, 0, args, 3, NULL, out), ==, -1);
  assert_error (rt, "TypeError: count() takes at most 2 arguments (3 given)");
  g_assert_cmpint (pym_args_parse (rt, "count", names, 1, 0, args, 1, wrong_names, out), ==, -1);
  assert_error (rt, "TypeError: 'stop' is an invalid keyword argument for count()");
  pym_decref (rt, wrong_names);
  pym_decref (rt, kwnames);
  pym_decref (rt, wrong);
  pym_decref (rt, key);
  pym_decref (rt, one);
}

static void
test_memory_error_needs_no_memory (Fixture *f, gconstpointer data)
{
  PymRuntime *rt = f->rt;
  PymFaultPlan plan = { .first = 1 };
  PymObject *errors[40];

  g_assert_cmpint (pym_fault_start (rt, &plan), ==, PYM_OK);
  for (size_t i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_assert_null (pym_dict_new (rt));
      errors[i] = pym_err_get_raised (rt);
      g_assert_true (pym_type (errors[i]) == PYM_TYPE (rt, MEMORY_ERROR));
    }
  pym_fault_stop (rt);
  for (size_t i = 0; i < G_N_ELEMENTS (errors); i++)
    pym_decref (rt, errors[i]);
}

/* Each allocation of the beginning in turn fails. */
static void
test_init_without_memory (void)
{
  for (uint64_t n = 1;; n++)
    {
      PymRuntime *rt = pym_runtime_new (NULL);
      PymFaultPlan plan = { .first = n, .domains = 7 };
      const char *message = NULL;
      PymStatus status;
      uint64_t failures;

      g_assert_cmpint (pym_fault_start (rt, &plan), ==, PYM_OK);
      status = pym_objects_init (rt);
      failures = pym_fault_failures (rt);
      pym_fault_stop (rt);
      g_assert_cmpint (status, ==, failures > 0 ? PYM_NO_MEMORY : PYM_OK);
      g_assert_cmpint (pym_runtime_check (rt, &message), ==, PYM_OK);
      g_assert_cmpuint (pym_runtime_free (rt), ==, 0);
      if (failures == 0)
        break;
      /* The first allocations differ from each other, later ones repeat themselves. */
      if (n > 400)
        n += 6;
    }
}

/* A bit of everything; false with an exception. */
static bool
use_a_class (PymRuntime *rt)
{
  PymObject *class = make_class (rt, "A", NULL, NULL), *o = NULL, *text = NULL, *reference = NULL;
  bool done = false;

  if (class == NULL || (o = pym_object_call_noargs (rt, class)) == NULL ||
      pym_object_set_attr_string (rt, o, "name", o) < 0 ||
      (text = pym_object_repr (rt, o)) == NULL ||
      (reference = pym_weakref_new_ref (rt, o, NULL)) == NULL ||
      pym_object_set_attr_string (rt, class, "__len__", text) < 0)
    goto out;
  pym_clear (rt, &text);
  text = pym_object_get_attr_string (rt, o, "nothing");
  if (text == NULL && !pym_err_exception_matches (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR)))
    goto out;
  pym_err_clear (rt);
  text = pym_object_get_attr_string (rt, class, "__mro__");
  done = text != NULL;
out:
  pym_xdecref (rt, reference);
  pym_xdecref (rt, text);
  pym_xdecref (rt, o);
  pym_xdecref (rt, class);
  return done;
}

static void
test_class_without_memory (void)
{
  for (uint64_t n = 1;; n++)
    {
      PymRuntime *rt = pym_runtime_new (NULL);
      PymFaultPlan plan = { .first = n, .failing = 1 + n % 2 };
      uint64_t failures;

      g_assert_cmpint (pym_objects_init (rt), ==, PYM_OK);
      g_assert_cmpint (pym_fault_start (rt, &plan), ==, PYM_OK);
      if (!use_a_class (rt))
        {
          g_assert_true (pym_err_exception_matches (rt, PYM_TYPE (rt, MEMORY_ERROR)));
          pym_err_clear (rt);
        }
      failures = pym_fault_failures (rt);
      pym_fault_stop (rt);
      end_of (rt);
      if (failures == 0)
        break;
    }
}

#define CASE(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CASE ("/objects/types/sizes", test_sizes_of_instances);
  CASE ("/objects/types/order-that-cannot-be", test_order_that_cannot_be);
  CASE ("/objects/types/layouts-in-conflict", test_layouts_in_conflict);
  CASE ("/objects/types/slots-follow-the-dict", test_slots_follow_the_dict);
  CASE ("/objects/types/subclasses-are-held-weakly", test_subclasses_are_held_weakly);
  CASE ("/objects/types/attribute-error-has-fields", test_attribute_error_has_fields);
  CASE ("/objects/types/context", test_context_of_an_exception);
  CASE ("/objects/types/context-makes-no-ring", test_context_makes_no_ring);
  CASE ("/objects/types/operand-of-a-subclass-first", test_operand_of_a_subclass_goes_first);
  CASE ("/objects/types/reference-is-shared", test_reference_without_callback_is_shared);
  CASE ("/objects/types/recursion-is-bounded", test_recursion_in_c_is_bounded);
  CASE ("/objects/types/arguments-are-matched", test_arguments_are_matched);
  CASE ("/objects/types/memory-error-needs-no-memory", test_memory_error_needs_no_memory);
  g_test_add_func ("/objects/types/init-without-memory", test_init_without_memory);
  g_test_add_func ("/objects/types/class-without-memory", test_class_without_memory);
  return g_test_run ();
}
