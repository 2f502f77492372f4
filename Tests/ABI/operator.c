/*
 * operator - a tenant of three pools, replayed event by event as an operator would
 *
 *     operator RECORDING
 *
 * After each event the Tenant, its StatefulSets and its pods go in, and the status that comes
 * out is the Tenant's from then on. The states of the pools are those that the recording
 * expects of each; currentState, conditions and their times follow from them here.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "replay.h"

enum { POOLS = 3, CONDITIONS = 4 };

static const char *const names[POOLS] = {"demo-pool-0", "demo-pool-1", "demo-pool-2"};
static const char *const types[CONDITIONS] = {"Ready", "Reconciling", "Degraded", "Stalled"};

/* The rows of the tenant's table that the recording can come by; the last one is "otherwise". */
static const struct row {
  const char *current_state, *reason;
  int is_true[CONDITIONS];
} rows[] = {{"Degraded", "PoolRolloutFailed", {0, 0, 1, 1}},
            {"Degraded", "PoolDegraded", {0, 0, 1, 0}},
            {"Updating", "RolloutInProgress", {0, 1, 0, 0}},
            {"Ready", "AllPodsReady", {1, 0, 0, 0}},
            {"NotReady", "PodsNotReady", {0, 0, 0, 0}}};

static long reached[5], changes, flips;

static const char *string_at(const json_t *object, const char *key) {
  return json_string_value(json_object_get(object, key));
}

/* The row for the states and reasons that the recording expects. */
static int row_of(char states[POOLS][2][64], const json_t *pools) {
  json_int_t ready = 0, replicas = 0;
  int row = 4, settled = 1;
  size_t i;
  json_t *pool;
  json_array_foreach(pools, i, pool) {
    ready += json_integer_value(json_object_get(pool, "readyReplicas"));
    replicas += json_integer_value(json_object_get(pool, "replicas"));
  }
  for (i = 0; i < POOLS; i++)
    settled &= equal(states[i][0], "PoolRolloutComplete") || equal(states[i][1], "ScaledToZero");
  if (ready == replicas && replicas > 0) row = 3;
  if (!settled) row = 2;
  for (i = 0; i < POOLS; i++)
    if (equal(states[i][0], "PoolDegraded")) row = 1;
  for (i = 0; i < POOLS; i++)
    if (equal(states[i][0], "PoolRolloutFailed")) row = 0;
  return row;
}

static void check_conditions(const char *where, const json_t *status, const json_t *before,
                             const struct row *row, const char *now) {
  const json_t *conditions = json_object_get(status, "conditions");
  check(json_array_size(conditions) == CONDITIONS, "%s: %zu conditions", where,
        json_array_size(conditions));
  for (size_t i = 0; i < CONDITIONS; i++) {
    const json_t *condition = json_array_get(conditions, i);
    const json_t *old = json_array_get(json_object_get(before, "conditions"), i);
    const char *expected = row->is_true[i] ? "True" : "False";
    int flipped = old == NULL || !equal(string_at(old, "status"), expected);
    const char *since = flipped ? now : string_at(old, "lastTransitionTime");
    flips += flipped;
    check(equal(string_at(condition, "type"), types[i]) &&
              equal(string_at(condition, "status"), expected) &&
              equal(string_at(condition, "reason"), row->reason) &&
              json_integer_value(json_object_get(condition, "observedGeneration")) == 7,
          "%s: condition %s: %s %s, expected %s %s", where, types[i],
          string_at(condition, "status"), string_at(condition, "reason"), expected, row->reason);
    check(equal(string_at(condition, "lastTransitionTime"), since),
          "%s: condition %s since %s, expected %s", where, types[i],
          string_at(condition, "lastTransitionTime"), since);
  }
}

/* One call of an operator; the status. */
static char *reconcile(const char *where, const json_t *tenant, const json_t *sets,
                       const json_t *pods, const char *now, int changed, const char *reason) {
  char *tenant_text = json_dumps(tenant, JSON_COMPACT), *sets_text = json_dumps(sets, JSON_COMPACT);
  char *pods_text = json_dumps(pods, JSON_COMPACT);
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result;
  poolstatus_error error;
  dirty(&result, &error);
  options.rule = POOLSTATUS_RULE_KUBERNETES;
  options.flags = POOLSTATUS_DETAIL;
  options.now = now;
  options.pods = pods_text;
  options.pods_length = strlen(pods_text);
  poolstatus_tenant(tenant_text, strlen(tenant_text), sets_text, strlen(sets_text), &options,
                    &result, &error);
  check(error.code == POOLSTATUS_OK && result.state == POOLSTATUS_STATE_NONE, "%s: %s at %s: %s",
        where, poolstatus_code_name(error.code), error.path, error.message);
  check(changed < 0 || result.changed == changed, "%s: changed is %d", where, (int)result.changed);
  check(equal(result.reason, reason), "%s: reason %s, expected %s", where, result.reason, reason);
  changes += changed < 0 && result.changed;
  free(tenant_text);
  free(sets_text);
  free(pods_text);
  return result.json;
}

