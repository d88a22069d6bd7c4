/* str.format (): literal text with fields in braces. A field's specification may hold fields
 * itself, one level deep. */
#include "pym-format.h"

#include "pym-abstract.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-str-builder.h"

#include <limits.h>

typedef enum
{
  NUMBERING_OPEN,
  NUMBERING_AUTOMATIC,
  NUMBERING_MANUAL,
} Numbering;

typedef struct
{
  PymRuntime *rt;
  PymObject *const *args; /* NULL: there are none that could be named by position */
  ssize_t nargs;
  PymObject *kwargs;
  Numbering numbering;
  ssize_t next;
} Template;

/* A part of the template's text. */
typedef struct
{
  PymObject *text;
  ssize_t start, end;
} Part;

typedef struct
{
  Part name, spec;
  uint32_t conversion; /* 0: none */
  bool nested;
} Field;

static inline uint32_t
at (Part p, ssize_t i)
{
  return pym_str_read_char (p.text, i);
}

static int
refuse (PymRuntime *rt, const char *message)
{
  pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), message);
  return -1;
}

/* Reads a field behind its brace; `*p` starts behind the closing one afterwards. */
static int
parse_field (PymRuntime *rt, Part *p, Field *field)
{
  uint32_t c = 0;
  int depth = 1;

  *field = (Field){ .name = { p->text, p->start, p->end }, .spec = { p->text, 0, 0 } };
  while (p->start < p->end)
    {
      c = at (*p, p->start++);
      if (c == '{')
        return refuse (rt, "unexpected '{' in field name");
      if (c == '[')
        {
          while (p->start < p->end && at (*p, p->start) != ']')
            p->start++;
          continue;
        }
      if (c == '}' || c == ':' || c == '!')
        break;
    }
  field->name.end = p->start - 1;
  if (c == '}')
    return 0;
  if (c != '!' && c != ':')
    return refuse (rt, "expected '}' before end of string");
  if (c == '!')
    {
      if (p->start >= p->end)
        return refuse (rt, "end of string while looking for conversion specifier");
      field->conversion = at (*p, p->start++);
      if (p->start < p->end)
        {
          c = at (*p, p->start++);
          if (c == '}')
            return 0;
          if (c != ':')
            return refuse (rt, "expected ':' after conversion specifier");
        }
    }
  field->spec.start = p->start;
  while (p->start < p->end)
    {
      c = at (*p, p->start++);
      if (c == '{')
        {
          field->nested = true;
          depth++;
        }
      else if (c == '}' && --depth == 0)
        {
          field->spec.end = p->start - 1;
          return 0;
        }
    }
  return refuse (rt, "unmatched '{' in format spec");
}

/* The number that a part is: -1 when it is none, -2 with ValueError. */
static ssize_t
part_as_number (PymRuntime *rt, Part p)
{
  ssize_t n = 0;

  if (p.start >= p.end)
    return -1;
  for (; p.start < p.end; p.start++)
    {
      uint32_t c = at (p, p.start);

      if (c < '0' || c > '9')
        return -1;
      if (n > (SSIZE_MAX - 9) / 10)
        {
          refuse (rt, "Too many decimal digits in format string");
          return -2;
        }
      n = n * 10 + (ssize_t) (c - '0');
    }
  return n;
}

static int
check_numbering (Template *t, bool automatic)
{
  Numbering wanted = automatic ? NUMBERING_AUTOMATIC : NUMBERING_MANUAL;

  if (t->numbering == NUMBERING_OPEN)
    t->numbering = wanted;
  if (t->numbering == wanted)
    return 0;
  return refuse (t->rt, automatic ? "cannot switch from manual field specification to automatic "
                                    "field numbering"
                                  : "cannot switch from automatic field numbering to manual field "
                                    "specification");
}

/* What the first part of a field's name stands for. New reference. */
static PymObject *
first_object (Template *t, Part first)
{
  PymRuntime *rt = t->rt;
  bool empty = first.start >= first.end;
  ssize_t index = part_as_number (rt, first);
  PymObject *key, *o;

  if (index == -2)
    return NULL;
  if (empty || index >= 0)
    {
      if (check_numbering (t, empty) < 0)
        return NULL;
      if (empty)
        index = t->next++;
      if (t->args == NULL)
        {
          refuse (rt, "Format string contains positional fields");
          return NULL;
        }
      if (index >= t->nargs)
        return pym_err_format (rt, PYM_TYPE (rt, INDEX_ERROR),
                               "Replacement index %zd out of range for positional args tuple",
                               index);
      return pym_newref (t->args[index]);
    }
  key = pym_str_substring (rt, first.text, first.start, first.end);
  if (key == NULL)
    return NULL;
  if (t->kwargs == NULL)
    {
      pym_err_set_key_error (rt, key);
      o = NULL;
    }
  else
    o = pym_object_get_item (rt, t->kwargs, key);
  pym_decref (rt, key);
  return o;
}

/* o.name */
static PymObject *
attribute_of (PymRuntime *rt, PymObject *o, Part name)
{
  PymObject *key = pym_str_substring (rt, name.text, name.start, name.end), *value;

  if (key == NULL)
    return NULL;
  value = pym_object_get_attr (rt, o, key);
  pym_decref (rt, key);
  return value;
}

/* o[name]; a number is one. */
static PymObject *
item_of (PymRuntime *rt, PymObject *o, Part name)
{
  ssize_t index = part_as_number (rt, name);
  PymObject *key, *value;

  if (index == -2)
    return NULL;
  if (index >= 0 && pym_sequence_check (o))
    return pym_sequence_get_item (rt, o, index);
  key = index >= 0 ? pym_int_from_ssize (rt, index)
                   : pym_str_substring (rt, name.text, name.start, name.end);
  if (key == NULL)
    return NULL;
  value = pym_object_get_item (rt, o, key);
  pym_decref (rt, key);
  return value;
}

