#include "tokenise.h"

#include <stdlib.h>
#include <string.h>

static bool is_blank(uint8_t byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static bool is_structural(uint8_t byte) { return byte != 0 && strchr("[]{}:,", byte) != NULL; }

static size_t string_end_of(const uint8_t *text, size_t at) {
  for (at++; text[at] != '"'; at++)
    if (text[at] == '\\') at++;
  return at + 1;
}

static size_t scalar_end_of(const uint8_t *text, size_t at, size_t end) {
  while (at < end && !is_blank(text[at]) && !is_structural(text[at])) at++;
  return at;
}

static void append(struct token_list *list, struct token token) {
  if (list->count == list->room) {
    list->room = list->room ? 2 * list->room : 64;
    list->all = realloc(list->all, list->room * sizeof *list->all);
  }
  list->all[list->count++] = token;
}

struct token_list tokenise(const uint8_t *text, size_t start, size_t end) {
  struct token_list list = {0, 0, NULL};
  for (size_t at = start; at < end;) {
    struct token token = {at, at + 1, STRUCTURAL};
    if (is_blank(text[at])) {
      at++;
      continue;
    }
    if (text[at] == '"') {
      token.kind = STRING;
      token.end = string_end_of(text, at);
    } else if (!is_structural(text[at])) {
      token.kind = SCALAR;
      token.end = scalar_end_of(text, at, end);
    } else if (text[at] == ':') {
      list.all[list.count - 1].kind = NAME;
    }
    append(&list, token);
    at = token.end;
  }
  return list;
}

bool is_same_token(const uint8_t *text, const struct token *one, const struct token *other) {
  size_t length = one->end - one->start;
  return one->kind == other->kind && length == other->end - other->start &&
         memcmp(text + one->start, text + other->start, length) == 0;
}
