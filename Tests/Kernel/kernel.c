/*
 * kernel [MUTATIONS] FILE...: the kernel against its oracle, over every object and array of
 * every line of the files, whole and mutated, at every alignment to 128 bytes; over texts
 * made of tokens at random, nested to 70 levels, and every prefix of one of 12 KB.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "law.h"
#include "plain_objects.h"
#include "poolstatus_kernel.h"
#include "texts.h"
#include "small.h"

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

static void nested(uint8_t *bytes, struct tally *tally) {
  for (size_t depth = 1; depth < 70; depth++)
    for (int with = 0; with < 5; with++) {
      size_t length = 0;
      for (size_t i = 0; i < depth; i++)
        length = put(bytes, length,
                     with == 0                ? "["
                     : with == 1 || with == 4 ? "{\"a\":"
                     : i & 1                  ? "[1,[],"
                     : with == 2              ? "["
                                              : "{\"b\":{},\"c\":");
      length = put(bytes, length, with == 0 ? "" : "0");
      /* So many that openers and closers are not looked at together. */
      for (int i = 0; with == 4 && i < 60; i++) length = put(bytes, length, ",\"b\":1");
      for (size_t i = depth; i-- > 0;)
        length = put(bytes, length, with == 0 || with == 2 || (with == 3 && (i & 1)) ? "]" : "}");
      law(bytes, length, 0, tally);
      /* More behind it, so that it is walked to its end. */
      memset(bytes + length, ']', BEHIND);
      law(bytes, length + BEHIND, 0, tally);
    }
}

/* Any three tokens in arrays and objects, at every place that they can have among the 64
 * tokens that are looked at together. */
static void triples(uint8_t *bytes, struct tally *tally) {
  static const char *const tokens[] = {"[", "]", "{", "}", ":", ",", "\"a\"", "1"};
  static const struct {
    const char *first, *more, *last;
  } around[] = {{"[", "1,", "]"}, {"{", "\"a\":1,", "}"}, {"[", "{},", "0]"}};
  for (size_t kind = 0; kind < 3; kind++)
    for (size_t before = 0; before < 70; before++)
      for (size_t triple = 0; triple < 512; triple++) {
        size_t length = put(bytes, 0, around[kind].first);
        for (size_t i = 0; i < before; i++) length = put(bytes, length, around[kind].more);
        for (size_t i = triple, n = 0; n < 3; n++, i /= 8)
          length = put(bytes, length, tokens[i % 8]);
        law(bytes, put(bytes, length, around[kind].last), 0, tally);
      }
}

/* Strings and blanks of many blocks without a token. */
static void long_gaps(uint8_t *bytes, struct tally *tally) {
  static const char fill[] = {'x', ' ', '\\', '\n'};
  for (size_t kind = 0; kind < sizeof fill; kind++)
    for (size_t size = 3900; size < 4500; size += 2) {
      size_t length = put(bytes, 0, kind == 3 ? "[{\"a\":" : "[{\"a\":\"");
      memset(bytes + length, fill[kind], size);
      law(bytes, put(bytes, length + size, kind == 3 ? "1},1]" : "\"},1]"), 0, tally);
      law(bytes, put(bytes, length + size, kind == 3 ? "1},1" : "},1]"), 0, tally);
    }
}

/* A value, and behind it one that is like it, or nearly so. */
static void alike(const uint8_t *text, size_t length, uint8_t *bytes, struct tally *tally) {
  size_t whole = value_length(text, length);
  if (whole < 64) return;
  memcpy(bytes, text, length);
  length = roll(8) ? rename_some(bytes, length) : mutate(bytes, length);
  for (int i = 0; i < 8; i++) length = put(bytes, length, ",\"more\":1 ");
  law_of_alike(text, whole, bytes, roll(16) ? length : roll((uint32_t)length), tally);
}

