/*
 * against - two libraries in one process, taking turns
 *
 *     against MANIFEST... -- ONE.so OTHER.so SECONDS
 *
 * Prints a line `against`, key, ns per call of either, and the ratio of OTHER to ONE for each input
 * and each call. A turn is some 0.1 ms of CPU time; the ratio is the median of those of
 * neighbouring turns, so that what slows the machine down for longer slows both down.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inputs.h"
#include "library.h"
#include "measure.h"

enum { MOST_INPUTS = 64, MOST_PAIRS = 20001, LEAST_PAIRS = 101 };

static const double turn_time = 1e5;

/* What is timed: a job, or where `call` is not NULL, that. */
typedef struct row {
  const library_call *call;
  const bench_input *input;
} row;

static double time_turn(const row *of, const library *with, size_t calls) {
  double start;
  size_t i;
  if (of->call != NULL) return time_calls(of->call, with, of->input, calls);
  start = cpu_time();
  for (i = 0; i < calls; i++) {
    bench_output output;
    if (library_run(with, of->input, &output)) fail("fails", of->input->key);
    with->release(output.json);
  }
  return cpu_time() - start;
}

/* Prints a line `differs` where the libraries do not answer alike. Returns whether both answer. */
static int compare_answers(const char *key, const row *of, const library *libraries) {
  bench_output answers[2];
  int i, fails[2], is_same;
  for (i = 0; i < 2; i++) {
    if (of->call != NULL) {
      fails[i] = of->call->run(&libraries[i], of->input);
      answers[i].json = NULL;
      answers[i].length = 0;
    } else {
      fails[i] = library_run(&libraries[i], of->input, &answers[i]);
    }
  }
  is_same =
      fails[0] == fails[1] && answers[0].length == answers[1].length &&
      (answers[0].length == 0 || memcmp(answers[0].json, answers[1].json, answers[0].length) == 0);
  if (!is_same) printf("differs\t%s\n", key);
  for (i = 0; i < 2; i++) libraries[i].release(answers[i].json);
  return !fails[0] && !fails[1];
}

static void print_row(const char *key, const row *of, const library *libraries, double seconds) {
  static double times[2][MOST_PAIRS], ratios[MOST_PAIRS];
  double end = wall_time() + seconds * 1e9;
  size_t calls = 1, pair = 0;
  if (!compare_answers(key, of, libraries)) return;
  while (time_turn(of, &libraries[0], calls) < turn_time) calls *= 2;
  time_turn(of, &libraries[1], calls);
  for (; pair < MOST_PAIRS && (pair < LEAST_PAIRS || wall_time() < end); pair++) {
    size_t first = pair & 1;
    times[first][pair] = time_turn(of, &libraries[first], calls) / (double)calls;
    times[!first][pair] = time_turn(of, &libraries[!first], calls) / (double)calls;
    ratios[pair] = times[1][pair] / times[0][pair];
  }
  printf("against\t%s\t%.2f\t%.2f\t%.4f\n", key, median(times[0], pair), median(times[1], pair),
         median(ratios, pair));
  fflush(stdout);
}

int main(int argc, char **argv) {
  static bench_input inputs[MOST_INPUTS];
  library libraries[2];
  size_t count = 0, i;
  double seconds;
  int at = 1, j;
  for (; at < argc && strcmp(argv[at], "--") != 0; at++) {
    count += read_inputs(argv[at], inputs + count, MOST_INPUTS - count);
  }
  if (argc - at != 4) fail("against MANIFEST... -- ONE.so OTHER.so SECONDS", "usage");
  library_open(&libraries[0], "one", argv[at + 1]);
  library_open(&libraries[1], "the other", argv[at + 2]);
  seconds = atof(argv[at + 3]);
  if (pin_to_processor(0)) fail("cannot be chosen", "processor");
  for (i = 0; i < count; i++) {
    row of = {NULL, &inputs[i]};
    if (strncmp(inputs[i].key, "host-", 5) == 0) continue; /* for calls only */
    if (find_input(inputs, count, inputs[i].key) != &inputs[i]) continue;
    print_row(inputs[i].key, &of, libraries, seconds);
  }
  for (j = 0; j < LIBRARY_CALLS; j++) {
    const library_call *call = &library_calls[j];
    char key[40];
    row of = {call, *call->input == '\0' ? NULL : find_input(inputs, count, call->input)};
    snprintf(key, sizeof key, "call %s", call->name);
    print_row(key, &of, libraries, seconds);
  }
  return 0;
}
