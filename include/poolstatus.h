/*
 * poolstatus.h - how a StatefulSet-backed pool is doing
 *
 * libpoolstatus takes what Kubernetes says about a StatefulSet, as JSON, and
 * answers with the status of the storage pool behind it, as JSON: nine fields,
 * one of seven states; and with the status of the tenant that pools add up to.
 * It keeps no state, opens no socket, starts no thread, and reads nothing but
 * its arguments and, only where no `now` is given, the clock.
 *
 *     poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
 *     poolstatus_result result = POOLSTATUS_RESULT_INIT;
 *     poolstatus_error error = POOLSTATUS_ERROR_INIT;
 *
 *     if (poolstatus_pool(text, length, &options, &result, &error)) {
 *       fprintf(stderr, "%s: %s\n", error.path, error.message);
 *     } else {
 *       puts(result.json);
 *       poolstatus_free(result.json);
 *     }
 *
 * CONVENTIONS, true of every function below
 *
 * Ownership  Every input is borrowed for the call and never written to. An
 *            output is the caller's only where the call returned POOLSTATUS_OK;
 *            a call that failed leaves nothing to free. Memory of this library
 *            goes back through poolstatus_free and no other function.
 * NULL       `options` may be NULL: all defaults. `error` may be NULL: no
 *            details. Every other pointer must not be NULL unless its comment
 *            says what NULL means; where it is, the code is
 *            POOLSTATUS_INVALID_ARGUMENT and the message names it.
 * Texts      JSON texts are a pointer and a length in bytes, need no NUL at the
 *            end, are UTF-8 (RFC 8259), and may hold anything: no text, however
 *            broken or deep, crashes, hangs or leaks. A text that begins with a
 *            byte-order mark, UTF-16, YAML and an empty text are
 *            POOLSTATUS_INVALID_JSON with a message that says so.
 * Structs    Start from the _INIT macro, which sets struct_size and names every
 *            member, or from the _init function. Structs only grow at the end, by
 *            multiples of 8. A struct_size that is smaller than the first version's
 *            or above 4096 is POOLSTATUS_INVALID_ARGUMENT; members that a smaller
 *            one does not have are as the _INIT macro sets them. In a larger one (a
 *            host that is newer than the library) what the library does not know
 *            must be zero in options and observations, and is left alone in results
 *            and errors.
 * Outputs    Every member but struct_size is cleared before anything else.
 * Errors     Where several things are wrong: first what the arguments alone
 *            show (POOLSTATUS_INVALID_ARGUMENT), then texts that are not JSON,
 *            then JSON that is not what the function takes, then a name that is
 *            missing (POOLSTATUS_INVALID_ARGUMENT). The texts count in the order
 *            main text, statefulsets, previous, pods; within one the first in
 *            the order of the text is told.
 * Threads    Any function from any thread at any time, without any set-up;
 *            there are no globals that change, and no thread-local last error.
 *            It is safe after fork and in a dlopened library. A call needs at
 *            most 40 KiB of stack.
 * ABI        Codes, states and members are never renumbered or moved within a
 *            soname (libpoolstatus.so.0).
 *
 * LIMITS     A text nests to 128 levels and has max_input_bytes. Pods that more than 64
 *            StatefulSets of a call would own each, on average (they have one uid, or
 *            one name and no namespace), are POOLSTATUS_INVALID_OBJECT. The message of a
 *            pod that is missing names it where it is one of the first 128.
 *
 * ABORTS     Nothing here calls abort, exit, setlocale or a signal function.
 *            What can still end the process: a pointer that does not point to
 *            what is said here, a length beyond the text, and, as everywhere in
 *            C, memory that the operating system promised and then does not
 *            have (overcommit). Memory that malloc refuses is
 *            POOLSTATUS_NO_MEMORY. Numbers do not depend on the locale, neither
 *            on that of the process nor on that of a thread.
 *
 * C89 with <stddef.h> and <stdint.h> to C23, C++98 to C++23; LP64.
 */
#ifndef POOLSTATUS_H
#define POOLSTATUS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Version ------------------------------------------------------------ */

