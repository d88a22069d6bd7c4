/* Teaches libFuzzer the changes that make programs out of programs; its own take turns with them.
 */
#include "fuzz-mutate.h"
#include "fuzz-target.h"

size_t LLVMFuzzerMutate (uint8_t *data, size_t size, size_t max);
size_t LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max, unsigned seed);
size_t LLVMFuzzerCustomCrossOver (const uint8_t *data1,
                                  size_t size1,
                                  const uint8_t *data2,
                                  size_t size2,
                                  uint8_t *out,
                                  size_t max,
                                  unsigned seed);

size_t
LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max, unsigned seed)
{
  uint64_t state = seed + UINT64_C (1);

  if (!fuzz_target_is_text || fuzz_random (&state, 3) == 0)
    return LLVMFuzzerMutate (data, size, max);
  return fuzz_mutate (&state, 1, data, size, max, data, size);
}

size_t
LLVMFuzzerCustomCrossOver (const uint8_t *data1,
                           size_t size1,
                           const uint8_t *data2,
                           size_t size2,
                           uint8_t *out,
                           size_t max,
                           unsigned seed)
{
  uint64_t state = seed + UINT64_C (1);
  size_t size = size1 < max ? size1 : max;

  for (size_t i = 0; i < size; i++)
    out[i] = data1[i];
  return fuzz_mutate (&state, fuzz_target_is_text, out, size, max, data2, size2);
}
