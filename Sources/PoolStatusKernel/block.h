/* 64 bytes of text -> masks, a bit a byte, the first byte lowest. */
#ifndef POOLSTATUS_KERNEL_BLOCK_H
#define POOLSTATUS_KERNEL_BLOCK_H

#include "scalars.h"
#include "tokens.h"

struct block {
  __m256i low, high;
};

KERNEL_INLINE struct block load(const uint8_t *at) {
  return (struct block){_mm256_loadu_si256((const __m256i *)at),
                        _mm256_loadu_si256((const __m256i *)(at + 32))};
}

/* What one block leaves to the next. */
struct carry {
  uint64_t in_string; /* all bits or none: whether a string goes on */
  uint64_t no_scalar; /* 0 where a scalar may go on, 1 where none does */
  __m256i escaped;    /* all bits or none: whether the first byte is escaped */
};

KERNEL_INLINE uint64_t mask(__m256i low, __m256i high) {
  uint64_t lower = (uint32_t)_mm256_movemask_epi8(low);
  uint64_t upper = (uint32_t)_mm256_movemask_epi8(high);
  /* What is done with masks is done with masks: clang would do some of it with vectors, a
   * byte at a time. */
  __asm__("" : "+r"(lower), "+r"(upper));
  return lower | upper << 32;
}

KERNEL_INLINE uint64_t equal(const struct block *block, char byte) {
  __m256i bytes = _mm256_set1_epi8(byte);
  return mask(_mm256_cmpeq_epi8(block->low, bytes), _mm256_cmpeq_epi8(block->high, bytes));
}

/* The bytes that are one of []{}:, and 0 for others, but for 0x0C and 0x1A, which the table takes
 * for , and : because they are these without bit 5; without it and bit 6 they are no structurals.
 */
KERNEL_INLINE __m256i structurals(__m256i bytes) {
  __m256i table = _mm256_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ':', '{', ',', '}', 0, 0, 0, 0, 0,
                                   0, 0, 0, 0, 0, 0, 0, ':', '{', ',', '}', 0, 0);
  __m256i folded = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));
  return _mm256_and_si256(_mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, bytes), folded), bytes);
}

/* Blank, newline, carriage return, tab. */
KERNEL_INLINE uint64_t blanks(const struct block *block) {
  __m256i table =
      _mm256_setr_epi8(' ', -1, -1, -1, -1, -1, -1, -1, -1, '\t', '\n', -1, -1, '\r', -1, -1, ' ',
                       -1, -1, -1, -1, -1, -1, -1, -1, '\t', '\n', -1, -1, '\r', -1, -1);
  return mask(_mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, block->low), block->low),
              _mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, block->high), block->high));
}

/* Control characters, and bytes outside ASCII. */
KERNEL_INLINE uint64_t unusual(const struct block *block) {
  __m256i least = _mm256_set1_epi8(0x20);
  return mask(_mm256_cmpgt_epi8(least, block->low), _mm256_cmpgt_epi8(least, block->high));
}

KERNEL_INLINE __m256i backslashes(const struct block *block) {
  __m256i backslash = _mm256_set1_epi8('\\');
  return _mm256_or_si256(_mm256_cmpeq_epi8(block->low, backslash),
                         _mm256_cmpeq_epi8(block->high, backslash));
}

/* The bytes that matter in a string: quotes, backslashes, control characters and those outside
 * ASCII. */
KERNEL_INLINE uint64_t string_marks(const struct block *block) {
  /* `^ 2` exchanges the quote with the space; what is not ASCII is below it, too. */
  __m256i two = _mm256_set1_epi8(2), least = _mm256_set1_epi8(0x21);
  __m256i backslash = _mm256_set1_epi8('\\');
  __m256i low = _mm256_cmpgt_epi8(least, _mm256_xor_si256(block->low, two));
  __m256i high = _mm256_cmpgt_epi8(least, _mm256_xor_si256(block->high, two));
  return mask(_mm256_or_si256(low, _mm256_cmpeq_epi8(block->low, backslash)),
              _mm256_or_si256(high, _mm256_cmpeq_epi8(block->high, backslash)));
}

/* Whether there is any byte but the plain ones: a blank, a control character, one outside
 * ASCII, or what is asked for. */
KERNEL_INLINE bool has_rare(const struct block *block, __m256i others) {
  __m256i smallest = _mm256_min_epi8(block->low, block->high);
  __m256i rare = _mm256_or_si256(_mm256_cmpgt_epi8(_mm256_set1_epi8(0x21), smallest), others);
  return !_mm256_testz_si256(rare, rare);
}

/* The bytes behind backslashes that are not escaped themselves. A run of backslashes that
 * begins at an odd place carries into the even bits, and the other way round. */
KERNEL_INLINE uint64_t escaped(uint64_t backslashes, struct carry *carry) {
  const uint64_t odd = 0xAAAAAAAAAAAAAAAA;
  uint64_t first = (uint64_t)_mm256_cvtsi256_si32(carry->escaped) & 1;
  uint64_t candidates = backslashes & ~first;
  uint64_t series = ((candidates << 1 | odd) - candidates) ^ odd;
  carry->escaped = _mm256_set1_epi64x((int64_t)(series & backslashes) >> 63);
  return series ^ (backslashes | first);
}

/* The bytes in strings, opening quotes included: each quote flips all the bits above it. */
KERNEL_INLINE uint64_t in_strings(uint64_t quotes, struct carry *carry) {
  uint64_t inside = flipped(quotes) ^ carry->in_string;
  carry->in_string = (uint64_t)((int64_t)inside >> 63);
  return inside;
}

/* The three bits of `structurals`, a mask each. */
KERNEL_INLINE struct tokens kinds(const struct block *block) {
  __m256i low = structurals(block->low), high = structurals(block->high);
  return (struct tokens){mask(_mm256_slli_epi16(low, 1), _mm256_slli_epi16(high, 1)),
                         mask(_mm256_slli_epi16(low, 5), _mm256_slli_epi16(high, 5)),
                         mask(_mm256_slli_epi16(low, 2), _mm256_slli_epi16(high, 2))};
}

#endif