/* Strings that begin alike, in values that are alike else. */
static void alike_strings(uint8_t *bytes, struct tally *tally) {
  static const char *const parts[] = {"",
                                      "a",
                                      "\\n",
                                      "\\\\",
                                      "\\\"",
                                      "\\u0041",
                                      "\\ud83d\\ude00",
                                      "\xc3\xa4",
                                      "\xe2\x82\xac",
                                      "b",
                                      "\\u00",
                                      "\\u004",
                                      "zz",
                                      "41",
                                      "\\ud83d",
                                      "\\ude00",
                                      "\\",
                                      "\"",
                                      "\xc3",
                                      "\xa4",
                                      "\x01"};
  enum { VALID = 10, ALL = sizeof parts / sizeof *parts };
  static const char *const first = "{\"key\":\"0123456", *const last = "\",\"more\":[1,2,{}]}";
  for (size_t i = 0; i < (size_t)VALID * VALID * ALL * ALL * ALL; i++) {
    size_t a = i % VALID, b = i / VALID % VALID, c = i / VALID / VALID % ALL;
    size_t d = i / VALID / VALID / ALL % ALL, e = i / VALID / VALID / ALL / ALL;
    size_t length = put(bytes, 0, first);
    length = put(bytes, put(bytes, length, parts[a]), parts[b]);
    size_t whole = put(bytes, length, last);
    uint8_t *other = bytes + whole;
    length = put(other, 0, first);
    length = put(other, put(other, put(other, length, parts[c]), parts[d]), parts[e]);
    length = put(other, length, last);
    for (int more = 0; more < 8; more++) length = put(other, length, "          ");
    law_of_alike(bytes, whole, other, length, tally);
  }
}

/* Batches of every size, up to 127 tokens: blanks at any place of a dense text. Behind them or at
 * the end is something wrong, or nowhere. */
static void batches(uint8_t *bytes, struct tally *tally) {
  for (size_t before = 0; before < 170; before++)
    for (size_t size = 1; size < 66; size++)
      for (size_t kind = 0; kind < 3; kind++) {
        size_t length = put(bytes, 0, "[");
        for (size_t i = 0; i < before; i++) length = put(bytes, length, "1,");
        memset(bytes + length, ' ', size);
        length = put(bytes, length + size, kind == 1 ? "1 1," : "1,");
        for (size_t i = 0; i < 70; i++) length = put(bytes, length, "1,");
        law(bytes, put(bytes, length, kind == 2 ? "1}" : "1]"), 0, tally);
      }
}

/* Any byte behind a string that ends anywhere in its block. */
static void behind_strings(uint8_t *bytes, struct tally *tally) {
  static const char *const fill[] = {"x", " ", "\\\\", "\xc3\xa4", "\\n"};
  for (size_t kind = 0; kind < sizeof fill / sizeof *fill; kind++)
    for (size_t before = 0; before < 2; before++)
      for (size_t count = 50; count < 130; count++)
        for (int byte = 0; byte < 256; byte++) {
          size_t length = put(bytes, 0, before ? "[ \"" : "[\"");
          for (size_t i = 0; i < count; i++) length = put(bytes, length, fill[kind]);
          length = put(bytes, length, "\"");
          bytes[length] = (uint8_t)byte;
          law(bytes, put(bytes, length + 1, "1]"), 0, tally);
        }
}

/* Values in which one byte or two are others, wherever in blocks. */
static void alike_bytes(uint8_t *bytes, struct tally *tally) {
  static const uint8_t others[] = "\\\"u/b0Dz8,:[}]\n\x01\xc3\xa4\xe2";
  static const char *const last =
      "\\\"\\u0041b\\\\c\\ud83d\\ude00d\\ne\\\\\\\"\xc3\xa4\xe2\x82\xac\",\"n\":[12345,true,{\"k\":"
      "null}],\"m\":{}}";
  for (size_t fill = 0; fill < 128; fill++) {
    size_t whole = put(bytes, 0, "{\"first\":\"12345678");
    memset(bytes + whole, 'x', fill);
    whole = put(bytes, whole + fill, last);
    uint8_t *other = bytes + whole;
    memcpy(other, bytes, whole);
    memcpy(other + whole, bytes, whole); /* as the second one follows the first */
    for (int second = 0; second < 2; second++) {
      if (second) other[12] = 'y';
      for (size_t at = 0; at < whole; at++) {
        uint8_t byte = other[at];
        for (size_t i = 0; i < sizeof others - 1; i++) {
          other[at] = others[i];
          law_of_alike(bytes, whole, other, 2 * whole, tally);
        }
        other[at] = byte;
      }
    }
  }
}

