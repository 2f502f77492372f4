/*
 * The way over a small value, token by token: strings without escapes, 64 bytes at a time, numbers
 * of up to 18 digits, true, false and null, compact or with the indentation of pretty-printed text.
 * Whatever else there is it leaves undecided.
 */
#ifndef POOLSTATUS_KERNEL_WALK_H
#define POOLSTATUS_KERNEL_WALK_H

#include "block.h"

/* How many bytes may be read from a place on without asking where the text ends: the 64 in which a
 * string ends, an indentation of 32, a comma, another 32, and the byte behind them. */
enum { WALK_LOOK = 64 + 32 + 1 + 32 + 1 };

/* Up to so many bytes of a value are walked, as far as there are others behind it (WALK_LOOK):
 * WALK_SMALL where the caller takes it for small; WALK_LITTLE where a name is wanted in it, or it
 * begins in as many last bytes of a text. */
enum { WALK_SMALL = 320, WALK_LITTLE = 1024 };

/* How many bytes newline and blanks have in front of the last line, and how many more they are in a
 * container. From these the next line is foreseen: where they are wrong it costs time. */
struct line {
  size_t length, step;
};

/* 64 bytes, and which of them matter in a string and have not been passed. In what is decided these
 * are quotes, and newlines between tokens: the walk passes each where it comes to it, so that the
 * next one is the lowest bit, and no place has to wait for the one before. Views follow one another
 * without a gap; where the walk is behind the view all of its marks have been passed. */
struct view {
  const uint8_t *begin;
  uint64_t marks;
};

KERNEL_INLINE struct view view_of(const uint8_t *at) {
  struct block block = load(at);
  return (struct view){at, string_marks(&block)};
}

KERNEL_INLINE uint64_t without_first(uint64_t marks) { return marks & (marks - 1); }

/* Behind whitespace: nothing, a blank, or a newline and up to 31 blanks; 32 bytes have to be there.
 * Mostly it has `length` bytes. Other control characters are left where they are; with them nothing
 * is decided, and the view is of no more use. */
KERNEL_INLINE const uint8_t *walk_blanks(const uint8_t *at, struct view *view, struct line *line,
                                         size_t length) {
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
  /* The newline; it is not in a view that the walk is behind. */
  view->marks = without_first(view->marks);
  return at + length;
}

/* From behind the first quote of a string to the next byte that matters; false where no view that
 * begins up to `last` has one. */
KERNEL_INLINE bool walk_plain(const uint8_t **at, const uint8_t *last, struct view *view) {
  /* Without the first quote; it is not in a view that the walk is behind. */
  uint64_t marks = without_first(view->marks);
  while (UNLIKELY(marks == 0)) {
    const uint8_t *next = view->begin + 64;
    if (next > last) return false;
    *view = view_of(next);
    ptrdiff_t passed = *at - next;
    if (passed < 64) marks = view->marks & ~(uint64_t)0 << (passed > 0 ? passed : 0);
  }
  *at = view->begin + _tzcnt_u64(marks);
  view->marks = without_first(marks);
  return true;
}

/* Behind true, false, null or a number of up to 18 digits, without sign and point; NULL where there
 * is none. What follows is not checked; it may be a digit, behind `last`. */
KERNEL_INLINE const uint8_t *walk_scalar(const uint8_t *at, const uint8_t *last) {
  if ((uint8_t)(*at - '0') <= 9) {
    const uint8_t *start = at++;
    if ((uint8_t)(*at - '0') > 9) return at;
    while ((uint8_t)(*at - '0') <= 9 && at <= last) at++;
    return at - start <= 18 && *start != '0' ? at : NULL;
  }
  uint64_t word;
  memcpy(&word, at, 8);
  return is_true_or_null(word) ? at + 4 : is_false(word) ? at + 5 : NULL;
}

/* Four bytes, the first one lowest, of which often only two or three are looked at. */
KERNEL_INLINE uint32_t walk_word(const uint8_t *at) {
  uint32_t word;
  memcpy(&word, at, 4);
  return word;
}

enum { WALK_TWO = 0xFFFF, WALK_THREE = 0xFFFFFF };

/* A name of so many bytes that is wanted, and where it stands; NULL where none does. */
struct wanted {
  size_t length;
  const uint8_t *name;
};

/* Goes on behind whitespace; false where there is any and the value is taken for compact. */
KERNEL_INLINE bool pass_blanks(const uint8_t **at, struct view *view, struct line *line,
                               size_t length, bool is_compact) {
  if (is_compact) return **at > ' ';
  *at = walk_blanks(*at, view, line, length);
  return true;
}

static const uint8_t *walk_lines(const uint8_t *at, const uint8_t *last, struct wanted *wanted);

