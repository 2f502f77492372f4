/*
 * The way over a small value, token by token: where strings without escapes end, 64 bytes at a
 * time, and the indentation of pretty-printed text. Whatever else there is it leaves undecided.
 */
#ifndef POOLSTATUS_KERNEL_WALK_H
#define POOLSTATUS_KERNEL_WALK_H

#include "block.h"

/* How many bytes may be read from a place on without asking where the text ends: the 64 in which a
 * string ends, an indentation of 32, a comma, another 32, and the byte behind them. */
enum { WALK_LOOK = 64 + 32 + 1 + 32 + 1 };

/* Values of so many bytes are walked: those that the caller takes for small; those in which a name
 * is wanted, or that stand so near to the end of a text. */
enum { WALK_SMALL = 320, WALK_LITTLE = 1024 };

/* How many bytes newline and blanks have in front of the last line, and how many more they are in a
 * container. */
struct line {
  size_t length, step;
};

/* Behind whitespace: nothing, a blank, or a newline and up to 31 blanks; 32 bytes have to be there.
 * Mostly it has `length` bytes. */
KERNEL_INLINE const uint8_t *walk_blanks(const uint8_t *at, struct line *line, size_t length) {
  if (*at > ' ') return at;
  if (*at == ' ') return at + 1;
  __m256i blanks = _mm256_setr_epi8('\n', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ',
                                    ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ',
                                    ' ', ' ', ' ', ' ', ' ', ' ', ' ');
  __m256i bytes = _mm256_loadu_si256((const __m256i *)at);
  size_t found = _tzcnt_u32(~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, blanks)));
  /* A jump, which is foreseen, so that the next place does not wait for the bytes. Without the
   * first barrier the compiler would use `found` in both cases, without the second a conditional
   * move. */
  size_t expected = length;
  __asm__("" : "+r"(expected));
  if (found != expected) {
    length = found;
    __asm__ volatile("");
  }
  line->length = length;
  return at + length;
}

/* 64 bytes, and which of them matter in a string. Which 64 they are does not depend on what is in
 * them, so that the next ones are read before it is known where a string ends. */
struct view {
  const uint8_t *end;
  uint64_t marks;
};

KERNEL_INLINE struct view view_of(const uint8_t *at) {
  struct block block = load(at);
  return (struct view){at + 64, string_marks(&block)};
}

/* The first byte that matters; NULL where that is behind `last` and not in view. `at` is not in
 * front of the view: that is moved only up to it, or over what has no marks. */
KERNEL_INLINE const uint8_t *walk_plain(const uint8_t *at, const uint8_t *last, struct view *view) {
  for (;;) {
    ptrdiff_t offset = at - view->end;
    if (offset < 0) {
      uint64_t marks = view->marks >> (offset & 63);
      if (marks != 0) return at + _tzcnt_u64(marks);
      at = view->end;
    }
    if (at > last) return NULL;
    *view = view_of(view->end);
  }
}

/* Behind a string, given what is behind its first quote; NULL where that is not decided. */
KERNEL_INLINE const uint8_t *walk_string(const uint8_t *at, const uint8_t *last,
                                         struct view *view) {
  at = walk_plain(at, last, view);
  return at != NULL && *at == '"' ? at + 1 : NULL;
}

/* Behind true, false, null or an integer of up to 18 digits; NULL where there is none. What follows
 * is not checked. */
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

/* `at` is what ended a name. Behind the colon, or behind the quote of a string there; NULL where
 * that is not decided, or `at` is no quote. */
KERNEL_INLINE const uint8_t *walk_colon(const uint8_t *at) {
  uint32_t word;
  memcpy(&word, at, 4);
  if (word == 0x22203A22) { /* ": " */
    at += 4;
    __asm__ volatile(""); /* as in walk_blanks */
    return at;
  }
  if ((uint16_t)word != 0x3A22) return NULL;
  uint8_t next = (uint8_t)(word >> 16);
  return next == ' ' || next == '"' ? at + 3 : at + 2;
}

/* A name of so many bytes that is wanted, and where it stands; NULL where none does. */
struct wanted {
  size_t length;
  const uint8_t *name;
};

/* Where the object or array at `at` ends; NULL where that is not decided, or more than one of its
 * members may be wanted. From `last` on WALK_LOOK bytes have to be there. */
KERNEL_APART const uint8_t *walk_end(const uint8_t *at, const uint8_t *last,
                                     struct wanted *wanted) {
  /* The containers around: the innermost lowest, 1 for an object; above them 1. */
  uint64_t stack = 1;
  struct line line = {0, 0};
  struct view view = view_of(at);
  do {
    uint8_t byte = *at;
    if ((byte | 0x20) == '{') {
      if (stack >> 63 != 0) return NULL;
      stack = stack << 1 | (byte >> 5 & 1);
      size_t around = line.length;
      at = walk_blanks(at + 1, &line, around + line.step);
      line.step = line.length - around;
      /* The closing brackets come two after the opening ones. */
      if (*at == byte + 2) goto close;
      goto item;
    }
    if (byte == '"') {
      at++;
    string:
      at = walk_string(at, last, &view);
    } else {
      at = walk_scalar(at, last);
    }
    if (at == NULL) return NULL;
    while (*(at = walk_blanks(at, &line, line.length - line.step)) != ',') {
    close:
      if (*at != ((stack & 1) != 0 ? '}' : ']') || at > last) return NULL;
      stack >>= 1;
      at++;
      if (stack == 1) return at;
    }
    at = walk_blanks(at + 1, &line, line.length);
  item:
    if ((stack & 1) == 0) continue;
    const uint8_t *name = at + 1;
    if (*at != '"' || (at = walk_plain(name, last, &view)) == NULL) return NULL;
    if ((size_t)(at - name) == wanted->length && stack == 3) {
      if (wanted->name != NULL) return NULL;
      wanted->name = name;
    }
    if ((at = walk_colon(at)) == NULL) return NULL;
    if (at[-1] == '"') goto string;
  } while (at <= last);
  return NULL;
}

/* The same of a value that is probably small. */
KERNEL_INLINE const uint8_t *small_end(const uint8_t *at, const uint8_t *end, size_t most,
                                       struct wanted *wanted) {
  size_t left = (size_t)(end - at);
  if (left <= WALK_LOOK) return NULL;
  left -= WALK_LOOK;
  return walk_end(at, at + (left < most ? left : most), wanted);
}

#endif
