#include "law.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "again.h"
#include "allocations.h"
#include "answer.h"
#include "arena.h"
#include "check.h"
#include "expected.h"
#include "judged.h"
#include "located.h"
#include "many.h"
#include "observed.h"
#include "ordered.h"

struct law_counts law_counts;

/* The same with it and without it, byte for byte. */
static int is_same_without_kernel(const struct answer *a, const struct answer *b) {
  const poolstatus_result *x = &a->result, *y = &b->result;
  if (a->code == b->code && memcmp(&a->error, &b->error, sizeof a->error) == 0 &&
      x->state == y->state && x->changed == y->changed && equal(x->reason, y->reason) &&
      x->json_length == y->json_length && equal(x->json, y->json))
    return 1;
  return broken("with a kernel: %s %s %s %.3000s\n  without: %s %s %s %.3000s",
                poolstatus_code_name(a->code), a->error.path, a->error.message,
                x->json ? x->json : "", poolstatus_code_name(b->code), b->error.path,
                b->error.message, y->json ? y->json : "");
}

/* Where a text is not JSON, that is told, in jansson's words; unless the arguments are wrong:
   then the same call with nothing but nulls says the same. */
static int says_not_json(const struct call *given, const struct answer *answer,
                         const struct judged *judged) {
  const poolstatus_error *error = &answer->error;
  const struct verdict *verdict = judged->verdicts[judged->bad];
  const char *path = path_of_slot(given, judged->bad);
  struct call call = *given;
  struct answer nulls;
  json_t *null = json_null();
  call.options.max_input_bytes = 0;
  if (call.options.previous != NULL)
    call.options.previous = "null", call.options.previous_length = 4;
  if (call.options.pods != NULL) call.options.pods = "null", call.options.pods_length = 4;
  nulls = run_trees(&call, null, null);
  json_decref(nulls.out);
  if (nulls.code == POOLSTATUS_INVALID_ARGUMENT &&
      strncmp(nulls.error.message, "the StatefulSet has no name", 27) != 0) {
    if (answer->code == nulls.code && equal(error->message, nulls.error.message)) return 1;
    return broken("arguments: %s, but with texts that are not JSON %s %s", nulls.error.message,
                  poolstatus_code_name(answer->code), error->message);
  }
  if (answer->code == POOLSTATUS_INVALID_JSON && equal(error->path, path) &&
      equal(error->message, verdict->message) && error->line == verdict->line &&
      error->column == verdict->column && error->offset == verdict->offset)
    return 1;
  return broken("%s %s:%d:%d:%llu: %s\n  jansson: %s:%d:%d:%llu: %s",
                poolstatus_code_name(answer->code), error->path, (int)error->line,
                (int)error->column, (unsigned long long)error->offset, error->message, path,
                (int)verdict->line, (int)verdict->column, (unsigned long long)verdict->offset,
                verdict->message);
}

/* Whether an error is of the option previous or pods. */
static int is_in_options(const char *path) {
  return strncmp(path, "previous", 8) == 0 || strncmp(path, "pods", 4) == 0;
}

/* Where a call failed: the same code, path and message from texts and from trees. Both read in
   the order of the text, so where there are several faults they tell the same one. Only where a
   name is there twice a tree has the last value in the place of the first, and may tell another
   fault of the same code. */
static int is_same_failure(const struct call *call, const struct answer *texts,
                           const struct answer *trees) {
  const poolstatus_error *error = &texts->error, *other = &trees->error;
  if (!equal(error->path, other->path) || !equal(error->message, other->message)) {
    if (!any_has_duplicates(call))
      return broken("texts: %s %s: %s\n  trees: %s: %s", poolstatus_code_name(texts->code),
                    error->path, error->message, other->path, other->message);
    law_counts.other_fault++;
  }
  /* The texts of the options are texts in every call. */
  if (!is_in_options(other->path) && (other->line != 0 || other->column != 0 || other->offset != 0))
    return broken("trees: %s at a line", other->message);
  if (texts->code == POOLSTATUS_INVALID_OBJECT) return is_located(call, error);
  if (error->line != 0 || error->column != 0 || error->offset != 0)
    return broken("texts: %s at a line", error->message);
  return 1;
}

