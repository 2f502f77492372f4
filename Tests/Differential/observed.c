#include "observed.h"

#include <string.h>

#include "check.h"

/* A member; null is absent. */
static const json_t *member(const json_t *object, const char *name) {
  const json_t *value = json_object_get(object, name);
  return json_is_null(value) ? NULL : value;
}

static int32_t number(const json_t *object, const char *name) {
  const json_t *value = member(object, name);
  return json_is_integer(value) ? (int32_t)json_integer_value(value) : POOLSTATUS_ABSENT;
}

static int reads(const json_t *object, const char *name, const char *word) {
  return equal(json_string_value(member(object, name)), word);
}

/* The flags of the conditions of a status. */
static uint32_t flags_of_conditions(const json_t *status) {
  const json_t *conditions = member(status, "conditions");
  uint32_t flags = 0;
  for (size_t i = 0; i < json_array_size(conditions); i++) {
    const json_t *condition = json_array_get(conditions, i);
    if (reads(condition, "type", "Stalled") && reads(condition, "status", "True"))
      flags |= POOLSTATUS_OBSERVED_STALLED;
    if (reads(condition, "type", "Reconciling") && reads(condition, "status", "True"))
      flags |= POOLSTATUS_OBSERVED_RECONCILING;
    if (reads(condition, "type", "Progressing") && reads(condition, "status", "False") &&
        reads(condition, "reason", "ProgressDeadlineExceeded"))
      flags |= POOLSTATUS_OBSERVED_PROGRESS_DEADLINE_EXCEEDED;
  }
  return flags;
}

static void observe_status(poolstatus_observation *observation, const json_t *status) {
  observation->current_revision = json_string_value(member(status, "currentRevision"));
  observation->update_revision = json_string_value(member(status, "updateRevision"));
  observation->replicas = number(status, "replicas");
  observation->ready_replicas = number(status, "readyReplicas");
  observation->current_replicas = number(status, "currentReplicas");
  observation->updated_replicas = number(status, "updatedReplicas");
}

/* What the kubernetes rule looks at beside them. */
static void observe_rest(poolstatus_observation *observation, const json_t *object,
                         const json_t *status) {
  const json_t *metadata = member(object, "metadata"), *spec = member(object, "spec");
  const json_t *strategy = member(spec, "updateStrategy");
  const json_t *generation = member(metadata, "generation");
  const json_t *observed = member(status, "observedGeneration");
  observation->uid = json_string_value(member(metadata, "uid"));
  if (generation != NULL) observation->generation = json_integer_value(generation);
  if (observed != NULL) observation->observed_generation = json_integer_value(observed);
  observation->spec_replicas = number(spec, "replicas");
  observation->partition = number(member(strategy, "rollingUpdate"), "partition");
  observation->available_replicas = number(status, "availableReplicas");
  observation->min_ready_seconds = number(spec, "minReadySeconds");
  observation->ordinals_start = number(member(spec, "ordinals"), "start");
  if (json_string_length(member(metadata, "deletionTimestamp")) > 0)
    observation->flags |= POOLSTATUS_OBSERVED_TERMINATING;
  if (reads(strategy, "type", "OnDelete")) observation->flags |= POOLSTATUS_OBSERVED_ON_DELETE;
  if (reads(spec, "podManagementPolicy", "Parallel"))
    observation->flags |= POOLSTATUS_OBSERVED_PARALLEL;
  observation->flags |= flags_of_conditions(status);
}

/* Whether an observation has room for what is special: a status of nothing that is known, a
   generation below 0, pods that are looked for in a namespace. */
static int has_room(const struct call *call, const json_t *object, const json_t *status) {
  const json_t *metadata = member(object, "metadata");
  if (call->options.rule == POOLSTATUS_RULE_DOCUMENTED) return 1;
  if (json_object_size(status) > 0 && member(status, "replicas") == NULL) return 0;
  return json_integer_value(member(metadata, "generation")) >= 0 &&
         json_integer_value(member(status, "observedGeneration")) >= 0 &&
         (member(metadata, "namespace") == NULL || call->options.pods == NULL);
}

