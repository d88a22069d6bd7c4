#include "pym-str-builder.h"

#include "pym-abstract.h"
#include "pym-error.h"
#include "pym-str-kind.h"

void
pym_str_builder_init (PymRuntime *rt, PymStrBuilder *b)
{
  b->rt = rt;
  b->data = b->inline_data;
  b->length = 0;
  b->room = sizeof b->inline_data;
  b->kind = 1;
  b->max_char = 0x7f;
  b->failed = false;
  b->sole = NULL;
}

void
pym_str_builder_clear (PymStrBuilder *b)
{
  if (b->data != b->inline_data)
    pym_raw_free (b->rt, b->data);
  b->data = b->inline_data;
  b->length = 0;
  b->room = sizeof b->inline_data;
  b->kind = 1;
  b->max_char = 0x7f;
  pym_clear (b->rt, &b->sole);
}

static int
fail (PymStrBuilder *b)
{
  if (b->rt->error == NULL)
    pym_err_no_memory (b->rt);
  b->failed = true;
  return -1;
}

int
pym_str_builder_make_room (PymStrBuilder *b, ssize_t length, uint32_t max_char)
{
  int kind = pym_kind_for (max_char);
  ssize_t needed, room;
  void *data;

  if (b->failed)
    return -1;
  if (max_char > b->max_char)
    b->max_char = max_char;
  if (length > SSIZE_MAX / 8 - b->length)
    return fail (b);
  needed = b->length + length;
  if (kind <= b->kind && needed <= b->room)
    return 0;
  if (kind < b->kind)
    kind = b->kind;
  room = needed <= b->room ? b->room : needed + needed / 4 + 16;
  if (kind == b->kind && b->data != b->inline_data)
    {
      data = pym_raw_realloc (b->rt, b->data, (size_t) room * (size_t) kind);
      if (data == NULL)
        return fail (b);
    }
  else
    {
      data = pym_raw_malloc (b->rt, (size_t) room * (size_t) kind);
      if (data == NULL)
        return fail (b);
      pym_kind_copy (kind, data, b->kind, b->data, b->length);
      if (b->data != b->inline_data)
        pym_raw_free (b->rt, b->data);
    }
  b->data = data;
  b->kind = kind;
  b->room = room;
  return 0;
}

PymObject *
pym_str_builder_finish (PymStrBuilder *b)
{
  PymObject *s = NULL;

  if (!b->failed)
    {
      if (b->sole != NULL && b->length == pym_str_length (b->sole))
        s = pym_newref (b->sole);
      else if (b->kind == 1 && b->max_char < 0x80 && b->length > 1)
        {
          s = pym_str_new (b->rt, b->length, 0x7f);
          if (s != NULL)
            memcpy (pym_str_data (s), b->data, (size_t) b->length);
        }
      else
        s = pym_str_from_kind_and_data (b->rt, b->kind, b->data, b->length);
    }
  pym_str_builder_clear (b);
  return s;
}

int
pym_str_builder_add_chars (PymStrBuilder *b, uint32_t c, ssize_t times)
{
  if (times <= 0)
    return b->failed ? -1 : 0;
  if (pym_str_builder_reserve (b, times, c) < 0)
    return -1;
  if (b->kind == 1)
    {
      memset ((char *) b->data + b->length, (int) c, (size_t) times);
      b->length += times;
      return 0;
    }
  for (ssize_t i = 0; i < times; i++)
    pym_str_write_kind (b->kind, b->data, b->length++, c);
  return 0;
}

int
pym_str_builder_add_substring (PymStrBuilder *b, PymObject *s, ssize_t start, ssize_t end)
{
  int kind = pym_str_kind (s);
  const char *data = (const char *) pym_str_data (s) + start * kind;
  uint32_t max_char = pym_str_max_char (s);

  if (end <= start)
    return b->failed ? -1 : 0;
  if (max_char > b->max_char && end - start < pym_str_length (s))
    max_char = pym_kind_max_char (kind, data, end - start);
  if (pym_str_builder_reserve (b, end - start, max_char) < 0)
    return -1;
  if (b->length == 0 && b->sole == NULL && end - start == pym_str_length (s) &&
      pym_str_check_exact (b->rt, s))
    b->sole = pym_newref (s);
  pym_kind_copy (b->kind, (char *) b->data + b->length * b->kind, kind, data, end - start);
  b->length += end - start;
  return 0;
}

int
pym_str_builder_add_str (PymStrBuilder *b, PymObject *s)
{
  return pym_str_builder_add_substring (b, s, 0, pym_str_length (s));
}

int
pym_str_builder_add_utf8 (PymStrBuilder *b, const char *text, ssize_t size)
{
  PymObject *s;
  int status;

  if (size < 0)
    size = (ssize_t) strlen (text);
  if (pym_kind_max_char (1, text, size) < 0x80)
    return pym_str_builder_add_ascii (b, text, size);
  s = pym_str_from_string_and_size (b->rt, text, size);
  if (s == NULL)
    return fail (b);
  status = pym_str_builder_add_str (b, s);
  pym_decref (b->rt, s);
  return status;
}

int
pym_str_builder_add_repr (PymStrBuilder *b, PymObject *o)
{
  PymObject *s = b->failed ? NULL : pym_object_repr (b->rt, o);
  int status;

  if (s == NULL)
    return fail (b);
  status = pym_str_builder_add_str (b, s);
  pym_decref (b->rt, s);
  return status;
}
