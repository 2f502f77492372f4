/* replay.h - the state of the world as the lines of a recording go by. */
#ifndef REPLAY_H
#define REPLAY_H

#include "poolstatus_jansson.h"

struct pool {
  const char *name;
  json_t *statefulset;      /* as it stands after the line; NULL: there is none */
  char *statefulset_text;   /* the same as compact JSON */
  char *previous;           /* status of the last evaluation without pods; "{}" before */
  char *previous_with_pods; /* of the last one with pods */
  char *previous_impatient; /* of the last one with pods and no grace for them */
};

struct replay {
  struct pool pools[8];
  int pool_count;
  json_t *pods; /* name: pod */
};

struct answer {
  const char *state, *reason; /* of the detailed JSON, where the pods' own words are */
  json_t *status;
  char *text;
};

/* Takes in a line; the pool that it is about, or NULL. */
struct pool *replay_apply(struct replay *replay, const json_t *line);
/* An array of the pods that exist, sorted by name. */
json_t *replay_pods(const struct replay *replay);
void replay_free(struct replay *replay);

int pod_is_ready(const json_t *pod);

/* Evaluates a pool as text and as json_t, with exactly sized copies, and checks that the two
   agree, and that the same call with its own answer as `previous` changes nothing. With
   detail, but where there is no grace: see the README of the recordings. */
struct answer evaluate(const char *where, const struct pool *pool, int32_t rule, const char *now,
                       const char *previous, const json_t *pods, int32_t pod_grace);
void answer_free(struct answer *answer);
/* Makes the answer the previous status, and frees it. */
void keep(char **previous, struct answer *answer);

#endif
