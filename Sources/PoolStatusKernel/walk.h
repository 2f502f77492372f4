/*
 * The way over a small value, token by token: strings without escapes, and the indentation of
 * pretty-printed text, 32 bytes at a time. Whatever else there is it leaves undecided.
 */
#ifndef POOLSTATUS_KERNEL_WALK_H
#define POOLSTATUS_KERNEL_WALK_H

#include "block.h"

/* How many bytes are read behind a place without asking where the text ends: what is left of a
 * string of 32 bytes, two times an indentation of 32 with what stands between them, and one byte
 * more. */
enum { WALK_LOOK = 104 };

/* A value is small that has no more bytes. */
enum { WALK_SMALL = 320 };

/* How far lines are in: how many bytes newline and blanks have and one more, and a bit for each of
 * them. */
struct line {
  size_t behind;
  uint32_t blanks;
};

/* The next token where it follows right here, a blank, or a newline and up to 31 of them. Lines are
 * mostly as far in as the last one: which is compared, so that the processor goes on before it
 * knows. */
KERNEL_INLINE const uint8_t *walk_blanks(const uint8_t *at, struct line *line) {
  if (*at > ' ') return at;
  if (*at == ' ') return at + 1;
  __m256i blanks = _mm256_setr_epi8('\n', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ',
                                    ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ',
                                    ' ', ' ', ' ', ' ', ' ', ' ', ' ');
  __m256i bytes = _mm256_loadu_si256((const __m256i *)at);
  uint32_t found = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, blanks));
  if (_bzhi_u32(found, (unsigned)line->behind) != line->blanks) {
    unsigned count = _tzcnt_u32(~found);
    line->behind = count + 1;
    line->blanks = _bzhi_u32(found, count);
    __asm__ volatile(""); /* a jump, which is foreseen, not a number to wait for */
  }
  return at + line->behind - 1;
}

/* The first byte that matters in a string, as do those outside ASCII; NULL where it is not in front
 * of `last` and 32 bytes more. */
KERNEL_INLINE const uint8_t *walk_plain(const uint8_t *at, const uint8_t *last) {
  for (; at <= last; at += 32) {
    __m256i bytes = _mm256_loadu_si256((const __m256i *)at);
    /* `^ 2` exchanges the quote with the space; what is not ASCII is below it, too. */
    __m256i exchanged = _mm256_xor_si256(bytes, _mm256_set1_epi8(2));
    __m256i marks = _mm256_or_si256(_mm256_cmpgt_epi8(_mm256_set1_epi8(0x21), exchanged),
                                    _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\\')));
    uint32_t found = (uint32_t)_mm256_movemask_epi8(marks);
    if (found != 0) return at + _tzcnt_u32(found);
  }
  return NULL;
}

/* Behind a string, given what is behind its first quote; NULL where that is not decided. */
KERNEL_INLINE const uint8_t *walk_string(const uint8_t *at, const uint8_t *last) {
  at = walk_plain(at, last);
  return at != NULL && *at == '"' ? at + 1 : NULL;
}

/* Behind true, false, null or an integer of up to 18 digits, as far as it is one; NULL where it is
 * none. */
KERNEL_INLINE const uint8_t *walk_scalar(const uint8_t *at, const uint8_t *last) {
  if ((uint8_t)(*at - '0') <= 9) {
    const uint8_t *start = at++;
    if ((uint8_t)(*at - '0') > 9) return at;
    while ((uint8_t)(*at - '0') <= 9 && at <= last) at++;
    return at - start <= 18 && *start != '0' ? at : NULL;
  }
  uint64_t word;
  memcpy(&word, at, 8);
  if ((uint32_t)word == 0x65757274 || (uint32_t)word == 0x6C6C756E) return at + 4;
  return (word & 0xFFFFFFFFFF) == 0x65736C6166 ? at + 5 : NULL;
}

/* Behind a name and its colon, given what is behind its first quote, and behind the first quote of
 * its value, which mostly is a string; NULL where that is not decided. */
KERNEL_INLINE const uint8_t *walk_name(const uint8_t *at, const uint8_t *last) {
  uint32_t word;
  at = walk_plain(at, last);
  if (at == NULL) return NULL;
  memcpy(&word, at, 4);
  if (word == 0x22203A22) { /* ": " */
    at += 4;
    __asm__ volatile(""); /* as above */
    return at;
  }
  if ((uint16_t)word != 0x3A22) return NULL;
  uint8_t next = (uint8_t)(word >> 16);
  return next == ' ' || next == '"' ? at + 3 : at + 2;
}

/* Where the object or array at `at` ends; NULL where that is not decided. From `last` on WALK_LOOK
 * bytes may be read. */
KERNEL_RARE const uint8_t *walk_end(const uint8_t *at, const uint8_t *last) {
  /* The containers around: the innermost lowest, 1 for an object; above them 1. */
  uint64_t stack = 1;
  struct line line = {1, 0};
  do {
    uint8_t byte = *at;
    if ((byte | 0x20) == '{') {
      if (stack >> 63 != 0) return NULL;
      stack = stack << 1 | (byte >> 5 & 1);
      at = walk_blanks(at + 1, &line);
      /* The closing brackets come two after the opening ones. */
      if (*at == byte + 2) goto close;
      goto item;
    }
    if (byte == '"') {
      at++;
    string:
      at = walk_string(at, last);
    } else {
      at = walk_scalar(at, last);
    }
    if (at == NULL) return NULL;
    while (*(at = walk_blanks(at, &line)) != ',') {
    close:
      if (*at != ((stack & 1) != 0 ? '}' : ']') || at > last) return NULL;
      stack >>= 1;
      at++;
      if (stack == 1) return at;
    }
    at = walk_blanks(at + 1, &line);
  item:
    if ((stack & 1) == 0) continue;
    if (*at != '"' || (at = walk_name(at + 1, last)) == NULL) return NULL;
    if (at[-1] == '"') goto string;
  } while (at <= last);
  return NULL;
}

/* The same of a value that is probably small. */
KERNEL_INLINE const uint8_t *small_end(const uint8_t *at, const uint8_t *end, size_t most) {
  size_t left = (size_t)(end - at);
  if (left <= WALK_LOOK) return NULL;
  left -= WALK_LOOK;
  return walk_end(at, at + (left < most ? left : most));
}

#endif
