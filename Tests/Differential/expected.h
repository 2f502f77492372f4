/* expected.h - what the README says of a pool or a list, read a second time, from trees. */
#ifndef EXPECTED_H
#define EXPECTED_H

#include <jansson.h>

#include "law.h"

struct expected {
  poolstatus_code code;
  int is_open; /* the code is not decided here */
  poolstatus_state state;
  int32_t changed;
  const char *reason;
  json_t *json; /* the answer, a new reference; NULL where there is none */
};

/* Reads `main`, and `previous` where it is not NULL. Under the kubernetes rule only names,
   counters and revisions are said, of calls that are OK. `changed` is what the library says:
   it decides where the previous time is written in an uncommon form. */
struct expected expect_answer(const struct call *call, const json_t *main, const json_t *previous,
                              int32_t changed);

/* Whether an answer has the names, counters and revisions of what is expected. */
int has_expected_numbers(const json_t *answer, const json_t *expected);

#endif
