/*
 * badinput - texts that are broken, cut, too deep or too long, through every input
 *
 * jansson is the judge of what is JSON: where it refuses a text, its words and its place come
 * back; where it takes one, INVALID_JSON must not. All texts lie in buffers of their size.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calls.h"
#include "check.h"
#include "poolstatus_jansson.h"

/* 400 bytes, of all that JSON has, and two blanks. */
static const char object[] =
    "{\"kind\":\"StatefulSet\",\"apiVersion\":\"apps/v1\",\"metadata\":{\"name\":\"demo-pool-0\","
    "\"labels\":{\"rustfs.pool\":\"p\xC3\xB6\xC3\xB6l \xF0\x9F\x98\x80\"},\"generation\":3},\n"
    "\t\"spec\":{\"replicas\":4,\"x\":[1.5e-3,-0,true,false,null,\"\\u00e9\\\\\\\"\\n\"]},\r\n"
    "\"status\":{\"observedGeneration\":3,\"replicas\":4,\"readyReplicas\":4,\"currentReplicas\":4,"
    "\"updatedReplicas\":4,\"currentRevision\":\"demo-pool-0-7c4\",\"updateRevision\":"
    "\"\\ud83d\\ude00\","
    "\"conditions\":[{},{}]}}  ";

static poolstatus_options named(void) {
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  options.now = "2025-01-15T10:30:00Z";
  options.tenant = "demo";
  options.pool = "pool-0";
  return options;
}

/* Gives a text to poolstatus_pool, and compares what comes back with what jansson says. */
static poolstatus_code judge(const char *name, const char *bytes, size_t length) {
  struct text text = text_of(bytes, length);
  poolstatus_options options = named();
  poolstatus_result result;
  poolstatus_error error;
  json_error_t jansson;
  json_t *tree =
      json_loadb(length ? text.bytes : "", length, JSON_DECODE_ANY | JSON_ALLOW_NUL, &jansson);
  poolstatus_code code;

  dirty(&result, &error);
  code = poolstatus_pool(text.bytes, length, &options, &result, &error);
  if (tree == NULL) {
    check_failed(name, code, POOLSTATUS_INVALID_JSON, &result, &error);
    check(error.line == jansson.line && error.column == jansson.column &&
              error.offset == (uint64_t)jansson.position && error.path[0] == '\0',
          "%s: got %d:%d, offset %lu; jansson says %d:%d, %d (%s)", name, (int)error.line,
          (int)error.column, (unsigned long)error.offset, jansson.line, jansson.column,
          jansson.position, jansson.text);
    one_line(jansson.text);
    check(equal(error.message, jansson.text), "%s: got '%s'; jansson says '%s'", name,
          error.message, jansson.text);
  } else if (code == POOLSTATUS_OK) {
    check(result.json != NULL && result.json[result.json_length] == '\0', "%s: no json", name);
  } else {
    check_failed(name, code, code, &result, &error);
    check(code != POOLSTATUS_INVALID_JSON && code != POOLSTATUS_NO_MEMORY,
          "%s: %s (%s), but jansson takes it", name, poolstatus_code_name(code), error.message);
  }
  if (code == POOLSTATUS_OK) poolstatus_free(result.json);
  json_decref(tree);
  free(text.bytes);
  return code;
}

static void check_truncated(void) {
  const size_t whole = sizeof object - 3; /* without the blanks at the end */
  char name[64];
  check(whole == 400, "the object has %zu bytes", whole);
  check(judge("whole", object, sizeof object - 1) == POOLSTATUS_OK, "the whole object");
  for (size_t length = 0; length < whole; length++) {
    snprintf(name, sizeof name, "cut to %zu bytes", length);
    check(judge(name, object, length) == POOLSTATUS_INVALID_JSON, "%s", name);
  }
}

/* Every byte replaced by others, dropped, and doubled. */
static void check_mutated(void) {
  static const char others[] = "\"\\{}[]:,0-.eE \n\x01\x7F\x80\xC3\xE2\xED\xF0\xFF/tu";
  const size_t length = sizeof object - 1;
  char copy[sizeof object + 1], name[64];
  for (size_t at = 0; at < length; at++) {
    memcpy(copy, object, length);
    for (int bit = 0; bit < 8; bit++) {
      copy[at] = (char)(object[at] ^ (1 << bit));
      snprintf(name, sizeof name, "bit %d of byte %zu flipped", bit, at);
      judge(name, copy, length);
    }
    for (size_t i = 0; i < sizeof others; i++) { /* with the NUL */
      copy[at] = others[i];
      snprintf(name, sizeof name, "byte %zu set to 0x%02X", at, (unsigned char)others[i]);
      judge(name, copy, length);
    }
    memmove(copy + at, object + at + 1, length - at - 1);
    snprintf(name, sizeof name, "byte %zu dropped", at);
    judge(name, copy, length - 1);
    memcpy(copy + at, object + at, 1);
    memcpy(copy + at + 1, object + at, length - at);
    snprintf(name, sizeof name, "byte %zu doubled", at);
    judge(name, copy, length + 1);
  }
}

