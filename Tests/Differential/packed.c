#include "packed.h"

#include <string.h>

/* Of the first byte, behind the kind. */
enum { RULE = 1, FLAGS = 2, DEADLINE = 8, NAMES = 16, GRACE = 32 };

/* What the choices say; the first of each is what the first byte says. */
enum choice { OF_DEADLINE, OF_GRACE, OF_NOW, OF_NAMES, OF_MAXIMUM, OF_ABSENCE };
enum { NO_SECOND = 1, NO_PODS = 2 };

static const int32_t deadlines[] = {0, 1, 60, 3600, INT32_MAX, -1};
static const int32_t graces[] = {0, 1, 30, 120, 86400, INT32_MAX, -1, -2};
static const char *const times[] = {"2026-11-23T12:00:00Z",
                                    "2025-01-15T10:30:00Z",
                                    "2026-11-23T06:24:09Z",
                                    "1970-01-01T00:00:00Z",
                                    "0001-01-01T00:00:00Z",
                                    "9999-12-31T23:59:59Z",
                                    "2026-11-23T12:00:00.123456789Z",
                                    "2026-11-23t12:00:00+14:00",
                                    "2016-12-31T23:59:60Z",
                                    "2026-11-23",
                                    ""};
static const char *const names[][2] = {
    {NULL, NULL},       {"demo", NULL}, {NULL, "pool-0"},
    {"demo", "pool-0"}, {"t", "p"},     {"demo", "p\xC3\xB6\"ol"},
    {"d\\", "\x01"},    {"", "pool-0"}, {"demo", "\xFF"}};
static const char *const blocks[][2] = {
    {NULL, NULL},        {"SecretMissing", NULL}, {"SecretMissing", "the secret \"s\" is missing"},
    {"A", "\xC3\xB6\n"}, {"no word", NULL},       {NULL, "a message alone"}};
static const uint64_t maxima[] = {0, 1, 100, 1000, INT32_MAX, UINT64_MAX};

#define CHOSEN(table, choice) ((table)[(choice) % (sizeof(table) / sizeof *(table))])

struct packed packed_of(const unsigned char *bytes, size_t size) {
  struct packed packed = {0, {NULL}, {0}, 0};
  const char *rest = (const char *)bytes + 1, *end = (const char *)bytes + size;
  if (size == 0) return packed;
  packed.head = bytes[0];
  while (rest != NULL && packed.count < MOST_PARTS) {
    const char *stop = memchr(rest, SEPARATOR, (size_t)(end - rest));
    packed.parts[packed.count] = rest;
    packed.lengths[packed.count++] = (size_t)((stop == NULL ? end : stop) - rest);
    rest = stop == NULL ? NULL : stop + 1;
  }
  return packed;
}

size_t packed_write(const struct packed *packed, unsigned char *bytes, size_t room) {
  size_t size = 1;
  if (room == 0) return 0;
  bytes[0] = (unsigned char)packed->head;
  for (int i = 0; i < packed->count; i++) {
    if (packed->lengths[i] + 1 > room - size) return 0;
    if (i > 0) bytes[size++] = SEPARATOR;
    memcpy(bytes + size, packed->parts[i], packed->lengths[i]);
    size += packed->lengths[i];
  }
  return size;
}

enum call_kind packed_kind(const struct packed *packed) {
  return (enum call_kind)(packed->head % 3);
}

int packed_choices(const struct packed *packed) { return packed_kind(packed) == CALL_LIST ? 2 : 3; }

static unsigned choice(const struct packed *packed, enum choice which) {
  int part = packed_choices(packed);
  if (part >= packed->count || packed->lengths[part] <= (size_t)which) return 0;
  return (unsigned char)packed->parts[part][which];
}

