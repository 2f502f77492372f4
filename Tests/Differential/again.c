#include "again.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

char *tenant_with_status(const json_t *tenant, const char *status) {
  json_t *rest = json_object(), *value;
  const char *name;
  char *head, *text;
  size_t length;
  json_object_foreach((json_t *)tenant, name, value) {
    if (!equal(name, "status")) json_object_set(rest, name, value);
  }
  head = json_dumps(rest, JSON_COMPACT);
  json_decref(rest);
  length = head == NULL ? 0 : strlen(head);
  text = malloc(length + strlen(status) + 12);
  if (head == NULL || text == NULL) abort();
  sprintf(text, "%.*s%s\"status\":%s}", (int)length - 1, head, length > 2 ? "," : "", status);
  free(head);
  return text;
}

/* The call with what came of it last; the text is the caller's: free. */
static char *feed(struct call *call, const json_t *tenant, const char *json, struct room *room) {
  char *text;
  if (call->kind == CALL_POOL) {
    call->options.previous_length = strlen(json);
    call->options.previous = move_to_end(room, json, strlen(json));
    return NULL;
  }
  text = tenant_with_status(tenant, json);
  call->length = strlen(text);
  call->text = move_to_end(room, text, call->length);
  return text;
}

/* The kubernetes rule may go one step on: that an update is no longer under way is known from
   what was last alone, and with it that the pods of another revision matter. */
int settles(const struct call *given, const struct judged *judged, const struct answer *first) {
  static struct room room;
  struct call call = *given;
  int rounds = call.options.rule == POOLSTATUS_RULE_KUBERNETES ? 2 : 1, is_same = 0;
  char *before = first->result.json;
  if (call.kind == CALL_LIST || call.options.max_input_bytes != 0) return 1;
  if (rounds == 1) call.options.now = "2027-02-03T04:05:06Z";
  for (int round = 0; round < rounds && !is_same; round++) {
    struct answer again;
    free(feed(&call, judged->verdicts[MAIN_TEXT]->tree, before, &room));
    again = run_texts(&call, 0);
    is_same = again.code == POOLSTATUS_OK && again.result.changed == 0 &&
              equal(again.result.json, before);
    if (!is_same)
      broken("once more: %s %s: %s, changed %d, %.3000s\n  before: %.3000s",
             poolstatus_code_name(again.code), again.error.path, again.error.message,
             (int)again.result.changed, again.result.json != NULL ? again.result.json : "", before);
    if (before != first->result.json) poolstatus_free(before);
    before = again.result.json;
    law_counts.settled_later += round > 0;
    if (before == NULL) return 0;
  }
  if (before != first->result.json) poolstatus_free(before);
  law_counts.settled += is_same;
  return is_same;
}
