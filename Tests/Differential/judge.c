#include "judge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "check.h"

/* A text and what was said of it. */
struct known {
  char *text;
  size_t length;
  uint64_t maximum;
  struct arena arena;
  struct verdict verdict;
};

/* Where the first bracket stands that opens a level too many; else the length. The library
   gives jansson what stands before it, for jansson recurses. */
static size_t end_of_readable_part(const char *text, size_t length) {
  int depth = 0, is_in_string = 0;
  for (size_t i = 0; i < length; i++) {
    char c = text[i];
    if (is_in_string) {
      if (c == '\\') i++;
      if (c == '"') is_in_string = 0;
    } else if (c == '"') {
      is_in_string = 1;
    } else if (c == '{' || c == '[') {
      if (++depth > DEEPEST) return i;
    } else if (c == '}' || c == ']') {
      depth--;
    }
  }
  return length;
}

void count_lines(const char *text, size_t offset, int32_t *line, int32_t *column) {
  *line = *column = 1;
  for (size_t i = 0; i < offset; i++) {
    if (text[i] == '\n') {
      ++*line;
      *column = 1;
    } else if ((text[i] & 0xC0) != 0x80) {
      ++*column;
    }
  }
}

/* The bytes of the UTF-8 sequence at `text`, which ends with a NUL; 0: it is none. */
static size_t sequence_length(const unsigned char *text) {
  unsigned char c = text[0];
  size_t length = c < 0x80 ? 1 : c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
  for (size_t i = 1; i < length; i++)
    if ((text[i] & 0xC0) != 0x80) return 0;
  if ((c == 0xE0 && text[1] < 0xA0) || (c == 0xED && text[1] > 0x9F) ||
      (c == 0xF0 && text[1] < 0x90) || (c == 0xF4 && text[1] > 0x8F))
    return 0;
  return length;
}

/* jansson quotes raw bytes of the text; a message is one line of UTF-8, with blanks for control
   characters and question marks for what is not UTF-8. */
static void copy_as_one_line(char *message, const char *text) {
  while (*text != '\0') {
    size_t length = sequence_length((const unsigned char *)text);
    memcpy(message, text, length);
    if (length == 0) *message = '?';
    if (length == 1 && ((unsigned char)*text < 0x20 || *text == 0x7F)) *message = ' ';
    message += length == 0 ? 1 : length;
    text += length == 0 ? 1 : length;
  }
  *message = '\0';
}

static void refuse(struct verdict *verdict, const char *message) {
  verdict->tree = NULL;
  copy_as_one_line(verdict->message, message);
}

static struct verdict parse(struct arena *arena, const char *text, size_t length,
                            uint64_t maximum) {
  struct verdict verdict = {NULL, 0, 0, 0, ""};
  const char *nul = NULL, *format;
  size_t end;
  json_error_t error;
  if (length > maximum) {
    char message[192];
    snprintf(message, sizeof message, "longer than the %llu bytes that max_input_bytes allows",
             (unsigned long long)maximum);
    verdict.offset = maximum;
    refuse(&verdict, message);
    return verdict;
  }
  format = other_format(text, length);
  if (format != NULL) {
    verdict.line = 1;
    refuse(&verdict, format);
    return verdict;
  }
  end = end_of_readable_part(text, length);
  verdict.tree = arena_loadb(arena, text, end, JUDGE_FLAGS, &error);
  if (verdict.tree == NULL) {
    int is_cut = end < length && (size_t)error.position == end &&
                 json_error_code(&error) == json_error_premature_end_of_input;
    verdict.line = error.line;
    verdict.column = error.column;
    verdict.offset = (uint64_t)error.position;
    refuse(&verdict, is_cut ? "nested deeper than 128" : error.text);
    return verdict;
  }
  /* jansson 2.14 overlooks a NUL right behind a number. The place is told as jansson does:
     behind the byte. */
  if (length > 0) nul = memchr(text, '\0', length);
  if (nul != NULL) {
    size_t offset = (size_t)(nul - text);
    count_lines(text, offset, &verdict.line, &verdict.column);
    verdict.offset = offset + 1;
    refuse(&verdict, "NUL byte");
  }
  return verdict;
}

const struct verdict *judge(enum slot slot, const char *text, size_t length, uint64_t maximum) {
  static struct known known[SLOT_COUNT][2];
  static int latest[SLOT_COUNT];
  struct known *entry;
  for (int i = 0; i < 2; i++) {
    entry = &known[slot][i];
    if (entry->text == NULL || entry->length != length || entry->maximum != maximum) continue;
    if (memcmp(entry->text, text, length) != 0) continue;
    latest[slot] = i;
    return &entry->verdict;
  }
  latest[slot] = !latest[slot];
  entry = &known[slot][latest[slot]];
  free(entry->text);
  entry->text = malloc(length + 1);
  if (entry->text == NULL) abort();
  if (length > 0) memcpy(entry->text, text, length);
  entry->length = length;
  entry->maximum = maximum;
  entry->verdict = parse(&entry->arena, text, length, maximum);
  return &entry->verdict;
}

int has_duplicates(const char *text, size_t length) {
  json_t *tree = json_loadb(text, length, JUDGE_FLAGS | JSON_REJECT_DUPLICATES, NULL);
  json_decref(tree);
  return tree == NULL;
}

static int is_same_object(const json_t *a, const json_t *b) {
  void *x = json_object_iter((json_t *)a), *y = json_object_iter((json_t *)b);
  for (; x != NULL && y != NULL;
       x = json_object_iter_next((json_t *)a, x), y = json_object_iter_next((json_t *)b, y)) {
    if (strcmp(json_object_iter_key(x), json_object_iter_key(y)) != 0) return 0;
    if (!is_same_tree(json_object_iter_value(x), json_object_iter_value(y))) return 0;
  }
  return x == NULL && y == NULL;
}

int is_same_tree(const json_t *a, const json_t *b) {
  if (a == NULL || b == NULL) return a == b;
  if (json_typeof(a) != json_typeof(b)) return 0;
  if (json_is_object(a)) return is_same_object(a, b);
  if (!json_is_array(a)) return json_equal(a, b);
  if (json_array_size(a) != json_array_size(b)) return 0;
  for (size_t i = 0; i < json_array_size(a); i++)
    if (!is_same_tree(json_array_get(a, i), json_array_get(b, i))) return 0;
  return 1;
}
