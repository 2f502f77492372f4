/*
 * bridge.h - the C half of package poolstatus
 *
 * cgo forbids handing C a pointer to memory that itself holds Go pointers, and a
 * poolstatus_options holds seven. So each pointer crosses as an argument of its
 * own, which keeps its memory in place for the call, and the structs are built
 * here, on the C stack. What comes back crosses as a value, with the places of all
 * that is in the JSON, so that one call from Go is all that a status needs.
 */
#ifndef POOLSTATUS_GO_BRIDGE_H
#define POOLSTATUS_GO_BRIDGE_H

#include <stdlib.h>

#include "entry.h"

/* What a call can come to besides the library's codes. */
enum {
  poolstatus_go_nul = -1,       /* a string has a NUL in it */
  poolstatus_go_unexpected = -2 /* the JSON is not what the header says */
};

typedef struct poolstatus_go_outcome {
  poolstatus_code code;
  poolstatus_state state;
  int32_t changed;
  uint32_t reason_length;
  const char *reason;        /* static */
  poolstatus_error *failure; /* NULL, or to be freed */
} poolstatus_go_outcome;

typedef enum {
  poolstatus_go_pool,
  poolstatus_go_list,
  poolstatus_go_tenant
} poolstatus_go_function;

typedef struct poolstatus_go_status {
  poolstatus_go_outcome outcome;
  char *json; /* NULL, or to be given back; of a pool NULL where it is in the caller's room */
  size_t json_length;
  poolstatus_go_entry *entries; /* of a list; NULL, or to be freed */
  size_t count;
  poolstatus_go_entry entry; /* of a pool */
} poolstatus_go_status;

/* Room for C strings, one behind the other, and what stands in the way of a call. */
typedef struct poolstatus_go_words {
  poolstatus_code code;
  char *next;
  char *more; /* NULL, or to be freed */
  char few[512];
} poolstatus_go_words;

static inline void poolstatus_go_words_begin(poolstatus_go_words *words, size_t length) {
  words->code = POOLSTATUS_OK;
  words->more = NULL;
  words->next = words->few;
  if (length > sizeof words->few) {
    words->next = words->more = malloc(length);
    if (words->more == NULL) words->code = POOLSTATUS_NO_MEMORY;
  }
}

/* Returns a Go string with a NUL behind it; NULL, which is "none", where it is "". */
static inline const char *poolstatus_go_word(poolstatus_go_words *words, _GoString_ string) {
  const size_t length = _GoStringLen(string);
  char *word = words->next;

  if (length == 0 || word == NULL) return NULL;
  memcpy(word, _GoStringPtr(string), length);
  word[length] = '\0';
  if (memchr(word, '\0', length) != NULL) words->code = poolstatus_go_nul;
  words->next += length + 1;
  return word;
}

/* What both functions below take behind their own parameters, and make of it. */
#define POOLSTATUS_GO_OPTIONS                                                          \
  uint32_t flags, int32_t rule, int32_t progress_deadline_seconds, _GoString_ tenant,  \
      _GoString_ pool, _GoString_ now, _GoString_ previous, _GoString_ pods,           \
      uint64_t max_input_bytes, int32_t pod_grace_seconds, _GoString_ blocked_reason,  \
      _GoString_ blocked_message
#define POOLSTATUS_GO_OPTIONS_LENGTH                                                   \
  (_GoStringLen(tenant) + _GoStringLen(pool) + _GoStringLen(now) +                     \
   _GoStringLen(blocked_reason) + _GoStringLen(blocked_message) + 5)
#define POOLSTATUS_GO_OPTIONS_VALUE(words)                                             \
  {                                                                                    \
    .struct_size = sizeof(poolstatus_options), .flags = flags, .rule = rule,           \
    .progress_deadline_seconds = progress_deadline_seconds,                            \
    .tenant = poolstatus_go_word(words, tenant),                                       \
    .pool = poolstatus_go_word(words, pool), .now = poolstatus_go_word(words, now),    \
    .previous = _GoStringPtr(previous), .previous_length = _GoStringLen(previous),     \
    .pods = _GoStringPtr(pods), .pods_length = _GoStringLen(pods),                     \
    .max_input_bytes = max_input_bytes, .pod_grace_seconds = pod_grace_seconds,        \
    .blocked_reason = poolstatus_go_word(words, blocked_reason),                       \
    .blocked_message = poolstatus_go_word(words, blocked_message)                      \
  }

/* Returns what a call came to. */
static inline poolstatus_go_outcome poolstatus_go_outcome_of(const poolstatus_result *result,
                                                             const poolstatus_error *error) {
  poolstatus_go_outcome outcome = {.code = error->code,
                                   .state = result->state,
                                   .changed = result->changed,
                                   .reason = result->reason};

  if (error->code == POOLSTATUS_OK) {
    outcome.reason_length = (uint32_t)strlen(result->reason);
  } else if ((outcome.failure = malloc(sizeof *error)) != NULL) {
    *outcome.failure = *error;
  }
  return outcome;
}

