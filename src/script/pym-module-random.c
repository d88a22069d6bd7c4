/* The generator behind the module random: the Mersenne Twister of Matsumoto and Nishimura (1998),
 * seeded and read as CPython does it (Modules/_randommodule.c), so that equal seeds give equal
 * numbers. */
#include "pym-abstract.h"
#include "pym-bytes.h"
#include "pym-collector.h"
#include "pym-error.h"
#include "pym-float.h"
#include "pym-int.h"
#include "pym-modules.h"
#include "pym-sha512.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#include <string.h>
#include <time.h>

#define N 624
#define M 397

typedef struct
{
  PYM_OBJECT_HEAD
  int index;
  uint32_t state[N];
} RandomObject;

static uint32_t
next_word (RandomObject *self)
{
  uint32_t *s = self->state;
  uint32_t y;

  if (self->index >= N)
    {
      for (int i = 0; i < N; i++)
        {
          y = (s[i] & 0x80000000u) | (s[(i + 1) % N] & 0x7fffffffu);
          s[i] = s[(i + M) % N] ^ (y >> 1) ^ ((y & 1) != 0 ? 0x9908b0dfu : 0);
        }
      self->index = 0;
    }
  y = s[self->index++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680u;
  y ^= (y << 15) & 0xefc60000u;
  return y ^ (y >> 18);
}

static void
seed_word (RandomObject *self, uint32_t seed)
{
  self->state[0] = seed;
  for (uint32_t i = 1; i < N; i++)
    self->state[i] = 1812433253u * (self->state[i - 1] ^ (self->state[i - 1] >> 30)) + i;
  self->index = N;
}

static void
seed_words (RandomObject *self, const uint32_t *key, size_t length)
{
  uint32_t *s = self->state;
  size_t i = 1, j = 0;

  seed_word (self, 19650218u);
  for (size_t k = N > length ? N : length; k > 0; k--)
    {
      s[i] = (s[i] ^ ((s[i - 1] ^ (s[i - 1] >> 30)) * 1664525u)) + key[j] + (uint32_t) j;
      if (++i >= N)
        {
          s[0] = s[N - 1];
          i = 1;
        }
      if (++j >= length)
        j = 0;
    }
  for (size_t k = N - 1; k > 0; k--)
    {
      s[i] = (s[i] ^ ((s[i - 1] ^ (s[i - 1] >> 30)) * 1566083941u)) - (uint32_t) i;
      if (++i >= N)
        {
          s[0] = s[N - 1];
          i = 1;
        }
    }
  s[0] = 0x80000000u;
}

/* By the absolute value of an int, cut into words from the lowest. */
static int
seed_int (PymRuntime *rt, RandomObject *self, PymObject *o)
{
  PymObject *positive = pym_number_absolute (rt, o);
  size_t n_words;
  uint32_t *key;

  if (positive == NULL)
    return -1;
  if (!pym_int_check (positive))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "__abs__ returned non-int (type %s)",
                      pym_type (positive)->name);
      pym_decref (rt, positive);
      return -1;
    }
  n_words = (pym_int_bit_length (positive) + 31) / 32;
  if (n_words == 0)
    n_words = 1;
  key = pym_raw_calloc (rt, n_words, sizeof *key);
  if (key == NULL)
    {
      pym_decref (rt, positive);
      pym_err_no_memory (rt);
      return -1;
    }
  if (pym_int_as_byte_array (rt, positive, (unsigned char *) key, n_words * sizeof *key, true,
                             false) == 0)
    seed_words (self, key, n_words);
  pym_raw_free (rt, key);
  pym_decref (rt, positive);
  return rt->error != NULL ? -1 : 0;
}

static PymObject *
random_seed (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  RandomObject *random = (RandomObject *) self;

  if (nargs == 0 || args[0] == pym_none (rt))
    {
      struct timespec now;
      uint32_t key[4];

      clock_gettime (CLOCK_REALTIME, &now);
      key[0] = (uint32_t) now.tv_nsec;
      key[1] = (uint32_t) now.tv_sec;
      clock_gettime (CLOCK_MONOTONIC, &now);
      key[2] = (uint32_t) now.tv_nsec;
      key[3] = (uint32_t) now.tv_sec;
      seed_words (random, key, 4);
    }
  else if (pym_int_check (args[0]))
    {
      if (seed_int (rt, random, args[0]) < 0)
        return NULL;
    }
  else
    {
      ssize_t hash = pym_object_hash (rt, args[0]);
      PymObject *number;
      int status;

      if (hash == -1)
        return NULL;
      number = pym_int_from_size (rt, (size_t) hash);
      if (number == NULL)
        return NULL;
      status = seed_int (rt, random, number);
      pym_decref (rt, number);
      if (status < 0)
        return NULL;
    }
  return pym_newref (pym_none (rt));
}

