/*
 * structs - what the header says of struct_size: older hosts, newer hosts, and mistakes
 *
 * Each struct lies at the start of a block of 8 KiB, so that a tail can stand behind it and
 * a write beyond it shows.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calls.h"
#include "check.h"

enum { BLOCK = 8192, LARGEST = 4096, PATTERN = 0xA5 };
/* What the structs that hosts pass in were in 0.1.0. */
enum { FIRST_OPTIONS = 80, FIRST_OBSERVATION = 80 };

/* A block on the heap that begins with that struct and goes on with `fill`. */
static void *block_with(const void *start, size_t size, int fill) {
  unsigned char *block = malloc(BLOCK);
  if (block == NULL) abort();
  memset(block, fill, BLOCK);
  memcpy(block, start, size);
  return block;
}

/* Whether all bytes from `from` on still are the pattern. */
static int untouched(const void *block, size_t from) {
  const unsigned char *bytes = block;
  for (size_t i = from; i < BLOCK; i++)
    if (bytes[i] != PATTERN) return 0;
  return 1;
}

/* One call with options of that size and that tail. */
static void options_of(const struct call *call, uint32_t size, int tail, size_t tail_at,
                       poolstatus_code expected) {
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result;
  poolstatus_error error;
  poolstatus_code code;
  unsigned char *block;
  char name[128];

  options.struct_size = size;
  block = block_with(&options, sizeof options, 0);
  block[tail_at] |= (unsigned char)tail;
  dirty(&result, &error);
  code = call->run((poolstatus_options *)(void *)block, &result, &error);
  snprintf(name, sizeof name, "%s: options of %u bytes, byte %zu", call->name, (unsigned)size,
           tail_at);
  if (expected == POOLSTATUS_OK)
    check(code == POOLSTATUS_OK, "%s: %s (%s)", name, poolstatus_code_name(code), error.message);
  else
    check_failed(name, code, expected, &result, &error);
  poolstatus_free(result.json);
  free(block);
}

/* Of options of an older host nothing behind the last whole member counts: were it looked at,
   the pattern would be an argument that is wrong, or a crash. */
static void check_older_options(const struct call *call, uint32_t size) {
  poolstatus_options start = POOLSTATUS_OPTIONS_INIT, *options;
  poolstatus_result result;
  poolstatus_error error;
  poolstatus_code code;

  start.struct_size = size;
  options = block_with(&start, sizeof start, 0);
  memset((char *)options + size / 8 * 8, PATTERN, BLOCK - size / 8 * 8);
  dirty(&result, &error);
  code = call->run(options, &result, &error);
  check(code == POOLSTATUS_OK, "%s: options of %u bytes: %s (%s)", call->name, (unsigned)size,
        poolstatus_code_name(code), error.message);
  poolstatus_free(result.json);
  free(options);
}

static void check_options(const struct call *call) {
  const uint32_t size = sizeof(poolstatus_options);
  options_of(call, 0, 0, size, POOLSTATUS_INVALID_ARGUMENT);
  options_of(call, 4, 0, size, POOLSTATUS_INVALID_ARGUMENT);
  options_of(call, FIRST_OPTIONS - 8, 0, size, POOLSTATUS_INVALID_ARGUMENT);
  options_of(call, FIRST_OPTIONS - 1, 0, size, POOLSTATUS_INVALID_ARGUMENT);
  for (uint32_t older = FIRST_OPTIONS; older < size; older++) check_older_options(call, older);
  options_of(call, size, 1, size, POOLSTATUS_OK); /* what is behind it is not looked at */
  options_of(call, size + 8, 0, size, POOLSTATUS_OK);
  for (uint32_t at = size; at < size + 8; at++)
    options_of(call, size + 8, 0x80, at, POOLSTATUS_INVALID_ARGUMENT);
  options_of(call, LARGEST, 0, size, POOLSTATUS_OK);
  options_of(call, LARGEST, 1, LARGEST - 1, POOLSTATUS_INVALID_ARGUMENT);
  options_of(call, LARGEST, 1, LARGEST, POOLSTATUS_OK);
  options_of(call, LARGEST + 1, 0, size, POOLSTATUS_INVALID_ARGUMENT);
  options_of(call, UINT32_MAX, 0, size, POOLSTATUS_INVALID_ARGUMENT);
}

