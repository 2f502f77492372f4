/*
 * contract - what the header promises of arguments: NULL, observations, names, the order of errors;
 * of options: contract_options.c
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "calls.h"
#include "check.h"
#include "contract.h"
#include "poolstatus_jansson.h"

poolstatus_options options;
poolstatus_result result;
poolstatus_error error;

void begin(void) {
  static const poolstatus_options defaults = POOLSTATUS_OPTIONS_INIT;
  options = defaults;
  dirty(&result, &error);
}

static int says(const char *word) { return strstr(error.message, word) != NULL; }

void expect_argument(const char *name, poolstatus_code code, const char *word) {
  check_failed(name, code, POOLSTATUS_INVALID_ARGUMENT, &result, &error);
  check(says(word), "%s: the message does not name '%s': %s", name, word, error.message);
}

static void check_null_pointers(void) {
  json_t *tree = json_loads(good_statefulset, 0, NULL), *out = tree;
  const char *text = good_statefulset;
  size_t length = strlen(text);

  begin();
  expect_argument("pool(NULL)", poolstatus_pool(NULL, 0, NULL, &result, &error), "statefulset");
  begin();
  expect_argument("pool(NULL, 5)", poolstatus_pool(NULL, 5, NULL, &result, &error), "statefulset");
  begin();
  expect_argument("list(NULL)", poolstatus_list(NULL, 0, NULL, &result, &error), "list");
  begin();
  expect_argument("tenant(NULL)", poolstatus_tenant(NULL, 0, text, length, NULL, &result, &error),
                  "tenant");
  begin();
  expect_argument("tenant(, NULL)", poolstatus_tenant(text, length, NULL, 0, NULL, &result, &error),
                  "statefulsets");
  begin();
  expect_argument("evaluate(NULL)", poolstatus_evaluate(NULL, NULL, &result, &error),
                  "observation");
  begin();
  expect_argument("pool_jansson(NULL)", poolstatus_pool_jansson(NULL, NULL, &out, &result, &error),
                  "statefulset");
  check(out == NULL, "pool_jansson(NULL): *out is not NULL");
  begin();
  out = tree;
  expect_argument("list_jansson(NULL)", poolstatus_list_jansson(NULL, NULL, &out, &result, &error),
                  "list");
  check(out == NULL, "list_jansson(NULL): *out is not NULL");
  begin();
  out = tree;
  expect_argument("tenant_jansson(NULL)",
                  poolstatus_tenant_jansson(NULL, tree, NULL, &out, &result, &error), "tenant");
  check(out == NULL, "tenant_jansson(NULL): *out is not NULL");
  begin();
  out = tree;
  expect_argument("tenant_jansson(, NULL)",
                  poolstatus_tenant_jansson(tree, NULL, NULL, &out, &result, &error),
                  "statefulsets");
  check(out == NULL, "tenant_jansson(, NULL): *out is not NULL");
  begin();
  expect_argument("pool_jansson(out)", poolstatus_pool_jansson(tree, NULL, NULL, &result, &error),
                  "out");
  begin();
  expect_argument("list_jansson(out)", poolstatus_list_jansson(tree, NULL, NULL, &result, &error),
                  "out");
  begin();
  expect_argument("tenant_jansson(out)",
                  poolstatus_tenant_jansson(tree, tree, NULL, NULL, &result, &error), "out");

  for (int i = 0; i < CALL_COUNT; i++) {
    const struct call *call = &calls[i];
    int may_be_null = strstr(call->name, "jansson") != NULL;
    poolstatus_code code;
    begin();
    code = call->run(&options, NULL, &error);
    if (may_be_null)
      check(code == POOLSTATUS_OK && error.code == POOLSTATUS_OK, "%s without result", call->name);
    else
      check(code == POOLSTATUS_INVALID_ARGUMENT && error.code == code && says("result"),
            "%s: NULL for result: %s", call->name, error.message);
    begin();
    check(call->run(NULL, &result, NULL) == POOLSTATUS_OK, "%s without options and error",
          call->name);
    poolstatus_free(result.json);
    options.rule = 2;
    check(call->run(&options, &result, NULL) == POOLSTATUS_INVALID_ARGUMENT && result.json == NULL,
          "%s: failing without error", call->name);
    check(call->run(&options, NULL, NULL) == POOLSTATUS_INVALID_ARGUMENT,
          "%s: failing without result and error", call->name);
  }
  json_decref(tree);
}

static void check_observation(void) {
  poolstatus_observation seen;
  static const poolstatus_observation none = POOLSTATUS_OBSERVATION_INIT;
  char name[64];

  for (int bit = 9; bit < 32; bit++) {
    begin();
    seen = none;
    seen.flags = 1u << bit;
    snprintf(name, sizeof name, "observation: flag %d", bit);
    expect_argument(name, poolstatus_evaluate(&seen, &options, &result, &error), "flag");
  }
  for (int bit = 0; bit < 32; bit++) {
    begin();
    seen = none;
    seen.reserved = 1u << bit;
    expect_argument("observation", poolstatus_evaluate(&seen, &options, &result, &error),
                    "reserved");
  }
  for (int i = 0; i < 11; i++) {
    int64_t *const large[] = {&seen.generation, &seen.observed_generation};
    int32_t *const small[] = {
        &seen.spec_replicas,     &seen.partition,          &seen.replicas,
        &seen.ready_replicas,    &seen.current_replicas,   &seen.updated_replicas,
        &seen.min_ready_seconds, &seen.available_replicas, &seen.ordinals_start};
    begin();
    seen = none;
    if (i < 2)
      *large[i] = i == 0 ? -2 : INT64_MIN;
    else
      *small[i - 2] = i % 2 == 0 ? -2 : INT32_MIN;
    snprintf(name, sizeof name, "observation: number %d", i);
    check_failed(name, poolstatus_evaluate(&seen, &options, &result, &error),
                 POOLSTATUS_INVALID_ARGUMENT, &result, &error);
  }
  for (int i = 0; i < 4; i++) {
    const char **const strings[] = {&seen.name, &seen.uid, &seen.current_revision,
                                    &seen.update_revision};
    begin();
    seen = none;
    *strings[i] = "\xED\xA0\x80";
    snprintf(name, sizeof name, "observation: string %d", i);
    check_failed(name, poolstatus_evaluate(&seen, &options, &result, &error),
                 POOLSTATUS_INVALID_ARGUMENT, &result, &error);
  }
}

static void check_names(void) {
  static const char *const codes[] = {
      "OK", "INVALID_ARGUMENT", "INVALID_JSON", "INVALID_OBJECT", "NO_MEMORY", "API_ERROR"};
  static const char *const states[] = {"",
                                       "PoolCreated",
                                       "PoolNotCreated",
                                       "PoolInitialized",
                                       "PoolUpdating",
                                       "PoolRolloutComplete",
                                       "PoolRolloutFailed",
                                       "PoolDegraded"};
  static const int32_t others[] = {INT32_MIN, -1, 8, 9, 255, 256, 65536, INT32_MAX};
  char version[32];
  for (int32_t i = 0; i < 6; i++)
    check(equal(poolstatus_code_name(i), codes[i]), "code %d is %s", (int)i,
          poolstatus_code_name(i));
  for (int32_t i = 0; i < 8; i++)
    check(equal(poolstatus_state_name(i), states[i]), "state %d is %s", (int)i,
          poolstatus_state_name(i));
  for (int i = 0; i < 8; i++) {
    check(equal(poolstatus_code_name(others[i]), "UNKNOWN"), "code %d", (int)others[i]);
    check(equal(poolstatus_state_name(others[i]), ""), "state %d", (int)others[i]);
  }
  check(equal(poolstatus_code_name(6), "UNKNOWN"), "code 6");

  check(poolstatus_version_number() == POOLSTATUS_VERSION_NUMBER, "the library is %u",
        (unsigned)poolstatus_version_number());
  check(equal(poolstatus_version(), POOLSTATUS_VERSION_STRING), "the library is %s",
        poolstatus_version());
  check(POOLSTATUS_VERSION_NUMBER == POOLSTATUS_VERSION_MAJOR * 10000 +
                                         POOLSTATUS_VERSION_MINOR * 100 + POOLSTATUS_VERSION_PATCH,
        "the version macros disagree");
  snprintf(version, sizeof version, "%d.%d.%d", POOLSTATUS_VERSION_MAJOR, POOLSTATUS_VERSION_MINOR,
           POOLSTATUS_VERSION_PATCH);
  check(equal(version, POOLSTATUS_VERSION_STRING), "the version string is %s",
        POOLSTATUS_VERSION_STRING);
  poolstatus_free(NULL);
}

/* Without `now` the clock is written in UTC, in whole seconds. */
static void check_clock(void) {
  static const char shape[] = "\"lastUpdateTime\":\"20dd-dd-ddTdd:dd:ddZ\"}";
  const char *time;
  begin();
  pool_of(good_statefulset, NULL, &result, &error);
  time = strstr(result.json, "\"lastUpdateTime\"");
  check(time != NULL && strlen(time) == strlen(shape), "the clock: %s", result.json);
  for (size_t i = 0; time != NULL && shape[i] != '\0' && time[i] != '\0'; i++)
    check(shape[i] == 'd' && i > 16 ? isdigit((unsigned char)time[i]) != 0 : time[i] == shape[i],
          "the clock: %s", time);
  poolstatus_free(result.json);
}

