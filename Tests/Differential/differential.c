/*
 * The functions with texts against jansson, the tree functions, and what the README says: of
 * every fixture, every line of every recording, the beginnings of some texts, and mutants.
 *
 *     differential CASES RECORDINGS [MUTANTS [SEED]]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "check.h"
#include "inputs.h"
#include "judge.h"
#include "mutate.h"

static struct inputs inputs;

static void test_inputs(void) {
  long recorded = 0, most_allocations[2] = {0, 0};
  struct law_counts none = {0};
  for (size_t i = 0; i < inputs.count; i++) {
    const struct input *input = &inputs.items[i];
    law_expect(input->name, &input->call);
    if (!input->from_recording) continue;
    recorded++;
    check(law_counts.last_code == POOLSTATUS_OK, "%s: %s", input->name,
          poolstatus_code_name(law_counts.last_code));
    /* The result; a tenant and a list with pods have tables, too, and escapes are decoded. */
    if (memchr(input->call.text, '\\', input->call.length) != NULL) continue;
    long *most = &most_allocations[input->call.kind == CALL_TENANT ||
                                   (input->call.kind == CALL_LIST && input->call.options.pods)];
    if (law_counts.last_allocations > *most) *most = law_counts.last_allocations;
  }
  law_print("fixtures and recordings", &none);
  printf("recorded: %ld calls, at most %ld allocation(s) in a call, %ld with tables\n", recorded,
         most_allocations[0], most_allocations[1]);
  check(recorded > 6000, "only %ld recorded calls", recorded);
  check(most_allocations[0] == 1, "%ld allocations in a call", most_allocations[0]);
  check(most_allocations[1] <= 8, "%ld allocations in a call with tables", most_allocations[1]);
}

/* The parts of a call that are texts. */
struct part {
  const char **text;
  size_t *length;
};

static struct part part_of(struct call *call, enum slot slot) {
  switch (slot) {
    case STATEFULSETS_TEXT:
      return (struct part){&call->statefulsets, &call->statefulsets_length};
    case PREVIOUS_TEXT:
      return (struct part){&call->options.previous, &call->options.previous_length};
    case PODS_TEXT:
      return (struct part){&call->options.pods, &call->options.pods_length};
    default:
      return (struct part){&call->text, &call->length};
  }
}

/* Every beginning of every text of a call. */
static void test_prefixes(const char *name, enum call_kind kind) {
  struct law_counts before = law_counts;
  char what[320];
  for (size_t i = inputs.count; i-- > 0;) { /* the last: with pods and previous */
    struct call call = inputs.items[i].call;
    if (strcmp(inputs.items[i].name, name) != 0 || call.kind != kind) continue;
    for (int slot = 0; slot < SLOT_COUNT; slot++) {
      struct part part = part_of(&call, (enum slot)slot);
      size_t whole = *part.length;
      if (*part.text == NULL) continue;
      for (*part.length = 0; *part.length < whole; ++*part.length) law_expect(name, &call);
    }
    law_expect(name, &call);
    snprintf(what, sizeof what, "beginnings of %.300s", name);
    law_print(what, &before);
    return;
  }
  check(0, "no input %s", name);
}

/* A call whose texts are small enough to be changed many times a second. */
static const struct input *draw_input(int from_recording) {
  for (;;) {
    const struct input *input = &inputs.items[draw(inputs.count)];
    const struct call *call = &input->call;
    size_t length = call->length + call->statefulsets_length + call->options.previous_length +
                    call->options.pods_length;
    if (input->from_recording == from_recording && length <= 2000) return input;
  }
}

/* Other options, sometimes, and a `previous` or pods of another call. */
static void vary_options(struct call *call) {
  const struct call *other = &draw_input((int)draw(2))->call;
  poolstatus_options *options = &call->options;
  if (draw(4) == 0) options->rule = (int32_t)draw(2);
  if (draw(2) == 0) options->flags = (uint32_t)draw(call->kind == CALL_TENANT ? 8 : 4);
  if (draw(4) == 0) options->progress_deadline_seconds = draw(2) ? 60 : 0;
  if (draw(4) == 0) options->pod_grace_seconds = (int32_t)draw(4) * 30 - 30;
  if (call->kind == CALL_TENANT && draw(8) == 0) {
    options->blocked_reason = "SecretMissing";
    options->blocked_message = draw(2) ? "the secret \"demo\" is missing" : NULL;
  }
  if (call->kind == CALL_POOL && draw(4) == 0)
    options->tenant = "demo", options->pool = draw(4) ? "pool-0" : "p\xC3\xB6\"ol";
  if (call->kind == CALL_POOL && draw(4) == 0) {
    options->previous = other->options.previous;
    options->previous_length = other->options.previous_length;
  }
  if (draw(4) == 0) {
    options->pods = other->options.pods;
    options->pods_length = other->options.pods_length;
  }
}

