/* SyntaxError and the errors of codecs (Objects/exceptions.c). */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-bytes.h"
#include "pym-error.h"
#include "pym-exception-private.h"
#include "pym-int.h"
#include "pym-str.h"
#include "pym-tuple.h"

#define SYNTAX(name, field)                                                                        \
  {                                                                                                \
    name, offsetof (PymSyntaxError, field), false, true                                            \
  }

static const PymMemberDef syntax_error_members[] = {
  SYNTAX ("msg", message),
  SYNTAX ("filename", filename),
  SYNTAX ("lineno", lineno),
  SYNTAX ("offset", offset),
  SYNTAX ("text", text),
  SYNTAX ("end_lineno", end_lineno),
  SYNTAX ("end_offset", end_offset),
  SYNTAX ("print_file_and_line", print_file_and_line),
  { NULL },
};

PYM_EXCEPTION_LIFE (syntax_error, syntax_error_members)

/* (message, (filename, lineno, offset, text[, end_lineno, end_offset])) */
static int
syntax_error_init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  PymSyntaxError *self = (PymSyntaxError *) o;
  PymObject *place;
  ssize_t n;

  if (pym_exception_init (rt, o, args, kwargs) < 0)
    return -1;
  if (pym_tuple_size (args) >= 1)
    pym_setref (rt, &self->message, pym_newref (pym_tuple_get (args, 0)));
  if (pym_tuple_size (args) != 2)
    return 0;
  place = pym_sequence_tuple (rt, pym_tuple_get (args, 1));
  if (place == NULL)
    return -1;
  n = pym_tuple_size (place);
  if (n < 4 || n > 6)
    {
      pym_decref (rt, place);
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "function takes at %s %d arguments (%zd given)", n < 4 ? "least" : "most",
                      n < 4 ? 4 : 6, n);
      return -1;
    }
  for (ssize_t i = 0; i < n; i++)
    pym_setref (rt, (PymObject **) ((char *) o + syntax_error_members[i + 1].offset),
                pym_newref (pym_tuple_get (place, i)));
  pym_decref (rt, place);
  if (self->end_lineno != NULL && self->end_offset == NULL)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "end_offset must be provided when end_lineno is provided");
      return -1;
    }
  return 0;
}

/* Behind the last slash. */
static PymObject *
base_name (PymRuntime *rt, PymObject *filename)
{
  ssize_t start = 0;

  for (ssize_t i = 0; i < pym_str_length (filename); i++)
    if (pym_str_read_char (filename, i) == '/')
      start = i + 1;
  return pym_str_substring (rt, filename, start, pym_str_length (filename));
}

static PymObject *
syntax_error_str (PymRuntime *rt, PymObject *o)
{
  PymSyntaxError *self = (PymSyntaxError *) o;
  PymObject *message = self->message != NULL ? self->message : pym_none (rt), *file = NULL, *text;
  bool has_line = self->lineno != NULL && pym_int_check_exact (rt, self->lineno);

  if (self->filename != NULL && pym_str_check (self->filename))
    {
      file = base_name (rt, self->filename);
      if (file == NULL)
        return NULL;
    }
  if (file != NULL && has_line)
    text = pym_str_from_format (rt, "%S (%U, line %S)", message, file, self->lineno);
  else if (file != NULL)
    text = pym_str_from_format (rt, "%S (%U)", message, file);
  else if (has_line)
    text = pym_str_from_format (rt, "%S (line %S)", message, self->lineno);
  else
    text = pym_object_str (rt, message);
  pym_xdecref (rt, file);
  return text;
}

const PymType pym_syntax_error_template = {
  .name = "SyntaxError",
  .basicsize = sizeof (PymSyntaxError),
  .flags = PYM_EXCEPTION_FLAGS,
  .doc = "Invalid syntax.",
  .new_ = pym_exception_new,
  .init = syntax_error_init,
  .str = syntax_error_str,
  .members = syntax_error_members,
  PYM_EXCEPTION_LIFE_SLOTS (syntax_error),
};

#define UNICODE(name, field)                                                                       \
  {                                                                                                \
    name, offsetof (PymUnicodeError, field), false, false                                          \
  }

static const PymMemberDef unicode_error_members[] = {
  UNICODE ("encoding", encoding),
  UNICODE ("object", object),
  UNICODE ("reason", reason),
  { NULL },
};

PYM_EXCEPTION_LIFE (unicode_error, unicode_error_members)

static PymObject *
get_position (PymRuntime *rt, PymObject *o, const void *closure)
{
  return pym_int_from_ssize (rt, *(const ssize_t *) ((char *) o + (size_t) closure));
}

static int
set_position (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  ssize_t position;

  if (value == NULL)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "can't delete numeric/char attribute");
      return -1;
    }
  position = pym_int_as_ssize (rt, value);
  if (position == -1 && rt->error != NULL)
    return -1;
  *(ssize_t *) ((char *) o + (size_t) closure) = position;
  return 0;
}

static const PymGetSetDef unicode_error_getset[] = {
  { "start", get_position, set_position, (const void *) offsetof (PymUnicodeError, start) },
  { "end", get_position, set_position, (const void *) offsetof (PymUnicodeError, end) },
  { NULL },
};

static bool
is_of (PymRuntime *rt, PymObject *o, PymTypeId id)
{
  return pym_object_type_is_instance (o, &rt->objects->types[id]);
}

