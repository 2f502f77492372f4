#define _POSIX_C_SOURCE 200809L
#include "replay.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

static const char *name_of(const json_t *object) {
  return json_string_value(json_object_get(object, "name"));
}

static struct pool *pool_named(struct replay *replay, const char *name) {
  struct pool *pool = replay->pools;
  if (name == NULL) return NULL;
  while (pool < replay->pools + replay->pool_count && strcmp(pool->name, name) != 0) pool++;
  if (pool == replay->pools + replay->pool_count) {
    if (replay->pool_count++ == 8) abort();
    pool->name = strdup(name);
    pool->previous = strdup("{}");
    pool->previous_with_pods = strdup("{}");
    pool->previous_impatient = strdup("{}");
  }
  return pool;
}

static void forget(struct pool *pool) {
  json_decref(pool->statefulset);
  free(pool->statefulset_text);
  pool->statefulset = NULL;
  pool->statefulset_text = NULL;
}

struct pool *replay_apply(struct replay *replay, const json_t *line) {
  const char *event = json_string_value(json_object_get(line, "event"));
  json_t *object = json_object_get(line, "statefulSet");
  json_t *pod = json_object_get(line, "pod"), *metadata, *owner;
  struct pool *pool;

  if (replay->pods == NULL) replay->pods = json_object();
  if (object != NULL) {
    pool = pool_named(replay, name_of(json_object_get(object, "metadata")));
    forget(pool);
    if (equal(event, "DELETED")) {
      free(pool->previous);
      free(pool->previous_with_pods);
      free(pool->previous_impatient);
      pool->previous = strdup("{}");
      pool->previous_with_pods = strdup("{}");
      pool->previous_impatient = strdup("{}");
    } else {
      pool->statefulset = json_incref(object);
      pool->statefulset_text = json_dumps(object, JSON_COMPACT);
    }
    return pool;
  }
  metadata = json_object_get(pod, "metadata");
  if (equal(event, "DELETED"))
    json_object_del(replay->pods, name_of(metadata));
  else
    json_object_set(replay->pods, name_of(metadata), pod);
  owner = json_array_get(json_object_get(metadata, "ownerReferences"), 0);
  return pool_named(replay, name_of(owner));
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

json_t *replay_pods(const struct replay *replay) {
  size_t count = json_object_size(replay->pods), i = 0;
  const char **names = malloc((count + 1) * sizeof *names), *name;
  json_t *pods = json_array(), *pod;
  json_object_foreach(replay->pods, name, pod) names[i++] = name;
  qsort(names, count, sizeof *names, by_name);
  for (i = 0; i < count; i++) json_array_append(pods, json_object_get(replay->pods, names[i]));
  free(names);
  return pods;
}

void replay_free(struct replay *replay) {
  for (int i = 0; i < replay->pool_count; i++) {
    struct pool *pool = &replay->pools[i];
    forget(pool);
    free((char *)pool->name);
    free(pool->previous);
    free(pool->previous_with_pods);
    free(pool->previous_impatient);
  }
  json_decref(replay->pods);
}

int pod_is_ready(const json_t *pod) {
  const json_t *conditions = json_object_get(json_object_get(pod, "status"), "conditions");
  const json_t *condition;
  size_t i;
  json_array_foreach(conditions, i, condition) {
    if (equal(json_string_value(json_object_get(condition, "type")), "Ready"))
      return equal(json_string_value(json_object_get(condition, "status")), "True");
  }
  return 0;
}

/* The json_t function has to give the same as the text. */
static void check_jansson(const char *where, const struct pool *pool,
                          const poolstatus_options *options, const poolstatus_result *expected) {
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_error error = POOLSTATUS_ERROR_INIT;
  json_t *out = NULL;
  poolstatus_code code = poolstatus_pool_jansson(pool->statefulset, options, &out, &result, &error);
  char *text = json_dumps(out, JSON_COMPACT);
  check(code == POOLSTATUS_OK && equal(text, expected->json) && result.state == expected->state &&
            equal(result.reason, expected->reason) && result.changed == expected->changed,
        "%s: json_t: got %s %s (%s), as text it was %s", where, poolstatus_code_name(code), text,
        error.message, expected->json);
  free(text);
  json_decref(out);
}

/* The same call a moment later, with its own answer as previous, changes nothing. */
static void check_settles(const char *where, const struct pool *pool, poolstatus_options options,
                          const poolstatus_result *first) {
  poolstatus_result again = POOLSTATUS_RESULT_INIT;
  struct text previous = text_of(first->json, first->json_length);
  char now[32];
  options.previous = previous.bytes;
  options.previous_length = previous.length;
  snprintf(now, sizeof now, "%.19s.5Z", options.now);
  options.now = now;
  poolstatus_pool(pool->statefulset_text, strlen(pool->statefulset_text), &options, &again, NULL);
  check(again.changed == 0 && equal(again.json, first->json), "%s: again: got %s after %s", where,
        again.json ? again.json : "(failure)", first->json);
  poolstatus_free(again.json);
  free(previous.bytes);
}

struct answer evaluate(const char *where, const struct pool *pool, int32_t rule, const char *now,
                       const char *previous, const json_t *pods, int32_t pod_grace) {
  struct answer answer = {"", "", NULL, NULL};
  struct text object = text_of_string(pool->statefulset_text), previous_text = {0}, pods_text = {0};
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result;
  poolstatus_error error;
  poolstatus_code code;

  options.rule = rule;
  options.pod_grace_seconds = pod_grace;
  options.flags = pod_grace < 0 ? 0 : POOLSTATUS_DETAIL;
  options.now = now;
  if (previous != NULL) previous_text = text_of_string(previous);
  if (pods != NULL) {
    pods_text.bytes = json_dumps(pods, JSON_COMPACT);
    pods_text.length = strlen(pods_text.bytes);
  }
  options.previous = previous_text.bytes;
  options.previous_length = previous_text.length;
  options.pods = pods_text.bytes;
  options.pods_length = pods_text.length;

  dirty(&result, &error);
  code = poolstatus_pool(object.bytes, object.length, &options, &result, &error);
  if (check(code == POOLSTATUS_OK, "%s: %s %s: %s", where, poolstatus_code_name(code), error.path,
            error.message)) {
    answer.text = result.json;
    answer.status = json_loadb(result.json, result.json_length, 0, NULL);
    answer.state = json_string_value(json_object_get(answer.status, "state"));
    answer.reason = json_string_value(json_object_get(answer.status, "reason"));
    if (answer.reason == NULL) answer.reason = result.reason;
    check(equal(answer.state, poolstatus_state_name(result.state)), "%s: result.state", where);
    check(equal(answer.reason, result.reason) || equal(result.reason, "PodFailing"),
          "%s: result.reason %s, in the JSON %s", where, result.reason, answer.reason);
    check_jansson(where, pool, &options, &result);
    check_settles(where, pool, options, &result);
  }
  free(object.bytes);
  free(previous_text.bytes);
  free(pods_text.bytes);
  return answer;
}

void answer_free(struct answer *answer) {
  poolstatus_free(answer->text);
  json_decref(answer->status);
}

void keep(char **previous, struct answer *answer) {
  if (answer->text != NULL) {
    free(*previous);
    *previous = strdup(answer->text);
  }
  answer_free(answer);
}
