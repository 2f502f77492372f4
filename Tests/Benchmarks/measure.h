/*
 * measure.h - CPU time in batches
 */
#ifndef MEASURE_H
#define MEASURE_H

#include "bench.h"

/* CPU time of this process and wall-clock time, in ns. */
double cpu_time(void);
double wall_time(void);

/* Keeps this thread on the `index`th last of the processors that it may use; -1 where there are
   not that many. */
int pin_to_processor(int index);

double median(double *values, size_t count);

/* Runs a job once, or ends the program. */
void run_job(const bench_peer *peer, const bench_input *input, bench_output *output);

/* The CPU time of that many calls, in ns. */
double time_batch(const bench_peer *peer, const bench_input *input, size_t calls);

/* How many calls make a batch of at least `nanoseconds`. */
size_t calls_for(const bench_peer *peer, const bench_input *input, double nanoseconds);

/* Prints a line `time KEY PEER NS` for each: ns per call, the median of the batches. Batches of
   all the peers take turns, so that what slows the machine down slows all of them. About
   `seconds` an input. */
void print_times(const bench_peer *peers, size_t peer_count, const bench_input *inputs,
                 size_t input_count, double seconds);

/* Prints lines `threads KEY PEER THREADS CALLS_PER_SECOND` for one thread and for two. */
void print_threads(const bench_peer *peer, const bench_input *input, double seconds);

#endif /* MEASURE_H */
