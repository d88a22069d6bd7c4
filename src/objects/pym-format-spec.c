#include "pym-format-spec.h"

#include "pym-error.h"
#include "pym-text-search.h"

#include <limits.h>

static bool
is_alignment (uint32_t c)
{
  return c == '<' || c == '>' || c == '=' || c == '^';
}

static bool
is_digit (uint32_t c)
{
  return c >= '0' && c <= '9';
}

static int
refuse (PymRuntime *rt, const char *message)
{
  pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), message);
  return -1;
}

/* Reads digits; -1 with ValueError. `*found` tells whether there were any. */
static int
read_number (PymRuntime *rt, PymText s, ssize_t *place, ssize_t *out, bool *found)
{
  *found = false;
  *out = 0;
  for (; *place < s.length && is_digit (pym_str_read_kind (s.kind, s.data, *place)); ++*place)
    {
      int digit = (int) pym_str_read_kind (s.kind, s.data, *place) - '0';

      if (*out > (SSIZE_MAX - digit) / 10)
        return refuse (rt, "Too many decimal digits in format string");
      *out = *out * 10 + digit;
      *found = true;
    }
  return 0;
}

void
pym_format_unknown_code (PymRuntime *rt, PymObject *o, uint32_t type)
{
  if (type > 32 && type < 128)
    pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                    "Unknown format code '%c' for object of type '%T'", (int) type, o);
  else
    pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                    "Unknown format code '\\x%x' for object of type '%T'", (unsigned) type, o);
}

static int
check_separator (PymRuntime *rt, PymFormatSpec *f)
{
  switch (f->type)
    {
    case 'd':
    case 'e':
    case 'f':
    case 'g':
    case 'E':
    case 'G':
    case '%':
    case 'F':
    case 0:
      return 0;
    case 'b':
    case 'o':
    case 'x':
    case 'X':
      if (f->separator == '_')
        {
          f->group = 4;
          return 0;
        }
      break;
    default:
      break;
    }
  if (f->type > 32 && f->type < 128)
    pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "Cannot specify '%c' with '%c'.", f->separator,
                    (int) f->type);
  else
    pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "Cannot specify '%c' with '\\x%x'.",
                    f->separator, (unsigned) f->type);
  return -1;
}

int
pym_format_spec_parse (PymRuntime *rt,
                       PymObject *o,
                       PymObject *s,
                       uint32_t default_type,
                       uint32_t default_align,
                       PymFormatSpec *f)
{
  ssize_t i = 0, length = pym_str_length (s), left;
  PymText text = { pym_str_data (s), length, pym_str_kind (s) };
  bool fill_given = false, align_given = false, found;

#define AT(i) pym_str_read_kind (text.kind, text.data, i)
  *f = (PymFormatSpec){ .fill = ' ',
                        .align = default_align,
                        .width = -1,
                        .precision = -1,
                        .group = 3,
                        .type = default_type };
  if (length >= 2 && is_alignment (AT (1)))
    {
      f->fill = AT (0);
      f->align = AT (1);
      fill_given = align_given = true;
      i = 2;
    }
  else if (length >= 1 && is_alignment (AT (0)))
    {
      f->align = AT (0);
      align_given = true;
      i = 1;
    }
  if (i < length && (AT (i) == ' ' || AT (i) == '+' || AT (i) == '-'))
    f->sign = AT (i++);
  if (i < length && AT (i) == 'z')
    {
      f->no_negative_zero = true;
      i++;
    }
  if (i < length && AT (i) == '#')
    {
      f->alternate = true;
      i++;
    }
  if (!fill_given && i < length && AT (i) == '0')
    {
      f->fill = '0';
      if (!align_given && default_align == '>')
        f->align = '=';
      i++;
    }
  if (read_number (rt, text, &i, &f->width, &found) < 0)
    return -1;
  if (!found)
    f->width = -1;
  if (i < length && AT (i) == ',')
    {
      f->separator = ',';
      i++;
    }
  if (i < length && AT (i) == '_')
    {
      if (f->separator != 0)
        return refuse (rt, "Cannot specify both ',' and '_'.");
      f->separator = '_';
      i++;
    }
  if (i < length && AT (i) == ',' && f->separator == '_')
    return refuse (rt, "Cannot specify both ',' and '_'.");
  if (i < length && AT (i) == '.')
    {
      i++;
      if (read_number (rt, text, &i, &f->precision, &found) < 0)
        return -1;
      if (!found)
        return refuse (rt, "Format specifier missing precision");
    }
  left = length - i;
  if (left > 1)
    {
      pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                      "Invalid format specifier '%U' for object of type '%T'", s, o);
      return -1;
    }
  if (left == 1)
    f->type = AT (i);
