#include "calls.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "poolstatus_jansson.h"

#define STATEFULSET                                                           \
  "{\"kind\":\"StatefulSet\",\"metadata\":{\"name\":\"demo-pool-0\"},"        \
  "\"spec\":{\"replicas\":4},\"status\":{\"replicas\":4,\"readyReplicas\":4," \
  "\"currentReplicas\":4,\"updatedReplicas\":4}}"

const char good_statefulset[] = STATEFULSET;
const char good_list[] = "[" STATEFULSET "]";
const char good_tenant[] =
    "{\"kind\":\"Tenant\",\"metadata\":{\"name\":\"demo\"},"
    "\"spec\":{\"pools\":[{\"name\":\"pool-0\"}]}}";

poolstatus_code pool_of(const char *string, const poolstatus_options *options,
                        poolstatus_result *result, poolstatus_error *error) {
  struct text text = text_of_string(string);
  poolstatus_code code = poolstatus_pool(text.bytes, text.length, options, result, error);
  free(text.bytes);
  return code;
}

static poolstatus_code pool(const poolstatus_options *options, poolstatus_result *result,
                            poolstatus_error *error) {
  return pool_of(good_statefulset, options, result, error);
}

static poolstatus_code list(const poolstatus_options *options, poolstatus_result *result,
                            poolstatus_error *error) {
  struct text text = text_of_string(good_list);
  poolstatus_code code = poolstatus_list(text.bytes, text.length, options, result, error);
  free(text.bytes);
  return code;
}

static poolstatus_code tenant(const poolstatus_options *options, poolstatus_result *result,
                              poolstatus_error *error) {
  struct text text = text_of_string(good_tenant), sets = text_of_string(good_list);
  poolstatus_code code =
      poolstatus_tenant(text.bytes, text.length, sets.bytes, sets.length, options, result, error);
  free(text.bytes);
  free(sets.bytes);
  return code;
}

static poolstatus_code observation(const poolstatus_options *options, poolstatus_result *result,
                                   poolstatus_error *error) {
  poolstatus_observation seen = POOLSTATUS_OBSERVATION_INIT;
  seen.name = "demo-pool-0";
  seen.spec_replicas = seen.replicas = seen.ready_replicas = 4;
  seen.current_replicas = seen.updated_replicas = 4;
  return poolstatus_evaluate(&seen, options, result, error);
}

static poolstatus_code pool_jansson(const poolstatus_options *options, poolstatus_result *result,
                                    poolstatus_error *error) {
  json_t *tree = json_loads(good_statefulset, 0, NULL), *out;
  poolstatus_code code = poolstatus_pool_jansson(tree, options, &out, result, error);
  json_decref(tree);
  json_decref(out);
  return code;
}

static poolstatus_code list_jansson(const poolstatus_options *options, poolstatus_result *result,
                                    poolstatus_error *error) {
  json_t *tree = json_loads(good_list, 0, NULL), *out;
  poolstatus_code code = poolstatus_list_jansson(tree, options, &out, result, error);
  json_decref(tree);
  json_decref(out);
  return code;
}

static poolstatus_code tenant_jansson(const poolstatus_options *options, poolstatus_result *result,
                                      poolstatus_error *error) {
  json_t *tree = json_loads(good_tenant, 0, NULL), *sets = json_loads(good_list, 0, NULL), *out;
  poolstatus_code code = poolstatus_tenant_jansson(tree, sets, options, &out, result, error);
  json_decref(tree);
  json_decref(sets);
  json_decref(out);
  return code;
}

const struct call calls[CALL_COUNT] = {
    {"poolstatus_pool", pool, 1, 1, 0},
    {"poolstatus_list", list, 0, 1, 0},
    {"poolstatus_tenant", tenant, 0, 1, 1},
    {"poolstatus_evaluate", observation, 1, 0, 0},
    {"poolstatus_pool_jansson", pool_jansson, 1, 0, 0},
    {"poolstatus_list_jansson", list_jansson, 0, 0, 0},
    {"poolstatus_tenant_jansson", tenant_jansson, 0, 0, 1},
};
