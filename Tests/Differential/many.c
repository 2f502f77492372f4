#include "many.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

enum { MOST = 16 };

/* What one pool of many is made of. */
struct one {
  const json_t *set;
  const char *tenant, *pool;   /* NULL: of a list */
  const char *previous, *pods; /* NULL: not given */
};

/* The items of a list in any of its forms; NULL: there are none. */
static const json_t *items_of(const json_t *list) {
  return json_is_object(list) ? json_object_get(list, "items") : list;
}

static int is_pod(const json_t *item) {
  return equal(json_string_value(json_object_get(item, "kind")), "Pod");
}

/* Whether an object has a member that is not null. */
static int has(const json_t *object, const char *name) {
  const json_t *value = json_object_get(object, name);
  return value != NULL && !json_is_null(value);
}

/* Whether an object without kind is no StatefulSet where it stands alone: a list, a watch event. */
static int is_something_else(const json_t *item) {
  if (has(item, "kind")) return 0;
  return json_object_get(item, "items") != NULL || (has(item, "type") && has(item, "object"));
}

/* Whether a list has nothing but Pods and what is a StatefulSet alone, too. */
static int has_sets_alone(const json_t *list) {
  const json_t *items = items_of(list);
  if (!json_is_array(items)) return 0;
  for (size_t i = 0; i < json_array_size(items); i++) {
    if (is_something_else(json_array_get(items, i))) return 0;
  }
  return 1;
}

/* The Pods of a list as a text; NULL: it has none, or others are given. The caller's: free. */
static char *pods_of(const struct judged *judged, const json_t *list) {
  const struct verdict *given = judged->verdicts[PODS_TEXT];
  const json_t *items = items_of(list);
  json_t *pods = json_array();
  char *text = NULL;
  for (size_t i = 0; i < json_array_size(items); i++)
    if (is_pod(json_array_get(items, i))) json_array_append(pods, json_array_get(items, i));
  if (json_array_size(pods) > 0 && (given == NULL || json_is_null(given->tree)))
    text = json_dumps(pods, JSON_COMPACT);
  json_decref(pods);
  return text;
}

/* Whether poolstatus_pool_jansson gives this entry. */
static int is_entry_of(const struct call *given, const struct one *one, const json_t *entry) {
  struct call call = *given;
  struct answer answer;
  int is_same;
  call.kind = CALL_POOL;
  call.options.flags &= ~POOLSTATUS_OWN_MEMBERS;
  call.options.blocked_reason = call.options.blocked_message = NULL;
  call.options.tenant = one->tenant;
  call.options.pool = one->pool;
  call.options.previous = one->previous;
  call.options.previous_length = one->previous != NULL ? strlen(one->previous) : 0;
  if (one->pods != NULL) {
    call.options.pods = one->pods;
    call.options.pods_length = strlen(one->pods);
  }
  answer = run_trees(&call, one->set, NULL);
  is_same = answer.code == POOLSTATUS_OK && is_same_json(given, answer.out, entry);
  if (!is_same) {
    char *alone = answer.out ? json_dumps(answer.out, JSON_COMPACT) : NULL;
    char *many = json_dumps(entry, JSON_COMPACT | JSON_ENCODE_ANY);
    broken("alone: %s %s: %s %.3000s\n  among many: %.3000s", poolstatus_code_name(answer.code),
           answer.error.path, answer.error.message, alone ? alone : "", many ? many : "");
    free(alone);
    free(many);
  }
  json_decref(answer.out);
  law_counts.entries += is_same;
  return is_same;
}

static int list_agrees(const struct call *call, const struct judged *judged, const json_t *json) {
  const json_t *list = judged->verdicts[MAIN_TEXT]->tree;
  const json_t *items = items_of(list);
  char *pods;
  int is_good = 1;
  size_t count = 0;
  if (!has_sets_alone(list)) return 1;
  pods = pods_of(judged, list);
  for (size_t i = 0; i < json_array_size(items) && i < MOST && is_good; i++) {
    struct one one = {json_array_get(items, i), NULL, NULL, NULL, pods};
    if (!is_pod(one.set)) is_good = is_entry_of(call, &one, json_array_get(json, count++));
  }
  free(pods);
  return is_good;
}

/* A member of the metadata of an object, as a string. */
static const char *metadata_of(const json_t *object, const char *name) {
  return json_string_value(json_object_get(json_object_get(object, "metadata"), name));
}

