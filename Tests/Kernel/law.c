#include "law.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "oracle.h"
#include "poolstatus_kernel.h"
#include "tokenise.h"

void broken(const char *what, const uint8_t *text, size_t length, int64_t kernel, int64_t oracle) {
  fprintf(stderr, "%s: kernel %lld, oracle %lld, %zu bytes:\n", what, (long long)kernel,
          (long long)oracle, length);
  fwrite(text, 1, length, stderr);
  fprintf(stderr, "\n");
  abort();
}

/* The value alone: nothing follows it, so the kernel has no reason to leave it undecided. */
static void alone(const uint8_t *text, size_t length, uint32_t deepest) {
  uint8_t *copy = malloc(length);
  memcpy(copy, text, length);
  int64_t kernel = poolstatus_kernel()(copy, length, 0, 0, 0);
  if (kernel != (int64_t)length && !(kernel < 0 && deepest > DEPTH - 2))
    broken("not taken alone", text, length, kernel, (int64_t)length);
  json_t *tree = json_loadb((const char *)copy, length, JSON_ALLOW_NUL, NULL);
  if (tree == NULL) broken("jansson refuses", text, length, kernel, (int64_t)length);
  json_decref(tree);
  free(copy);
}

/* Where the name of so many bytes stands among the members of the value; SIZE_MAX for two. */
static size_t name_of(const struct token_list *tokens, const uint8_t *text, size_t wanted) {
  size_t depth = 0, found = 0;
  for (size_t i = 0; i < tokens->count; i++) {
    const struct token *token = &tokens->all[i];
    uint8_t byte = text[token->start];
    if (token->kind == STRUCTURAL && (byte == '{' || byte == '[')) depth++;
    if (token->kind == STRUCTURAL && (byte == '}' || byte == ']')) depth--;
    if (token->kind != NAME || depth != 1 || token->end - token->start - 2 != wanted) continue;
    found = found == 0 ? token->start + 1 : SIZE_MAX;
  }
  return found;
}

/* A value that is probably small, with and without a name that is wanted. Returns how often one was
 * found. */
static unsigned law_of_small(const uint8_t *text, size_t length, size_t offset, int64_t kernel,
                             int64_t oracle) {
  unsigned named = 0;
  uint32_t place = 0;
  int64_t end = poolstatus_kernel()(text, length, offset, &place, 1);
  if (end >= 0 && end != oracle) broken("small is different", text, length, end, oracle);
  if (end < 0 && kernel >= 0) broken("small is undecided", text, length, end, oracle);
  if (place != 0) broken("small has a name", text, length, place, 0);
  struct token_list tokens = {0, 0, NULL};
  if (oracle >= 0) tokens = tokenise(text, offset, (size_t)oracle);
  for (size_t wanted = 1; wanted <= 24; wanted++) {
    place = (uint32_t)wanted;
    end = poolstatus_kernel()(text, length, offset, &place, 1);
    if (end < 0) continue;
    if (end != oracle) broken("with a name it is different", text, length, end, oracle);
    size_t name = name_of(&tokens, text, wanted);
    if (place != name) broken("another name", text, length, place, (int64_t)name);
    named += place != 0;
  }
  free(tokens.all);
  return named;
}

void law(const uint8_t *text, size_t length, size_t offset, struct tally *tally) {
  /* malloc of exactly what is there: AddressSanitizer sees a read behind it. */
  uint8_t *copy = malloc(length ? length : 1);
  if (length) memcpy(copy, text, length);
  uint32_t deepest;
  int64_t kernel = poolstatus_kernel()(copy, length, offset, 0, 0);
  int64_t oracle = oracle_skip(copy, length, offset, DEPTH, &deepest);
  if (kernel >= 0 && kernel != oracle) broken("different", text, length, kernel, oracle);
  tally->named += law_of_small(copy, length, offset, kernel, oracle);
  tally->calls++;
  tally->ends += kernel >= 0;
  tally->undecided += kernel < 0 && oracle >= 0;
  if (oracle >= 0) alone(copy + offset, (size_t)oracle - offset, deepest);
  free(copy);
}

size_t value_length(const uint8_t *text, size_t length) {
  uint32_t deepest;
  int64_t end = oracle_skip(text, length, 0, DEPTH, &deepest);
  return end < 0 ? 0 : (size_t)end;
}
