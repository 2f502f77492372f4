/*
 * The library with one of its readers forced. What ships has no such switch; the library for
 * tests (Tests/Differential/run.sh builds it) has functions that take the reader first. It is
 * opened from the path in BENCH_TEST_LIBRARY beside the library that is linked. Without it
 * these rows are skipped.
 */
#include <dlfcn.h>
#include <stdlib.h>

#include "bench.h"
#include "poolstatus.h"

/* ReaderChoice of the library. */
enum { READER_JANSSON = 1, READER_PORTABLE = 3 };

typedef poolstatus_code call(int32_t, const char *, size_t, const poolstatus_options *,
                             poolstatus_result *, poolstatus_error *);

static call *forced_pool, *forced_list;
static void (*forced_free)(void *);
static int32_t reader;

/* POSIX says that a data pointer of dlsym's holds a function; ISO C has no cast for it. */
static int find(void *library, const char *name, void *function) {
  void *symbol = dlsym(library, name);
  *(void **)function = symbol;
  return symbol == NULL ? -1 : 0;
}

static int open_library(void) {
  const char *path = getenv("BENCH_TEST_LIBRARY");
  void *library;
  if (forced_free != NULL) return 0;
  if (path == NULL || *path == '\0') return -1;
  library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL || find(library, "poolstatus_test_pool", &forced_pool) ||
      find(library, "poolstatus_test_list", &forced_list)) {
    return -1;
  }
  return find(library, "poolstatus_free", &forced_free);
}

static int use(int32_t choice) {
  if (open_library()) return -1;
  reader = choice;
  return 0;
}

int bench_force_jansson(void) { return use(READER_JANSSON); }
int bench_force_portable(void) { return use(READER_PORTABLE); }

int bench_forced(const bench_input *input, bench_output *output) {
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_code code;
  options.now = BENCH_NOW;
  if (input->kind == BENCH_STATUS) {
    options.tenant = BENCH_TENANT;
    options.pool = BENCH_POOL;
  }
  code = (input->kind == BENCH_LIST ? forced_list : forced_pool)(reader, input->text, input->length,
                                                                 &options, &result, NULL);
  output->json = result.json;
  output->length = result.json_length;
  return code;
}

void bench_forced_release(bench_output *output) { forced_free(output->json); }