#undef AT
  return f->separator != 0 ? check_separator (rt, f) : 0;
}

/* Digits that fill at least `min_width` characters, the separators among them counted. */
static ssize_t
filled_digits (const PymFormatSpec *f, ssize_t n_digits, ssize_t min_width)
{
  ssize_t digits = n_digits;

  if (f->separator == 0)
    return digits > min_width ? digits : min_width > 0 ? min_width : 0;
  while (digits + (digits > 0 ? (digits - 1) / f->group : 0) < min_width)
    digits++;
  return digits;
}

static void
add_grouped (PymStrBuilder *b, const PymFormatSpec *f, const PymNumberParts *p, ssize_t digits)
{
  ssize_t zeros = digits - p->n_digits;

  if (f->separator == 0)
    {
      if (zeros > 0)
        pym_str_builder_add_chars (b, '0', zeros);
      pym_str_builder_add_ascii (b, p->digits, p->n_digits);
      return;
    }
  for (ssize_t i = 0; i < digits; i++)
    {
      if (i > 0 && (digits - i) % f->group == 0)
        pym_str_builder_add_char (b, (uint8_t) f->separator);
      pym_str_builder_add_char (b, i < zeros ? '0' : (uint8_t) p->digits[i - zeros]);
    }
}

void
pym_format_add_number (PymStrBuilder *b, const PymFormatSpec *f, const PymNumberParts *p)
{
  uint32_t sign = p->negative ? '-' : f->sign == '+' || f->sign == ' ' ? f->sign : 0;
  ssize_t n_prefix = (ssize_t) strlen (p->prefix);
  ssize_t others = (sign != 0) + n_prefix + p->n_rest;
  /* Where there are no digits (inf, nan) zeros fill up as any other character does. */
  ssize_t min_width = f->fill == '0' && f->align == '=' && p->n_digits > 0 ? f->width - others : 0;
  ssize_t digits = filled_digits (f, p->n_digits, min_width);
  ssize_t separators = f->separator != 0 && digits > 0 ? (digits - 1) / f->group : 0;
  ssize_t padding = f->width - others - digits - separators;
  ssize_t left = 0, inner = 0, right = 0;

  if (padding > 0)
    switch (f->align)
      {
      case '<':
        right = padding;
        break;
      case '^':
        left = padding / 2;
        right = padding - left;
        break;
      case '=':
        inner = padding;
        break;
      default:
        left = padding;
      }
  if (left > 0)
    pym_str_builder_add_chars (b, f->fill, left);
  if (sign != 0)
    pym_str_builder_add_char (b, sign);
  if (n_prefix > 0)
    pym_str_builder_add_ascii (b, p->prefix, n_prefix);
  if (inner > 0)
    pym_str_builder_add_chars (b, f->fill, inner);
  add_grouped (b, f, p, digits);
  if (p->n_rest > 0)
    pym_str_builder_add_ascii (b, p->rest, p->n_rest);
  if (right > 0)
    pym_str_builder_add_chars (b, f->fill, right);
}

void
pym_format_add_padded (PymStrBuilder *b, const PymFormatSpec *f, PymObject *s, ssize_t length)
{
  ssize_t padding = f->width > length ? f->width - length : 0, left = 0;

  if (f->align == '>' || f->align == '=')
    left = padding;
  else if (f->align == '^')
    left = padding / 2;
  pym_str_builder_add_chars (b, f->fill, left);
  pym_str_builder_add_substring (b, s, 0, length);
  pym_str_builder_add_chars (b, f->fill, padding - left);
}
