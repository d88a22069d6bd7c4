/* Hashes of bytes, floating point values and addresses: those of CPython 3.12 (Python/pyhash.c), so
 * that sets and dicts have the same order. Texts and bytes are hashed with SipHash-1-3 under a key
 * made from the runtime's hash seed; seed 0 is the zero key, as with PYTHONHASHSEED=0. Addresses
 * (pym_hash_pointer, pym-abstract.h) are counted from the heap's nominal base.
 */
#pragma once

#include "pym-objects.h"

/* Numbers are hashed modulo this prime, whatever their type. */
#define PYM_HASH_BITS     61
#define PYM_HASH_MODULUS  (((size_t) 1 << PYM_HASH_BITS) - 1)
#define PYM_HASH_INFINITY 314159

/* Never -1; 0 for no bytes at all. */
ssize_t pym_hash_bytes (PymRuntime *rt, const void *data, size_t size);
/* `o` is the float's own object: the hash of a NaN is its address. NULL: 0. */
ssize_t pym_hash_double (PymRuntime *rt, PymObject *o, double value);
/* Key of SipHash from a seed (lcg_urandom of Python/bootstrap_hash.c). */
void pym_hash_key_from_seed (uint64_t seed, uint64_t key[2]);
