/*
 * threads - many threads at once, and a forked child
 */
#define _POSIX_C_SOURCE 200809L
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "calls.h"
#include "check.h"

enum { THREADS = 8, ROUNDS = 500 };

/* One pool, one list, one tenant and one error; the number of wrong answers. `mark` is in the
   inputs of this thread only, and must be in its answers. */
static long round_of(int mark) {
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_error error = POOLSTATUS_ERROR_INIT;
  char text[256], expected[256];
  long wrong = 0;

  snprintf(text, sizeof text,
           "{\"replicas\":%d,\"readyReplicas\":%d,\"currentReplicas\":%d,"
           "\"updatedReplicas\":%d,\"updateRevision\":\"\\u0072%d\"}",
           mark, mark, mark, mark, mark);
  snprintf(expected, sizeof expected,
           "{\"ssName\":\"demo-pool-0\",\"state\":\"PoolRolloutComplete\",\"replicas\":%d,"
           "\"readyReplicas\":%d,\"currentReplicas\":%d,\"updatedReplicas\":%d,"
           "\"updateRevision\":\"r%d\",\"lastUpdateTime\":\"2025-01-15T10:30:00Z\"}",
           mark, mark, mark, mark, mark);
  options.now = "2025-01-15T10:30:00Z";
  options.tenant = "demo";
  options.pool = "pool-0";
  poolstatus_pool(text, strlen(text), &options, &result, &error);
  wrong += error.code != POOLSTATUS_OK || !equal(result.json, expected);
  poolstatus_free(result.json);

  options.tenant = options.pool = NULL;
  options.rule = POOLSTATUS_RULE_KUBERNETES;
  poolstatus_list(good_list, strlen(good_list), &options, &result, &error);
  wrong += error.code != POOLSTATUS_OK || strstr(result.json, "demo-pool-0") == NULL;
  poolstatus_free(result.json);

  poolstatus_tenant(good_tenant, strlen(good_tenant), good_list, strlen(good_list), &options,
                    &result, &error);
  wrong += error.code != POOLSTATUS_OK || strstr(result.json, "\"Stalled\"") == NULL;
  poolstatus_free(result.json);

  snprintf(text, sizeof text, "{\"kind\":\"Kind%d\"}", mark);
  snprintf(expected, sizeof expected, "expected a StatefulSet, got a Kind%d", mark);
  poolstatus_pool(text, strlen(text), &options, &result, &error);
  wrong += error.code != POOLSTATUS_INVALID_OBJECT || !equal(error.message, expected);

  wrong += poolstatus_decide(mark, mark, mark, mark) != POOLSTATUS_STATE_ROLLOUT_COMPLETE;
  return wrong;
}

static void *many(void *argument) {
  long *wrong = argument;
  int mark = (int)*wrong;
  *wrong = 0;
  for (int i = 0; i < ROUNDS; i++) *wrong += round_of(mark * 1000 + i + 1);
  return NULL;
}

int main(void) {
  pthread_t threads[THREADS];
  long wrong[THREADS];
  int status = -1;
  pid_t child;

  for (int i = 0; i < THREADS; i++) {
    wrong[i] = i;
    check(pthread_create(&threads[i], NULL, many, &wrong[i]) == 0, "no thread %d", i);
  }
  /* A child of a process that is in the middle of calls: it has no lock of ours to wait for. */
  child = fork();
  if (child == 0) _exit(poolstatus_decide(1, 1, 1, 1) == POOLSTATUS_STATE_ROLLOUT_COMPLETE ? 0 : 1);
  check(waitpid(child, &status, 0) == child && status == 0, "the child of many threads: %d",
        status);
  for (int i = 0; i < THREADS; i++) {
    pthread_join(threads[i], NULL);
    check(wrong[i] == 0, "thread %d: %ld wrong answers", i, wrong[i]);
  }

  child = fork();
  if (child == 0) _exit(round_of(1) == 0 ? 0 : 1);
  check(waitpid(child, &status, 0) == child && status == 0, "the child of one thread: %d", status);
  return check_finish("threads");
}
