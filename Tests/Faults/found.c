/*
 * found - faults that were found, each with its kind
 *
 * Each check fails on the library of the day on which the fault was found.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "poolstatus.h"
#include "poolstatus_jansson.h"

static const char now[] = "2025-01-15T10:30:00Z";
static const char object[] =
    "{\"metadata\":{\"name\":\"a\",\"namespace\":\"n\"},\"status\":{\"replicas\":1}}";

static poolstatus_result result;
static poolstatus_error error;

static poolstatus_options options_with(const char *previous) {
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  options.now = now;
  options.previous = previous;
  options.previous_length = previous ? strlen(previous) : 0;
  return options;
}

static poolstatus_code pool(const char *text, const poolstatus_options *options) {
  dirty(&result, &error);
  return poolstatus_pool(text, strlen(text), options, &result, &error);
}

/* A status that needs more room than is guessed: it was lost, and the call OK. */
static void sizes(void) {
  poolstatus_options options = options_with(NULL);
  for (size_t length = 16777216 - 2; length <= 16777216 + 2; length++) {
    const char *more = ",{\"metadata\":{\"name\":\"b\"},\"status\":{}}]";
    char *text = malloc(length + 200), *end = text;
    poolstatus_code code;
    end += sprintf(end, "[{\"metadata\":{\"name\":\"");
    memset(end, 'x', length);
    end += length;
    end += sprintf(end, "\"},\"status\":{}}%s", length % 2 ? "]" : more);
    dirty(&result, &error);
    code = poolstatus_list(text, (size_t)(end - text), &options, &result, &error);
    check(code == POOLSTATUS_OK && result.json_length > length && result.json[0] == '[' &&
              result.json[result.json_length - 1] == ']' &&
              result.json[result.json_length] == '\0' && strlen(result.json) == result.json_length,
          "a name of %zu bytes: %d, %zu bytes", length, (int)code, result.json_length);
    if (code == POOLSTATUS_OK) poolstatus_free(result.json);
    free(text);
  }
}

/* Foreign numbers are carried as they are, whatever stands beside them. */
static void numbers(void) {
  static const char *const beside[] = {"", ",\"b\":\"\\u0041\"", ",\"reason\":\"\\n\"",
                                       ",\"\\u0061\":1"};
  for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
    char previous[200];
    poolstatus_options options;
    snprintf(previous, sizeof previous, "{\"x\":[0.1,-0,1.50,1E+5,100000000000000000]%s}",
             beside[i]);
    options = options_with(previous);
    check(pool(object, &options) == POOLSTATUS_OK &&
              strstr(result.json, "\"x\":[0.1,-0,1.50,1E+5,100000000000000000]") != NULL,
          "numbers beside %s: %s", beside[i], result.json ? result.json : error.message);
    poolstatus_free(result.json);
  }
}

/* JSON that is refused, and how. */
static void limits(void) {
  static const struct {
    const char *text, *message;
  } cases[] = {
      {"{\"x\":9223372036854775807}", NULL},
      {"{\"x\":9223372036854775808}", "too big integer near '9223372036854775808'"},
      {"{\"x\":-9223372036854775809}", "too big negative integer near '-9223372036854775809'"},
      {"{\"x\":1.7976931348623158e308}", NULL},
      {"{\"x\":1.7976931348623159e308}", "real number overflow"},
      {"{\"x\":1e400}", "real number overflow near '1e400'"},
      {"{\"a\\u0000\":1}", "NUL byte in object key not supported near '\"a\\u0000\"'"},
      {"{\"x\":\"\\u0000\"}", NULL},
      {"{\"x\":\"\\ud800\"}", "invalid Unicode '\\uD800' near '\"\\ud800\"'"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    poolstatus_options options = options_with(cases[i].text);
    poolstatus_code code = pool(object, &options);
    const char *expected = cases[i].message;
    check(code == (expected ? POOLSTATUS_INVALID_JSON : POOLSTATUS_OK) &&
              (expected == NULL || equal(error.message, expected)),
          "%s: %d %s", cases[i].text, (int)code, error.message);
    if (code == POOLSTATUS_OK) poolstatus_free(result.json);
  }
}

/* A message is one line, whatever a terminal makes of its bytes. */
static void messages(void) {
  static const char *const controls[] = {
      "\x01",         "\x7F",         "\xC2\x80",     "\xC2\x85",     "\xC2\x9B",
      "\xC2\x9F",     "\xD8\x9C",     "\xE2\x80\x8B", "\xE2\x80\x8F", "\xE2\x80\xA8",
      "\xE2\x80\xA9", "\xE2\x80\xAE", "\xE2\x81\xA0", "\xE2\x81\xA6", "\xE2\x81\xAF"};
  static const char *const others[] = {"\xC2\xA0",     "\xD8\x9B",     "\xE2\x80\x8A",
                                       "\xE2\x80\xA7", "\xE2\x80\xAF", "\xE2\x81\x9F",
                                       "\xE2\x81\xB0", "\xEF\xBB\xBF"};
  char text[200], expected[200];
  for (size_t i = 0; i < sizeof controls / sizeof *controls; i++) {
    poolstatus_options options = options_with(NULL);
    if ((unsigned char)controls[i][0] == 1)
      snprintf(text, sizeof text, "{\"kind\":\"a\\u0001b\"}");
    else
      snprintf(text, sizeof text, "{\"kind\":\"a%sb\"}", controls[i]);
    check(pool(text, &options) == POOLSTATUS_INVALID_OBJECT &&
              equal(error.message, "expected a StatefulSet, got an a b"),
          "%s: %s", text, error.message);
  }
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
    poolstatus_options options = options_with(NULL);
    snprintf(text, sizeof text, "{\"kind\":\"a%sb\"}", others[i]);
    snprintf(expected, sizeof expected, "expected a StatefulSet, got an a%sb", others[i]);
    check(pool(text, &options) == POOLSTATUS_INVALID_OBJECT && equal(error.message, expected),
          "%s: %s", text, error.message);
  }
}

