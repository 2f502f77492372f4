#include "check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct counts total;

int check(int passed, const char *sentence, ...) {
  if (passed) {
    total.passed++;
  } else {
    va_list arguments;
    total.failed++;
    fputs("FAILED: ", stdout);
    va_start(arguments, sentence);
    vprintf(sentence, arguments);
    va_end(arguments);
    putchar('\n');
    fflush(stdout);
  }
  return passed;
}

int equal(const char *a, const char *b) {
  return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

struct counts check_counts(void) {
  return total;
}

void check_add(struct counts counts) {
  total.passed += counts.passed;
  total.failed += counts.failed;
}

int check_finish(const char *name) {
  printf("%s: %ld passed, %ld failed\n", name, total.passed, total.failed);
  return total.failed > 0 || total.passed == 0;
}

struct text text_of(const char *bytes, size_t length) {
  struct text text = {malloc(length), length};
  if (text.bytes == NULL) {
    fputs("no memory for the test itself\n", stderr);
    exit(1);
  }
  memcpy(text.bytes, bytes, length);
  return text;
}

struct text text_of_string(const char *string) {
  return text_of(string, strlen(string));
}

struct text text_of_file(const char *path) {
  FILE *file = fopen(path, "rb");
  struct text text;
  long length;
  if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (length = ftell(file)) < 0) {
    perror(path);
    exit(1);
  }
  rewind(file);
  text.length = (size_t)length;
  text.bytes = malloc(text.length);
  if (text.bytes == NULL || fread(text.bytes, 1, text.length, file) != text.length) {
    perror(path);
    exit(1);
  }
  fclose(file);
  return text;
}

void dirty(poolstatus_result *result, poolstatus_error *error) {
  memset(result, 0xA5, sizeof *result);
  memset(error, 0xA5, sizeof *error);
  result->struct_size = sizeof *result;
  error->struct_size = sizeof *error;
}
