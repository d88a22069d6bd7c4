/* What operations on numbers and texts answer, compared with CPython 3.12: each line of a file in
 * values/ is an expression in reverse notation, a tab, and the repr of its result or its error
 * there (values/make-values.py writes them). After every file the heap is checked and nothing may
 * be left.
 */
#include "pym-abstract.h"
#include "pym-bytes.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-fault.h"
#include "pym-float.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-set.h"
#include "pym-slice.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#include <glib.h>
#include <string.h>

#define MAX_STACK 64

typedef struct
{
  PymRuntime *rt;
  PymObject *stack[MAX_STACK];
  int depth;
} Machine;

static void
push (Machine *m, PymObject *o)
{
  g_assert_cmpint (m->depth, <, MAX_STACK);
  m->stack[m->depth++] = o;
}

/* Replaces the top `n` by a result. */
static void
reduce (Machine *m, int n, PymObject *result)
{
  g_assert_cmpint (m->depth, >=, n);
  while (n-- > 0)
    pym_decref (m->rt, m->stack[--m->depth]);
  push (m, result);
}

static char *
unescaped (const char *text, gsize *size)
{
  GString *s = g_string_new (NULL);
  char *result;

  for (; *text != 0; text++)
    if (*text == '%')
      {
        g_string_append_c (s, (char) (g_ascii_xdigit_value (text[1]) << 4 |
                                      g_ascii_xdigit_value (text[2])));
        text += 2;
      }
    else
      g_string_append_c (s, *text);
  *size = s->len;
  result = g_string_free (s, FALSE);
  return result;
}

static PymObject *
slice_of (PymRuntime *rt, PymObject **items)
{
  return pym_slice_new (rt, items[0], items[1], items[2]);
}

static PymObject *
dict_of (PymRuntime *rt, PymObject **items, int n)
{
  PymObject *dict = pym_dict_new (rt);

  for (int i = 0; dict != NULL && i < n; i++)
    if (pym_dict_set_item (rt, dict, items[2 * i], items[2 * i + 1]) < 0)
      pym_clear (rt, &dict);
  return dict;
}

static PymObject *
call_type (PymRuntime *rt, const char *name, PymObject **args, int n)
{
  PymType *type = strcmp (name, "int") == 0         ? PYM_TYPE (rt, INT)
                  : strcmp (name, "float") == 0     ? PYM_TYPE (rt, FLOAT)
                  : strcmp (name, "str") == 0       ? PYM_TYPE (rt, STR)
                  : strcmp (name, "bytes") == 0     ? PYM_TYPE (rt, BYTES)
                  : strcmp (name, "bytearray") == 0 ? PYM_TYPE (rt, BYTEARRAY)
                  : strcmp (name, "bool") == 0      ? PYM_TYPE (rt, BOOL)
                  : strcmp (name, "list") == 0      ? PYM_TYPE (rt, LIST)
                                                    : PYM_TYPE (rt, SET);

  return pym_object_vectorcall (rt, PYM_OBJECT (type), args, n, NULL);
}

static PymObject *
compared (PymRuntime *rt, PymObject *a, PymObject *b, const char *op)
{
  static const char *const names[] = { "<", "<=", "==", "!=", ">", ">=" };

  for (int i = 0; i < 6; i++)
    if (strcmp (op, names[i]) == 0)
      return pym_object_rich_compare (rt, a, b, i);
  return NULL;
}

static PymObject *
number_result (PymRuntime *rt, ssize_t value)
{
  return value == -1 && rt->error != NULL ? NULL : pym_int_from_ssize (rt, value);
}

