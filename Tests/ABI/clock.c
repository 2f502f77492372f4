/*
 * clock - whatever the clock of the system says, and calls at the ends of time
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "check.h"
#include "poolstatus.h"

static int64_t seconds;
static int asked;

/* Stands before libc's. */
int clock_gettime(clockid_t id, struct timespec *now) {
  (void)id;
  asked++;
  now->tv_sec = (time_t)seconds;
  now->tv_nsec = 999999999;
  return 0;
}

static const char object[] =
    "{\"metadata\":{\"name\":\"a\",\"uid\":\"u\"},\"spec\":{\"replicas\":2},\"status\":{"
    "\"observedGeneration\":1,\"replicas\":2,\"readyReplicas\":1,\"currentRevision\":\"r\","
    "\"updateRevision\":\"r\"}}";

/* The time that a call without `now` writes begins so, and is one. */
static void ask(int64_t clock, const char *expected) {
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result = POOLSTATUS_RESULT_INIT, again = POOLSTATUS_RESULT_INIT;
  const char member[] = "\"lastUpdateTime\":\"";
  char time[21] = "";
  const char *found;
  seconds = clock;
  asked = 0;
  check(poolstatus_pool(object, sizeof object - 1, NULL, &result, NULL) == POOLSTATUS_OK,
        "the clock says %lld", (long long)clock);
  found = result.json != NULL ? strstr(result.json, member) : NULL;
  if (found != NULL) memcpy(time, found + strlen(member), sizeof time - 1);
  check(asked == 1 && strncmp(time, expected, strlen(expected)) == 0,
        "the clock says %lld: %s, asked %d times", (long long)clock, time, asked);
  options.now = time;
  check(poolstatus_pool(object, sizeof object - 1, &options, &again, NULL) == POOLSTATUS_OK &&
            equal(again.json, result.json) && asked == 1,
        "the clock says %lld: %s is no time", (long long)clock, time);
  poolstatus_free(again.json);
  poolstatus_free(result.json);
}

/* How long ago something was, between the first and the last moment, from both sides. */
static void from_end_to_end(const char *now, const char *then, int32_t deadline, int has_failed) {
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_error error = POOLSTATUS_ERROR_INIT;
  char previous[300], pods[500];
  snprintf(previous, sizeof previous,
           "{\"ssName\":\"a\",\"state\":\"PoolUpdating\",\"replicas\":2,\"readyReplicas\":1,"
           "\"currentRevision\":\"r\",\"updateRevision\":\"r\",\"lastUpdateTime\":\"%s\"}",
           then);
  snprintf(pods, sizeof pods,
           "[{\"metadata\":{\"name\":\"a-0\",\"labels\":{\"controller-revision-hash\":\"r\"}},"
           "\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"False\","
           "\"lastTransitionTime\":\"%s\"}]}}]",
           then);
  options.rule = POOLSTATUS_RULE_KUBERNETES;
  options.now = now;
  options.progress_deadline_seconds = deadline;
  options.pod_grace_seconds = deadline;
  options.previous = previous;
  options.previous_length = strlen(previous);
  options.pods = pods;
  options.pods_length = strlen(pods);
  check(poolstatus_pool(object, sizeof object - 1, &options, &result, &error) == POOLSTATUS_OK,
        "from %s to %s: %s", then, now, error.message);
  check((result.state == POOLSTATUS_STATE_ROLLOUT_FAILED) == has_failed,
        "from %s to %s, deadline %d: %s", then, now, (int)deadline,
        poolstatus_state_name(result.state));
  poolstatus_free(result.json);
}

int main(void) {
  static const char first[] = "0000-01-01T00:00:00Z", last[] = "9999-12-31T23:59:59Z";
  /* What four digits of a year do not hold stays within them. */
  ask(INT64_MIN, "0000-");
  ask(INT64_MIN + 1, "0000-");
  ask(-62167219201, "0000-");
  ask(-62167219200, first);
  ask(-62167219199, "0000-01-01T00:00:01Z");
  ask(-1, "1969-12-31T23:59:59Z");
  ask(0, "1970-01-01T00:00:00Z");
  ask(253402300798, "9999-12-31T23:59:58Z");
  ask(253402300799, last);
  ask(253402300800, "9999-");
  ask(INT64_MAX, "9999-");
  from_end_to_end(last, first, INT32_MAX, 1);
  from_end_to_end(first, last, 1, 0);
  from_end_to_end("0000-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", 1, 0);
  from_end_to_end("9999-12-31T23:59:59-23:59", "0000-01-01T00:00:00+23:59", INT32_MAX, 1);
  return check_finish("clock");
}
