/*
 * decide - all 2,401 combinations of four counters from 0 to 6, by every way in
 *
 * The rule is a ladder, first match wins. Here it is stated the other way round: a cube is
 * painted from the last row to the first, each row over the ones below it, and the number of
 * cells of each colour is known from counting by hand.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

enum { SIDE = 7 };

/* By desired, ready, current, updated. */
static poolstatus_state cube[SIDE][SIDE][SIDE][SIDE];
static const char *reasons[SIDE][SIDE][SIDE][SIDE];

/* Paints the cells from (d, r, c, u) up to, not including, the given ends. */
static void paint(poolstatus_state state, const char *reason, int d, int r, int r_end, int c_end,
                  int u, int u_end) {
  for (int i = r; i < r_end; i++)
    for (int j = 0; j < c_end; j++)
      for (int k = u; k < u_end; k++) {
        cube[d][i][j][k] = state;
        reasons[d][i][j][k] = reason;
      }
}

static void paint_all(void) {
  for (int d = 0; d < SIDE; d++) {
    paint(POOLSTATUS_STATE_INITIALIZED, "Starting", d, 0, SIDE, SIDE, 0, SIDE);
    paint(POOLSTATUS_STATE_DEGRADED, "PodsNotReady", d, 0, d, SIDE, 0, SIDE);
    paint(POOLSTATUS_STATE_UPDATING, "RollingUpdate", d, 0, SIDE, d, 0, SIDE);
    paint(POOLSTATUS_STATE_UPDATING, "RollingUpdate", d, 0, SIDE, SIDE, 0, d);
    paint(POOLSTATUS_STATE_ROLLOUT_COMPLETE, "Complete", d, d, d + 1, SIDE, d, d + 1);
  }
  paint(POOLSTATUS_STATE_NOT_CREATED, "NoReplicas", 0, 0, SIDE, SIDE, 0, SIDE);
}

/* Counted by hand, with d from 1 to 6, over the 343 cells (ready, current, updated) of each d:
   not created   343 cells of d = 0
   complete      current is free: 7 for each d
   updating      7 * (49 - (7-d)^2) where current or updated is below d, less the d of them
                 that are complete
   degraded      d * (7-d)^2 with ready below d, current and updated not
   initialized   (7-d)^3 with none below d, less the 7-d of them that are complete */
static void check_areas(void) {
  static const long expected[8] = {0, 0, 343, 420, 1400, 42, 0, 196};
  const poolstatus_state *cell = &cube[0][0][0][0];
  long counts[8] = {0};
  for (int i = 0; i < SIDE * SIDE * SIDE * SIDE; i++) counts[cell[i]]++;
  for (int state = 0; state < 8; state++)
    check(counts[state] == expected[state], "%ld cells of '%s', expected %ld", counts[state],
          poolstatus_state_name(state), expected[state]);
}

static void check_json(int d, int r, int c, int u) {
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result;
  poolstatus_error error;
  char text[160], state[64];
  int length = snprintf(text, sizeof text,
                        "{\"replicas\":%d,\"readyReplicas\":%d,\"currentReplicas\":%d,"
                        "\"updatedReplicas\":%d}",
                        d, r, c, u);
  options.tenant = "demo";
  options.pool = "pool-0";
  options.now = "2025-01-15T10:30:00Z";
  dirty(&result, &error);
  poolstatus_pool(text, (size_t)length, &options, &result, &error);
  snprintf(state, sizeof state, "\"state\":\"%s\"", poolstatus_state_name(cube[d][r][c][u]));
  check(error.code == POOLSTATUS_OK && result.state == cube[d][r][c][u] &&
            equal(result.reason, reasons[d][r][c][u]) && strstr(result.json, state) != NULL,
        "%s: got %s %s (%s), expected %s %s", text, poolstatus_state_name(result.state),
        result.reason, error.message, state, reasons[d][r][c][u]);
  poolstatus_free(result.json);
}

