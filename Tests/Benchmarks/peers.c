/* Which peers this build has. scripts/bench.sh defines HAVE_... for what it found. */
#include <stdio.h>

#include "bench.h"

#define PEER(key, title, run) \
  { key, title, run, bench_free_json, NULL, 0 }

static const bench_peer all[] = {
    {"ours", "**poolstatus**", bench_poolstatus, bench_poolstatus_release, NULL, 0},
    {"portable", "poolstatus without the kernel", bench_portable, bench_portable_release,
     bench_open_portable, 0},
#ifdef HAVE_SIMDJSON
    PEER("ondemand", "simdjson On-Demand (does not check what it skips), C++",
         bench_simdjson_ondemand),
    PEER("dom", "simdjson DOM, C++", bench_simdjson_dom),
#endif
#ifdef HAVE_YYJSON
    PEER("yyjson", "yyjson, C", bench_yyjson),
#endif
#ifdef HAVE_SERDE
    {"serde", "serde_json, typed, Rust", bench_serde, bench_serde_release, NULL, 0},
#endif
    PEER("jansson", "jansson, plain C", bench_jansson),
    {"limit", "limit: the sum of the bytes", bench_sum, NULL, NULL, 1},
};

size_t bench_peers(bench_peer *peers, size_t capacity) {
  size_t i, count = 0;
  for (i = 0; i < sizeof all / sizeof *all && count < capacity; i++) {
    if (all[i].prepare != NULL && all[i].prepare() != 0) {
      printf("skip\t%s\tthere is no test build of the library\n", all[i].title);
      continue;
    }
    peers[count++] = all[i];
  }
  return count;
}
