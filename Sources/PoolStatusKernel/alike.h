/*
 * Values that are alike: pods of one StatefulSet, StatefulSets of one operator. Where a value has
 * the bytes of one that is valid, it is valid, and so it is where only characters in strings are
 * others, as names, times and addresses are. At places that the caller names any value may stand;
 * that the kernel checks as any other.
 */
#ifndef POOLSTATUS_KERNEL_ALIKE_H
#define POOLSTATUS_KERNEL_ALIKE_H

#include "block.h"
#include "skip.h"

/* How many bytes in front of `at`, which is in front of the end of the text, a block begins that
 * does not pass that: 0 to 63. */
KERNEL_INLINE unsigned back(const uint8_t *at, const uint8_t *end) {
  ptrdiff_t left = end - at;
  return left >= 64 ? 0 : 64 - (unsigned)left;
}

/* Where the string ends that goes on at `at`, which may have escapes: its closing quote; NULL where
 * it has characters outside ASCII or what is not valid. 64 bytes stand in front of it. */
KERNEL_RARE const uint8_t *escaped_string_end(const uint8_t *at, const uint8_t *end) {
  const uint8_t *low = NULL;
  struct carry carry = {0, 1, _mm256_setzero_si256()};
  for (; at < end; at += 64) {
    unsigned before = back(at, end);
    struct block block = load(at - before);
    uint64_t quotes = equal(&block, '"') >> before, backslashes = equal(&block, '\\') >> before;
    uint64_t plain = quotes | backslashes;
    uint64_t behind = escaped(backslashes, &carry);
    quotes &= ~behind;
    behind &= ~plain;
    uint64_t inside = ~quotes & (quotes - 1); /* all where there is no quote */
    if ((unusual(&block) >> before & inside) != 0) return NULL;
    for (behind &= inside; behind != 0; behind &= behind - 1)
      if (!escape_is_valid(at + __builtin_ctzll(behind), end, &low)) return NULL;
    if (quotes != 0) return at + __builtin_ctzll(quotes);
  }
  return NULL;
}

/* The same where it probably has none. */
KERNEL_INLINE const uint8_t *string_end(const uint8_t *at, const uint8_t *end) {
  for (; end - at >= 64; at += 64) {
    struct block block = load(at);
    uint64_t found = string_marks(&block);
    if (found == 0) continue;
    at += __builtin_ctzll(found);
    if (*at == '"') return at;
    break;
  }
  return escaped_string_end(at, end);
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
  struct block block = load(at - 64);
  uint64_t quotes = equal(&block, '"');
  if (quotes == 0) return false;
  /* Nothing else stands behind a closing quote; an escaped one is in a string. */
  uint8_t next = *(at - __builtin_clzll(quotes));
  return next > 0x20 && next != ',' && next != ':' && next != ']' && next != '}';
}

/* Which of 64 bytes are the same in both. */
KERNEL_INLINE struct block compare(const uint8_t *one, const uint8_t *other) {
  struct block a = load(one), b = load(other);
  return (struct block){_mm256_cmpeq_epi8(a.low, b.low), _mm256_cmpeq_epi8(a.high, b.high)};
}

KERNEL_INLINE bool are_same(const uint8_t *one, const uint8_t *other) {
  struct block same = compare(one, other);
  return _mm256_movemask_epi8(_mm256_and_si256(same.low, same.high)) == -1;
}

/* By how many bytes the strings of `like` may be longer in all: else each of many small values
 * could be compared with all of one large one. */
enum { LONGER = 1024 };

/* Whether what ends in front of `at` is a name. */
KERNEL_INLINE bool is_name(const uint8_t *at, const uint8_t *end) {
  while (at < end && *at <= ' ') at++;
  return at < end && *at == ':';
}

/* An offset without its bits. */
KERNEL_INLINE uint32_t offset_of(uint32_t place) {
  return place & ~(POOLSTATUS_KERNEL_ANY_VALUE | POOLSTATUS_KERNEL_OTHER_VALUE);
}

