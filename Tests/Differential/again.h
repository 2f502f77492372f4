/* again.h - an answer, given back as what was last. */
#ifndef AGAIN_H
#define AGAIN_H

#include "answer.h"
#include "judged.h"

/* Whether the answer for a pool as its `previous`, or that for a Tenant as its status, changes
   nothing and gives the same bytes. */
int settles(const struct call *call, const struct judged *judged, const struct answer *answer);

/* A Tenant with this status, as a text; the caller's: free. */
char *tenant_with_status(const json_t *tenant, const char *status);

#endif
