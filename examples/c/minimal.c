/*
 * minimal - the first ten lines: a StatefulSet on standard input, its pool's status on
 * standard output
 *
 *     cc -o minimal minimal.c $(pkg-config --cflags --libs poolstatus)
 */
#include <stdio.h>

#include <poolstatus.h>

int main(void) {
  static char text[1 << 20];
  size_t length = fread(text, 1, sizeof text, stdin);

  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_error error = POOLSTATUS_ERROR_INIT;

  if (poolstatus_pool(text, length, &options, &result, &error)) {
    fprintf(stderr, "%s: %s\n", error.path, error.message);
    return 1;
  }
  puts(result.json);
  poolstatus_free(result.json);
  return 0;
}
