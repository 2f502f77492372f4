/* contract.h - what the files of the program contract share. */
#ifndef CONTRACT_H
#define CONTRACT_H

#include "calls.h"

/* What a check gives to a call. */
extern poolstatus_options options;
extern poolstatus_result result;
extern poolstatus_error error;

/* Defaults, and outputs full of garbage. */
void begin(void);

/* Checks that the call was refused for an argument, and that the message names it. */
void expect_argument(const char *name, poolstatus_code code, const char *word);

/* Options that are wrong by themselves, for every function. */
void check_options(const struct call *call);

#endif
