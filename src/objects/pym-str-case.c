#include "pym-str-case.h"

#include "pym-ascii.h"
#include "pym-error.h"
#include "pym-str-kind.h"
#include "pym-str.h"
#include "pym-unicode.h"

/* A capital sigma at the end of a word: a cased letter before it, none behind it, whatever may be
 * ignored left out on both sides (Final_Sigma of SpecialCasing.txt). */
static bool
is_final_sigma (PymObject *o, ssize_t i)
{
  ssize_t length = pym_str_length (o), j = i - 1;

  while (j >= 0 && pym_char_is_case_ignorable (pym_str_read_char (o, j)))
    j--;
  if (j < 0 || !pym_char_is_cased (pym_str_read_char (o, j)))
    return false;
  for (j = i + 1; j < length && pym_char_is_case_ignorable (pym_str_read_char (o, j));)
    j++;
  return j == length || !pym_char_is_cased (pym_str_read_char (o, j));
}

static int
lower_at (PymObject *o, ssize_t i, uint32_t out[3])
{
  uint32_t c = pym_str_read_char (o, i);

  if (c == 0x3a3)
    {
      out[0] = is_final_sigma (o, i) ? 0x3c2 : 0x3c3;
      return 1;
    }
  return pym_char_to_lower (c, out);
}

static int
map_at (PymObject *o, ssize_t i, PymCase which, bool *in_word, uint32_t out[3])
{
  uint32_t c = pym_str_read_char (o, i);
  bool inside = *in_word;

  switch (which)
    {
    case PYM_CASE_LOWER:
      return lower_at (o, i, out);
    case PYM_CASE_UPPER:
      return pym_char_to_upper (c, out);
    case PYM_CASE_FOLD:
      return pym_char_to_folded (c, out);
    case PYM_CASE_SWAP:
      if (pym_char_is_upper (c))
        return lower_at (o, i, out);
      if (pym_char_is_lower (c))
        return pym_char_to_upper (c, out);
      out[0] = c;
      return 1;
    case PYM_CASE_TITLE:
      *in_word = pym_char_is_cased (c);
      return inside ? lower_at (o, i, out) : pym_char_to_title (c, out);
    default:
      return i > 0 ? lower_at (o, i, out) : pym_char_to_title (c, out);
    }
}

static void
map_ascii (const uint8_t *in, uint8_t *out, ssize_t length, PymCase which)
{
  bool in_word = false;

  switch (which)
    {
    case PYM_CASE_LOWER:
    case PYM_CASE_FOLD:
      for (ssize_t i = 0; i < length; i++)
        out[i] = pym_ascii_lower (in[i]);
      break;
    case PYM_CASE_UPPER:
      for (ssize_t i = 0; i < length; i++)
        out[i] = pym_ascii_upper (in[i]);
      break;
    case PYM_CASE_SWAP:
      for (ssize_t i = 0; i < length; i++)
        out[i] = pym_ascii_is_upper (in[i]) ? pym_ascii_lower (in[i]) : pym_ascii_upper (in[i]);
      break;
    case PYM_CASE_CAPITALIZE:
      for (ssize_t i = 0; i < length; i++)
        out[i] = i > 0 ? pym_ascii_lower (in[i]) : pym_ascii_upper (in[i]);
      break;
    case PYM_CASE_TITLE:
      for (ssize_t i = 0; i < length; i++)
        {
          out[i] = in_word ? pym_ascii_lower (in[i]) : pym_ascii_upper (in[i]);
          in_word = pym_ascii_is_upper (in[i]) || pym_ascii_is_lower (in[i]);
        }
    }
}

PymObject *
pym_str_to_case (PymRuntime *rt, PymObject *o, PymCase which)
{
  ssize_t length = pym_str_length (o), n = 0;
  bool in_word = false;
  uint32_t *mapped;
  PymObject *s;

  if (pym_str_is_ascii (o))
    {
      s = pym_str_new (rt, length, 0x7f);
      if (s != NULL && length > 0)
        map_ascii (pym_str_data (o), pym_str_data (s), length, which);
      return s;
    }
  mapped = pym_raw_malloc (rt, (size_t) length * 3 * sizeof *mapped);
  if (mapped == NULL)
    return pym_err_no_memory (rt);
  for (ssize_t i = 0; i < length; i++)
    {
      n += map_at (o, i, which, &in_word, mapped + n);
      if ((i & 0xffff) == 0xffff && pym_poll_stop (rt))
        {
          pym_raw_free (rt, mapped);
          return NULL;
        }
    }
  s = pym_str_new (rt, n, pym_kind_max_char (4, mapped, n));
  if (s != NULL)
    pym_kind_copy (pym_str_kind (s), pym_str_data (s), 4, mapped, n);
  pym_raw_free (rt, mapped);
  return s;
}
