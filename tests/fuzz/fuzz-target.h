/* What can be fuzzed: a target is one file that defines both names below. It is linked with
 * fuzz-driver.c (any compiler, in the suite), or with libFuzzer (clang, by hand: tests/fuzz/run).
 *
 * A target looks at one input, checks everything that must hold afterwards, and aborts when it does
 * not. What it leaves behind is found by the sanitizers.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Its inputs are programs: lines and tokens are mutated, not only bytes. */
extern const int fuzz_target_is_text;

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
