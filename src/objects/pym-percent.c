/* "text" % arguments and b"bytes" % arguments. Bytes are formatted as a text of Latin-1 characters,
 * from which the bytes are taken at the end. */
#include "pym-abstract.h"
#include "pym-ascii.h"
#include "pym-bytes-private.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-float.h"
#include "pym-int.h"
#include "pym-str-builder.h"
#include "pym-tuple.h"

#include <limits.h>

typedef struct
{
  PymRuntime *rt;
  bool bytes;
  const void *data;
  int kind;
  ssize_t length, place;
  PymStrBuilder out;

  PymObject *arguments; /* a tuple, or the only one; borrowed unless `from_key` */
  PymObject *mapping;   /* where %(name) looks; borrowed, or NULL */
  bool is_tuple;
  bool from_key; /* `arguments` is a mapping's value, owned */
  ssize_t next, count;
} Percent;

/* One conversion: %(key)-05.2f */
typedef struct
{
  bool left, plus, blank, alternate, zero;
  ssize_t width, precision; /* -1: not given */
  uint32_t code;
} Conversion;

static inline uint32_t
peek (const Percent *p)
{
  return p->place < p->length ? pym_str_read_kind (p->kind, p->data, p->place) : 0;
}

static int
refuse (PymRuntime *rt, PymType *type, const char *message)
{
  pym_err_set_string (rt, type, message);
  return -1;
}

/* Borrowed; TypeError when there is none left. */
static PymObject *
next_argument (Percent *p)
{
  if (p->next < p->count)
    {
      p->next++;
      return p->is_tuple && !p->from_key ? pym_tuple_get (p->arguments, p->next - 1) : p->arguments;
    }
  refuse (p->rt, PYM_TYPE (p->rt, TYPE_ERROR), "not enough arguments for format string");
  return NULL;
}

/* (key): its value becomes the only argument. */
static int
read_key (Percent *p)
{
  PymRuntime *rt = p->rt;
  ssize_t start = p->place + 1;
  PymObject *key, *value;
  int depth = 1;

  if (p->mapping == NULL)
    return refuse (rt, PYM_TYPE (rt, TYPE_ERROR), "format requires a mapping");
  for (p->place++; depth > 0 && p->place < p->length; p->place++)
    {
      if (peek (p) == ')')
        depth--;
      else if (peek (p) == '(')
        depth++;
    }
  if (depth > 0)
    return refuse (rt, PYM_TYPE (rt, VALUE_ERROR), "incomplete format key");
  if (p->bytes)
    key = pym_bytes_from_string_and_size (rt, (const char *) p->data + start, p->place - 1 - start);
  else
    key = pym_str_from_kind_and_data (rt, p->kind, (const char *) p->data + start * p->kind,
                                      p->place - 1 - start);
  if (key == NULL)
    return -1;
  value = pym_object_get_item (rt, p->mapping, key);
  pym_decref (rt, key);
  if (value == NULL)
    return -1;
  if (p->from_key)
    pym_decref (rt, p->arguments);
  p->arguments = value;
  p->from_key = true;
  p->next = 0;
  p->count = 1;
  return 0;
}

/* A width or precision: digits or "*". */
static int
read_count (Percent *p, ssize_t *out, bool is_width)
{
  PymRuntime *rt = p->rt;
  const char *too_big = is_width ? "width too big" : "precision too big";

  if (peek (p) == '*')
    {
      PymObject *value = next_argument (p);

      if (value == NULL)
        return -1;
      if (!pym_int_check (value))
        return refuse (rt, PYM_TYPE (rt, TYPE_ERROR), "* wants int");
      *out = is_width ? pym_int_as_ssize (rt, value) : pym_int_as_int (rt, value);
      if (*out == -1 && rt->error != NULL)
        return -1;
      p->place++;
      return 0;
    }
  for (*out = 0; peek (p) >= '0' && peek (p) <= '9'; p->place++)
    {
      ssize_t digit = (ssize_t) (peek (p) - '0');

      if (*out > ((is_width ? SSIZE_MAX : INT_MAX) - digit) / 10)
        return refuse (rt, PYM_TYPE (rt, VALUE_ERROR), too_big);
      *out = *out * 10 + digit;
    }
  return 0;
}

