#include "ordered.h"

#include <string.h>

#include "check.h"

enum when {
  ALWAYS,
  MAYBE,
  WITH_DETAIL, /* always with POOLSTATUS_DETAIL, never without */
  DETAIL_MAYBE /* with POOLSTATUS_DETAIL; without, the previous one stands behind */
};

/* A member that an object has here or nowhere. */
struct rule {
  const char *name;
  enum { WORD, TEXT, STATE, NUMBER, BOOLEAN, ARRAY } type; /* a word is not empty */
  enum when when;
};

static const struct rule of_entry[] = {{"ssName", WORD, ALWAYS},
                                       {"state", STATE, ALWAYS},
                                       {"replicas", NUMBER, MAYBE},
                                       {"readyReplicas", NUMBER, MAYBE},
                                       {"currentReplicas", NUMBER, MAYBE},
                                       {"updatedReplicas", NUMBER, MAYBE},
                                       {"currentRevision", WORD, MAYBE},
                                       {"updateRevision", WORD, MAYBE},
                                       {"lastUpdateTime", WORD, ALWAYS},
                                       {"name", WORD, DETAIL_MAYBE},
                                       {"reason", WORD, WITH_DETAIL},
                                       {"message", TEXT, WITH_DETAIL},
                                       {NULL, WORD, MAYBE}};

static const struct rule of_tenant[] = {
    {"currentState", WORD, ALWAYS}, {"availableReplicas", NUMBER, ALWAYS},
    {"pools", ARRAY, ALWAYS},       {"observedGeneration", NUMBER, MAYBE},
    {"conditions", ARRAY, ALWAYS},  {NULL, WORD, MAYBE}};

static const struct rule of_condition[] = {{"type", WORD, ALWAYS},
                                           {"status", BOOLEAN, ALWAYS},
                                           {"lastTransitionTime", WORD, ALWAYS},
                                           {"observedGeneration", NUMBER, MAYBE},
                                           {"reason", WORD, ALWAYS},
                                           {"message", TEXT, ALWAYS},
                                           {NULL, WORD, MAYBE}};

static int is_state(const char *word, int is_variant) {
  for (poolstatus_state state = 1; state <= POOLSTATUS_STATE_DEGRADED; state++)
    if (equal(word, poolstatus_state_name(state) + (is_variant ? strlen("Pool") : 0))) return 1;
  return 0;
}

static int is_of_type(const json_t *value, const struct rule *rule, int is_variant) {
  switch (rule->type) {
    case WORD:
      return json_string_length(value) > 0;
    case TEXT:
      return json_is_string(value);
    case STATE:
      return is_state(json_string_value(value), is_variant);
    case BOOLEAN:
      return equal(json_string_value(value), "True") || equal(json_string_value(value), "False");
    case NUMBER:
      return json_is_integer(value);
    default:
      return json_is_array(value);
  }
}

static const struct rule *rule_of(const struct rule *rules, const char *name) {
  while (rules->name != NULL && !equal(rules->name, name)) rules++;
  return rules->name != NULL ? rules : NULL;
}

/* Whether the members of an object stand as the rules do, and others, if any may, behind them. */
static int follows(const json_t *object, const struct rule *rules, const struct call *call,
                   int may_have_others) {
  int has_detail = (call->options.flags & POOLSTATUS_DETAIL) != 0;
  int is_variant = rules == of_entry && (call->options.flags & POOLSTATUS_VARIANT_NAMES) != 0;
  void *member = json_object_iter((json_t *)object);
  if (!json_is_object(object)) return broken("not an object");
  for (const struct rule *rule = rules; rule->name != NULL; rule++) {
    if (rule->when >= WITH_DETAIL && !has_detail) continue;
    if (member != NULL && equal(json_object_iter_key(member), rule->name)) {
      if (!is_of_type(json_object_iter_value(member), rule, is_variant))
        return broken("%s is not what it should be", rule->name);
      member = json_object_iter_next((json_t *)object, member);
    } else if (rule->when == ALWAYS || rule->when == WITH_DETAIL) {
      return broken("no %s in its place", rule->name);
    }
  }
  for (; member != NULL; member = json_object_iter_next((json_t *)object, member)) {
    const char *name = json_object_iter_key(member);
    const struct rule *rule = rule_of(rules, name);
    if (!may_have_others) return broken("a member %s", name);
    if (rule != NULL && (rule->when != DETAIL_MAYBE || has_detail))
      return broken("%s stands behind others", name);
  }
  return 1;
}

/* `count` entries of pools; of a Tenant others stand behind them as they were. */
static int are_entries(const struct call *call, const json_t *entries, size_t count) {
  if (json_array_size(entries) < count)
    return broken("%zu entries of %zu", json_array_size(entries), count);
  for (size_t i = 0; i < count; i++)
    if (!follows(json_array_get(entries, i), of_entry, call, call->kind != CALL_LIST)) return 0;
  return 1;
}

/* The four conditions of a tenant, in their order, then those of other types. */
static int are_conditions(const struct call *call, const json_t *conditions) {
  static const char *const types[] = {"Ready", "Reconciling", "Degraded", "Stalled"};
  for (size_t i = 0; i < json_array_size(conditions) || i < 4; i++) {
    const json_t *condition = json_array_get(conditions, i);
    const char *type = json_string_value(json_object_get(condition, "type"));
    if (i < 4 && !follows(condition, of_condition, call, 0)) return 0;
    for (size_t j = 0; j < 4; j++)
      if (equal(type, types[j]) != (i == j))
        return broken("condition %zu is %s", i, type != NULL ? type : "none");
  }
  return 1;
}

static int is_tenant(const struct call *call, const json_t *tenant, const json_t *json) {
  const json_t *pools = json_object_get(json_object_get(tenant, "spec"), "pools");
  return follows(json, of_tenant, call, !(call->options.flags & POOLSTATUS_OWN_MEMBERS)) &&
         are_entries(call, json_object_get(json, "pools"), json_array_size(pools)) &&
         are_conditions(call, json_object_get(json, "conditions"));
}

int is_in_order(const struct call *call, const json_t *main, const struct answer *answer,
                const json_t *json) {
  int is_good = 0;
  char problem[400];
  switch (call->kind) {
    case CALL_POOL:
      is_good = follows(json, of_entry, call, 1);
      break;
    case CALL_LIST:
      is_good = json_is_array(json) ? are_entries(call, json, json_array_size(json))
                                    : broken("not an array");
      break;
    case CALL_TENANT:
      is_good = is_tenant(call, main, json);
      break;
  }
  if (is_good) return 1;
  memcpy(problem, law_problem, sizeof problem);
  problem[sizeof problem - 1] = '\0';
  return broken("%s: %.4000s", problem, answer->result.json);
}
