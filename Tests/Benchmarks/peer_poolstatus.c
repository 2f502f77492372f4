/* The library, as a host calls it: linked in. */
#include "library.h"

const library linked_library = {
    "C, static",     poolstatus_version_number, poolstatus_decide, poolstatus_evaluate,
    poolstatus_pool, poolstatus_list,           poolstatus_tenant, poolstatus_free};

int bench_poolstatus(const bench_input *input, bench_output *output) {
  return library_run(&linked_library, input, output);
}

void bench_poolstatus_release(bench_output *output) { poolstatus_free(output->json); }
