/* SHA-512 (FIPS 180-4): what a text that seeds a random generator is stretched by. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#define PYM_SHA512_SIZE 64

/* The digest of `size` bytes. Needs no memory. */
void pym_sha512 (const uint8_t *data, size_t size, uint8_t digest[PYM_SHA512_SIZE]);