/* A pod of nobody's may have whatever it wants in it, and all functions say the same. */
static void foreign_pods(void) {
  static const char *const pods[] = {
      "[{\"metadata\":{\"name\":\"b-0\",\"namespace\":5}}]",
      "[{\"metadata\":{\"name\":\"b-0\",\"namespace\":\"n\",\"ownerReferences\":[{\"kind\":"
      "\"StatefulSet\",\"name\":\"b\",\"uid\":7}]}}]",
      "[{\"metadata\":{\"name\":\"b-0\"},\"status\":{\"phase\":5}}]"};
  for (size_t i = 0; i < sizeof pods / sizeof *pods; i++) {
    poolstatus_options options = options_with(NULL);
    poolstatus_code one, list, tenant;
    char text[200];
    const char *owner = "{\"metadata\":{\"name\":\"t\"},\"spec\":{\"pools\":[{\"name\":\"p\"}]}}";
    const char *sets = "[{\"metadata\":{\"name\":\"t-p\",\"namespace\":\"n\"}}]";
    options.rule = POOLSTATUS_RULE_KUBERNETES;
    options.pods = pods[i];
    options.pods_length = strlen(pods[i]);
    one = pool(object, &options);
    poolstatus_free(result.json);
    snprintf(text, sizeof text, "[%s]", object);
    dirty(&result, &error);
    list = poolstatus_list(text, strlen(text), &options, &result, &error);
    poolstatus_free(result.json);
    dirty(&result, &error);
    tenant = poolstatus_tenant(owner, strlen(owner), sets, strlen(sets), &options, &result, &error);
    poolstatus_free(result.json);
    check(one == list && list == tenant, "%s: pool %d, list %d, tenant %d", pods[i], (int)one,
          (int)list, (int)tenant);
  }
}

/* StatefulSets of one uid: each would look at all pods of it, which was quadratic. */
static void shared_pods(void) {
  for (int count = 60; count <= 80; count += 20) {
    poolstatus_options options = options_with(NULL);
    char sets[8000] = "[", pods[20000] = "[", *set = sets + 1, *pod = pods + 1;
    poolstatus_code code, expected = count > 66 ? POOLSTATUS_INVALID_OBJECT : POOLSTATUS_OK;
    for (int i = 0; i < count; i++) {
      set += sprintf(set, "%s{\"metadata\":{\"name\":\"s%d\",\"uid\":\"u\"}}", i ? "," : "", i);
      pod += sprintf(pod,
                     "%s{\"metadata\":{\"name\":\"p%d\",\"ownerReferences\":[{\"kind\":"
                     "\"StatefulSet\",\"name\":\"s\",\"uid\":\"u\"}]}}",
                     i ? "," : "", i);
    }
    strcpy(set, "]");
    strcpy(pod, "]");
    options.rule = POOLSTATUS_RULE_KUBERNETES;
    options.pods = pods;
    options.pods_length = strlen(pods);
    dirty(&result, &error);
    code = poolstatus_list(sets, strlen(sets), &options, &result, &error);
    check(code == expected && (code == POOLSTATUS_OK || strstr(error.message, "64 StatefulSets")),
          "%d StatefulSets of one uid: %d %s: %s", count, (int)code, error.path, error.message);
    poolstatus_free(result.json);
  }
}

