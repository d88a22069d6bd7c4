/* Changes an input: bytes anywhere, and in programs also tokens and lines, with pieces of a second
 * input. The same random state makes the same changes.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* 0 … below - 1; `state` must not be 0. */
size_t fuzz_random (uint64_t *state, size_t below);

/* Changes `data` in place, 1 to 8 times, and returns the new size, `max` at the most. `other` is
 * another input (its size may be 0). */
size_t fuzz_mutate (uint64_t *state,
                    int is_text,
                    uint8_t *data,
                    size_t size,
                    size_t max,
                    const uint8_t *other,
                    size_t other_size);
