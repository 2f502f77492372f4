/*
 * recordings - replays the recorded StatefulSets of a real control plane, event by event
 *
 *     recordings FOLDER
 *
 * Every expectation of Tests/Fixtures/recordings (its README says what they are) goes through
 * poolstatus_pool and poolstatus_pool_jansson, as an operator would call them: each status is
 * the `previous` of the next. The pods on each line are the ground truth for "complete".
 */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "replay.h"

static long documented, kubernetes, alone, with_pods, impatient, complete, kubectl_early, files;

static const char *string_at(const json_t *object, const char *key) {
  return json_string_value(json_object_get(object, key));
}

/* Compares one expectation, "STATE" or ["STATE", "REASON"], with an answer. */
static void check_expected(const char *where, const char *kind, const json_t *expected,
                           const struct answer *answer) {
  const char *state =
      json_string_value(json_is_array(expected) ? json_array_get(expected, 0) : expected);
  const char *reason = json_string_value(json_array_get(expected, 1));
  check(equal(answer->state, state) && (reason == NULL || equal(answer->reason, reason)),
        "%s: %s: got %s %s, expected %s %s", where, kind, answer->state, answer->reason, state,
        reason ? reason : "");
}

/* "Complete" must be true by the pods on this line, whatever the StatefulSet says. */
static void check_complete(const char *where, const struct pool *pool, const json_t *pods) {
  const json_t *object = pool->statefulset, *pod;
  const json_t *strategy = json_object_get(json_object_get(object, "spec"), "updateStrategy");
  const json_t *rolling = json_object_get(strategy, "rollingUpdate");
  const char *uid = string_at(json_object_get(object, "metadata"), "uid");
  const char *revision = string_at(json_object_get(object, "status"), "updateRevision");
  json_int_t desired =
      json_integer_value(json_object_get(json_object_get(object, "spec"), "replicas"));
  json_int_t partition = json_integer_value(json_object_get(rolling, "partition"));
  int on_delete = equal(string_at(strategy, "type"), "OnDelete");
  json_int_t ready = 0;
  size_t i;

  json_array_foreach(pods, i, pod) {
    const json_t *metadata = json_object_get(pod, "metadata");
    const json_t *owner = json_array_get(json_object_get(metadata, "ownerReferences"), 0);
    const char *name = string_at(metadata, "name");
    const char *on = string_at(json_object_get(metadata, "labels"), "controller-revision-hash");
    if (!equal(string_at(owner, "uid"), uid)) continue;
    check(json_object_get(metadata, "deletionTimestamp") == NULL,
          "%s: complete, but pod %s is terminating", where, name);
    ready += pod_is_ready(pod);
    /* Under OnDelete nobody but the user moves a pod to the update revision, and ordinals
       below the partition are to stay where they are. */
    if (!on_delete && atol(strrchr(name, '-') + 1) >= partition)
      check(equal(on, revision), "%s: complete, but pod %s is on revision %s", where, name, on);
  }
  check(ready >= desired, "%s: complete, but %d of %d pods are ready", where, (int)ready,
        (int)desired);
  complete++;
}

static int is_settled(const struct answer *answer) {
  return equal(answer->state, "PoolRolloutComplete") || equal(answer->reason, "ScaledToZero");
}

