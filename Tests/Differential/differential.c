/*
 * The cursor reader against jansson: on each call the two give the same code and bytes, or
 * the cursor hands on.
 *
 *     differential CASES RECORDINGS [MUTATIONS [SEED]]
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "inputs.h"

static struct inputs inputs;

/* Every fixture, and every line of every recording; what is recorded has to stay. */
static void test_inputs(void) {
  long handed_on = 0, recorded = 0, most_allocations = 0;
  struct law_counts before = law_counts;
  for (size_t i = 0; i < inputs.count; i++) {
    const struct input *input = &inputs.items[i];
    enum law law = law_expect(input->name, &input->call);
    if (!input->from_recording) continue;
    recorded++;
    if (law_counts.last_allocations > most_allocations)
      most_allocations = law_counts.last_allocations;
    handed_on += law != LAW_STAYED;
    check(law == LAW_STAYED, "%s: handed on: %.300s", input->name, input->call.text);
  }
  printf("recorded: %ld of %ld calls stayed on the cursor path, %.1f%%\n", recorded - handed_on,
         recorded, 100.0 * (double)(recorded - handed_on) / (double)recorded);
  printf("recorded: at most %ld allocation(s) a call\n", most_allocations);
  printf("with the fixtures: %ld of %ld calls without an error stayed\n",
         law_counts.stayed - before.stayed, law_counts.succeeded - before.succeeded);
  check(recorded > 6000, "only %ld recorded calls", recorded);
  check(most_allocations == 1, "%ld allocations in a call", most_allocations);
}

/* Every beginning of an object of 12 KB, compact and pretty. */
static void test_prefixes(const char *name) {
  for (size_t i = 0; i < inputs.count; i++) {
    struct call call = inputs.items[i].call;
    size_t whole = call.length;
    long stayed = 0;
    if (strcmp(inputs.items[i].name, name) != 0) continue;
    for (call.length = 0; call.length <= whole; call.length++)
      stayed += law_expect(name, &call) == LAW_STAYED;
    check(stayed >= 1, "%s: all prefixes handed on", name);
    printf("prefixes of %s: %zu, %ld stayed\n", name, whole + 1, stayed);
    return;
  }
  check(0, "no recording %s", name);
}

static unsigned long long seed;

static size_t draw(size_t below) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return (size_t)(seed >> 11) % below;
}

static const char *const tokens[] = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\\"",
    "\\u0000",
    "\\u00e9",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\udc00",
    "\\/",
    "\\x",
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-1",
    "4.0",
    "1e3",
    "1E400",
    "00",
    "2147483647",
    "2147483648",
    "999999999999999999",
    "1000000000000000000",
    "9223372036854775808",
    "0.1",
    "1.",
    " ",
    "\n",
    "\t",
    "\x01",
    "\x7f",
    "\xc3\xa9",
    "\xc3",
    "\xed\xa0\x80",
    "\xf4\x90\x80\x80",
    "\xe2\x82\xac",
    "\xf0\x9f\x98\x80",
    "{}",
    "[]",
    "\"\"",
    "\"kind\":null,",
    "\"name\":\"x\",",
    "\"status\":{},",
    "\"replicas\":4,",
    "\"items\":[],",
    "\"type\":\"x\",",
    "\"object\":{},",
    "\"spec\":null,",
    "\"x\":{\"y\":[1,2.5,\"z\"]},",
    "\"metadata\":{\"name\":\"a\"},",
    "\"conditions\":[{\"type\":\"Stalled\",\"status\":\"True\"}],",
    "\"ownerReferences\":[],",
    "\"namespace\":\"n\",",
    "\"nam\\u0065\":\"x\",",
    "\"observedGeneration\":3,",
};

/* Changes `text`, which has room for 4096 bytes more. Returns the new length. */
static size_t mutate(char *text, size_t length) {
  const char *piece = NULL;
  size_t size = 0, at = draw(length + 1), cut = 0;
  switch (draw(8)) {
    case 0: /* flip a bit */
      if (length > 0) text[at % length] ^= (char)(1 << draw(8));
      return length;
    case 1: /* another byte */
      if (length > 0) text[at % length] = (char)draw(256);
      return length;
    case 2: /* delete a few */
      cut = 1 + draw(12);
      break;
    case 3: /* delete many */
      cut = 1 + draw(length / 2 + 1);
      break;
    case 4: { /* a part of another input */
      const struct call *other = &inputs.items[draw(inputs.count)].call;
      size_t from = draw(other->length + 1);
      size = draw(600);
      if (size > other->length - from) size = other->length - from;
      piece = other->text + from;
      cut = draw(3) == 0 ? size : 0;
      break;
    }
    default: /* a token, in the place of nothing or of a byte */
      piece = tokens[draw(sizeof tokens / sizeof *tokens)];
      size = strlen(piece);
      cut = draw(2);
  }
  if (cut > length - at) cut = length - at;
  memmove(text + at + size, text + at + cut, length - at - cut);
  if (size > 0) memcpy(text + at, piece, size);
  return length - cut + size;
}

/* A copy with one or a few changes, mostly one, which leaves the rest to be read. */
static char *mutated(const char *text, size_t *length) {
  char *copy = malloc(*length + 8192);
  size_t changes = 1 + (draw(3) == 0 ? draw(4) : 0);
  if (*length > 0) memcpy(copy, text, *length);
  while (changes-- > 0) *length = mutate(copy, *length);
  return copy;
}

static void test_mutations(long count) {
  struct law_counts before = law_counts;
  char name[300];
  for (long i = 0; i < count; i++) {
    const struct input *input = &inputs.items[draw(inputs.count)];
    struct call call = input->call;
    char *changed = NULL;
    int parts[4] = {1, call.kind == CALL_TENANT, call.options.previous != NULL,
                    call.options.pods != NULL};
    size_t part = draw(4);
    if (call.length > 20000) continue;
    if (!parts[part]) part = 0;
    if (part == 0) call.text = changed = mutated(call.text, &call.length);
    if (part == 1)
      call.statefulsets = changed = mutated(call.statefulsets, &call.statefulsets_length);
    if (part == 2)
      call.options.previous = changed =
          mutated(call.options.previous, &call.options.previous_length);
    if (part == 3)
      call.options.pods = changed = mutated(call.options.pods, &call.options.pods_length);
    snprintf(name, sizeof name, "mutation %ld of %.200s", i, input->name);
    if (law_expect(name, &call) == LAW_BROKEN) printf("  changed text: %.2000s\n", changed);
    free(changed);
  }
  printf("mutations: %ld, %ld of them no errors, of which %ld stayed\n",
         law_counts.calls - before.calls, law_counts.succeeded - before.succeeded,
         law_counts.stayed - before.stayed);
}

int main(int argc, char **argv) {
  if (argc < 3) return 64;
  inputs_of_fixtures(&inputs, argv[1]);
  inputs_of_recordings(&inputs, argv[2]);
  seed = argc > 4 ? strtoull(argv[4], NULL, 10) | 1 : 20250115;
  test_inputs();
  test_prefixes("x1.one.json");
  test_mutations(argc > 3 ? atol(argv[3]) : 200000);
  printf("%ld calls with other bytes of the same values (members carried over)\n",
         law_counts.same_values);
  return check_finish("differential");
}
