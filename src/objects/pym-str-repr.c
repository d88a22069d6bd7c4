/* Texts as their literals, and as plain numbers. */
#include "pym-str.h"

#include "pym-error.h"
#include "pym-str-builder.h"
#include "pym-unicode.h"

#include <limits.h>

/* Bytes of the escape of `c`, 1 for a character that stands for itself. */
static int
escaped_length (uint32_t c, uint32_t quote, bool ascii_only)
{
  if (c == quote || c == '\\' || c == '\t' || c == '\r' || c == '\n')
    return 2;
  if (c < ' ' || c == 0x7f)
    return 4;
  if (c < 0x7f || (!ascii_only && pym_char_is_printable (c)))
    return 1;
  return c < 0x100 ? 4 : c < 0x10000 ? 6 : 10;
}

/* Writes the escape, which is longer than 1. */
static void
write_escape (char *out, int length, uint32_t c)
{
  *out++ = '\\';
  if (length == 2)
    {
      *out = c == '\t' ? 't' : c == '\r' ? 'r' : c == '\n' ? 'n' : (char) c;
      return;
    }
  *out++ = length == 4 ? 'x' : length == 6 ? 'u' : 'U';
  for (int shift = 4 * (length - 3); shift >= 0; shift -= 4)
    *out++ = "0123456789abcdef"[c >> shift & 15];
}

/* Replaces what has to be escaped, between two quotes unless `quote` is 0. */
static PymObject *
escape (PymRuntime *rt, PymObject *o, uint32_t quote, bool ascii_only)
{
  ssize_t length = pym_str_length (o), size = quote != 0 ? 2 : 0, place = 0;
  const void *data = pym_str_data (o);
  int kind = pym_str_kind (o), out_kind;
  uint32_t max_char = 0x7f;
  PymObject *s;
  void *out;

  for (ssize_t i = 0; i < length; i++)
    {
      uint32_t c = pym_str_read_kind (kind, data, i);
      int n = quote != 0 || c > 0x7f ? escaped_length (c, quote, ascii_only) : 1;

      size += n;
      if (n == 1 && c > max_char)
        max_char = c;
      if ((i & 0xffff) == 0 && pym_poll_stop (rt))
        return NULL;
    }
  if (size > SSIZE_MAX / 4)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "string is too long to generate repr");
      return NULL;
    }
  s = pym_str_new (rt, size, max_char);
  if (s == NULL)
    return NULL;
  out = pym_str_data (s);
  out_kind = pym_str_kind (s);
  if (quote != 0)
    pym_str_write_kind (out_kind, out, place++, quote);
  for (ssize_t i = 0; i < length; i++)
    {
      uint32_t c = pym_str_read_kind (kind, data, i);
      int n = quote != 0 || c > 0x7f ? escaped_length (c, quote, ascii_only) : 1;
      char text[12];

      if (n == 1)
        {
          pym_str_write_kind (out_kind, out, place++, c);
          continue;
        }
      write_escape (text, n, c);
      for (int j = 0; j < n; j++)
        pym_str_write_kind (out_kind, out, place++, (uint8_t) text[j]);
    }
  if (quote != 0)
    pym_str_write_kind (out_kind, out, place, quote);
  return s;
}

PymObject *
pym_str_repr (PymRuntime *rt, PymObject *o)
{
  bool single = false, twofold = false;

  for (ssize_t i = 0; i < pym_str_length (o); i++)
    {
      uint32_t c = pym_str_read_char (o, i);

      single |= c == '\'';
      twofold |= c == '"';
    }
  return escape (rt, o, single && !twofold ? '"' : '\'', false);
}

PymObject *
pym_str_ascii_repr (PymRuntime *rt, PymObject *repr)
{
  if (pym_str_is_ascii (repr))
    return pym_newref (repr);
  return escape (rt, repr, 0, true);
}

void
pym_str_to_ascii_number (const PymObject *o, char *out)
{
  ssize_t length = pym_str_length (o);

  if (pym_str_is_ascii (o))
    memcpy (out, pym_str_data (o), (size_t) length);
  else
    for (ssize_t i = 0; i < length; i++)
      {
        uint32_t c = pym_str_read_char (o, i);

        if (c < 0x80)
          out[i] = (char) c;
        else if (pym_char_is_space (c))
          out[i] = ' ';
        else
          out[i] = pym_char_decimal (c) >= 0 ? (char) ('0' + pym_char_decimal (c)) : '?';
      }
  out[length] = 0;
}

bool
pym_str_is_identifier (PymObject *o)
{
  ssize_t length = pym_str_length (o);

  if (length == 0 || !pym_char_is_identifier_start (pym_str_read_char (o, 0)))
    return false;
  for (ssize_t i = 1; i < length; i++)
    if (!pym_char_is_identifier_part (pym_str_read_char (o, i)))
      return false;
  return true;
}