/* Runs one word; false when it raised. */
static bool
step (Machine *m, const char *word)
{
  static const struct
  {
    const char *word;
    PymBinary function;
  } binary[] = {
    { "+", pym_number_add },
    { "-", pym_number_subtract },
    { "*", pym_number_multiply },
    { "/", pym_number_true_divide },
    { "//", pym_number_floor_divide },
    { "%", pym_number_remainder },
    { "divmod", pym_number_divmod },
    { "<<", pym_number_lshift },
    { ">>", pym_number_rshift },
    { "&", pym_number_and },
    { "|", pym_number_or },
    { "^", pym_number_xor },
    { "@", pym_object_get_item },
    { "format", pym_object_format },
  };
  static const struct
  {
    const char *word;
    PymUnary function;
  } unary[] = {
    { "neg", pym_number_negative }, { "pos", pym_number_positive }, { "~", pym_number_invert },
    { "abs", pym_number_absolute }, { "repr", pym_object_repr },    { "str", pym_object_str },
    { "ascii", pym_object_ascii },  { "iter", pym_sequence_list },
  };
  PymRuntime *rt = m->rt;
  PymObject **top = &m->stack[m->depth], *result = NULL;
  const char *colon = strchr (word, ':');
  int used = 0, n = colon != NULL ? atoi (colon + 1) : 0;
  gsize size;

  if (g_str_has_prefix (word, "int:"))
    result = pym_int_from_literal (rt, word + 4);
  else if (g_str_has_prefix (word, "float:"))
    {
      size_t read;

      result = pym_float_from_double (rt, pym_float_parse (word + 6, &read));
    }
  else if (g_str_has_prefix (word, "str:") || g_str_has_prefix (word, "bytes:") ||
           g_str_has_prefix (word, "array:"))
    {
      g_autofree char *text = unescaped (colon + 1, &size);

      if (word[0] == 's')
        result = pym_str_from_string_and_size (rt, text, (ssize_t) size);
      else if (word[0] == 'b')
        result = pym_bytes_from_string_and_size (rt, text, (ssize_t) size);
      else
        result = pym_bytearray_from_string_and_size (rt, text, (ssize_t) size);
    }
  else if (strcmp (word, "None") == 0)
    result = pym_newref (pym_none (rt));
  else if (strcmp (word, "True") == 0 || strcmp (word, "False") == 0)
    result = pym_bool_from_long (rt, word[0] == 'T');
  else if (g_str_has_prefix (word, "tuple:"))
    result = pym_tuple_from_array (rt, top - n, used = n);
  else if (g_str_has_prefix (word, "list:"))
    {
      PymObject *tuple = pym_tuple_from_array (rt, top - n, used = n);

      result = tuple != NULL ? pym_sequence_list (rt, tuple) : NULL;
      pym_xdecref (rt, tuple);
    }
  else if (g_str_has_prefix (word, "dict:"))
    {
      used = 2 * n;
      result = dict_of (rt, top - used, n);
    }
  else if (strcmp (word, "slice") == 0)
    result = slice_of (rt, top - (used = 3));
  else if (word[0] == '.')
    {
      g_autofree char *name = g_strndup (word + 1, (gsize) (colon - word - 1));

      used = n + 1;
      result = pym_object_call_method_string (rt, *(top - used), name, top - n, n);
    }
  else if (g_str_has_prefix (word, "call-"))
    {
      g_autofree char *name = g_strndup (word + 5, (gsize) (colon - word - 5));

      result = call_type (rt, name, top - n, used = n);
    }
  else if (strcmp (word, "pow") == 0)
    {
      used = 3;
      result = pym_number_power (rt, top[-3], top[-2], top[-1]);
    }
  else if (strcmp (word, "hash") == 0 || strcmp (word, "len") == 0 || strcmp (word, "size") == 0)
    {
      used = 1;
      result = number_result (rt, word[0] == 'h'   ? pym_object_hash (rt, top[-1])
                                  : word[0] == 'l' ? pym_object_length (rt, top[-1])
                                                   : pym_object_sizeof (rt, top[-1]));
    }
  else if (strcmp (word, "in") == 0)
    {
      int found = pym_sequence_contains (rt, top[-1], top[-2]);

      used = 2;
      result = found < 0 ? NULL : pym_bool_from_long (rt, found);
    }
  else if (strcmp (word, "is") == 0)
    {
      used = 2;
      result = pym_bool_from_long (rt, top[-1] == top[-2]);
    }
  else if (strcmp (word, "dup") == 0)
    result = pym_newref (top[-1]);
  else if (strcmp (word, "then") == 0)
    {
      /* Keeps what is below: for methods that change it. */
      pym_decref (rt, m->stack[--m->depth]);
      return true;
    }
  else
    {
      for (size_t i = 0; i < G_N_ELEMENTS (binary) && used == 0; i++)
        if (strcmp (word, binary[i].word) == 0)
          {
            used = 2;
            result = binary[i].function (rt, top[-2], top[-1]);
          }
      for (size_t i = 0; i < G_N_ELEMENTS (unary) && used == 0; i++)
        if (strcmp (word, unary[i].word) == 0)
          {
            used = 1;
            result = unary[i].function (rt, top[-1]);
          }
      if (used == 0)
        {
          used = 2;
          result = compared (rt, top[-2], top[-1], word);
        }
    }
  if (result == NULL)
    {
      g_assert_nonnull (rt->error);
      return false;
    }
  g_assert_null (rt->error);
  reduce (m, used, result);
  return true;
}

