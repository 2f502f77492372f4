/*
 * loading - the library opened and closed by hand, as plugins and scripts do
 *
 *     loading LIBRARY
 */
#define _POSIX_C_SOURCE 200809L
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "check.h"

typedef poolstatus_code pool_function(const char *, size_t, const poolstatus_options *,
                                      poolstatus_result *, poolstatus_error *);
typedef void free_function(void *);

/* ISO C has no cast from an object pointer to a function pointer; POSIX has the bytes. */
static void find(void *library, const char *name, void *function) {
  void *symbol = dlsym(library, name);
  check(symbol != NULL, "no %s", name);
  memcpy(function, &symbol, sizeof symbol);
}

/* The memory of the process in use. */
static long pages(void) {
  long all = 0, resident = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (file == NULL || fscanf(file, "%ld %ld", &all, &resident) != 2) resident = 0;
  if (file != NULL) fclose(file);
  return resident;
}

int main(int argc, char **argv) {
  static const char text[] = "{\"metadata\":{\"name\":\"demo-pool-0\"}}";
  if (!check(argc == 2, "usage: loading LIBRARY")) return check_finish("loading");
  long before = 0;
  for (int i = 0; i < 1000; i++) {
    void *library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    poolstatus_result result = POOLSTATUS_RESULT_INIT;
    pool_function *pool;
    free_function *give_back;
    if (!check(library != NULL, "%s", library ? "" : dlerror())) break;
    find(library, "poolstatus_pool", &pool);
    find(library, "poolstatus_free", &give_back);
    check(pool(text, sizeof text - 1, NULL, &result, NULL) == POOLSTATUS_OK &&
              result.state == POOLSTATUS_STATE_NOT_CREATED,
          "a call after dlopen %d", i);
    /* The memory outlives the handle: it is malloc's. */
    dlclose(library);
    check(strstr(result.json, "demo-pool-0") != NULL, "the json after dlclose");
    library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    find(library, "poolstatus_free", &give_back);
    give_back(result.json);
    dlclose(library);
    if (i == 100) before = pages();
  }
  check(pages() - before < 100, "%ld pages more after 900 times", pages() - before);
  return check_finish("loading");
}
