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

/* The next token where it follows right here, a blank, or a newline and up to 31 of them. */
KERNEL_INLINE const uint8_t *walk_blanks(const uint8_t *at) {
  if (*at > ' ') return at;
  if (*at == ' ') return at + 1;
  __m256i line = _mm256_setr_epi8('\n', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ',
                                  ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ',
                                  ' ', ' ', ' ', ' ', ' ', ' ');
  __m256i bytes = _mm256_loadu_si256((const __m256i *)at);
  return at + _tzcnt_u32(~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, line)));
}

/* Behind a string, given what is behind its first quote; NULL where it goes on behind `last`, or
 * has something else than plain ASCII. */
KERNEL_INLINE const uint8_t *walk_string(const uint8_t *at, const uint8_t *last) {
  for (; at <= last; at += 32) {
    __m256i bytes = _mm256_loadu_si256((const __m256i *)at);
    /* `^ 2` exchanges the quote with the space; what is not ASCII is below it, too. */
    __m256i exchanged = _mm256_xor_si256(bytes, _mm256_set1_epi8(2));
    __m256i marks = _mm256_or_si256(_mm256_cmpgt_epi8(_mm256_set1_epi8(0x21), exchanged),
                                    _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\\')));
    uint32_t found = (uint32_t)_mm256_movemask_epi8(marks);
    if (found == 0) continue;
    at += _tzcnt_u32(found);
    return *at == '"' ? at + 1 : NULL;
  }
  return NULL;
}

/* Behind true, false, null or an integer of up to 7 digits, as far as it is one; NULL where it is
 * none. */
KERNEL_INLINE const uint8_t *walk_scalar(const uint8_t *at) {
  uint64_t word;
  memcpy(&word, at, 8);
  if ((uint32_t)word == 0x65757274 || (uint32_t)word == 0x6C6C756E) return at + 4;
  if ((word & 0xFFFFFFFFFF) == 0x65736C6166) return at + 5;
  unsigned digits = (unsigned)_tzcnt_u64(no_digits(word)) >> 3;
  return digits == 1 || (digits - 2 < 6 && *at != '0') ? at + digits : NULL;
}

/* Where the object or array at `at` ends; NULL where that is not decided. From `last` on WALK_LOOK
 * bytes may be read. */
KERNEL_RARE const uint8_t *walk_end(const uint8_t *at, const uint8_t *last) {
  /* The containers around: the innermost lowest, 1 for an object; above them 1. */
  uint64_t stack = 1;
  do {
    uint8_t byte = *at;
    if ((byte | 0x20) == '{') {
      if (stack >> 60 != 0) return NULL;
      stack = stack << 1 | (byte >> 5 & 1);
      at = walk_blanks(at + 1);
      /* The closing brackets come two after the opening ones. */
      if (*at != byte + 2) goto item;
    } else {
      at = byte == '"' ? walk_string(at + 1, last) : walk_scalar(at);
    member:
      if (at == NULL) return NULL;
      at = walk_blanks(at);
    }
    while (*at != ',') {
      if (*at != ((stack & 1) != 0 ? '}' : ']') || at > last) return NULL;
      stack >>= 1;
      at++;
      if (stack == 1) return at;
      at = walk_blanks(at);
    }
    at = walk_blanks(at + 1);
  item:
    while ((stack & 1) != 0) {
      if (*at != '"' || (at = walk_string(at + 1, last)) == NULL || *at != ':') return NULL;
      at += at[1] == ' ' ? 2 : 1;
      if (*at != '"') break;
      /* Mostly a string, and then another one. */
      at = walk_string(at + 1, last);
      if (at == NULL || *at != ',') goto member;
      at = walk_blanks(at + 1);
    }
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