/* `opening` so many times, then a value, then as often `closing`. */
static struct text nested(const char *opening, const char *closing, size_t times) {
  size_t open = strlen(opening), close = strlen(closing);
  struct text text = {malloc(times * (open + close) + 1), times * (open + close) + 1};
  if (text.bytes == NULL) abort();
  for (size_t i = 0; i < times; i++) {
    memcpy(text.bytes + i * open, opening, open);
    memcpy(text.bytes + text.length - (i + 1) * close, closing, close);
  }
  text.bytes[times * open] = '1';
  return text;
}

enum input { MAIN, LIST, TENANT, STATEFULSETS, PREVIOUS, PODS, INPUTS };
static const char *const input_names[INPUTS] = {"",         "",    "tenant", "statefulsets",
                                                "previous", "pods"};

/* Gives a text as that input of a call that is all right otherwise. */
static poolstatus_code give(enum input input, const char *bytes, size_t length,
                            poolstatus_options *options, poolstatus_result *result,
                            poolstatus_error *error) {
  dirty(result, error);
  options->rule = POOLSTATUS_RULE_KUBERNETES;
  if (input == MAIN) return poolstatus_pool(bytes, length, options, result, error);
  if (input == LIST) return poolstatus_list(bytes, length, options, result, error);
  if (input == TENANT)
    return poolstatus_tenant(bytes, length, good_list, strlen(good_list), options, result, error);
  if (input == STATEFULSETS)
    return poolstatus_tenant(good_tenant, strlen(good_tenant), bytes, length, options, result,
                             error);
  if (input == PREVIOUS) {
    options->previous = bytes;
    options->previous_length = length;
  } else {
    options->pods = bytes;
    options->pods_length = length;
  }
  return pool_of(good_statefulset, options, result, error);
}

static void check_nested(enum input input, const char *opening, const char *closing, size_t depth) {
  struct text text = nested(opening, closing, depth / (strlen(opening) > 5 ? 2 : 1));
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result;
  poolstatus_error error;
  poolstatus_code code = give(input, text.bytes, text.length, &options, &result, &error);
  char name[96];

  snprintf(name, sizeof name, "%zu levels of %s as input '%s'", depth, opening, input_names[input]);
  if (depth <= 128) {
    check(code != POOLSTATUS_INVALID_JSON && code != POOLSTATUS_NO_MEMORY, "%s: %s %s", name,
          poolstatus_code_name(code), error.message);
    if (code == POOLSTATUS_OK) poolstatus_free(result.json);
  } else {
    check_failed(name, code, POOLSTATUS_INVALID_JSON, &result, &error);
    check(strstr(error.message, "128") != NULL && error.line == 1 && error.column >= 128 &&
              error.offset >= 128 && equal(error.path, input_names[input]),
          "%s: path '%s', %d:%d, offset %lu: %s", name, error.path, (int)error.line,
          (int)error.column, (unsigned long)error.offset, error.message);
  }
  /* The first half of it never closes: not JSON at any depth. */
  code = give(input, text.bytes, text.length / 2, &options, &result, &error);
  check_failed(name, code, POOLSTATUS_INVALID_JSON, &result, &error);
  free(text.bytes);
}

static void check_depth(void) {
  static const size_t depths[] = {128, 130, 1000, 100000};
  for (int input = MAIN; input < INPUTS; input++) {
    for (int i = 0; i < 4; i++) {
      check_nested((enum input)input, "[", "]", depths[i]);
      check_nested((enum input)input, "{\"a\":", "}", depths[i]);
      check_nested((enum input)input, "[{\"a\":", "}]", depths[i]);
    }
    check_nested((enum input)input, "[", "]", 129);
    check_nested((enum input)input, "{\"a\":", "}", 129);
  }
}

/* What is longer than allowed is not looked at, so a length may even be a lie. */
static void check_length(void) {
  static const size_t lengths[] = {67108865,     2147483647,       2147483648u,
                                   SIZE_MAX / 2, SIZE_MAX / 2 + 1, SIZE_MAX};
  for (int input = MAIN; input < INPUTS; input++) {
    for (int i = 0; i < 7; i++) {
      struct text one = text_of("1", 1);
      poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
      poolstatus_result result;
      poolstatus_error error;
      /* The last one is a small limit, one byte above that of the other inputs. */
      size_t length = i < 6 ? lengths[i] : strlen(good_list) + 200;
      char name[96];
      if (i == 2) options.max_input_bytes = UINT64_MAX; /* at most 2147483647 counts */
      if (i == 6) options.max_input_bytes = length - 1;
      snprintf(name, sizeof name, "%zu bytes as input '%s'", length, input_names[input]);
      check_failed(name, give((enum input)input, one.bytes, length, &options, &result, &error),
                   POOLSTATUS_INVALID_JSON, &result, &error);
      check(
          strstr(error.message, "max_input_bytes") != NULL && equal(error.path, input_names[input]),
          "%s: path '%s': %s", name, error.path, error.message);
      free(one.bytes);
    }
  }
}

int main(void) {
  check_truncated();
  check_mutated();
  check_depth();
  check_length();
  return check_finish("badinput");
}
