/*
 * The library without its kernel. What ships has no such switch; the library for tests
 * (Tests/Differential/run.sh builds it) has functions that take it first. It is opened from the
 * path in BENCH_TEST_LIBRARY beside the library that is linked. Without it the row is skipped.
 */
#include <dlfcn.h>
#include <stdlib.h>

#include "bench.h"
#include "poolstatus.h"

/* The first parameter of the functions for tests. */
enum { WITHOUT_KERNEL = 1 };

typedef poolstatus_code call(int32_t, const char *, size_t, const poolstatus_options *,
                             poolstatus_result *, poolstatus_error *);

static call *portable_pool, *portable_list;
static void (*portable_free)(void *);

/* POSIX says that a data pointer of dlsym's holds a function; ISO C has no cast for it. */
static int find(void *library, const char *name, void *function) {
  void *symbol = dlsym(library, name);
  *(void **)function = symbol;
  return symbol == NULL ? -1 : 0;
}

int bench_open_portable(void) {
  const char *path = getenv("BENCH_TEST_LIBRARY");
  void *library;
  if (portable_free != NULL) return 0;
  if (path == NULL || *path == '\0') return -1;
  library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL || find(library, "poolstatus_test_pool", &portable_pool) ||
      find(library, "poolstatus_test_list", &portable_list)) {
    return -1;
  }
  return find(library, "poolstatus_free", &portable_free);
}

int bench_portable(const bench_input *input, bench_output *output) {
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_code code;
  options.now = BENCH_NOW;
  if (input->kind == BENCH_STATUS) {
    options.tenant = BENCH_TENANT;
    options.pool = BENCH_POOL;
  }
  code = (input->kind == BENCH_LIST ? portable_list : portable_pool)(
      WITHOUT_KERNEL, input->text, input->length, &options, &result, NULL);
  output->json = result.json;
  output->length = result.json_length;
  return code;
}

void bench_portable_release(bench_output *output) { portable_free(output->json); }