/* Moves the places up to an offset as far as `by`. Returns the first one behind it. */
KERNEL_INLINE uint32_t *move_places(uint32_t *place, const uint32_t *end, size_t to, ptrdiff_t by) {
  while (place < end && offset_of(*place) <= to) *place++ += (uint32_t)by;
  return place;
}

/* Two values, up to where they have been compared. */
struct comparison {
  const uint8_t *at, *start;
  const uint8_t *like, *like_start;
};

/* Goes on to the closing quotes of two strings that differ; false where it is not in strings that
 * they do, or in names of what may not be any. Where there is no place, names are of no matter. */
KERNEL_INLINE bool pass_strings(struct comparison *both, int first, const uint8_t *text,
                                const uint8_t *end, uint32_t *place) {
  const uint8_t *at = both->at + first, *like = both->like + first;
  if (!is_in_string(like, text) || !may_differ(at, both->start)) return false;
  at = string_end(at, end);
  if (at == NULL) return false;
  ptrdiff_t most = at - both->start + LONGER - (like - both->like_start);
  like = string_end(like, end - like < most ? end : like + most);
  if (like == NULL) return false;
  if (place != NULL && is_name(at + 1, end)) {
    if (*place < POOLSTATUS_KERNEL_ANY_VALUE) return false;
    *place |= POOLSTATUS_KERNEL_OTHER_VALUE;
  }
  both->at = at;
  both->like = like;
  return true;
}

/* Goes on behind the value at a place, which may be any. */
KERNEL_INLINE bool pass_value(struct comparison *both, const uint8_t *text, const uint8_t *end,
                              uint32_t *place) {
  if (place == NULL || *place < POOLSTATUS_KERNEL_ANY_VALUE) return false;
  *place |= POOLSTATUS_KERNEL_OTHER_VALUE;
  int64_t value_end =
      poolstatus_kernel_skip(text, (size_t)(end - text), offset_of(*place), NULL, 0);
  if (value_end < 0) return false;
  both->at = both->start = text + value_end;
  both->like = both->like_start = text + offset_of(place[1]);
  return true;
}

/* Where the value at `at` of a text ends; NULL where it is not like the one that `places` are of.
 * The header says what places are. */
KERNEL_APART const uint8_t *alike_end(const uint8_t *text, const uint8_t *end, const uint8_t *at,
                                      uint32_t *places, size_t count) {
  uint32_t *place = places, *places_end = places + count;
  const uint8_t *like = text + offset_of(places[0]), *like_end = text + offset_of(places_end[-1]);
  struct comparison both = {at, at, like, like};
  uint32_t *passed = NULL; /* the last one that is not behind what has been compared */
  /* Where more is different the kernel is faster. */
  for (ptrdiff_t times = 4 + (like_end - like) / 128; times > 0; times--) {
    ptrdiff_t left = like_end - both.like, room = end - both.at;
    ptrdiff_t whole = (left < room ? left : room) - 64, done = 0;
    while (done < whole && are_same(both.like + done, both.at + done)) done += 64;
    both.like += done;
    both.at += done;
    left -= done;
    if (both.at >= end) return NULL;
    unsigned before = back(both.at, end);
    if ((size_t)(both.like - text) < before) return NULL;
    struct block same = compare(both.like - before, both.at - before);
    uint64_t others = ~mask(same.low, same.high) >> before;
    if (left < 64) others = _bzhi_u64(others, (unsigned)left);
    if (others == 0 && left > 64 - (ptrdiff_t)before) return NULL; /* it passes the end */
    ptrdiff_t first = others == 0 ? left : __builtin_ctzll(others);
    if (count > 2) {
      size_t to = (size_t)(both.like + first - text);
      place = move_places(place, places_end, to, both.at - both.like);
      passed = place - 1;
    }
    if (others == 0) return both.at + left;
    if (pass_strings(&both, (int)first, text, end, passed)) continue;
    if (!pass_value(&both, text, end, passed)) return NULL;
  }
  return NULL;
}

#endif