static void choose_options(const struct packed *packed, poolstatus_options *options) {
  unsigned head = packed->head / 3, chosen;
  int is_tenant = packed_kind(packed) == CALL_TENANT;
  options->rule = head & RULE;
  options->flags = head / FLAGS & 3;
  if (head & GRACE) options->pod_grace_seconds = -1;
  if (head & GRACE && is_tenant) options->flags |= POOLSTATUS_OWN_MEMBERS;
  options->progress_deadline_seconds = head & DEADLINE ? 60 : 0;
  if (packed_kind(packed) == CALL_POOL && head & NAMES)
    options->tenant = "demo", options->pool = "pool-0";
  if ((chosen = choice(packed, OF_DEADLINE)) != 0)
    options->progress_deadline_seconds = CHOSEN(deadlines, chosen);
  if ((chosen = choice(packed, OF_GRACE)) != 0) options->pod_grace_seconds = CHOSEN(graces, chosen);
  options->now = CHOSEN(times, choice(packed, OF_NOW));
  chosen = choice(packed, OF_NAMES);
  if (is_tenant) {
    options->blocked_reason = CHOSEN(blocks, chosen)[0];
    options->blocked_message = CHOSEN(blocks, chosen)[1];
  } else if (chosen != 0) {
    options->tenant = CHOSEN(names, chosen)[0];
    options->pool = CHOSEN(names, chosen)[1];
  }
  options->max_input_bytes = CHOSEN(maxima, choice(packed, OF_MAXIMUM));
}

struct call packed_call(const struct packed *packed) {
  struct call call = {packed_kind(packed), "", 0, NULL, 0, POOLSTATUS_OPTIONS_INIT};
  unsigned absence = choice(packed, OF_ABSENCE);
  int pods = packed_choices(packed) - 1;
  choose_options(packed, &call.options);
  if (packed->count > 0) call.text = packed->parts[0], call.length = packed->lengths[0];
  if (call.kind == CALL_TENANT) {
    int is_there = packed->count > 1 && !(absence & NO_SECOND);
    call.statefulsets = is_there ? packed->parts[1] : "[]";
    call.statefulsets_length = is_there ? packed->lengths[1] : 2;
  } else if (call.kind == CALL_POOL && packed->count > 1 && !(absence & NO_SECOND)) {
    call.options.previous = packed->parts[1];
    call.options.previous_length = packed->lengths[1];
  }
  if (packed->count > pods && !(absence & NO_PODS)) {
    call.options.pods = packed->parts[pods];
    call.options.pods_length = packed->lengths[pods];
  }
  return call;
}

/* Which of the choices is nearest to a number. */
static char nearest(const int32_t *table, size_t count, int32_t number) {
  for (size_t i = 1; i < count; i++)
    if (table[i] == number) return (char)i;
  return 2;
}

size_t pack(const struct call *call, unsigned char *bytes, size_t room) {
  const poolstatus_options *options = &call->options;
  char choices[CHOICES] = {0};
  struct packed packed = {0, {call->text, "", ""}, {call->length}, 0};
  int pods = call->kind == CALL_LIST ? 1 : 2;
  unsigned head = (unsigned)options->rule | (options->flags & 3) * FLAGS;
  if (options->flags & POOLSTATUS_OWN_MEMBERS) head |= GRACE;
  if (call->kind == CALL_POOL && options->tenant != NULL) head |= NAMES;
  packed.head = head * 3 + (unsigned)call->kind;
  if (call->kind == CALL_TENANT) {
    packed.parts[1] = call->statefulsets;
    packed.lengths[1] = call->statefulsets_length;
  } else if (options->previous != NULL) {
    packed.parts[1] = options->previous;
    packed.lengths[1] = options->previous_length;
  } else if (call->kind == CALL_POOL) {
    choices[OF_ABSENCE] |= NO_SECOND;
  }
  if (options->pods != NULL) {
    packed.parts[pods] = options->pods;
    packed.lengths[pods] = options->pods_length;
  } else {
    choices[OF_ABSENCE] |= NO_PODS;
  }
  if (options->progress_deadline_seconds != 0)
    choices[OF_DEADLINE] = nearest(deadlines, 6, options->progress_deadline_seconds);
  if (options->pod_grace_seconds != 0 || head & GRACE)
    choices[OF_GRACE] = nearest(graces, 8, options->pod_grace_seconds);
  if (options->blocked_reason != NULL) choices[OF_NAMES] = 2;
  for (size_t i = 0; i < sizeof times / sizeof *times; i++)
    if (options->now != NULL && strcmp(options->now, times[i]) == 0) choices[OF_NOW] = (char)i;
  packed.parts[pods + 1] = choices;
  packed.lengths[pods + 1] = CHOICES;
  packed.count = pods + 2;
  return packed_write(&packed, bytes, room);
}
