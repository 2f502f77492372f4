/*
 * Compile-time proofs that the structs of the header are laid out as the ABI promises:
 * LP64, no holes, sizes in multiples of 8. A failing line here is an ABI break.
 */
#include "../../include/poolstatus.h"

#define SAME(condition) _Static_assert(condition, #condition)
#define AT(type, member, offset) SAME(offsetof(type, member) == (offset))

SAME(sizeof(poolstatus_options) == 104);
AT(poolstatus_options, struct_size, 0);
AT(poolstatus_options, flags, 4);
AT(poolstatus_options, rule, 8);
AT(poolstatus_options, progress_deadline_seconds, 12);
AT(poolstatus_options, tenant, 16);
AT(poolstatus_options, pool, 24);
AT(poolstatus_options, now, 32);
AT(poolstatus_options, previous, 40);
AT(poolstatus_options, previous_length, 48);
AT(poolstatus_options, pods, 56);
AT(poolstatus_options, pods_length, 64);
AT(poolstatus_options, max_input_bytes, 72);
AT(poolstatus_options, pod_grace_seconds, 80);
AT(poolstatus_options, reserved, 84);
AT(poolstatus_options, blocked_reason, 88);
AT(poolstatus_options, blocked_message, 96);

SAME(sizeof(poolstatus_result) == 40);
AT(poolstatus_result, struct_size, 0);
AT(poolstatus_result, state, 4);
AT(poolstatus_result, changed, 8);
AT(poolstatus_result, reserved, 12);
AT(poolstatus_result, reason, 16);
AT(poolstatus_result, json, 24);
AT(poolstatus_result, json_length, 32);

SAME(sizeof(poolstatus_error) == 312);
AT(poolstatus_error, struct_size, 0);
AT(poolstatus_error, code, 4);
AT(poolstatus_error, line, 8);
AT(poolstatus_error, column, 12);
AT(poolstatus_error, offset, 16);
AT(poolstatus_error, path, 24);
AT(poolstatus_error, message, 120);

SAME(sizeof(poolstatus_observation) == 96);
AT(poolstatus_observation, struct_size, 0);
AT(poolstatus_observation, flags, 4);
AT(poolstatus_observation, name, 8);
AT(poolstatus_observation, uid, 16);
AT(poolstatus_observation, current_revision, 24);
AT(poolstatus_observation, update_revision, 32);
AT(poolstatus_observation, generation, 40);
AT(poolstatus_observation, observed_generation, 48);
AT(poolstatus_observation, spec_replicas, 56);
AT(poolstatus_observation, partition, 60);
AT(poolstatus_observation, replicas, 64);
AT(poolstatus_observation, ready_replicas, 68);
AT(poolstatus_observation, current_replicas, 72);
AT(poolstatus_observation, updated_replicas, 76);
AT(poolstatus_observation, min_ready_seconds, 80);
AT(poolstatus_observation, available_replicas, 84);
AT(poolstatus_observation, ordinals_start, 88);
AT(poolstatus_observation, reserved, 92);