static PymObject *
random_random (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  uint32_t a = next_word ((RandomObject *) self) >> 5, b = next_word ((RandomObject *) self) >> 6;

  return pym_float_from_double (rt, (a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

static PymObject *
random_getrandbits (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  RandomObject *random = (RandomObject *) self;
  int k = pym_int_as_int (rt, args[0]);
  size_t n_words;
  uint32_t *words;
  PymObject *result;

  if (k == -1 && rt->error != NULL)
    return NULL;
  if (k < 0)
    return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "number of bits must be non-negative");
  if (k == 0)
    return pym_int_from_long (rt, 0);
  if (k <= 32)
    return pym_int_from_unsigned_long (rt, next_word (random) >> (32 - k));
  n_words = ((size_t) k - 1) / 32 + 1;
  words = pym_raw_malloc (rt, n_words * sizeof *words);
  if (words == NULL)
    return pym_err_no_memory (rt);
  for (size_t i = 0; i < n_words; i++, k -= 32)
    {
      words[i] = next_word (random);
      if (k < 32)
        words[i] >>= 32 - k;
    }
  result =
      pym_int_from_byte_array (rt, (unsigned char *) words, n_words * sizeof *words, true, false);
  pym_raw_free (rt, words);
  return result;
}

static PymObject *
random_getstate (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  RandomObject *random = (RandomObject *) self;
  PymObject *state = pym_tuple_new (rt, N + 1);

  for (int i = 0; i <= N && state != NULL; i++)
    {
      PymObject *word =
          pym_int_from_unsigned_long (rt, i < N ? random->state[i] : (uint32_t) random->index);

      if (word == NULL)
        pym_clear (rt, &state);
      else
        pym_tuple_set (state, i, word);
    }
  return state;
}

static PymObject *
random_setstate (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  RandomObject *random = (RandomObject *) self;
  uint32_t words[N + 1];

  if (!pym_tuple_check (args[0]))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "state vector must be a tuple");
  if (pym_size (args[0]) != N + 1)
    return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "state vector is the wrong size");
  for (int i = 0; i <= N; i++)
    {
      unsigned long word = pym_int_as_unsigned_long (rt, pym_tuple_get (args[0], i));

      if (rt->error != NULL)
        return NULL;
      words[i] = (uint32_t) word;
    }
  if (words[N] > N)
    return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "invalid state");
  memcpy (random->state, words, sizeof random->state);
  random->index = (int) words[N];
  return pym_newref (pym_none (rt));
}

static PymObject *
random_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  PymObject *self = type->alloc (rt, type, 0);

  if (self != NULL)
    seed_word ((RandomObject *) self, 0);
  return self;
}

/* For the library's own text: the digest of bytes. */
static PymObject *
random_sha512 (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  uint8_t digest[PYM_SHA512_SIZE];

  pym_sha512 ((const uint8_t *) pym_bytes_data (args[0]), (size_t) pym_size (args[0]), digest);
  return pym_bytes_from_string_and_size (rt, (const char *) digest, sizeof digest);
}

static const PymMethodDef functions[] = {
  { "_sha512", random_sha512, 1, 1 },
  { NULL },
};

static const PymMethodDef random_methods[] = {
  { "getrandbits", random_getrandbits, 1, 1 }, { "getstate", random_getstate, 0, 0 },
  { "random", random_random, 0, 0 },           { "seed", random_seed, 0, 1 },
  { "setstate", random_setstate, 1, 1 },       { NULL },
};

static const PymType random_template = {
  .name = "_random.Random",
  .basicsize = sizeof (RandomObject),
  .flags = PYM_TYPE_BASETYPE,
  .new_ = random_new,
  .methods = random_methods,
};

int
pym_module_random_exec (PymRuntime *rt, PymObject *module)
{
  PymType *type = pym_type_new_static (rt, &random_template, NULL);

  if (type == NULL || pym_module_add_functions (rt, module, functions) < 0)
    return -1;
  return pym_module_add_type (rt, module, type);
}
