/* Writes the inputs of the fixtures as seeds for the fuzzer: seeds CASES RECORDINGS FOLDER. */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "inputs.h"
#include "packed.h"

int main(int argc, char **argv) {
  struct inputs inputs = {NULL, 0};
  if (argc < 4) return 64;
  inputs_of_fixtures(&inputs, argv[1]);
  for (size_t i = 0; i < inputs.count; i++) {
    const struct call *call = &inputs.items[i].call;
    static unsigned char bytes[1 << 16];
    size_t size = pack(call, bytes, sizeof bytes);
    char path[4096];
    FILE *file;
    if (size == 0 || size > 8000) continue;
    snprintf(path, sizeof path, "%s/%zu", argv[3], i);
    file = fopen(path, "wb");
    if (file == NULL) return 1;
    fwrite(bytes, 1, size, file);
    fclose(file);
  }
  return 0;
}
