/*
 * stack - what the library takes of the stack of its caller: no more than poolstatus.h says
 *
 * The calls run on a thread whose stack is painted first. The lowest byte that has another colour
 * afterwards is how deep they went; the frames of this program and of libc count with them. Then
 * all of them run once more on a thread that has 64 KiB.
 * Of the build that ships: the loader of the Swift runtime takes more than all of this.
 */
#define _POSIX_C_SOURCE 200809L
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calls.h"
#include "check.h"
#include "poolstatus.h"
#include "poolstatus_jansson.h"

enum { STACK = 256 * 1024, SMALL = 64 * 1024, PROMISED = 40 * 1024, COLOUR = 0xA5 };

/* Where the stack of the calls begins; it grows downwards. */
static const unsigned char *start;

/* Texts and trees 128 levels deep and deeper; the number of wrong answers. */
static long deep(void) {
  static const char *const brackets[][2] = {{"[", "]"}, {"{\"a\":", "}"}};
  long wrong = 0;
  for (int b = 0; b < 2; b++) {
    for (int depth = 127; depth < 2000; depth += 300) {
      poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
      poolstatus_result result = POOLSTATUS_RESULT_INIT;
      poolstatus_code code, expected;
      char *text = calloc(1, 20000);
      strcpy(text, "{\"x\":");
      for (int i = 0; i < depth; i++) strcat(text, brackets[b][0]);
      strcat(text, "1");
      for (int i = 0; i < depth; i++) strcat(text, brackets[b][1]);
      strcat(text, ",\"replicas\":4,\"items\":null}");
      options.tenant = "demo";
      options.pool = "pool-0";
      options.rule = POOLSTATUS_RULE_KUBERNETES;
      options.previous = text;
      options.previous_length = strlen(text);
      expected = depth == 127 ? POOLSTATUS_OK : POOLSTATUS_INVALID_JSON;
      code = poolstatus_pool(text, strlen(text), &options, &result, NULL);
      wrong += code != expected || (result.json != NULL) != (code == POOLSTATUS_OK);
      if (code == POOLSTATUS_OK) {
        json_t *tree = json_loads(text, 0, NULL), *out = NULL;
        code = poolstatus_pool_jansson(tree, &options, &out, NULL, NULL);
        wrong += code != POOLSTATUS_OK || out == NULL;
        json_decref(out);
        json_decref(tree);
      }
      poolstatus_free(result.json);
      free(text);
    }
  }
  return wrong;
}

/* A tree as deep as may be where it is preserved, in and out. */
static long deep_trees(void) {
  long wrong = 0;
  for (int kind = 0; kind < 2; kind++) {
    json_t *deep = json_integer(1), *tenant, *sets = json_array(), *out = NULL;
    for (int level = 2; level < 128; level++) {
      json_t *outer = kind == 0 ? json_object() : json_array();
      if (kind == 0) json_object_set_new(outer, "a", deep);
      if (kind == 1) json_array_append_new(outer, deep);
      deep = outer;
    }
    tenant = json_pack("{s:{s:s},s:{s:[]},s:{s:o}}", "metadata", "name", "t", "spec", "pools",
                       "status", "x", deep);
    wrong += poolstatus_tenant_jansson(tenant, sets, NULL, &out, NULL, NULL) != POOLSTATUS_OK;
    wrong += !json_equal(json_object_get(out, "x"), deep);
    json_decref(out);
    json_decref(sets);
    json_decref(tenant);
  }
  return wrong;
}

