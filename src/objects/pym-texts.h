/* What the texts and bytes of one runtime have in common: the empty ones, the cached characters and
 * bytes, the table of interned texts, and the key of their hashes. The cached ones lie in static
 * memory, because CPython's are part of its executable; the table is raw.
 */
#pragma once

#include "pym-bytes.h"
#include "pym-str.h"

typedef struct
{
  PymStr head;
  char data[8];
} PymAsciiCharacter;

typedef struct
{
  PymCompactStr head;
  uint8_t data[8];
  char utf8[4];
} PymLatin1Character;

typedef struct
{
  PYM_VAR_HEAD
  ssize_t hash;
  uint8_t data[8];
} PymOneByte;

/* Single letters that are names in CPython's own sources (_Py_ID): interning gives these objects,
 * which are others than the cached characters (pycore_global_strings.h of 3.12; one object each
 * from 3.13 on). */
#define PYM_LETTER_NAMES   "_abcdenprsx"
#define PYM_N_LETTER_NAMES (sizeof PYM_LETTER_NAMES - 1)

struct PymTextState
{
  uint64_t hash_key[2];
  PymAsciiCharacter empty;
  PymAsciiCharacter ascii[128];
  PymAsciiCharacter letter_names[PYM_N_LETTER_NAMES];
  PymLatin1Character latin1[128];
  PymOneByte empty_bytes, bytes[256];

  /* Open addressing, linear; the size is a power of two, at most 2/3 full. */
  PymObject **interned;
  size_t interned_size, n_interned;
};

/* Called by pym_objects_init once the templates are copied; needs no exception machinery. */
PymStatus pym_texts_init (PymRuntime *rt);
/* Frees the interned texts too: after every other object is gone. */
void pym_texts_fini (PymRuntime *rt);
