/* law.h - the properties of every call: what jansson and the tree functions say of the same
   texts is what the functions with texts say. */
#ifndef LAW_H
#define LAW_H

#include "poolstatus.h"

enum call_kind { CALL_POOL, CALL_LIST, CALL_TENANT };

struct call {
  enum call_kind kind;
  const char *text; /* the main text; the Tenant */
  size_t length;
  const char *statefulsets; /* of a tenant */
  size_t statefulsets_length;
  poolstatus_options options;
};

/* What has been seen. */
struct law_counts {
  long calls;
  long json;             /* of those, all texts that are looked at are JSON */
  long codes[6];         /* by poolstatus_code */
  long values_expected;  /* answers that expected.c has said as well */
  long other_fault;      /* another of several faults, in texts with duplicate names */
  long other_order;      /* the same members in another order, in such texts */
  long entries;          /* of lists and tenants that a call for the pool alone has given, too */
  long evaluated;        /* pools of which an observation says the same, or the same fault */
  long settled;          /* answers that, given back, changed nothing */
  long settled_later;    /* answers that were `previous` twice before nothing changed */
  long located;          /* INVALID_OBJECT whose line, column and offset were found again */
  long most_allocations; /* of a call that was OK */
  long more_allocations; /* calls that were OK with more than one */
  long last_allocations; /* of the last call */
  poolstatus_code last_code;
};
extern struct law_counts law_counts;

/* Prints how many calls were JSON, and of which code, since `before`. */
void law_print(const char *what, const struct law_counts *before);

/* Whether INVALID_OBJECT of a text has to say where. Set by the environment variable
   POOLSTATUS_TEST_LOCATIONS=0 or 1; without it by LAW_LOCATIONS below. */
#define LAW_LOCATIONS 1

/* Makes the call in every way, each text right before a page that nobody may read. Returns
   whether all properties hold; else law_problem says which does not. */
int law_check(const struct call *call);
extern char law_problem[8192];

/* Counts the check, and prints `where` and the problem where a property does not hold. */
int law_expect(const char *where, const struct call *call);

#endif
