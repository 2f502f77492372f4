/*
 * bridge.h - the C half of package poolstatus
 *
 * cgo forbids handing C a pointer to memory that itself holds Go pointers, and a
 * poolstatus_options holds seven. So each pointer crosses as an argument of its
 * own, which keeps its memory in place for the call, and the structs are built
 * here, on the C stack. What comes back is written to memory of Go's that the
 * package uses again and again, with the places of all that is in the JSON, and the
 * JSON into the status to be, or where the caller appends, so that one call from Go is all
 * that a status needs.
 */
#ifndef POOLSTATUS_GO_BRIDGE_H
#define POOLSTATUS_GO_BRIDGE_H

#include <stdlib.h>

#include "entry.h"

/* The code of a call that gave JSON which is not what the header says. */
enum { poolstatus_go_unexpected = -1 };

typedef struct poolstatus_go_outcome {
  poolstatus_code code;
  poolstatus_result result; /* json: NULL, or to be given back */
  poolstatus_error error;
  poolstatus_go_entry entry; /* of poolstatus_go_pool only */
} poolstatus_go_outcome;

typedef enum {
  poolstatus_go_pool, /* finds all in the JSON, too */
  poolstatus_go_pool_json,
  poolstatus_go_list,
  poolstatus_go_tenant
} poolstatus_go_function;

/* What both functions below take behind their own parameters. `memory` is a
   poolstatus_go_outcome: a pointer to chars is one that cgo has not to look into. */
#define POOLSTATUS_GO_PARAMETERS                                                                   \
  char *memory, uint32_t flags, int32_t rule, int32_t progress_deadline_seconds,                   \
      const char *tenant, const char *pool, const char *now, _GoString_ previous, _GoString_ pods, \
      uint64_t max_input_bytes, int32_t pod_grace_seconds, const char *blocked_reason,             \
      const char *blocked_message
#define POOLSTATUS_GO_OPTIONS                                                                  \
  {                                                                                            \
    .struct_size = sizeof(poolstatus_options), .flags = flags, .rule = rule,                   \
    .progress_deadline_seconds = progress_deadline_seconds, .tenant = tenant, .pool = pool,    \
    .now = now, .previous = _GoStringPtr(previous), .previous_length = _GoStringLen(previous), \
    .pods = _GoStringPtr(pods), .pods_length = _GoStringLen(pods),                             \
    .max_input_bytes = max_input_bytes, .pod_grace_seconds = pod_grace_seconds, .reserved = 0, \
    .blocked_reason = blocked_reason, .blocked_message = blocked_message                       \
  }

/* The library clears all but the sizes itself. */
static inline poolstatus_go_outcome *poolstatus_go_outcome_at(char *memory) {
  poolstatus_go_outcome *outcome = (poolstatus_go_outcome *)memory;

  outcome->result.struct_size = sizeof outcome->result;
  outcome->error.struct_size = sizeof outcome->error;
  return outcome;
}

/* Puts a string of a text there; returns where the next one goes. */
static inline char *poolstatus_go_put(char *to, const char *text, poolstatus_go_span span) {
  const char *from = text + span.begin;
  const size_t length = span.length;

  if (16 <= length && length <= 32) { /* as most are: less than a call */
    memcpy(to, from, 16);
    memcpy(to + length - 16, from + length - 16, 16);
  } else {
    memcpy(to, from, length);
  }
  return to + length;
}

/* Puts the status of a pool into the room, where it fits, and behind it its strings in the
   order of the entry, and gives its own memory back. */
static inline void poolstatus_go_move(poolstatus_result *result, const poolstatus_go_entry *entry,
                                      char *room, size_t room_length) {
  const char *text = result->json;

  if (room_length < result->json_length ||
      room_length - result->json_length < poolstatus_go_size(entry)) {
    return;
  }
  room = (char *)memcpy(room, text, result->json_length) + result->json_length;
  room = poolstatus_go_put(room, text, entry->ss_name);
  room = poolstatus_go_put(room, text, entry->current_revision);
  room = poolstatus_go_put(room, text, entry->update_revision);
  room = poolstatus_go_put(room, text, entry->last_update_time);
  if (entry->name.length + entry->reason.length + entry->message.length != 0) {
    room = poolstatus_go_put(room, text, entry->name);
    room = poolstatus_go_put(room, text, entry->reason);
    poolstatus_go_put(room, text, entry->message);
  }
  poolstatus_free(result->json);
  result->json = NULL;
}

/* Finds all in the status of a pool, and moves it into the room. */
static inline poolstatus_code poolstatus_go_find(poolstatus_go_outcome *outcome, char *room,
                                                 size_t room_length) {
  poolstatus_result *result = &outcome->result;

  if (!poolstatus_go_read_one(result->json, result->json_length, &outcome->entry)) {
    return poolstatus_go_unexpected;
  }
  poolstatus_go_move(result, &outcome->entry, room, room_length);
  return POOLSTATUS_OK;
}

/* Moves the JSON into the room, where it fits. */
static inline void poolstatus_go_take(poolstatus_result *result, char *room, size_t room_length) {
  if (room_length < result->json_length) return;
  memcpy(room, result->json, result->json_length);
  poolstatus_free(result->json);
  result->json = NULL;
}

static inline void poolstatus_go_call(poolstatus_go_function function, _GoString_ first,
                                      _GoString_ second, char *room, size_t room_length,
                                      POOLSTATUS_GO_PARAMETERS) {
  poolstatus_go_outcome *outcome = poolstatus_go_outcome_at(memory);
  poolstatus_result *result = &outcome->result;
  poolstatus_error *error = &outcome->error;
  const poolstatus_options options = POOLSTATUS_GO_OPTIONS;
  const size_t length = _GoStringLen(first);
  /* No text at all is an empty text. */
  const char *text = _GoStringPtr(first) != NULL ? _GoStringPtr(first) : "";
  const char *other = _GoStringPtr(second) != NULL ? _GoStringPtr(second) : "";
  poolstatus_code code = POOLSTATUS_OK;

  switch (function) {
    case poolstatus_go_pool:
    case poolstatus_go_pool_json:
      code = poolstatus_pool(text, length, &options, result, error);
      break;
    case poolstatus_go_list:
      code = poolstatus_list(text, length, &options, result, error);
      break;
    case poolstatus_go_tenant:
      code = poolstatus_tenant(text, length, other, _GoStringLen(second), &options, result, error);
      break;
  }
  if (code == POOLSTATUS_OK) {
    if (function == poolstatus_go_pool) {
      code = poolstatus_go_find(outcome, room, room_length);
    } else {
      poolstatus_go_take(result, room, room_length);
    }
  }
  outcome->code = code;
}

static inline void poolstatus_go_evaluate(uint32_t observed, const char *name, const char *uid,
                                          const char *current_revision, const char *update_revision,
                                          int64_t generation, int64_t observed_generation,
                                          int32_t spec_replicas, int32_t partition,
                                          int32_t replicas, int32_t ready_replicas,
                                          int32_t current_replicas, int32_t updated_replicas,
                                          int32_t min_ready_seconds, int32_t available_replicas,
                                          int32_t ordinals_start, POOLSTATUS_GO_PARAMETERS) {
  poolstatus_go_outcome *outcome = poolstatus_go_outcome_at(memory);
  const poolstatus_options options = POOLSTATUS_GO_OPTIONS;
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

  outcome->code = poolstatus_evaluate(&observation, &options, &outcome->result, &outcome->error);
}

#endif /* POOLSTATUS_GO_BRIDGE_H */