static int
read_conversion (Percent *p, Conversion *c)
{
  *c = (Conversion){ .width = -1, .precision = -1 };
  if (peek (p) == '(' && read_key (p) < 0)
    return -1;
  for (;; p->place++)
    {
      switch (peek (p))
        {
        case '-':
          c->left = true;
          continue;
        case '+':
          c->plus = true;
          continue;
        case ' ':
          c->blank = true;
          continue;
        case '#':
          c->alternate = true;
          continue;
        case '0':
          c->zero = true;
          continue;
        default:
          break;
        }
      break;
    }
  if (peek (p) == '*' || (peek (p) >= '0' && peek (p) <= '9'))
    {
      if (read_count (p, &c->width, true) < 0)
        return -1;
      if (c->width < 0)
        {
          c->left = true;
          c->width = -c->width;
        }
    }
  if (peek (p) == '.')
    {
      p->place++;
      if (read_count (p, &c->precision, false) < 0)
        return -1;
      if (c->precision < 0)
        c->precision = 0;
    }
  if (peek (p) == 'h' || peek (p) == 'l' || peek (p) == 'L')
    p->place++;
  if (p->place >= p->length)
    return refuse (p->rt, PYM_TYPE (p->rt, VALUE_ERROR), "incomplete format");
  c->code = pym_str_read_kind (p->kind, p->data, p->place++);
  return 0;
}

/* Blanks on the left or right of the first `length` characters. */
static int
add_padded (Percent *p, const Conversion *c, PymObject *s)
{
  ssize_t length = pym_str_length (s), blanks;

  if (c->precision >= 0 && c->precision < length)
    length = c->precision;
  blanks = c->width > length ? c->width - length : 0;
  if (!c->left)
    pym_str_builder_add_chars (&p->out, ' ', blanks);
  pym_str_builder_add_substring (&p->out, s, 0, length);
  if (c->left)
    pym_str_builder_add_chars (&p->out, ' ', blanks);
  return p->out.failed ? -1 : 0;
}

/* A number in ASCII: sign, "0x" when `prefix` is 2, digits, of which there are to be at least
 * `min_digits`. */
static int
add_number (Percent *p,
            const Conversion *c,
            const char *text,
            ssize_t size,
            int n_prefix,
            ssize_t min_digits)
{
  bool negative = *text == '-' || *text == '+';
  char sign = negative ? *text : c->plus ? '+' : c->blank ? ' ' : 0;
  const char *prefix = text + negative, *digits = prefix + n_prefix;
  ssize_t n = text + size - digits, zeros = min_digits > n ? min_digits - n : 0;
  ssize_t length = (sign != 0) + n_prefix + zeros + n;
  ssize_t filling = c->width > length ? c->width - length : 0;

  if (c->zero && !c->left)
    {
      zeros += filling;
      filling = 0;
    }
  if (filling > 0 && !c->left)
    pym_str_builder_add_chars (&p->out, ' ', filling);
  if (sign != 0)
    pym_str_builder_add_char (&p->out, (uint8_t) sign);
  if (n_prefix > 0)
    pym_str_builder_add_ascii (&p->out, prefix, n_prefix);
  if (zeros > 0)
    pym_str_builder_add_chars (&p->out, '0', zeros);
  pym_str_builder_add_ascii (&p->out, digits, n);
  if (filling > 0 && c->left)
    pym_str_builder_add_chars (&p->out, ' ', filling);
  return p->out.failed ? -1 : 0;
}

static int
add_integer (Percent *p, const Conversion *c, PymObject *value)
{
  PymRuntime *rt = p->rt;
  bool decimal = c->code == 'd' || c->code == 'i' || c->code == 'u';
  int base = decimal ? 10 : c->code == 'o' ? 8 : 16, status;
  bool prefix = c->alternate && !decimal;
  PymObject *number = NULL;
  char word[PYM_INT_WORD], *text;
  ssize_t length;

  if (decimal && PYM_IS_EXACT (rt, value, INT) && pym_int_is_compact (value))
    {
      text = pym_int_to_word (value, word, &length);
      return add_number (p, c, text, length, 0, c->precision);
    }
  if (pym_int_check (value))
    number = pym_newref (value);
  else if (pym_number_check (value))
    {
      number = decimal ? pym_number_int (rt, value) : pym_number_index (rt, value);
      if (number == NULL && !pym_err_exception_matches (rt, PYM_TYPE (rt, TYPE_ERROR)))
        return -1;
      pym_err_clear (rt);
    }
  if (number == NULL)
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      decimal ? "%%%c format: a real number is required, not %T"
                              : "%%%c format: an integer is required, not %T",
                      p->bytes && c->code == 'i' ? 'd' : (int) c->code, value);
      return -1;
    }
  text = pym_int_to_text (rt, number, base, prefix, &length);
  pym_decref (rt, number);
  if (text == NULL)
    return -1;
  if (c->code == 'X')
    for (char *q = text; *q != 0; q++)
      *q = (char) pym_ascii_upper ((uint8_t) *q);
  status = add_number (p, c, text, length, prefix ? 2 : 0, c->precision);
  pym_raw_free (rt, text);
  return status;
}

