/* Finding, counting and replacing parts of texts. */
#include "pym-str.h"

#include "pym-error.h"
#include "pym-str-kind.h"
#include "pym-text-search.h"

static PymText
text_of (const PymObject *o)
{
  return (PymText){ pym_str_data (o), pym_str_length (o), pym_str_kind (o) };
}

int
pym_str_contains (PymRuntime *rt, PymObject *text, PymObject *part)
{
  if (!pym_str_check (part))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "'in <string>' requires string as left operand, not %T", part);
      return -1;
    }
  return pym_text_find (text_of (text), text_of (part)) >= 0;
}

ssize_t
pym_str_find (PymObject *text, PymObject *part, ssize_t start, ssize_t end, int direction)
{
  ssize_t found;
  PymText slice;

  pym_text_adjust (pym_str_length (text), &start, &end);
  if (end - start < pym_str_length (part))
    return -1;
  slice = pym_text_slice (text_of (text), start, end);
  found = direction > 0 ? pym_text_find (slice, text_of (part))
                        : pym_text_rfind (slice, text_of (part));
  return found < 0 ? -1 : start + found;
}

ssize_t
pym_str_count (PymObject *text, PymObject *part, ssize_t start, ssize_t end)
{
  pym_text_adjust (pym_str_length (text), &start, &end);
  if (end - start < pym_str_length (part))
    return 0;
  return pym_text_count (pym_text_slice (text_of (text), start, end), text_of (part), -1);
}

bool
pym_str_tail_match (PymObject *text, PymObject *part, ssize_t start, ssize_t end, int direction)
{
  ssize_t length = pym_str_length (part);

  pym_text_adjust (pym_str_length (text), &start, &end);
  if (end - start < length)
    return false;
  if (direction > 0)
    start = end - length;
  return pym_text_equal (pym_text_slice (text_of (text), start, start + length), text_of (part));
}

/* Puts `new` at `count` places where `old` is found; an empty `old` is found before every character
 * and at the end. */
static void
write_replaced (PymText text, PymText old, PymText new, ssize_t count, int kind, char *out)
{
  for (; count > 0; count--)
    {
      ssize_t found = pym_text_find (text, old);

      pym_kind_copy (kind, out, text.kind, text.data, found);
      out += found * kind;
      pym_kind_copy (kind, out, new.kind, new.data, new.length);
      out += new.length *kind;
      text = pym_text_slice (text, found + old.length, text.length);
      if (old.length == 0 && text.length > 0)
        {
          pym_kind_copy (kind, out, text.kind, text.data, 1);
          out += kind;
          text = pym_text_slice (text, 1, text.length);
        }
    }
  pym_kind_copy (kind, out, text.kind, text.data, text.length);
}

PymObject *
pym_str_replace (PymRuntime *rt, PymObject *o, PymObject *old, PymObject *new, ssize_t max)
{
  PymText text = text_of (o), a = text_of (old), b = text_of (new);
  ssize_t count, length;
  uint32_t max_char = pym_str_max_char (o), max_new = pym_str_max_char (new);
  PymObject *s;

  if (max == 0 || text.length < a.length || pym_str_equal (old, new))
    return pym_str_from_object (rt, o);
  count = pym_text_count (text, a, max);
  if (count == 0)
    return pym_str_from_object (rt, o);
  if (b.length > a.length && b.length - a.length > (SSIZE_MAX / 4 - text.length) / count)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "replace string is too long");
      return NULL;
    }
  length = text.length + count * (b.length - a.length);
  if (max_new > max_char)
    max_char = max_new;
  s = pym_str_new (rt, length, max_char);
  if (s == NULL || length == 0)
    return s;
  write_replaced (text, a, b, count, pym_str_kind (s), pym_str_data (s));
  /* What was taken out may have been the widest. */
  if (max_char > 0x7f && pym_kind_max_char (pym_str_kind (s), pym_str_data (s), length) < max_char)
    {
      PymObject *narrow =
          pym_str_new (rt, length, pym_kind_max_char (pym_str_kind (s), pym_str_data (s), length));

      if (narrow != NULL)
        pym_kind_copy (pym_str_kind (narrow), pym_str_data (narrow), pym_str_kind (s),
                       pym_str_data (s), length);
      pym_decref (rt, s);
      s = narrow;
    }
  return s;
}