/* Finds the entries of a list. */
static inline poolstatus_code poolstatus_go_find_all(poolstatus_go_status *status) {
  status->count = poolstatus_go_count(status->json);
  if (status->count != 0) {
    status->entries = calloc(status->count, sizeof *status->entries);
    if (status->entries == NULL) return POOLSTATUS_NO_MEMORY;
  }
  return poolstatus_go_read_list(status->json, status->json_length, status->entries, status->count)
             ? POOLSTATUS_OK
             : poolstatus_go_unexpected;
}

/* Finds all in the status of a pool, and puts it into the room where it fits. */
static inline poolstatus_code poolstatus_go_find(poolstatus_go_status *status, char *room,
                                                 size_t room_length) {
  if (!poolstatus_go_read_one(status->json, status->json_length, &status->entry)) {
    return poolstatus_go_unexpected;
  }
  if (status->json_length <= room_length) {
    memcpy(room, status->json, status->json_length);
    poolstatus_free(status->json);
    status->json = NULL;
  }
  return POOLSTATUS_OK;
}

/* Gives back the memory of a status. */
static inline void poolstatus_go_release(char *json, poolstatus_go_entry *entries) {
  poolstatus_free(json);
  free(entries);
}

/* Calls one of the three. No text at all is an empty text. */
static inline void poolstatus_go_ask(poolstatus_go_function function, _GoString_ first,
                                     _GoString_ second, const poolstatus_options *options,
                                     poolstatus_result *result, poolstatus_error *error) {
  const char *text = _GoStringPtr(first) != NULL ? _GoStringPtr(first) : "";
  const char *other = _GoStringPtr(second) != NULL ? _GoStringPtr(second) : "";

  switch (function) {
    case poolstatus_go_pool:
      poolstatus_pool(text, _GoStringLen(first), options, result, error);
      break;
    case poolstatus_go_list:
      poolstatus_list(text, _GoStringLen(first), options, result, error);
      break;
    case poolstatus_go_tenant:
      poolstatus_tenant(text, _GoStringLen(first), other, _GoStringLen(second), options, result,
                        error);
      break;
  }
}

static inline poolstatus_go_status poolstatus_go_call(poolstatus_go_function function,
                                                      _GoString_ first, _GoString_ second,
                                                      char *room, size_t room_length,
                                                      POOLSTATUS_GO_OPTIONS) {
  poolstatus_go_status status;
  poolstatus_go_words words;
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_error error;

  status.entries = NULL;
  error.struct_size = sizeof error; /* the library clears all else */
  poolstatus_go_words_begin(&words, POOLSTATUS_GO_OPTIONS_LENGTH);
  {
    const poolstatus_options options = POOLSTATUS_GO_OPTIONS_VALUE(&words);
    if (words.code == POOLSTATUS_OK) {
      poolstatus_go_ask(function, first, second, &options, &result, &error);
    } else {
      poolstatus_error_init(&error, sizeof error);
      error.code = words.code;
    }
  }
  free(words.more);
  status.json = result.json;
  status.json_length = result.json_length;
  if (error.code == POOLSTATUS_OK && function == poolstatus_go_pool) {
    error.code = poolstatus_go_find(&status, room, room_length);
  } else if (error.code == POOLSTATUS_OK && function == poolstatus_go_list) {
    error.code = poolstatus_go_find_all(&status);
  }
  status.outcome = poolstatus_go_outcome_of(&result, &error);
  return status;
}

static inline poolstatus_go_outcome poolstatus_go_evaluate(
    uint32_t observed, _GoString_ name, _GoString_ uid, _GoString_ current_revision,
    _GoString_ update_revision, int64_t generation, int64_t observed_generation,
    int32_t spec_replicas, int32_t partition, int32_t replicas, int32_t ready_replicas,
    int32_t current_replicas, int32_t updated_replicas, int32_t min_ready_seconds,
    int32_t available_replicas, int32_t ordinals_start, POOLSTATUS_GO_OPTIONS) {
  poolstatus_go_words words;
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_error error;

  error.struct_size = sizeof error;
  poolstatus_go_words_begin(&words, POOLSTATUS_GO_OPTIONS_LENGTH + _GoStringLen(name) +
                                        _GoStringLen(uid) + _GoStringLen(current_revision) +
                                        _GoStringLen(update_revision) + 4);
  {
    const poolstatus_options options = POOLSTATUS_GO_OPTIONS_VALUE(&words);
    const poolstatus_observation observation = {
        .struct_size = sizeof(poolstatus_observation),
        .flags = observed,
        .name = poolstatus_go_word(&words, name),
        .uid = poolstatus_go_word(&words, uid),
        .current_revision = poolstatus_go_word(&words, current_revision),
        .update_revision = poolstatus_go_word(&words, update_revision),
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
    if (words.code == POOLSTATUS_OK) {
      poolstatus_evaluate(&observation, &options, &result, &error);
    } else {
      poolstatus_error_init(&error, sizeof error);
      error.code = words.code;
    }
  }
  free(words.more);
  return poolstatus_go_outcome_of(&result, &error);
}

#endif /* POOLSTATUS_GO_BRIDGE_H */
