/*
 * layout - the numbers of a header that hosts have compiled in: constants, sizes and offsets
 *
 * Of the names of the first header (0.1.0). Compiled against that one and against today's.
 */
#include <stddef.h>
#include <stdio.h>

#include "poolstatus.h"

#define CONSTANT(name) printf("%s %lld\n", #name, (long long)(name))
#define SIZE(type) printf("sizeof %s %zu\n", #type, sizeof(type))
#define MEMBER(type, name) \
  printf("%s.%s %zu %zu\n", #type, #name, offsetof(type, name), sizeof(((type *)0)->name))

int main(void) {
  CONSTANT(POOLSTATUS_OK);
  CONSTANT(POOLSTATUS_INVALID_ARGUMENT);
  CONSTANT(POOLSTATUS_INVALID_JSON);
  CONSTANT(POOLSTATUS_INVALID_OBJECT);
  CONSTANT(POOLSTATUS_NO_MEMORY);
  CONSTANT(POOLSTATUS_API_ERROR);
  CONSTANT(POOLSTATUS_STATE_NONE);
  CONSTANT(POOLSTATUS_STATE_CREATED);
  CONSTANT(POOLSTATUS_STATE_NOT_CREATED);
  CONSTANT(POOLSTATUS_STATE_INITIALIZED);
  CONSTANT(POOLSTATUS_STATE_UPDATING);
  CONSTANT(POOLSTATUS_STATE_ROLLOUT_COMPLETE);
  CONSTANT(POOLSTATUS_STATE_ROLLOUT_FAILED);
  CONSTANT(POOLSTATUS_STATE_DEGRADED);
  CONSTANT(POOLSTATUS_DETAIL);
  CONSTANT(POOLSTATUS_VARIANT_NAMES);
  CONSTANT(POOLSTATUS_RULE_DOCUMENTED);
  CONSTANT(POOLSTATUS_RULE_KUBERNETES);
  CONSTANT(POOLSTATUS_DEFAULT_MAX_INPUT_BYTES);
  CONSTANT(POOLSTATUS_ABSENT);
  CONSTANT(POOLSTATUS_OBSERVED_MISSING);
  CONSTANT(POOLSTATUS_OBSERVED_NO_STATUS);
  CONSTANT(POOLSTATUS_OBSERVED_STATUS_ONLY);
  CONSTANT(POOLSTATUS_OBSERVED_TERMINATING);
  CONSTANT(POOLSTATUS_OBSERVED_ON_DELETE);
  CONSTANT(POOLSTATUS_OBSERVED_PARALLEL);
  CONSTANT(POOLSTATUS_OBSERVED_STALLED);
  CONSTANT(POOLSTATUS_OBSERVED_RECONCILING);
  CONSTANT(POOLSTATUS_OBSERVED_PROGRESS_DEADLINE_EXCEEDED);

  SIZE(poolstatus_options);
  MEMBER(poolstatus_options, struct_size);
  MEMBER(poolstatus_options, flags);
  MEMBER(poolstatus_options, rule);
  MEMBER(poolstatus_options, progress_deadline_seconds);
  MEMBER(poolstatus_options, tenant);
  MEMBER(poolstatus_options, pool);
  MEMBER(poolstatus_options, now);
  MEMBER(poolstatus_options, previous);
  MEMBER(poolstatus_options, previous_length);
  MEMBER(poolstatus_options, pods);
  MEMBER(poolstatus_options, pods_length);
  MEMBER(poolstatus_options, max_input_bytes);

  SIZE(poolstatus_result);
  MEMBER(poolstatus_result, struct_size);
  MEMBER(poolstatus_result, state);
  MEMBER(poolstatus_result, changed);
  MEMBER(poolstatus_result, reserved);
  MEMBER(poolstatus_result, reason);
  MEMBER(poolstatus_result, json);
  MEMBER(poolstatus_result, json_length);

  SIZE(poolstatus_error);
  MEMBER(poolstatus_error, struct_size);
  MEMBER(poolstatus_error, code);
  MEMBER(poolstatus_error, line);
  MEMBER(poolstatus_error, column);
  MEMBER(poolstatus_error, offset);
  MEMBER(poolstatus_error, path);
  MEMBER(poolstatus_error, message);

  SIZE(poolstatus_observation);
  MEMBER(poolstatus_observation, struct_size);
  MEMBER(poolstatus_observation, flags);
  MEMBER(poolstatus_observation, name);
  MEMBER(poolstatus_observation, uid);
  MEMBER(poolstatus_observation, current_revision);
  MEMBER(poolstatus_observation, update_revision);
  MEMBER(poolstatus_observation, generation);
  MEMBER(poolstatus_observation, observed_generation);
  MEMBER(poolstatus_observation, spec_replicas);
  MEMBER(poolstatus_observation, partition);
  MEMBER(poolstatus_observation, replicas);
  MEMBER(poolstatus_observation, ready_replicas);
  MEMBER(poolstatus_observation, current_replicas);
  MEMBER(poolstatus_observation, updated_replicas);
  return 0;
}
