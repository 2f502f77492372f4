/*
 * fixtures - runs the cases of Tests/Fixtures/cases through the C functions
 *
 *     fixtures [--jansson] CASES
 *
 * Uses nothing but the public headers. With --jansson each case whose main texts are JSON
 * goes through the json_t functions too, which must answer the same.
 */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "case.h"
#include "check.h"
#include "poolstatus_jansson.h"

enum { JSON_FLAGS = JSON_DECODE_ANY | JSON_ALLOW_NUL };

static long skipped;

/* Whether an error is where the case says; a value in a tree of the host has no place. */
static int check_place(const struct fixture *fixture, const char *how, int is_tree,
                       const poolstatus_error *error) {
  int is_in_tree = is_tree && !fixture_is_about_option(fixture);
  int is_nowhere = is_in_tree && error->code == POOLSTATUS_INVALID_OBJECT;
  long long line = is_nowhere ? 0 : fixture_number(fixture, LINE);
  long long column = is_nowhere ? 0 : fixture_number(fixture, COLUMN);
  long long offset = is_nowhere ? 0 : fixture_number(fixture, OFFSET);

  return check(error->line == line && error->column == column && error->offset == (uint64_t)offset,
               "%s%s: place: got line %d column %d offset %lu, expected %lld %lld %lld",
               fixture->name, how, (int)error->line, (int)error->column,
               (unsigned long)error->offset, line, column, offset);
}

/* Checks what a text call and a json_t call have in common. */
static int check_answer(const struct fixture *fixture, int is_tree, poolstatus_code code,
                        const poolstatus_result *result, const poolstatus_error *error) {
  const char *name = fixture->name, *how = is_tree ? " (json_t)" : "";
  const char *const *v = (const char *const *)fixture->values;
  int is_list = equal(v[CALL], "list"), good = 1;

  if (!check(equal(poolstatus_code_name(code), v[CODE]), "%s%s: code: got %s (%s: %s), expected %s",
             name, how, poolstatus_code_name(code), error->path, error->message, v[CODE]))
    return 0;
  good &= check(error->code == code, "%s%s: error.code: got %d", name, how, (int)error->code);
  if (code == POOLSTATUS_OK) {
    const char *state = result->state == 0 ? "NONE" : poolstatus_state_name(result->state);
    const char *reason = v[REASON] == NULL && is_list ? "" : v[REASON];
    good &= check(equal(state, v[STATE] == NULL ? "NONE" : v[STATE]),
                  "%s%s: state: got %s, expected %s", name, how, state, v[STATE]);
    good &= check(equal(result->reason, reason), "%s%s: reason: got '%s', expected '%s'", name, how,
                  result->reason ? result->reason : "(null)", reason ? reason : "(not given)");
    good &=
        check(result->changed == fixture_number(fixture, CHANGED),
              "%s%s: changed: got %d, expected %s", name, how, (int)result->changed, v[CHANGED]);
    good &= check(result->reserved == 0, "%s%s: reserved is not 0", name, how);
    good &= check(error->line == 0 && error->column == 0 && error->offset == 0 &&
                      error->path[0] == '\0' && error->message[0] == '\0',
                  "%s%s: the error is not clear after a success", name, how);
  } else {
    const char *path = v[PATH] ? v[PATH] : "";
    good &= check(result->state == 0 && result->changed == 0 && result->reserved == 0 &&
                      result->reason == NULL && result->json == NULL && result->json_length == 0,
                  "%s%s: the result is not clear after a failure", name, how);
    good &= check(equal(error->path, path), "%s%s: path: got '%s', expected '%s'", name, how,
                  error->path, path);
    good &=
        check(equal(error->message, v[MESSAGE]), "%s%s: message:\n  got      '%s'\n  expected '%s'",
              name, how, error->message, v[MESSAGE] ? v[MESSAGE] : "(not given)");
    good &= check_place(fixture, how, is_tree, error);
  }
  return good;
}

static int run_text(const struct fixture *fixture) {
  const poolstatus_options *options = &fixture->options;
  const struct text *input = &fixture->input, *sets = &fixture->statefulsets;
  poolstatus_result result;
  poolstatus_error error;
  poolstatus_code code;
  int good;

  dirty(&result, &error);
  if (equal(fixture->values[CALL], "tenant"))
    code = poolstatus_tenant(input->bytes, input->length, sets->bytes, sets->length, options,
                             &result, &error);
  else if (equal(fixture->values[CALL], "list"))
    code = poolstatus_list(input->bytes, input->length, options, &result, &error);
  else
    code = poolstatus_pool(input->bytes, input->length, options, &result, &error);

  good = check_answer(fixture, 0, code, &result, &error);
  if (code == POOLSTATUS_OK) {
    good &= check(result.json_length == fixture->json.length &&
                      memcmp(result.json, fixture->json.bytes, result.json_length) == 0,
                  "%s: json:\n  got      %s\n  expected %.*s", fixture->name, result.json,
                  (int)fixture->json.length, fixture->json.bytes);
    good &=
        check(result.json[result.json_length] == '\0', "%s: no NUL behind the json", fixture->name);
    poolstatus_free(result.json);
  }
  return good;
}

