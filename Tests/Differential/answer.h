/* answer.h - a call, made through the functions of a kind, and what came of it. */
#ifndef ANSWER_H
#define ANSWER_H

#include <jansson.h>

#include "law.h"

struct answer {
  poolstatus_code code;
  poolstatus_result result;
  poolstatus_error error;
  json_t *out; /* of a tree function */
  long allocations;
};

/* The functions with texts; kernel 0 is as it ships, 1 without a kernel. */
struct answer run_texts(const struct call *call, int32_t kernel);

/* The functions with trees. */
struct answer run_trees(const struct call *call, const json_t *main, const json_t *sets);

/* Whether the outputs of a failure are clear, and those of a success are JSON with a NUL behind
   it; `has_text` is for the functions with texts. */
int is_well_formed(const struct answer *answer, int has_text);

/* A text's room: pages, and one behind them that is not there. */
struct room {
  char *pages;
  size_t size;
};

/* A copy of a text that ends where the room ends; NULL of NULL. */
const char *move_to_end(struct room *room, const char *text, size_t length);

/* Puts into law_problem which property does not hold. Returns 0. */
int broken(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