/* Where the object or array at `start` ends; NULL where that is not decided, or more than one of
 * its members may be wanted. From `last` on WALK_LOOK bytes have to be there.
 *
 * Both functions that call it, for compact text and for lines, are this one compiled anew, so that
 * what each of them mostly meets goes on without a jump. What is taken for compact and is not is
 * walked once more, as lines. */
KERNEL_INLINE const uint8_t *walk(const uint8_t *start, const uint8_t *last, struct wanted *wanted,
                                  bool is_compact) {
  /* The containers around: the innermost lowest, 1 for an object; above them 1. */
  uint64_t stack = 1;
  struct line line = {0, 0};
  const uint8_t *at = start;
  struct view view = view_of(at);
  /* Where the walk is: in front of a value (do), in one that is a string (string), behind one
   * (for), at what has to close a container (close), at a comma (comma), at an element or a name
   * behind whitespace, if there is any (item), at the first quote of either (quote), of a name
   * (name). Compact text goes from quote to quote. */
  do {
    uint8_t byte = *at;
    uint32_t word;
    if ((byte | 0x20) == '{') {
      if (stack >> 63 != 0) return NULL;
      stack = stack << 1 | (byte >> 5 & 1);
      if (*++at == '"') goto quote;
      size_t around = line.length;
      if (!pass_blanks(&at, &view, &line, around + line.step, is_compact)) goto no_compact;
      line.step = line.length - around;
      /* The closing brackets come two after the opening ones. */
      if (*at == byte + 2) goto close;
      goto item;
    }
    if (byte == '"') {
      at++;
    string:
      if (!walk_plain(&at, last, &view)) return NULL;
      word = walk_word(at);
      if (LIKELY(is_compact && (word & WALK_THREE) == WORD('"', ',', '"', 0))) {
        at += 2;
        goto quote;
      }
      at++;
      if (!is_compact && LIKELY((word & WALK_TWO) == WORD('"', ',', 0, 0))) goto comma;
      if ((uint8_t)word != '"') return NULL;
    } else {
      at = walk_scalar(at, last);
      if (at == NULL) return NULL;
    }
    for (;;) {
      if (!pass_blanks(&at, &view, &line, line.length - line.step, is_compact)) goto no_compact;
      if (*at == ',') break;
    close:
      /* Closers do not come to the end of the loop, where the others ask for `last`. */
      if (*at != ']' + ('}' - ']') * (stack & 1) || at > last) return NULL;
      stack >>= 1;
      at++;
      if (stack == 1) return at;
    }
  comma:
    at++;
    if (!pass_blanks(&at, &view, &line, line.length, is_compact)) goto no_compact;
  item:
    if ((stack & 1) == 0) continue; /* which asks for `last` */
    if (*at != '"') return NULL;
    goto name;
  quote:
    if (UNLIKELY((stack & 1) == 0)) {
      at++;
      goto string;
    }
  name:
    at++;
    const uint8_t *name = at;
    if (!walk_plain(&at, last, &view)) return NULL;
    /* Directly in the value, an object. */
    if (stack == 3 && UNLIKELY((size_t)(at - name) == wanted->length)) {
      if (wanted->name != NULL) return NULL;
      wanted->name = name;
    }
    word = walk_word(at);
    if (LIKELY(is_compact && (word & WALK_THREE) == WORD('"', ':', '"', 0))) {
      at += 3;
      goto string;
    }
    if (LIKELY(!is_compact && word == WORD('"', ':', ' ', '"'))) {
      at += 4;
      __asm__ volatile(""); /* a jump, as in walk_blanks */
      goto string;
    }
    if ((word & WALK_TWO) != WORD('"', ':', 0, 0)) return NULL;
    at += 2;
    if ((uint8_t)(word >> 16) == ' ') {
      if (is_compact) goto no_compact;
      at++;
    }
  } while (at <= last);
  return NULL;
no_compact:
  return walk_lines(start, last, wanted);
}

KERNEL_APART const uint8_t *walk_lines(const uint8_t *at, const uint8_t *last,
                                       struct wanted *wanted) {
  wanted->name = NULL;
  return walk(at, last, wanted, false);
}

/* Pretty text has whitespace behind its first bracket. */
KERNEL_APART const uint8_t *walk_end(const uint8_t *at, const uint8_t *last,
                                     struct wanted *wanted) {
  return at[1] > ' ' ? walk(at, last, wanted, true) : walk_lines(at, last, wanted);
}

/* The same of a value that is probably small; NULL also where its last byte is more than `most`
 * bytes behind its first, or there are fewer than WALK_LOOK - 1 behind it. */
KERNEL_INLINE const uint8_t *small_end(const uint8_t *at, const uint8_t *end, size_t most,
                                       struct wanted *wanted) {
  size_t left = (size_t)(end - at);
  if (left <= WALK_LOOK) return NULL;
  left -= WALK_LOOK;
  return walk_end(at, at + (left < most ? left : most), wanted);
}

#endif
