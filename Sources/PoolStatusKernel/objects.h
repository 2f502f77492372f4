/*
 * The way over an array of objects without whitespace, of which each value is a string or such an
 * object, as managed fields are. Which byte may follow which is nearly all of their grammar, and
 * that is compared with the bytes before, without tokens. Whatever else there is it leaves
 * undecided.
 */
#ifndef POOLSTATUS_KERNEL_OBJECTS_H
#define POOLSTATUS_KERNEL_OBJECTS_H

#include "block.h"

/* So many levels of objects are taken: what the kernel takes, without the array. Where the end is
 * in the same block perhaps one more, for which 64 bytes have room. */
enum { OBJECT_LEVELS = 60 };

/* Many small objects, and values that are strings, are left to the kernel, which is faster there:
 * each block with such a value, or an object's end, has to be paid for with so many bytes, and an
 * object twice; so many bytes are lent. */
enum { PRICE = 128, CREDIT = 16 * PRICE };

/* A table for `shuffle`: a byte that may follow each of "{}:, by the low halves of those; 0 for
 * none, which is no byte in front of the end. Other bytes have the same low halves, but outside
 * strings there are none: the first block begins behind a brace, and what may not follow is wrong.
 */
#define FOLLOWING(quote, colon, opener, comma, closer)                                         \
  _mm256_setr_epi8(0, 0, quote, 0, 0, 0, 0, 0, 0, 0, colon, opener, comma, closer, 0, 0, 0, 0, \
                   quote, 0, 0, 0, 0, 0, 0, 0, colon, opener, comma, closer, 0, 0)

/* Which bytes are those that one of two tables has for the bytes before them. */
KERNEL_INLINE uint64_t follow(const struct block *block, const struct block *before, __m256i one,
                              __m256i other) {
  __m256i low = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(one, before->low), block->low);
  __m256i high = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(one, before->high), block->high);
  __m256i low_too = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(other, before->low), block->low);
  __m256i high_too = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(other, before->high), block->high);
  return mask(_mm256_or_si256(low, low_too), _mm256_or_si256(high, high_too));
}

/* 1 or 0: whether a string that is a value goes on behind a block, whether one ends with it. */
struct value {
  uint8_t goes_on, ends;
};

/* What is wrong with the strings of a block in which some are values: behind a name is a colon, and
 * nowhere else. */
KERNEL_INLINE uint64_t wrong_values(const struct block *block, const struct block *before,
                                    uint64_t quotes, uint64_t inside, struct value *value) {
  uint64_t starts = quotes & inside & equal(before, ':');
  /* Each start carries through the bytes of its string, to its closing quote. */
  unsigned long long carried;
  uint8_t goes_on = _addcarry_u64(value->goes_on, inside, starts, &carried);
  uint64_t ends = carried & ~inside;
  uint64_t behind = equal(before, '"') & ~(inside | quotes); /* closing quotes */
  uint64_t names = behind & ~(ends << 1 | value->ends);
  *value = (struct value){goes_on, (uint8_t)(ends >> 63)};
  return names ^ (equal(block, ':') & ~inside);
}

/* What is left of a text, less than a block, and the byte in front of it; behind it NULs, which are
 * wrong everywhere, so that this is the last block. */
struct rest {
  uint8_t bytes[1 + 64];
};

KERNEL_RARE const uint8_t *put_rest(struct rest *rest, const uint8_t *at, const uint8_t *end) {
  *rest = (struct rest){{0}};
  memcpy(rest->bytes, at - 1, (size_t)(end - at) + 1);
  return rest->bytes + 1;
}

/* Where the object ends of which `at[-1]` is the opening brace; NULL where that is not decided. */
KERNEL_APART const uint8_t *plain_object_end(const uint8_t *at, const uint8_t *end,
                                             const uint8_t *array, ptrdiff_t *spent) {
  const __m256i one = FOLLOWING(':', '{', '"', '"', '}'),
                other = FOLLOWING(':', '{', '}', '"', ',');
  const __m256i string = FOLLOWING(',', '"', 0, 0, 0), last_string = FOLLOWING('}', '"', 0, 0, 0);
  struct carry carry = {0, 0, _mm256_setzero_si256()};
  struct value value = {0, 0};
  struct rest rest;
  const uint8_t *rest_at = NULL; /* where it is in the text */
  uint64_t depth = 1;
  for (;; at += 64) {
    if (end - at < 64) {
      rest_at = at;
      at = put_rest(&rest, at, end);
      end = at + 64;
    }
    struct block block = load(at), before = load(at - 1);
    /* No escapes but those of quotes, so that no backslash is escaped. */
    uint64_t quotes = equal(&block, '"'), escaped = equal(&before, '\\');
    uint64_t wrong = escaped & ~quotes;
    quotes &= ~escaped;
    uint64_t inside = in_strings(quotes, &carry);
    /* Contents of strings and their closing quotes may follow anything. */
    wrong |= ~(follow(&block, &before, one, other) | (inside ^ quotes));
    /* A value that is a string is wrong by those tables, so that without anything wrong none
     * begins. The others have nothing behind the low half of a backslash, which is that of a comma.
     */
    if ((wrong | value.goes_on | value.ends) != 0) {
      wrong &= ~follow(&block, &before, string, last_string);
      wrong |= wrong_values(&block, &before, quotes, inside, &value);
      *spent += PRICE;
      if (rest_at == NULL && *spent > at - array + CREDIT) return NULL;
    }
    __m256i least = _mm256_min_epi8(block.low, block.high);
    if (_mm256_movemask_epi8(_mm256_cmpgt_epi8(least, _mm256_set1_epi8(0x1F))) != -1)
      wrong |= unusual(&block); /* behind the end they are of no matter */
    uint64_t openers = equal(&block, '{') & ~inside, closers = equal(&block, '}') & ~inside;
    uint64_t deepest = depth + count_bits(openers);
    /* It may end here only if the closers that do not close an opener right in front of them are as
     * many as are open. */
    if (depth <= count_bits(closers & ~(openers << 1))) {
      uint64_t closed = 0;
      for (uint64_t left = closers; left != 0; left &= left - 1) {
        uint64_t upto = left ^ (left - 1);
        if (depth + count_bits(openers & upto) != ++closed) continue;
        if ((wrong & upto) != 0) return NULL;
        at += __builtin_ctzll(left) + 1;
        return rest_at == NULL ? at : rest_at + (at - (rest.bytes + 1));
      }
    }
    if (wrong != 0 || deepest > OBJECT_LEVELS) return NULL;
    depth = deepest - count_bits(closers);
  }
}

/* Where the array at `at` ends; NULL where that is not decided. */
KERNEL_INLINE const uint8_t *plain_objects_end(const uint8_t *at, const uint8_t *end) {
  const uint8_t *array = at;
  ptrdiff_t spent = 0;
  do {
    if (end - at < 2 || at[1] != '{') return NULL;
    at = plain_object_end(at + 2, end, array, &spent);
    if (at == NULL || at == end) return NULL;
    spent += 2 * PRICE;
  } while (*at == ',');
  return *at == ']' ? at + 1 : NULL;
}

#endif
