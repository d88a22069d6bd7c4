/* Copying and measuring arrays of code points of 1, 2 and 4 bytes. */
#pragma once

#include "pym-base.h"

#include <limits.h>
#include <string.h>

static inline int
pym_kind_for (uint32_t max_char)
{
  return max_char < 0x100 ? 1 : max_char < 0x10000 ? 2 : 4;
}

/* A bound of the greatest one: 0x7f, 0xff, 0xffff or 0x10ffff. */
static inline uint32_t
pym_kind_max_char (int kind, const void *data, ssize_t length)
{
  uint32_t all = 0;

  if (kind == 1)
    {
      const uint8_t *p = data;

      while (length >= 8)
        {
          uint64_t word;

          memcpy (&word, p, 8);
          if ((word & UINT64_C (0x8080808080808080)) != 0)
            return 0xff;
          p += 8;
          length -= 8;
        }
      for (ssize_t i = 0; i < length; i++)
        all |= p[i];
    }
  else if (kind == 2)
    for (ssize_t i = 0; i < length; i++)
      all |= ((const uint16_t *) data)[i];
  else
    for (ssize_t i = 0; i < length; i++)
      all |= ((const uint32_t *) data)[i];
  return all < 0x80 ? 0x7f : all < 0x100 ? 0xff : all < 0x10000 ? 0xffff : 0x10ffff;
}

/* Every code point fits the target's kind. */
static inline void
pym_kind_copy (int to_kind, void *to, int from_kind, const void *from, ssize_t length)
{
  if (to_kind == from_kind)
    memcpy (to, from, (size_t) length * (size_t) to_kind);
  else
    for (ssize_t i = 0; i < length; i++)
      {
        uint32_t c = from_kind == 1   ? ((const uint8_t *) from)[i]
                     : from_kind == 2 ? ((const uint16_t *) from)[i]
                                      : ((const uint32_t *) from)[i];

        if (to_kind == 1)
          ((uint8_t *) to)[i] = (uint8_t) c;
        else if (to_kind == 2)
          ((uint16_t *) to)[i] = (uint16_t) c;
        else
          ((uint32_t *) to)[i] = c;
      }
}
