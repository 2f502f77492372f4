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
  poolstatus_result result; /* json: NULL, or to be given back */
  poolstatus_error error;
  poolstatus_go_entry entry;    /* of a pool */
  poolstatus_go_entry *entries; /* of a list; NULL, or to be freed */
  size_t count;
} poolstatus_go_outcome;

typedef enum {
  poolstatus_go_pool,
  poolstatus_go_list,
  poolstatus_go_tenant
} poolstatus_go_function;

/* Room for C strings, one behind the other. */
typedef struct poolstatus_go_words {
  poolstatus_code code; /* what stands in the way of a call */
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
  if (memchr(_GoStringPtr(string), '\0', length) != NULL) words->code = poolstatus_go_nul;
  memcpy(word, _GoStringPtr(string), length);
  word[length] = '\0';
  words->next = word + length + 1;
  return word;
}

/* What both functions below take behind their own parameters. `memory` is a
   poolstatus_go_outcome: a pointer to chars is one that cgo has not to look into. */
#define POOLSTATUS_GO_PARAMETERS                                                                \
  char *memory, uint32_t flags, int32_t rule, int32_t progress_deadline_seconds,                \
      _GoString_ tenant, _GoString_ pool, _GoString_ now, _GoString_ previous, _GoString_ pods, \
      uint64_t max_input_bytes, int32_t pod_grace_seconds, _GoString_ blocked_reason,           \
      _GoString_ blocked_message
#define POOLSTATUS_GO_ARGUMENTS                                                      \
  memory, flags, rule, progress_deadline_seconds, tenant, pool, now, previous, pods, \
      max_input_bytes, pod_grace_seconds, blocked_reason, blocked_message

/* Begins a call: makes the options, with room for so many bytes of words besides theirs.
   Of the outcome, the library clears all but the sizes itself. */
static inline poolstatus_go_outcome *poolstatus_go_begin(poolstatus_options *options,
                                                         poolstatus_go_words *words, size_t more,
                                                         POOLSTATUS_GO_PARAMETERS) {
  poolstatus_go_outcome *outcome = (poolstatus_go_outcome *)memory;

  outcome->result.struct_size = sizeof outcome->result;
  outcome->error.struct_size = sizeof outcome->error;
  poolstatus_go_words_begin(words, more + _GoStringLen(tenant) + _GoStringLen(pool) +
                                       _GoStringLen(now) + _GoStringLen(blocked_reason) +
                                       _GoStringLen(blocked_message) + 5);
  options->struct_size = sizeof *options;
  options->flags = flags;
  options->rule = rule;
  options->progress_deadline_seconds = progress_deadline_seconds;
  options->tenant = poolstatus_go_word(words, tenant);
  options->pool = poolstatus_go_word(words, pool);
  options->now = poolstatus_go_word(words, now);
  options->previous = _GoStringPtr(previous);
  options->previous_length = _GoStringLen(previous);
  options->pods = _GoStringPtr(pods);
  options->pods_length = _GoStringLen(pods);
  options->max_input_bytes = max_input_bytes;
  options->pod_grace_seconds = pod_grace_seconds;
  options->reserved = 0;
  options->blocked_reason = poolstatus_go_word(words, blocked_reason);
  options->blocked_message = poolstatus_go_word(words, blocked_message);
  return outcome;
}

/* Ends a call that came to that code. */
static inline void poolstatus_go_end(poolstatus_go_outcome *outcome, poolstatus_go_words *words,
                                     poolstatus_code code) {
  outcome->code = code;
  if (words->code != POOLSTATUS_OK) {
    outcome->code = words->code;
    poolstatus_error_init(&outcome->error, sizeof outcome->error);
  }
  if (words->more != NULL) free(words->more);
}

