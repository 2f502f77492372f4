/* observed.h - what poolstatus_evaluate and poolstatus_decide say of the object of a pool's call.
 */
#ifndef OBSERVED_H
#define OBSERVED_H

#include "answer.h"
#include "judged.h"

/* Whether they say the same as the call, where an observation holds all that the call looks at. */
int agrees_with_observation(const struct call *call, const struct judged *judged,
                            const struct answer *answer);

#endif
