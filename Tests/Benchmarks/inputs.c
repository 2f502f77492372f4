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
static bench_text read_text(const char *path) {
  FILE *file = fopen(path, "rb");
  bench_text text;
  long size;
  if (file == NULL || fseek(file, 0, SEEK_END) || (size = ftell(file)) < 0) {
    fail(strerror(errno), path);
  }
  rewind(file);
  text.length = (size_t)size;
  text.bytes = calloc(1, text.length + BENCH_PADDING);
  if (text.bytes == NULL || fread(text.bytes, 1, text.length, file) != text.length) {
    fail("cannot be read", path);
  }
  fclose(file);
  return text;
}

/* What lies beside KEY.json under another ending. */
static bench_text read_beside(const char *path, const char *ending) {
  char other[600];
  snprintf(other, sizeof other, "%.*s%s", (int)(strlen(path) - strlen(".json")), path, ending);
  return read_text(other);
}

static void read_input(bench_input *input, const char *kind, const char *path) {
  static const struct {
    const char *word;
    bench_kind kind;
  } kinds[] = {
      {"status", BENCH_STATUS},      {"object", BENCH_OBJECT}, {"sorted", BENCH_OBJECT},
      {"list", BENCH_LIST},          {"pods", BENCH_PODS},     {"call", BENCH_CALL},
      {"tenant", BENCH_TENANT_CALL}, {"wrong", BENCH_WRONG},   {"wrong-list", BENCH_WRONG_LIST}};
  bench_text text = read_text(path);
  size_t i = 0;
  while (strcmp(kinds[i].word, kind) != 0) {
    if (++i == sizeof kinds / sizeof *kinds) fail("is no kind", kind);
  }
  input->kind = kinds[i].kind;
  input->is_sorted = strcmp(kind, "sorted") == 0;
  input->text = text.bytes;
  input->length = text.length;
  if (input->kind == BENCH_CALL) {
    input->pods = read_beside(path, ".pods.json");
    input->previous = read_beside(path, ".previous.json");
  }
  if (input->kind == BENCH_TENANT_CALL) input->tenant = read_beside(path, ".tenant.json");
  if (bench_has_picks(input)) {
    input->picks = strtoull(read_beside(path, ".picks").bytes, NULL, 10);
  }
}

size_t read_inputs(const char *manifest, bench_input *inputs, size_t capacity) {
  FILE *file = fopen(manifest, "r");
  char kind[16], path[512];
  size_t count = 0;
  if (file == NULL) fail(strerror(errno), manifest);
  while (count < capacity && fscanf(file, "%31[^\t]\t%15[^\t]\t%zu\t%511[^\n]\n", inputs[count].key,
                                    kind, &inputs[count].objects, path) == 4) {
    read_input(&inputs[count++], kind, path);
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
