/*
 * bench.h - what the parts of the benchmark share
 *
 * A job is the same for every peer: the bytes of a StatefulSet (or its bare status, or a list)
 * in, the bytes of the pool status (or the array of them) out, owned by the caller. Before
 * anything is timed, the bytes of every peer are compared with those of the library.
 */
#ifndef BENCH_H
#define BENCH_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The time that every job writes, and the names, which only a bare status needs. */
#define BENCH_TENANT "rustfs-production"
#define BENCH_POOL "pool-0"
#define BENCH_NAME BENCH_TENANT "-" BENCH_POOL
#define BENCH_NOW "2025-01-15T10:30:00Z"

/* simdjson wants to read that far behind a text. Hosts would have to copy theirs; here every
   text has this much room, so that no peer pays for it. */
#define BENCH_PADDING 64

/* What a text is: only the status of a StatefulSet, a whole one, or a list of them. */
typedef enum bench_kind { BENCH_STATUS, BENCH_OBJECT, BENCH_LIST } bench_kind;

/* One text and what is to be made of it. */
typedef struct bench_input {
  char key[32];
  bench_kind kind;
  size_t objects; /* in the text; times are told per object */
  char *text;
  size_t length;
} bench_input;

/* What a job made, until the peer's release. */
typedef struct bench_output {
  char *json;
  size_t length;
  size_t capacity; /* for the peer's own use */
} bench_output;

/* One way to do the job. */
typedef struct bench_peer {
  const char *key;
  const char *title;
  /* 0 where the job is done. */
  int (*run)(const bench_input *input, bench_output *output);
  void (*release)(bench_output *output);
  /* Before the calls of a batch; may be NULL. 0 where the peer can be used. */
  int (*prepare)(void);
  /* Makes no JSON: nothing to compare. */
  int is_limit;
} bench_peer;

/* The peers of this build, the library first. Those that are missing say so on stdout. */
size_t bench_peers(bench_peer *peers, size_t capacity);

/* ---- The peers; each in its own file ------------------------------------------------------- */

int bench_poolstatus(const bench_input *input, bench_output *output);
void bench_poolstatus_release(bench_output *output);

/* The library as a test build exports it, without the kernel. */
int bench_portable(const bench_input *input, bench_output *output);
void bench_portable_release(bench_output *output);
int bench_open_portable(void);

int bench_jansson(const bench_input *input, bench_output *output);
int bench_yyjson(const bench_input *input, bench_output *output);
int bench_simdjson_ondemand(const bench_input *input, bench_output *output);
int bench_simdjson_dom(const bench_input *input, bench_output *output);
const char *bench_simdjson_kernel(void);

int bench_serde(const bench_input *input, bench_output *output);
void bench_serde_release(bench_output *output);

/* Not a reader: the sum of the bytes, which is what only looking at them costs. */
int bench_sum(const bench_input *input, bench_output *output);

void bench_free_json(bench_output *output);

#ifdef __cplusplus
}
#endif

#endif /* BENCH_H */