#define POOLSTATUS_VERSION_MAJOR 0
#define POOLSTATUS_VERSION_MINOR 2
#define POOLSTATUS_VERSION_PATCH 0
/* MAJOR * 10000 + MINOR * 100 + PATCH, for #if. */
#define POOLSTATUS_VERSION_NUMBER 200
#define POOLSTATUS_VERSION_STRING "0.2.0"

/* The version of the library that is running, as POOLSTATUS_VERSION_NUMBER. */
uint32_t poolstatus_version_number(void);

/* The same as "MAJOR.MINOR.PATCH". Static, never NULL. */
const char *poolstatus_version(void);

/* ---- Codes -------------------------------------------------------------- */

/* What a call came to. A number that is not listed here is not returned. */
typedef int32_t poolstatus_code;

#define POOLSTATUS_OK 0
/* The call is wrong: a NULL, an unknown flag, a `now` that is no time, no name. */
#define POOLSTATUS_INVALID_ARGUMENT 1
/* A text is not JSON, is nested deeper than 128, or is longer than allowed;
   line, column and offset say where. As jansson has it, integers past 64 bits,
   reals past a double, lone surrogates and \u0000 in a name are not JSON. */
#define POOLSTATUS_INVALID_JSON 2
/* The text is JSON, but not what the function takes; path, line, column and
   offset say where. */
#define POOLSTATUS_INVALID_OBJECT 3
/* malloc said no. Nothing is lost; the call may be made again. */
#define POOLSTATUS_NO_MEMORY 4
/* The text is an error of the API server (a Status object that is not the 404
   of this StatefulSet); message has its message and code. It says nothing about
   the pool: try again later, do not report "not created". */
#define POOLSTATUS_API_ERROR 5

/* "OK", "INVALID_ARGUMENT", ...; "UNKNOWN" for any other number. Static, never NULL. */
const char *poolstatus_code_name(poolstatus_code code);

/* ---- States ------------------------------------------------------------- */

/* The state of a pool. */
typedef int32_t poolstatus_state;

/* No state: the call failed, or its result has no single state. */
#define POOLSTATUS_STATE_NONE 0
/* The StatefulSet exists and its controller has only begun. */
#define POOLSTATUS_STATE_CREATED 1
/* The StatefulSet does not exist, or has no replicas. */
#define POOLSTATUS_STATE_NOT_CREATED 2
/* Some pods run for the first time, not all of them are ready. */
#define POOLSTATUS_STATE_INITIALIZED 3
/* A rollout, a scaling or a deletion is under way. */
#define POOLSTATUS_STATE_UPDATING 4
/* All pods are ready and updated. */
#define POOLSTATUS_STATE_ROLLOUT_COMPLETE 5
/* The rollout cannot go on by itself. */
#define POOLSTATUS_STATE_ROLLOUT_FAILED 6
/* No rollout is under way and some pods are not ready. */
#define POOLSTATUS_STATE_DEGRADED 7

/* "PoolCreated", "PoolNotCreated", "PoolInitialized", "PoolUpdating",
   "PoolRolloutComplete", "PoolRolloutFailed", "PoolDegraded"; "" for any other
   number. Static, never NULL. */
const char *poolstatus_state_name(poolstatus_state state);

/* The documented rule on four counters of a StatefulSet's status: `desired` is
   status.replicas, then readyReplicas, currentReplicas, updatedReplicas. Pass 0
   for a counter that is absent. Never POOLSTATUS_STATE_NONE; any number is
   taken, negative ones are compared as they are. */
poolstatus_state poolstatus_decide(int32_t desired, int32_t ready, int32_t current,
                                   int32_t updated);

/* ---- Options ------------------------------------------------------------ */

/* flags: `name`, `reason` and `message` at the end of each pool status. */
#define POOLSTATUS_DETAIL 1u
/* flags: states without the prefix: "RolloutComplete". RustFS' operator reads these and
   no others. */
