#ifndef INPUTS_H
#define INPUTS_H

#include "bench.h"

/* Ends the program with a message. */
void fail(const char *what, const char *which) __attribute__((noreturn));

/* The texts of a manifest that inputs.py wrote: lines of key, kind, objects, file, separated
   by tabs. Returns how many; they are never freed. */
size_t read_inputs(const char *manifest, bench_input *inputs, size_t capacity);

/* The input called `key`, or an end of the program. */
const bench_input *find_input(const bench_input *inputs, size_t count, const char *key);

#endif /* INPUTS_H */
