/* Letters of ASCII, whatever the locale: <ctype.h> answers by the user's language (in a Turkish one
 * `I` has no small letter), and what a program prints must not depend on that.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

static inline bool
pym_ascii_is_lower (uint8_t c)
{
  return c >= 'a' && c <= 'z';
}

static inline bool
pym_ascii_is_upper (uint8_t c)
{
  return c >= 'A' && c <= 'Z';
}

static inline uint8_t
pym_ascii_lower (uint8_t c)
{
  return pym_ascii_is_upper (c) ? c | 32 : c;
}

static inline uint8_t
pym_ascii_upper (uint8_t c)
{
  return pym_ascii_is_lower (c) ? c & ~32 : c;
}
