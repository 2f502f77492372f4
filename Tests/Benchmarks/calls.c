/* What a call costs from C: one that does nothing, the rule alone, and whole ones; linked in from
   the static library, and through the shared one (BENCH_SHARED_LIBRARY). */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#include "inputs.h"
#include "measure.h"
#include "poolstatus.h"

enum { ROUNDS = 41 };

typedef struct library {
  const char *kind;
  uint32_t (*version_number)(void);
  poolstatus_state (*decide)(int32_t, int32_t, int32_t, int32_t);
  poolstatus_code (*evaluate)(const poolstatus_observation *, const poolstatus_options *,
                              poolstatus_result *, poolstatus_error *);
  poolstatus_code (*pool)(const char *, size_t, const poolstatus_options *, poolstatus_result *,
                          poolstatus_error *);
  void (*release)(void *);
} library;

static int call_version(const library *from, const bench_input *input) {
  (void)input;
  return from->version_number() != POOLSTATUS_VERSION_NUMBER;
}

static int call_decide(const library *from, const bench_input *input) {
  (void)input;
  return from->decide(4, 4, 4, 4) != POOLSTATUS_STATE_ROLLOUT_COMPLETE;
}

static int call_evaluate(const library *from, const bench_input *input) {
  poolstatus_observation seen = POOLSTATUS_OBSERVATION_INIT;
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  (void)input;
  seen.name = "demo-pool-0";
  seen.replicas = seen.ready_replicas = seen.current_replicas = seen.updated_replicas = 4;
  from->evaluate(&seen, NULL, &result, NULL);
  return result.state != POOLSTATUS_STATE_ROLLOUT_COMPLETE;
}

static int call_pool(const library *from, const bench_input *input) {
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  options.tenant = "demo";
  options.pool = "pool-0";
  options.now = BENCH_NOW;
  from->pool(input->text, input->length, &options, &result, NULL);
  from->release(result.json);
  return result.state != POOLSTATUS_STATE_ROLLOUT_COMPLETE;
}

typedef int call(const library *, const bench_input *);

static double time_calls(call *what, const library *from, const bench_input *input, size_t calls) {
  double start = cpu_time();
  size_t i;
  int wrong = 0;
  for (i = 0; i < calls; i++) wrong |= what(from, input);
  if (wrong) fail("gave a wrong answer", from->kind);
  return cpu_time() - start;
}

static void print_call(const char *name, call *what, const library *from,
                       const bench_input *input) {
  double times[ROUNDS];
  size_t calls = 16, round;
  while (time_calls(what, from, input, calls) < 1e6) calls *= 2;
  for (round = 0; round < ROUNDS; round++) {
    times[round] = time_calls(what, from, input, calls) / (double)calls;
  }
  printf("call\t%s\t%s\t%.2f\n", from->kind, name, median(times, ROUNDS));
}

static void find(void *handle, const char *name, void *function) {
  void *symbol = dlsym(handle, name);
  if (symbol == NULL) fail("is not in the shared library", name);
  *(void **)function = symbol; /* as POSIX has it */
}

static void open_shared(library *shared, const char *path) {
  void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) fail(dlerror(), path);
  shared->kind = "C, shared";
  find(handle, "poolstatus_version_number", &shared->version_number);
  find(handle, "poolstatus_decide", &shared->decide);
  find(handle, "poolstatus_evaluate", &shared->evaluate);
  find(handle, "poolstatus_pool", &shared->pool);
  find(handle, "poolstatus_free", &shared->release);
}

void print_calls(const bench_input *status, const bench_input *object) {
  library libraries[2] = {{"C, static", poolstatus_version_number, poolstatus_decide,
                           poolstatus_evaluate, poolstatus_pool, poolstatus_free}};
  const char *path = getenv("BENCH_SHARED_LIBRARY");
  int i, count = 1;
  if (path != NULL) open_shared(&libraries[count++], path);
  for (i = 0; i < count; i++) {
    print_call("version", call_version, &libraries[i], NULL);
    print_call("decide", call_decide, &libraries[i], NULL);
    print_call("evaluate", call_evaluate, &libraries[i], NULL);
    print_call("status", call_pool, &libraries[i], status);
    print_call("object", call_pool, &libraries[i], object);
  }
}
