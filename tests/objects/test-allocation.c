/* How many bytes an operation asks for: visible in tracemalloc and in the size classes, so it is
 * CPython's. The expected numbers were read off CPython 3.12.1 with tracemalloc. */
#include "pym-abstract.h"
#include "pym-bytes.h"
#include "pym-float.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-numbers.h"
#include "pym-str.h"

#include <glib.h>

typedef struct
{
  PymAllocator next;
  GString *log; /* sizes asked for; "r" before those of a realloc */
} Log;

static void *
log_malloc (void *context, size_t size)
{
  Log *log = context;

  g_string_append_printf (log->log, "%zu ", size);
  return log->next.malloc (log->next.context, size);
}

static void *
log_calloc (void *context, size_t count, size_t size)
{
  Log *log = context;

  g_string_append_printf (log->log, "%zu ", count * size);
  return log->next.calloc (log->next.context, count, size);
}

static void *
log_realloc (void *context, void *block, size_t size)
{
  Log *log = context;

  g_string_append_printf (log->log, "r%zu ", size);
  return log->next.realloc (log->next.context, block, size);
}

static void
log_free (void *context, void *block)
{
  Log *log = context;

  log->next.free (log->next.context, block);
}

typedef struct
{
  PymRuntime *rt;
  Log log;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  PymAllocator allocator = { &f->log, log_malloc, log_calloc, log_realloc, log_free };

  f->rt = pym_runtime_new (NULL);
  g_assert_cmpint (pym_objects_init (f->rt), ==, PYM_OK);
  f->log.log = g_string_new (NULL);
  pym_get_allocator (f->rt, PYM_DOMAIN_OBJECT, &f->log.next);
  pym_set_allocator (f->rt, PYM_DOMAIN_OBJECT, &allocator);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  const char *message;

  pym_set_allocator (f->rt, PYM_DOMAIN_OBJECT, &f->log.next);
  g_assert_cmpint (pym_runtime_check (f->rt, &message), ==, PYM_OK);
  g_assert_cmpuint (pym_runtime_free (f->rt), ==, 0);
  g_string_free (f->log.log, TRUE);
}

static PymObject *
number (Fixture *f, const char *text)
{
  return pym_int_from_literal (f->rt, text);
}

/* Runs an operation and compares what it asked for. */
static void
check (Fixture *f, PymBinary operation, const char *a, const char *b, const char *expected)
{
  PymObject *x = number (f, a), *y = number (f, b), *z;

  g_string_truncate (f->log.log, 0);
  z = operation (f->rt, x, y);
  g_assert_nonnull (z);
  g_assert_cmpstr (f->log.log->str, ==, expected);
  pym_decref (f->rt, x);
  pym_decref (f->rt, y);
  pym_decref (f->rt, z);
}

#define BIG   "1000000000000000000000000000000" /* 10**30, four digits */
#define TWO40 "1099511627776"

static void
test_int_arithmetic (Fixture *f, gconstpointer data)
{
  check (f, pym_int_add, "1000", "1000", "32 ");
  check (f, pym_int_add, "100", "100", "");
  check (f, pym_int_add, "1073741823", "1", "32 ");
  check (f, pym_int_add, BIG, "1", "44 ");
  check (f, pym_int_subtract, BIG, "1", "40 ");
  check (f, pym_int_subtract, BIG, BIG, "");
  check (f, pym_int_multiply, BIG, BIG, "56 ");
  check (f, pym_int_multiply, "100000", "100000", "32 ");
  check (f, pym_int_floor_divide, BIG, TWO40, "32 32 ");
  check (f, pym_int_floor_divide, TWO40, "1000", "32 32 ");
  check (f, pym_int_floor_divide, "100000", "7", "32 ");
  check (f, pym_int_lshift, TWO40, "5", "36 ");
  check (f, pym_int_rshift, TWO40, "20", "32 ");
  check (f, pym_int_and, TWO40, BIG, "32 ");
  check (f, pym_int_xor, TWO40, TWO40, "32 ");
}

static void
test_int_conversions (Fixture *f, gconstpointer data)
{
  PymObject *o;

  g_string_truncate (f->log.log, 0);
  pym_decref (f->rt, pym_int_from_long (f->rt, 1000));
  pym_decref (f->rt, pym_int_from_ssize (f->rt, 1000));
  pym_decref (f->rt, pym_int_from_double (f->rt, 1000.0));
  pym_decref (f->rt, number (f, "1000"));
  pym_decref (f->rt, number (f, "1000000000000"));
  o = pym_int_from_byte_array (f->rt, (const unsigned char *) "\1\2\3\4\5", 5, false, false);
  pym_decref (f->rt, o);
  g_assert_cmpstr (f->log.log->str, ==, "32 28 32 28 32 32 ");
}

static void
test_small_ints_are_one (Fixture *f, gconstpointer data)
{
  for (long value = PYM_SMALL_INT_MIN; value <= PYM_SMALL_INT_MAX; value++)
    {
      PymObject *o = pym_int_from_long (f->rt, value);

      g_assert_true (o == pym_int_from_ssize (f->rt, value));
      g_assert_cmpuint (pym_refcount (o), ==, PYM_IMMORTAL);
    }
  g_assert_cmpstr (f->log.log->str, ==, "");
}

