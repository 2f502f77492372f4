/* libFuzzer: the laws of the kernel for any text; what stands behind a value may be like it. */
#include "law.h"
#include "poolstatus_kernel.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  struct tally tally = {0, 0, 0, 0};
  if (poolstatus_kernel() == NULL) return 0;
  law(bytes, length, 0, &tally);
  size_t whole = value_length(bytes, length);
  if (whole != 0) law_of_alike(bytes, whole, bytes + whole, length - whole, &tally);
  return 0;
}
