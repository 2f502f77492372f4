/* What twice the input costs, where pods, owners, pools and entries meet: a line of `growth`, what,
   items, ns, and the ratio to half as many, for each. Built by scripts/bench.sh. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "measure.h"
#include "poolstatus.h"

enum { ROUNDS = 5 };

typedef struct text {
  char *bytes;
  size_t length, room;
} text;

static void add(text *to, const char *format, ...) {
  char piece[512];
  va_list values;
  int length;
  va_start(values, format);
  length = vsnprintf(piece, sizeof piece, format, values);
  va_end(values);
  if (to->length + (size_t)length >= to->room) {
    to->room = (to->length + (size_t)length + 1) * 2;
    to->bytes = realloc(to->bytes, to->room);
    if (to->bytes == NULL) abort();
  }
  memcpy(to->bytes + to->length, piece, (size_t)length + 1);
  to->length += (size_t)length;
}

static void add_set(text *to, size_t number) {
  add(to,
      "%s{\"metadata\":{\"name\":\"demo-p%zu\",\"namespace\":\"n\",\"uid\":\"u%zu\","
      "\"generation\":1},\"spec\":{\"replicas\":1},\"status\":{\"observedGeneration\":1,"
      "\"replicas\":1,\"readyReplicas\":1,\"currentReplicas\":1,\"updatedReplicas\":1,"
      "\"currentRevision\":\"r\",\"updateRevision\":\"r\"}}",
      number == 0 ? "[" : ",", number, number);
}

static void add_reference(text *to, size_t number, int isFirst) {
  add(to, "%s{\"kind\":\"StatefulSet\",\"name\":\"demo-p%zu\",\"uid\":\"u%zu\"}",
      isFirst ? "" : ",", number, number);
}

/* The StatefulSets, the pods and the Tenant of a size. */
typedef struct family {
  const char *title;
  size_t half; /* how many StatefulSets the smaller one has */
  void (*make)(size_t, text *pods, text *tenant);
} family;

static void one_pod_of_all(size_t count, text *pods, text *tenant) {
  size_t i;
  (void)tenant;
  add(pods, "[{\"metadata\":{\"name\":\"x\",\"namespace\":\"n\",\"ownerReferences\":[");
  for (i = 0; i < count; i++) add_reference(pods, i, i == 0);
  add(pods, "]},\"status\":{}}]");
}

static void ten_pods_each(size_t count, text *pods, text *tenant) {
  size_t i;
  (void)tenant;
  for (i = 0; i < count * 10; i++) {
    add(pods,
        "%s{\"metadata\":{\"name\":\"demo-p%zu-%zu\",\"namespace\":\"n\",\"ownerReferences\":[",
        i == 0 ? "[" : ",", i / 10, i % 10);
    add_reference(pods, i / 10, 1);
    add(pods, "]},\"status\":{\"phase\":\"Running\"}}");
  }
  add(pods, "]");
}

static void entries(size_t count, text *pods, text *tenant) {
  size_t i;
  (void)pods;
  add(tenant, "{\"metadata\":{\"name\":\"demo\"},\"spec\":{\"pools\":[");
  for (i = 0; i < count; i++) add(tenant, "%s{\"name\":\"p%zu\"}", i == 0 ? "" : ",", i);
  add(tenant, "]},\"status\":{\"pools\":[");
  for (i = 0; i < count; i++)
    add(tenant, "%s{\"ssName\":\"demo-p%zu\",\"state\":\"PoolUpdating\"}", i == 0 ? "" : ",", i);
  add(tenant, "]}}");
}

static double cost(const family *of, size_t count) {
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  text sets = {0}, pods = {0}, tenant = {0};
  double best = 0;
  size_t i;
  for (i = 0; i < count; i++) add_set(&sets, i);
  add(&sets, "]");
  of->make(count, &pods, &tenant);
  options.rule = POOLSTATUS_RULE_KUBERNETES;
  options.now = BENCH_NOW;
  options.pods = pods.bytes;
  options.pods_length = pods.length;
  for (i = 0; i < ROUNDS; i++) {
    poolstatus_result result = POOLSTATUS_RESULT_INIT;
    poolstatus_error error = POOLSTATUS_ERROR_INIT;
    double start = cpu_time(), taken;
    poolstatus_code code = tenant.bytes == NULL
                               ? poolstatus_list(sets.bytes, sets.length, &options, &result, &error)
                               : poolstatus_tenant(tenant.bytes, tenant.length, sets.bytes,
                                                   sets.length, &options, &result, &error);
    taken = cpu_time() - start;
    poolstatus_free(result.json);
    if (code != POOLSTATUS_OK) {
      fprintf(stderr, "growth: %s: %s: %s\n", of->title, error.path, error.message);
      exit(1);
    }
    if (i == 0 || taken < best) best = taken;
  }
  free(sets.bytes);
  free(pods.bytes);
  free(tenant.bytes);
  return best;
}

int main(void) {
  static const family families[] = {
      {"one pod with a reference to each StatefulSet", 4000, one_pod_of_all},
      {"ten pods to each StatefulSet", 2500, ten_pods_each},
      {"a Tenant's pools, each with its entry", 5000, entries},
  };
  size_t i;
  for (i = 0; i < sizeof families / sizeof *families; i++) {
    double half = cost(&families[i], families[i].half);
    double whole = cost(&families[i], families[i].half * 2);
    printf("growth\t%s\t%zu\t%.0f\t%.2f\n", families[i].title, families[i].half * 2, whole * 1e9,
           whole / half);
  }
  return 0;
}