static json_t *statefulsets(const struct replay *state) {
  json_t *sets = json_array();
  for (int i = 0; i < state->pool_count; i++)
    if (state->pools[i].statefulset != NULL) json_array_append(sets, state->pools[i].statefulset);
  return sets;
}

int main(int argc, char **argv) {
  FILE *stream = argc > 1 ? fopen(argv[1], "rb") : NULL;
  char states[POOLS][2][64], *text = NULL, where[32];
  struct replay state = {0};
  json_t *tenant =
      json_pack("{s:s,s:{s:s,s:s,s:i},s:{s:[{s:s},{s:s},{s:s}]}}", "kind", "Tenant", "metadata",
                "name", "demo", "namespace", "tr-t1-three-pools", "generation", 7, "spec", "pools",
                "name", "pool-0", "name", "pool-1", "name", "pool-2");
  size_t room = 0;

  for (int i = 0; i < POOLS; i++) {
    strcpy(states[i][0], "PoolNotCreated");
    strcpy(states[i][1], "StatefulSetMissing");
  }
  check(stream != NULL, "no recording");
  for (int number = 1; stream != NULL && getline(&text, &room, stream) > 0; number++) {
    json_t *line = json_loads(text, 0, NULL), *pods, *sets, *status, *pool;
    json_t *expect = json_object_get(json_object_get(line, "expect"), "kubernetesWithPods");
    const char *now = string_at(line, "at"), *name = replay_apply(&state, line)->name;
    char *first, *again;
    size_t i;
    int row;

    snprintf(where, sizeof where, "line %d", number);
    for (i = 0; i < POOLS; i++) {
      if (!equal(name, names[i])) continue;
      strcpy(states[i][0], json_string_value(json_array_get(expect, 0)));
      strcpy(states[i][1], json_string_value(json_array_get(expect, 1)));
    }
    pods = replay_pods(&state);
    sets = statefulsets(&state);
    {
      /* What the pools will say of their counters is what the StatefulSets say. */
      json_t *counters = json_array(), *set;
      json_array_foreach(sets, i, set) json_array_append(counters, json_object_get(set, "status"));
      row = row_of(states, counters);
      json_decref(counters);
    }
    reached[row]++;
    first = reconcile(where, tenant, sets, pods, now, -1, rows[row].reason);
    status = json_loads(first ? first : "{}", 0, NULL);
    check(equal(string_at(status, "currentState"), rows[row].current_state),
          "%s: currentState %s, expected %s", where, string_at(status, "currentState"),
          rows[row].current_state);
    check(json_integer_value(json_object_get(status, "observedGeneration")) == 7,
          "%s: observedGeneration", where);
    json_array_foreach(json_object_get(status, "pools"), i, pool)
        check(equal(string_at(pool, "ssName"), names[i]) &&
                  equal(string_at(pool, "state"), states[i][0]) &&
                  equal(string_at(pool, "reason"), states[i][1]),
              "%s: pool %s: %s %s, expected %s %s", where, string_at(pool, "ssName"),
              string_at(pool, "state"), string_at(pool, "reason"), states[i][0], states[i][1]);
    check(i == POOLS, "%s: %zu pools", where, i);
    check_conditions(where, status, json_object_get(tenant, "status"), &rows[row], now);

    /* The same event once more, later: there is nothing to write. */
    json_object_set_new(tenant, "status", status);
    again = reconcile(where, tenant, sets, pods, "2026-11-24T00:00:00Z", 0, rows[row].reason);
    check(equal(again, first), "%s: again: %s after %s", where, again, first);
    poolstatus_free(again);
    poolstatus_free(first);
    json_decref(pods);
    json_decref(sets);
    json_decref(line);
  }
  check(reached[2] > 0 && reached[3] > 0 && changes > 0 && flips > CONDITIONS,
        "the recording goes by %ld updating and %ld ready lines", reached[2], reached[3]);
  printf("operator: %ld lines degraded, %ld updating, %ld ready, %ld not ready; %ld changes\n",
         reached[0] + reached[1], reached[2], reached[3], reached[4], changes);
  free(text);
  if (stream != NULL) fclose(stream);
  json_decref(tenant);
  replay_free(&state);
  return check_finish("operator");
}
