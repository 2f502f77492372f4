/*
 * What the fuzzer has found worth keeping, once more: corpus FOLDER. Each file is an input of
 * fuzz.c, which aborts where a property does not hold.
 */
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static char path[4096];

static void say_where(int signal_number) {
  (void)signal_number;
  if (write(2, path, strlen(path)) < 0) _exit(2);
  _exit(1);
}

int main(int argc, char **argv) {
  static unsigned char data[1 << 16];
  DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
  const struct dirent *entry;
  long count = 0;
  if (folder == NULL) return 64;
  signal(SIGABRT, say_where);
  while ((entry = readdir(folder)) != NULL) {
    unsigned char *exact;
    size_t size;
    FILE *file;
    if (entry->d_name[0] == '.') continue;
    snprintf(path, sizeof path, "%s/%s", argv[1], entry->d_name);
    file = fopen(path, "rb");
    if (file == NULL) return 2;
    size = fread(data, 1, sizeof data, file);
    fclose(file);
    exact = malloc(size + (size == 0));
    if (exact == NULL) return 2;
    memcpy(exact, data, size);
    LLVMFuzzerTestOneInput(exact, size);
    free(exact);
    count++;
  }
  closedir(folder);
  printf("corpus: %ld passed, %d failed\n", count, count == 0);
  return count == 0;
}
