/*
 * bridge.h - the C half of package poolstatus
 *
 * cgo forbids handing C a pointer to memory that itself holds Go pointers, and a
 * poolstatus_options holds seven. So each pointer crosses as an argument of its
 * own, which keeps its memory in place for the call, and the structs are built
 * here, on the C stack. What comes back is written to memory of Go's that the
 * package uses again and again, a short text with it, so that one call from Go
 * is all that a status needs.
 */
#ifndef POOLSTATUS_GO_BRIDGE_H
#define POOLSTATUS_GO_BRIDGE_H

#include <string.h>

#include <poolstatus.h>

typedef enum {
  poolstatus_go_pool,
  poolstatus_go_list,
  poolstatus_go_tenant
} poolstatus_go_function;

typedef struct poolstatus_go_outcome {
  poolstatus_result result; /* json: NULL where the text is in `text` */
  poolstatus_error error;
  char text[1024]; /* the status where it fits, as most do */
} poolstatus_go_outcome;

/* What both functions below take behind their own parameters. `memory` is a
   poolstatus_go_outcome: a pointer to chars is one that cgo has not to look into. */
#define POOLSTATUS_GO_OPTIONS                                                                 \
  char *memory, uint32_t flags, int32_t rule, int32_t progress_deadline_seconds,              \
      const char *tenant, const char *pool, const char *now, const char *previous,            \
      size_t previous_length, const char *pods, size_t pods_length, uint64_t max_input_bytes, \
      int32_t pod_grace_seconds, const char *blocked_reason, const char *blocked_message
#define POOLSTATUS_GO_OPTIONS_VALUE                                                         \
  {                                                                                         \
    .struct_size = sizeof(poolstatus_options), .flags = flags, .rule = rule,                \
    .progress_deadline_seconds = progress_deadline_seconds, .tenant = tenant, .pool = pool, \
    .now = now, .previous = previous, .previous_length = previous_length, .pods = pods,     \
    .pods_length = pods_length, .max_input_bytes = max_input_bytes,                         \
    .pod_grace_seconds = pod_grace_seconds, .blocked_reason = blocked_reason,               \
    .blocked_message = blocked_message                                                      \
  }

/* The library clears all but the sizes itself. */
static inline poolstatus_go_outcome *poolstatus_go_outcome_at(char *memory) {
  poolstatus_go_outcome *outcome = (poolstatus_go_outcome *)memory;

  outcome->result.struct_size = sizeof outcome->result;
  outcome->error.struct_size = sizeof outcome->error;
  return outcome;
}

static inline void poolstatus_go_finish(poolstatus_go_outcome *outcome) {
  poolstatus_result *result = &outcome->result;

  if (result->json != NULL && result->json_length <= sizeof outcome->text) {
    memcpy(outcome->text, result->json, result->json_length);
    poolstatus_free(result->json);
    result->json = NULL;
  }
}

static inline void poolstatus_go_call(poolstatus_go_function function, const char *first,
                                      size_t first_length, const char *second, size_t second_length,
                                      POOLSTATUS_GO_OPTIONS) {
  poolstatus_go_outcome *outcome = poolstatus_go_outcome_at(memory);
  const poolstatus_options options = POOLSTATUS_GO_OPTIONS_VALUE;

  switch (function) {
    case poolstatus_go_pool:
      poolstatus_pool(first, first_length, &options, &outcome->result, &outcome->error);
      break;
    case poolstatus_go_list:
      poolstatus_list(first, first_length, &options, &outcome->result, &outcome->error);
      break;
    case poolstatus_go_tenant:
      poolstatus_tenant(first, first_length, second, second_length, &options, &outcome->result,
                        &outcome->error);
      break;
  }
  poolstatus_go_finish(outcome);
}

static inline void poolstatus_go_evaluate(uint32_t observed, const char *name, const char *uid,
                                          const char *current_revision, const char *update_revision,
                                          int64_t generation, int64_t observed_generation,
                                          int32_t spec_replicas, int32_t partition,
                                          int32_t replicas, int32_t ready_replicas,
                                          int32_t current_replicas, int32_t updated_replicas,
                                          int32_t min_ready_seconds, int32_t available_replicas,
                                          int32_t ordinals_start, POOLSTATUS_GO_OPTIONS) {
  poolstatus_go_outcome *outcome = poolstatus_go_outcome_at(memory);
  const poolstatus_options options = POOLSTATUS_GO_OPTIONS_VALUE;
  const poolstatus_observation observation = {.struct_size = sizeof(poolstatus_observation),
                                              .flags = observed,
                                              .name = name,
                                              .uid = uid,
                                              .current_revision = current_revision,
                                              .update_revision = update_revision,
                                              .generation = generation,
                                              .observed_generation = observed_generation,
                                              .spec_replicas = spec_replicas,
                                              .partition = partition,
                                              .replicas = replicas,
                                              .ready_replicas = ready_replicas,
                                              .current_replicas = current_replicas,
                                              .updated_replicas = updated_replicas,
                                              .min_ready_seconds = min_ready_seconds,
                                              .available_replicas = available_replicas,
                                              .ordinals_start = ordinals_start};

  poolstatus_evaluate(&observation, &options, &outcome->result, &outcome->error);
  poolstatus_go_finish(outcome);
}

#endif /* POOLSTATUS_GO_BRIDGE_H */
