#include "law.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "oracle.h"
#include "poolstatus_kernel.h"

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

void law(const uint8_t *text, size_t length, size_t offset, struct tally *tally) {
  /* malloc of exactly what is there: AddressSanitizer sees a read behind it. */
  uint8_t *copy = malloc(length ? length : 1);
  if (length) memcpy(copy, text, length);
  uint32_t deepest;
  int64_t kernel = poolstatus_kernel()(copy, length, offset, 0, 0);
  int64_t oracle = oracle_skip(copy, length, offset, DEPTH, &deepest);
  if (kernel >= 0 && kernel != oracle) broken("different", text, length, kernel, oracle);
  uint32_t place = 0;
  int64_t small = poolstatus_kernel()(copy, length, offset, &place, 1);
  if (small >= 0 && small != oracle) broken("small is different", text, length, small, oracle);
  if (small < 0 && kernel >= 0) broken("small is undecided", text, length, small, oracle);
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
