#include "expected.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Four counters, then two revisions. */
static const char *const numbers[] = {"replicas",        "readyReplicas",   "currentReplicas",
                                      "updatedReplicas", "currentRevision", "updateRevision"};
static const char *const known[] = {
    "ssName",          "state",           "replicas",       "readyReplicas",  "currentReplicas",
    "updatedReplicas", "currentRevision", "updateRevision", "lastUpdateTime", "name",
    "reason",          "message"};

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* What is read of a StatefulSet. */
struct seen {
  int exists, has_status;
  const json_t *name, *label, *status; /* NULL: absent */
};

/* A member; null is absent. */
static const json_t *member(const json_t *object, const char *name) {
  const json_t *value = json_object_get(object, name);
  return json_is_null(value) ? NULL : value;
}

static int is_absent_or(const json_t *value, json_type type) {
  return value == NULL || json_typeof(value) == type;
}

/* A string without NUL, or nothing. */
static int is_text(const json_t *value) {
  if (value == NULL) return 1;
  return json_is_string(value) && strlen(json_string_value(value)) == json_string_length(value);
}

static int is_counter(const json_t *value) {
  json_int_t number = json_integer_value(value);
  return is_absent_or(value, JSON_INTEGER) && number >= 0 && number <= INT32_MAX;
}

static int reads(const json_t *text, const char *word) {
  return json_is_string(text) && strcmp(json_string_value(text), word) == 0;
}

static int is_empty(const json_t *text) { return text == NULL || json_string_length(text) == 0; }

static int has_good_numbers(const json_t *status) {
  for (size_t i = 0; i < LENGTH(numbers); i++) {
    const json_t *value = member(status, numbers[i]);
    if (i < 4 ? !is_counter(value) : !is_text(value)) return 0;
  }
  return 1;
}

/* Python's names where none of Kubernetes' is: an object of its client, not JSON of the API. */
static int is_of_python(const json_t *status) {
  static const char *const names[][2] = {{"ready_replicas", "readyReplicas"},
                                         {"observed_generation", "observedGeneration"},
                                         {"current_replicas", "currentReplicas"},
                                         {"updated_replicas", "updatedReplicas"}};
  int found = 0;
  for (size_t i = 0; i < LENGTH(names); i++) {
    if (member(status, names[i][1]) != NULL) return 0;
    if (json_object_get(status, names[i][0]) != NULL) found = 1;
  }
  return found;
}

/* The members of a StatefulSet, whatever its kind. */
static poolstatus_code read_object(const json_t *object, struct seen *seen) {
  const json_t *metadata = member(object, "metadata"), *labels = member(metadata, "labels");
  seen->exists = 1;
  seen->status = member(object, "status");
  seen->has_status = seen->status != NULL;
  if (!is_absent_or(metadata, JSON_OBJECT) || !is_absent_or(labels, JSON_OBJECT) ||
      !is_absent_or(member(object, "spec"), JSON_OBJECT) ||
      !is_absent_or(seen->status, JSON_OBJECT))
    return POOLSTATUS_INVALID_OBJECT;
  seen->name = member(metadata, "name");
  seen->label = member(labels, "rustfs.pool");
  return is_text(seen->name) && is_text(seen->label) && has_good_numbers(seen->status) &&
                 !is_of_python(seen->status)
             ? POOLSTATUS_OK
             : POOLSTATUS_INVALID_OBJECT;
}

/* An answer of the API server. */
static poolstatus_code read_api_status(const json_t *status, struct seen *seen, int *is_open) {
  const json_t *details = member(status, "details"), *kind = member(details, "kind");
  if (!is_absent_or(details, JSON_OBJECT) || !is_text(kind) || !is_text(member(details, "name")) ||
      !is_text(member(status, "reason")) || !is_text(member(status, "message")) ||
      !is_text(member(status, "status")) || !is_absent_or(member(status, "code"), JSON_INTEGER)) {
    *is_open = 1; /* some of them are only looked at where they are told */
    return POOLSTATUS_INVALID_OBJECT;
  }
  seen->name = member(details, "name");
  return reads(member(status, "reason"), "NotFound") && reads(kind, "statefulsets")
             ? POOLSTATUS_OK
             : POOLSTATUS_API_ERROR;
}

static int looks_like_a_status(const json_t *object) {
  static const char *const members[] = {"replicas",        "readyReplicas",      "currentReplicas",
                                        "updatedReplicas", "availableReplicas",  "currentRevision",
                                        "updateRevision",  "observedGeneration", "collisionCount",
                                        "conditions"};
  for (size_t i = 0; i < LENGTH(members); i++)
    if (member(object, members[i]) != NULL) return 1;
  return 0;
}

