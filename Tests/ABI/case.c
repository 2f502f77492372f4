#define _POSIX_C_SOURCE 200809L
#include "case.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const keys[KEY_COUNT] = {
    "call",
    "input",
    "statefulsets",
    "pods",
    "previous",
    "tenant",
    "pool",
    "now",
    "flags",
    "rule",
    "deadline",
    "pod-grace",
    "blocked-reason",
    "blocked-message",
    "max-input-bytes",
    "code",
    "state",
    "reason",
    "changed",
    "json",
    "line",
    "column",
    "offset",
    "path",
    "message",
};

static void malformed(const struct fixture *fixture, const char *problem, const char *what) {
  fprintf(stderr, "%s: the case is not well-formed: %s: %s\n", fixture->name, problem, what);
  exit(1);
}

static void set_value(struct fixture *fixture, const char *line) {
  const char *space = strchr(line, ' ');
  size_t length = space == NULL ? strlen(line) : (size_t)(space - line);
  for (int key = 0; key < KEY_COUNT; key++) {
    if (strlen(keys[key]) != length || memcmp(keys[key], line, length) != 0) continue;
    if (fixture->values[key] != NULL) malformed(fixture, "twice", line);
    fixture->values[key] = strdup(space == NULL ? "" : space + 1);
    return;
  }
  malformed(fixture, "unknown key", line);
}

static struct text file_of(const struct fixture *fixture, const char *folder, const char *file) {
  char path[4096];
  struct text none = {NULL, 0};
  (void)fixture;
  if (file == NULL) return none;
  snprintf(path, sizeof path, "%s/%s", folder, file);
  return text_of_file(path);
}

/* Keys that belong together. */
static void check_shape(const struct fixture *fixture) {
  char *const *v = fixture->values;
  int ok = equal(v[CODE], "OK");
  if (v[CALL] == NULL || v[INPUT] == NULL || v[CODE] == NULL)
    malformed(fixture, "missing", "call, input or code");
  if (!equal(v[CALL], "pool") && !equal(v[CALL], "list") && !equal(v[CALL], "tenant"))
    malformed(fixture, "call", v[CALL]);
  if (equal(v[CALL], "tenant") != (v[STATEFULSETS] != NULL))
    malformed(fixture, "statefulsets", "for tenant, and only for tenant");
  if (ok != (v[JSON] != NULL) || ok != (v[CHANGED] != NULL) || ok == (v[MESSAGE] != NULL))
    malformed(fixture, "expected", "json and changed where the code is OK, else message");
  if (!ok && (v[STATE] != NULL || v[REASON] != NULL))
    malformed(fixture, "expected", "no state and no reason of a failure");
  if (ok && (v[LINE] || v[COLUMN] || v[OFFSET] || v[PATH]))
    malformed(fixture, "expected", "no place in a success");
}

void fixture_load(struct fixture *fixture, const char *cases, const char *group, const char *name) {
  static const poolstatus_options defaults = POOLSTATUS_OPTIONS_INIT;
  char path[4096], folder[4096], *line = NULL;
  size_t room = 0;
  ssize_t length;
  FILE *file;

  memset(fixture, 0, sizeof *fixture);
  snprintf(fixture->name, sizeof fixture->name, "%s/%s", group, name);
  snprintf(folder, sizeof folder, "%s/%s/%s", cases, group, name);
  snprintf(path, sizeof path, "%.4000s/case", folder);
  file = fopen(path, "rb");
  if (file == NULL) malformed(fixture, path, strerror(errno));
  while ((length = getline(&line, &room, file)) > 0) {
    if (line[length - 1] == '\n') line[--length] = '\0';
    if (length > 0 && line[0] != '#') set_value(fixture, line);
  }
  free(line);
  fclose(file);
  check_shape(fixture);

  fixture->input = file_of(fixture, folder, fixture->values[INPUT]);
  fixture->statefulsets = file_of(fixture, folder, fixture->values[STATEFULSETS]);
  fixture->pods = file_of(fixture, folder, fixture->values[PODS]);
  fixture->previous = file_of(fixture, folder, fixture->values[PREVIOUS]);
  fixture->json = file_of(fixture, folder, fixture->values[JSON]);
  if (fixture->json.length > 0 && fixture->json.bytes[fixture->json.length - 1] == '\n')
    fixture->json.length--;

  fixture->options = defaults;
  fixture->options.flags = (uint32_t)fixture_number(fixture, FLAGS);
  fixture->options.rule = (int32_t)fixture_number(fixture, RULE);
  fixture->options.progress_deadline_seconds = (int32_t)fixture_number(fixture, DEADLINE);
  fixture->options.pod_grace_seconds = (int32_t)fixture_number(fixture, POD_GRACE);
  fixture->options.blocked_reason = fixture->values[BLOCKED_REASON];
  fixture->options.blocked_message = fixture->values[BLOCKED_MESSAGE];
  fixture->options.tenant = fixture->values[TENANT];
  fixture->options.pool = fixture->values[POOL];
  fixture->options.now = fixture->values[NOW];
  fixture->options.previous = fixture->previous.bytes;
  fixture->options.previous_length = fixture->previous.length;
  fixture->options.pods = fixture->pods.bytes;
  fixture->options.pods_length = fixture->pods.length;
  fixture->options.max_input_bytes = (uint64_t)fixture_number(fixture, MAX_INPUT_BYTES);
}

void fixture_free(struct fixture *fixture) {
  for (int key = 0; key < KEY_COUNT; key++) free(fixture->values[key]);
  free(fixture->input.bytes);
  free(fixture->statefulsets.bytes);
  free(fixture->pods.bytes);
  free(fixture->previous.bytes);
  free(fixture->json.bytes);
}

long long fixture_number(const struct fixture *fixture, enum fixture_key key) {
  const char *value = fixture->values[key];
  char *end;
  long long number;
  if (value == NULL) return 0;
  number = strtoll(value, &end, 10);
  if (end == value || *end != '\0') malformed(fixture, keys[key], value);
  return number;
}

int fixture_is_about_option(const struct fixture *fixture) {
  const char *path = fixture->values[PATH];
  return path != NULL && (strncmp(path, "pods", 4) == 0 || strncmp(path, "previous", 8) == 0);
}

int fixture_is_about_main_text(const struct fixture *fixture) {
  return equal(fixture->values[CODE], "INVALID_JSON") && !fixture_is_about_option(fixture);
}
