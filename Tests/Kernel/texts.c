#include "texts.h"

#include <string.h>

static uint64_t state = 0x9E3779B97F4A7C15;

uint32_t roll(uint32_t below) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)((state >> 32) * below >> 32);
}

/* Bytes and pieces that matter to a reader of JSON. */
static const char *const pieces[] = {
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\",
    "\\\"",
    "\\\\",
    "\\n",
    "\\u0041",
    "\\u0000",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\ude00",
    "\\u12",
    "\\x",
    "true",
    "false",
    "null",
    "nul",
    "0",
    "1",
    "-",
    "01",
    "-0",
    "123456789",
    "1234567890123456789",
    "123456789012345678",
    "1.5",
    "1.",
    "1e5",
    "0.000000000000000001",
    " ",
    "\n",
    "\t",
    "\r\n",
    "\f",
    "\x01",
    "\x1a",
    "\x7f",
    "\xc3\xa4",
    "\xc3",
    "\xa4",
    "\xe2\x82\xac",
    "\xe2\x82",
    "\xed\xa0\x80",
    "\xf0\x9f\x98\x80",
    "\xf4\x90\x80\x80",
    "\xc0\x80",
    "\xff",
    "{}",
    "[]",
    "\"\"",
    "\"a\":",
    "\"key\":\"value\"",
    "[1,2]",
    "{\"a\":1}",
    ",\"b\":",
    "                                        ",
    "\"a longer string, of more than a block of 64 bytes, so that there is one without tokens\""};
#define PIECES (sizeof pieces / sizeof *pieces)

size_t put(uint8_t *to, size_t length, const char *piece) {
  size_t more = strlen(piece);
  memcpy(to + length, piece, more);
  return length + more;
}

size_t mutate(uint8_t *bytes, size_t length) {
  for (uint32_t times = 1 + roll(3); times > 0 && length > 8; times--) {
    size_t at = roll((uint32_t)length);
    const char *piece = pieces[roll(PIECES)];
    size_t size = strlen(piece), cut = 1 + roll(6);
    switch (roll(6)) {
      case 0:
        bytes[at] ^= (uint8_t)(1 << roll(8));
        break;
      case 1:
        bytes[at] = (uint8_t)roll(256);
        break;
      case 2:
        memmove(bytes + at + size, bytes + at, length - at);
        memcpy(bytes + at, piece, size);
        length += size;
        break;
      case 3:
        if (at + cut > length) cut = length - at;
        memmove(bytes + at, bytes + at + cut, length - at - cut);
        length -= cut;
        break;
      case 4:
        if (at + size <= length) memcpy(bytes + at, piece, size);
        break;
      default:
        length = roll(8) ? length : at + 1;
    }
  }
  return length;
}

static size_t compose_value(uint8_t *to, size_t length, uint32_t level) {
  uint32_t kind = roll(level > 60 || length > 3000 ? 6 : 10);
  static const char *const scalars[] = {
      "0",
      "7",
      "-12",
      "3.25",
      "true",
      "false",
      "null",
      "123456789012345678",
      "-0.5",
      "12345678",
      "\"\"",
      "\"x\"",
      "\"a\\\"b\\\\\"",
      "\"\\ud83d\\ude00 \xc3\xa4\xe2\x82\xac\"",
      "\"sixty-four bytes of a string are more than what a block can have, are they\""};
  static const char *const gaps[] = {"", "", "", "", "", " ", "\n    ", "\t"};
  if (kind < 6) return put(to, length, scalars[roll(15)]);
  int object = kind & 1;
  length = put(to, length, object ? "{" : "[");
  for (uint32_t members = roll(roll(4) ? 3 : 12), i = 0; i < members; i++) {
    length = put(to, length, i ? "," : "");
    length = put(to, length, gaps[roll(8)]);
    if (object) {
      length = put(to, length, roll(2) ? "\"k\"" : "\"f:key with \\\"quotes\\\"\"");
      length = put(to, length, gaps[roll(8)]);
      length = put(to, length, ":");
    }
    length = put(to, length, gaps[roll(8)]);
    length = compose_value(to, length, level + 1);
    length = put(to, length, gaps[roll(8)]);
  }
  return put(to, length, object ? "}" : "]");
}

size_t compose(uint8_t *to) { return compose_value(to, 0, 0); }

size_t soup(uint8_t *to) {
  size_t length = put(to, 0, roll(2) ? "{" : "[");
  while (roll(40)) length = put(to, length, pieces[roll(PIECES)]);
  return length;
}

size_t rename_some(uint8_t *bytes, size_t length) {
  for (uint32_t times = 1 + roll(4); times > 0; times--) {
    size_t at = roll((uint32_t)length);
    while (at > 0 && ((bytes[at] | 0x20) < 'a' || (bytes[at] | 0x20) > 'z')) at--;
    const char *piece = roll(8) ? &"abcdefghijklmnopqrst"[roll(20)] : pieces[roll(PIECES)];
    size_t size = strlen(piece), cut = roll(3);
    if (at + cut > length) continue;
    memmove(bytes + at + size, bytes + at + cut, length - at - cut);
    memcpy(bytes + at, piece, size);
    length += size - cut;
  }
  return length;
}
