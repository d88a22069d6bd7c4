#include "arn-brief.h"

#include "pym-builtin.h"
#include "pym-bytes.h"
#include "pym-cell.h"
#include "pym-code.h"
#include "pym-dict.h"
#include "pym-float.h"
#include "pym-function.h"
#include "pym-generator.h"
#include "pym-instance-values.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-method.h"
#include "pym-module.h"
#include "pym-set.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-weakref-object.h"

#include <math.h>
#include <string.h>

#define MAX_ITEMS 5
#define MAX_TEXT  40

static void append_brief (GString *text, PymRuntime *rt, PymObject *o, int depth);

static void
append_quoted (GString *text, PymObject *o)
{
  ssize_t length = pym_str_length (o);

  g_string_append_c (text, '\'');
  for (ssize_t i = 0; i < MIN (length, MAX_TEXT); i++)
    {
      gunichar c = pym_str_read_char (o, i);

      if (c == '\n')
        g_string_append (text, "\\n");
      else if (c == '\t')
        g_string_append (text, "\\t");
      else if (c == '\'' || c == '\\')
        g_string_append_printf (text, "\\%c", (char) c);
      else if (c >= ' ' && c < 0x7f)
        g_string_append_c (text, (char) c);
      else if (g_unichar_isprint (c))
        g_string_append_unichar (text, c);
      else
        g_string_append_printf (text, c > 0xff ? "\\u%04x" : "\\x%02x", c);
    }
  if (length > MAX_TEXT)
    g_string_append (text, "…");
  g_string_append_c (text, '\'');
}

/* A str without quotes: names of functions, classes, modules. */
static void
append_name (GString *text, PymRuntime *rt, PymObject *o)
{
  size_t size = 0;
  char *utf8;

  if (o == NULL || !pym_str_check (o))
    return;
  utf8 = pym_str_to_display (rt, o, &size);
  if (utf8 != NULL)
    g_string_append (text, utf8);
  pym_raw_free (rt, utf8);
}

static void
append_int (GString *text, PymObject *o)
{
  const PymInt *a = (const PymInt *) o;

  if (pym_int_n_digits (a) <= 2)
    {
      gint64 value = a->digits[0];

      if (pym_int_n_digits (a) == 2)
        value |= (gint64) a->digits[1] << PYM_DIGIT_BITS;
      g_string_append_printf (text, "%" G_GINT64_FORMAT, pym_int_sign (o) * value);
    }
  else
    {
      ssize_t exponent = 0;
      double mantissa = pym_int_frexp (o, &exponent);
      double power = (double) exponent * log10 (2.0) + log10 (fabs (mantissa));

      g_string_append_printf (text, "%sabout 10^%.0f", mantissa < 0 ? "-" : "", floor (power));
    }
}

static void
append_float (GString *text, PymObject *o)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double value = pym_float_value (o);

  for (int precision = 6; precision <= 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", precision);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  g_string_append (text, buffer);
  if (isfinite (value) && strpbrk (buffer, ".e") == NULL)
    g_string_append (text, ".0");
}

static void
append_bytes (GString *text, PymRuntime *rt, PymObject *o)
{
  g_string_append (text, "b'");
  for (ssize_t i = 0; i < pym_size (o); i++)
    {
      unsigned char c = (unsigned char) pym_bytes_data (o)[i];

      if (i == MAX_TEXT)
        {
          g_string_append (text, "…");
          break;
        }
      if (g_ascii_isprint (c) && c != '\'' && c != '\\')
        g_string_append_c (text, (char) c);
      else
        g_string_append_printf (text, "\\x%02x", c);
    }
  g_string_append_c (text, '\'');
}

/* Items in brackets; inside another container only how it begins and ends. */
static void
append_items (GString *text,
              PymRuntime *rt,
              PymObject *const *items,
              ssize_t n,
              int depth,
              const char *open,
              const char *close)
{
  g_string_append (text, open);
  for (ssize_t i = 0; i < n; i++)
    {
      if (i == MAX_ITEMS || depth > 0 || text->len > ARN_BRIEF_LENGTH)
        {
          g_string_append (text, "…");
          break;
        }
      append_brief (text, rt, items[i], depth + 1);
      if (i + 1 < n)
        g_string_append (text, ", ");
    }
  g_string_append (text, close);
}

static void
append_dict (GString *text, PymRuntime *rt, PymObject *o, int depth)
{
  ssize_t position = 0;
  PymObject *key, *value;
  int n = 0;

  g_string_append_c (text, '{');
  while (pym_dict_next (o, &position, &key, &value))
    {
      if (n > 0)
        g_string_append (text, ", ");
      if (n == MAX_ITEMS - 1 || depth > 0 || text->len > ARN_BRIEF_LENGTH)
        {
          g_string_append (text, "…");
          break;
        }
      append_brief (text, rt, key, depth + 1);
      g_string_append (text, ": ");
      append_brief (text, rt, value, depth + 1);
      n++;
    }
  g_string_append_c (text, '}');
}