/* One call with a result of that size; what stands behind it must stay. */
static void result_of(const struct call *call, uint32_t size, poolstatus_code expected) {
  const size_t known = sizeof(poolstatus_result);
  poolstatus_result start = POOLSTATUS_RESULT_INIT, *result;
  poolstatus_error error = POOLSTATUS_ERROR_INIT;
  poolstatus_code code;

  memset(&start, PATTERN, sizeof start);
  start.struct_size = size;
  result = block_with(&start, sizeof start, PATTERN);
  code = call->run(NULL, result, &error);
  check(code == expected && error.code == expected, "%s: a result of %u bytes: %s", call->name,
        (unsigned)size, poolstatus_code_name(code));
  check(result->struct_size == size, "%s: struct_size was changed", call->name);
  check(untouched(result, size >= known ? known
                          : size < 4    ? 4
                                        : size),
        "%s: written beyond a result of %u bytes", call->name, (unsigned)size);
  if (size >= known && code == POOLSTATUS_OK)
    check((result->json != NULL) == call->gives_json && result->reserved == 0,
          "%s: json of a result of %u bytes", call->name, (unsigned)size);
  if (code == POOLSTATUS_OK) poolstatus_free(result->json);
  free(result);
}

/* The same of an error, in a call that fails for another reason. */
static void error_of(const struct call *call, uint32_t size, int is_good) {
  const size_t known = sizeof(poolstatus_error);
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_error start, *error;
  poolstatus_code code;

  options.rule = 99;
  memset(&start, PATTERN, sizeof start);
  start.struct_size = size;
  error = block_with(&start, sizeof start, PATTERN);
  code = call->run(&options, &result, error);
  check(code == POOLSTATUS_INVALID_ARGUMENT, "%s: an error of %u bytes: %s", call->name,
        (unsigned)size, poolstatus_code_name(code));
  check(error->struct_size == size, "%s: struct_size was changed", call->name);
  check(untouched(error, size >= known ? known
                         : size < 4    ? 4
                                       : size),
        "%s: written beyond an error of %u bytes", call->name, (unsigned)size);
  if (is_good)
    check(error->code == code && error->message[0] != '\0' && error->path[0] == '\0' &&
              error->line == 0 && error->column == 0 && error->offset == 0,
          "%s: an error of %u bytes is not filled", call->name, (unsigned)size);

  /* A call that is all right but for the error's size. */
  code = call->run(NULL, &result, error);
  check(code == (is_good ? POOLSTATUS_OK : POOLSTATUS_INVALID_ARGUMENT),
        "%s: only an error of %u bytes: %s", call->name, (unsigned)size,
        poolstatus_code_name(code));
  check(is_good || result.json == NULL, "%s: a json in spite of failure", call->name);
  poolstatus_free(result.json);
  free(error);
}

static void observation_of(uint32_t size, int tail, size_t tail_at, poolstatus_code expected) {
  poolstatus_observation start = POOLSTATUS_OBSERVATION_INIT;
  poolstatus_result result;
  poolstatus_error error;
  poolstatus_code code;
  unsigned char *block;
  char name[128];

  start.name = "demo-pool-0";
  start.struct_size = size;
  block = block_with(&start, sizeof start, 0);
  block[tail_at] |= (unsigned char)tail;
  dirty(&result, &error);
  code = poolstatus_evaluate((poolstatus_observation *)(void *)block, NULL, &result, &error);
  snprintf(name, sizeof name, "an observation of %u bytes, byte %zu", (unsigned)size, tail_at);
  if (expected == POOLSTATUS_OK)
    check(code == POOLSTATUS_OK && result.json == NULL, "%s: %s", name, error.message);
  else
    check_failed(name, code, expected, &result, &error);
  free(block);
}

