/* Texts for messages: printf's conversions and a few for objects. */
#include "pym-str.h"

#include "pym-abstract.h"
#include "pym-codec.h"
#include "pym-error.h"
#include "pym-str-builder.h"

typedef struct
{
  bool left, zero;
  ssize_t width, precision; /* -1: not given */
} Field;

/* Adds `s` cut to the precision and padded to the width. */
static void
add_padded (PymStrBuilder *b, const Field *f, PymObject *s)
{
  ssize_t length = pym_str_length (s), blanks;

  if (f->precision >= 0 && f->precision < length)
    length = f->precision;
  blanks = f->width > length ? f->width - length : 0;
  if (!f->left)
    pym_str_builder_add_chars (b, ' ', blanks);
  pym_str_builder_add_substring (b, s, 0, length);
  if (f->left)
    pym_str_builder_add_chars (b, ' ', blanks);
}

/* Takes over `s`; NULL stands for an error that is set. */
static void
add_object (PymRuntime *rt, PymStrBuilder *b, const Field *f, PymObject *s)
{
  if (s == NULL)
    {
      b->failed = true;
      return;
    }
  add_padded (b, f, s);
  pym_decref (rt, s);
}

static void
add_string (PymRuntime *rt, PymStrBuilder *b, const Field *f, const char *text)
{
  size_t size = strlen (text);

  if (f->width < 0 && f->precision < 0)
    {
      pym_str_builder_add_utf8 (b, text, (ssize_t) size);
      return;
    }
  /* The precision counts bytes; what it cuts in two is shown as a replacement character. */
  if (f->precision >= 0 && (size_t) f->precision < size)
    size = (size_t) f->precision;
  add_object (rt, b, f, pym_str_decode (rt, text, (ssize_t) size, NULL, "replace"));
}

static void
add_number (PymStrBuilder *b, const Field *f, uint64_t magnitude, bool negative, unsigned base)
{
  char digits[24], *end = digits + sizeof digits, *start = end;
  ssize_t length, zeros;

  do
    *--start = "0123456789abcdef"[magnitude % base];
  while ((magnitude /= base) != 0);
  length = end - start;
  zeros = f->precision > length ? f->precision - length : 0;
  if (f->zero && !f->left && f->width > length + zeros + negative)
    zeros = f->width - length - negative;
  length += zeros + negative;
  if (!f->left)
    pym_str_builder_add_chars (b, ' ', f->width - length);
  if (negative)
    pym_str_builder_add_char (b, '-');
  pym_str_builder_add_chars (b, '0', zeros);
  pym_str_builder_add_ascii (b, start, end - start);
  if (f->left)
    pym_str_builder_add_chars (b, ' ', f->width - length);
}

static const char *
read_count (const char *p, ssize_t *out)
{
  *out = 0;
  for (; *p >= '0' && *p <= '9'; p++)
    *out = *out * 10 + (*p - '0');
  return p;
}

PymObject *
pym_str_from_format_va (PymRuntime *rt, const char *format, va_list given)
{
  PymStrBuilder b;
  va_list arguments;

  va_copy (arguments, given);
  pym_str_builder_init (rt, &b);
  for (const char *p = format; *p != 0 && !b.failed;)
    {
      Field f = { .width = -1, .precision = -1 };
      int longs = 0;
      bool size = false;
      PymObject *o;

      if (*p != '%')
        {
          const char *end = strchrnul (p, '%');

          pym_str_builder_add_utf8 (&b, p, end - p);
          p = end;
          continue;
        }
      for (p++; *p == '-' || *p == '0'; p++)
        {
          f.left |= *p == '-';
          f.zero |= *p == '0';
        }
      if (*p == '*')
        {
          f.width = va_arg (arguments, int);
          p++;
        }
      else if (*p >= '1' && *p <= '9')
        p = read_count (p, &f.width);
      if (*p == '.')
        {
          if (p[1] == '*')
            {
              f.precision = va_arg (arguments, int);
              p += 2;
            }
          else
            p = read_count (p + 1, &f.precision);
        }
      for (; *p == 'l'; p++)
        longs++;
      if (*p == 'z' || *p == 't')
        {
          size = true;
          p++;
        }
      switch (*p++)
        {
        case '%':
          pym_str_builder_add_char (&b, '%');
          break;
        case 'c':
          pym_str_builder_add_char (&b, (uint32_t) va_arg (arguments, int));
          break;
        case 'd':
        case 'i':
          {
            int64_t value = size || longs > 0 ? va_arg (arguments, long) : va_arg (arguments, int);

            add_number (&b, &f, value < 0 ? 0 - (uint64_t) value : (uint64_t) value, value < 0, 10);
            break;
          }
        case 'u':
        case 'x':
          {
            uint64_t value = size || longs > 0 ? va_arg (arguments, unsigned long)
                                               : va_arg (arguments, unsigned);

            add_number (&b, &f, value, false, p[-1] == 'x' ? 16 : 10);
            break;
          }
        case 'p':
          pym_str_builder_add_ascii (&b, "0x", 2);
          add_number (&b, &f, (uint64_t) (uintptr_t) va_arg (arguments, void *), false, 16);
          break;
        case 's':
          add_string (rt, &b, &f, va_arg (arguments, const char *));
          break;
        case 'U':
          add_padded (&b, &f, va_arg (arguments, PymObject *));
          break;
        case 'V':
          o = va_arg (arguments, PymObject *);
          {
            const char *text = va_arg (arguments, const char *);

            if (o != NULL)
              add_padded (&b, &f, o);
            else
              add_string (rt, &b, &f, text);
          }
          break;
        case 'S':
          add_object (rt, &b, &f, pym_object_str (rt, va_arg (arguments, PymObject *)));
          break;
        case 'R':
          add_object (rt, &b, &f, pym_object_repr (rt, va_arg (arguments, PymObject *)));
          break;
        case 'A':
          add_object (rt, &b, &f, pym_object_ascii (rt, va_arg (arguments, PymObject *)));
          break;
        case 'T':
          add_string (rt, &b, &f, pym_type (va_arg (arguments, PymObject *))->name);
          break;
        case 'N':
          add_string (rt, &b, &f, va_arg (arguments, PymType *)->name);
          break;
        default:
          pym_err_format (rt, PYM_TYPE (rt, SYSTEM_ERROR), "invalid format string: %s", p - 1);
          b.failed = true;
        }
    }
  va_end (arguments);
  if (b.failed)
    {
      pym_str_builder_clear (&b);
      return NULL;
    }
  return pym_str_builder_finish (&b);
}

PymObject *
pym_str_from_format (PymRuntime *rt, const char *format, ...)
{
  va_list arguments;
  PymObject *s;

  va_start (arguments, format);
  s = pym_str_from_format_va (rt, format, arguments);
  va_end (arguments);
  return s;
}
