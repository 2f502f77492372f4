#include "pool_text.h"

#include <stdlib.h>

const char *const pool_member_names[POOL_MEMBERS] = {"replicas",        "readyReplicas",
                                                     "currentReplicas", "updatedReplicas",
                                                     "currentRevision", "updateRevision"};

/* What a status takes without its strings; what it usually takes; what is left then, so that
   the last one need not move for fear of escapes. */
enum { FIXED_SIZE = 320, USUAL_SIZE = 384, SPARE_SIZE = 1024 };

int pool_text_begin(bench_output *output, const bench_input *input) {
  output->length = 0;
  output->capacity = SPARE_SIZE + (input->kind == BENCH_LIST ? USUAL_SIZE * input->objects : 0);
  output->json = malloc(output->capacity);
  if (output->json == NULL) return -1;
  if (input->kind == BENCH_LIST) output->json[output->length++] = '[';
  return 0;
}

static int reserve(bench_output *output, size_t more) {
  char *json;
  if (output->capacity - output->length >= more) return 0;
  output->capacity = 2 * output->capacity + more;
  json = realloc(output->json, output->capacity);
  if (json == NULL) return -1;
  output->json = json;
  return 0;
}

static char *put(char *to, const char *bytes, size_t length) {
  memcpy(to, bytes, length);
  return to + length;
}

#define PUT(to, literal) put(to, literal, sizeof(literal) - 1)

/* Whether none of eight bytes has to be escaped. */
static int is_plain(uint64_t word) {
  const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
  uint64_t quotes = word ^ ones * '"', slashes = word ^ ones * '\\';
  uint64_t found = (word - ones * 0x20) & ~word;
  found |= (quotes - ones) & ~quotes;
  found |= (slashes - ones) & ~slashes;
  return (found & tops) == 0;
}

static char *put_byte(char *to, unsigned char byte) {
  static const char hex[] = "0123456789abcdef";
  if (byte < 0x20) {
    to = PUT(to, "\\u00");
    *to++ = hex[byte >> 4];
    *to++ = hex[byte & 15];
    return to;
  }
  if (byte == '"' || byte == '\\') *to++ = '\\';
  *to++ = (char)byte;
  return to;
}

/* A string as JSON; at most six times as long. */
static char *put_string(char *to, pool_string string) {
  size_t i = 0;
  uint64_t word;
  for (; i + sizeof word <= string.length; i += sizeof word) {
    memcpy(&word, string.bytes + i, sizeof word);
    if (!is_plain(word)) break;
    to = put(to, string.bytes + i, sizeof word);
  }
  for (; i < string.length; i++) to = put_byte(to, (unsigned char)string.bytes[i]);
  return to;
}

static char *put_number(char *to, int32_t number) {
  char digits[12];
  size_t at = sizeof digits;
  if (number < 10) { /* as it mostly is */
    *to = (char)('0' + number);
    return to + 1;
  }
  do {
    digits[--at] = (char)('0' + number % 10);
    number /= 10;
  } while (number > 0);
  return put(to, digits + at, sizeof digits - at);
}

static char *put_state(char *to, const int32_t *counters) {
  int32_t desired = counters[POOL_REPLICAS], ready = counters[POOL_READY];
  int32_t current = counters[POOL_CURRENT], updated = counters[POOL_UPDATED];
  if (desired == 0) return PUT(to, "PoolNotCreated");
  if (ready == desired && updated == desired) return PUT(to, "PoolRolloutComplete");
  if (updated < desired || current < desired) return PUT(to, "PoolUpdating");
  if (ready < desired) return PUT(to, "PoolDegraded");
  return PUT(to, "PoolInitialized");
}

/* Counters and revisions, each with its key. Fixed lengths, so that copies are moves. */
static char *put_members(char *to, const pool_facts *facts) {
  if (facts->has_counter[0]) to = put_number(PUT(to, ",\"replicas\":"), facts->counters[0]);
  if (facts->has_counter[1]) to = put_number(PUT(to, ",\"readyReplicas\":"), facts->counters[1]);
  if (facts->has_counter[2]) to = put_number(PUT(to, ",\"currentReplicas\":"), facts->counters[2]);
  if (facts->has_counter[3]) to = put_number(PUT(to, ",\"updatedReplicas\":"), facts->counters[3]);
  if (facts->revisions[0].bytes != NULL) {
    to = PUT(put_string(PUT(to, ",\"currentRevision\":\""), facts->revisions[0]), "\"");
  }
  if (facts->revisions[1].bytes != NULL) {
    to = PUT(put_string(PUT(to, ",\"updateRevision\":\""), facts->revisions[1]), "\"");
  }
  return to;
}

int pool_text_append(bench_output *output, const pool_facts *facts) {
  pool_string name = {BENCH_NAME, sizeof BENCH_NAME - 1};
  size_t strings;
  char *to;
  if (facts->name.bytes != NULL) name = facts->name;
  strings = name.length + facts->revisions[0].length + facts->revisions[1].length;
  if (reserve(output, FIXED_SIZE + 6 * strings)) return -1;
  to = output->json + output->length;
  if (output->length > 1) *to++ = ',';
  to = put_string(PUT(to, "{\"ssName\":\""), name);
  to = PUT(put_state(PUT(to, "\",\"state\":\""), facts->counters), "\"");
  to = put_members(to, facts);
  to = PUT(to, ",\"lastUpdateTime\":\"" BENCH_NOW "\"}");
  output->length = (size_t)(to - output->json);
  return 0;
}

int pool_text_end(bench_output *output, const bench_input *input) {
  if (reserve(output, 2)) return -1;
  if (input->kind == BENCH_LIST) output->json[output->length++] = ']';
  output->json[output->length] = '\0';
  return 0;
}

void bench_free_json(bench_output *output) { free(output->json); }
