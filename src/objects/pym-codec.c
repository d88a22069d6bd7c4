#include "pym-codec.h"

#include "pym-abstract.h"
#include "pym-ascii.h"
#include "pym-bytes.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-str-builder.h"
#include "pym-str-kind.h"

typedef enum
{
  UTF8,
  ASCII,
  LATIN1,
} Encoding;

static const char *const encoding_names[] = { "utf-8", "ascii", "latin-1" };

typedef enum
{
  STRICT,
  IGNORE,
  REPLACE,
  BACKSLASH,
  XML,
  ESCAPE,
  PASS,
  UNKNOWN,
} Handler;

static int
find_encoding (PymRuntime *rt, const char *name, Encoding *out)
{
  static const struct
  {
    const char *name;
    Encoding encoding;
  } aliases[] = {
    { "utf-8", UTF8 },        { "utf8", UTF8 },        { "u8", UTF8 },        { "utf", UTF8 },
    { "cp65001", UTF8 },      { "ascii", ASCII },      { "us-ascii", ASCII }, { "646", ASCII },
    { "latin-1", LATIN1 },    { "latin1", LATIN1 },    { "latin", LATIN1 },   { "l1", LATIN1 },
    { "iso-8859-1", LATIN1 }, { "iso8859-1", LATIN1 }, { "8859", LATIN1 },    { "cp819", LATIN1 },
  };
  char plain[16];
  size_t n = 0;

  *out = UTF8;
  if (name == NULL)
    return 0;
  while (name[n] != 0 && n < sizeof plain - 1)
    {
      plain[n] =
          name[n] == '_' || name[n] == ' ' ? '-' : (char) pym_ascii_lower ((uint8_t) name[n]);
      n++;
    }
  plain[n] = 0;
  if (name[n] == 0)
    for (size_t i = 0; i < PYM_N_ELEMENTS (aliases); i++)
      if (strcmp (plain, aliases[i].name) == 0)
        {
          *out = aliases[i].encoding;
          return 0;
        }
  pym_err_format (rt, PYM_TYPE (rt, LOOKUP_ERROR), "unknown encoding: %s", name);
  return -1;
}

static Handler
find_handler (const char *errors)
{
  static const char *const names[] = {
    "strict",          "ignore",       "replace", "backslashreplace", "xmlcharrefreplace",
    "surrogateescape", "surrogatepass"
  };

  if (errors == NULL)
    return STRICT;
  for (size_t i = 0; i < PYM_N_ELEMENTS (names); i++)
    if (strcmp (errors, names[i]) == 0)
      return (Handler) i;
  return UNKNOWN;
}

/* Raises UnicodeDecodeError or UnicodeEncodeError; `object` is stolen, NULL stands for an error
 * that is already set. */
static void
raise_unicode_error (PymRuntime *rt,
                     PymType *type,
                     const char *encoding,
                     PymObject *object,
                     ssize_t start,
                     ssize_t end,
                     const char *reason)
{
  PymObject *args[5] = { NULL, object, NULL, NULL, NULL }, *exception = NULL;

  if (object != NULL && (args[0] = pym_str_from_string (rt, encoding)) != NULL &&
      (args[2] = pym_int_from_ssize (rt, start)) != NULL &&
      (args[3] = pym_int_from_ssize (rt, end)) != NULL &&
      (args[4] = pym_str_from_string (rt, reason)) != NULL)
    exception = pym_object_vectorcall (rt, PYM_OBJECT (type), args, 5, NULL);
  for (size_t i = 0; i < PYM_N_ELEMENTS (args); i++)
    pym_xdecref (rt, args[i]);
  if (exception == NULL)
    return;
  pym_err_set_object (rt, type, exception);
  pym_decref (rt, exception);
}

static void
unknown_handler (PymRuntime *rt, const char *errors)
{
  pym_err_format (rt, PYM_TYPE (rt, LOOKUP_ERROR), "unknown error handler name '%s'", errors);
}

/* Decoding. */

static inline bool
is_continuation (uint8_t byte)
{
  return (byte & 0xc0) == 0x80;
}

