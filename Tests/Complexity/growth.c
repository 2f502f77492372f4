/*
 * growth - makes each call of the families at n, 2n and 4n
 *
 *     growth N
 *
 * To run under callgrind, which counts the instructions: a dump a call, whose trigger is named
 * after the family and n. Prints `family<TAB>n<TAB>code<TAB>bytes`.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <valgrind/callgrind.h>

#include "families.h"
#include "poolstatus.h"

struct text {
  char *bytes;
  size_t length;
};

static struct text text_of(const struct repeated *repeated, int n) {
  struct text text = {NULL, 0};
  size_t item = repeated->item != NULL ? strlen(repeated->item) : 0;
  /* Members and elements have commas; pieces of strings, numbers and whitespace have none. */
  int has_commas = item > 0 && strchr("{\"[-1", repeated->item[0]) != NULL &&
                   strspn(repeated->item, "1[") < item;
  char *end;
  if (repeated->head == NULL) return text;
  if (strcmp(repeated->item, "1") == 0 || strcmp(repeated->item, "1234567890123") == 0)
    has_commas = 1;
  text.bytes =
      malloc(strlen(repeated->head) + (item + 40) * (size_t)n + strlen(repeated->tail) + 1);
  if (text.bytes == NULL) abort();
  end = text.bytes;
  for (const char *c = repeated->head; *c != '\0'; c++) {
    if (*c != '*')
      *end++ = *c;
    else {
      memset(end, 'a', 16 * (size_t)n);
      end += 16 * (size_t)n;
    }
  }
  for (int i = 0; i < n; i++) {
    if (i > 0 && has_commas) *end++ = ',';
    for (const char *c = repeated->item; *c != '\0'; c++) {
      if (*c == '#')
        end += sprintf(end, "%d", i);
      else if (*c == '$')
        end += sprintf(end, "%d", n - 1 - i);
      else
        *end++ = *c;
    }
  }
  end += sprintf(end, "%s", repeated->tail);
  text.length = (size_t)(end - text.bytes);
  return text;
}

static void call(const struct family *family, int n) {
  struct text text = text_of(&family->main, n), sets = text_of(&family->sets, n);
  struct text previous = text_of(&family->previous, n), pods = text_of(&family->pods, n);
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_observation observation = POOLSTATUS_OBSERVATION_INIT;
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_error error = POOLSTATUS_ERROR_INIT;
  poolstatus_code code = POOLSTATUS_OK;

  options.now = "2025-01-15T10:30:00Z";
  options.rule = family->is_kubernetes ? POOLSTATUS_RULE_KUBERNETES : POOLSTATUS_RULE_DOCUMENTED;
  options.flags = family->is_kubernetes ? POOLSTATUS_DETAIL : 0;
  options.previous = previous.bytes;
  options.previous_length = previous.length;
  options.pods = pods.bytes;
  options.pods_length = pods.length;
  observation.name = "a";
  CALLGRIND_ZERO_STATS;
  switch (family->kind) {
    case POOL:
      code = poolstatus_pool(text.bytes, text.length, &options, &result, &error);
      break;
    case LIST:
      code = poolstatus_list(text.bytes, text.length, &options, &result, &error);
      break;
    case TENANT:
      code = poolstatus_tenant(text.bytes, text.length, sets.bytes, sets.length, &options, &result,
                               &error);
      break;
    case EVALUATE:
      code = poolstatus_evaluate(&observation, &options, &result, &error);
      break;
  }
  CALLGRIND_DUMP_STATS_AT("call");
  printf("%s\t%d\t%s\t%zu\n", family->name, n, poolstatus_code_name(code),
         text.length + sets.length + previous.length + pods.length);
  poolstatus_free(result.json);
  free(text.bytes);
  free(sets.bytes);
  free(previous.bytes);
  free(pods.bytes);
}

int main(int argc, char **argv) {
  int n = argc > 1 ? atoi(argv[1]) : 500;
  for (int i = 0; i < family_count; i++)
    for (int times = 1; times <= 4; times *= 2) call(&families[i], n * times);
  return 0;
}