/* The values are the same and in the same order. */
static int same_tree(const json_t *got, const struct text *expected) {
  json_t *tree = json_loadb(expected->bytes, expected->length, JSON_FLAGS, NULL);
  char *a = json_dumps(got, JSON_COMPACT | JSON_ENCODE_ANY);
  char *b = json_dumps(tree, JSON_COMPACT | JSON_ENCODE_ANY);
  int same = tree != NULL && json_equal(got, tree) && equal(a, b);
  free(a);
  free(b);
  json_decref(tree);
  return same;
}

static int run_jansson(const struct fixture *fixture) {
  const struct text *input = &fixture->input, *sets = &fixture->statefulsets;
  json_t *tree = json_loadb(input->bytes, input->length, JSON_FLAGS, NULL), *list = NULL;
  json_t *out = (json_t *)fixture; /* not NULL: the call has to set it */
  char *before = json_dumps(tree, JSON_ENCODE_ANY), *after;
  poolstatus_result result;
  poolstatus_error error;
  poolstatus_code code;
  int good, is_tenant = equal(fixture->values[CALL], "tenant");

  if (is_tenant) list = json_loadb(sets->bytes, sets->length, JSON_FLAGS, NULL);
  if (tree == NULL || (is_tenant && list == NULL) || fixture_is_about_main_text(fixture)) {
    skipped++;
    json_decref(tree);
    json_decref(list);
    free(before);
    return 1;
  }
  dirty(&result, &error);
  if (is_tenant)
    code = poolstatus_tenant_jansson(tree, list, &fixture->options, &out, &result, &error);
  else if (equal(fixture->values[CALL], "list"))
    code = poolstatus_list_jansson(tree, &fixture->options, &out, &result, &error);
  else
    code = poolstatus_pool_jansson(tree, &fixture->options, &out, &result, &error);

  good = check_answer(fixture, 1, code, &result, &error);
  good &= check(result.json == NULL && result.json_length == 0, "%s (json_t): result.json is set",
                fixture->name);
  good &= check((out != NULL) == (code == POOLSTATUS_OK), "%s (json_t): *out", fixture->name);
  if (code == POOLSTATUS_OK && out != NULL) {
    char *text = json_dumps(out, JSON_COMPACT);
    good &= check(same_tree(out, &fixture->json), "%s (json_t): got %s", fixture->name, text);
    good &= check(out->refcount == 1, "%s (json_t): %zu references", fixture->name, out->refcount);
    free(text);
    json_decref(out);
  }
  after = json_dumps(tree, JSON_ENCODE_ANY);
  good &= check(equal(before, after), "%s (json_t): the input was changed", fixture->name);
  free(before);
  free(after);
  json_decref(tree);
  json_decref(list);
  return good;
}

static int is_visible(const struct dirent *entry) { return entry->d_name[0] != '.'; }

int main(int argc, char **argv) {
  int with_jansson = argc == 3 && equal(argv[1], "--jansson");
  const char *cases = argc >= 2 ? argv[argc - 1] : ".";
  struct dirent **groups, **names;
  int group_count = scandir(cases, &groups, is_visible, alphasort), passed = 0, failed = 0;

  for (int g = 0; g < group_count; g++) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", cases, groups[g]->d_name);
    int name_count = scandir(path, &names, is_visible, alphasort);
    for (int n = 0; n < name_count; n++) {
      struct fixture fixture;
      int good;
      fixture_load(&fixture, cases, groups[g]->d_name, names[n]->d_name);
      good = run_text(&fixture);
      if (with_jansson) good &= run_jansson(&fixture);
      if (good)
        passed++;
      else
        failed++;
      fixture_free(&fixture);
      free(names[n]);
    }
    if (name_count >= 0) free(names);
    free(groups[g]);
  }
  if (group_count >= 0) free(groups);
  if (with_jansson) printf("fixtures: %ld cases have no json_t form\n", skipped);
  printf("fixtures: %d passed, %d failed\n", passed, failed);
  return failed > 0 || passed == 0;
}
