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
  while (end - at >= 32) {
    __m256i bytes = _mm256_loadu_si256((const __m256i *)at);
    __m256i found = _mm256_or_si256(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"')),
                                    _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\\')));
    found = _mm256_or_si256(found, _mm256_cmpgt_epi8(_mm256_set1_epi8(0x20), bytes));
    uint32_t marks = (uint32_t)_mm256_movemask_epi8(found);
    if (marks == 0) {
      at += 32;
      continue;
    }
    at += __builtin_ctz(marks);
    if (*at == '"') return at;
    if (*at != '\\' || !escape_is_valid(at + 1, end, &low)) return NULL;
    at += 2; /* the digits of an escape with a u are plain characters */
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

/* Whether what stands at `at`, in a valid value, is in a string or its closing quote, as far as the
 * last quote of the 64 bytes in front of it tells. */
KERNEL_INLINE bool is_in_string(const uint8_t *at, const uint8_t *text) {
  if (at - text < 64) return false;
  struct block block = {_mm256_loadu_si256((const __m256i *)(at - 64)),
                        _mm256_loadu_si256((const __m256i *)(at - 32))};
  uint64_t quotes = equal(&block, '"');
  if (quotes == 0) return false;
  /* Nothing else stands behind a closing quote; an escaped one is in a string. */
  uint8_t next = *(at - __builtin_clzll(quotes));
  return next > 0x20 && next != ',' && next != ':' && next != ']' && next != '}';
}

/* Which of 64 bytes are the same in both. */
KERNEL_INLINE struct block compare(const uint8_t *one, const uint8_t *other) {
  return (struct block){_mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)one),
                                          _mm256_loadu_si256((const __m256i *)other)),
                        _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(one + 32)),
                                          _mm256_loadu_si256((const __m256i *)(other + 32)))};
}

KERNEL_INLINE bool are_same(const uint8_t *one, const uint8_t *other) {
  struct block same = compare(one, other);
  return _mm256_movemask_epi8(_mm256_and_si256(same.low, same.high)) == -1;
}

/* Where the value at `at` of a text ends; NULL where it is not like the valid one from `like` to
 * `like_end`, and near the end of the text. */
KERNEL_RARE const uint8_t *alike_end(const uint8_t *text, const uint8_t *end, const uint8_t *at,
                                     const uint8_t *like, const uint8_t *like_end) {
  const uint8_t *start = at;
  /* Where more is different the kernel is faster. */
  for (ptrdiff_t times = 8 + (like_end - like) / 128; times > 0; times--) {
    ptrdiff_t left = like_end - like, room = end - (like > at ? like : at);
    ptrdiff_t whole = (left < room ? left : room) - 64, done = 0;
    while (done < whole && are_same(like + done, at + done)) done += 64;
    if (room - done < 64) return NULL;
    like += done;
    at += done;
    left -= done;
    struct block same = compare(like, at);
    uint64_t others = _bzhi_u64(~mask(same.low, same.high), left < 64 ? (unsigned)left : 64);
    if (others == 0 && left <= 64) return at + left;
    if (others == 0) return NULL; /* near the end */
    int first = __builtin_ctzll(others);
    if (!is_in_string(like + first, text) || !may_differ(at + first, start)) return NULL;
    /* Both go on with a closing quote. */
    like = string_end(like + first, end);
    at = string_end(at + first, end);
    if (like == NULL || at == NULL) return NULL;
  }
  return NULL;
}

#endif
