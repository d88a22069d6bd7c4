/* Texts in another case: full mappings of the Unicode database, final sigma included. A new text
 * every time, but for the empty one; a single character isn't the cached one either.
 */
#pragma once

#include "pym-objects.h"

typedef enum
{
  PYM_CASE_LOWER,
  PYM_CASE_UPPER,
  PYM_CASE_TITLE,      /* each word's first letter */
  PYM_CASE_CAPITALIZE, /* the first letter only */
  PYM_CASE_SWAP,
  PYM_CASE_FOLD,
} PymCase;

PymObject *pym_str_to_case (PymRuntime *rt, PymObject *o, PymCase which);