int is_same_json(const struct call *call, const json_t *a, const json_t *b) {
  if (is_same_tree(a, b)) return 1;
  if (!json_equal(a, b) || !any_has_duplicates(call)) return 0;
  law_counts.other_order++;
  return 1;
}

/* What expected.c makes of the same trees. */
static int is_expected(const struct call *call, const struct answer *answer, const json_t *json,
                       const struct judged *judged) {
  const struct verdict *previous = judged->verdicts[PREVIOUS_TEXT];
  const poolstatus_result *result = &answer->result;
  struct expected expected;
  int is_right;
  if (call->kind == CALL_TENANT) return 1;
  if (answer->code == POOLSTATUS_INVALID_ARGUMENT &&
      strncmp(answer->error.message, "the StatefulSet has no name", 27) != 0)
    return 1; /* the arguments are wrong */
  expected = expect_answer(call, judged->verdicts[MAIN_TEXT]->tree,
                           previous == NULL ? NULL : previous->tree, result->changed);
  if (expected.is_open) {
    is_right = 1;
  } else if (call->options.rule == POOLSTATUS_RULE_DOCUMENTED) {
    is_right =
        answer->code == expected.code &&
        (expected.code != POOLSTATUS_OK ||
         (result->state == expected.state && result->changed == expected.changed &&
          equal(result->reason, expected.reason) && is_same_json(call, json, expected.json)));
  } else {
    is_right = answer->code != POOLSTATUS_OK ||
               (expected.code == POOLSTATUS_OK && has_expected_numbers(json, expected.json));
  }
  law_counts.values_expected += is_right && json != NULL;
  if (!is_right) {
    char *text = expected.json == NULL ? NULL : json_dumps(expected.json, JSON_COMPACT);
    broken("%s %s: %s %.3000s\n  expected: %s %s changed %d %.3000s",
           poolstatus_code_name(answer->code), answer->error.path, answer->error.message,
           result->json != NULL ? result->json : "", poolstatus_code_name(expected.code),
           expected.reason != NULL ? expected.reason : "", (int)expected.changed,
           text != NULL ? text : "");
    free(text);
  }
  json_decref(expected.json);
  return is_right;
}

/* Whether trees differ only by entries of pools that are gone. What keeps such an entry may be
   there twice, null the second time: a tree has only that, and the entry is dropped. */
static int lacks_twins(const struct call *call, const json_t *json, const json_t *trees) {
  const json_t *entries = json_object_get(json, "pools");
  json_t *kept = json_object_get(trees, "pools"), *copy;
  size_t found = 0;
  int is_same;
  if (call->kind != CALL_TENANT || !any_has_duplicates(call)) return 0;
  for (size_t i = 0; i < json_array_size(entries); i++)
    if (json_equal(json_array_get(entries, i), json_array_get(kept, found))) found++;
  if (found != json_array_size(kept) || found == json_array_size(entries)) return 0;
  copy = json_copy((json_t *)json);
  json_object_set(copy, "pools", kept);
  is_same = is_same_json(call, copy, trees);
  json_decref(copy);
  law_counts.other_order += is_same;
  return is_same;
}

/* Whether only trees say that a status has nothing but nulls. What somebody else has in it may be
   there twice, null the second time: a tree has only that. */
static int lacks_first_twin(const struct call *call, const struct answer *texts,
                            const struct answer *trees) {
  static const char nulls[] = "NotObserved";
  int is_so = call->kind == CALL_POOL && any_has_duplicates(call) &&
              equal(trees->result.reason, nulls) && !equal(texts->result.reason, nulls);
  law_counts.other_order += is_so;
  return is_so;
}

/* Texts and their trees give the same; `json` is the answer of the texts, as a tree. */
static int says_what_trees_say(const struct call *call, const struct answer *texts,
                               const json_t *json, const struct answer *trees) {
  if (texts->code != trees->code)
    return broken("texts: %s %s: %s %.2000s\n  trees: %s %s: %s", poolstatus_code_name(texts->code),
                  texts->error.path, texts->error.message,
                  texts->result.json != NULL ? texts->result.json : "",
                  poolstatus_code_name(trees->code), trees->error.path, trees->error.message);
  if (texts->code != POOLSTATUS_OK) return is_same_failure(call, texts, trees);
  if (json == NULL) return broken("the answer is not JSON: %.4000s", texts->result.json);
  if (lacks_twins(call, json, trees->out) || lacks_first_twin(call, texts, trees)) return 1;
  if (texts->result.state != trees->result.state ||
      texts->result.changed != trees->result.changed ||
      !equal(texts->result.reason, trees->result.reason) || !is_same_json(call, json, trees->out)) {
    char *text = json_dumps(trees->out, JSON_COMPACT);
    broken("texts: %d %s %d %.3000s\n  trees: %d %s %d %.3000s", (int)texts->result.state,
           texts->result.reason, (int)texts->result.changed, texts->result.json,
           (int)trees->result.state, trees->result.reason, (int)trees->result.changed, text);
    free(text);
    return 0;
  }
  return 1;
}

