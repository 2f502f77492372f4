/*
 * wrongtypes - every member that is read, times every type of JSON
 *
 * Each value stands at each member, as text and as json_t; code, path and message follow from
 * what the member takes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calls.h"
#include "check.h"
#include "poolstatus_jansson.h"

enum type { NOTHING, BOOLEAN, INTEGER, REAL, STRING, NUL_STRING, ARRAY, OBJECT, NO_JSON };

static const char *const type_names[] = {"null",     "a boolean", "an integer", "a real number",
                                         "a string", "a string",  "an array",   "an object"};

static const struct {
  const char *text;
  enum type type;
} values[] = {
    {"null", NOTHING},
    {"true", BOOLEAN},
    {"false", BOOLEAN},
    {"4", INTEGER},
    {"0", INTEGER},
    {"-0", INTEGER},
    {"2147483647", INTEGER},
    {"2147483648", INTEGER},
    {"4294967300", INTEGER},
    {"9223372036854775807", INTEGER},
    {"-1", INTEGER},
    {"-2147483648", INTEGER},
    {"-9223372036854775808", INTEGER},
    {"4.0", REAL},
    {"4.5", REAL},
    {"1e3", REAL},
    {"-0.0", REAL},
    {"4e-400", REAL},
    {"\"\"", STRING},
    {"\"4\"", STRING},
    {"\"demo-pool-0\"", STRING},
    {"\"null\"", STRING},
    {"\"a\\u0000b\"", NUL_STRING},
    {"\"\\u0000\"", NUL_STRING},
    {"[]", ARRAY},
    {"[4]", ARRAY},
    {"{}", OBJECT},
    {"{\"4\":4}", OBJECT},
    {"9223372036854775808", NO_JSON},
    {"10000000000000000000000000000000000000000", NO_JSON},
    {"-9223372036854775809", NO_JSON},
    {"1e400", NO_JSON},
    {"\"\\ud83d\"", NO_JSON},
    {"\"\\udc00x\"", NO_JSON},
    {"\"\xFF\"", NO_JSON},
    {"\"\xED\xA0\x80\"", NO_JSON},
    {"04", NO_JSON},
    {"+4", NO_JSON},
    {"four", NO_JSON},
    {"", NO_JSON},
};

enum takes { A_COUNTER, A_LONG, A_STRING, A_NAME, AN_OBJECT, AN_ARRAY };

#define META "{\"kind\":\"StatefulSet\",\"metadata\":{\"name\":\"demo-pool-0\","
#define SPEC "{\"kind\":\"StatefulSet\",\"metadata\":{\"name\":\"demo-pool-0\"},\"spec\":{"
#define STATUS \
  "{\"kind\":\"StatefulSet\",\"metadata\":{\"name\":\"demo-pool-0\"},\"status\":{\"replicas\":4,"

static const struct member {
  int32_t rule; /* the first that reads it */
  enum takes takes;
  const char *path, *before, *after;
} members[] = {
    {0, AN_OBJECT, "metadata", "{\"kind\":\"StatefulSet\",\"metadata\":", "}"},
    {0, A_NAME, "metadata.name", "{\"kind\":\"StatefulSet\",\"metadata\":{\"name\":", "}}"},
    {0, AN_OBJECT, "spec", META "\"x\":1},\"spec\":", "}"},
    {0, AN_OBJECT, "status", META "\"x\":1},\"status\":", "}"},
    {0, A_COUNTER, "status.replicas", META "\"x\":1},\"status\":{\"replicas\":", "}}"},
    {0, A_COUNTER, "status.readyReplicas", STATUS "\"readyReplicas\":", "}}"},
    {0, A_COUNTER, "status.currentReplicas", STATUS "\"currentReplicas\":", "}}"},
    {0, A_COUNTER, "status.updatedReplicas", STATUS "\"updatedReplicas\":", "}}"},
    {0, A_STRING, "status.currentRevision", STATUS "\"currentRevision\":", "}}"},
    {0, A_STRING, "status.updateRevision", STATUS "\"updateRevision\":", "}}"},
    {0, A_COUNTER, "replicas", "{\"x\":1,\"collisionCount\":0,\"replicas\":", "}"},
    {0, A_COUNTER, "readyReplicas", "{\"replicas\":4,\"readyReplicas\":", "}"},
    {0, A_STRING, "updateRevision", "{\"replicas\":4,\"updateRevision\":", "}"},
    {1, A_LONG, "metadata.generation", META "\"generation\":", "}}"},
    {1, A_STRING, "metadata.uid", META "\"uid\":", "}}"},
    {1, A_STRING, "metadata.deletionTimestamp", META "\"deletionTimestamp\":", "}}"},
    {1, A_COUNTER, "spec.replicas", SPEC "\"replicas\":", "}}"},
    {1, A_STRING, "spec.podManagementPolicy", SPEC "\"podManagementPolicy\":", "}}"},
    {1, AN_OBJECT, "spec.updateStrategy", SPEC "\"updateStrategy\":", "}}"},
    {1, A_STRING, "spec.updateStrategy.type", SPEC "\"updateStrategy\":{\"type\":", "}}}"},
    {1, AN_OBJECT, "spec.updateStrategy.rollingUpdate",
     SPEC "\"updateStrategy\":{\"rollingUpdate\":", "}}}"},
    {1, A_COUNTER, "spec.updateStrategy.rollingUpdate.partition",
     SPEC "\"updateStrategy\":{\"rollingUpdate\":{\"partition\":", "}}}}"},
    {1, A_LONG, "status.observedGeneration", STATUS "\"observedGeneration\":", "}}"},
    {1, AN_ARRAY, "status.conditions", STATUS "\"conditions\":", "}}"},
    {1, A_STRING, "status.conditions[1].type", STATUS "\"conditions\":[{},{\"type\":", "}]}}"},
    {1, A_STRING, "status.conditions[1].status", STATUS "\"conditions\":[{},{\"status\":", "}]}}"},
    {1, A_STRING, "status.conditions[1].reason", STATUS "\"conditions\":[{},{\"reason\":", "}]}}"},
    /* From here on in `previous`. */
    {0, A_COUNTER, "previous.replicas", "{\"replicas\":", "}"},
    {0, A_COUNTER, "previous.readyReplicas", "{\"readyReplicas\":", "}"},
    {0, A_COUNTER, "previous.currentReplicas", "{\"currentReplicas\":", "}"},
    {0, A_COUNTER, "previous.updatedReplicas", "{\"updatedReplicas\":", "}"},
    {0, A_STRING, "previous.currentRevision", "{\"currentRevision\":", "}"},
    {0, A_STRING, "previous.updateRevision", "{\"updateRevision\":", "}"},
    {0, A_STRING, "previous.ssName", "{\"ssName\":", "}"},
    {0, A_STRING, "previous.state", "{\"state\":", "}"},
    {0, A_STRING, "previous.lastUpdateTime", "{\"lastUpdateTime\":", "}"},
};

