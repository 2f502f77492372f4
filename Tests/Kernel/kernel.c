/*
 * kernel [MUTATIONS] FILE...: the kernel against its oracle, over every object and array of
 * every line of the files, whole and mutated, at every alignment to 128 bytes; over texts
 * made of tokens at random, nested to 70 levels, and every prefix of one of 12 KB.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "law.h"
#include "poolstatus_kernel.h"

static uint64_t state = 0x9E3779B97F4A7C15;

static uint32_t roll(uint32_t below) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)((state >> 32) * below >> 32);
}

struct texts {
  size_t count;
  struct text {
    uint8_t *bytes;
    size_t length;
  } * all;
};

static void add(struct texts *texts, const uint8_t *bytes, size_t length) {
  texts->all = realloc(texts->all, (texts->count + 1) * sizeof *texts->all);
  struct text *text = &texts->all[texts->count++];
  text->bytes = malloc(length + 1);
  memcpy(text->bytes, bytes, length);
  text->length = length;
}

/* A .jsonl file gives its lines, any other itself. */
static void load(struct texts *texts, const char *name) {
  FILE *file = fopen(name, "rb");
  if (!file) {
    perror(name);
    exit(1);
  }
  size_t room = 1 << 24;
  uint8_t *bytes = malloc(room);
  size_t length = fread(bytes, 1, room, file);
  fclose(file);
  size_t start = 0;
  if (strstr(name, ".jsonl"))
    for (size_t i = 0; i < length; i++)
      if (bytes[i] == '\n') {
        add(texts, bytes + start, i - start);
        start = i + 1;
      }
  if (start < length) add(texts, bytes + start, length - start);
  free(bytes);
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

static size_t put(uint8_t *to, size_t length, const char *piece) {
  size_t more = strlen(piece);
  memcpy(to + length, piece, more);
  return length + more;
}

/* Changes 1 to 3 places: a byte, a bit, an insertion, a deletion, a swap of two parts. */
static size_t mutate(uint8_t *bytes, size_t length) {
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

static void nested(uint8_t *bytes, struct tally *tally) {
  for (size_t depth = 1; depth < 70; depth++)
    for (int with = 0; with < 4; with++) {
      size_t length = 0;
      for (size_t i = 0; i < depth; i++)
        length = put(bytes, length,
                     with == 0   ? "["
                     : with == 1 ? "{\"a\":"
                     : i & 1     ? "[1,[],"
                     : with == 2 ? "["
                                 : "{\"b\":{},\"c\":");
      length = put(bytes, length, with == 0 ? "" : "0");
      for (size_t i = depth; i-- > 0;)
        length = put(bytes, length, with == 0 || (with >= 2 && (i & 1)) || with == 2 ? "]" : "}");
      law(bytes, length, 0, tally);
    }
}

int main(int argc, char **argv) {
  if (poolstatus_kernel() == NULL) {
    printf("kernel: this processor has none\n1 passed, 0 failed\n");
    return 0;
  }
  unsigned long mutations = argc > 1 ? strtoul(argv[1], NULL, 10) : 200000;
  struct texts texts = {0, NULL};
  for (int i = 2; i < argc; i++) load(&texts, argv[i]);
  uint8_t *bytes = malloc(1 << 24);
  struct tally whole = {0, 0, 0}, moved = {0, 0, 0}, cut = {0, 0, 0}, wild = {0, 0, 0},
               made = {0, 0, 0}, deep = {0, 0, 0};

  for (size_t i = 0; i < texts.count; i++) {
    struct text *text = &texts.all[i];
    size_t step = text->length > 100000 ? 977 : 1;
    for (size_t at = 0; at < text->length; at += step)
      if (text->bytes[at] == '{' || text->bytes[at] == '[')
        law(text->bytes, text->length < at + 20000 ? text->length : at + 20000, at, &whole);
    if (text->length > 30000 || i % 16) continue;
    for (size_t shift = 0; shift < 128; shift++) {
      memset(bytes, ' ', shift);
      memcpy(bytes + shift, text->bytes, text->length);
      law(bytes, shift + text->length, shift, &moved);
    }
  }
  for (size_t i = 0; i < texts.count; i++)
    if (texts.all[i].length > 8000 && texts.all[i].length < 30000) {
      for (size_t length = 0; length < texts.all[i].length; length++)
        law(texts.all[i].bytes, length, 0, &cut);
      break;
    }
  for (unsigned long i = 0; i < mutations && texts.count; i++) {
    struct text *text = &texts.all[roll((uint32_t)texts.count)];
    /* A part of about a kilobyte, so that what has changed is reached more often. */
    size_t from = 0, length = text->length;
    if (length > 1500 && (roll(8) || length > 100000)) {
      from = roll((uint32_t)length - 1500);
      length = 200 + roll(1300);
    }
    while (length > 1 && text->bytes[from] != '{' && text->bytes[from] != '[') from++, length--;
    memcpy(bytes, text->bytes + from, length);
    law(bytes, mutate(bytes, length), 0, &wild);
  }
  for (unsigned long i = 0; i < mutations; i++) {
    size_t length = compose_value(bytes, 0, 0);
    law(bytes, length, 0, &made);
    law(bytes, mutate(bytes, length), 0, &made);
    length = put(bytes, 0, roll(2) ? "{" : "[");
    while (roll(40)) length = put(bytes, length, pieces[roll(PIECES)]);
    law(bytes, length, 0, &made);
  }
  nested(bytes, &deep);

  struct {
    const char *name;
    struct tally *tally;
  } rows[] = {{"values of the texts", &whole},
              {"the same, moved", &moved},
              {"prefixes", &cut},
              {"mutations", &wild},
              {"composed", &made},
              {"nested", &deep}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    printf("%-20s %8lu calls, %8lu ends, %6lu left undecided though valid\n", rows[i].name,
           rows[i].tally->calls, rows[i].tally->ends, rows[i].tally->undecided);
  for (size_t i = 0; i < texts.count; i++) free(texts.all[i].bytes);
  free(texts.all);
  free(bytes);
  /* A difference aborts; what is left is that something was tried. */
  int few = whole.ends == 0 || made.ends == 0 || wild.ends == 0 || moved.ends != moved.calls;
  printf("%d passed, %d failed\n", 6 - few, few);
  return few;
}
