#include "inputs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fail(const char *what, const char *which) {
  fprintf(stderr, "bench: %s: %s\n", which, what);
  exit(1);
}

/* The bytes of a file, with room behind them. */
static void read_text(bench_input *input, const char *path) {
  FILE *file = fopen(path, "rb");
  long size;
  if (file == NULL || fseek(file, 0, SEEK_END) || (size = ftell(file)) < 0) {
    fail(strerror(errno), path);
  }
  rewind(file);
  input->length = (size_t)size;
  input->text = calloc(1, input->length + BENCH_PADDING);
  if (input->text == NULL || fread(input->text, 1, input->length, file) != input->length) {
    fail("cannot be read", path);
  }
  fclose(file);
}

static bench_kind kind_of(const char *word) {
  if (strcmp(word, "status") == 0) return BENCH_STATUS;
  return strcmp(word, "list") == 0 ? BENCH_LIST : BENCH_OBJECT;
}

size_t read_inputs(const char *manifest, bench_input *inputs, size_t capacity) {
  FILE *file = fopen(manifest, "r");
  char kind[8], path[512];
  size_t count = 0;
  if (file == NULL) fail(strerror(errno), manifest);
  while (count < capacity && fscanf(file, "%31[^\t]\t%7[^\t]\t%zu\t%511[^\n]\n", inputs[count].key,
                                    kind, &inputs[count].objects, path) == 4) {
    inputs[count].kind = kind_of(kind);
    read_text(&inputs[count++], path);
  }
  if (count == 0 || !feof(file)) fail("is not a manifest of inputs.py", manifest);
  fclose(file);
  return count;
}

const bench_input *find_input(const bench_input *inputs, size_t count, const char *key) {
  size_t i;
  for (i = 0; i < count; i++) {
    if (strcmp(inputs[i].key, key) == 0) return &inputs[i];
  }
  fail("there is no such input", key);
}