/* The answer for a pool as its `previous`; the caller's: poolstatus_free. NULL: none. */
static char *feed_back(struct call *call) {
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  if (call->kind != CALL_POOL ||
      poolstatus_pool(call->text, call->length, &call->options, &result, NULL) != POOLSTATUS_OK)
    return NULL;
  call->options.previous = result.json;
  call->options.previous_length = result.json_length;
  return result.json;
}

/* One text of a call is changed, a number of times. */
static long test_mutants_of(const struct input *input, long number, long times) {
  struct call call = input->call;
  enum slot slot = (enum slot)draw(SLOT_COUNT);
  char name[320];
  char *previous;
  if (slot == MAIN_TEXT || draw(2)) vary_options(&call);
  previous = slot == PREVIOUS_TEXT || draw(8) == 0 ? feed_back(&call) : NULL;
  if (*part_of(&call, slot).text == NULL) slot = MAIN_TEXT;
  for (long i = 0; i < times; i++) {
    struct call mutant = call;
    struct part part = part_of(&mutant, slot);
    const struct call *other = &inputs.items[draw(inputs.count)].call;
    char *changed = mutated(*part.text, part.length, other->text, other->length);
    *part.text = changed;
    snprintf(name, sizeof name, "mutant %ld of %.200s", number + i, input->name);
    if (!law_expect(name, &mutant))
      printf("  text %d, rule %d, flags %u: %.*s\n", (int)slot, (int)call.options.rule,
             (unsigned)call.options.flags, (int)*part.length, changed);
    free(changed);
  }
  poolstatus_free(previous);
  return times;
}

static void test_mutants(long count, unsigned long long seed) {
  struct law_counts before = law_counts;
  long done = 0;
  clock_t start = clock();
  draw_from(seed);
  while (done < count) done += test_mutants_of(draw_input((int)draw(2)), done, 32);
  printf("seed %llu, %.0f mutants per second of the processor\n", seed,
         (double)done * CLOCKS_PER_SEC / (double)(clock() - start + 1));
  law_print("mutants", &before);
  printf("mutants: %ld answers as expected.c says, %ld errors found in the text again\n",
         law_counts.values_expected - before.values_expected, law_counts.located - before.located);
  printf("mutants: %ld OK with more than one allocation, at most %ld\n",
         law_counts.more_allocations - before.more_allocations, law_counts.most_allocations);
  printf("mutants: %ld entries of lists and tenants are those of their pools alone\n",
         law_counts.entries - before.entries);
  printf("mutants: %ld pools are what an observation of them is\n",
         law_counts.evaluated - before.evaluated);
  printf("mutants: %ld answers change nothing once given back, %ld the second time\n",
         law_counts.settled - before.settled, law_counts.settled_later - before.settled_later);
  printf("mutants with duplicate names: %ld told another fault, %ld in another order\n",
         law_counts.other_fault - before.other_fault, law_counts.other_order - before.other_order);
}

int main(int argc, char **argv) {
  if (argc < 3) return 64;
  inputs_of_fixtures(&inputs, argv[1]);
  inputs_of_recordings(&inputs, argv[2]);
  test_inputs();
  check(law_counts.entries > 500, "only %ld entries of many pools", law_counts.entries);
  check(law_counts.evaluated > 1000, "only %ld pools evaluated", law_counts.evaluated);
  check(law_counts.settled > 2000, "only %ld answers given back", law_counts.settled);
  test_prefixes("x1.one.json", CALL_POOL);
  test_prefixes("p2-minimal.jsonl:9", CALL_POOL);
  test_prefixes("p2-minimal.jsonl:9", CALL_LIST);
  test_prefixes("p2-minimal.jsonl:9", CALL_TENANT);
  test_mutants(argc > 3 ? atol(argv[3]) : 150000,
               argc > 4 ? strtoull(argv[4], NULL, 10) : 20250115);
  return check_finish("differential");
}