/* How many StatefulSets of that name there are; `found` is the last. */
static int find_set(const json_t *sets, const char *name, const json_t **found) {
  int count = 0;
  *found = NULL;
  for (size_t i = 0; i < json_array_size(sets); i++) {
    const json_t *set = json_array_get(sets, i);
    if (is_pod(set) || !equal(metadata_of(set, "name"), name)) continue;
    *found = set;
    count++;
  }
  return count;
}

/* Whether at most one entry of a Tenant's status may be a pool's, and that by its ssName. */
static int find_entry(const json_t *status, const char *name, const char *pool,
                      const json_t **found) {
  const json_t *entries = json_object_get(status, "pools");
  int count = 0;
  *found = NULL;
  for (size_t i = 0; i < json_array_size(entries); i++) {
    const json_t *entry = json_array_get(entries, i);
    const char *ss_name = json_string_value(json_object_get(entry, "ssName"));
    if (!equal(ss_name, name) && !equal(json_string_value(json_object_get(entry, "name")), pool))
      continue;
    *found = equal(ss_name, name) ? entry : NULL;
    count++;
  }
  return count == 0 || (count == 1 && *found != NULL);
}

/* Whether an entry could be passed as previous: where it has no state it may be taken for an object
   of the API server. */
static int may_be_previous(const json_t *entry) {
  const char *state = json_string_value(json_object_get(entry, "state"));
  return (state != NULL && *state != 0) || !(has(entry, "kind") || has(entry, "metadata"));
}

/* Whether a StatefulSet is the Tenant's without a doubt: nobody owns it, and it is in the same
   namespace. Without one nobody owns the pods. */
static int is_clear(const struct call *call, const json_t *tenant, const json_t *set,
                    const char *pods) {
  if (set == NULL) return pods == NULL && call->options.pods == NULL;
  return json_object_get(json_object_get(set, "metadata"), "ownerReferences") == NULL &&
         equal(metadata_of(tenant, "namespace"), metadata_of(set, "namespace"));
}

static int pool_agrees(const struct call *call, const struct judged *judged, const char *pool,
                       const char *pods, const json_t *json) {
  const json_t *tenant = judged->verdicts[MAIN_TEXT]->tree, *set, *entry;
  const json_t *sets = items_of(judged->verdicts[STATEFULSETS_TEXT]->tree);
  struct one one = {NULL, metadata_of(tenant, "name"), pool, NULL, pods};
  char name[300], *previous = NULL;
  int is_good = 1;
  if ((size_t)snprintf(name, sizeof name, "%s-%s", one.tenant, pool) >= sizeof name ||
      find_set(sets, name, &set) > 1 || !is_clear(call, tenant, set, pods) ||
      !find_entry(json_object_get(tenant, "status"), name, pool, &entry) ||
      (entry != NULL && !may_be_previous(entry)))
    return 1;
  if (entry != NULL) previous = json_dumps(entry, JSON_COMPACT);
  one.set = set != NULL ? set : json_null();
  one.previous = previous != NULL ? previous : "{}";
  is_good = is_entry_of(call, &one, json);
  free(previous);
  return is_good;
}

static int tenant_agrees(const struct call *call, const struct judged *judged, const json_t *json) {
  const json_t *tenant = judged->verdicts[MAIN_TEXT]->tree;
  const json_t *pools = json_object_get(json_object_get(tenant, "spec"), "pools");
  const json_t *entries = json_object_get(json, "pools");
  const json_t *sets = judged->verdicts[STATEFULSETS_TEXT]->tree;
  int is_good = 1;
  char *pods;
  if (!has_sets_alone(sets) || metadata_of(tenant, "name") == NULL) return 1;
  pods = pods_of(judged, sets);
  for (size_t i = 0; i < json_array_size(pools) && i < MOST && is_good; i++) {
    const char *pool = json_string_value(json_object_get(json_array_get(pools, i), "name"));
    if (pool == NULL) break;
    is_good = pool_agrees(call, judged, pool, pods, json_array_get(entries, i));
  }
  free(pods);
  return is_good;
}

int agrees_with_pools(const struct call *call, const struct judged *judged, const json_t *json) {
  if (call->options.max_input_bytes != 0) return 1;
  if (call->kind == CALL_LIST) return list_agrees(call, judged, json);
  return call->kind != CALL_TENANT || tenant_agrees(call, judged, json);
}
