#include "spans.h"

#include <string.h>

#include "locate.h"

enum { MOST_LEVELS = 256 };

/* The offset behind a string; the length where it does not end. */
static size_t end_of_string(const char *text, size_t length, size_t offset) {
  for (offset++; offset < length; offset++) {
    if (text[offset] == '"') return offset + 1;
    if (text[offset] == '\\') offset++;
  }
  return length;
}

static size_t end_of_literal(const char *text, size_t length, size_t offset) {
  while (offset < length && strchr(",:]}[{\" \t\r\n", text[offset]) == NULL) offset++;
  return offset;
}

int find_spans(const char *text, size_t length, struct span spans[MOST_SPANS]) {
  int open[MOST_LEVELS], depth = 0, count = 0;
  size_t at = 0, key = 0, key_end = 0;
  while (count < MOST_SPANS && (at = skip_whitespace(text, length, at)) < length) {
    struct span *span = &spans[count];
    char c = text[at];
    size_t start = at;
    if (c == ',' || c == ':') {
      at++;
      continue;
    }
    if (c == '}' || c == ']') {
      if (depth == 0) return count;
      spans[open[--depth]].end = ++at;
      continue;
    }
    if (c == '"') {
      size_t after = end_of_string(text, length, at);
      at = after;
      after = skip_whitespace(text, length, after);
      if (after < length && text[after] == ':' && key == key_end) {
        key = start, key_end = at;
        continue;
      }
    } else if (c == '{' || c == '[') {
      if (depth == MOST_LEVELS) return count;
      at++;
    } else {
      at = end_of_literal(text, length, at);
      if (at == start) at++; /* a NUL, which strchr finds too */
    }
    *span = (struct span){key, key_end, start, at, depth > 0 ? open[depth - 1] : -1};
    if (key == key_end) span->key = span->key_end = start;
    if (c == '{' || c == '[') open[depth++] = count;
    key = key_end = 0;
    count++;
  }
  while (depth > 0) spans[open[--depth]].end = length;
  return count;
}
