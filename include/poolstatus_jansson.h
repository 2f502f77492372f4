/*
 * poolstatus_jansson.h - for hosts that already hold jansson values
 *
 * The functions of poolstatus.h with json_t * in place of each main text, and the
 * same answers; its conventions hold here too. C99, needs <jansson.h> (libjansson-dev).
 *
 * In:   values are borrowed for the call; no reference is kept and none is stolen.
 *       json_null() stands for an object that does not exist. A tree that is nested
 *       deeper than 128 (or goes round in a circle), or has a string or a name that
 *       is not UTF-8, is POOLSTATUS_INVALID_OBJECT, as far as the library looks into
 *       it: at members that no reader knows it does not.
 *       options.previous and options.pods stay texts.
 * Out:  *out is a new reference, yours: json_decref. It shares nothing with the
 *       input. It is set to NULL first. `out` must not be NULL.
 *       `result` may be NULL; else it has state, changed and reason, and its json
 *       stays NULL. `options` and `error` may be NULL.
 *       A tree with more than 67108864 values is INVALID_OBJECT, too.
 * Fork: jansson draws the seed of its tables when the first object of the process is
 *       made. Where another thread may be doing so, a child of fork can wait for it
 *       for ever: call json_object_seed(0) before there are threads.
 * Copy: values are those of the jansson that this library has found (libjansson.so.4). A
 *       second copy that is linked into the host and not exported draws a seed of its
 *       own, and does not find the members of what comes back.
 * Memory is what json_set_alloc_funcs says for the tree, malloc for the rest.
 */
#ifndef POOLSTATUS_JANSSON_H
#define POOLSTATUS_JANSSON_H

#include <jansson.h>

#include "poolstatus.h"

#ifdef __cplusplus
extern "C" {
#endif

/* poolstatus_pool. */
poolstatus_code poolstatus_pool_jansson(const json_t *statefulset,
                                        const poolstatus_options *options, json_t **out,
                                        poolstatus_result *result, poolstatus_error *error);

/* poolstatus_list. */
poolstatus_code poolstatus_list_jansson(const json_t *list, const poolstatus_options *options,
                                        json_t **out, poolstatus_result *result,
                                        poolstatus_error *error);

/* poolstatus_tenant. */
poolstatus_code poolstatus_tenant_jansson(const json_t *tenant, const json_t *statefulsets,
                                          const poolstatus_options *options, json_t **out,
                                          poolstatus_result *result, poolstatus_error *error);

#ifdef __cplusplus
}
#endif

#endif /* POOLSTATUS_JANSSON_H */