static void
test_float_free_list (Fixture *f, gconstpointer data)
{
  PymObject *floats[PYM_MAX_FREE_FLOATS + 10];
  PymObject *last;

  for (size_t i = 0; i < G_N_ELEMENTS (floats); i++)
    floats[i] = pym_float_from_double (f->rt, (double) i);
  for (size_t i = 0; i < G_N_ELEMENTS (floats); i++)
    pym_decref (f->rt, floats[i]);
  g_assert_cmpint (f->rt->objects->numbers->n_free_floats, ==, PYM_MAX_FREE_FLOATS);
  g_string_truncate (f->log.log, 0);
  last = pym_float_from_double (f->rt, 1.0);
  g_assert_cmpstr (f->log.log->str, ==, "");
  g_assert_true (last == floats[PYM_MAX_FREE_FLOATS - 1]);
  pym_decref (f->rt, last);
  pym_numbers_clear_free_lists (f->rt);
  g_assert_cmpint (f->rt->objects->numbers->n_free_floats, ==, 0);
}

static void
test_str_layouts (Fixture *f, gconstpointer data)
{
  g_string_truncate (f->log.log, 0);
  pym_decref (f->rt, pym_str_from_string (f->rt, "abc"));
  pym_decref (f->rt, pym_str_from_string (f->rt, "caf\303\251"));
  pym_decref (f->rt, pym_str_from_string (f->rt, "\342\202\254uro"));
  pym_decref (f->rt, pym_str_from_string (f->rt, "\360\237\230\200!"));
  pym_decref (f->rt, pym_str_from_string (f->rt, "a"));
  pym_decref (f->rt, pym_str_from_string (f->rt, "\303\251"));
  g_assert_cmpstr (f->log.log->str, ==, "44 61 66 68 ");
}

static void
test_str_append_reallocates (Fixture *f, gconstpointer data)
{
  PymObject *s = pym_str_from_string (f->rt, "abc"), *tail = pym_str_from_string (f->rt, "de");
  PymObject *shared;

  g_string_truncate (f->log.log, 0);
  pym_str_append (f->rt, &s, tail);
  g_assert_cmpstr (f->log.log->str, ==, "r46 ");
  shared = pym_newref (s);
  pym_str_append (f->rt, &s, tail);
  g_assert_cmpstr (f->log.log->str, ==, "r46 48 ");
  g_assert_true (pym_str_equal_ascii (s, "abcdede"));
  g_assert_true (pym_str_equal_ascii (shared, "abcde"));
  pym_decref (f->rt, shared);
  /* A text whose hash is known stays as it is. */
  pym_str_hash (f->rt, s);
  pym_str_append (f->rt, &s, tail);
  g_assert_cmpstr (f->log.log->str, ==, "r46 48 50 ");
  pym_decref (f->rt, s);
  pym_decref (f->rt, tail);
}

static void
test_interned_is_immortal (Fixture *f, gconstpointer data)
{
  PymObject *a = pym_str_intern_from_string (f->rt, "a_name_of_its_own");
  PymObject *b = pym_str_intern_from_string (f->rt, "a_name_of_its_own");

  g_assert_true (a == b);
  g_assert_cmpuint (pym_refcount (a), ==, PYM_IMMORTAL);
}

static void
test_split_room (Fixture *f, gconstpointer data)
{
  PymObject *text = pym_str_from_string (f->rt, "a b c"), *list;

  list = pym_str_split (f->rt, text, NULL, -1);
  g_assert_cmpint (pym_list_size (list), ==, 3);
  g_assert_cmpint (((PymList *) list)->allocated, ==, 4);
  pym_decref (f->rt, list);
  pym_decref (f->rt, text);
}

static void
test_bytes_layouts (Fixture *f, gconstpointer data)
{
  g_string_truncate (f->log.log, 0);
  pym_decref (f->rt, pym_bytes_from_string (f->rt, "abc"));
  pym_decref (f->rt, pym_bytes_from_string (f->rt, "a"));
  pym_decref (f->rt, pym_bytearray_from_string_and_size (f->rt, "abc", 3));
  g_assert_cmpstr (f->log.log->str, ==, "36 56 4 ");
}

static void
test_hash_seed (void)
{
  static const struct
  {
    uint64_t seed;
    const char *text;
    ssize_t hash;
  } expected[] = {
    { 0, "abc", -4594863902769663758 },
    { 1, "abc", -4667308735975688587 },
    { 42, "abc", 3869580338025362921 },
    { 42, "\303\251\342\202\254", -2010860213495462754 },
    { 4294967295, "\360\237\230\200xyz12345", 1826555060599310396 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      PymSettings settings = { .hash_seed = expected[i].seed };
      PymRuntime *rt = pym_runtime_new (&settings);
      PymObject *s;

      g_assert_cmpint (pym_objects_init (rt), ==, PYM_OK);
      s = pym_str_from_string (rt, expected[i].text);
      g_assert_cmpint (pym_str_hash (rt, s), ==, expected[i].hash);
      pym_decref (rt, s);
      g_assert_cmpuint (pym_runtime_free (rt), ==, 0);
    }
}

int
main (int argc, char **argv)
{
#define ADD(path, function)                                                                        \
  g_test_add ("/objects/allocation/" path, Fixture, NULL, set_up, function, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("int-arithmetic", test_int_arithmetic);
  ADD ("int-conversions", test_int_conversions);
  ADD ("small-ints-are-one", test_small_ints_are_one);
  ADD ("float-free-list", test_float_free_list);
  ADD ("str-layouts", test_str_layouts);
  ADD ("str-append-reallocates", test_str_append_reallocates);
  ADD ("interned-is-immortal", test_interned_is_immortal);
  ADD ("split-room", test_split_room);
  ADD ("bytes-layouts", test_bytes_layouts);
  g_test_add_func ("/objects/hash/seed", test_hash_seed);
  return g_test_run ();
}
