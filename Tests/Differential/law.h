/* law.h - the two readers on the same call: the cursor gives what jansson gives, or hands on. */
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

/* What the law has seen. */
struct law_counts {
  long calls;
  long succeeded;        /* with jansson */
  long stayed;           /* of those, on the cursor path */
  long same_values;      /* of those, other bytes of the same values: members carried over */
  long last_allocations; /* of the last call that stayed */
};
extern struct law_counts law_counts;

enum law { LAW_STAYED, LAW_HANDED_ON, LAW_BROKEN };

/* Makes the call with each reader, each text right before a page that nobody may read. */
enum law law_check(const struct call *call);
/* What was wrong where the law is broken. */
extern char law_problem[4096];

/* Counts the check, and prints `where` and the problem if the law is broken. */
enum law law_expect(const char *where, const struct call *call);

/* For programs without Tests/Faults/allocations.c these do nothing. */
void allocations_fail(long nth, int on);
long allocations_end(void);

#endif
