/*
 * library.h - the functions of a poolstatus library, linked in or opened
 */
#ifndef LIBRARY_H
#define LIBRARY_H

#include "bench.h"
#include "poolstatus.h"

typedef struct library {
  const char *name;
  uint32_t (*version_number)(void);
  poolstatus_state (*decide)(int32_t, int32_t, int32_t, int32_t);
  poolstatus_code (*evaluate)(const poolstatus_observation *, const poolstatus_options *,
                              poolstatus_result *, poolstatus_error *);
  poolstatus_code (*pool)(const char *, size_t, const poolstatus_options *, poolstatus_result *,
                          poolstatus_error *);
  poolstatus_code (*list)(const char *, size_t, const poolstatus_options *, poolstatus_result *,
                          poolstatus_error *);
  poolstatus_code (*tenant)(const char *, size_t, const char *, size_t, const poolstatus_options *,
                            poolstatus_result *, poolstatus_error *);
  void (*release)(void *);
} library;

/* The one that is linked in (peer_poolstatus.c). */
extern const library linked_library;

/* Finds a function of an opened library, or ends the program. */
void library_find(void *handle, const char *name, void *function);

/* Opens a library, or ends the program. */
void library_open(library *opened, const char *name, const char *path);

/* The job of bench.h with a library. */
int library_run(const library *with, const bench_input *input, bench_output *output);

/* ---- What a call costs (calls.c) ------------------------------------------------------------ */

/* A call that gives the one right answer: 0. */
typedef struct library_call {
  const char *name;
  int (*run)(const library *, const bench_input *);
  const char *input; /* key; "" for none */
} library_call;

enum { LIBRARY_CALLS = 5 };
extern const library_call library_calls[LIBRARY_CALLS];

/* The CPU time of that many calls, in ns. */
double time_calls(const library_call *what, const library *from, const bench_input *input,
                  size_t calls);

/* Prints lines `call KIND WHAT NS`: what calls of a library cost from C. */
void print_calls(const library *from, const bench_input *inputs, size_t count);

#endif /* LIBRARY_H */
