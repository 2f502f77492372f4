/* Which processors the kernel is for. */
#include "skip.h"

#if defined(__x86_64__) && defined(__LP64__)

#include <cpuid.h>

enum answer { UNKNOWN, ABLE, UNABLE };

/* Whether the system saves the upper halves of the vector registers. */
static int saves_ymm(void) {
  uint32_t low, high;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (low & 6) == 6;
}

static enum answer ask(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d)) return UNABLE;
  unsigned family = a >> 8 & 15;
  if (family == 15) family += a >> 20 & 255;
  /* PCLMUL, POPCNT, OSXSAVE, AVX */
  unsigned wanted = 1u << 1 | 1u << 23 | 1u << 27 | 1u << 28;
  if ((c & wanted) != wanted || !saves_ymm()) return UNABLE;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return UNABLE;
  /* BMI1, AVX2, BMI2 */
  wanted = 1u << 3 | 1u << 5 | 1u << 8;
  if ((b & wanted) != wanted) return UNABLE;
  /* AMD has pext in microcode before Zen 3, hundreds of cycles: in the families 15h (Excavator),
   * 17h (Zen 1 and 2) and 18h (a licensed Zen 1). */
  return family >= 0x15 && family <= 0x18 ? UNABLE : ABLE;
}

poolstatus_kernel_function poolstatus_kernel(void) {
  /*
   * cpuid takes a microsecond or more in a virtual machine, so the answer is kept. It is a
   * constant of the machine: whoever writes it writes the same, and nothing else depends on
   * whether it has been written, so no order between threads is needed.
   */
  static unsigned char known = UNKNOWN;
  enum answer answer = (enum answer)__atomic_load_n(&known, __ATOMIC_RELAXED);
  if (answer == UNKNOWN) {
    answer = ask();
    __atomic_store_n(&known, (unsigned char)answer, __ATOMIC_RELAXED);
  }
  return answer == ABLE ? poolstatus_kernel_skip : NULL;
}

#else

poolstatus_kernel_function poolstatus_kernel(void) { return NULL; }

#endif
