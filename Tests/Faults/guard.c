/*
 * guard - beginnings of real inputs, right in front of a page that cannot be read
 *
 *     guard [--exact] FILE...      JSON texts; --exact: in memory of malloc of exactly their size
 *
 * Every beginning of up to 2 KiB and the last 256, every 13th between. Each is given as each text
 * of each function. One that is cut is not JSON, and the error says which text that is.
 */
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "check.h"
#include "poolstatus.h"

static const char object[] = "{\"metadata\":{\"name\":\"a\"},\"status\":{\"replicas\":1}}";
static const char tenant[] =
    "{\"metadata\":{\"name\":\"t\"},\"spec\":{\"pools\":[{\"name\":\"p\"}]}}";

enum { SLOTS = 7, MOST = 64 * 1024 };

static poolstatus_result result;
static poolstatus_error error;

/* A call whose text number `slot` this is. */
static poolstatus_code call(int slot, const char *text, size_t length) {
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_observation observation = POOLSTATUS_OBSERVATION_INIT;
  poolstatus_result cleared = POOLSTATUS_RESULT_INIT;
  poolstatus_error none = POOLSTATUS_ERROR_INIT;
  result = cleared;
  error = none;
  options.now = "2025-01-15T10:30:00Z";
  options.rule = POOLSTATUS_RULE_KUBERNETES;
  options.flags = POOLSTATUS_DETAIL;
  observation.name = "a";
  if (slot == 4) {
    options.previous = text;
    options.previous_length = length;
  }
  if (slot > 4) {
    options.pods = text;
    options.pods_length = length;
  }
  switch (slot) {
    case 0:
      return poolstatus_pool(text, length, &options, &result, &error);
    case 1:
      return poolstatus_list(text, length, &options, &result, &error);
    case 2:
      return poolstatus_tenant(text, length, "[]", 2, &options, &result, &error);
    case 3:
      return poolstatus_tenant(tenant, sizeof tenant - 1, text, length, &options, &result, &error);
    case 4:
    case 5:
      return poolstatus_pool(object, sizeof object - 1, &options, &result, &error);
    default:
      return poolstatus_evaluate(&observation, &options, &result, &error);
  }
}

/* A text alone in its memory. */
static char *exact(const char *text, size_t length) {
  char *copy = malloc(length + (length == 0));
  if (copy == NULL) abort();
  memcpy(copy, text, length);
  return copy;
}

/* `end` is where the page begins; NULL: --exact. */
static void each_beginning(const char *name, const char *text, size_t length, const char *end) {
  static const char *const inputs[SLOTS] = {"",         "",     "tenant", "statefulsets",
                                            "previous", "pods", "pods"};
  long wrong = 0;
  size_t whole = length;
  while (whole > 0 && strchr(" \n\t\r", text[whole - 1]) != NULL) whole--;
  for (size_t count = 0; count <= length; count += count < 2048 || count + 256 > length ? 1 : 13) {
    char *start = end == NULL ? exact(text, count) : (char *)end - count;
    memcpy(start, text, count);
    for (int slot = 0; slot < SLOTS; slot++) {
      poolstatus_code code = call(slot, start, count);
      int is_json = count >= whole;
      int is_wrong = is_json ? code == POOLSTATUS_INVALID_JSON || code == POOLSTATUS_NO_MEMORY
                             : code != POOLSTATUS_INVALID_JSON ||
                                   !equal(error.path, inputs[slot]) || error.offset > count;
      if (is_wrong && wrong++ < 3)
        check(0, "%s, %zu of %zu bytes, text %d: %s at %s: %s", name, count, length, slot,
              poolstatus_code_name(code), error.path, error.message);
      if (code == POOLSTATUS_OK) poolstatus_free(result.json);
    }
    if (end == NULL) free(start);
  }
  check(wrong == 0, "%s: %ld wrong", name, wrong);
}

int main(int argc, char **argv) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  char *memory =
      mmap(NULL, MOST + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED || mprotect(memory + MOST, page, PROT_NONE) != 0) return 1;
  int is_exact = argc > 1 && equal(argv[1], "--exact");
  for (int i = 1 + is_exact; i < argc; i++) {
    struct text text = text_of_file(argv[i]);
    if (check(text.length > 100 && text.length < MOST, "%s has %zu bytes", argv[i], text.length))
      each_beginning(argv[i], text.bytes, text.length, is_exact ? NULL : memory + MOST);
    free(text.bytes);
  }
  check(argc > 12 + is_exact, "only %d texts", argc - 1 - is_exact);
  return check_finish("guard");
}