#define POOLSTATUS_VARIANT_NAMES 2u
/* flags: the members of the Tenant's status that the library does not know are left out, for a
   merge patch leaves alone what it does not name. poolstatus_tenant only; elsewhere it is an
   unknown bit. */
#define POOLSTATUS_OWN_MEMBERS 4u

/* rule: the documented rule, which looks at four counters and nothing else. It
   says "complete" in the middle of a rolling update, and never says Created or
   RolloutFailed. */
#define POOLSTATUS_RULE_DOCUMENTED 0
/* rule: what the StatefulSet controller really writes, read with generations,
   revisions, strategy, partition and conditions, and with `previous` and `pods`
   where they are given. For production. A StatefulSet of another group (apps.kruise.io)
   is read as one of apps/v1. */
#define POOLSTATUS_RULE_KUBERNETES 1

/* max_input_bytes where it is 0: 64 MiB. */
#define POOLSTATUS_DEFAULT_MAX_INPUT_BYTES 67108864u

typedef struct poolstatus_options {
  uint32_t struct_size; /* sizeof(poolstatus_options) */
  uint32_t flags;       /* POOLSTATUS_DETAIL | ...; unknown bits must be 0 */
  int32_t rule;         /* POOLSTATUS_RULE_...; default: documented */
  /* Kubernetes rule: a pool that is Created, Initialized or Updating, and whose
     counters and revisions (as `previous` has them) do not move for more than this
     many seconds, has failed: a rollout, a scaling or a deletion that hangs. 0 or
     more; 0: never. Needs `previous`. */
  int32_t progress_deadline_seconds;
  /* Names of tenant and pool, NUL-terminated UTF-8 and not empty, or NULL. poolstatus_pool and
     poolstatus_evaluate only. Where the StatefulSet has no name, its name is
     "{tenant}-{pool}"; where it has one and both are given, they must agree.
     `pool` is `name` in the detailed status. */
  const char *tenant;
  const char *pool;
  /* The present moment, RFC 3339 ("2025-01-15T10:30:00Z"), written to
     lastUpdateTime as it is given; NULL: the system clock, UTC, whole seconds. */
  const char *now;
  /* The pool status of last time, JSON, as this library wrote it, in either
     spelling; NULL, or the JSON null: not known. `{}` is: never seen. Members that
     the library does not know are preserved; an object without state that has a kind or
     metadata is none. poolstatus_pool and poolstatus_evaluate only. */
  const char *previous;
  size_t previous_length; /* bytes; 0 where previous is NULL */
  /* The pods, JSON: a PodList, an array of pods or one Pod; more than those of the
     StatefulSet are fine. One page of a list (metadata.continue or
     remainingItemCount) is POOLSTATUS_INVALID_OBJECT: the rest would be missing. NULL,
     or the JSON null: not known. The kubernetes rule uses them; the documented rule
     does not even read them. */
  const char *pods;
  size_t pods_length; /* bytes; 0 where pods is NULL */
  /* Any one text longer than this is POOLSTATUS_INVALID_JSON. 0: 64 MiB. At
     most 2147483647 counts. */
  uint64_t max_input_bytes;
  /* Since 0.2.0, as all below. Kubernetes rule: for how many seconds a pod may not be
     Ready, or not be scheduled, before its failing state counts, so that an eviction or
     a restart is no failure. 0: 60 for containers and 300 for the scheduler; a positive
     number: that for both; -1: none for both. A container that crashes again and again
     counts at once. */
  int32_t pod_grace_seconds;
  uint32_t reserved; /* 0 */
  /* poolstatus_tenant only: what stops the Tenant that only the host knows (a secret that
     is missing, a spec that it refuses): a reason as Kubernetes wants it of a condition,
     [A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])? of at most 1024 bytes; NULL: nothing. */
  const char *blocked_reason;
  /* The message beside it, UTF-8, at most 32768 bytes; NULL: "blocked: " and the reason. */
  const char *blocked_message;
} poolstatus_options;

#define POOLSTATUS_OPTIONS_INIT                                                                    \
  {                                                                                                \
    sizeof(poolstatus_options), 0, POOLSTATUS_RULE_DOCUMENTED, 0, NULL, NULL, NULL, NULL, 0, NULL, \
        0, 0, 0, 0, NULL, NULL                                                                     \
  }