/* The code point at `s` and its length, or 0 with the number of bytes that are wrong. */
static int
next_utf8 (const uint8_t *s, ssize_t left, uint32_t *c, int *wrong, const char **reason)
{
  uint8_t b = s[0];
  int needed = b < 0x80 ? 1 : b < 0xc2 ? 0 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : b < 0xf5 ? 4 : 0;
  uint32_t value;

  *wrong = 1;
  *reason = "invalid start byte";
  if (needed == 0)
    return 0;
  value = needed == 1 ? b : b & (0x7f >> needed);
  for (int i = 1; i < needed; i++)
    {
      if (i >= left)
        {
          *wrong = (int) left;
          *reason = "unexpected end of data";
          return 0;
        }
      *reason = "invalid continuation byte";
      *wrong = i;
      if (!is_continuation (s[i]))
        return 0;
      /* Too long a form, surrogates, beyond the last code point. */
      if (i == 1 && ((b == 0xe0 && s[1] < 0xa0) || (b == 0xed && s[1] > 0x9f) ||
                     (b == 0xf0 && s[1] < 0x90) || (b == 0xf4 && s[1] > 0x8f)))
        return 0;
      value = value << 6 | (s[i] & 0x3f);
    }
  *c = value;
  return needed;
}

/* What an error handler puts in place of `wrong` bytes; returns how many were dealt with, or -1. */
static int
handle_bytes (
    PymStrBuilder *b, Handler handler, Encoding encoding, const uint8_t *s, ssize_t left, int wrong)
{
  char text[8];
  int done;

  switch (handler)
    {
    case IGNORE:
      return wrong;
    case REPLACE:
      return pym_str_builder_add_char (b, 0xfffd) < 0 ? -1 : wrong;
    case BACKSLASH:
      for (int i = 0; i < wrong; i++)
        {
          text[0] = '\\';
          text[1] = 'x';
          text[2] = "0123456789abcdef"[s[i] >> 4];
          text[3] = "0123456789abcdef"[s[i] & 15];
          if (pym_str_builder_add_ascii (b, text, 4) < 0)
            return -1;
        }
      return wrong;
    case ESCAPE:
      for (done = 0; done < wrong && s[done] >= 0x80; done++)
        if (pym_str_builder_add_char (b, 0xdc00 + s[done]) < 0)
          return -1;
      return done > 0 ? done : -1;
    case PASS:
      if (encoding == UTF8 && left >= 3 && s[0] == 0xed && is_continuation (s[1]) &&
          is_continuation (s[2]))
        return pym_str_builder_add_char (b, 0xd000u | (uint32_t) (s[1] & 0x3f) << 6 |
                                                (s[2] & 0x3f)) < 0
                   ? -1
                   : 3;
      return -1;
    default:
      return -1;
    }
}

PymObject *
pym_str_decode (
    PymRuntime *rt, const void *data, ssize_t size, const char *encoding_name, const char *errors)
{
  const uint8_t *s = data;
  Handler handler = STRICT;
  Encoding encoding;
  PymStrBuilder b;
  ssize_t i = 0;

  /* Nothing is nothing in every encoding, known or not. */
  if (size == 0)
    return pym_str_empty (rt);
  if (find_encoding (rt, encoding_name, &encoding) < 0)
    return NULL;
  if (encoding == LATIN1 || pym_kind_max_char (1, data, size) < 0x80)
    return pym_str_from_kind_and_data (rt, 1, data, size);
  pym_str_builder_init (rt, &b);
  handler = find_handler (errors);
  while (i < size)
    {
      ssize_t run = i;
      uint32_t c = 0;
      int length, wrong;
      const char *reason;

      while (run < size && s[run] < 0x80)
        run++;
      if (run > i)
        {
          if (pym_str_builder_add_ascii (&b, (const char *) s + i, run - i) < 0)
            goto failed;
          i = run;
          continue;
        }
      if (encoding == UTF8)
        length = next_utf8 (s + i, size - i, &c, &wrong, &reason);
      else
        {
          length = 0;
          wrong = 1;
          reason = "ordinal not in range(128)";
        }
      if (length > 0)
        {
          if (pym_str_builder_add_char (&b, c) < 0)
            goto failed;
          i += length;
          continue;
        }
      length = handle_bytes (&b, handler, encoding, s + i, size - i, wrong);
      if (length < 0)
        {
          if (handler == UNKNOWN)
            unknown_handler (rt, errors);
          else if (rt->error == NULL)
            raise_unicode_error (rt, PYM_TYPE (rt, UNICODE_DECODE_ERROR), encoding_names[encoding],
                                 pym_bytes_from_string_and_size (rt, data, size), i, i + wrong,
                                 reason);
          goto failed;
        }
      i += length;
    }
  return pym_str_builder_finish (&b);

failed:
  pym_str_builder_clear (&b);
  return NULL;
}

