/* How the library scales: the same calls on one processor and on two. Wall-clock time, because
   waiting for each other is what threads could lose by; of several rounds the best, because
   everything else on the machine slows them down too. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

#include "inputs.h"
#include "measure.h"

enum { MOST_THREADS = 2, ROUNDS = 15 };

typedef struct worker {
  const bench_peer *peer;
  const bench_input *input;
  int processor;
  size_t calls;
  pthread_barrier_t *begin;
  double start, end;
} worker;

static void *work(void *argument) {
  worker *self = argument;
  if (pin_to_processor(self->processor)) fail("cannot be used", "processor");
  time_batch(self->peer, self->input, 1);
  pthread_barrier_wait(self->begin);
  self->start = wall_time();
  time_batch(self->peer, self->input, self->calls);
  self->end = wall_time();
  return NULL;
}

/* Calls a second of that many threads together. */
static double rate_of(const bench_peer *peer, const bench_input *input, int threads, size_t calls) {
  pthread_barrier_t begin;
  pthread_t ids[MOST_THREADS];
  worker workers[MOST_THREADS];
  double rate = 0;
  int i;
  pthread_barrier_init(&begin, NULL, (unsigned)threads);
  for (i = 0; i < threads; i++) {
    workers[i] = (worker){peer, input, i, calls, &begin, 0, 0};
    if (pthread_create(&ids[i], NULL, work, &workers[i])) fail("cannot be started", "thread");
  }
  for (i = 0; i < threads; i++) {
    pthread_join(ids[i], NULL);
    rate += (double)calls / (workers[i].end - workers[i].start) * 1e9;
  }
  pthread_barrier_destroy(&begin);
  return rate;
}

void print_threads(const bench_peer *peer, const bench_input *input, double seconds) {
  size_t calls = calls_for(peer, input, seconds * 1e9 / (2 * ROUNDS));
  double rate, best[MOST_THREADS] = {0};
  int threads, round;
  for (round = 0; round < ROUNDS; round++) {
    for (threads = 1; threads <= MOST_THREADS; threads++) {
      rate = rate_of(peer, input, threads, calls);
      if (rate > best[threads - 1]) best[threads - 1] = rate;
    }
  }
  for (threads = 1; threads <= MOST_THREADS; threads++) {
    printf("threads\t%s\t%s\t%d\t%.1f\n", input->key, peer->key, threads, best[threads - 1]);
  }
}
