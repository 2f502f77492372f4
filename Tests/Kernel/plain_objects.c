#include "plain_objects.h"

#include <string.h>

#include "objects.h"
#include "texts.h"

/* What stands behind a value, not valid. */
static size_t pad(uint8_t *bytes, size_t length, uint8_t byte, size_t count) {
  memset(bytes + length, byte, count);
  return length + count;
}

/* A valid array, of which the way alone must find the end, whatever is behind it. */
KERNEL_TARGET static void valid(uint8_t *bytes, size_t length, struct tally *tally) {
  static const uint8_t behind[] = {'\n', 0, '}'};
  for (size_t i = 0; i < sizeof behind; i++)
    for (size_t count = 0; count <= 64; count += i == 0 ? 1 : 64) {
      size_t whole = pad(bytes, length, behind[i], count);
      const uint8_t *end = plain_objects_end(bytes, bytes + whole);
      if (end != bytes + length)
        broken("not taken as plain", bytes, length, end == NULL ? -1 : end - bytes,
               (int64_t)length);
      if (count % 64 == 0) law(bytes, whole, 0, tally);
    }
}

void managed_fields(uint8_t *bytes, struct tally *tally, struct tally *wrong) {
  static const uint8_t others[] = "\\\"{}[]:, \n\x1f\x7f\xc3z0\0";
  static uint8_t other[1024];
  for (size_t fill = 0; fill < 64; fill++) {
    size_t length = put(bytes, 0, "[{\"m\":\"");
    memset(bytes + length, 'x', fill);
    length =
        put(bytes, length + fill,
            "\",\"\":{\"f:\\\"a\\\"\":{\".\":{},\"k:{\\\"n\\\":1}\":{\"\":\"\"}},\"b\":\"\\\"\"},"
            "\"v\":\"status\"},{},{\"c\":{}}]");
    valid(bytes, length, tally);
    size_t whole = pad(bytes, length, '}', 64);
    for (size_t at = 1; at < length; at++) {
      memcpy(other, bytes, whole);
      for (size_t i = 0; i < sizeof others - 1; i++) {
        other[at] = others[i];
        law(other, whole, 0, wrong);
      }
      memcpy(other + at, bytes + at + 1, whole - at - 1);
      law(other, whole - 1, 0, wrong);
      memcpy(other + at + 1, bytes + at, whole - at);
      for (size_t i = 0; i < sizeof others - 1; i++) {
        other[at] = others[i];
        law(other, whole + 1, 0, wrong);
      }
    }
    for (size_t cut = 2; cut < whole; cut++) law(bytes, cut, 0, wrong);
  }
}

void values_for_names(uint8_t *bytes, struct tally *wrong) {
  for (size_t name = 0; name < 64; name++)
    for (size_t value = 0; value < 130; value++) {
      size_t length = put(bytes, 0, "[{\"");
      memset(bytes + length, 'x', name);
      length = put(bytes, length + name, "\":\"");
      memset(bytes + length, 'y', value);
      length = put(bytes, length + value, "\":{\"");
      memset(bytes + length, 'z', 64);
      law(bytes, pad(bytes, put(bytes, length + 64, "\":{}}}]"), '}', 64), 0, wrong);
    }
}

void deep_objects(uint8_t *bytes, struct tally *tally, struct tally *deeper) {
  for (size_t depth = 1; depth <= 70; depth++)
    for (size_t fill = 0; fill < 64; fill++) {
      size_t length = put(bytes, 0, "[{\"");
      memset(bytes + length, 'x', fill);
      length = put(bytes, length + fill, "\":\"\"");
      for (size_t i = 1; i < depth; i++)
        length = put(bytes, length, i + 1 < depth ? ",\"a\":{\"b\":\"c\"" : ",\"a\":{");
      memset(bytes + length, '}', depth);
      length = put(bytes, length + depth, ",{}]");
      if (depth <= DEPTH - 3)
        valid(bytes, length, tally);
      else
        law(bytes, pad(bytes, length, '}', 64), 0, deeper);
    }
}

static size_t string(uint8_t *to, size_t length) {
  static const char *const pieces[] = {"a", "\\\"", ":", "{", "},", "f:name", "0123456789", " "};
  length = put(to, length, "\"");
  for (uint32_t i = roll(6); i-- > 0;)
    length = put(to, length, pieces[roll(sizeof pieces / sizeof *pieces)]);
  return put(to, length, "\"");
}

static size_t object(uint8_t *to, size_t length, unsigned levels) {
  length = put(to, length, "{");
  for (uint32_t i = 0, members = roll(5); i < members; i++) {
    length = string(to, put(to, length, i == 0 ? "" : ","));
    length = put(to, length, ":");
    length = levels != 0 && roll(3) ? object(to, length, levels - 1) : string(to, length);
  }
  return put(to, length, "}");
}

void any_objects(uint8_t *bytes, unsigned long count, struct tally *tally, struct tally *wrong) {
  for (unsigned long i = 0; i < count; i++) {
    size_t length = object(bytes, put(bytes, 0, "["), 5);
    for (uint32_t more = roll(4); more-- > 0;) length = object(bytes, put(bytes, length, ","), 5);
    length = put(bytes, length, "]");
    if (length < 256)
      valid(bytes, length, tally); /* more may cost more than it has */
    else
      law(bytes, pad(bytes, length, '}', 64), 0, wrong);
    law(bytes, mutate(bytes, pad(bytes, length, '}', 64)), 0, wrong);
  }
}

KERNEL_TARGET void dear_objects(uint8_t *bytes, struct tally *tally) {
  static const char *const kinds[][4] = {
      {"[", "{}", ",", "]"},
      {"[", "{\"a\":\"b\"}", ",", "]"},
      {"[", "{\"name\":{},\"value\":{}}", ",", "]"},
      {"[", "{\"name\":\"0123456789012345678901234567890123456789\"}", ",", "]"},
      /* 3 blocks without a value that is a string, and the one in which it ends. */
      {"[",
       "{\"01234567890123456789\":{},\"01234567890123456789\":{},\"01234567890123456789\":{},"
       "\"01234567890123456789\":{},\"01234567890123456789\":{},\"01234567890123456789\":{},"
       "\"01234567890123456789\":{},\"01234567890123456789\":{},\"01234567890123456789\":{}}",
       ",", "]"},
      {"[{", "\"name\":\"01234567890123456789\"", ",", "}]"}};
  for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
    size_t length = put(bytes, 0, kinds[kind][0]);
    for (size_t i = 0; i < 100; i++) {
      length = put(bytes, put(bytes, length, i == 0 ? "" : kinds[kind][2]), kinds[kind][1]);
      law(bytes, pad(bytes, put(bytes, length, kinds[kind][3]), ' ', 64), 0, tally);
    }
    size_t whole = pad(bytes, put(bytes, length, kinds[kind][3]), ' ', 64);
    const uint8_t *end = plain_objects_end(bytes, bytes + whole);
    if (end != NULL) broken("not left to the kernel", bytes, whole, end - bytes, -1);
  }
}