/* Puts a string of a text there; returns where the next one goes. */
static inline char *poolstatus_go_put(char *to, const char *text, poolstatus_go_span span) {
  return (char *)memcpy(to, text + span.begin, span.length) + span.length;
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
  room = poolstatus_go_put(room, text, entry->name);
  room = poolstatus_go_put(room, text, entry->reason);
  poolstatus_go_put(room, text, entry->message);
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

/* Finds the entries of a list. */
static inline poolstatus_code poolstatus_go_find_all(poolstatus_go_outcome *outcome) {
  const poolstatus_result *result = &outcome->result;

  outcome->count = poolstatus_go_count(result->json);
  if (outcome->count != 0) {
    outcome->entries = calloc(outcome->count, sizeof *outcome->entries);
    if (outcome->entries == NULL) return POOLSTATUS_NO_MEMORY;
  }
  return poolstatus_go_read_list(result->json, result->json_length, outcome->entries,
                                 outcome->count)
             ? POOLSTATUS_OK
             : poolstatus_go_unexpected;
}

/* Gives back the memory of an outcome. */
static inline void poolstatus_go_release(char *memory) {
  poolstatus_go_outcome *outcome = (poolstatus_go_outcome *)memory;

  poolstatus_free(outcome->result.json);
  free(outcome->entries);
  outcome->result.json = NULL;
  outcome->entries = NULL;
}

static inline void poolstatus_go_call(poolstatus_go_function function, _GoString_ first,
                                      _GoString_ second, char *room, size_t room_length,
                                      POOLSTATUS_GO_PARAMETERS) {
  poolstatus_options options;
  poolstatus_go_words words;
  poolstatus_go_outcome *outcome =
      poolstatus_go_begin(&options, &words, 0, POOLSTATUS_GO_ARGUMENTS);
  poolstatus_result *result = &outcome->result;
  poolstatus_error *error = &outcome->error;
  poolstatus_code code = words.code;
  /* No text at all is an empty text. */
  const char *text = _GoStringPtr(first) != NULL ? _GoStringPtr(first) : "";
  const char *other = _GoStringPtr(second) != NULL ? _GoStringPtr(second) : "";

  if (code != POOLSTATUS_OK) {
  } else if (function == poolstatus_go_pool) {
    code = poolstatus_pool(text, _GoStringLen(first), &options, result, error);
    if (code == POOLSTATUS_OK) code = poolstatus_go_find(outcome, room, room_length);
  } else if (function == poolstatus_go_list) {
    code = poolstatus_list(text, _GoStringLen(first), &options, result, error);
    if (code == POOLSTATUS_OK) code = poolstatus_go_find_all(outcome);
  } else {
    code = poolstatus_tenant(text, _GoStringLen(first), other, _GoStringLen(second), &options,
                             result, error);
  }
  poolstatus_go_end(outcome, &words, code);
}

static inline void poolstatus_go_evaluate(uint32_t observed, _GoString_ name, _GoString_ uid,
                                          _GoString_ current_revision, _GoString_ update_revision,
                                          int64_t generation, int64_t observed_generation,
                                          int32_t spec_replicas, int32_t partition,
                                          int32_t replicas, int32_t ready_replicas,
                                          int32_t current_replicas, int32_t updated_replicas,
                                          int32_t min_ready_seconds, int32_t available_replicas,
                                          int32_t ordinals_start, POOLSTATUS_GO_PARAMETERS) {
  const size_t more = _GoStringLen(name) + _GoStringLen(uid) + _GoStringLen(current_revision) +
                      _GoStringLen(update_revision) + 4;
  poolstatus_options options;
  poolstatus_go_words words;
  poolstatus_go_outcome *outcome =
      poolstatus_go_begin(&options, &words, more, POOLSTATUS_GO_ARGUMENTS);
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
  poolstatus_code code = words.code;

  if (code == POOLSTATUS_OK) {
    code = poolstatus_evaluate(&observation, &options, &outcome->result, &outcome->error);
  }
  poolstatus_go_end(outcome, &words, code);
}

#endif /* POOLSTATUS_GO_BRIDGE_H */