/* Encoding. */

typedef struct
{
  PymRuntime *rt;
  uint8_t *data;
  ssize_t size, room;
} ByteBuffer;

static bool
put (ByteBuffer *out, const void *bytes, ssize_t n)
{
  if (n > out->room - out->size)
    {
      ssize_t room = out->size + n + (out->size + n) / 4 + 32;
      uint8_t *data = pym_raw_realloc (out->rt, out->data, (size_t) room);

      if (data == NULL)
        {
          pym_err_no_memory (out->rt);
          return false;
        }
      out->data = data;
      out->room = room;
    }
  memcpy (out->data + out->size, bytes, (size_t) n);
  out->size += n;
  return true;
}

static int
utf8_form (uint32_t c, uint8_t out[4])
{
  if (c < 0x80)
    {
      out[0] = (uint8_t) c;
      return 1;
    }
  if (c < 0x800)
    {
      out[0] = (uint8_t) (0xc0 | c >> 6);
      out[1] = (uint8_t) (0x80 | (c & 0x3f));
      return 2;
    }
  if (c < 0x10000)
    {
      out[0] = (uint8_t) (0xe0 | c >> 12);
      out[1] = (uint8_t) (0x80 | (c >> 6 & 0x3f));
      out[2] = (uint8_t) (0x80 | (c & 0x3f));
      return 3;
    }
  out[0] = (uint8_t) (0xf0 | c >> 18);
  out[1] = (uint8_t) (0x80 | (c >> 12 & 0x3f));
  out[2] = (uint8_t) (0x80 | (c >> 6 & 0x3f));
  out[3] = (uint8_t) (0x80 | (c & 0x3f));
  return 4;
}

static inline bool
is_surrogate (uint32_t c)
{
  return c >= 0xd800 && c < 0xe000;
}

static inline bool
encodable (Encoding encoding, uint32_t c)
{
  return encoding == UTF8 ? !is_surrogate (c) : c < (encoding == ASCII ? 0x80u : 0x100u);
}

/* 1: done, 0: the handler has no answer, -1: no memory. */
static int
handle_char (ByteBuffer *out, Handler handler, Encoding encoding, uint32_t c)
{
  uint8_t form[4], byte;
  char text[16];
  int n = 0;

  switch (handler)
    {
    case IGNORE:
      return 1;
    case REPLACE:
      return put (out, "?", 1) ? 1 : -1;
    case ESCAPE:
      if (c < 0xdc80 || c > 0xdcff)
        return 0;
      byte = (uint8_t) (c - 0xdc00);
      return put (out, &byte, 1) ? 1 : -1;
    case PASS:
      if (encoding != UTF8)
        return 0;
      return put (out, form, utf8_form (c, form)) ? 1 : -1;
    case BACKSLASH:
      {
        int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;

        text[n++] = '\\';
        text[n++] = c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U';
        for (int i = digits; --i >= 0;)
          text[n++] = "0123456789abcdef"[c >> 4 * i & 15];
        return put (out, text, n) ? 1 : -1;
      }
    case XML:
      {
        char reversed[8];
        int m = 0;

        text[n++] = '&';
        text[n++] = '#';
        for (; c != 0; c /= 10)
          reversed[m++] = (char) ('0' + c % 10);
        while (m > 0)
          text[n++] = reversed[--m];
        text[n++] = ';';
        return put (out, text, n) ? 1 : -1;
      }
    default:
      return 0;
    }
}