/* The same of an observation. */
static void check_older_observation(uint32_t size) {
  poolstatus_observation start = POOLSTATUS_OBSERVATION_INIT, *seen;
  poolstatus_result result;
  poolstatus_error error;
  poolstatus_code code;

  start.name = "demo-pool-0";
  start.struct_size = size;
  seen = block_with(&start, sizeof start, 0);
  memset((char *)seen + size / 8 * 8, PATTERN, BLOCK - size / 8 * 8);
  dirty(&result, &error);
  code = poolstatus_evaluate(seen, NULL, &result, &error);
  check(code == POOLSTATUS_OK, "an observation of %u bytes: %s (%s)", (unsigned)size,
        poolstatus_code_name(code), error.message);
  free(seen);
}

/* The _init functions: the same bytes as the macros, no byte beyond the size, and no byte at all
   for a size that no struct has. Through one signature, for the structs differ and nothing else. */
typedef poolstatus_code init_function(void *, uint32_t);

static poolstatus_code init_options(void *host, uint32_t size) {
  return poolstatus_options_init(host, size);
}
static poolstatus_code init_result(void *host, uint32_t size) {
  return poolstatus_result_init(host, size);
}
static poolstatus_code init_error(void *host, uint32_t size) {
  return poolstatus_error_init(host, size);
}
static poolstatus_code init_observation(void *host, uint32_t size) {
  return poolstatus_observation_init(host, size);
}

static void init_refuses(const char *name, init_function *init, void *host, uint32_t size) {
  poolstatus_code code = init(host, size);
  check(code == POOLSTATUS_INVALID_ARGUMENT, "%s_init of %u bytes: %s", name, (unsigned)size,
        poolstatus_code_name(code));
  if (host != NULL) check(untouched(host, 0), "%s_init of %u bytes wrote", name, (unsigned)size);
}

/* `macro` are the bytes that the macro sets, `own` of them. */
static void init_fills(const char *name, init_function *init, uint32_t size, const void *macro,
                       size_t own) {
  unsigned char *block = block_with("", 0, PATTERN);
  const size_t known = size < own ? size : own, number = sizeof size;
  poolstatus_code code = init(block, size);
  int zero = 1;

  for (size_t i = known; i < size; i++) zero &= block[i] == 0;
  check(code == POOLSTATUS_OK, "%s_init of %u bytes: %s", name, (unsigned)size,
        poolstatus_code_name(code));
  check(memcmp(block, &size, number) == 0, "%s_init of %u bytes: struct_size", name,
        (unsigned)size);
  check(memcmp(block + number, (const char *)macro + number, known - number) == 0,
        "%s_init of %u bytes differs from the macro", name, (unsigned)size);
  check(zero, "%s_init of %u bytes: the tail is not zero", name, (unsigned)size);
  check(untouched(block, size), "%s_init of %u bytes wrote behind them", name, (unsigned)size);
  free(block);
}

static void check_init(const char *name, init_function *init, uint32_t first, const void *macro,
                       uint32_t own) {
  const uint32_t refused[] = {0, 8, first - 8, first - 1, LARGEST + 1, UINT32_MAX};
  const uint32_t sizes[] = {first, first + 4, own, own + 8, LARGEST};
  unsigned char *block = block_with("", 0, PATTERN);

  init_refuses(name, init, NULL, own);
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
    init_refuses(name, init, block, refused[i]);
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
    init_fills(name, init, sizes[i], macro, own);
  free(block);
}

