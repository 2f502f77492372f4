/* Which peers this build has. scripts/bench.sh defines HAVE_... for what it found. */
#include <stdio.h>

#include "bench.h"

#define PEER(key, title, run, last_kind) \
  { key, title, run, bench_free_json, NULL, last_kind, 0 }

static const bench_peer all[] = {
    {"ours", "**poolstatus**", bench_poolstatus, bench_poolstatus_release, NULL, BENCH_WRONG_LIST,
     0},
    {"portable", "poolstatus without the kernel", bench_portable, bench_portable_release,
     bench_open_portable, BENCH_WRONG_LIST, 0},
#ifdef HAVE_SIMDJSON
    PEER("ondemand", "simdjson On-Demand, C++", bench_simdjson_ondemand, BENCH_TENANT_CALL),
    PEER("dom", "simdjson DOM, C++", bench_simdjson_dom, BENCH_TENANT_CALL),
#endif
#ifdef HAVE_YYJSON
    PEER("yyjson", "yyjson, C", bench_yyjson, BENCH_TENANT_CALL),
#endif
#ifdef HAVE_RAPIDJSON
    PEER("rapidjson", "RapidJSON, its SAX reader, C++", bench_rapidjson, BENCH_TENANT_CALL),
#endif
#ifdef HAVE_SERDE
    {"serde", "serde_json, typed, Rust", bench_serde, bench_serde_release, NULL, BENCH_LIST, 0},
#endif
    PEER("jansson", "jansson, plain C", bench_jansson, BENCH_LIST),
    {"sum", "for scale: the sum of the bytes", bench_sum, NULL, NULL, BENCH_PODS, 1},
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

void bench_print_versions(void) {
#ifdef HAVE_SIMDJSON
  printf("note\tsimdjson %s\n", bench_simdjson_version());
#endif
#ifdef HAVE_YYJSON
  printf("note\tyyjson %s\n", bench_yyjson_version());
#endif
#ifdef HAVE_RAPIDJSON
  printf("note\tRapidJSON %s\n", bench_rapidjson_version());
#endif
}
