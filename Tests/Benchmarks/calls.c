/* What a call costs from C: one that does nothing, the rule alone, and whole ones. */
#include <stdio.h>

#include "inputs.h"
#include "library.h"
#include "measure.h"

enum { ROUNDS = 41 };

static int call_version(const library *from, const bench_input *input) {
  (void)input;
  return from->version_number() == 0; /* a library before this one is of another version */
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

const library_call library_calls[LIBRARY_CALLS] = {{"version", call_version, ""},
                                                   {"decide", call_decide, ""},
                                                   {"evaluate", call_evaluate, ""},
                                                   {"status", call_pool, "host-status"},
                                                   {"object", call_pool, "object"}};

double time_calls(const library_call *what, const library *from, const bench_input *input,
                  size_t calls) {
  double start = cpu_time();
  size_t i;
  int wrong = 0;
  for (i = 0; i < calls; i++) wrong |= what->run(from, input);
  if (wrong) fail("gave a wrong answer", from->name);
  return cpu_time() - start;
}

static void print_call(const library_call *what, const library *from, const bench_input *input) {
  double times[ROUNDS];
  size_t calls = 16, round;
  while (time_calls(what, from, input, calls) < 1e6) calls *= 2;
  for (round = 0; round < ROUNDS; round++) {
    times[round] = time_calls(what, from, input, calls) / (double)calls;
  }
  printf("call\t%s\t%s\t%.2f\n", from->name, what->name, median(times, ROUNDS));
}

void print_calls(const library *from, const bench_input *inputs, size_t count) {
  int i;
  for (i = 0; i < LIBRARY_CALLS; i++) {
    const library_call *what = &library_calls[i];
    print_call(what, from, *what->input == '\0' ? NULL : find_input(inputs, count, what->input));
  }
}