/* The object that a field's name leads to: first.attribute[item]… New reference. */
static PymObject *
field_object (Template *t, Part name)
{
  PymRuntime *rt = t->rt;
  Part part = name;
  PymObject *o, *next;
  ssize_t i = name.start;

  while (i < name.end && at (name, i) != '.' && at (name, i) != '[')
    i++;
  part.end = i;
  o = first_object (t, part);
  while (o != NULL && i < name.end)
    {
      uint32_t c = at (name, i++);

      part.start = i;
      if (c == '.')
        {
          while (i < name.end && at (name, i) != '.' && at (name, i) != '[')
            i++;
          part.end = i;
        }
      else if (c == '[')
        {
          while (i < name.end && at (name, i) != ']')
            i++;
          part.end = i;
          if (i++ >= name.end)
            {
              refuse (rt, "Missing ']' in format string");
              break;
            }
        }
      else
        {
          refuse (rt, "Only '.' or '[' may follow ']' in format field specifier");
          break;
        }
      if (part.start >= part.end)
        {
          refuse (rt, "Empty attribute in format string");
          break;
        }
      next = c == '.' ? attribute_of (rt, o, part) : item_of (rt, o, part);
      pym_setref (rt, &o, next);
    }
  if (o != NULL && rt->error != NULL)
    pym_clear (rt, &o);
  return o;
}

static PymObject *
converted (PymRuntime *rt, PymObject *o, uint32_t conversion)
{
  switch (conversion)
    {
    case 'r':
      return pym_object_repr (rt, o);
    case 's':
      return pym_object_str (rt, o);
    case 'a':
      return pym_object_ascii (rt, o);
    default:
      if (conversion > 32 && conversion < 127)
        return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "Unknown conversion specifier %c",
                               (int) conversion);
      return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "Unknown conversion specifier \\x%x",
                             (unsigned) conversion);
    }
}

static PymObject *
formatted (PymRuntime *rt, PymObject *o, PymObject *spec)
{
  if (pym_str_check_exact (rt, o))
    return pym_str_format_spec (rt, o, spec);
  if (pym_int_check_exact (rt, o))
    return pym_int_format_spec (rt, o, spec);
  return pym_object_format (rt, o, spec);
}

static PymObject *build (Template *t, Part p, int depth);

static int
add_field (Template *t, PymStrBuilder *b, const Field *field, int depth)
{
  PymRuntime *rt = t->rt;
  PymObject *o = field_object (t, field->name), *spec = NULL, *s = NULL;
  int status = -1;

  if (o != NULL && field->conversion != 0)
    {
      PymObject *other = converted (rt, o, field->conversion);

      pym_setref (rt, &o, other);
    }
  if (o == NULL)
    return -1;
  if (field->nested)
    spec = build (t, field->spec, depth - 1);
  else
    spec = pym_str_substring (rt, field->spec.text, field->spec.start, field->spec.end);
  if (spec != NULL)
    s = formatted (rt, o, spec);
  if (s != NULL)
    status = pym_str_builder_add_str (b, s);
  pym_xdecref (rt, s);
  pym_xdecref (rt, spec);
  pym_decref (rt, o);
  return status;
}

/* Replaces every field of the part. */
static PymObject *
build (Template *t, Part p, int depth)
{
  PymRuntime *rt = t->rt;
  PymStrBuilder b;

  if (depth <= 0)
    {
      refuse (rt, "Max string recursion exceeded");
      return NULL;
    }
  pym_str_builder_init (rt, &b);
  while (p.start < p.end)
    {
      ssize_t start = p.start, end;
      uint32_t c = 0;
      bool is_brace = false;
      Field field;

      while (p.start < p.end && !is_brace)
        {
          c = at (p, p.start++);
          is_brace = c == '{' || c == '}';
        }
      end = p.start;
      if (is_brace)
        {
          bool twice = p.start < p.end && at (p, p.start) == c;

          if (!twice && c == '}')
            {
              refuse (rt, "Single '}' encountered in format string");
              goto failed;
            }
          if (p.start >= p.end)
            {
              refuse (rt, "Single '{' encountered in format string");
              goto failed;
            }
          if (twice)
            {
              p.start++;
              is_brace = false;
            }
          else
            end--;
        }
      /* Nothing to put in: the text itself (_PyUnicodeWriter_WriteSubstring). */
      if (!is_brace && start == 0 && end == pym_str_length (p.text))
        {
          pym_str_builder_clear (&b);
          return pym_newref (p.text);
        }
      if (pym_str_builder_add_substring (&b, p.text, start, end) < 0)
        goto failed;
      if (is_brace && (parse_field (rt, &p, &field) < 0 || add_field (t, &b, &field, depth) < 0))
        goto failed;
    }
  return pym_str_builder_finish (&b);

failed:
  pym_str_builder_clear (&b);
  return NULL;
}

static bool
has_brace (Part p)
{
  while (p.start < p.end)
    {
      uint32_t c = at (p, p.start++);

      if (c == '{' || c == '}')
        return true;
    }
  return false;
}

PymObject *
pym_str_format_template (
    PymRuntime *rt, PymObject *text, PymObject *const *args, ssize_t nargs, PymObject *kwargs)
{
  Template t = { .rt = rt, .args = args, .nargs = nargs, .kwargs = kwargs };
  Part all = { text, 0, pym_str_length (text) };

  /* A text of a derived class without any field is what is written, as it is. */
  if (!pym_str_check_exact (rt, text) && all.end > 0 && !has_brace (all))
    return pym_newref (text);
  return build (&t, all, 2);
}