static void expect(const char *name, poolstatus_code code, poolstatus_code expected,
                   const char *path) {
  check_failed(name, code, expected, &result, &error);
  check(equal(error.path, path), "%s: path '%s', expected '%s'", name, error.path, path);
}

/* Of several mistakes the first kind in the header's order is told. */
static void check_order(void) {
  static const char forbidden[] =
      "{\"kind\":\"Status\",\"status\":\"Failure\",\"message\":\"no\",\"reason\":\"Forbidden\","
      "\"code\":403}";
  static const char unnamed[] = "{\"replicas\":4}", bad_unnamed[] = "{\"replicas\":\"4\"}";
  begin();
  options.flags = 8;
  expect("a flag before the text", pool_of("{", &options, &result, &error),
         POOLSTATUS_INVALID_ARGUMENT, "");
  begin();
  options.now = "today";
  expect("now before the text", pool_of("{", &options, &result, &error),
         POOLSTATUS_INVALID_ARGUMENT, "");
  begin();
  options.rule = POOLSTATUS_RULE_KUBERNETES;
  options.previous = "{";
  options.previous_length = 1;
  expect("the text of previous before the object", pool_of("[]", &options, &result, &error),
         POOLSTATUS_INVALID_JSON, "previous");
  expect("the text of previous before an API error", pool_of(forbidden, &options, &result, &error),
         POOLSTATUS_INVALID_JSON, "previous");
  begin();
  options.rule = POOLSTATUS_RULE_KUBERNETES;
  options.pods = "{";
  options.pods_length = 1;
  expect("the text of pods before the object", pool_of("[]", &options, &result, &error),
         POOLSTATUS_INVALID_JSON, "pods");
  expect("the text of pods before an item of a list",
         poolstatus_list("[{}]", 4, &options, &result, &error), POOLSTATUS_INVALID_JSON, "pods");
  begin();
  expect("the text of statefulsets before the tenant",
         poolstatus_tenant("[]", 2, "[", 1, &options, &result, &error), POOLSTATUS_INVALID_JSON,
         "statefulsets");
  begin();
  expect("the object before its name", pool_of(bad_unnamed, &options, &result, &error),
         POOLSTATUS_INVALID_OBJECT, "replicas");
  begin();
  options.previous = "{\"replicas\":\"4\"}";
  options.previous_length = 16;
  expect("previous before the name", pool_of(unnamed, &options, &result, &error),
         POOLSTATUS_INVALID_OBJECT, "previous.replicas");
  begin();
  expect("an API error before a name", pool_of(forbidden, &options, &result, &error),
         POOLSTATUS_API_ERROR, "");
  begin();
  expect("at last the name", pool_of(unnamed, &options, &result, &error),
         POOLSTATUS_INVALID_ARGUMENT, "");
  check(says("tenant") && says("pool"), "no name: the message says what to give: %s",
        error.message);
}

int main(void) {
  check_null_pointers();
  for (int i = 0; i < CALL_COUNT; i++) check_options(&calls[i]);
  check_observation();
  check_names();
  check_clock();
  check_order();
  return check_finish("contract");
}