/* ---- Results and errors ------------------------------------------------- */

typedef struct poolstatus_result {
  uint32_t struct_size;   /* sizeof(poolstatus_result) */
  poolstatus_state state; /* of the pool; NONE from _list and _tenant */
  /* 0: nothing but the time differs from the previous status, so nothing needs to
     be written; 1: something does, or there is no previous status. Where `previous` has no
     name, reason or message, because an API server has pruned what a CRD does not know,
     that is no difference. */
  int32_t changed;
  uint32_t reserved; /* 0 */
  /* Why: one static word ("Complete", "RollingUpdate", ...; README lists them),
     of the tenant from _tenant ("Blocked" for a reason of the host's), "" from _list.
     PodFailing where only the pod has a
     word for it; the detailed JSON has that word. NULL where the call failed. */
  const char *reason;
  /* Compact JSON with a NUL behind it that json_length does not count. Yours:
     poolstatus_free(json). NULL where the call failed, and from
     poolstatus_evaluate and the json_t functions. */
  char *json;
  size_t json_length;
} poolstatus_result;

#define POOLSTATUS_RESULT_INIT \
  { sizeof(poolstatus_result), POOLSTATUS_STATE_NONE, 0, 0, NULL, NULL, 0 }

/* What went wrong. Nothing in it to free. */
typedef struct poolstatus_error {
  uint32_t struct_size; /* sizeof(poolstatus_error) */
  poolstatus_code code; /* as returned */
  /* Where in the text. POOLSTATUS_INVALID_JSON: as jansson counts, lines from 1,
     columns in code points, offset in bytes. POOLSTATUS_INVALID_OBJECT: the first
     byte of the value that `path` names, or of the object that lacks it; line and
     column from 1, offset from 0; all 0 where the input was not a text. Else 0. */
  int32_t line;
  int32_t column;
  uint64_t offset;
  /* Where in which input: "status.readyReplicas", "previous.replicas",
     "pods.items[3].metadata.name", of poolstatus_tenant "tenant.spec.pools[1].name"
     and "statefulsets.items[0].status.replicas"; "" for the main input itself.
     Always NUL-terminated, cut at a code point. */
  char path[96];
  /* What is wrong there and what to do, one line of UTF-8: "expected an integer,
     got a string". Control characters of the input are spaces in it. Always
     NUL-terminated, cut at a code point. */
  char message[192];
} poolstatus_error;

#define POOLSTATUS_ERROR_INIT                                    \
  {                                                              \
    sizeof(poolstatus_error), POOLSTATUS_OK, 0, 0, 0, {0}, { 0 } \
  }

/* ---- One pool ----------------------------------------------------------- */

/* The status of one pool.
 *
 * `statefulset`, `length` bytes of JSON, is one of
 *   - a StatefulSet, as the API server or kubectl -o json serves it;
 *   - only its status;
 *   - null, or the API server's 404 for the StatefulSet: it does not exist.
 * Counters are integers from 0 to 2147483647; null counts as absent; members that
 * are not known are ignored; of members that occur twice the last one counts. An object
 * with the names of Python's client (ready_replicas, deletion_timestamp) is
 * POOLSTATUS_INVALID_OBJECT: pass ApiClient().sanitize_for_serialization(object).
 *
 * The status has, in this order and without those that are absent: ssName, state,
 * replicas, readyReplicas, currentReplicas, updatedReplicas, currentRevision,
 * updateRevision, lastUpdateTime; with POOLSTATUS_DETAIL name, reason, message;
 * then the members of `previous` that the library does not know. Where nothing but the time
 * differs from `previous`, lastUpdateTime is the previous one.
 *
 * ssName is metadata.name, else "{tenant}-{pool}", else the name in a 404, else
 * POOLSTATUS_INVALID_ARGUMENT.
 *
 * Returns OK, INVALID_ARGUMENT, INVALID_JSON, INVALID_OBJECT, NO_MEMORY, API_ERROR.
 */
