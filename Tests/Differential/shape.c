/*
 * What libFuzzer does with an input: changes that leave it a call, of its texts' values and
 * members, of its options, and of what stands where.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "again.h"
#include "mutate.h"
#include "packed.h"

size_t LLVMFuzzerMutate(unsigned char *data, size_t size, size_t room);
size_t LLVMFuzzerCustomMutator(unsigned char *data, size_t size, size_t room, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const unsigned char *data, size_t size, const unsigned char *other,
                                 size_t other_size, unsigned char *out, size_t room, unsigned seed);

/* Puts a text in the place of a part; it must live until the call is written. */
static void set_part(struct packed *packed, int part, const char *text, size_t length) {
  while (packed->count <= part) {
    packed->parts[packed->count] = "";
    packed->lengths[packed->count++] = 0;
  }
  packed->parts[part] = text;
  packed->lengths[part] = length;
}

/* One of the parts that are texts. */
static int draw_text(const struct packed *packed) {
  int count = packed->count, choices = packed_choices(packed);
  return (int)draw((size_t)(count < choices ? count : choices));
}

/* Another choice of one of the options. */
static void choose(struct packed *packed, char choices[CHOICES]) {
  int part = packed_choices(packed);
  memset(choices, 0, CHOICES);
  if (part < packed->count)
    memcpy(choices, packed->parts[part],
           packed->lengths[part] < CHOICES ? packed->lengths[part] : CHOICES);
  choices[draw(CHOICES)] = (char)draw(12);
  set_part(packed, part, choices, CHOICES);
}

/* What came of the call becomes what was last. Returns the text; the caller's: free. */
static char *feed_back(struct packed *packed) {
  struct call call = packed_call(packed);
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  json_t *tenant;
  char *text = NULL;
  if (call.kind == CALL_POOL &&
      !poolstatus_pool(call.text, call.length, &call.options, &result, NULL)) {
    text = strdup(result.json);
    set_part(packed, 1, text, strlen(text));
  } else if (call.kind == CALL_TENANT &&
             !poolstatus_tenant(call.text, call.length, call.statefulsets, call.statefulsets_length,
                                &call.options, &result, NULL)) {
    tenant = json_loadb(call.text, call.length, JSON_ALLOW_NUL, NULL);
    text = tenant_with_status(tenant, result.json);
    set_part(packed, 0, text, strlen(text));
    json_decref(tenant);
  }
  poolstatus_free(result.json);
  return text;
}

/* Where the brackets of an array begin and end; the whole text where it is none. */
static struct packed elements(const char *text, size_t length) {
  struct packed inner = {0, {text}, {length}, 1};
  while (length > 0 && strchr(" \n\t\r", text[length - 1]) != NULL) length--;
  if (length >= 2 && text[0] == '[' && text[length - 1] == ']')
    inner.parts[0] = text + 1, inner.lengths[0] = length - 2;
  return inner;
}

/* A pool becomes a list or a Tenant of one pool; pods go into the list, or come out of it. Returns
   the new text; the caller's: free. */
static char *regroup(struct packed *packed) {
  static const char tenant[] =
      "{\"metadata\":{\"name\":\"demo\"},\"spec\":{\"pools\":[{\"name\":\"pool-0\"}]}}";
  enum call_kind kind = packed_kind(packed), next = (enum call_kind)draw(3);
  struct call call = packed_call(packed);
  struct packed own = elements(call.text, call.length), pods = {0, {""}, {0}, 1};
  char *text = NULL;
  int length;
  if (call.options.pods != NULL && draw(2))
    pods = elements(call.options.pods, call.options.pods_length);
  if (kind == CALL_TENANT) own = elements(call.statefulsets, call.statefulsets_length);
  length = asprintf(&text, "[%.*s%s%.*s]", (int)own.lengths[0], own.parts[0],
                    pods.lengths[0] > 0 && own.lengths[0] > 0 ? "," : "", (int)pods.lengths[0],
                    pods.parts[0]);
  if (length < 0) abort();
  packed->head = packed->head / 3 * 3 + (unsigned)next;
  packed->count = 0;
  switch (next) {
    case CALL_POOL:
      set_part(packed, 0, own.parts[0], own.lengths[0]);
      break;
    case CALL_LIST:
      set_part(packed, 0, text, (size_t)length);
      break;
    case CALL_TENANT:
      set_part(packed, 0, kind == CALL_TENANT ? call.text : tenant,
               kind == CALL_TENANT ? call.length : sizeof tenant - 1);
      set_part(packed, 1, text, (size_t)length);
      break;
  }
  if (call.options.pods != NULL && pods.lengths[0] == 0)
    set_part(packed, packed_choices(packed) - 1, call.options.pods, call.options.pods_length);
  return text;
}

/* One text, changed. The caller's: free. */
static char *change_text(struct packed *packed, const struct packed *other) {
  int part = draw_text(packed), from = draw_text(other);
  size_t length = packed->lengths[part];
  char *text = mutated(packed->parts[part], &length, other->parts[from], other->lengths[from]);
  set_part(packed, part, text, length);
  return text;
}

static size_t write_back(const struct packed *packed, unsigned char *bytes, size_t room) {
  unsigned char *copy = malloc(room);
  size_t size;
  if (copy == NULL) abort();
  size = packed_write(packed, copy, room);
  memcpy(bytes, copy, size);
  free(copy);
  return size;
}

/* Changes the call in its place. Returns the new size, 0 where it has no room. */
static size_t change_call(unsigned char *bytes, size_t size, size_t room) {
  struct packed packed = packed_of(bytes, size);
  char choices[CHOICES], *text = NULL;
  if (packed.count == 0) return 0;
  switch (draw(16)) {
    case 0:
      packed.head = (unsigned)draw(192);
      break;
    case 1:
    case 2:
      choose(&packed, choices);
      break;
    case 3:
      text = feed_back(&packed);
      break;
    case 4:
      text = regroup(&packed);
      break;
    default:
      text = change_text(&packed, &packed);
      break;
  }
  size = write_back(&packed, bytes, room);
  free(text);
  return size;
}

/* So that small seeds are not alike. */
static void draw_by(unsigned seed) { draw_from(seed * 0x9E3779B97F4A7C15ull); }

size_t LLVMFuzzerCustomMutator(unsigned char *data, size_t size, size_t room, unsigned seed) {
  size_t changed = 0;
  draw_by(seed);
  if (draw(8) != 0) changed = change_call(data, size, room);
  return changed != 0 ? changed : LLVMFuzzerMutate(data, size, room);
}

/* A call with a part, or a piece of one, of another. */
size_t LLVMFuzzerCustomCrossOver(const unsigned char *data, size_t size, const unsigned char *other,
                                 size_t other_size, unsigned char *out, size_t room,
                                 unsigned seed) {
  struct packed packed = packed_of(data, size), from = packed_of(other, other_size);
  char *text = NULL;
  draw_by(seed);
  if (packed.count == 0 || from.count == 0) return 0;
  if (draw(2)) {
    text = change_text(&packed, &from);
  } else {
    int part = draw_text(&from);
    set_part(&packed, draw(4) ? part : draw_text(&packed), from.parts[part], from.lengths[part]);
  }
  size = packed_write(&packed, out, room);
  free(text);
  return size;
}