static int
add_float (Percent *p, const Conversion *c, PymObject *value)
{
  PymRuntime *rt = p->rt;
  double x = pym_float_as_double (rt, value);
  char *text;
  int status;

  if (x == -1.0 && rt->error != NULL)
    {
      if (p->bytes && pym_err_exception_matches (rt, PYM_TYPE (rt, TYPE_ERROR)))
        {
          pym_err_clear (rt);
          pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "float argument required, not %T", value);
        }
      return -1;
    }
  text = pym_float_to_text (rt, x, (char) c->code, c->precision < 0 ? 6 : (int) c->precision,
                            c->alternate ? PYM_FLOAT_ALTERNATE : 0);
  if (text == NULL)
    {
      pym_err_no_memory (rt);
      return -1;
    }
  status = add_number (p, c, text, (ssize_t) strlen (text), 0, 0);
  pym_raw_free (rt, text);
  return status;
}

static int
add_char (Percent *p, const Conversion *c, PymObject *value)
{
  PymRuntime *rt = p->rt;
  ssize_t limit = p->bytes ? 256 : 0x110000, size;
  Conversion whole = *c;
  const uint8_t *data;
  uint32_t code;
  PymObject *s;
  int status;

  whole.precision = -1;
  if (p->bytes && pym_bytes_like (rt, value, &data, &size) && size == 1)
    code = data[0];
  else if (!p->bytes && pym_str_check (value) && pym_str_length (value) == 1)
    code = pym_str_read_char (value, 0);
  else if (pym_index_check (value))
    {
      ssize_t x = pym_number_as_ssize (rt, value, NULL);

      if (x == -1 && rt->error != NULL)
        return -1;
      if (x < 0 || x >= limit)
        return refuse (rt, PYM_TYPE (rt, OVERFLOW_ERROR),
                       p->bytes ? "%c arg not in range(256)" : "%c arg not in range(0x110000)");
      code = (uint32_t) x;
    }
  else
    return refuse (rt, PYM_TYPE (rt, TYPE_ERROR),
                   p->bytes ? "%c requires an integer in range(256) or a single byte"
                            : "%c requires int or char");
  s = pym_str_from_char (rt, code);
  if (s == NULL)
    return -1;
  status = add_padded (p, &whole, s);
  pym_decref (rt, s);
  return status;
}

/* %b and %s of bytes. */
static int
add_bytes (Percent *p, const Conversion *c, PymObject *value)
{
  PymRuntime *rt = p->rt;
  PymObject *owned = NULL, *s;
  const uint8_t *data;
  ssize_t size;
  int status;

  if (!pym_bytes_like (rt, value, &data, &size))
    {
      PymObject *name = pym_str_intern_from_string (rt, "__bytes__"), *method;

      method = name != NULL ? pym_object_lookup_special (rt, value, name) : NULL;
      if (method != NULL)
        {
          owned = pym_object_call_noargs (rt, method);
          pym_decref (rt, method);
        }
      if (owned == NULL || !pym_bytes_like (rt, owned, &data, &size))
        {
          if (rt->error == NULL && owned != NULL)
            pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "__bytes__ returned non-bytes (type %T)",
                            owned);
          else if (rt->error == NULL)
            pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                            "%%b requires a bytes-like object, or an object that implements "
                            "__bytes__, not '%T'",
                            value);
          pym_xdecref (rt, owned);
          return -1;
        }
    }
  s = pym_str_from_kind_and_data (rt, 1, data, size);
  pym_xdecref (rt, owned);
  if (s == NULL)
    return -1;
  status = add_padded (p, c, s);
  pym_decref (rt, s);
  return status;
}