/* What is to come back; the message in `message`. */
static poolstatus_code expected(const struct member *member, int value, char message[192]) {
  static const char *const wants[] = {"an integer", "an integer", "a string",
                                      "a string",   "an object",  "an array"};
  static const enum type fits[] = {INTEGER, INTEGER, STRING, STRING, OBJECT, ARRAY};
  enum type type = values[value].type;
  const char *text = values[value].text;
  long long number = strtoll(text, NULL, 10);

  if (type == NO_JSON) return POOLSTATUS_INVALID_JSON;
  if (member->takes == A_NAME && (type == NOTHING || equal(text, "\"\"")))
    return POOLSTATUS_INVALID_ARGUMENT;
  if (type == NUL_STRING && fits[member->takes] == STRING) {
    strcpy(message, "expected a string without \\u0000");
    return POOLSTATUS_INVALID_OBJECT;
  }
  if (type != NOTHING && type != fits[member->takes]) {
    sprintf(message, "expected %s, got %s", wants[member->takes], type_names[type]);
    return POOLSTATUS_INVALID_OBJECT;
  }
  if (member->takes == A_COUNTER && type == INTEGER && (number < 0 || number > 2147483647)) {
    sprintf(message, "expected an integer from 0 to 2147483647, got %lld", number);
    return POOLSTATUS_INVALID_OBJECT;
  }
  /* The element of an array of conditions has to be an object. */
  if (member->takes == AN_ARRAY && equal(text, "[4]")) {
    strcpy(message, "expected an object, got an integer");
    return POOLSTATUS_INVALID_OBJECT;
  }
  return POOLSTATUS_OK;
}

