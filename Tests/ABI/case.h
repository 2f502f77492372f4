/* case.h - one case of Tests/Fixtures/cases, read from its folder. */
#ifndef CASE_H
#define CASE_H

#include "check.h"

/* The keys of a `case` file, in the order of the table in case.c. */
enum fixture_key {
  CALL,
  INPUT,
  STATEFULSETS,
  PODS,
  PREVIOUS,
  TENANT,
  POOL,
  NOW,
  FLAGS,
  RULE,
  DEADLINE,
  POD_GRACE,
  BLOCKED_REASON,
  BLOCKED_MESSAGE,
  MAX_INPUT_BYTES,
  CODE,
  STATE,
  REASON,
  CHANGED,
  JSON,
  LINE,
  COLUMN,
  OFFSET,
  PATH,
  MESSAGE,
  KEY_COUNT
};

struct fixture {
  char name[256];          /* GROUP/CASE */
  char *values[KEY_COUNT]; /* NULL: the key is absent */
  struct text input, statefulsets, pods, previous;
  struct text json; /* what is expected, without the newline at the end */
  poolstatus_options options;
};

/* Ends the program, saying why, where the case is not well-formed: a mistake in a fixture
   must not pass for a success. */
void fixture_load(struct fixture *fixture, const char *cases, const char *group, const char *name);
void fixture_free(struct fixture *fixture);

/* A key's number; 0 where it is absent. */
long long fixture_number(const struct fixture *fixture, enum fixture_key key);

/* Whether the case is about an error in `previous` or `pods`, which are texts in every call. */
int fixture_is_about_option(const struct fixture *fixture);

/* Whether the case is about the main text as a text: there is no such json_t. */
int fixture_is_about_main_text(const struct fixture *fixture);

#endif
