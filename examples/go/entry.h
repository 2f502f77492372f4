/*
 * entry.h - where things stand in the status of a pool
 *
 * The library writes compact JSON, its own members first, in the order of the
 * header. So one pass over it, without any memory, finds them all; and what is not
 * exactly so is refused.
 */
#ifndef POOLSTATUS_GO_ENTRY_H
#define POOLSTATUS_GO_ENTRY_H

#include <string.h>

#include <poolstatus.h>

/* The bytes of a string, counted from the first one of its entry. One with escapes
   has its quotes, so that its first byte is one, which no other string begins with. */
typedef struct poolstatus_go_span {
  uint32_t begin;
  uint32_t length; /* 0: absent, or empty */
} poolstatus_go_span;

typedef struct poolstatus_go_entry {
  poolstatus_go_span ss_name, state, current_revision, update_revision, last_update_time, name,
      reason, message;
  int32_t replicas, ready_replicas, current_replicas, updated_replicas; /* or POOLSTATUS_ABSENT */
  uint32_t escapes; /* 1: some strings have them */
  uint32_t rest;    /* where the members that are not known begin; 0: there are none */
  size_t begin;     /* of the entry in its text */
} poolstatus_go_entry;

#define POOLSTATUS_GO_AT(literal) \
  ((size_t)(end - next) >= sizeof literal - 1 && memcmp(next, literal, sizeof literal - 1) == 0)
#define POOLSTATUS_GO_OVER(literal) (POOLSTATUS_GO_AT(literal) && (next += sizeof literal - 1, 1))

/* Reads a string; returns where it ends, or NULL. */
static inline const char *poolstatus_go_string(const char *next, const char *end,
                                               poolstatus_go_entry *entry, const char *begin,
                                               poolstatus_go_span *span) {
  const char *from, *to;

  if (!POOLSTATUS_GO_OVER("\"")) return NULL;
  from = next;
  to = memchr(next, '"', (size_t)(end - next));
  if (to == NULL || to - begin >= INT32_MAX) return NULL;
  if (entry->escapes && memchr(from, '\\', (size_t)(to - from)) != NULL) {
    for (to = from; to < end && *to != '"'; to++) {
      if (*to == '\\' && ++to == end) return NULL;
    }
    if (to == end || to - begin >= INT32_MAX) return NULL;
    from--;
    to++;
    next = to;
  } else {
    next = to + 1;
  }
  span->begin = (uint32_t)(from - begin);
  span->length = (uint32_t)(to - from);
  return next;
}

/* Reads a number; returns where it ends, or NULL. */
static inline const char *poolstatus_go_number(const char *next, const char *end, int32_t *number) {
  const char *from = next;
  int64_t value = 0;

  for (; next < end && next - from < 10 && '0' <= *next && *next <= '9'; next++) {
    value = 10 * value + (*next - '0');
  }
  *number = (int32_t)value;
  return next != from && value <= INT32_MAX ? next : NULL;
}

#define POOLSTATUS_GO_FIRST "{\"ssName\":"
#define POOLSTATUS_GO_STRING(literal, member)                             \
  if (POOLSTATUS_GO_AT(literal "\"") && POOLSTATUS_GO_OVER(literal)) {    \
    next = poolstatus_go_string(next, end, entry, begin, &entry->member); \
    if (next == NULL) return NULL;                                        \
  } else {                                                                \
    entry->member.begin = entry->member.length = 0;                       \
  }
#define POOLSTATUS_GO_NUMBER(literal, member)               \
  if (POOLSTATUS_GO_OVER(literal)) {                        \
    next = poolstatus_go_number(next, end, &entry->member); \
    if (next == NULL) return NULL;                          \
  } else {                                                  \
    entry->member = POOLSTATUS_ABSENT;                      \
  }

/* Reads an object up to its closing brace, or up to the first member that is not
   known, or is no string: behind that one there are only more of those, and the name of
   a status without details, which stays where it was. Returns where it has stopped, or
   NULL. */
static inline const char *poolstatus_go_read(const char *next, const char *end,
                                             poolstatus_go_entry *entry, int escapes) {
  const char *begin = next;

  entry->escapes = (uint32_t)escapes;
  entry->rest = 0;
  if (!POOLSTATUS_GO_OVER(POOLSTATUS_GO_FIRST)) return NULL;
  next = poolstatus_go_string(next, end, entry, begin, &entry->ss_name);
  if (next == NULL || !POOLSTATUS_GO_OVER(",\"state\":")) return NULL;
  next = poolstatus_go_string(next, end, entry, begin, &entry->state);
  if (next == NULL) return NULL;
  POOLSTATUS_GO_NUMBER(",\"replicas\":", replicas)
  POOLSTATUS_GO_NUMBER(",\"readyReplicas\":", ready_replicas)
  POOLSTATUS_GO_NUMBER(",\"currentReplicas\":", current_replicas)
  POOLSTATUS_GO_NUMBER(",\"updatedReplicas\":", updated_replicas)
  POOLSTATUS_GO_STRING(",\"currentRevision\":", current_revision)
  POOLSTATUS_GO_STRING(",\"updateRevision\":", update_revision)
  POOLSTATUS_GO_STRING(",\"lastUpdateTime\":", last_update_time)
  POOLSTATUS_GO_STRING(",\"name\":", name)
  POOLSTATUS_GO_STRING(",\"reason\":", reason)
  POOLSTATUS_GO_STRING(",\"message\":", message)
  if (next < end && *next == '}') return next;
  if (!POOLSTATUS_GO_OVER(",") || next == end) return NULL;
  entry->rest = (uint32_t)(next - begin);
  return next - begin <= INT32_MAX ? next : NULL;
}

/* Whether there is an escape in a text. */
static inline int poolstatus_go_escapes(const char *text, size_t length) {
  return memchr(text, '\\', length) != NULL;
}

/* Reads a text that is one entry. Of the members that are not known it sees the first
   byte and the last. */
static inline int poolstatus_go_read_one(const char *text, size_t length,
                                         poolstatus_go_entry *entry) {
  const char *end = text + length;
  const char *next = poolstatus_go_read(text, end, entry, poolstatus_go_escapes(text, length));

  if (next == NULL || end[-1] != '}') return 0;
  return entry->rest == 0 ? next + 1 == end : *next == '"';
}

/* How many bytes the strings of an entry have, but for its state. */
static inline size_t poolstatus_go_size(const poolstatus_go_entry *entry) {
  return (size_t)entry->ss_name.length + entry->current_revision.length +
         entry->update_revision.length + entry->last_update_time.length + entry->name.length +
         entry->reason.length + entry->message.length;
}

/* Reads a text that is an array of so many entries, each of them to its end. */
static inline int poolstatus_go_read_list(const char *text, size_t length,
                                          poolstatus_go_entry *entries, size_t count) {
  const char *next = text, *end = text + length;
  const int escapes = poolstatus_go_escapes(text, length);
  size_t i;

  if (!POOLSTATUS_GO_OVER("[")) return 0;
  for (i = 0; i < count; i++) {
    if (i != 0 && !POOLSTATUS_GO_OVER(",")) return 0;
    entries[i].begin = (size_t)(next - text);
    next = poolstatus_go_read(next, end, &entries[i], escapes);
    if (next == NULL || !POOLSTATUS_GO_OVER("}")) return 0;
  }
  return POOLSTATUS_GO_OVER("]") && next == end;
}

#endif /* POOLSTATUS_GO_ENTRY_H */
