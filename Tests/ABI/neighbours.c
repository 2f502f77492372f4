/*
 * neighbours - a host that has something else in its process that could be taken for ours
 *
 *     neighbours [LIBRARY]      the shared library beside the static copy in the program
 *
 * Linked with json-c, which has functions of jansson's names (WITH_JSON_C), with a jansson of its
 * own that stands before the shared one, or with a static copy of the library.
 */
#define _POSIX_C_SOURCE 200809L
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "neighbours_tree.h"
#include "poolstatus.h"
#ifdef WITH_JSON_C
#include <json-c/json.h>
#endif

typedef poolstatus_code pool_function(const char *, size_t, const poolstatus_options *,
                                      poolstatus_result *, poolstatus_error *);

static const char text[] =
    "{\"metadata\":{\"name\":\"a\\u0062\"},\"status\":{\"replicas\":1,\"x\":[1.5,{\"y\":null}]}}";

/* What a call of a function of some copy gives; NULL: nothing good. */
static char *json_of(pool_function *pool) {
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_error error = POOLSTATUS_ERROR_INIT;
  options.now = "2025-01-15T10:30:00Z";
  options.rule = POOLSTATUS_RULE_KUBERNETES;
  check(pool(text, sizeof text - 1, &options, &result, &error) == POOLSTATUS_OK, "%s",
        error.message);
  check(pool("{\"x\":1.5,", 9, &options, &(poolstatus_result)POOLSTATUS_RESULT_INIT, &error) ==
            POOLSTATUS_INVALID_JSON,
        "not JSON: %s", error.message);
  return result.json;
}

/* The shared library beside the static copy: two libraries, the same answers, one malloc. */
static void two_copies(const char *path) {
  void *library = dlopen(path, RTLD_NOW | RTLD_GLOBAL), *symbol = NULL;
  pool_function *shared;
  char *ours = json_of(poolstatus_pool), *theirs;
  if (check(library != NULL, "%s", library ? "" : dlerror()))
    symbol = dlsym(library, "poolstatus_pool");
  if (!check(symbol != NULL, "no poolstatus_pool")) return;
  memcpy(&shared, &symbol, sizeof symbol);
  check(shared != poolstatus_pool, "there is one copy");
  theirs = json_of(shared);
  check(ours != NULL && equal(ours, theirs), "%s, but %s", ours, theirs);
  poolstatus_free(theirs);
  poolstatus_free(ours);
  check(tree_is_right(), "trees of a static copy");
  dlclose(library);
}

int main(int argc, char **argv) {
  char *json = json_of(poolstatus_pool);
#ifdef WITH_JSON_C
  struct json_object *tree = json_tokener_parse(json), *name = NULL;
  check(json_object_object_get_ex(tree, "ssName", &name) &&
            equal(json_object_get_string(json_object_get(name)), "ab"),
        "json-c: %s", json);
  json_object_put(name);
#endif
  check(json != NULL && strstr(json, "\"ssName\":\"ab\"") != NULL, "%s", json);
  poolstatus_free(json);
  check(tree_is_right(), "trees");
#ifdef WITH_JSON_C
  check(json_object_put(tree) == 1, "the tree of json-c");
#endif
  if (argc > 1) two_copies(argv[1]);
  return check_finish("neighbours");
}