static int decides_the_same(const poolstatus_observation *observation,
                            const struct answer *answer) {
  int32_t counters[] = {observation->replicas, observation->ready_replicas,
                        observation->current_replicas, observation->updated_replicas};
  poolstatus_state state;
  for (int i = 0; i < 4; i++)
    if (counters[i] == POOLSTATUS_ABSENT) counters[i] = 0;
  state = poolstatus_decide(counters[0], counters[1], counters[2], counters[3]);
  return state == answer->result.state ||
         broken("decide: %s, but the pool is %s", poolstatus_state_name(state),
                poolstatus_state_name(answer->result.state));
}

static int evaluates_the_same(const poolstatus_observation *observation,
                              const poolstatus_options *options, const struct answer *answer) {
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_error error = POOLSTATUS_ERROR_INIT;
  poolstatus_code code = poolstatus_evaluate(observation, options, &result, &error);
  if (code == answer->code && memcmp(&error, &answer->error, sizeof error) == 0 &&
      result.state == answer->result.state && result.changed == answer->result.changed &&
      equal(result.reason, answer->result.reason))
    return 1;
  return broken(
      "evaluate: %s %s: %s, %s %s changed %d\n  pool: %s %s: %s, %s %s changed %d %.2000s",
      poolstatus_code_name(code), error.path, error.message, poolstatus_state_name(result.state),
      result.reason ? result.reason : "", (int)result.changed, poolstatus_code_name(answer->code),
      answer->error.path, answer->error.message, poolstatus_state_name(answer->result.state),
      answer->result.reason ? answer->result.reason : "", (int)answer->result.changed,
      answer->result.json ? answer->result.json : "");
}

/* Whether the answer is one on an object that was read: OK, or something is wrong with the texts of
   the options. */
static int is_about_object(const struct answer *answer) {
  return answer->code == POOLSTATUS_OK || (answer->code == POOLSTATUS_INVALID_OBJECT &&
                                           (strncmp(answer->error.path, "previous", 8) == 0 ||
                                            strncmp(answer->error.path, "pods", 4) == 0));
}

int agrees_with_observation(const struct call *call, const struct judged *judged,
                            const struct answer *answer) {
  const json_t *object = judged->verdicts[MAIN_TEXT]->tree, *metadata, *status, *label;
  poolstatus_observation observation = POOLSTATUS_OBSERVATION_INIT;
  poolstatus_options options = call->options;
  if (call->kind != CALL_POOL || !is_about_object(answer)) return 1;
  metadata = member(object, "metadata");
  status = member(object, "status");
  if (json_is_null(object)) {
    observation.flags = POOLSTATUS_OBSERVED_MISSING;
  } else if (metadata == NULL || reads(object, "kind", "Status") || json_is_string(status)) {
    return 1; /* a status alone, or an answer of the API server */
  } else if (!has_room(call, object, status)) {
    return 1;
  } else {
    observation.name = json_string_value(member(metadata, "name"));
    if (status == NULL) observation.flags = POOLSTATUS_OBSERVED_NO_STATUS;
    observe_status(&observation, status);
    if (options.rule == POOLSTATUS_RULE_KUBERNETES) observe_rest(&observation, object, status);
  }
  /* An observation has no labels. */
  label = member(member(metadata, "labels"), "rustfs.pool");
  if (options.pool == NULL && json_string_length(label) > 0) {
    if (options.tenant != NULL) return 1; /* both would make a name */
    options.pool = json_string_value(label);
  }
  if (options.rule == POOLSTATUS_RULE_DOCUMENTED && status != NULL &&
      answer->code == POOLSTATUS_OK && !decides_the_same(&observation, answer))
    return 0;
  law_counts.evaluated++;
  return evaluates_the_same(&observation, &options, answer);
}