PymObject *
pym_str_encode (PymRuntime *rt, PymObject *text, const char *encoding_name, const char *errors)
{
  ssize_t length = pym_str_length (text);
  ByteBuffer out = { .rt = rt };
  PymObject *result = NULL;
  Handler handler = find_handler (errors);
  Encoding encoding;

  if (find_encoding (rt, encoding_name, &encoding) < 0)
    return NULL;
  if (pym_str_is_ascii (text) || (encoding == LATIN1 && pym_str_kind (text) == 1))
    return pym_bytes_from_string_and_size (rt, pym_str_data (text), length);
  for (ssize_t i = 0; i < length; i++)
    {
      uint32_t c = pym_str_read_char (text, i);
      uint8_t form[4];
      ssize_t end = i + 1;
      int status = 1;

      if (pym_poll_stop_at (rt, i) < 0)
        goto out;
      if (encodable (encoding, c))
        {
          form[0] = (uint8_t) c;
          if (!put (&out, form, encoding == UTF8 ? utf8_form (c, form) : 1))
            goto out;
          continue;
        }
      while (end < length && !encodable (encoding, pym_str_read_char (text, end)))
        end++;
      for (ssize_t j = i; j < end && status > 0; j++)
        {
          status = handle_char (&out, handler, encoding, pym_str_read_char (text, j));
          if (status == 0 && handler != STRICT)
            i = j;
        }
      if (status == 0 && handler == UNKNOWN)
        unknown_handler (rt, errors);
      else if (status == 0)
        raise_unicode_error (rt, PYM_TYPE (rt, UNICODE_ENCODE_ERROR), encoding_names[encoding],
                             pym_newref (text), i, end,
                             encoding == UTF8    ? "surrogates not allowed"
                             : encoding == ASCII ? "ordinal not in range(128)"
                                                 : "ordinal not in range(256)");
      if (status <= 0)
        goto out;
      i = end - 1;
    }
  result = pym_bytes_from_string_and_size (rt, out.data, out.size);

out:
  pym_raw_free (rt, out.data);
  return result;
}

/* Bytes of the UTF-8 form; -1 when there is a surrogate that is not to be shown as "?". */
static ssize_t
utf8_length (const PymObject *o, bool show_surrogates)
{
  ssize_t n = 0;
  uint8_t form[4];

  for (ssize_t i = 0; i < pym_str_length (o); i++)
    {
      uint32_t c = pym_str_read_char (o, i);

      if (is_surrogate (c))
        {
          if (!show_surrogates)
            return -1;
          c = '?';
        }
      n += utf8_form (c, form);
    }
  return n;
}

static void
write_utf8 (const PymObject *o, char *out)
{
  uint8_t form[4];

  for (ssize_t i = 0; i < pym_str_length (o); i++)
    {
      uint32_t c = pym_str_read_char (o, i);
      int n = utf8_form (is_surrogate (c) ? '?' : c, form);

      memcpy (out, form, (size_t) n);
      out += n;
    }
  *out = 0;
}

const char *
pym_str_as_utf8_and_size (PymRuntime *rt, PymObject *o, ssize_t *size)
{
  PymCompactStr *s = (PymCompactStr *) o;
  ssize_t length;

  if (pym_str_is_ascii (o))
    {
      if (size != NULL)
        *size = pym_str_length (o);
      return pym_str_data (o);
    }
  if (s->utf8 == NULL)
    {
      length = utf8_length (o, false);
      if (length < 0)
        {
          /* Raises, and finds the position on the way. */
          pym_xdecref (rt, pym_str_encode (rt, o, NULL, NULL));
          return NULL;
        }
      s->utf8 = pym_mem_malloc (rt, (size_t) length + 1);
      if (s->utf8 == NULL)
        {
          pym_err_no_memory (rt);
          return NULL;
        }
      s->utf8_length = length;
      write_utf8 (o, s->utf8);
    }
  if (size != NULL)
    *size = s->utf8_length;
  return s->utf8;
}

const char *
pym_str_as_utf8 (PymRuntime *rt, PymObject *o)
{
  return pym_str_as_utf8_and_size (rt, o, NULL);
}

char *
pym_str_to_display (PymRuntime *rt, const PymObject *o, size_t *size)
{
  ssize_t length = utf8_length (o, true);
  char *text = pym_raw_malloc (rt, (size_t) length + 1);

  if (text == NULL)
    return NULL;
  write_utf8 (o, text);
  if (size != NULL)
    *size = (size_t) length;
  return text;
}