static poolstatus_code read_pool(const json_t *main, struct seen *seen, int *is_open) {
  const json_t *kind = member(main, "kind");
  if (json_is_null(main)) return POOLSTATUS_OK;
  if (!json_is_object(main) || !is_text(kind)) return POOLSTATUS_INVALID_OBJECT;
  if (reads(kind, "Status") ||
      (kind == NULL && reads(member(main, "status"), "Failure") && member(main, "code") != NULL))
    return read_api_status(main, seen, is_open);
  if (kind != NULL && !reads(kind, "StatefulSet")) return POOLSTATUS_INVALID_OBJECT;
  if (kind == NULL) {
    if (member(main, "type") != NULL && member(main, "object") != NULL)
      return POOLSTATUS_INVALID_OBJECT; /* a watch event */
    if (member(main, "items") != NULL) return POOLSTATUS_INVALID_OBJECT;
    if (member(main, "metadata") == NULL && member(main, "spec") == NULL &&
        member(main, "status") == NULL) {
      seen->exists = seen->has_status = 1;
      seen->status = main;
      return looks_like_a_status(main) && has_good_numbers(main) && !is_of_python(main)
                 ? POOLSTATUS_OK
                 : POOLSTATUS_INVALID_OBJECT;
    }
  }
  return read_object(main, seen);
}

static json_int_t count(const json_t *status, const char *name) {
  return json_integer_value(member(status, name));
}

/* The table of the README. */
static poolstatus_state decide(const struct seen *seen, const char **reason) {
  json_int_t desired = count(seen->status, "replicas"), ready = count(seen->status, numbers[1]);
  json_int_t current = count(seen->status, numbers[2]), updated = count(seen->status, numbers[3]);
  if (!seen->exists) return *reason = "StatefulSetMissing", POOLSTATUS_STATE_NOT_CREATED;
  if (!seen->has_status) return *reason = "NoStatus", POOLSTATUS_STATE_NOT_CREATED;
  if (desired == 0) return *reason = "NoReplicas", POOLSTATUS_STATE_NOT_CREATED;
  if (ready == desired && updated == desired)
    return *reason = "Complete", POOLSTATUS_STATE_ROLLOUT_COMPLETE;
  if (updated < desired || current < desired)
    return *reason = "RollingUpdate", POOLSTATUS_STATE_UPDATING;
  if (ready < desired) return *reason = "PodsNotReady", POOLSTATUS_STATE_DEGRADED;
  return *reason = "Starting", POOLSTATUS_STATE_INITIALIZED;
}

static void set(json_t *object, const char *name, const json_t *value) {
  if (value != NULL) json_object_set(object, name, (json_t *)value);
}

static json_t *message_of(const struct seen *seen) {
  json_int_t desired = count(seen->status, "replicas");
  if (!seen->exists) return json_string("the StatefulSet does not exist");
  if (!seen->has_status) return json_string("the StatefulSet has no status yet");
  if (desired == 0) return json_string("the StatefulSet has no pods");
  return json_sprintf("%lld of %lld pods ready, %lld of %lld updated",
                      (long long)count(seen->status, numbers[1]), (long long)desired,
                      (long long)count(seen->status, numbers[3]), (long long)desired);
}

/* The members that a status has of itself. The time is put in its place, as `now`. */
static json_t *make_status(const struct call *call, const struct seen *seen, const char *name,
                           poolstatus_state state, const char *reason) {
  json_t *json = json_object();
  const char *word = poolstatus_state_name(state);
  json_object_set_new(json, "ssName", json_string(name));
  if (call->options.flags & POOLSTATUS_VARIANT_NAMES) word += strlen("Pool");
  json_object_set_new(json, "state", json_string(word));
  for (size_t i = 0; i < LENGTH(numbers); i++)
    if (i < 4 || !is_empty(member(seen->status, numbers[i])))
      set(json, numbers[i], member(seen->status, numbers[i]));
  json_object_set_new(json, "lastUpdateTime", json_string(call->options.now));
  if (!(call->options.flags & POOLSTATUS_DETAIL)) return json;
  if (call->options.pool != NULL)
    json_object_set_new(json, "name", json_string(call->options.pool));
  else
    set(json, "name", seen->exists && !is_empty(seen->label) ? seen->label : NULL);
  json_object_set_new(json, "reason", json_string(reason));
  json_object_set_new(json, "message", message_of(seen));
  return json;
}

