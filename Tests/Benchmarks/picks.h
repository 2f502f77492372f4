/*
 * picks.h - what a reader has to find under the kubernetes rule
 *
 * The members that the library reads, as a tree; an array stands for each of its elements. What a
 * peer finds it adds up: for a string 40503 times its length, plus 257 times its first byte and
 * its last one; for a number or boolean one more than it, times 2654435761; nothing for null. The
 * sum is compared with that of picks.py, which also makes the tree.
 */
#ifndef PICKS_H
#define PICKS_H

#include <string.h>

#include "bench.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct pick_tree pick_tree;

typedef struct pick {
  const char *name;
  size_t length;
  const pick_tree *inside; /* NULL: its value is what is needed */
} pick;

struct pick_tree {
  const pick *members;
  size_t count;
  uint32_t lengths; /* a bit for each length that a name has */
};

/* The member of a name; NULL for one that nobody needs. */
static inline const pick *pick_of(const pick_tree *picks, const char *name, size_t length) {
  size_t i;
  if (length > 31 || (picks->lengths >> length & 1) == 0) return NULL;
  for (i = 0; i < picks->count; i++) {
    const pick *member = &picks->members[i];
    if (member->length == length && memcmp(member->name, name, length) == 0) return member;
  }
  return NULL;
}

static inline uint64_t pick_string(const char *bytes, size_t length) {
  if (length == 0) return 0;
  return length * 40503u + (unsigned char)bytes[0] * 257u + (unsigned char)bytes[length - 1];
}

static inline uint64_t pick_number(int64_t number) { return ((uint64_t)number + 1) * 2654435761u; }

/* One of the texts of an input and what is to be found in it. */
typedef struct picks_text {
  const pick_tree *picks;
  const char *bytes;
  size_t length;
} picks_text;

/* Adds up what is found in one text; 0 where it is good. */
typedef int picks_finder(const picks_text *text, uint64_t *sum);

/* The job of bench.h for an input with picks, with a peer's way to find them in one text. */
int picks_find(const bench_input *input, bench_output *output, picks_finder *find);

#ifdef __cplusplus
}
#endif

#endif /* PICKS_H */
