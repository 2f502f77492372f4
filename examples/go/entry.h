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
  uint32_t escapes; /* 1: there may be some */
  uint32_t rest;    /* where the members that are not known begin; 0: there are none */
  size_t begin;     /* of the entry in its text */
} poolstatus_go_entry;

/* Reads from `next`, and never beyond `end`. */
typedef struct poolstatus_go_reader {
  const char *begin, *next, *end;
} poolstatus_go_reader;

/* Goes over these bytes where they are the next ones. */
static inline int poolstatus_go_over(poolstatus_go_reader *reader, const char *bytes,
                                     size_t length) {
  if ((size_t)(reader->end - reader->next) < length || memcmp(reader->next, bytes, length) != 0) {
    return 0;
  }
  reader->next += length;
  return 1;
}
#define POOLSTATUS_GO_OVER(reader, literal) poolstatus_go_over(reader, literal, sizeof literal - 1)

/* Where the string ends that begins at `from`: at its closing quote, or NULL. */
static inline const char *poolstatus_go_closing(const char *from, const char *end) {
  for (; from < end && *from != '"'; from++) {
    if (*from == '\\' && ++from == end) return NULL;
  }
  return from < end ? from : NULL;
}

static inline int poolstatus_go_string(poolstatus_go_reader *reader, poolstatus_go_entry *entry,
                                       poolstatus_go_span *span) {
  const char *from, *to;

  if (!POOLSTATUS_GO_OVER(reader, "\"")) return 0;
  from = reader->next;
  to = memchr(from, '"', (size_t)(reader->end - from));
  if (to == NULL) return 0;
  reader->next = to + 1;
  if (entry->escapes && memchr(from, '\\', (size_t)(to - from)) != NULL) {
    to = poolstatus_go_closing(from, reader->end);
    if (to == NULL) return 0;
    reader->next = ++to;
    from--;
  }
  if (reader->next - reader->begin > INT32_MAX) return 0;
  span->begin = (uint32_t)(from - reader->begin);
  span->length = (uint32_t)(to - from);
  return 1;
}

static inline int poolstatus_go_number(poolstatus_go_reader *reader, int32_t *number) {
  const char *from = reader->next;
  int64_t value = 0;

  for (; reader->next < reader->end && reader->next - from < 10; reader->next++) {
    const char digit = *reader->next;
    if (digit < '0' || digit > '9') break;
    value = 10 * value + (digit - '0');
  }
  *number = (int32_t)value;
  return reader->next != from && value <= INT32_MAX;
}

#define POOLSTATUS_GO_FIRST "{\"ssName\":"
#define POOLSTATUS_GO_STRING(literal, member) \
  (!POOLSTATUS_GO_OVER(reader, literal) || poolstatus_go_string(reader, entry, &entry->member))
#define POOLSTATUS_GO_NUMBER(literal, member) \
  (!POOLSTATUS_GO_OVER(reader, literal) || poolstatus_go_number(reader, &entry->member))

/* Reads an object up to its closing brace, or up to the first member that is not
   known: behind that one there are only more of those, and the name of a status
   without details, which stays where it was. */
static inline int poolstatus_go_read(poolstatus_go_reader *reader, poolstatus_go_entry *entry,
                                     int escapes) {
  memset(entry, 0, sizeof *entry);
  entry->escapes = (uint32_t)escapes;
  entry->replicas = entry->ready_replicas = entry->current_replicas = entry->updated_replicas =
      POOLSTATUS_ABSENT;
  reader->begin = reader->next;
  if (!POOLSTATUS_GO_OVER(reader, POOLSTATUS_GO_FIRST) ||
      !poolstatus_go_string(reader, entry, &entry->ss_name) ||
      !POOLSTATUS_GO_OVER(reader, ",\"state\":") ||
      !poolstatus_go_string(reader, entry, &entry->state) ||
      !POOLSTATUS_GO_NUMBER(",\"replicas\":", replicas) ||
      !POOLSTATUS_GO_NUMBER(",\"readyReplicas\":", ready_replicas) ||
      !POOLSTATUS_GO_NUMBER(",\"currentReplicas\":", current_replicas) ||
      !POOLSTATUS_GO_NUMBER(",\"updatedReplicas\":", updated_replicas) ||
      !POOLSTATUS_GO_STRING(",\"currentRevision\":", current_revision) ||
      !POOLSTATUS_GO_STRING(",\"updateRevision\":", update_revision) ||
      !POOLSTATUS_GO_STRING(",\"lastUpdateTime\":", last_update_time) ||
      !POOLSTATUS_GO_STRING(",\"name\":", name) || !POOLSTATUS_GO_STRING(",\"reason\":", reason) ||
      !POOLSTATUS_GO_STRING(",\"message\":", message)) {
    return 0;
  }
  if (reader->next < reader->end && *reader->next == '}') return 1;
  if (!POOLSTATUS_GO_OVER(reader, ",") || reader->next == reader->end) return 0;
  entry->rest = (uint32_t)(reader->next - reader->begin);
  return reader->next - reader->begin <= INT32_MAX;
}

/* How many entries a text has. */
static inline size_t poolstatus_go_count(const char *text) {
  size_t count = 0;

  for (; (text = strstr(text, POOLSTATUS_GO_FIRST)) != NULL; text++) count++;
  return count;
}

/* Whether there may be an escape in a text. */
static inline int poolstatus_go_escapes(const char *text, size_t length) {
  return memchr(text, '\\', length) != NULL;
}

/* Reads a text that is one entry. */
static inline int poolstatus_go_read_one(const char *text, size_t length,
                                         poolstatus_go_entry *entry) {
  poolstatus_go_reader reader = {text, text, text + length};

  return poolstatus_go_read(&reader, entry, poolstatus_go_escapes(text, length)) &&
         (entry->rest != 0 || reader.next + 1 == reader.end);
}

/* Reads a text that is an array of so many entries, each of them to its end. */
static inline int poolstatus_go_read_list(const char *text, size_t length,
                                          poolstatus_go_entry *entries, size_t count) {
  poolstatus_go_reader reader = {text, text, text + length};
  const int escapes = poolstatus_go_escapes(text, length);
  size_t i;

  if (!POOLSTATUS_GO_OVER(&reader, "[")) return 0;
  for (i = 0; i < count; i++) {
    if (i != 0 && !POOLSTATUS_GO_OVER(&reader, ",")) return 0;
    if (!poolstatus_go_read(&reader, &entries[i], escapes)) return 0;
    entries[i].begin = (size_t)(reader.begin - text);
    if (!POOLSTATUS_GO_OVER(&reader, "}")) return 0;
  }
  return POOLSTATUS_GO_OVER(&reader, "]") && reader.next == reader.end;
}

#endif /* POOLSTATUS_GO_ENTRY_H */
