/* libFuzzer: the law of the kernel for any text. */
#include "law.h"
#include "poolstatus_kernel.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  struct tally tally = {0, 0, 0};
  if (poolstatus_kernel() != NULL) law(bytes, length, 0, &tally);
  return 0;
}