/* A value near the front of a text and one like it near its end: up to 80 bytes in front of the
 * first, and behind the second. In `near` are those that must be found; where a string ends with
 * what is not valid they must not be. */
static void near_ends(uint8_t *bytes, struct tally *near, struct tally *nearer) {
  static const char *const strings[] = {"0",     "4",     "",    "44 and more", "0\\n\\\"\\u0041",
                                        "4\x01", "4\xff", "4\\x"};
  enum { VALID = 5, KINDS = sizeof strings / sizeof *strings };
  /* Where the first string is another. */
  const size_t different = sizeof "{\"name\":\"demo-pool-" - 1;
  for (size_t kind = 0; kind < KINDS; kind++)
    for (size_t fill = 0; fill < 140; fill += 23) {
      uint8_t *other = bytes + 1024;
      size_t lengths[2];
      for (int second = 0; second < 2; second++) {
        uint8_t *to = second ? other : bytes;
        size_t length = put(to, 0, "{\"name\":\"demo-pool-");
        length = put(to, length, second && kind < VALID ? strings[kind] : "0");
        memset(to + put(to, length, "\",\"n\":[ "), '7', 1 + fill);
        for (size_t i = 1; i < fill; i += 2) to[length + 8 + i] = ',';
        length = put(to, length + 8 + (fill | 1), ",{\"key\":\"12:00\"}],\"last\":\"x");
        if (second && (kind & 1)) to[length - 24] = 'K'; /* another name */
        lengths[second] = put(to, put(to, length, second ? strings[kind] : ""), "\"}");
      }
      for (size_t front = 0; front <= 80; front++)
        for (size_t behind = 0; behind <= 80; behind++) {
          bool is_due = kind < VALID && (front >= 64 || (behind >= 64 && front + different >= 64));
          memset(other + lengths[1], behind & 1 ? ',' : ' ', behind);
          law_of_alike_at(front, bytes, lengths[0], other, lengths[1] + behind,
                          is_due ? near : nearer);
        }
    }
}

