/*
 * Values that are alike: pods of one StatefulSet, StatefulSets of one operator. Where a value has
 * the bytes of one that is valid, it is valid, and so it is where only characters in strings are
 * others, as names, times and addresses are.
 */
#ifndef POOLSTATUS_KERNEL_ALIKE_H
#define POOLSTATUS_KERNEL_ALIKE_H

#include "block.h"

/* Where the string ends that goes on at `at`: its closing quote. NULL where it has characters
 * outside ASCII or what is not valid, and near the end of the text. */
KERNEL_RARE const uint8_t *string_end(const uint8_t *at, const uint8_t *end) {
  const uint8_t *low = NULL;
  struct carry carry = {0, 1, _mm256_setzero_si256()};
  for (; end - at >= 64; at += 64) {
    struct block block = load(at);
    uint64_t quotes = equal(&block, '"'), behind = 0;
    __m256i escapes = _mm256_or_si256(backslashes(&block), carry.escaped);
    if (!_mm256_testz_si256(escapes, escapes)) {
      uint64_t backslashes = equal(&block, '\\');
      uint64_t plain = quotes | backslashes;
      behind = escaped(backslashes, &carry);
      quotes &= ~behind;
      behind &= ~plain;
    }
    uint64_t inside = ~quotes & (quotes - 1); /* all where there is no quote */
    if ((unusual(&block) & inside) != 0) return NULL;
    for (behind &= inside; behind != 0; behind &= behind - 1)
      if (!escape_is_valid(at + __builtin_ctzll(behind), end, &low)) return NULL;
    if (quotes != 0) return at + __builtin_ctzll(quotes);
  }
  return NULL;
}

/* Marks the bytes of a word that are this one, and perhaps some above those. */
KERNEL_INLINE uint64_t marks(uint64_t word, uint8_t byte) {
  const uint64_t ones = 0x0101010101010101;
  uint64_t others = word ^ ones * byte;
  return (others - ones) & ~others & ones << 7;
}

/* Whether another character may stand at `at` than in the string alike, and not within an escape.
 * Where one outside ASCII, or the second half of a surrogate pair, has to go on, `string_end` does
 * not take the string alike. */
KERNEL_INLINE bool may_differ(const uint8_t *at, const uint8_t *start) {
  if (at - start < 8) return false;
  uint64_t before;
  memcpy(&before, at - 8, 8);
  uint64_t backslashes = marks(before, '\\');
  uint64_t units = backslashes & marks(before, 'u') >> 8 & ~(uint64_t)0xFFFFFF;
  return units == 0 && backslashes >> 63 == 0;
}

/* What is behind quotes in a block: contents of strings and their closing quotes. */
KERNEL_INLINE uint64_t behind_quotes(const uint8_t *at, struct carry *carry) {
  struct block block = load(at);
  uint64_t quotes = equal(&block, '"');
  __m256i escapes = _mm256_or_si256(backslashes(&block), carry->escaped);
  if (!_mm256_testz_si256(escapes, escapes)) quotes &= ~escaped(equal(&block, '\\'), carry);
  return in_strings(quotes, carry) ^ quotes;
}

/* The bytes of a block that mean more than themselves in a string, or may not stand there alone. */
KERNEL_INLINE uint64_t no_plain(const struct block *block) {
  return equal(block, '"') | equal(block, '\\') | unusual(block);
}

/* Whether these bytes of two blocks, in strings of `like`, are plain characters in both, and not
 * of an escape. */
KERNEL_INLINE bool are_plain(uint64_t others, const uint8_t *at, const uint8_t *like,
                             const uint8_t *start) {
  struct block block = load(at), block_alike = load(like);
  if (((no_plain(&block) | no_plain(&block_alike)) & others) != 0) return false;
  /* A backslash and what it escapes: a letter, or a u and four digits. */
  uint64_t backslashes = equal(&block, '\\'), before = 0;
  uint64_t escapes = backslashes << 1 | backslashes << 2;
  escapes |= escapes << 2 | backslashes << 5;
  if (at != start) memcpy(&before, at - 8, 8);
  if (marks(before, '\\') >> 24 != 0) escapes |= 0x1F;
  return (escapes & others) == 0;
}

/* By how many bytes the strings of `like` may be longer in all: else each of many small values
 * could be compared with all of one large one. */
enum { LONGER = 1024 };

/* Where the value at `at` ends; NULL where it is not like the valid one from `like` to `like_end`,
 * and near the end of the text. */
KERNEL_RARE const uint8_t *alike_end(const uint8_t *at, const uint8_t *end, const uint8_t *like,
                                     const uint8_t *like_end) {
  const uint8_t *start = at, *like_start = like;
  /* Up to where it is known what is in strings of `like`. */
  const uint8_t *known = like;
  struct carry carry = {0, 1, _mm256_setzero_si256()};
  /* Where more is different the kernel is faster. */
  ptrdiff_t most = 4 + (like_end - like) / 128;
  for (; end - at >= 64 && end - like >= 64; at += 64, like += 64) {
    __m256i low = _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)like),
                                    _mm256_loadu_si256((const __m256i *)at));
    __m256i high = _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(like + 32)),
                                     _mm256_loadu_si256((const __m256i *)(at + 32)));
    ptrdiff_t left = like_end - like;
    if (left > 64 && _mm256_movemask_epi8(_mm256_and_si256(low, high)) == -1) continue;
    uint64_t others = _bzhi_u64(~mask(low, high), left < 64 ? (unsigned)left : 64);
    if (others == 0) return at + left;
    uint64_t in_string;
    while (in_string = behind_quotes(known, &carry), known != like) known += 64;
    if ((others & ~in_string) == 0 && are_plain(others, at, like, start)) {
      if (left <= 64) return at + left;
      known = like + 64;
      continue;
    }
    unsigned first = (unsigned)__builtin_ctzll(others);
    if ((in_string >> first & 1) == 0 || !may_differ(at + first, start) || most-- == 0) return NULL;
    at = string_end(at + first, end);
    if (at == NULL) return NULL;
    ptrdiff_t room = at - start + LONGER - (like - like_start);
    like = string_end(like + first, end - like < room ? end : like + room);
    if (like == NULL) return NULL;
    /* Both go on with a closing quote. */
    known = like;
    carry.in_string = ~(uint64_t)0;
    carry.escaped = _mm256_setzero_si256();
    at -= 64;
    like -= 64;
  }
  return NULL;
}

#endif
