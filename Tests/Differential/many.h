/* many.h - what lists and tenants come to, pool by pool. */
#ifndef MANY_H
#define MANY_H

#include "answer.h"
#include "judged.h"

/* Whether what many pools came to is what each comes to alone, with the same pods and the same
   status of last time. */
int agrees_with_pools(const struct call *call, const struct judged *judged, const json_t *json);

/* The same values in the same order, but where a text of the call has a name twice; of law.c. */
int is_same_json(const struct call *call, const json_t *a, const json_t *b);

#endif