static void
append_set (GString *text, PymRuntime *rt, PymObject *o, int depth)
{
  ssize_t position = 0, hash;
  PymObject *key;
  int n = 0;

  g_string_append_c (text, '{');
  while (pym_set_next (rt, o, &position, &key, &hash))
    {
      if (n > 0)
        g_string_append (text, ", ");
      if (n == MAX_ITEMS || depth > 0 || text->len > ARN_BRIEF_LENGTH)
        {
          g_string_append (text, "…");
          break;
        }
      append_brief (text, rt, key, depth + 1);
      n++;
    }
  g_string_append_c (text, '}');
}

typedef struct
{
  PymRuntime *rt;
  PymObject *found;
} NameSearch;

static void
look_for_name (const PymEdge *edge, void *data)
{
  NameSearch *search = data;

  if (edge->kind == PYM_EDGE_ATTRIBUTE && search->found == NULL && edge->key != NULL &&
      pym_str_check (edge->key) && pym_str_equal_ascii (edge->key, "name") &&
      pym_str_check (edge->referent))
    search->found = edge->referent;
}

/* An instance is called by its attribute `name`, if it is a text. */
static void
append_instance (GString *text, PymRuntime *rt, PymObject *o)
{
  NameSearch search = { rt, NULL };
  PymType *type = pym_type (o);

  if (type->walk_edges == NULL)
    return;
  type->walk_edges (rt, o, look_for_name, &search);
  if (search.found != NULL)
    append_quoted (text, search.found);
}

static void
append_brief (GString *text, PymRuntime *rt, PymObject *o, int depth)
{
  PymType *type = pym_type (o);

  if (o == pym_none (rt))
    g_string_append (text, "None");
  else if (o == pym_true (rt))
    g_string_append (text, "True");
  else if (o == pym_false (rt))
    g_string_append (text, "False");
  else if (PYM_IS_EXACT (rt, o, INT))
    append_int (text, o);
  else if (PYM_IS_EXACT (rt, o, FLOAT))
    append_float (text, o);
  else if (pym_str_check_exact (rt, o))
    append_quoted (text, o);
  else if (PYM_IS_EXACT (rt, o, BYTES))
    append_bytes (text, rt, o);
  else if (PYM_IS_EXACT (rt, o, LIST))
    append_items (text, rt, ((PymList *) o)->items, pym_size (o), depth, "[", "]");
  else if (PYM_IS_EXACT (rt, o, TUPLE))
    append_items (text, rt, pym_tuple_items (o), pym_size (o), depth, "(",
                  pym_size (o) == 1 ? ",)" : ")");
  else if (PYM_IS_EXACT (rt, o, DICT))
    append_dict (text, rt, o, depth);
  else if (PYM_IS_EXACT (rt, o, SET) || PYM_IS_EXACT (rt, o, FROZENSET))
    append_set (text, rt, o, depth);
  else if (pym_function_check (rt, o))
    append_name (text, rt, ((PymFunction *) o)->qualname);
  else if (PYM_IS_EXACT (rt, o, METHOD) && pym_function_check (rt, ((PymMethod *) o)->function))
    append_name (text, rt, ((PymFunction *) ((PymMethod *) o)->function)->qualname);
  else if (pym_builtin_check (rt, o))
    g_string_append (text, ((PymBuiltin *) o)->method->name);
  else if (PYM_IS (o, PYM_TYPE_TYPE_SUBCLASS))
    g_string_append (text, ((PymType *) o)->name);
  else if (pym_module_check (rt, o))
    append_name (text, rt, ((PymModule *) o)->name);
  else if (pym_code_check (rt, o))
    append_name (text, rt, ((PymCode *) o)->qualname);
  else if (pym_generator_check (rt, o))
    append_name (text, rt, ((PymGenerator *) o)->qualname);
  else if (pym_cell_check (rt, o) && ((PymCell *) o)->contents != NULL)
    {
      if (depth == 0)
        append_brief (text, rt, ((PymCell *) o)->contents, depth + 1);
    }
  else if (PYM_IS (o, PYM_TYPE_WEAKREF_SUBCLASS))
    {
      const PymObject *referent = ((PymWeakref *) o)->object;

      g_string_append (text, "⇢ ");
      g_string_append (text, referent != NULL ? referent->type->name : "dead");
    }
  else if (depth > 0)
    g_string_append_printf (text, "<%s>", type->name);
  else if (pym_type_has (type, PYM_TYPE_HEAP))
    append_instance (text, rt, o);
}

void
arn_brief_append (GString *text, PymRuntime *rt, PymObject *o)
{
  append_brief (text, rt, o, 0);
}