static int is_known(const char *name) {
  for (size_t i = 0; i < LENGTH(known); i++)
    if (strcmp(name, known[i]) == 0) return 1;
  return 0;
}

/* 2025-01-15T10:30:00Z, of a day that every month has. */
static int is_common_time(const char *time) {
  static const char form[] = "9999-99-99T99:99:99Z";
  int month, day, hour;
  for (size_t i = 0; i < sizeof form; i++)
    if (form[i] == '9' ? time[i] < '0' || time[i] > '9' : time[i] != form[i]) return 0;
  month = atoi(time + 5), day = atoi(time + 8), hour = atoi(time + 11);
  return month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour <= 23 &&
         atoi(time + 14) <= 59 && atoi(time + 17) <= 59;
}

/* A text that is there and not empty. */
static const json_t *text_member(const json_t *object, const char *name) {
  const json_t *text = member(object, name);
  return is_empty(text) ? NULL : text;
}

static int is_equal(const json_t *a, const json_t *b) {
  return a == NULL || b == NULL ? a == b : json_equal(a, b);
}

/* Whether the state, a counter, a revision or the ssName is another one. A spelling is not. */
static int has_moved(const struct expected *expected, const json_t *previous) {
  const json_t *state = text_member(previous, "state");
  const char *name = poolstatus_state_name(expected->state);
  if (state == NULL || !(reads(state, name) || reads(state, name + strlen("Pool")))) return 1;
  if (!is_equal(text_member(previous, "ssName"), member(expected->json, "ssName"))) return 1;
  for (size_t i = 0; i < LENGTH(numbers); i++) {
    const json_t *before = i < 4 ? member(previous, numbers[i]) : text_member(previous, numbers[i]);
    if (!is_equal(before, member(expected->json, numbers[i]))) return 1;
  }
  return 0;
}

/* With detail a name that is not known now is the previous one. */
static void keep_name(json_t *json, const json_t *previous) {
  const json_t *name = text_member(previous, "name");
  json_t *reason = json_incref(json_object_get(json, "reason"));
  json_t *message = json_incref(json_object_get(json, "message"));
  if (reason != NULL && name != NULL && member(json, "name") == NULL) {
    json_object_del(json, "reason");
    json_object_del(json, "message");
    set(json, "name", name);
    set(json, "reason", reason);
    set(json, "message", message);
  }
  json_decref(reason);
  json_decref(message);
}

/* Takes the previous status in: the time that stays, and the members that are not known. */
static void add_previous(struct expected *expected, const json_t *previous, int32_t changed) {
  static const char *const details[] = {"name", "reason", "message"};
  const json_t *time = text_member(previous, "lastUpdateTime"), *state;
  int has_detail = member(expected->json, "reason") != NULL;
  int moved = has_moved(expected, previous), differs, is_time;
  const char *name;
  json_t *value;

  keep_name(expected->json, previous);
  state = member(expected->json, "state");
  differs = moved || !is_equal(text_member(previous, "state"), state);
  if (text_member(previous, "workloadState") != NULL)
    differs |= !json_equal(member(previous, "workloadState"), state);
  for (size_t i = 0; has_detail && i < LENGTH(details); i++) {
    const json_t *before = text_member(previous, details[i]);
    if (before != NULL) differs |= !is_equal(before, member(expected->json, details[i]));
  }
  is_time = time != NULL && is_common_time(json_string_value(time));
  if (time != NULL && !is_time && !moved) {
    if (differs) expected->is_open = 1; /* whether it is a time is not decided here */
    is_time = !changed;
  }
  expected->changed = differs || (time != NULL && !is_time);
  if (time != NULL && is_time && !moved) set(expected->json, "lastUpdateTime", time);
  json_object_foreach((json_t *)previous, name, value) {
    if (strcmp(name, "workloadState") == 0 && text_member(previous, name) != NULL)
      set(expected->json, name, state);
    else if (!is_known(name) ||
             (strcmp(name, "name") == 0 && !has_detail && text_member(previous, name) != NULL))
      set(expected->json, name, value);
  }
}

/* Whether a status without a state has a member that every object of an API server has. */
static int is_of_api_server(const json_t *previous) {
  static const char *const names[] = {"kind", "metadata"};
  if (text_member(previous, "state") != NULL) return 0;
  for (size_t i = 0; i < LENGTH(names); i++) {
    const json_t *value = member(previous, names[i]);
    if (value != NULL && !json_is_null(value)) return 1;
  }
  return 0;
}