static char *
error_shown (PymRuntime *rt)
{
  PymObject *error = pym_err_get_raised (rt), *s = pym_object_str (rt, error), *ascii;
  char *text;

  g_assert_nonnull (s);
  ascii = pym_str_ascii_repr (rt, s);
  text = g_strdup_printf ("%s: %s", pym_type (error)->name, pym_str_as_utf8 (rt, ascii));
  pym_decref (rt, s);
  pym_decref (rt, ascii);
  pym_decref (rt, error);
  return text;
}

static char *
shown (PymRuntime *rt, PymObject *o)
{
  PymObject *s = pym_object_repr (rt, o), *ascii;
  char *text;

  if (s == NULL)
    return error_shown (rt);
  ascii = pym_str_ascii_repr (rt, s);
  text = g_strdup (pym_str_as_utf8 (rt, ascii));
  pym_decref (rt, s);
  pym_decref (rt, ascii);
  return text;
}

static char *
evaluate (Machine *m, const char *expression)
{
  g_auto (GStrv) words = g_strsplit (expression, " ", -1);
  bool raised = false;
  char *result;

  for (int i = 0; words[i] != NULL && !raised; i++)
    raised = !step (m, words[i]);
  pym_fault_stop (m->rt);
  result = raised ? error_shown (m->rt) : shown (m->rt, m->stack[m->depth - 1]);
  while (m->depth > 0)
    pym_decref (m->rt, m->stack[--m->depth]);
  return result;
}

static char **
read_lines (const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s.txt", name);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "values", file, NULL);
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  return g_strsplit (contents, "\n", -1);
}

static void
machine_init (Machine *m)
{
  m->depth = 0;
  m->rt = pym_runtime_new (NULL);
  g_assert_cmpint (pym_objects_init (m->rt), ==, PYM_OK);
}

static void
machine_clear (Machine *m)
{
  const char *message = NULL;

  if (pym_runtime_check (m->rt, &message) != PYM_OK)
    g_error ("%s", message);
  g_assert_cmpuint (pym_runtime_free (m->rt), ==, 0);
}

static void
test_file (gconstpointer name)
{
  g_auto (GStrv) lines = read_lines (name);
  int failures = 0;
  Machine m;

  machine_init (&m);
  for (int i = 0; lines[i] != NULL && *lines[i] != 0; i++)
    {
      char *tab = strchr (lines[i], '\t');
      g_autofree char *result = NULL;

      *tab = 0;
      result = evaluate (&m, lines[i]);
      if (strcmp (result, tab + 1) != 0 && failures++ < 40)
        g_test_message ("%s.txt:%d: %s\n  expected %s\n  got      %s", (const char *) name, i + 1,
                        lines[i], tab + 1, result);
    }
  g_assert_cmpint (failures, ==, 0);
  machine_clear (&m);
}

/* Every allocation of every 20th expression fails once: MemoryError or the right result, and
 * nothing is left behind. */
static void
test_no_memory (gconstpointer name)
{
  g_auto (GStrv) lines = read_lines (name);
  Machine m;

  machine_init (&m);
  for (int i = 0; lines[i] != NULL && *lines[i] != 0; i++)
    {
      char *tab = strchr (lines[i], '\t');
      uint64_t failed = 1;

      *tab = 0;
      for (uint64_t n = 1; i % 20 == 7 && failed > 0; n++)
        {
          PymFaultPlan plan = { .first = n,
                                .failing = 1,
                                .domains = 1 << PYM_DOMAIN_RAW | 1 << PYM_DOMAIN_MEM |
                                           1 << PYM_DOMAIN_OBJECT };
          g_autofree char *result = NULL;

          g_assert_cmpint (pym_fault_start (m.rt, &plan), ==, PYM_OK);
          result = evaluate (&m, lines[i]);
          failed = pym_fault_failures (m.rt);
          if (!g_str_has_prefix (result, "MemoryError"))
            g_assert_cmpstr (result, ==, tab + 1);
        }
    }
  machine_clear (&m);
}

int
main (int argc, char **argv)
{
  static const char *const files[] = { "int", "float", "str", "bytes", "format" };

  g_test_init (&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strdup_printf ("/objects/values/%s", files[i]);

      g_autofree char *no_memory = g_strdup_printf ("%s/no-memory", path);

      g_test_add_data_func (path, files[i], test_file);
      g_test_add_data_func (no_memory, files[i], test_no_memory);
    }
  return g_test_run ();
}