/* (encoding, object, start, end, reason); translation has no encoding. */
static int
unicode_error_init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  PymUnicodeError *self = (PymUnicodeError *) o;
  bool translate = is_of (rt, o, PYM_TYPE_ID_UNICODE_TRANSLATE_ERROR);
  bool decode = is_of (rt, o, PYM_TYPE_ID_UNICODE_DECODE_ERROR);
  ssize_t n = pym_tuple_size (args), wanted = translate ? 4 : 5, start, end;
  PymObject *const *items = pym_tuple_items (args);
  const uint8_t *data;
  ssize_t size;

  if (pym_exception_init (rt, o, args, kwargs) < 0)
    return -1;
  if (n != wanted)
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "function takes exactly %zd arguments (%zd given)", wanted, n);
      return -1;
    }
  if (!translate)
    {
      if (!pym_str_check (items[0]))
        {
          pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "argument 1 must be str, not %s",
                          pym_type (items[0])->name);
          return -1;
        }
      pym_setref (rt, &self->encoding, pym_newref (items[0]));
      items++;
    }
  if (decode ? !pym_bytes_like (rt, items[0], &data, &size) : !pym_str_check (items[0]))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      decode ? "a bytes-like object is required, not '%s'"
                             : "argument 2 must be str, not %s",
                      pym_type (items[0])->name);
      return -1;
    }
  start = pym_number_as_ssize (rt, items[1], PYM_TYPE (rt, OVERFLOW_ERROR));
  if (start == -1 && rt->error != NULL)
    return -1;
  end = pym_number_as_ssize (rt, items[2], PYM_TYPE (rt, OVERFLOW_ERROR));
  if (end == -1 && rt->error != NULL)
    return -1;
  if (!pym_str_check (items[3]))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "argument %zd must be str, not %s", wanted,
                      pym_type (items[3])->name);
      return -1;
    }
  pym_setref (rt, &self->object, pym_newref (items[0]));
  pym_setref (rt, &self->reason, pym_newref (items[3]));
  self->start = start;
  self->end = end;
  return 0;
}

/* A program may have put anything there, or taken it away. */
static PymObject *
text_or_none (PymRuntime *rt, PymObject *field)
{
  return field != NULL ? field : pym_none (rt);
}

static PymObject *
unicode_error_str (PymRuntime *rt, PymObject *o)
{
  PymUnicodeError *self = (PymUnicodeError *) o;
  bool translate = is_of (rt, o, PYM_TYPE_ID_UNICODE_TRANSLATE_ERROR);
  bool decode = is_of (rt, o, PYM_TYPE_ID_UNICODE_DECODE_ERROR);
  bool one = self->start >= 0 && self->end == self->start + 1;
  PymObject *codec, *what, *text;
  const uint8_t *data;
  ssize_t size;

  if (self->object == NULL)
    return pym_str_empty (rt);
  codec = translate ? pym_str_empty (rt)
                    : pym_str_from_format (rt, "'%S' codec ", text_or_none (rt, self->encoding));
  if (codec == NULL)
    return NULL;
  if (decode)
    {
      if (!one || !pym_bytes_like (rt, self->object, &data, &size) || self->start >= size)
        what = pym_str_from_format (rt, "decode bytes in position %zd-%zd", self->start,
                                    self->end - 1);
      else
        what = pym_str_from_format (rt, "decode byte 0x%02x in position %zd",
                                    (unsigned) data[self->start], self->start);
    }
  else
    {
      const char *verb = translate ? "translate" : "encode";

      if (!one || !pym_str_check (self->object) || self->start >= pym_str_length (self->object))
        what = pym_str_from_format (rt, "%s characters in position %zd-%zd", verb, self->start,
                                    self->end - 1);
      else
        {
          uint32_t c = pym_str_read_char (self->object, self->start);
          const char *format = c <= 0xff     ? "%s character '\\x%02x' in position %zd"
                               : c <= 0xffff ? "%s character '\\u%04x' in position %zd"
                                             : "%s character '\\U%08x' in position %zd";

          what = pym_str_from_format (rt, format, verb, (unsigned) c, self->start);
        }
    }
  if (what == NULL)
    text = NULL;
  else
    text = pym_str_from_format (rt, "%Ucan't %U: %S", codec, what, text_or_none (rt, self->reason));
  pym_decref (rt, codec);
  pym_xdecref (rt, what);
  return text;
}

#define UNICODE_TEMPLATE(identifier, text, documentation)                                          \
  const PymType pym_##identifier##_template = {                                                    \
    .name = text,                                                                                  \
    .basicsize = sizeof (PymUnicodeError),                                                         \
    .flags = PYM_EXCEPTION_FLAGS,                                                                  \
    .doc = documentation,                                                                          \
    .new_ = pym_exception_new,                                                                     \
    .init = unicode_error_init,                                                                    \
    .str = unicode_error_str,                                                                      \
    .members = unicode_error_members,                                                              \
    .getset = unicode_error_getset,                                                                \
    PYM_EXCEPTION_LIFE_SLOTS (unicode_error),                                                      \
  };

UNICODE_TEMPLATE (unicode_decode_error, "UnicodeDecodeError", "Unicode decoding error.")
UNICODE_TEMPLATE (unicode_encode_error, "UnicodeEncodeError", "Unicode encoding error.")
UNICODE_TEMPLATE (unicode_translate_error, "UnicodeTranslateError", "Unicode translation error.")
