/* `__format__` of int, float and str. */
#include "pym-format.h"

#include "pym-abstract.h"
#include "pym-ascii.h"
#include "pym-error.h"
#include "pym-float.h"
#include "pym-format-spec.h"
#include "pym-int.h"

#include <ctype.h>
#include <limits.h>

static PymObject *
refuse (PymRuntime *rt, const char *message)
{
  pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), message);
  return NULL;
}

PymObject *
pym_str_format_spec (PymRuntime *rt, PymObject *o, PymObject *spec)
{
  ssize_t length = pym_str_length (o);
  PymStrBuilder b;
  PymFormatSpec f;

  if (pym_str_length (spec) == 0)
    return pym_str_check_exact (rt, o) ? pym_newref (o) : pym_object_str (rt, o);
  if (pym_format_spec_parse (rt, o, spec, 's', '<', &f) < 0)
    return NULL;
  if (f.type != 's')
    {
      pym_format_unknown_code (rt, o, f.type);
      return NULL;
    }
  if (f.sign != 0)
    return refuse (rt, f.sign == ' ' ? "Space not allowed in string format specifier"
                                     : "Sign not allowed in string format specifier");
  if (f.no_negative_zero)
    return refuse (rt, "Negative zero coercion (z) not allowed in string format specifier");
  if (f.alternate)
    return refuse (rt, "Alternate form (#) not allowed in string format specifier");
  if (f.align == '=')
    return refuse (rt, "'=' alignment not allowed in string format specifier");
  if (f.precision >= 0 && f.precision < length)
    length = f.precision;
  if (length == pym_str_length (o) && f.width <= length)
    return pym_str_from_object (rt, o);
  pym_str_builder_init (rt, &b);
  pym_format_add_padded (&b, &f, o, length);
  return pym_str_builder_finish (&b);
}

/* One character by its code. */
static PymObject *
format_char (PymRuntime *rt, PymObject *o, const PymFormatSpec *f)
{
  PymStrBuilder b;
  PymObject *c;
  long code;

  if (f->sign != 0)
    return refuse (rt, "Sign not allowed with integer format specifier 'c'");
  if (f->alternate)
    return refuse (rt, "Alternate form (#) not allowed with integer format specifier 'c'");
  code = pym_int_as_long (rt, o);
  if (code == -1 && rt->error != NULL)
    return NULL;
  if (code < 0 || code > 0x10ffff)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "%c arg not in range(0x110000)");
      return NULL;
    }
  c = pym_str_from_char (rt, (uint32_t) code);
  if (c == NULL)
    return NULL;
  pym_str_builder_init (rt, &b);
  pym_format_add_padded (&b, f, c, 1);
  pym_decref (rt, c);
  return pym_str_builder_finish (&b);
}

static PymObject *
format_integer (PymRuntime *rt, PymObject *o, const PymFormatSpec *f)
{
  uint32_t type = f->type;
  int base = type == 'b' ? 2 : type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
  PymNumberParts parts = { .prefix = "", .rest = "" };
  PymStrBuilder b;
  char word[PYM_INT_WORD], *text;
  bool fits = base == 10 && pym_int_is_compact (o);
  ssize_t length;

  if (f->precision >= 0)
    return refuse (rt, "Precision not allowed in integer format specifier");
  if (f->no_negative_zero)
    return refuse (rt, "Negative zero coercion (z) not allowed in integer format specifier");
  if (type == 'c')
    return format_char (rt, o, f);
  text = fits ? pym_int_to_word (o, word, &length) : pym_int_to_text (rt, o, base, false, &length);
  if (text == NULL)
    return NULL;
  if (type == 'X')
    for (char *p = text; *p != 0; p++)
      *p = (char) pym_ascii_upper ((uint8_t) *p);
  parts.negative = *text == '-';
  parts.digits = text + parts.negative;
  parts.n_digits = length - parts.negative;
  if (f->alternate && base != 10)
    parts.prefix = base == 2 ? "0b" : base == 8 ? "0o" : type == 'X' ? "0X" : "0x";
  pym_str_builder_init (rt, &b);
  pym_format_add_number (&b, f, &parts);
  if (!fits)
    pym_raw_free (rt, text);
  return pym_str_builder_finish (&b);
}

static PymObject *
format_float (PymRuntime *rt, double value, const PymFormatSpec *f)
{
  bool percent = f->type == '%';
  char code = f->type == 0 ? 'r' : percent ? 'f' : f->type == 'n' ? 'g' : (char) f->type;
  ssize_t precision = f->precision;
  unsigned flags = f->alternate ? PYM_FLOAT_ALTERNATE : 0;
  PymNumberParts parts = { .prefix = "" };
  PymStrBuilder b;
  char *text, *end, *place;

  if (f->no_negative_zero)
    flags |= PYM_FLOAT_NO_NEGATIVE_ZERO;
  if (code == 'r')
    flags |= PYM_FLOAT_ADD_DOT_0;
  if (precision > INT_MAX)
    return refuse (rt, "precision too big");
  if (precision < 0)
    precision = code == 'r' ? 0 : 6;
  else if (code == 'r')
    code = 'g';
  if (percent)
    value *= 100;
  text = pym_float_to_text (rt, value, code, (int) precision, flags);
  if (text == NULL)
    return pym_err_no_memory (rt);
  /* There is room for one more behind the end. */
  end = text + strlen (text);
  if (percent)
    *end++ = '%';
  parts.negative = *text == '-';
  parts.digits = place = text + parts.negative;
  while (place < end && isdigit ((unsigned char) *place))
    place++;
  parts.n_digits = place - parts.digits;
  parts.rest = place;
  parts.n_rest = end - place;
  pym_str_builder_init (rt, &b);
  pym_format_add_number (&b, f, &parts);
  pym_raw_free (rt, text);
  return pym_str_builder_finish (&b);
}

static bool
is_float_code (uint32_t type)
{
  return type == 'e' || type == 'E' || type == 'f' || type == 'F' || type == 'g' || type == 'G' ||
         type == '%';
}

static bool
is_integer_code (uint32_t type)
{
  return type == 'd' || type == 'b' || type == 'c' || type == 'o' || type == 'x' || type == 'X' ||
         type == 'n';
}

PymObject *
pym_int_format_spec (PymRuntime *rt, PymObject *o, PymObject *spec)
{
  PymFormatSpec f;

  if (pym_str_length (spec) == 0 && pym_int_check_exact (rt, o))
    return pym_str_result (rt, pym_object_str (rt, o));
  if (pym_str_length (spec) == 0)
    return pym_object_str (rt, o);
  if (pym_format_spec_parse (rt, o, spec, 'd', '>', &f) < 0)
    return NULL;
  if (is_integer_code (f.type))
    return format_integer (rt, o, &f);
  if (is_float_code (f.type))
    {
      double value = pym_int_as_double (rt, o);

      return value == -1.0 && rt->error != NULL ? NULL : format_float (rt, value, &f);
    }
  pym_format_unknown_code (rt, o, f.type);
  return NULL;
}

PymObject *
pym_float_format_spec (PymRuntime *rt, PymObject *o, PymObject *spec)
{
  PymFormatSpec f;

  if (pym_str_length (spec) == 0)
    return pym_object_str (rt, o);
  if (pym_format_spec_parse (rt, o, spec, 0, '>', &f) < 0)
    return NULL;
  if (f.type == 0 || f.type == 'n' || is_float_code (f.type))
    return format_float (rt, pym_float_value (o), &f);
  pym_format_unknown_code (rt, o, f.type);
  return NULL;
}