poolstatus_code poolstatus_pool(const char *statefulset, size_t length,
                                const poolstatus_options *options, poolstatus_result *result,
                                poolstatus_error *error);

/* Gives back a result's json. NULL is fine. */
void poolstatus_free(void *memory);

/* ---- Many pools --------------------------------------------------------- */

/* The statuses of the pools of a list: an array, in the order of the list.
 *
 * `list` is a StatefulSetList, a List of StatefulSets, an array of them, or one
 * StatefulSet. Pods among them (kubectl get statefulsets,pods -o json) are the pods,
 * unless the option pods is given. An item without a name, or any other bad item, is an error that
 * names its place
 * ("items[3].status.replicas"); then nothing is returned. The options tenant, pool
 * and previous have no meaning here: POOLSTATUS_INVALID_ARGUMENT.
 *
 * Returns OK, INVALID_ARGUMENT, INVALID_JSON, INVALID_OBJECT, NO_MEMORY, API_ERROR.
 */
poolstatus_code poolstatus_list(const char *list, size_t length, const poolstatus_options *options,
                                poolstatus_result *result, poolstatus_error *error);

/* The whole status of a tenant, ready for a merge patch.
 *
 * `tenant` is a Tenant: metadata.name, namespace, uid, generation and
 * deletionTimestamp, spec.pools[].name, and status as it is now, which is each pool's
 * `previous`. `statefulsets` is what poolstatus_list takes, but not one page of a list:
 * those named "{tenant}-{pool}", in the Tenant's namespace where both have one, are the
 * pools; others are ignored; a pool without one, or whose StatefulSet another Tenant
 * controls, does not exist. An entry's lifecycleState (Decommissioning, ...) counts, and its
 * workloadState, where there is one, is written as its state is.
 *
 * The status has currentState, availableReplicas, pools (in the order of
 * spec.pools), observedGeneration and the conditions Ready, Reconciling, Degraded and
 * Stalled, as kstatus knows them; then the conditions and members that
 * the library does not know.
 * Ready means that the pods are ready and that the host has named no block
 * (blocked_reason).
 *
 * To write it: be the only writer; apply the StatefulSets first, read Tenant, StatefulSets
 * and pods again, then call; send a merge patch of the status subresource with the
 * metadata.resourceVersion that was read, so that a conflict is an error.
 *
 * The options tenant, pool and previous have no meaning here:
 * POOLSTATUS_INVALID_ARGUMENT.
 *
 * Returns OK, INVALID_ARGUMENT, INVALID_JSON, INVALID_OBJECT, NO_MEMORY, API_ERROR.
 */
poolstatus_code poolstatus_tenant(const char *tenant, size_t tenant_length,
                                  const char *statefulsets, size_t statefulsets_length,
                                  const poolstatus_options *options, poolstatus_result *result,
                                  poolstatus_error *error);

/* ---- For hosts that hold a typed StatefulSet ---------------------------- */

/* A number of an observation that the object does not have. */
#define POOLSTATUS_ABSENT (-1)

/* flags of an observation; unknown bits are POOLSTATUS_INVALID_ARGUMENT. */
/* The StatefulSet does not exist; nothing else in the observation counts. */
#define POOLSTATUS_OBSERVED_MISSING 1u
/* The object has no status. */
#define POOLSTATUS_OBSERVED_NO_STATUS 2u
/* Only the status is known, not the object: without spec_replicas, replicas is
   what is desired (else it is 1, as Kubernetes defaults it). */
#define POOLSTATUS_OBSERVED_STATUS_ONLY 4u
/* metadata.deletionTimestamp is set. */
#define POOLSTATUS_OBSERVED_TERMINATING 8u
/* spec.updateStrategy.type is OnDelete. */
#define POOLSTATUS_OBSERVED_ON_DELETE 16u
/* spec.podManagementPolicy is Parallel. */
#define POOLSTATUS_OBSERVED_PARALLEL 32u
/* The condition Stalled is True. */
#define POOLSTATUS_OBSERVED_STALLED 64u
/* The condition Reconciling is True. */
#define POOLSTATUS_OBSERVED_RECONCILING 128u
/* The condition Progressing is False with reason ProgressDeadlineExceeded. */
#define POOLSTATUS_OBSERVED_PROGRESS_DEADLINE_EXCEEDED 256u

