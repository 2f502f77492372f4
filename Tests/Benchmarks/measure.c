#define _GNU_SOURCE
#include "measure.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "inputs.h"

enum { MOST_PEERS = 16, MOST_ROUNDS = 201, LEAST_ROUNDS = 5 };

static const double batch_time = 1e6;

static double time_of(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

double cpu_time(void) { return time_of(CLOCK_PROCESS_CPUTIME_ID); }
double wall_time(void) { return time_of(CLOCK_MONOTONIC); }

int pin_to_processor(int index) {
  static cpu_set_t allowed; /* of the start, before anything is pinned */
  cpu_set_t one;
  int processor;
  if (CPU_COUNT(&allowed) == 0 && sched_getaffinity(0, sizeof allowed, &allowed)) return -1;
  for (processor = CPU_SETSIZE - 1; processor >= 0; processor--) {
    if (CPU_ISSET(processor, &allowed) && index-- == 0) break;
  }
  if (processor < 0) return -1;
  CPU_ZERO(&one);
  CPU_SET(processor, &one);
  return sched_setaffinity(0, sizeof one, &one);
}

static int ascending(const void *left, const void *right) {
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

double median(double *values, size_t count) {
  qsort(values, count, sizeof *values, ascending);
  return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

void run_job(const bench_peer *peer, const bench_input *input, bench_output *output) {
  if (peer->run(input, output) != 0) fail(peer->title, input->key);
}

double time_batch(const bench_peer *peer, const bench_input *input, size_t calls) {
  static volatile size_t sink; /* or the calls could be left out */
  bench_output output = {NULL, 0, 0, 0};
  double start;
  size_t i, lengths = 0;
  if (peer->prepare != NULL) peer->prepare();
  /* One call that does not count: it pays for what the peer before has left in malloc's hands. */
  if (peer->run(input, &output) != 0) fail(peer->title, input->key);
  if (peer->release != NULL) peer->release(&output);
  start = cpu_time();
  for (i = 0; i < calls; i++) {
    if (peer->run(input, &output) != 0) fail(peer->title, input->key);
    lengths += output.length;
    if (peer->release != NULL) peer->release(&output);
  }
  sink = lengths;
  (void)sink;
  return cpu_time() - start;
}

size_t calls_for(const bench_peer *peer, const bench_input *input, double nanoseconds) {
  size_t calls = 1;
  for (;;) {
    double time = time_batch(peer, input, calls);
    if (time >= nanoseconds) return calls;
    calls = time < nanoseconds / 10 ? calls * 8 : (size_t)((double)calls * nanoseconds / time) + 1;
  }
}

static void print_times_of(const bench_peer *peers, size_t peer_count, const bench_input *input,
                           double seconds) {
  static double times[MOST_PEERS][MOST_ROUNDS];
  const bench_peer *able[MOST_PEERS];
  size_t calls[MOST_PEERS], i, count = 0, round;
  double end = wall_time() + seconds * 1e9;
  for (i = 0; i < peer_count; i++) {
    if (bench_can(&peers[i], input)) able[count++] = &peers[i];
  }
  for (i = 0; i < count; i++) calls[i] = calls_for(able[i], input, batch_time);
  for (round = 0; round < MOST_ROUNDS; round++) {
    if (round >= LEAST_ROUNDS && wall_time() > end) break;
    for (i = 0; i < count; i++) {
      size_t turn = (round + i) % count; /* nobody always follows the same one */
      times[turn][round] = time_batch(able[turn], input, calls[turn]) / (double)calls[turn];
    }
  }
  for (i = 0; i < count; i++) {
    printf("time\t%s\t%s\t%.2f\n", input->key, able[i]->key, median(times[i], round));
  }
}

void print_times(const bench_peer *peers, size_t peer_count, const bench_input *inputs,
                 size_t input_count, double seconds) {
  size_t i;
  if (peer_count > MOST_PEERS) fail("too many", "peers");
  for (i = 0; i < input_count; i++) print_times_of(peers, peer_count, &inputs[i], seconds);
}