/* As a host without macros calls: memory of nobody knows what, then _init, then the call. */
static void check_init_and_call(void) {
  poolstatus_options options;
  poolstatus_result result;
  poolstatus_error error;
  poolstatus_observation observation;
  poolstatus_code code;

  memset(&options, PATTERN, sizeof options);
  memset(&observation, PATTERN, sizeof observation);
  dirty(&result, &error);
  poolstatus_options_init(&options, sizeof options);
  poolstatus_result_init(&result, sizeof result);
  poolstatus_error_init(&error, sizeof error);
  poolstatus_observation_init(&observation, sizeof observation);
  observation.name = "demo-pool-0";
  options.rule = POOLSTATUS_RULE_KUBERNETES;
  code = poolstatus_evaluate(&observation, &options, &result, &error);
  check(code == POOLSTATUS_OK, "a call after _init: %s (%s)", poolstatus_code_name(code),
        error.message);
  memset(&options, 0, sizeof options);
  code = poolstatus_evaluate(&observation, &options, &result, &error);
  check(code == POOLSTATUS_INVALID_ARGUMENT, "options of nothing but zeros: %s",
        poolstatus_code_name(code));
}

static void check_inits(void) {
  const poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  const poolstatus_result result = POOLSTATUS_RESULT_INIT;
  const poolstatus_error error = POOLSTATUS_ERROR_INIT;
  const poolstatus_observation observation = POOLSTATUS_OBSERVATION_INIT;

  check_init("options", init_options, FIRST_OPTIONS, &options, sizeof options);
  check_init("result", init_result, sizeof result, &result, sizeof result);
  check_init("error", init_error, sizeof error, &error, sizeof error);
  check_init("observation", init_observation, FIRST_OBSERVATION, &observation, sizeof observation);
  check_init_and_call();
}

int main(void) {
  const uint32_t results = sizeof(poolstatus_result), errors = sizeof(poolstatus_error);
  const uint32_t observations = sizeof(poolstatus_observation);
  for (int i = 0; i < CALL_COUNT; i++) {
    const struct call *call = &calls[i];
    check_options(call);
    result_of(call, 0, POOLSTATUS_INVALID_ARGUMENT);
    result_of(call, 8, POOLSTATUS_INVALID_ARGUMENT);
    result_of(call, results - 8, POOLSTATUS_INVALID_ARGUMENT);
    result_of(call, results - 1, POOLSTATUS_INVALID_ARGUMENT);
    result_of(call, results, POOLSTATUS_OK);
    result_of(call, results + 8, POOLSTATUS_OK);
    result_of(call, LARGEST, POOLSTATUS_OK);
    result_of(call, LARGEST + 1, POOLSTATUS_INVALID_ARGUMENT);
    result_of(call, UINT32_MAX, POOLSTATUS_INVALID_ARGUMENT);
    error_of(call, 0, 0);
    error_of(call, 8, 0);
    error_of(call, errors - 8, 0);
    error_of(call, errors - 1, 0);
    error_of(call, errors, 1);
    error_of(call, errors + 8, 1);
    error_of(call, LARGEST, 1);
    error_of(call, LARGEST + 1, 0);
    error_of(call, UINT32_MAX, 0);
  }
  check_inits();
  observation_of(0, 0, observations, POOLSTATUS_INVALID_ARGUMENT);
  observation_of(FIRST_OBSERVATION - 8, 0, observations, POOLSTATUS_INVALID_ARGUMENT);
  observation_of(FIRST_OBSERVATION - 1, 0, observations, POOLSTATUS_INVALID_ARGUMENT);
  for (uint32_t older = FIRST_OBSERVATION; older < observations; older++)
    check_older_observation(older);
  observation_of(observations, 1, observations, POOLSTATUS_OK);
  observation_of(observations + 8, 0, observations, POOLSTATUS_OK);
  observation_of(observations + 8, 1, observations + 7, POOLSTATUS_INVALID_ARGUMENT);
  observation_of(LARGEST, 0, observations, POOLSTATUS_OK);
  observation_of(LARGEST, 1, LARGEST - 1, POOLSTATUS_INVALID_ARGUMENT);
  observation_of(LARGEST + 1, 0, observations, POOLSTATUS_INVALID_ARGUMENT);
  return check_finish("structs");
}