static int is_good_previous(const json_t *previous) {
  if (previous == NULL) return 1;
  if (!json_is_object(previous) || !has_good_numbers(previous)) return 0;
  if (is_of_api_server(previous)) return 0;
  for (size_t i = 0; i < LENGTH(known); i++) {
    int is_a_counter = strstr(known[i], "eplicas") != NULL;
    if (!is_a_counter && !is_text(member(previous, known[i]))) return 0;
  }
  return is_text(member(previous, "workloadState"));
}

static struct expected expect_pool(const struct call *call, const json_t *main,
                                   const json_t *previous, int32_t changed) {
  const char *tenant = call->options.tenant, *pool = call->options.pool, *name = NULL;
  struct seen seen = {0, 0, NULL, NULL, NULL};
  struct expected expected = {POOLSTATUS_OK, 0, POOLSTATUS_STATE_NONE, 1, NULL, NULL};
  char made[1024] = "";
  if (json_is_null(previous)) previous = NULL;
  if ((expected.code = read_pool(main, &seen, &expected.is_open)) != POOLSTATUS_OK) return expected;
  if (tenant != NULL && pool != NULL) snprintf(made, sizeof made, "%s-%s", tenant, pool);
  if (!is_empty(seen.name)) name = json_string_value(seen.name);
  if ((seen.exists && name != NULL && made[0] != '\0' && strcmp(name, made) != 0) ||
      !is_good_previous(previous)) {
    expected.code = POOLSTATUS_INVALID_OBJECT;
    return expected;
  }
  if (made[0] != '\0') name = made;
  if (name == NULL) {
    expected.code = POOLSTATUS_INVALID_ARGUMENT;
    return expected;
  }
  expected.state = decide(&seen, &expected.reason);
  expected.json = make_status(call, &seen, name, expected.state, expected.reason);
  if (previous != NULL) add_previous(&expected, previous, changed);
  return expected;
}

static struct expected expect_list(const struct call *call, const json_t *main) {
  struct expected expected = {POOLSTATUS_INVALID_OBJECT, 0, POOLSTATUS_STATE_NONE, 1, "", NULL};
  const json_t *kind = member(main, "kind"), *items = main;
  if (json_is_object(main)) {
    if (!is_text(kind)) return expected;
    /* What is no list, or of mixed kinds, is looked at elsewhere. */
    if (!reads(kind, "StatefulSetList") && !reads(kind, "List")) {
      expected.is_open = 1;
      return expected;
    }
    items = member(main, "items");
  }
  if (!is_absent_or(items, JSON_ARRAY)) return expected;
  expected.json = json_array();
  for (size_t i = 0; i < json_array_size(items); i++) {
    const json_t *item = json_array_get(items, i), *item_kind = member(item, "kind");
    struct seen seen = {0, 0, NULL, NULL, NULL};
    const char *reason;
    poolstatus_state state;
    if (reads(item_kind, "Pod")) continue;
    if (!json_is_object(item) || !is_text(item_kind) ||
        (item_kind != NULL && !reads(item_kind, "StatefulSet")) ||
        read_object(item, &seen) != POOLSTATUS_OK || is_empty(seen.name)) {
      json_decref(expected.json);
      expected.json = NULL;
      return expected;
    }
    state = decide(&seen, &reason);
    json_array_append_new(expected.json,
                          make_status(call, &seen, json_string_value(seen.name), state, reason));
  }
  expected.code = POOLSTATUS_OK;
  return expected;
}

struct expected expect_answer(const struct call *call, const json_t *main, const json_t *previous,
                              int32_t changed) {
  if (call->kind == CALL_LIST) return expect_list(call, main);
  return expect_pool(call, main, previous, changed);
}

int has_expected_numbers(const json_t *answer, const json_t *expected) {
  if (json_is_array(expected)) {
    if (json_array_size(answer) != json_array_size(expected)) return 0;
    for (size_t i = 0; i < json_array_size(expected); i++)
      if (!has_expected_numbers(json_array_get(answer, i), json_array_get(expected, i))) return 0;
    return 1;
  }
  if (!json_equal(member(answer, "ssName"), member(expected, "ssName"))) return 0;
  for (size_t i = 0; i < LENGTH(numbers); i++) {
    const json_t *a = member(answer, numbers[i]), *b = member(expected, numbers[i]);
    if (a == NULL || b == NULL ? a != b : !json_equal(a, b)) return 0;
  }
  return 1;
}
