/* What a code point is and which other case it has, by the Unicode Character Database (15.0, that
 * of CPython 3.12), in compact tables. Independent of the locale.
 */
#pragma once

#include "pym-base.h"

bool pym_char_is_alpha (uint32_t c);
bool pym_char_is_decimal (uint32_t c);
bool pym_char_is_digit (uint32_t c);
bool pym_char_is_numeric (uint32_t c);
bool pym_char_is_lower (uint32_t c);
bool pym_char_is_upper (uint32_t c);
bool pym_char_is_title (uint32_t c);
bool pym_char_is_space (uint32_t c);
/* The same, without a call for ASCII. */
static inline bool
pym_char_is_space_inline (uint32_t c)
{
  if (c < 128)
    return (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= ' ');
  return pym_char_is_space (c);
}
bool pym_char_is_line_break (uint32_t c);
bool pym_char_is_printable (uint32_t c);
bool pym_char_is_cased (uint32_t c);
bool pym_char_is_case_ignorable (uint32_t c);
bool pym_char_is_identifier_start (uint32_t c);
bool pym_char_is_identifier_part (uint32_t c);
/* 0 … 9, -1 for what is no decimal digit. */
int pym_char_decimal (uint32_t c);

static inline bool
pym_char_is_alnum (uint32_t c)
{
  return pym_char_is_alpha (c) || pym_char_is_decimal (c) || pym_char_is_digit (c) ||
         pym_char_is_numeric (c);
}

/* Full mappings: one to three code points in `out`; return how many. */
int pym_char_to_lower (uint32_t c, uint32_t out[3]);
int pym_char_to_upper (uint32_t c, uint32_t out[3]);
int pym_char_to_title (uint32_t c, uint32_t out[3]);
int pym_char_to_folded (uint32_t c, uint32_t out[3]);
