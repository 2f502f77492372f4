/*
 * with_jansson - for a program that already holds json_t: the StatefulSets of a List in a file,
 * and the statuses of their pools in a tree of the program's own
 *
 *     cc -o with_jansson with_jansson.c $(pkg-config --cflags --libs poolstatus jansson)
 *     kubectl get statefulsets -o json >list.json && ./with_jansson list.json
 *
 * Prints {"complete": how many pools are, "pools": [STATUS, ...], "unreadable": [WHY, ...]}.
 * Exit status: 0 every pool is complete, 1 not all are, 2 there is no List to read.
 */
#include <stdio.h>

#include <poolstatus_jansson.h>

/* The status of the pool behind `statefulset`, a new reference; NULL: `error` says why not. */
static json_t *status_of(const json_t *statefulset, poolstatus_result *result,
                         poolstatus_error *error) {
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  json_t *status;

  options.flags = POOLSTATUS_DETAIL;
  options.rule = POOLSTATUS_RULE_KUBERNETES;
  poolstatus_pool_jansson(statefulset, &options, &status, result, error);
  return status;
}

/* Adds what is to be said of every item. Returns how many are complete, or -1: no memory. */
static int add_pools(const json_t *items, json_t *pools, json_t *unreadable) {
  int complete = 0;
  size_t index;
  json_t *item;

  json_array_foreach(items, index, item) {
    poolstatus_result result = POOLSTATUS_RESULT_INIT;
    poolstatus_error error = POOLSTATUS_ERROR_INIT;
    json_t *status = status_of(item, &result, &error);

    if (status == NULL) {
      if (json_array_append_new(unreadable,
                                json_sprintf("items[%d]: %s%s%s", (int)index, error.path,
                                             *error.path ? ": " : "", error.message)))
        return -1;
      continue;
    }
    /* The status is ours, and goes into our tree without a copy. */
    if (json_array_append_new(pools, status)) return -1;
    complete += result.state == POOLSTATUS_STATE_ROLLOUT_COMPLETE;
  }
  return complete;
}

int main(int argc, char **argv) {
  json_error_t error;
  json_t *list, *items, *pools = json_array(), *unreadable = json_array(), *answer;
  int complete;

  if (argc != 2) {
    fprintf(stderr, "usage: with_jansson LIST.json\n");
    return 2;
  }
  list = json_load_file(argv[1], 0, &error);
  if (list == NULL) {
    if (error.line > 0) fprintf(stderr, "%s:%d:%d: ", argv[1], error.line, error.column);
    fprintf(stderr, "%s\n", error.text);
    return 2;
  }
  items = json_object_get(list, "items");
  if (!json_is_array(items)) {
    fprintf(stderr, "%s: no list: it has no items\n", argv[1]);
    return 2;
  }
  complete = add_pools(items, pools, unreadable);
  /* "o" takes the references, also where it fails. */
  answer =
      json_pack("{s:i, s:o, s:o}", "complete", complete, "pools", pools, "unreadable", unreadable);
  if (complete < 0 || answer == NULL || json_dumpf(answer, stdout, JSON_INDENT(2)) != 0) {
    fprintf(stderr, "out of memory, or nowhere to write to\n");
    return 2;
  }
  putchar('\n');
  complete = (size_t)complete == json_array_size(items);
  json_decref(answer);
  json_decref(list);
  return complete ? 0 : 1;
}