static int
add_text (Percent *p, const Conversion *c, PymObject *value)
{
  PymRuntime *rt = p->rt;
  PymObject *s;
  int status;

  if (c->code == 's')
    s = pym_object_str (rt, value);
  else if (c->code == 'r' && !p->bytes)
    s = pym_object_repr (rt, value);
  else
    s = pym_object_ascii (rt, value);
  /* CPython writes the digits of an int without making a str of them: one digit is the shared one.
   */
  if (pym_int_check_exact (rt, value) && c->width < 0 && c->precision < 0)
    s = pym_str_result (rt, s);
  if (s == NULL)
    return -1;
  status = add_padded (p, c, s);
  pym_decref (rt, s);
  return status;
}

static int
add_conversion (Percent *p)
{
  PymObject *value;
  Conversion c;

  if (peek (p) == '%' && p->place < p->length)
    {
      p->place++;
      return pym_str_builder_add_char (&p->out, '%');
    }
  if (read_conversion (p, &c) < 0)
    return -1;
  value = next_argument (p);
  if (value == NULL)
    return -1;
  switch (c.code)
    {
    case 'b':
      if (!p->bytes)
        break;
      return add_bytes (p, &c, value);
    case 's':
      return p->bytes ? add_bytes (p, &c, value) : add_text (p, &c, value);
    case 'r':
    case 'a':
      return add_text (p, &c, value);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
      return add_integer (p, &c, value);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
      return add_float (p, &c, value);
    case 'c':
      return add_char (p, &c, value);
    default:
      break;
    }
  pym_err_format (p->rt, PYM_TYPE (p->rt, VALUE_ERROR),
                  "unsupported format character '%c' (0x%x) at index %zd",
                  c.code >= 32 && c.code < 127 ? (int) c.code : '?', (unsigned) c.code,
                  p->place - 1);
  return -1;
}

/* The text, or NULL. */
static PymObject *
run (Percent *p, PymObject *format, PymObject *arguments)
{
  PymRuntime *rt = p->rt;
  int status = 0;

  p->is_tuple = pym_tuple_check (arguments);
  p->arguments = arguments;
  p->count = p->is_tuple ? pym_tuple_size (arguments) : 1;
  if (pym_mapping_check (arguments) && !p->is_tuple && !pym_str_check (arguments) &&
      !(p->bytes && (pym_bytes_check (arguments) || pym_bytearray_check (rt, arguments))))
    p->mapping = arguments;
  pym_str_builder_init (rt, &p->out);
  while (p->place < p->length && status == 0)
    {
      ssize_t start = p->place;

      if (p->kind == 1)
        {
          const char *data = p->data, *found;

          found = memchr (data + start, '%', (size_t) (p->length - start));
          p->place = found != NULL ? found - data : p->length;
        }
      while (p->place < p->length && peek (p) != '%')
        p->place++;
      if (p->place > start)
        {
          if (!p->bytes)
            status = pym_str_builder_add_substring (&p->out, format, start, p->place);
          else
            for (ssize_t i = start; i < p->place && status == 0; i++)
              status = pym_str_builder_add_char (&p->out, ((const uint8_t *) p->data)[i]);
        }
      if (status == 0 && p->place < p->length)
        {
          p->place++;
          status = add_conversion (p);
        }
    }
  if (status == 0 && p->next < p->count && p->mapping == NULL)
    status = refuse (rt, PYM_TYPE (rt, TYPE_ERROR),
                     p->bytes ? "not all arguments converted during bytes formatting"
                              : "not all arguments converted during string formatting");
  if (p->from_key)
    pym_decref (rt, p->arguments);
  if (status == 0)
    return pym_str_builder_finish (&p->out);
  pym_str_builder_clear (&p->out);
  return NULL;
}

PymObject *
pym_str_percent (PymRuntime *rt, PymObject *format, PymObject *arguments)
{
  Percent p = { .rt = rt,
                .data = pym_str_data (format),
                .kind = pym_str_kind (format),
                .length = pym_str_length (format) };

  return run (&p, format, arguments);
}

PymObject *
pym_bytes_percent (PymRuntime *rt, PymObject *format, PymObject *arguments)
{
  Percent p = { .rt = rt,
                .bytes = true,
                .data = pym_bytes_data (format),
                .kind = 1,
                .length = pym_bytes_size (format) };
  PymObject *text = run (&p, format, arguments), *bytes;

  if (text == NULL)
    return NULL;
  bytes = pym_bytes_from_string_and_size (rt, pym_str_data (text), pym_str_length (text));
  pym_decref (rt, text);
  return bytes;
}
