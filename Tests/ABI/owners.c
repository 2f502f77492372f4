/*
 * owners - random pods and StatefulSets: whose a pod is does not depend on who asks
 *
 *     owners [ROUNDS [SEED]]
 *
 * poolstatus_list reads the pods of all at once, poolstatus_pool those of one. The names, uids,
 * namespaces and revisions are so few that all of them are shared.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "poolstatus.h"

enum { SETS = 6, PODS = 8 };

static uint64_t state;

static unsigned draw(unsigned limit) {
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)(state >> 33) % limit;
}

/* One of the words, or nothing: then the member is absent. */
static char *member(char *end, const char *name, const char *words) {
  unsigned word = draw((unsigned)strlen(words) + 1);
  if (word == strlen(words)) return end;
  return end + sprintf(end, ",\"%s\":\"%c\"", name, words[word]);
}

static char *statefulset(char *end) {
  end += sprintf(end, "{\"metadata\":{\"name\":\"%c\"", "ab"[draw(2)]);
  end = member(end, "namespace", "nm");
  end = member(end, "uid", "uvw");
  end +=
      sprintf(end, "},\"spec\":{\"replicas\":2%s},\"status\":{\"replicas\":2,\"readyReplicas\":%u",
              draw(4) ? "" : ",\"updateStrategy\":{\"type\":\"OnDelete\"}", draw(3));
  end = member(end, "updateRevision", "rq");
  end = member(end, "currentRevision", "rq");
  return end + sprintf(end, "}}");
}

static char *pod(char *end) {
  static const char *const phases[] = {"Running", "Failed", "Pending"};
  unsigned references = draw(4);
  end += sprintf(end, "{\"metadata\":{\"name\":\"%c-%u\"", "abc"[draw(3)], draw(3));
  end = member(end, "namespace", "nm");
  if (draw(4) == 0) end += sprintf(end, ",\"deletionTimestamp\":\"2025-01-15T10:29:00Z\"");
  end += sprintf(end, ",\"ownerReferences\":[");
  for (unsigned i = 0; i < references; i++) {
    end +=
        sprintf(end, "%s{\"kind\":\"StatefulSet\",\"name\":\"%c\"", i ? "," : "", "abc"[draw(3)]);
    end = member(end, "uid", "uvw");
    end += sprintf(end, "}");
  }
  end += sprintf(end, "],\"labels\":{\"x\":\"y\"");
  end = member(end, "controller-revision-hash", "rq");
  return end +
         sprintf(end,
                 "}},\"status\":{\"phase\":\"%s\",\"conditions\":[{\"type\":\"Ready\",\"status\":"
                 "\"%s\"}]}}",
                 phases[draw(3)], draw(2) ? "True" : "False");
}

/* One list; how many of its entries differ from those of the pools alone. */
static int round_of_calls(void) {
  static char pods[PODS * 1024], sets[SETS][1024], list[SETS * 1024], expected[SETS * 2048];
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_error error = POOLSTATUS_ERROR_INIT;
  unsigned set_count = 1 + draw(SETS), pod_count = draw(PODS + 1);
  char *end = pods, *to = expected, *all = list;
  int is_same;

  *end++ = '[';
  for (unsigned i = 0; i < pod_count; i++) {
    if (i > 0) *end++ = ',';
    end = pod(end);
  }
  strcpy(end, "]");
  options.rule = POOLSTATUS_RULE_KUBERNETES;
  options.flags = POOLSTATUS_DETAIL;
  options.now = "2025-01-15T10:30:00Z";
  options.pods = pods;
  options.pods_length = strlen(pods);
  *all++ = *to++ = '[';
  for (unsigned i = 0; i < set_count; i++) {
    statefulset(sets[i]);
    all += sprintf(all, "%s%s", i ? "," : "", sets[i]);
    if (poolstatus_pool(sets[i], strlen(sets[i]), &options, &result, &error) != POOLSTATUS_OK)
      return !check(0, "%s: %s %s", sets[i], error.path, error.message);
    to += sprintf(to, "%s%s", i ? "," : "", result.json);
    poolstatus_free(result.json);
  }
  strcpy(all, "]");
  strcpy(to, "]");
  if (poolstatus_list(list, strlen(list), &options, &result, &error) != POOLSTATUS_OK)
    return !check(0, "%s: %s %s", list, error.path, error.message);
  is_same = check(equal(result.json, expected), "%s\n  pods %s\n  list  %s\n  pools %s", list, pods,
                  result.json, expected);
  poolstatus_free(result.json);
  return !is_same;
}

int main(int argc, char **argv) {
  int rounds = argc > 1 ? atoi(argv[1]) : 20000, wrong = 0;
  state = argc > 2 ? strtoull(argv[2], NULL, 10) : 20250115;
  for (int i = 0; i < rounds && wrong < 5; i++) wrong += round_of_calls();
  return check_finish("owners");
}
