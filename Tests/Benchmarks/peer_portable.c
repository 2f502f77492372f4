/*
 * The library without its kernel. What ships has no such switch; the library for tests
 * (Tests/Differential/run.sh builds it) has functions that take it first. It is opened from the
 * path in BENCH_TEST_LIBRARY beside the library that is linked. Without it the row is skipped.
 */
#include <dlfcn.h>
#include <stdlib.h>

#include "library.h"

/* The first parameter of the functions for tests. */
enum { WITHOUT_KERNEL = 1 };

typedef poolstatus_code test_call(int32_t, const char *, size_t, const poolstatus_options *,
                                  poolstatus_result *, poolstatus_error *);

static test_call *test_pool, *test_list;
static poolstatus_code (*test_tenant)(int32_t, const char *, size_t, const char *, size_t,
                                      const poolstatus_options *, poolstatus_result *,
                                      poolstatus_error *);

static poolstatus_code pool(const char *text, size_t length, const poolstatus_options *options,
                            poolstatus_result *result, poolstatus_error *error) {
  return test_pool(WITHOUT_KERNEL, text, length, options, result, error);
}

static poolstatus_code list(const char *text, size_t length, const poolstatus_options *options,
                            poolstatus_result *result, poolstatus_error *error) {
  return test_list(WITHOUT_KERNEL, text, length, options, result, error);
}

static poolstatus_code tenant(const char *text, size_t length, const char *sets, size_t sets_length,
                              const poolstatus_options *options, poolstatus_result *result,
                              poolstatus_error *error) {
  return test_tenant(WITHOUT_KERNEL, text, length, sets, sets_length, options, result, error);
}

static library portable = {"portable", NULL, NULL, NULL, pool, list, tenant, NULL};

int bench_open_portable(void) {
  const char *path = getenv("BENCH_TEST_LIBRARY");
  void *handle;
  if (portable.release != NULL) return 0;
  if (path == NULL || *path == '\0') return -1;
  handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return -1;
  library_find(handle, "poolstatus_test_pool", &test_pool);
  library_find(handle, "poolstatus_test_list", &test_list);
  library_find(handle, "poolstatus_test_tenant", &test_tenant);
  library_find(handle, "poolstatus_free", &portable.release);
  return 0;
}

int bench_portable(const bench_input *input, bench_output *output) {
  return library_run(&portable, input, output);
}

void bench_portable_release(bench_output *output) { portable.release(output->json); }
