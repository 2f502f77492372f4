#include "small.h"

#include <string.h>

#include "texts.h"
#include "walk.h"

_Static_assert((int)BEHIND > (int)WALK_LOOK, "what is behind a value is enough for the walk");

/* Each byte of a value exchanged for some that matter, one after the other. */
static void exchange(uint8_t *bytes, size_t length, struct tally *tally) {
  static const uint8_t others[] = "\\\"{}[]:, \n\t\r0e\x01\xc3";
  for (size_t at = 0; at < length; at++)
    for (size_t i = 0; i < sizeof others - 1; i++) {
      uint8_t byte = bytes[at];
      bytes[at] = others[i];
      law(bytes, length + BEHIND, 0, tally);
      bytes[at] = byte;
    }
}

void lines(uint8_t *bytes, struct tally *tally, struct tally *wrong) {
  static const char *const pieces[] = {"{",         "\"a\": [",    "123456789012345678,",
                                       "true,",     "{}],",        "\"bb\": \"c\",",
                                       "\"ddd\":{", "\"e\": null", "}",
                                       "}"};
  for (size_t width = 0; width <= 40; width++)
    for (size_t step = 0; step < 3; step++) {
      size_t length = 0;
      for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        length = put(bytes, length, i == 0 ? "" : "\n");
        size_t blanks = i == 0 ? 0 : width + step * (i % 4);
        memset(bytes + length, ' ', blanks);
        length = put(bytes, length + blanks, pieces[i]);
      }
      memset(bytes + length, ']', BEHIND);
      law(bytes, length + BEHIND, 0, width + 3 * step < 32 ? tally : wrong);
      if (width % 4 != 3) exchange(bytes, length, wrong);
    }
}

void compact(uint8_t *bytes, struct tally *tally, struct tally *wrong) {
  /* Wholly compact, but for some whitespace, and with blanks wherever they are decided. */
  static const char *const pieces[][8] = {
      {"{\"a\":\"", "\",\"bb\":\"", "\",\"ddd\":[\"", "\",\"", "\",0,false,123456789012345678",
       "\",[],\"", "\",{\"e\":true,\"f\":\"", "\"}]}"},
      {"{\"a\":\"", "\",\"bb\":\"", "\",\"ddd\":[\"", "\",\"", "\",12", "\",\n \"",
       "\", {\"e\":true,\"f\": \"", "\"}]}"},
      {"{ \"a\": \"", "\" , \"bb\": \"", "\", \"ddd\": [ \"", "\" , \"", "\" , 0 , false",
       "\" , [ ] , \"", "\" , { \"e\": true , \"f\": \"", "\" } ] }"}};
  enum { STYLES = sizeof pieces / sizeof *pieces, STRINGS = 7, NUMBERS = 4 };
  for (size_t i = 0; i < STYLES * (STRINGS + 1); i++)
    for (size_t first = 0; first < 64; first += 7)
      for (size_t fill = 0; fill < 2 * 64 + 3; fill++) {
        size_t length = 0, longest = i / STYLES;
        const char *const *style = pieces[i % STYLES];
        for (size_t n = 0; n < STRINGS; n++) {
          length = put(bytes, length, style[n]);
          for (size_t m = 0; n == NUMBERS && longest == STRINGS && m < fill; m++)
            length = put(bytes, length, ",1");
          length = put(bytes, length, n == NUMBERS ? ",\"" : "");
          size_t characters = (n == 0 ? first : 0) + (n == longest ? fill : n % 4);
          memset(bytes + length, 'x', characters);
          length += characters;
        }
        length = put(bytes, length, style[STRINGS]);
        memset(bytes + length, ']', BEHIND);
        law(bytes, length + BEHIND, 0, tally);
        if (first == 0 && fill == 64) exchange(bytes, length, wrong);
      }
}

void longest(uint8_t *bytes, struct tally *tally, struct tally *longer) {
  for (size_t length = 8; length < 2 * WALK_LITTLE; length++) {
    memset(bytes, 'x', length);
    put(bytes, 0, "{\"a\":\"");
    memset(bytes + put(bytes, length - 2, "\"}"), ']', BEHIND);
    law(bytes, length + BEHIND, 0, length <= WALK_LITTLE + 1 ? tally : longer);
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
      for (size_t cut = length - 32; cut < length + BEHIND; cut++) law(bytes, cut, 0, tally);
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
    memset(bytes + length, ' ', BEHIND);
    for (size_t cut = 2; cut < length + BEHIND; cut++) law(bytes, cut, 0, tally);
  }
}

void integers(uint8_t *bytes, struct tally *tally) {
  for (size_t digits = 1; digits < 300; digits++)
    for (int digit = '1'; digit <= '9'; digit += 8) {
      bytes[0] = '[';
      memset(bytes + 1, digit, digits);
      law(bytes, 1 + digits, 0, tally);
      memset(bytes + 1 + digits, ']', BEHIND);
      law(bytes, 1 + digits + BEHIND, 0, tally);
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
        memset(bytes + length, ']', BEHIND);
        law(bytes, length + BEHIND, 0, tally);
      }
}
