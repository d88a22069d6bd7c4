#include "pym-unicode.h"

#include "pym-unicode-tables.inc"

static inline const PymCharRecord *
record_of (uint32_t c)
{
  return &records[second[(size_t) first[c >> PYM_CHAR_SHIFT] << PYM_CHAR_SHIFT |
                         (c & ((1u << PYM_CHAR_SHIFT) - 1))]];
}

#define CHAR_TEST(name, mask)                                                                      \
  bool pym_char_is_##name (uint32_t c) { return (record_of (c)->flags & (mask)) != 0; }

CHAR_TEST (alpha, PYM_CHAR_ALPHA)
CHAR_TEST (decimal, PYM_CHAR_DECIMAL)
CHAR_TEST (digit, PYM_CHAR_DIGIT)
CHAR_TEST (numeric, PYM_CHAR_NUMERIC)
CHAR_TEST (lower, PYM_CHAR_LOWER)
CHAR_TEST (upper, PYM_CHAR_UPPER)
CHAR_TEST (title, PYM_CHAR_TITLE)
CHAR_TEST (space, PYM_CHAR_SPACE)
CHAR_TEST (line_break, PYM_CHAR_LINE_BREAK)
CHAR_TEST (printable, PYM_CHAR_PRINTABLE)
CHAR_TEST (cased, PYM_CHAR_LOWER | PYM_CHAR_UPPER | PYM_CHAR_TITLE)
CHAR_TEST (case_ignorable, PYM_CHAR_CASE_IGNORABLE)
CHAR_TEST (identifier_start, PYM_CHAR_IDENTIFIER_START)
CHAR_TEST (identifier_part, PYM_CHAR_IDENTIFIER_PART)

int
pym_char_decimal (uint32_t c)
{
  return record_of (c)->decimal;
}

/* `which` is the column of the special mappings. */
static int
map_special (uint32_t c, int which, uint32_t out[3])
{
  size_t low = 0, high = PYM_N_ELEMENTS (specials);
  int n = 0;

  while (low + 1 < high)
    {
      size_t middle = (low + high) / 2;

      if (specials[middle].code <= c)
        low = middle;
      else
        high = middle;
    }
  for (; n < 3 && specials[low].map[which][n] != 0; n++)
    out[n] = specials[low].map[which][n];
  return n;
}

#define CHAR_MAP(name, which)                                                                      \
  int pym_char_to_##name (uint32_t c, uint32_t out[3])                                             \
  {                                                                                                \
    const PymCharRecord *record = record_of (c);                                                   \
                                                                                                   \
    if ((record->flags & PYM_CHAR_SPECIAL) != 0)                                                   \
      return map_special (c, which, out);                                                          \
    out[0] = c + (uint32_t) record->name;                                                          \
    return 1;                                                                                      \
  }

CHAR_MAP (lower, 0)
CHAR_MAP (upper, 1)
CHAR_MAP (title, 2)
CHAR_MAP (folded, 3)
