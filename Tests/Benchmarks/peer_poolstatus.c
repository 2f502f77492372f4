/* The library, as a host calls it. */
#include "bench.h"
#include "poolstatus.h"

int bench_poolstatus(const bench_input *input, bench_output *output) {
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_code code;
  options.now = BENCH_NOW;
  if (input->kind == BENCH_STATUS) {
    options.tenant = BENCH_TENANT;
    options.pool = BENCH_POOL;
  }
  code = (input->kind == BENCH_LIST ? poolstatus_list : poolstatus_pool)(input->text, input->length,
                                                                         &options, &result, NULL);
  output->json = result.json;
  output->length = result.json_length;
  return code;
}

void bench_poolstatus_release(bench_output *output) { poolstatus_free(output->json); }
