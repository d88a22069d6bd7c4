/* Searching in arrays of code points of 1, 2 or 4 bytes; bytes are searched as one-byte text.
 * Positions are counted in code points; -1 means that there is none. Nothing is allocated.
 */
#pragma once

#include "pym-base.h"

typedef struct
{
  const void *data;
  ssize_t length;
  int kind; /* 1, 2, 4 */
} PymText;

static inline PymText
pym_text_slice (PymText t, ssize_t start, ssize_t end)
{
  return (PymText){ (const char *) t.data + start * t.kind, end - start, t.kind };
}

ssize_t pym_text_find_char (PymText text, uint32_t c);
ssize_t pym_text_rfind_char (PymText text, uint32_t c);
ssize_t pym_text_find (PymText text, PymText part);
ssize_t pym_text_rfind (PymText text, PymText part);
/* Without overlaps, at most `max` (negative: all); an empty part is found length + 1 times. */
ssize_t pym_text_count (PymText text, PymText part, ssize_t max);
bool pym_text_equal (PymText a, PymText b);
/* Cuts a Python slice's bounds to 0 … length. */
void pym_text_adjust (ssize_t length, ssize_t *start, ssize_t *end);