/* All that a line expects of a pool. */
static void check_line(const char *where, const json_t *line, struct pool *pool,
                       const json_t *pods) {
  const char *at = string_at(line, "at");
  const json_t *expect = json_object_get(line, "expect"),
               *kubectl = json_object_get(expect, "kubectl");
  const json_t *expected;
  struct answer answer;

  if ((expected = json_object_get(expect, "documented")) != NULL) {
    answer = evaluate(where, pool, POOLSTATUS_RULE_DOCUMENTED, at, NULL, NULL, 0);
    check_expected(where, "documented", expected, &answer);
    answer_free(&answer);
    documented++;
  }
  if ((expected = json_object_get(expect, "kubernetesAlone")) != NULL) {
    answer = evaluate(where, pool, POOLSTATUS_RULE_KUBERNETES, at, NULL, NULL, 0);
    check_expected(where, "kubernetesAlone", expected, &answer);
    answer_free(&answer);
    alone++;
  }
  if ((expected = json_object_get(expect, "kubernetes")) != NULL) {
    answer = evaluate(where, pool, POOLSTATUS_RULE_KUBERNETES, at, pool->previous, NULL, 0);
    check_expected(where, "kubernetes", expected, &answer);
    if (json_is_true(json_object_get(kubectl, "done")) &&
        json_object_get(kubectl, "error") == NULL && !is_settled(&answer)) {
      kubectl_early++;
      /* kubectl does not look at minReadySeconds. */
      json_t *status = json_object_get(pool->statefulset, "status");
      int is_early = json_integer_value(json_object_get(status, "availableReplicas")) <
                     json_integer_value(json_object_get(status, "replicas"));
      check(equal(answer.reason, "Terminating") || equal(answer.reason, "ScalingDown") || is_early,
            "%s: kubectl says done, the kubernetes rule %s %s", where, answer.state, answer.reason);
    }
    keep(&pool->previous, &answer);
    kubernetes++;
  }
  if ((expected = json_object_get(expect, "kubernetesWithPods")) != NULL) {
    answer =
        evaluate(where, pool, POOLSTATUS_RULE_KUBERNETES, at, pool->previous_with_pods, pods, 0);
    check_expected(where, "kubernetesWithPods", expected, &answer);
    if (equal(answer.state, "PoolRolloutComplete")) check_complete(where, pool, pods);
    keep(&pool->previous_with_pods, &answer);
    with_pods++;
  }
  if ((expected = json_object_get(expect, "kubernetesImpatient")) != NULL) {
    answer =
        evaluate(where, pool, POOLSTATUS_RULE_KUBERNETES, at, pool->previous_impatient, pods, -1);
    check_expected(where, "kubernetesImpatient", expected, &answer);
    if (equal(answer.state, "PoolRolloutComplete")) check_complete(where, pool, pods);
    keep(&pool->previous_impatient, &answer);
    impatient++;
  }
}

static void replay(const char *folder, const char *file) {
  char path[4096], where[256], *text = NULL;
  struct replay state = {0};
  size_t room = 0;
  int number = 0;
  FILE *stream;

  snprintf(path, sizeof path, "%s/%s", folder, file);
  stream = fopen(path, "rb");
  if (!check(stream != NULL, "%s cannot be read", path)) return;
  while (getline(&text, &room, stream) > 0) {
    json_t *line = json_loads(text, 0, NULL), *pods;
    struct pool *pool;
    snprintf(where, sizeof where, "%s:%d", file, ++number);
    if (!check(line != NULL, "%s is not JSON", where)) continue;
    pool = replay_apply(&state, line);
    pods = replay_pods(&state);
    if (json_object_get(line, "expect") != NULL &&
        check(pool != NULL && pool->statefulset != NULL, "%s: no StatefulSet to evaluate", where))
      check_line(where, line, pool, pods);
    json_decref(pods);
    json_decref(line);
  }
  free(text);
  fclose(stream);
  replay_free(&state);
  files++;
}

int main(int argc, char **argv) {
  const char *folder = argc > 1 ? argv[1] : ".";
  struct dirent **names;
  int count = scandir(folder, &names, NULL, alphasort);

  for (int i = 0; i < count; i++) {
    const char *end = strrchr(names[i]->d_name, '.');
    if (equal(end, ".jsonl")) replay(folder, names[i]->d_name);
    free(names[i]);
  }
  if (count >= 0) free(names);

  /* A recording that lost its expectations must not pass. */
  check(files >= 22, "only %ld recordings", files);
  check(documented > 1500 && with_pods > 1500 && impatient > 1500,
        "only %ld, %ld and %ld expectations with pods", documented, with_pods, impatient);
  check(kubernetes > 400 && alone > 400, "only %ld and %ld expectations", kubernetes, alone);
  check(complete > 0 && kubectl_early > 0, "no line is complete, or early by kubectl");
  printf(
      "recordings: %ld documented, %ld kubernetes, %ld kubernetesAlone, %ld kubernetesWithPods, "
      "%ld kubernetesImpatient\n",
      documented, kubernetes, alone, with_pods, impatient);
  printf(
      "recordings: %ld times complete, each true by the pods; %ld times only kubectl says done\n",
      complete, kubectl_early);
  return check_finish("recordings");
}