/* Any two containers at the same place, between strings that are others. */
static void other_values(uint8_t *bytes, struct tally *tally, struct tally *nearer) {
  static const char *const containers[] = {
      "{}",
      "[]",
      "[1,2,[3]]",
      "{\"a\":{\"name\":\"0123456789\"}}",
      "{\"b\":{\"name\":\"0123456789\"}}",
      "[\"\",\"\\n\xc3\xa4\"]",
      "{\"a\":[true,null,{\"long\":\"0123456789012345678901234567890\"}]}"};
  enum { KINDS = sizeof containers / sizeof *containers };
  for (size_t first = 0; first < KINDS; first++)
    for (size_t second = 0; second < KINDS; second++)
      for (size_t fill = 0; fill < 130; fill++)
        for (int differs = 0; differs < 4; differs++) {
          size_t lengths[2], start = 0;
          for (int one = 0; one < 2; one++) {
            uint8_t *to = bytes + start;
            size_t length = put(to, 0, "{\"first\":\"0123456789");
            length = put(to, length, one && (differs & 1) ? "other" : "");
            memset(to + length, 'x', fill);
            length = put(to, length + fill, "\",\"any\": ");
            length = put(to, length, containers[one ? second : first]);
            length = put(to, length, ",\"behind\":\"0123456789");
            length = put(to, length, one && (differs & 2) ? "" : "more");
            length = put(to, length, "\",\"last\":\"");
            memset(to + length, 'y', 128); /* more may differ in a longer value */
            start = lengths[one] = put(to, length + 128, "\"}");
          }
          law_of_other_value(bytes, lengths[0], 7, bytes + lengths[0], lengths[1], tally);
          if (fill % 26) continue;
          for (size_t cut = 0; cut < lengths[1]; cut++)
            law_of_alike_at(70, bytes, lengths[0], bytes + lengths[0], cut, nearer);
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
  struct tally whole = {0, 0, 0, 0}, moved = {0, 0, 0, 0}, cut = {0, 0, 0, 0}, wild = {0, 0, 0, 0},
               made = {0, 0, 0, 0}, deep = {0, 0, 0, 0}, three = {0, 0, 0, 0}, gaps = {0, 0, 0, 0},
               like = {0, 0, 0, 0}, sizes = {0, 0, 0, 0}, behind = {0, 0, 0, 0},
               near = {0, 0, 0, 0}, nearer = {0, 0, 0, 0}, other = {0, 0, 0, 0},
               line = {0, 0, 0, 0}, bad = {0, 0, 0, 0}, end = {0, 0, 0, 0}, digits = {0, 0, 0, 0},
               odd = {0, 0, 0, 0}, plain = {0, 0, 0, 0}, unlike = {0, 0, 0, 0},
               close = {0, 0, 0, 0}, most = {0, 0, 0, 0}, more = {0, 0, 0, 0};

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
    if (length > 1) alike(text->bytes + from, length, bytes, &like);
    memcpy(bytes, text->bytes + from, length);
    law(bytes, mutate(bytes, length), 0, &wild);
  }
  for (unsigned long i = 0; i < mutations; i++) {
    size_t length = compose(bytes);
    alike(bytes, length, bytes + (1 << 20), &like);
    law(bytes, length, 0, &made);
    law(bytes, mutate(bytes, length), 0, &made);
    length = soup(bytes);
    law(bytes, length, 0, &made);
  }
  nested(bytes, &deep);
  triples(bytes, &three);
  long_gaps(bytes, &gaps);
  alike_strings(bytes, &like);
  batches(bytes, &sizes);
  behind_strings(bytes, &behind);
  alike_bytes(bytes, &like);
  near_ends(bytes, &near, &nearer);
  other_values(bytes, &other, &nearer);
  lines(bytes, &line, &bad);
  compact(bytes, &close, &bad);
  longest(bytes, &most, &more);
  ends(bytes, &end);
  ends_of_many(bytes, &end);
  integers(bytes, &digits);
  odd_bytes(bytes, &odd);
  managed_fields(bytes, &plain, &unlike);
  values_for_names(bytes, &unlike);
  deep_objects(bytes, &plain, &unlike);
  dear_objects(bytes, &plain);
  any_objects(bytes, mutations, &plain, &unlike);

  struct {
    const char *name;
    struct tally *tally;
  } rows[] = {{"values of the texts", &whole},
              {"the same, moved", &moved},
              {"prefixes", &cut},
              {"mutations", &wild},
              {"composed", &made},
              {"nested", &deep},
              {"three tokens", &three},
              {"long gaps", &gaps},
              {"alike", &like},
              {"batches", &sizes},
              {"behind strings", &behind},
              {"alike, at the ends", &near},
              {"alike, nearer", &nearer},
              {"other values", &other},
              {"lines", &line},
              {"compact", &close},
              {"as long as walked", &most},
              {"longer", &more},
              {"small, changed", &bad},
              {"ends behind lines", &end},
              {"integers", &digits},
              {"odd bytes", &odd},
              {"plain objects", &plain},
              {"plain, changed", &unlike}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    printf("%-20s %8lu calls, %8lu ends, %7lu with a name, %6lu left undecided though valid\n",
           rows[i].name, rows[i].tally->calls, rows[i].tally->ends, rows[i].tally->named,
           rows[i].tally->undecided);
  for (size_t i = 0; i < texts.count; i++) free(texts.all[i].bytes);
  free(texts.all);
  free(bytes);
  /* A difference aborts; what is left is that something was tried, and that the walk decides what
   * it has to: of `nested` objects in objects, up to 63 levels; of `ends behind lines` those with
   * lines that are not too long, and 129 bytes behind them. */
  int few = whole.ends == 0 || made.ends == 0 || wild.ends == 0 || moved.ends != moved.calls ||
            deep.ends == 0 || deep.named != 125 || three.ends == 0 || like.ends == 0 ||
            2 * gaps.ends != gaps.calls || 3 * sizes.ends != sizes.calls ||
            128 * behind.ends != behind.calls || near.ends != near.calls || nearer.ends == 0 ||
            other.ends != other.calls || line.ends != line.calls || line.named != 3 * line.calls ||
            close.ends != close.calls || close.named != 3 * close.calls || bad.ends == 0 ||
            end.ends == 0 || end.named != 5632 || most.named != most.calls || more.named != 0 ||
            digits.ends == 0 || odd.ends != 0 || plain.ends != plain.calls || unlike.ends == 0;
  printf("%d passed, %d failed\n", (int)(sizeof rows / sizeof *rows) - few, few);
  return few;
}