/* All properties of a call whose texts have been judged. */
static int holds(const struct call *call, const struct judged *judged, struct arena *arena) {
  const struct verdict *sets = judged->verdicts[STATEFULSETS_TEXT];
  struct answer texts = run_texts(call, 0), portable = run_texts(call, 1), trees = {0};
  json_t *json = NULL;
  int is_good = is_well_formed(&texts, 1) && is_same_without_kernel(&texts, &portable);
  law_counts.calls++;
  law_counts.json += judged->bad == SLOT_COUNT;
  law_counts.codes[texts.code]++;
  law_counts.last_code = texts.code;
  law_counts.last_allocations = texts.allocations;
  if (texts.code == POOLSTATUS_OK) {
    if (texts.allocations > law_counts.most_allocations)
      law_counts.most_allocations = texts.allocations;
    law_counts.more_allocations += texts.allocations > 1;
    json = arena_loadb(arena, texts.result.json, texts.result.json_length, JSON_ALLOW_NUL, NULL);
  }
  if (judged->bad > STATEFULSETS_TEXT) {
    trees = run_trees(call, judged->verdicts[MAIN_TEXT]->tree, sets != NULL ? sets->tree : NULL);
    is_good = is_good && is_well_formed(&trees, 0);
  }
  if (judged->bad == SLOT_COUNT) {
    is_good =
        is_good && says_what_trees_say(call, &texts, json, &trees) &&
        is_expected(call, &texts, json, judged) && agrees_with_observation(call, judged, &texts) &&
        (json == NULL || (is_in_order(call, judged->verdicts[MAIN_TEXT]->tree, &texts, json) &&
                          settles(call, judged, &texts) && agrees_with_pools(call, judged, json)));
  } else {
    is_good = is_good && says_not_json(call, &texts, judged) &&
              (judged->bad <= STATEFULSETS_TEXT || says_not_json(call, &trees, judged));
  }
  json_decref(trees.out);
  poolstatus_free(texts.result.json);
  poolstatus_free(portable.result.json);
  return is_good;
}

int law_check(const struct call *given) {
  static struct room rooms[SLOT_COUNT];
  static struct arena arena;
  struct call call = *given;
  struct judged judged;
  long live;
  int is_good;
  call.text = move_to_end(&rooms[0], given->text, given->length);
  call.statefulsets = move_to_end(&rooms[1], given->statefulsets, given->statefulsets_length);
  call.options.previous =
      move_to_end(&rooms[2], given->options.previous, given->options.previous_length);
  call.options.pods = move_to_end(&rooms[3], given->options.pods, given->options.pods_length);
  if (call.options.now == NULL) call.options.now = "2026-11-23T12:00:00Z";
  judged = judge_texts(&call);
  live = allocations_live();
  is_good = holds(&call, &judged, &arena);
  if (allocations_live() != live && is_good)
    return broken("%ld blocks are lost", allocations_live() - live);
  return is_good;
}

int law_expect(const char *where, const struct call *call) {
  int is_good = law_check(call);
  check(is_good, "%s: %s", where, law_problem);
  return is_good;
}

void law_print(const char *what, const struct law_counts *before) {
  long invalid = 0;
  for (int code = 1; code < 6; code++) invalid += law_counts.codes[code] - before->codes[code];
  printf("%s: %ld, JSON %ld; OK %ld, not OK %ld:", what, law_counts.calls - before->calls,
         law_counts.json - before->json, law_counts.codes[0] - before->codes[0], invalid);
  for (int code = 1; code < 6; code++)
    printf(" %s %ld", poolstatus_code_name(code), law_counts.codes[code] - before->codes[code]);
  printf("\n");
}
