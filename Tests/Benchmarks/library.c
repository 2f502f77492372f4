#include "library.h"

#include <dlfcn.h>
#include <string.h>

#include "inputs.h"

void library_find(void *handle, const char *name, void *function) {
  void *symbol = dlsym(handle, name);
  if (symbol == NULL) fail("is not in the library", name);
  *(void **)function = symbol; /* POSIX says that it holds a function */
}

void library_open(library *opened, const char *name, const char *path) {
  void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) fail(dlerror(), path);
  opened->name = name;
  library_find(handle, "poolstatus_version_number", &opened->version_number);
  library_find(handle, "poolstatus_decide", &opened->decide);
  library_find(handle, "poolstatus_evaluate", &opened->evaluate);
  library_find(handle, "poolstatus_pool", &opened->pool);
  library_find(handle, "poolstatus_list", &opened->list);
  library_find(handle, "poolstatus_tenant", &opened->tenant);
  library_find(handle, "poolstatus_free", &opened->release);
}

/* A settled StatefulSet in few bytes, for the pods beside it. */
static const char bare_status[] =
    "{\"observedGeneration\":3,\"replicas\":5,\"readyReplicas\":5,\"currentReplicas\":5,"
    "\"updatedReplicas\":5,\"currentRevision\":\"demo-pool-0-77b7489c\","
    "\"updateRevision\":\"demo-pool-0-77b7489c\",\"collisionCount\":0,\"availableReplicas\":5}";

static poolstatus_options options_for(const bench_input *input) {
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  options.now = BENCH_NOW;
  if (bench_has_picks(input)) options.rule = POOLSTATUS_RULE_KUBERNETES;
  if (input->kind == BENCH_STATUS) {
    options.tenant = BENCH_TENANT;
    options.pool = BENCH_POOL;
  } else if (input->kind == BENCH_PODS) {
    options.tenant = "demo";
    options.pool = "pool-0";
    options.pods = input->text;
    options.pods_length = input->length;
  } else if (input->kind == BENCH_CALL) {
    options.progress_deadline_seconds = 600;
    options.previous = input->previous.bytes;
    options.previous_length = input->previous.length;
    options.pods = input->pods.bytes;
    options.pods_length = input->pods.length;
  }
  return options;
}

int library_run(const library *with, const bench_input *input, bench_output *output) {
  poolstatus_options options = options_for(input);
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_error error;
  poolstatus_code code, expected = POOLSTATUS_OK;
  switch (input->kind) {
    case BENCH_LIST:
      code = with->list(input->text, input->length, &options, &result, NULL);
      break;
    case BENCH_PODS:
      code = with->pool(bare_status, sizeof bare_status - 1, &options, &result, NULL);
      break;
    case BENCH_TENANT_CALL:
      code = with->tenant(input->tenant.bytes, input->tenant.length, input->text, input->length,
                          &options, &result, NULL);
      break;
    case BENCH_WRONG:
    case BENCH_WRONG_LIST:
      error.struct_size = sizeof error;
      expected = POOLSTATUS_INVALID_OBJECT;
      code = (input->kind == BENCH_WRONG ? with->pool : with->list)(input->text, input->length,
                                                                    &options, &result, &error);
      break;
    default:
      code = with->pool(input->text, input->length, &options, &result, NULL);
  }
  output->json = result.json;
  output->length = result.json_length;
  output->picks = input->picks; /* as far as one can see */
  return code != expected;
}
