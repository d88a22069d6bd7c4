#include "pym-hash.h"

#include "pym-abstract.h"
#include "pym-texts.h"

#include <math.h>
#include <string.h>

static inline uint64_t
rotate_left (uint64_t x, int bits)
{
  return x << bits | x >> (64 - bits);
}

typedef struct
{
  uint64_t v0, v1, v2, v3;
} SipState;

static inline void
sip_round (SipState *s)
{
  s->v0 += s->v1;
  s->v2 += s->v3;
  s->v1 = rotate_left (s->v1, 13) ^ s->v0;
  s->v3 = rotate_left (s->v3, 16) ^ s->v2;
  s->v0 = rotate_left (s->v0, 32);
  s->v2 += s->v1;
  s->v0 += s->v3;
  s->v1 = rotate_left (s->v1, 17) ^ s->v2;
  s->v3 = rotate_left (s->v3, 21) ^ s->v0;
  s->v2 = rotate_left (s->v2, 32);
}

static uint64_t
siphash13 (const uint64_t key[2], const uint8_t *data, size_t size)
{
  SipState s = { key[0] ^ UINT64_C (0x736f6d6570736575), key[1] ^ UINT64_C (0x646f72616e646f6d),
                 key[0] ^ UINT64_C (0x6c7967656e657261), key[1] ^ UINT64_C (0x7465646279746573) };
  uint64_t last = (uint64_t) size << 56;
  uint64_t word;

  for (; size >= 8; size -= 8, data += 8)
    {
      memcpy (&word, data, 8);
      s.v3 ^= word;
      sip_round (&s);
      s.v0 ^= word;
    }
  word = 0;
  memcpy (&word, data, size);
  last |= word;
  s.v3 ^= last;
  sip_round (&s);
  s.v0 ^= last;
  s.v2 ^= 0xff;
  sip_round (&s);
  sip_round (&s);
  sip_round (&s);
  return s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
}

ssize_t
pym_hash_bytes (PymRuntime *rt, const void *data, size_t size)
{
  ssize_t hash;

  if (size == 0)
    return 0;
  hash = (ssize_t) siphash13 (rt->objects->texts->hash_key, data, size);
  return hash == -1 ? -2 : hash;
}

void
pym_hash_key_from_seed (uint64_t seed, uint64_t key[2])
{
  uint8_t bytes[16];
  uint32_t x = (uint32_t) seed;

  if (seed == 0)
    {
      key[0] = key[1] = 0;
      return;
    }
  for (size_t i = 0; i < sizeof bytes; i++)
    {
      x = x * 214013 + 2531011;
      bytes[i] = (uint8_t) (x >> 16);
    }
  memcpy (key, bytes, sizeof bytes);
}

ssize_t
pym_hash_double (PymRuntime *rt, PymObject *o, double value)
{
  int exponent, sign = 1;
  double mantissa;
  uint64_t x = 0;
  ssize_t hash;

  if (!isfinite (value))
    {
      if (isinf (value))
        return value > 0 ? PYM_HASH_INFINITY : -PYM_HASH_INFINITY;
      return o != NULL ? pym_hash_pointer (rt, o) : 0;
    }
  mantissa = frexp (value, &exponent);
  if (mantissa < 0)
    {
      sign = -1;
      mantissa = -mantissa;
    }
  /* 28 bits at a time, so that each step is exact. */
  while (mantissa != 0)
    {
      uint64_t part;

      x = ((x << 28) & PYM_HASH_MODULUS) | x >> (PYM_HASH_BITS - 28);
      mantissa *= 268435456.0;
      exponent -= 28;
      part = (uint64_t) mantissa;
      mantissa -= (double) part;
      x += part;
      if (x >= PYM_HASH_MODULUS)
        x -= PYM_HASH_MODULUS;
    }
  /* Times 2**exponent, which is a rotation modulo 2**61 - 1. */
  exponent = exponent >= 0 ? exponent % PYM_HASH_BITS
                           : PYM_HASH_BITS - 1 - ((-1 - exponent) % PYM_HASH_BITS);
  x = ((x << exponent) & PYM_HASH_MODULUS) | x >> (PYM_HASH_BITS - exponent);
  hash = (ssize_t) x * sign;
  return hash == -1 ? -2 : hash;
}
