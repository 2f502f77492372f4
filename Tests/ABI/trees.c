/*
 * trees - json_t values that no text gives: a host may have built anything
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calls.h"
#include "check.h"
#include "poolstatus_jansson.h"

/* Calls, checks that nothing was kept of the input, and frees the input. */
static poolstatus_code run(const char *name, json_t *tree, uint32_t flags, json_t **out,
                           poolstatus_error *error) {
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result;
  poolstatus_code code;
  size_t references = tree->refcount;
  options.flags = flags;
  options.tenant = "demo";
  options.pool = "pool-0";
  options.now = "2025-01-15T10:30:00Z";
  *out = tree;
  dirty(&result, error);
  code = poolstatus_pool_jansson(tree, &options, out, &result, error);
  check(tree->refcount == references, "%s: a reference was kept or stolen", name);
  check((*out != NULL) == (code == POOLSTATUS_OK), "%s: *out", name);
  check(result.json == NULL && result.json_length == 0, "%s: result.json", name);
  if (code != POOLSTATUS_OK) check_failed(name, code, code, &result, error);
  return code;
}

static void expect(const char *name, json_t *tree, poolstatus_code expected, const char *path) {
  poolstatus_error error;
  json_t *out;
  poolstatus_code code = run(name, tree, POOLSTATUS_DETAIL, &out, &error);
  check(code == expected, "%s: %s at %s: %s", name, poolstatus_code_name(code), error.path,
        error.message);
  check(equal(error.path, path), "%s: path '%s', expected '%s'", name, error.path, path);
  json_decref(tree);
  if (out != NULL) check(out->refcount == 1, "%s: %zu references to *out", name, out->refcount);
  json_decref(out);
}

static json_t *status_with(const char *key, json_t *value) {
  return json_pack("{s:{s:i,s:o}}", "status", "replicas", 4, key, value);
}

static void check_strings(void) {
  static const char *const bad[] = {"\xFF", "a\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                    "\xE2\x82"};
  for (int i = 0; i < 5; i++) {
    expect("a revision that is not UTF-8",
           status_with("updateRevision", json_string_nocheck(bad[i])), POOLSTATUS_INVALID_OBJECT,
           "status.updateRevision");
    expect("a name that is not UTF-8",
           json_pack("{s:{s:o}}", "metadata", "name", json_string_nocheck(bad[i])),
           POOLSTATUS_INVALID_OBJECT, "metadata.name");
    expect("a kind that is not UTF-8", json_pack("{s:o}", "kind", json_string_nocheck(bad[i])),
           POOLSTATUS_INVALID_OBJECT, "kind");
    expect("text that is not UTF-8 where nobody reads",
           status_with("x", json_string_nocheck(bad[i])), POOLSTATUS_OK, "");
  }
  expect("a revision with a NUL", status_with("updateRevision", json_stringn("a\0b", 3)),
         POOLSTATUS_INVALID_OBJECT, "status.updateRevision");
  expect("a NUL where nobody reads", status_with("x", json_stringn("a\0b", 3)), POOLSTATUS_OK, "");
}

static void check_numbers(void) {
  expect("a real", status_with("readyReplicas", json_real(4)), POOLSTATUS_INVALID_OBJECT,
         "status.readyReplicas");
  expect("2^32 + 4", status_with("readyReplicas", json_integer(4294967300)),
         POOLSTATUS_INVALID_OBJECT, "status.readyReplicas");
  expect("the smallest integer", status_with("readyReplicas", json_integer(INT64_MIN)),
         POOLSTATUS_INVALID_OBJECT, "status.readyReplicas");
  expect("a boolean", status_with("readyReplicas", json_true()), POOLSTATUS_INVALID_OBJECT,
         "status.readyReplicas");
  expect("null", status_with("readyReplicas", json_null()), POOLSTATUS_OK, "");
}

/* A chain of so many arrays in a member of a StatefulSet. */
static json_t *deep(const char *member, int depth) {
  json_t *inner = json_array();
  for (int i = 1; i < depth - 1; i++) inner = json_pack("[o]", inner);
  return json_pack("{s:s,s:{},s:o}", "kind", "StatefulSet", "status", member, inner);
}

static void check_shapes(void) {
  json_t *shared = json_pack("{s:i}", "replicas", 4), *list;
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_error error = POOLSTATUS_ERROR_INIT;
  json_t *out;

  expect("128 levels", deep("items", 128), POOLSTATUS_OK, "");
  expect("129 levels", deep("items", 129), POOLSTATUS_INVALID_OBJECT, "");
  expect("5,000 levels", deep("items", 5000), POOLSTATUS_INVALID_OBJECT, "");
  expect("5,000 levels where nobody looks", deep("x", 5000), POOLSTATUS_OK, "");
  expect("an empty object", json_object(), POOLSTATUS_INVALID_OBJECT, "");
  expect("null", json_null(), POOLSTATUS_OK, "");

  /* One value in two places, and the same tree as both inputs. */
  expect("a value in two places", json_pack("{s:O,s:O}", "status", shared, "x", shared),
         POOLSTATUS_OK, "");
  list = json_pack("[{s:{s:s},s:O},{s:{s:s},s:O}]", "metadata", "name", "a", "status", shared,
                   "metadata", "name", "b", "status", shared);
  check(poolstatus_list_jansson(list, NULL, &out, NULL, &error) == POOLSTATUS_OK &&
            json_array_size(out) == 2,
        "a list with one status in two places");
  json_decref(out);
  json_decref(list);
  json_decref(shared);

  /* What comes back is the host's own: changing it changes nothing else. */
  {
    json_t *tree = json_loads(good_statefulset, 0, NULL);
    char *before = json_dumps(tree, 0), *after;
    options.flags = POOLSTATUS_DETAIL;
    poolstatus_pool_jansson(tree, &options, &out, NULL, NULL);
    json_object_set_new(out, "ssName", json_string("other"));
    json_object_del(out, "replicas");
    after = json_dumps(tree, 0);
    check(equal(before, after), "the status shares values with the input");
    json_decref(out);
    json_decref(tree);
    free(before);
    free(after);
  }
}

int main(void) {
  check_strings();
  check_numbers();
  check_shapes();
  return check_finish("trees");
}
