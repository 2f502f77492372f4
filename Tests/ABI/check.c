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

int check_failed(const char *name, poolstatus_code code, poolstatus_code expected,
                 const poolstatus_result *result, const poolstatus_error *error) {
  int good = check(code == expected, "%s: got %s, expected %s (path '%s', message '%s')", name,
                   poolstatus_code_name(code), poolstatus_code_name(expected), error->path,
                   error->message);
  good &= check(error->code == code, "%s: error.code is %d", name, (int)error->code);
  good &= check(result->json == NULL && result->json_length == 0 && result->state == 0 &&
                    result->changed == 0 && result->reserved == 0 && result->reason == NULL,
                "%s: the result of a failed call is not clear", name);
  good &= check(error->message[0] != '\0' && strchr(error->message, '\n') == NULL,
                "%s: the message is not one line: '%s'", name, error->message);
  if (expected != POOLSTATUS_INVALID_JSON)
    good &= check(error->line == 0 && error->column == 0 && error->offset == 0,
                  "%s: a place in the text, %d:%d, for an error that has none", name,
                  (int)error->line, (int)error->column);
  return good;
}
