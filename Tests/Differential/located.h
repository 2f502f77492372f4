/* located.h - whether an error of a text says where. */
#ifndef LOCATED_H
#define LOCATED_H

#include "law.h"

/* Whether the path of an INVALID_OBJECT leads to a value of the type that the message says, and
   line, column and offset, where they have to be there, say the same. */
int is_located(const struct call *call, const poolstatus_error *error);

#endif
