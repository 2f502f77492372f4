/* Writes the inputs of the fixtures as seeds for the fuzzer: seeds CASES RECORDINGS FOLDER. */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "inputs.h"

static void put(FILE *file, const char *text, size_t length) {
  if (text == NULL) return;
  fputc(0xFF, file);
  fwrite(text, 1, length, file);
}

int main(int argc, char **argv) {
  struct inputs inputs = {NULL, 0};
  if (argc < 4) return 64;
  inputs_of_fixtures(&inputs, argv[1]);
  for (size_t i = 0; i < inputs.count; i++) {
    const struct call *call = &inputs.items[i].call;
    unsigned options = (unsigned)call->options.rule | (call->options.flags & 3) << 1 |
                       (call->options.tenant != NULL ? 16u : 0u) |
                       (call->options.progress_deadline_seconds > 0 ? 8u : 0u) |
                       (call->options.flags & POOLSTATUS_OWN_MEMBERS ? 32u : 0u);
    char path[4096];
    FILE *file;
    if (call->length > 4096) continue;
    snprintf(path, sizeof path, "%s/%zu", argv[3], i);
    file = fopen(path, "wb");
    if (file == NULL) return 1;
    fputc((int)(options * 3 + call->kind), file);
    fwrite(call->text, 1, call->length, file);
    if (call->kind == CALL_TENANT) put(file, call->statefulsets, call->statefulsets_length);
    if (call->kind == CALL_POOL && (call->options.previous != NULL || call->options.pods != NULL))
      put(file, call->options.previous != NULL ? call->options.previous : "{}",
          call->options.previous != NULL ? call->options.previous_length : 2);
    put(file, call->options.pods, call->options.pods_length);
    fclose(file);
  }
  return 0;
}
