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

static int controls(const unsigned char *text, size_t length) {
  unsigned long c = text[0];
  if (length == 2) c = (c & 0x1F) << 6 | (text[1] & 0x3Fu);
  if (length == 3) c = (c & 0x0F) << 12 | (text[1] & 0x3Fu) << 6 | (text[2] & 0x3Fu);
  return length < 4 &&
         (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
          (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F));
}

void one_line(char *text) {
  char *to = text;
  while (*text != '\0') {
    size_t length = sequence_length((const unsigned char *)text);
    if (length == 0 || controls((const unsigned char *)text, length)) {
      *to++ = length == 0 ? '?' : ' ';
    } else {
      memmove(to, text, length);
      to += length;
    }
    text += length == 0 ? 1 : length;
  }
  *to = '\0';
}
