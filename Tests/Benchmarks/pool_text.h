/*
 * pool_text.h - the rule and the writer of the C and C++ peers
 *
 * They are as fast as we can make them without tricks, so that what the peers differ in is how
 * they read.
 */
#ifndef POOL_TEXT_H
#define POOL_TEXT_H

#include <string.h>

#include "bench.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The members that a pool status is made of, in the order in which it has them. */
enum pool_member {
  POOL_REPLICAS,
  POOL_READY,
  POOL_CURRENT,
  POOL_UPDATED,
  POOL_CURRENT_REVISION,
  POOL_UPDATE_REVISION,
  POOL_NO_MEMBER
};

#define POOL_COUNTERS 4
#define POOL_MEMBERS 6

extern const char *const pool_member_names[POOL_MEMBERS];

typedef struct pool_string {
  const char *bytes; /* NULL: absent */
  size_t length;
} pool_string;

/* What was read of one StatefulSet. */
typedef struct pool_facts {
  pool_string name;
  int32_t counters[POOL_COUNTERS];
  int has_counter[POOL_COUNTERS];
  pool_string revisions[2];
} pool_facts;

/* Which member a key of a status names. */
static inline enum pool_member pool_member_of(const char *key, size_t length) {
  switch (length) {
    case 8:
      return memcmp(key, "replicas", 8) == 0 ? POOL_REPLICAS : POOL_NO_MEMBER;
    case 13:
      return memcmp(key, "readyReplicas", 13) == 0 ? POOL_READY : POOL_NO_MEMBER;
    case 14:
      return memcmp(key, "updateRevision", 14) == 0 ? POOL_UPDATE_REVISION : POOL_NO_MEMBER;
    case 15:
      if (memcmp(key, "currentReplicas", 15) == 0) return POOL_CURRENT;
      if (memcmp(key, "updatedReplicas", 15) == 0) return POOL_UPDATED;
      return memcmp(key, "currentRevision", 15) == 0 ? POOL_CURRENT_REVISION : POOL_NO_MEMBER;
    default:
      return POOL_NO_MEMBER;
  }
}

/* Room for the statuses of that many objects; -1 without memory. */
int pool_text_begin(bench_output *output, const bench_input *input);
/* Appends the status of one object, decided by the documented rule. */
int pool_text_append(bench_output *output, const pool_facts *facts);
/* Ends the text with `]` for a list, and a NUL. */
int pool_text_end(bench_output *output, const bench_input *input);

#ifdef __cplusplus
}
#endif

#endif /* POOL_TEXT_H */
