/*
 * host - a host of the first header (0.1.0), as it was compiled then
 *
 * It calls every function with structs of that day, with garbage behind them, and expects what the
 * library of that day said.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "poolstatus.h"
#include "poolstatus_jansson.h"

static int passed, failed;

static void check(int good, const char *what, const char *got) {
  if (good) {
    passed++;
  } else {
    failed++;
    printf("FAILED: %s: %s\n", what, got ? got : "NULL");
  }
}

/* Structs as they were, with what the library must not look at or touch behind them. */
static struct {
  poolstatus_options options;
  unsigned char behind[64];
} in;
static struct {
  poolstatus_result result;
  unsigned char behind[64];
} out;
static struct {
  poolstatus_error error;
  unsigned char behind[64];
} problem;
static struct {
  poolstatus_observation observation;
  unsigned char behind[64];
} seen;

static void begin(void) {
  const poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  const poolstatus_result result = POOLSTATUS_RESULT_INIT;
  const poolstatus_error error = POOLSTATUS_ERROR_INIT;
  const poolstatus_observation observation = POOLSTATUS_OBSERVATION_INIT;
  memset(&in, 0xA5, sizeof in);
  memset(&out, 0xA5, sizeof out);
  memset(&problem, 0xA5, sizeof problem);
  memset(&seen, 0xA5, sizeof seen);
  in.options = options;
  in.options.now = "2025-01-15T10:30:00Z";
  out.result = result;
  problem.error = error;
  seen.observation = observation;
}

static int is_untouched(const unsigned char *behind) {
  for (int i = 0; i < 64; i++)
    if (behind[i] != 0xA5) return 0;
  return 1;
}

/* What a call came to: its code, JSON, state, reason. */
static void end(const char *what, poolstatus_code code, const char *json, int state,
                const char *reason) {
  check(code == POOLSTATUS_OK, what, problem.error.message);
  if (json != NULL)
    check(out.result.json != NULL && strcmp(out.result.json, json) == 0, what, out.result.json);
  check(out.result.state == state && strcmp(out.result.reason, reason) == 0, what,
        out.result.reason);
  check(is_untouched(out.behind) && is_untouched(problem.behind), what, "written behind a struct");
  if (code == POOLSTATUS_OK) poolstatus_free(out.result.json);
}

static const char set[] =
    "{\"metadata\":{\"name\":\"t-p\",\"generation\":1},\"spec\":{\"replicas\":2},\"status\":{"
    "\"observedGeneration\":1,\"replicas\":2,\"readyReplicas\":1,\"currentReplicas\":2,"
    "\"updatedReplicas\":2,\"currentRevision\":\"r\",\"updateRevision\":\"r\"}}";
static const char tenant[] =
    "{\"metadata\":{\"name\":\"t\",\"generation\":3},\"spec\":{\"pools\":[{\"name\":\"p\"}]}}";

#define ENTRY                                                                                 \
  "{\"ssName\":\"t-p\",\"state\":\"PoolDegraded\",\"replicas\":2,\"readyReplicas\":1,"        \
  "\"currentReplicas\":2,\"updatedReplicas\":2,\"currentRevision\":\"r\",\"updateRevision\":" \
  "\"r\","                                                                                    \
  "\"lastUpdateTime\":\"2025-01-15T10:30:00Z\"}"

static void texts(void) {
  char list[600];
  begin();
  end("pool", poolstatus_pool(set, strlen(set), &in.options, &out.result, &problem.error), ENTRY,
      POOLSTATUS_STATE_DEGRADED, "PodsNotReady");
  begin();
  in.options.rule = POOLSTATUS_RULE_KUBERNETES;
  in.options.previous = "{}";
  in.options.previous_length = 2;
  end("pool that was never seen",
      poolstatus_pool(set, strlen(set), &in.options, &out.result, &problem.error), NULL,
      POOLSTATUS_STATE_INITIALIZED, "Starting");
  begin();
  snprintf(list, sizeof list, "[%s]", set);
  end("list", poolstatus_list(list, strlen(list), &in.options, &out.result, &problem.error),
      "[" ENTRY "]", POOLSTATUS_STATE_NONE, "");
  begin();
  end("tenant",
      poolstatus_tenant(tenant, strlen(tenant), list, strlen(list), &in.options, &out.result,
                        &problem.error),
      NULL, POOLSTATUS_STATE_NONE, "PoolDegraded");
  begin();
  check(poolstatus_pool("{\"status\":{\"replicas\":\"2\"}}", 27, &in.options, &out.result,
                        &problem.error) == POOLSTATUS_INVALID_OBJECT &&
            strcmp(problem.error.path, "status.replicas") == 0 &&
            strcmp(problem.error.message, "expected an integer, got a string") == 0 &&
            problem.error.line == 1 && problem.error.column == 23 && problem.error.offset == 22,
        "an error", problem.error.message);
}

static void trees(void) {
  json_t *one = json_loads(set, 0, NULL), *of = json_loads(tenant, 0, NULL), *many = json_array(),
         *tree = NULL;
  json_array_append(many, one);
  begin();
  end("pool, json_t", poolstatus_pool_jansson(one, &in.options, &tree, &out.result, &problem.error),
      NULL, POOLSTATUS_STATE_DEGRADED, "PodsNotReady");
  json_decref(tree);
  begin();
  end("list, json_t",
      poolstatus_list_jansson(many, &in.options, &tree, &out.result, &problem.error), NULL,
      POOLSTATUS_STATE_NONE, "");
  check(json_array_size(tree) == 1, "list, json_t", "not one");
  json_decref(tree);
  begin();
  end("tenant, json_t",
      poolstatus_tenant_jansson(of, many, &in.options, &tree, &out.result, &problem.error), NULL,
      POOLSTATUS_STATE_NONE, "PoolDegraded");
  json_decref(tree);
  json_decref(many);
  json_decref(of);
  json_decref(one);
}

static void others(void) {
  begin();
  in.options.rule = POOLSTATUS_RULE_KUBERNETES;
  seen.observation.spec_replicas = 2;
  seen.observation.replicas = 2;
  seen.observation.ready_replicas = 2;
  seen.observation.current_replicas = 2;
  seen.observation.updated_replicas = 2;
  seen.observation.generation = 1;
  seen.observation.observed_generation = 1;
  end("evaluate", poolstatus_evaluate(&seen.observation, &in.options, &out.result, &problem.error),
      NULL, POOLSTATUS_STATE_ROLLOUT_COMPLETE, "Complete");
  check(poolstatus_decide(4, 4, 4, 4) == POOLSTATUS_STATE_ROLLOUT_COMPLETE, "decide", "");
  check(strcmp(poolstatus_code_name(POOLSTATUS_API_ERROR), "API_ERROR") == 0, "code_name", "");
  check(strcmp(poolstatus_state_name(POOLSTATUS_STATE_DEGRADED), "PoolDegraded") == 0, "state_name",
        "");
  check(poolstatus_version_number() >= POOLSTATUS_VERSION_NUMBER, "version_number",
        poolstatus_version());
}

int main(void) {
  texts();
  trees();
  others();
  printf("first host: %d passed, %d failed\n", passed, failed);
  return failed != 0 || passed == 0;
}