static void check_evaluate(int d, int r, int c, int u) {
  poolstatus_observation seen = POOLSTATUS_OBSERVATION_INIT;
  poolstatus_result result;
  poolstatus_error error;
  seen.name = "demo-pool-0";
  seen.replicas = d;
  seen.ready_replicas = r;
  seen.current_replicas = c;
  seen.updated_replicas = u;
  dirty(&result, &error);
  poolstatus_evaluate(&seen, NULL, &result, &error);
  check(error.code == POOLSTATUS_OK && result.state == cube[d][r][c][u] &&
            equal(result.reason, reasons[d][r][c][u]) && result.json == NULL,
        "evaluate(%d, %d, %d, %d): got %s %s (%s)", d, r, c, u, poolstatus_state_name(result.state),
        result.reason, error.message);

  /* An absent counter decides as 0 does. */
  if (d == 0) seen.replicas = POOLSTATUS_ABSENT;
  if (r == 0) seen.ready_replicas = POOLSTATUS_ABSENT;
  if (c == 0) seen.current_replicas = POOLSTATUS_ABSENT;
  if (u == 0) seen.updated_replicas = POOLSTATUS_ABSENT;
  poolstatus_evaluate(&seen, NULL, &result, &error);
  check(error.code == POOLSTATUS_OK && result.state == cube[d][r][c][u] &&
            equal(result.reason, reasons[d][r][c][u]),
        "evaluate(%d, %d, %d, %d) with absent ones: got %s %s", d, r, c, u,
        poolstatus_state_name(result.state), result.reason);
}

/* Numbers that no StatefulSet has: nothing crashes, and a state comes back. */
static void check_extremes(void) {
  static const int32_t numbers[] = {INT32_MIN, INT32_MIN + 1, -2,       -1, 0,
                                    1,         INT32_MAX - 1, INT32_MAX};
  enum { COUNT = sizeof numbers / sizeof *numbers };
  for (int i = 0; i < COUNT * COUNT * COUNT * COUNT; i++) {
    int32_t d = numbers[i % COUNT], r = numbers[i / COUNT % COUNT];
    int32_t c = numbers[i / COUNT / COUNT % COUNT], u = numbers[i / COUNT / COUNT / COUNT];
    poolstatus_state state = poolstatus_decide(d, r, c, u), expected;
    if (d == 0)
      expected = POOLSTATUS_STATE_NOT_CREATED;
    else if (r == d && u == d)
      expected = POOLSTATUS_STATE_ROLLOUT_COMPLETE;
    else if (u < d || c < d)
      expected = POOLSTATUS_STATE_UPDATING;
    else
      expected = r < d ? POOLSTATUS_STATE_DEGRADED : POOLSTATUS_STATE_INITIALIZED;
    check(state == expected, "decide(%d, %d, %d, %d) is %d", (int)d, (int)r, (int)c, (int)u,
          (int)state);
  }
}

/* What an observation says beside its numbers, and names that do not agree with its own. */
static void check_observations(void) {
  static const struct {
    uint32_t flags;
    const char *reason;
  } cases[] = {{POOLSTATUS_OBSERVED_MISSING, "StatefulSetMissing"},
               {POOLSTATUS_OBSERVED_NO_STATUS, "NotObserved"},
               {POOLSTATUS_OBSERVED_TERMINATING, "Terminating"},
               {POOLSTATUS_OBSERVED_STATUS_ONLY, "Complete"},
               {0, "ScalingDown"}}; /* without spec.replicas 1 is wanted */
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    poolstatus_observation seen = POOLSTATUS_OBSERVATION_INIT;
    poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
    poolstatus_result result;
    poolstatus_error error;
    options.rule = POOLSTATUS_RULE_KUBERNETES;
    options.tenant = "demo";
    options.pool = "pool-0";
    seen.name = "demo-pool-0";
    seen.replicas = seen.ready_replicas = seen.current_replicas = seen.updated_replicas = 4;
    seen.flags = cases[i].flags;
    dirty(&result, &error);
    check(poolstatus_evaluate(&seen, &options, &result, &error) == POOLSTATUS_OK &&
              equal(result.reason, cases[i].reason),
          "flags %u: %s, not %s", (unsigned)seen.flags, result.reason ? result.reason : "",
          cases[i].reason);
    seen.name = "demo-pool-1";
    dirty(&result, &error);
    check_failed("another name", poolstatus_evaluate(&seen, &options, &result, &error),
                 POOLSTATUS_INVALID_OBJECT, &result, &error);
    check(equal(error.path, "name") &&
              equal(error.message,
                    "the StatefulSet is called demo-pool-1, tenant and pool make demo-pool-0"),
          "another name: %s: %s", error.path, error.message);
  }
}

int main(void) {
  paint_all();
  check_observations();
  check_areas();
  for (int d = 0; d < SIDE; d++)
    for (int r = 0; r < SIDE; r++)
      for (int c = 0; c < SIDE; c++)
        for (int u = 0; u < SIDE; u++) {
          check(poolstatus_decide(d, r, c, u) == cube[d][r][c][u], "decide(%d, %d, %d, %d): got %s",
                d, r, c, u, poolstatus_state_name(poolstatus_decide(d, r, c, u)));
          check_json(d, r, c, u);
          check_evaluate(d, r, c, u);
        }
  check_extremes();
  return check_finish("decide");
}
