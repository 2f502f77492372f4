/* What is checked one by one, because it is rare or short: numbers and words, \u escapes,
 * characters outside ASCII. All of it within the text itself, up to `end`; of 8 bytes that
 * `scalar_is_simple` reads the caller knows that they are there. */
#ifndef POOLSTATUS_KERNEL_SCALARS_H
#define POOLSTATUS_KERNEL_SCALARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Whether a scalar may end before this byte. A colon is refused: a scalar is no key. */
static inline bool is_delimiter(uint8_t byte) {
  const uint64_t marks =
      (uint64_t)1 << ',' | (uint64_t)1 << ' ' | 1 << '\n' | 1 << '\r' | 1 << '\t';
  return byte < 64 ? (marks >> byte & 1) != 0 : (byte | 0x20) == '}';
}

static inline const uint8_t *digits_end(const uint8_t *at, const uint8_t *end) {
  while (at < end && (uint8_t)(*at - '0') <= 9) at++;
  return at;
}

/* Numbers as the portable reader takes them: 18 digits on either side of the point, and no
 * exponent, so that every one of them fits. */
static inline bool number_is_valid(const uint8_t *at, const uint8_t *end) {
  if (*at == '-') at++;
  const uint8_t *digits = at;
  at = digits_end(at, end);
  if (at == digits || at - digits > 18 || (*digits == '0' && at - digits > 1)) return false;
  if (at < end && *at == '.') {
    digits = ++at;
    at = digits_end(at, end);
    if (at == digits || at - digits > 18) return false;
  }
  return at < end && is_delimiter(*at);
}

/* Bytes as they are read together, the first one lowest. */
#define WORD(a, b, c, d) \
  ((uint32_t)(a) | (uint32_t)(b) << 8 | (uint32_t)(c) << 16 | (uint32_t)(d) << 24)

/* Whether the first of 8 bytes are these letters. */
static inline bool is_true_or_null(uint64_t word) {
  return (uint32_t)word == WORD('t', 'r', 'u', 'e') || (uint32_t)word == WORD('n', 'u', 'l', 'l');
}
static inline bool is_false(uint64_t word) {
  return (uint32_t)word == WORD('f', 'a', 'l', 's') && (uint8_t)(word >> 32) == 'e';
}

/* Whether the `length` bytes, which are all of a scalar, are a number of up to 7 digits, true,
 * false or null; others are not simple. What follows is left to the grammar of tokens, which
 * refuses 1"a", 1: and 1[. */
static inline bool scalar_is_simple(const uint8_t *at, unsigned length) {
  uint64_t word;
  memcpy(&word, at, 8);
  /* Where the first byte is that is no digit. */
  uint64_t others = word ^ 0x3030303030303030;
  others = (others | (others + 0x0606060606060606)) & 0xF0F0F0F0F0F0F0F0;
  if (others != 0 && (unsigned)__builtin_ctzll(others) >> 3 == length)
    return length == 1 || (word & 0xFF) != '0';
  return (length == 4 && is_true_or_null(word)) || (length == 5 && is_false(word));
}

/* Whether any number, true, false or null begins here and ends where a value may end. */
static inline bool scalar_is_valid(const uint8_t *at, const uint8_t *end) {
  if (end - at > 4 && (memcmp(at, "true", 4) == 0 || memcmp(at, "null", 4) == 0))
    return is_delimiter(at[4]);
  if (end - at > 5 && memcmp(at, "false", 5) == 0) return is_delimiter(at[5]);
  return number_is_valid(at, end);
}

/* The code unit of four hexadecimal digits; below 0 where they are not. */
static inline int32_t code_unit(const uint8_t *at, const uint8_t *end) {
  if (end - at < 4) return -1;
  int32_t unit = 0;
  for (int i = 0; i < 4; i++) {
    uint8_t byte = at[i];
    uint8_t letter = (uint8_t)((byte | 0x20) - 'a');
    if ((uint8_t)(byte - '0') <= 9)
      unit = unit * 16 + (byte - '0');
    else if (letter < 6)
      unit = unit * 16 + letter + 10;
    else
      return -1;
  }
  return unit;
}

/*
 * Whether what follows a backslash, at `at`, is an escape that everybody takes. `low` is
 * where the u of a low surrogate must stand: a high one at `at` sets it.
 */
static inline bool escape_is_valid(const uint8_t *at, const uint8_t *end, const uint8_t **low) {
  if (at >= end) return false; /* the backslash is the last byte of the text */
  switch (*at) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
      return true;
    case 'u':
      break;
    default:
      return false;
  }
  int32_t unit = code_unit(at + 1, end);
  if (unit <= 0) return false;
  if (unit < 0xD800 || unit > 0xDFFF) return true;
  if (unit >= 0xDC00) return at == *low;
  if (end - at < 7 || at[5] != '\\' || at[6] != 'u') return false;
  int32_t other = code_unit(at + 7, end);
  *low = at + 6;
  return other >= 0xDC00 && other <= 0xDFFF;
}

/* How many bytes the character that begins here has, 2 to 4; 0 where it is not UTF-8
 * (RFC 3629). The first byte is not ASCII. */
static inline size_t character_length(const uint8_t *at, const uint8_t *end) {
  uint8_t first = at[0];
  uint8_t lowest = 0x80, highest = 0xBF;
  size_t length;
  if (first < 0xC2) return 0;
  if (first < 0xE0) {
    length = 2;
  } else if (first < 0xF0) {
    length = 3;
    if (first == 0xE0) lowest = 0xA0;
    if (first == 0xED) highest = 0x9F;
  } else if (first < 0xF5) {
    length = 4;
    if (first == 0xF0) lowest = 0x90;
    if (first == 0xF4) highest = 0x8F;
  } else {
    return 0;
  }
  if ((size_t)(end - at) < length || at[1] < lowest || at[1] > highest) return 0;
  for (size_t i = 2; i < length; i++)
    if ((at[i] & 0xC0) != 0x80) return 0;
  return length;
}

#endif