static void check_value(const struct member *member, int value, int32_t rule) {
  char text[512], name[640], message[192] = "", path[128];
  int is_previous = strncmp(member->path, "previous", 8) == 0;
  poolstatus_code want = expected(member, value, message), code;
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result;
  poolstatus_error error;
  struct text copy;
  json_t *tree, *out = NULL;

  snprintf(text, sizeof text, "%s%s%s", member->before, values[value].text, member->after);
  snprintf(name, sizeof name, "rule %d: %s", (int)rule, text);
  snprintf(path, sizeof path, "%s%s", member->path,
           strstr(message, "an object, got an integer") != NULL && member->takes == AN_ARRAY ? "[0]"
                                                                                             : "");
  if (want == POOLSTATUS_INVALID_JSON) strcpy(path, is_previous ? "previous" : "");
  if (want == POOLSTATUS_INVALID_ARGUMENT) path[0] = '\0';
  options.rule = rule;
  options.now = "2025-01-15T10:30:00Z";
  if (member->takes != A_NAME) {
    options.tenant = "demo";
    options.pool = "pool-0";
  }
  copy = text_of_string(text);
  dirty(&result, &error);
  if (is_previous) {
    options.previous = copy.bytes;
    options.previous_length = copy.length;
    code = pool_of(good_statefulset, &options, &result, &error);
  } else {
    code = poolstatus_pool(copy.bytes, copy.length, &options, &result, &error);
  }
  if (want == POOLSTATUS_OK) {
    check(code == want, "%s: %s at %s: %s", name, poolstatus_code_name(code), error.path,
          error.message);
  } else {
    check_failed(name, code, want, &result, &error);
    check(equal(error.path, path), "%s: got path '%s', expected '%s'", name, error.path, path);
    check(message[0] == '\0' || equal(error.message, message), "%s: got '%s', expected '%s'", name,
          error.message, message);
  }
  if (code == POOLSTATUS_OK) poolstatus_free(result.json);

  /* The same as json_t. */
  tree = is_previous ? json_loads(good_statefulset, 0, NULL)
                     : json_loadb(copy.bytes, copy.length, JSON_ALLOW_NUL, NULL);
  if (tree != NULL) {
    poolstatus_error as_tree = POOLSTATUS_ERROR_INIT;
    code = poolstatus_pool_jansson(tree, &options, &out, NULL, &as_tree);
    check(code == error.code && equal(as_tree.path, error.path) &&
              equal(as_tree.message, error.message) && (out != NULL) == (code == POOLSTATUS_OK),
          "%s: as json_t %s at %s: %s", name, poolstatus_code_name(code), as_tree.path,
          as_tree.message);
    json_decref(out);
    json_decref(tree);
  }
  free(copy.bytes);
}

int main(void) {
  for (size_t m = 0; m < sizeof members / sizeof *members; m++)
    for (size_t v = 0; v < sizeof values / sizeof *values; v++)
      for (int32_t rule = members[m].rule; rule <= POOLSTATUS_RULE_KUBERNETES; rule++)
        check_value(&members[m], (int)v, rule);
  return check_finish("wrongtypes");
}
