/* calls.h - every function that takes options, each with inputs that are all right. */
#ifndef CALLS_H
#define CALLS_H

#include "poolstatus.h"

struct call {
  const char *name;
  poolstatus_code (*run)(const poolstatus_options *options, poolstatus_result *result,
                         poolstatus_error *error);
  int takes_names; /* tenant, pool and previous mean something to it */
  int gives_json;  /* in the result */
  int is_tenant;   /* a block, and the flag for own members, mean something to it */
};

enum { CALL_COUNT = 7 };
extern const struct call calls[CALL_COUNT];

/* A StatefulSet of four pods that is complete, and others that the calls give. */
extern const char good_statefulset[], good_list[], good_tenant[];

/* poolstatus_pool on a string. */
poolstatus_code pool_of(const char *text, const poolstatus_options *options,
                        poolstatus_result *result, poolstatus_error *error);

#endif