/* Pods, entries of last time, conditions: all that a tenant can have. */
static long whole_tenant(poolstatus_result *result, poolstatus_error *error) {
  static const char tenant[] =
      "{\"metadata\":{\"name\":\"t\\u002d\",\"generation\":2},\"spec\":{\"pools\":[{\"name\":"
      "\"b\"},{\"name\":\"a\"}]},\"status\":{\"pools\":[{\"ssName\":\"t--a\",\"state\":"
      "\"PoolUpdating\",\"x\":1},{\"ssName\":\"gone\",\"y\":2}],\"conditions\":[{\"type\":"
      "\"Ready\",\"status\":\"False\",\"message\":\"m\"},{\"type\":\"Other\"}],\"z\":3}}";
  static const char sets[] =
      "[{\"metadata\":{\"name\":\"t--a\",\"uid\":\"u\"},\"status\":{\"replicas\":2,"
      "\"updateRevision\":\"r\"}},{\"metadata\":{\"name\":\"t--b\"},\"status\":{}}]";
  static const char pods[] =
      "[{\"metadata\":{\"name\":\"t--a-0\",\"ownerReferences\":[{\"kind\":\"StatefulSet\","
      "\"name\":\"t--a\",\"uid\":\"u\"}],\"labels\":{\"controller-revision-hash\":\"q\"}},"
      "\"status\":{\"phase\":\"Failed\"}}]";
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  long wrong = 0;
  options.rule = POOLSTATUS_RULE_KUBERNETES;
  options.flags = POOLSTATUS_DETAIL;
  options.pods = pods;
  options.pods_length = sizeof pods - 1;
  dirty(result, error);
  wrong += poolstatus_tenant(tenant, sizeof tenant - 1, sets, sizeof sets - 1, &options, result,
                             error) != POOLSTATUS_OK;
  poolstatus_free(result->json);
  dirty(result, error);
  wrong += poolstatus_list(sets, sizeof sets - 1, &options, result, error) != POOLSTATUS_OK;
  poolstatus_free(result->json);
  return wrong;
}

/* Every function, texts that are not JSON, and whatever might recurse. */
static void *run(void *argument) {
  volatile unsigned char here = 0;
  long *wrong = argument;
  poolstatus_result result;
  poolstatus_error error;

  start = (const unsigned char *)&here;
  for (int i = 0; i < CALL_COUNT; i++) {
    poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
    options.rule = POOLSTATUS_RULE_KUBERNETES;
    if (calls[i].takes_names) {
      options.tenant = "demo";
      options.pool = "pool-0";
    }
    dirty(&result, &error);
    *wrong += calls[i].run(&options, &result, &error) != POOLSTATUS_OK;
    poolstatus_free(result.json);
  }
  *wrong += pool_of("{\"status\":{\"replicas\":\"4\"}}", NULL, &result, &error) !=
            POOLSTATUS_INVALID_OBJECT;
  *wrong += pool_of("{\"status\":", NULL, &result, &error) != POOLSTATUS_INVALID_JSON;
  *wrong += deep();
  *wrong += deep_trees();
  *wrong += whole_tenant(&result, &error);
  return NULL;
}

int main(void) {
  pthread_t thread;
  pthread_attr_t attributes;
  long wrong = 0;
  void *memory = NULL;
  const unsigned char *lowest;

  if (posix_memalign(&memory, 4096, STACK) != 0) abort();
  memset(memory, COLOUR, STACK);
  pthread_attr_init(&attributes);
  check(pthread_attr_setstack(&attributes, memory, STACK) == 0, "no stack");
  check(pthread_create(&thread, &attributes, run, &wrong) == 0, "no thread");
  pthread_join(thread, NULL);
  pthread_attr_destroy(&attributes);
  check(wrong == 0, "%ld wrong answers", wrong);

  for (lowest = memory; lowest < start && *lowest == COLOUR;) lowest++;
  check(start - lowest > 1024, "%ld bytes of stack: not measured", (long)(start - lowest));
  printf("stack: %ld bytes at most\n", (long)(start - lowest));
  check(start - lowest <= PROMISED, "%ld bytes of stack", (long)(start - lowest));

  pthread_attr_init(&attributes);
  check(pthread_attr_setstacksize(&attributes, SMALL) == 0, "no small stack");
  check(pthread_create(&thread, &attributes, run, &wrong) == 0, "no thread with a small stack");
  pthread_join(thread, NULL);
  pthread_attr_destroy(&attributes);
  check(wrong == 0, "%ld wrong answers on a small stack", wrong);
  free(memory);
  return check_finish("stack");
}