/* ---- Trees ---- */

static json_t *deep_tree(int levels) {
  json_t *tree = json_object();
  while (levels-- > 0) {
    json_t *outer = json_object();
    json_object_set_new(outer, "status", tree);
    tree = outer;
  }
  return tree;
}

static json_t *bad_string(void) { return json_stringn_nocheck("a\xFF", 2); }

/* What is wrong with a tree comes after wrong arguments and texts that are not JSON. */
static void tree_order(void) {
  json_t *deep = deep_tree(300), *out = NULL;
  json_t *bad = json_pack("{s:{s:o}}", "metadata", "name", bad_string());
  json_t *trees[] = {deep, bad};
  poolstatus_options options;
  for (int i = 0; i < 2; i++) {
    options = options_with("{");
    dirty(&result, &error);
    check(poolstatus_pool_jansson(trees[i], &options, &out, &result, &error) ==
                  POOLSTATUS_INVALID_JSON &&
              equal(error.path, "previous"),
          "tree %d, previous that is not JSON: %s %s", i, error.path, error.message);
    options = options_with(NULL);
    options.rule = POOLSTATUS_RULE_KUBERNETES;
    options.pods = "[";
    options.pods_length = 1;
    dirty(&result, &error);
    check(poolstatus_list_jansson(trees[i], &options, &out, &result, &error) ==
                  POOLSTATUS_INVALID_JSON &&
              equal(error.path, "pods"),
          "tree %d, pods that are not JSON: %s %s", i, error.path, error.message);
    options = options_with(NULL);
    dirty(&result, &error);
    check(poolstatus_tenant_jansson(trees[i], NULL, &options, &out, &result, &error) ==
                  POOLSTATUS_INVALID_ARGUMENT &&
              equal(error.message, "statefulsets is NULL"),
          "tree %d, statefulsets NULL: %s %s", i, error.path, error.message);
    check(poolstatus_pool_jansson(trees[i], &options, &out, &result, &error) ==
              POOLSTATUS_INVALID_OBJECT,
          "tree %d: %s", i, error.message);
  }
  json_decref(deep);
  json_decref(bad);
}

/* Bad UTF-8 is never a matter of memory, and never passed on. */
static void tree_strings(void) {
  json_t *value = json_object(), *name = json_object(), *out = NULL;
  json_t *trees[2];
  poolstatus_options options = options_with(NULL);
  json_object_set_new(value, "x", bad_string());
  json_object_setn_new_nocheck(name, "a\xFF", 2, json_integer(1));
  trees[0] = value;
  trees[1] = name;
  for (int i = 0; i < 2; i++) {
    json_t *tenant = json_pack("{s:{s:s},s:{s:[]},s:O}", "metadata", "name", "t", "spec", "pools",
                               "status", trees[i]);
    json_t *sets = json_array();
    dirty(&result, &error);
    check(poolstatus_tenant_jansson(tenant, sets, &options, &out, &result, &error) ==
                  POOLSTATUS_INVALID_OBJECT &&
              out == NULL && equal(error.message, "expected a string in UTF-8"),
          "a tenant's status, %d: %s %s", i, error.path, error.message);
    json_decref(sets);
    json_decref(tenant);
  }
  json_decref(value);
  json_decref(name);
}

/* A tree whose branches are shared: more values than anybody wants to write. */
static void tree_size(void) {
  json_t *tree = json_integer(1), *out = NULL;
  poolstatus_options options = options_with(NULL);
  json_t *whole;
  for (int level = 0; level < 40; level++) {
    json_t *outer = json_array();
    json_array_append(outer, tree);
    json_array_append_new(outer, tree);
    tree = outer;
  }
  whole = json_pack("{s:{s:s},s:{s:[]},s:{s:o}}", "metadata", "name", "t", "spec", "pools",
                    "status", "x", tree);
  dirty(&result, &error);
  check(poolstatus_tenant_jansson(whole, json_null(), &options, &out, &result, &error) ==
                POOLSTATUS_INVALID_OBJECT &&
            equal(error.message, "has more than 67108864 values"),
        "a tree of 2^40 values: %s %s", error.path, error.message);
  json_decref(whole);
}

int main(void) {
  sizes();
  numbers();
  limits();
  messages();
  foreign_pods();
  shared_pods();
  tree_order();
  tree_strings();
  tree_size();
  return check_finish("found");
}
