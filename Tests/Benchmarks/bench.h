/*
 * bench.h - what the parts of the benchmark share
 *
 * A job is the same for every peer: the bytes of a StatefulSet (or its bare status, or a list)
 * in, the bytes of the pool status (or the array of them) out, owned by the caller. Before
 * anything is timed, the bytes of every peer are compared with those of the library.
 *
 * Under the kubernetes rule, with pods, previous or a Tenant, the library does all of its work and
 * the peers only find what it has to find (picks.h). Texts of the wrong shape are the library's
 * alone.
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

/* What a text is. */
typedef enum bench_kind {
  BENCH_STATUS, /* only the status of a StatefulSet */
  BENCH_OBJECT, /* a whole one */
  BENCH_LIST,   /* a list of them */
  /* Under the kubernetes rule. */
  BENCH_PODS,        /* pods, beside a bare status */
  BENCH_CALL,        /* a StatefulSet with previous and pods: the call of a controller */
  BENCH_TENANT_CALL, /* a list, and the Tenant */
  /* An error is the answer. */
  BENCH_WRONG,     /* an object of the wrong shape */
  BENCH_WRONG_LIST /* a list with such an item */
} bench_kind;

typedef struct bench_text {
  char *bytes;
  size_t length;
} bench_text;

/* One text and what is to be made of it. */
typedef struct bench_input {
  char key[32];
  bench_kind kind;
  size_t objects; /* in the text; times are told per object */
  char *text;
  size_t length;
  /* Rust knows the members up to here. */
  int is_sorted; /* members by name, as kubectl writes them; On-Demand asks in that order */
  bench_text pods, previous, tenant; /* besides */
  uint64_t picks;                    /* what picks.py has found */
} bench_input;

/* What a job made, until the peer's release. */
typedef struct bench_output {
  char *json; /* NULL: only `picks` */
  size_t length;
  size_t capacity; /* for the peer's own use */
  /* Rust knows the members up to here. */
  uint64_t picks;
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
  /* It has a job for each kind up to this one. */
  bench_kind last_kind;
  /* Not a reader: nothing to compare. */
  int is_measure;
} bench_peer;

/* Whether a peer has a job for a text. */
static inline int bench_can(const bench_peer *peer, const bench_input *input) {
  return input->kind <= peer->last_kind;
}

/* Whether peers only find what the library needs to know. */
static inline int bench_has_picks(const bench_input *input) {
  return input->kind >= BENCH_PODS && input->kind <= BENCH_TENANT_CALL;
}

/* The peers of this build, the library first. Those that are missing say so on stdout. */
size_t bench_peers(bench_peer *peers, size_t capacity);

/* Prints a line `note` with the version of each. */
void bench_print_versions(void);

/* ---- The peers; each in its own file ------------------------------------------------------- */

int bench_poolstatus(const bench_input *input, bench_output *output);
void bench_poolstatus_release(bench_output *output);

/* The library as a test build exports it, without the kernel. */
int bench_portable(const bench_input *input, bench_output *output);
void bench_portable_release(bench_output *output);
int bench_open_portable(void);

int bench_jansson(const bench_input *input, bench_output *output);
int bench_yyjson(const bench_input *input, bench_output *output);
int bench_rapidjson(const bench_input *input, bench_output *output);
int bench_simdjson_ondemand(const bench_input *input, bench_output *output);
int bench_simdjson_dom(const bench_input *input, bench_output *output);
const char *bench_simdjson_version(void); /* and its kernel */
const char *bench_yyjson_version(void);
const char *bench_rapidjson_version(void);

int bench_serde(const bench_input *input, bench_output *output);
void bench_serde_release(bench_output *output);

/* Not a reader: the sum of the bytes, 8 at a time, for scale. */
int bench_sum(const bench_input *input, bench_output *output);

void bench_free_json(bench_output *output);

#ifdef __cplusplus
}
#endif

#endif /* BENCH_H */
