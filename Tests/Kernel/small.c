#include "small.h"

#include <string.h>

#include "texts.h"
#include "walk.h"

void lines(uint8_t *bytes, struct tally *tally, struct tally *wrong) {
  static const uint8_t others[] = "\\\"{}[]:, \n0e\x01\xc3";
  static const char *const pieces[] = {
      "{",         "\"a\": [",    "12,", "true,", "{}],", "\"bb\": \"c\",",
      "\"ddd\":{", "\"e\": null", "}",   "}"};
  for (size_t width = 0; width <= 40; width++)
    for (size_t step = 0; step < 3; step++) {
      size_t length = 0;
      for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        length = put(bytes, length, i == 0 ? "" : "\n");
        size_t blanks = i == 0 ? 0 : width + step * (i % 4);
        memset(bytes + length, ' ', blanks);
        length = put(bytes, length + blanks, pieces[i]);
      }
      size_t whole = length + WALK_LOOK;
      memset(bytes + length, ']', WALK_LOOK);
      law(bytes, whole, 0, width + 3 * step < 32 ? tally : wrong);
      if (width % 4 == 3) continue;
      for (size_t at = 0; at < length; at++)
        for (size_t i = 0; i < sizeof others - 1; i++) {
          uint8_t byte = bytes[at];
          bytes[at] = others[i];
          law(bytes, whole, 0, wrong);
          bytes[at] = byte;
        }
    }
}

void ends(uint8_t *bytes, struct tally *tally) {
  static const size_t widths[] = {0, 1, 30, 31, 32};
  enum { WIDTHS = sizeof widths / sizeof *widths };
  for (size_t fill = 116; fill < 132; fill++)
    for (size_t i = 0; i < WIDTHS * WIDTHS; i++) {
      size_t length = put(bytes, 0, "{\"a\":\"");
      memset(bytes + length, 'x', fill);
      length = put(bytes, length + fill, "\"\n");
      memset(bytes + length, ' ', widths[i % WIDTHS]);
      length = put(bytes, length + widths[i % WIDTHS], ",\n");
      memset(bytes + length, ' ', 300);
      length = put(bytes, length + widths[i / WIDTHS], "\"bb\":1}");
      for (size_t cut = length - 32; cut < length + 140; cut++) law(bytes, cut, 0, tally);
    }
}

void ends_of_many(uint8_t *bytes, struct tally *tally) {
  size_t length = 0;
  while (length < 600) length = put(bytes, length, length == 0 ? "[1" : ",1");
  for (size_t cut = 100; cut < length; cut++) law(bytes, cut, 0, tally);
  for (size_t depth = 1; depth <= 60; depth += 59) {
    memset(bytes, '[', depth);
    length = depth;
    for (size_t i = 0; i < depth; i++) {
      length = put(bytes, length, "\n");
      memset(bytes + length, ' ', 31);
      length = put(bytes, length + 31, "]");
    }
    memset(bytes + length, ' ', 140);
    for (size_t cut = 2; cut < length + 140; cut++) law(bytes, cut, 0, tally);
  }
}

void integers(uint8_t *bytes, struct tally *tally) {
  for (size_t digits = 1; digits < 300; digits++)
    for (int digit = '1'; digit <= '9'; digit += 8) {
      bytes[0] = '[';
      memset(bytes + 1, digit, digits);
      law(bytes, 1 + digits, 0, tally);
      memset(bytes + 1 + digits, ']', 140);
      law(bytes, 1 + digits + 140, 0, tally);
    }
}

void odd_bytes(uint8_t *bytes, struct tally *tally) {
  static const uint8_t odd[] = "\\\"\n\x01\xc3\xff";
  for (size_t before = 0; before < 130; before++)
    for (size_t behind = 0; behind < 200; behind += 11)
      for (size_t i = 0; i < sizeof odd - 1; i++) {
        size_t length = put(bytes, 0, "[\"");
        memset(bytes + length, 'x', before + 1 + behind);
        bytes[length + before] = odd[i];
        length = put(bytes, length + before + 1 + behind, "\"]");
        memset(bytes + length, ']', 140);
        law(bytes, length + 140, 0, tally);
      }
}