/* What a host has seen of a StatefulSet. Strings are NUL-terminated UTF-8 or NULL
   (absent); numbers are 0 or more, or POOLSTATUS_ABSENT. */
typedef struct poolstatus_observation {
  uint32_t struct_size;         /* sizeof(poolstatus_observation) */
  uint32_t flags;               /* POOLSTATUS_OBSERVED_... */
  const char *name;             /* metadata.name */
  const char *uid;              /* metadata.uid */
  const char *current_revision; /* status.currentRevision */
  const char *update_revision;  /* status.updateRevision */
  int64_t generation;           /* metadata.generation */
  int64_t observed_generation;  /* status.observedGeneration */
  int32_t spec_replicas;        /* spec.replicas */
  int32_t partition;            /* spec.updateStrategy.rollingUpdate.partition */
  int32_t replicas;             /* status.replicas */
  int32_t ready_replicas;       /* status.readyReplicas */
  int32_t current_replicas;     /* status.currentReplicas */
  int32_t updated_replicas;     /* status.updatedReplicas */
  /* Since 0.2.0, as all below. */
  int32_t min_ready_seconds;  /* spec.minReadySeconds */
  int32_t available_replicas; /* status.availableReplicas */
  int32_t ordinals_start;     /* spec.ordinals.start */
  uint32_t reserved;          /* 0 */
} poolstatus_observation;

#define POOLSTATUS_OBSERVATION_INIT                                                 \
  {                                                                                 \
    sizeof(poolstatus_observation), 0, NULL, NULL, NULL, NULL, POOLSTATUS_ABSENT,   \
        POOLSTATUS_ABSENT, POOLSTATUS_ABSENT, POOLSTATUS_ABSENT, POOLSTATUS_ABSENT, \
        POOLSTATUS_ABSENT, POOLSTATUS_ABSENT, POOLSTATUS_ABSENT, POOLSTATUS_ABSENT, \
        POOLSTATUS_ABSENT, POOLSTATUS_ABSENT, 0                                     \
  }

/* State, reason and `changed` of one pool from an observation, by either rule: the
 * same answers as poolstatus_pool gives for the object, without JSON out. The options
 * previous and pods are used as there; flags say how `previous` was written, and with
 * POOLSTATUS_DETAIL the option `pool` must be given where `previous` has a name, for an
 * observation has no labels. Without a name (of the observation, or tenant and pool), pods
 * are matched by uid alone.
 *
 * Returns OK, INVALID_ARGUMENT, INVALID_JSON, INVALID_OBJECT, NO_MEMORY, API_ERROR.
 */
poolstatus_code poolstatus_evaluate(const poolstatus_observation *observation,
                                    const poolstatus_options *options, poolstatus_result *result,
                                    poolstatus_error *error);

/* ---- For hosts that have no C macros ------------------------------------ */

/* What the _INIT macros do, for a foreign function interface. `struct_size` is how many
 * bytes the host has for the struct: a struct of an older header is filled as far as it
 * goes, and what a newer one has beyond this library's is zero. All struct_size bytes are
 * written, whatever they were.
 *
 * Returns OK, or INVALID_ARGUMENT for a NULL and for a size that no struct has (see Structs
 * above); then nothing is written.
 */
poolstatus_code poolstatus_options_init(poolstatus_options *options, uint32_t struct_size);
poolstatus_code poolstatus_result_init(poolstatus_result *result, uint32_t struct_size);
poolstatus_code poolstatus_error_init(poolstatus_error *error, uint32_t struct_size);
poolstatus_code poolstatus_observation_init(poolstatus_observation *observation,
                                            uint32_t struct_size);

#ifdef __cplusplus
}
#endif

#endif /* POOLSTATUS_H */
