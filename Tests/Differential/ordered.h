/* ordered.h - which members an answer has, in which order, and of which type. */
#ifndef ORDERED_H
#define ORDERED_H

#include "answer.h"

/* Whether the answer of a call is in the order that poolstatus.h says. `main` is its main text,
   `json` what came of it. */
int is_in_order(const struct call *call, const json_t *main, const struct answer *answer,
                const json_t *json);

#endif
