/* 64 bytes of text -> masks, a bit a byte, the first byte lowest. */
#ifndef POOLSTATUS_KERNEL_BLOCK_H
#define POOLSTATUS_KERNEL_BLOCK_H

#include "scalars.h"
#include "tokens.h"

struct block {
  __m256i low, high;
};

/* What one block leaves to the next. */
struct carry {
  uint64_t in_string;       /* all bits or none: whether a string goes on */
  uint64_t escaped;         /* 1 or 0: whether the first byte is escaped */
  uint64_t in_scalar;       /* 1 or 0: whether a scalar goes on */
  const uint8_t *character; /* where the last character outside ASCII ends */
  const uint8_t *low;       /* where a low surrogate is due */
};

/* The tokens of a block: where they begin, and their kinds. */
struct found {
  uint64_t starts;
  struct tokens tokens;
};

KERNEL_INLINE uint64_t mask(__m256i low, __m256i high) {
  return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

KERNEL_INLINE uint64_t equal(const struct block *block, char byte) {
  __m256i bytes = _mm256_set1_epi8(byte);
  return mask(_mm256_cmpeq_epi8(block->low, bytes), _mm256_cmpeq_epi8(block->high, bytes));
}

/* Which bytes, with `more` bits set, are what a table has for their lower half. */
KERNEL_INLINE uint64_t equal_by_table(const struct block *block, __m256i table, char more) {
  __m256i bits = _mm256_set1_epi8(more);
  __m256i low =
      _mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, block->low), _mm256_or_si256(block->low, bits));
  __m256i high = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, block->high),
                                   _mm256_or_si256(block->high, bits));
  return mask(low, high);
}

/* []{}:, (and two control characters, which are refused elsewhere). */
KERNEL_INLINE uint64_t structurals(const struct block *block) {
  __m256i table = _mm256_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ':', '{', ',', '}', 0, 0, 0, 0, 0,
                                   0, 0, 0, 0, 0, 0, 0, ':', '{', ',', '}', 0, 0);
  return equal_by_table(block, table, 0x20);
}

/* Blank, newline, carriage return, tab. */
KERNEL_INLINE uint64_t blanks(const struct block *block) {
  __m256i table =
      _mm256_setr_epi8(' ', -1, -1, -1, -1, -1, -1, -1, -1, '\t', '\n', -1, -1, '\r', -1, -1, ' ',
                       -1, -1, -1, -1, -1, -1, -1, -1, '\t', '\n', -1, -1, '\r', -1, -1);
  return equal_by_table(block, table, 0);
}

KERNEL_INLINE uint64_t controls(const struct block *block) {
  __m256i last = _mm256_set1_epi8(0x1F);
  return mask(_mm256_cmpeq_epi8(_mm256_max_epu8(block->low, last), last),
              _mm256_cmpeq_epi8(_mm256_max_epu8(block->high, last), last));
}

/* Whether there is any byte but the plain ones: a blank, a control character, a backslash,
 * one outside ASCII. */
KERNEL_INLINE bool has_rare(const struct block *block) {
  __m256i backslash = _mm256_set1_epi8('\\');
  __m256i smallest = _mm256_min_epi8(block->low, block->high);
  __m256i rare = _mm256_cmpgt_epi8(_mm256_set1_epi8(0x21), smallest);
  rare = _mm256_or_si256(rare, _mm256_cmpeq_epi8(block->low, backslash));
  rare = _mm256_or_si256(rare, _mm256_cmpeq_epi8(block->high, backslash));
  return !_mm256_testz_si256(rare, rare);
}

/* Whether there is any rare byte but the blanks and newlines of pretty-printed text. */
KERNEL_INLINE bool has_odd(const struct block *block) {
  __m256i backslash = _mm256_set1_epi8('\\'), newline = _mm256_set1_epi8('\n');
  __m256i least = _mm256_set1_epi8(0x20);
  __m256i low = _mm256_andnot_si256(_mm256_cmpeq_epi8(block->low, newline),
                                    _mm256_cmpgt_epi8(least, block->low));
  __m256i high = _mm256_andnot_si256(_mm256_cmpeq_epi8(block->high, newline),
                                     _mm256_cmpgt_epi8(least, block->high));
  low = _mm256_or_si256(low, _mm256_cmpeq_epi8(block->low, backslash));
  high = _mm256_or_si256(high, _mm256_cmpeq_epi8(block->high, backslash));
  low = _mm256_or_si256(low, high);
  return !_mm256_testz_si256(low, low);
}

/* The blanks of a block that has nothing odd. */
KERNEL_INLINE uint64_t plain_blanks(const struct block *block) {
  __m256i above = _mm256_set1_epi8(0x21);
  return mask(_mm256_cmpgt_epi8(above, block->low), _mm256_cmpgt_epi8(above, block->high));
}

/* The bytes behind backslashes that are not escaped themselves. A run of backslashes that
 * begins at an odd place carries into the even bits, and the other way round. */
KERNEL_INLINE uint64_t escaped(uint64_t backslashes, struct carry *carry) {
  const uint64_t odd = 0xAAAAAAAAAAAAAAAA;
  uint64_t candidates = backslashes & ~carry->escaped;
  uint64_t series = ((candidates << 1 | odd) - candidates) ^ odd;
  uint64_t escaped = series ^ (backslashes | carry->escaped);
  carry->escaped = (series & backslashes) >> 63;
  return escaped;
}

/* The bytes in strings, opening quotes included: each quote flips all the bits above it. */
KERNEL_INLINE uint64_t in_strings(uint64_t quotes, struct carry *carry) {
  __m128i flips =
      _mm_clmulepi64_si128(_mm_cvtsi64_si128((int64_t)quotes), _mm_set1_epi8((char)0xFF), 0);
  uint64_t inside = (uint64_t)_mm_cvtsi128_si64(flips) ^ carry->in_string;
  carry->in_string = (uint64_t)((int64_t)inside >> 63);
  return inside;
}

KERNEL_INLINE struct tokens kinds(const struct block *block, uint64_t starts, uint64_t scalars) {
  __m256i low = block->low, high = block->high;
  uint64_t bit6 = mask(_mm256_slli_epi16(low, 1), _mm256_slli_epi16(high, 1));
  uint64_t bit2 = mask(_mm256_slli_epi16(low, 5), _mm256_slli_epi16(high, 5));
  low = _mm256_and_si256(_mm256_slli_epi16(low, 2), _mm256_slli_epi16(low, 3));
  high = _mm256_and_si256(_mm256_slli_epi16(high, 2), _mm256_slli_epi16(high, 3));
  uint64_t bits54 = mask(low, high);
  return (struct tokens){_pext_u64(bit6 & ~scalars, starts), _pext_u64(bit2 | scalars, starts),
                         _pext_u64(bits54 | scalars, starts)};
}

#endif
