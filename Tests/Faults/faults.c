/*
 * faults - fails the allocations of a call one after another
 *
 *     faults CASES [--own-memory]      where jansson has other functions than malloc and free
 *
 * Every fixture runs as text and as json_t, once for each of its allocations: first only that
 * one fails, then it and all later ones. Whatever fails, the code is NO_MEMORY, the outputs are
 * clear, nothing is lost, and the next call is as if nothing had been. Each fixture has a process
 * of its own, so that one that crashes does not hide the others.
 *
 * jansson's parser drops bytes, misreports or aborts where malloc fails while it parses: no call
 * asks it.
 */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dirent.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../ABI/case.h"
#include "../ABI/check.h"
#include "allocations.h"
#include "poolstatus_jansson.h"

enum { JSON_FLAGS = JSON_DECODE_ANY | JSON_ALLOW_NUL, LARGE = 20000 };

/* ---- A host's own memory for jansson ---- */

enum { TAG = 16 };
static const char tag[TAG] = "a host's own 16";

/* Not what free takes: whoever gives it back in another way than it came is found out. */
static void *tagged_malloc(size_t size) {
  char *block = malloc(size + TAG);
  if (block == NULL) return NULL;
  memcpy(block, tag, TAG);
  return block + TAG;
}

static void tagged_free(void *block) {
  char *start = (char *)block - TAG;
  if (block == NULL) return;
  if (memcmp(start, tag, TAG) != 0) abort();
  memset(start, 0, TAG);
  free(start);
}

/* What a process reports to the one that started it. */
static struct tally {
  struct counts counts;
  long faults, calls, most, parsed;
} tally;

/* Stands in front of jansson's, and counts. */
json_t *json_loadb(const char *text, size_t length, size_t flags, json_error_t *error) {
  json_t *(*parser)(const char *, size_t, size_t, json_error_t *);
  void *symbol = dlsym(RTLD_NEXT, "json_loadb");
  memcpy(&parser, &symbol, sizeof parser);
  tally.parsed++;
  return parser(text, length, flags, error);
}

/* The inputs of a call as both kinds of function take them. */
struct inputs {
  const struct fixture *fixture;
  json_t *tree, *list; /* NULL: call with the texts */
};

struct outputs {
  poolstatus_result result;
  poolstatus_error error;
  json_t *out;
};

static poolstatus_code call(const struct inputs *in, struct outputs *out) {
  const struct fixture *fixture = in->fixture;
  const struct text *input = &fixture->input, *sets = &fixture->statefulsets;
  const poolstatus_options *options = &fixture->options;
  const char *function = fixture->values[CALL];

  dirty(&out->result, &out->error);
  out->out = NULL;
  tally.calls++;
  if (in->tree != NULL) {
    if (equal(function, "tenant"))
      return poolstatus_tenant_jansson(in->tree, in->list, options, &out->out, &out->result,
                                       &out->error);
    if (equal(function, "list"))
      return poolstatus_list_jansson(in->tree, options, &out->out, &out->result, &out->error);
    return poolstatus_pool_jansson(in->tree, options, &out->out, &out->result, &out->error);
  }
  if (equal(function, "tenant"))
    return poolstatus_tenant(input->bytes, input->length, sets->bytes, sets->length, options,
                             &out->result, &out->error);
  if (equal(function, "list"))
    return poolstatus_list(input->bytes, input->length, options, &out->result, &out->error);
  return poolstatus_pool(input->bytes, input->length, options, &out->result, &out->error);
}

static void give_back(struct outputs *out, poolstatus_code code) {
  if (code == POOLSTATUS_OK) poolstatus_free(out->result.json);
  json_decref(out->out);
}

/* One call whose nth allocation fails. */
static void fail_one(const char *name, const struct inputs *in, long nth, int on) {
  struct outputs out;
  long before = allocations_live(), after;
  poolstatus_code code;
  char what[400];

  allocations_fail(nth, on);
  code = call(in, &out);
  allocations_end();
  after = allocations_live();
  if (allocations_failed() == 0) {
    give_back(&out, code);
    return;
  }
  tally.faults++;
  snprintf(what, sizeof what, "%s: allocation %ld%s", name, nth, on ? " and on" : "");
  check_failed(what, code, POOLSTATUS_NO_MEMORY, &out.result, &out.error);
  check(out.out == NULL, "%s: *out is not NULL", what);
  if (code == POOLSTATUS_OK)
    give_back(&out, code);
  else
    check(after == before, "%s: %ld blocks are lost", what, after - before);
}

/* All allocations of a call in turn; of very many a part, and the last ones. */
static void fail_all(const char *name, const struct inputs *in) {
  struct outputs out;
  long before = allocations_live(), parsed = tally.parsed, count, step, failed;
  poolstatus_code code;

  allocations_fail(0, 0);
  code = call(in, &out);
  count = allocations_end();
  check(equal(poolstatus_code_name(code), in->fixture->values[CODE]), "%s: without a fault: %s %s",
        name, poolstatus_code_name(code), out.error.message);
  give_back(&out, code);
  check(allocations_live() == before, "%s: %ld blocks are lost without a fault", name,
        allocations_live() - before);
  if (count > tally.most) tally.most = count;
  check(tally.parsed == parsed, "%s: jansson has parsed a text", name);

  step = count / (in->fixture->input.length < LARGE ? 300 : 30) + 1;
  failed = check_counts().failed;
  for (long nth = 1; nth <= count; nth += nth + 8 > count ? 1 : step) {
    if (check_counts().failed > failed + 4) break; /* what goes wrong is plain by now */
    fail_one(name, in, nth, 0);
    fail_one(name, in, nth, 1);
  }

  code = call(in, &out);
  check(equal(poolstatus_code_name(code), in->fixture->values[CODE]), "%s: after the faults: %s %s",
        name, poolstatus_code_name(code), out.error.message);
  give_back(&out, code);
  check(allocations_live() == before, "%s: %ld blocks are lost after the faults", name,
        allocations_live() - before);
}

/* poolstatus_evaluate, which no fixture is about: previous with escapes, and pods. */
static void evaluate(void) {
  static const char previous[] = "{\"ssName\":\"a\",\"x\":\"\\u0041\",\"message\":\"\\n\"}";
  static const char pods[] =
      "{\"items\":[{\"metadata\":{\"name\":\"a-0\"},\"status\":{\"phase\":\"\\u0046ailed\"}},"
      "{\"metadata\":{\"name\":\"a-0\"}}]}";
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_observation observation = POOLSTATUS_OBSERVATION_INIT;
  struct outputs out;
  long count;
  options.rule = POOLSTATUS_RULE_KUBERNETES;
  options.now = "2025-01-15T10:30:00Z";
  options.previous = previous;
  options.previous_length = sizeof previous - 1;
  options.pods = pods;
  options.pods_length = sizeof pods - 1;
  observation.name = "a";
  for (int on = 0; on < 2; on++) {
    count = 1;
    for (long nth = 0; nth <= count; nth++) {
      long before = allocations_live();
      poolstatus_code code;
      dirty(&out.result, &out.error);
      allocations_fail(nth, on);
      code = poolstatus_evaluate(&observation, &options, &out.result, &out.error);
      if (nth == 0) count = allocations_end();
      allocations_end();
      check(allocations_live() == before, "evaluate, allocation %ld: blocks are lost", nth);
      check(code == (nth == 0 ? POOLSTATUS_OK : POOLSTATUS_NO_MEMORY),
            "evaluate, allocation %ld: %s", nth, poolstatus_code_name(code));
      tally.faults += nth > 0;
    }
    check(count > 1, "evaluate allocates %ld times", count);
  }
}

static void run_case(const char *cases, const char *group, const char *name) {
  struct fixture fixture;
  struct inputs in = {&fixture, NULL, NULL};
  const struct text *input = &fixture.input, *sets = &fixture.statefulsets;
  char what[300];

  fixture_load(&fixture, cases, group, name);
  fail_all(fixture.name, &in);
  snprintf(what, sizeof what, "%s (json_t)", fixture.name);
  in.tree = json_loadb(input->bytes, input->length, JSON_FLAGS, NULL);
  if (sets->bytes != NULL) in.list = json_loadb(sets->bytes, sets->length, JSON_FLAGS, NULL);
  if (in.tree != NULL && (sets->bytes == NULL || in.list != NULL) &&
      !fixture_is_about_main_text(&fixture))
    fail_all(what, &in);
  json_decref(in.tree);
  json_decref(in.list);
  fixture_free(&fixture);
}

/* run_case in a process of its own. */
static void run_apart(const char *cases, const char *group, const char *name) {
  struct tally theirs;
  int ends[2], status = -1;
  pid_t child;

  memset(&theirs, 0, sizeof theirs);
  fflush(stdout);
  if (pipe(ends) != 0 || (child = fork()) < 0) {
    check(0, "no pipe, or no process");
    return;
  }
  if (child == 0) {
    struct counts before = check_counts();
    memset(&tally, 0, sizeof tally);
    run_case(cases, group, name);
    tally.counts.passed = check_counts().passed - before.passed;
    tally.counts.failed = check_counts().failed - before.failed;
    fflush(stdout);
    _exit(write(ends[1], &tally, sizeof tally) == sizeof tally ? 0 : 1);
  }
  close(ends[1]);
  if (read(ends[0], &theirs, sizeof theirs) != sizeof theirs) memset(&theirs, 0, sizeof theirs);
  close(ends[0]);
  waitpid(child, &status, 0);
  check(status == 0, "%s/%s: the process ended with %s %d", group, name,
        WIFSIGNALED(status) ? "signal" : "status",
        WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
  check_add(theirs.counts);
  tally.faults += theirs.faults;
  tally.calls += theirs.calls;
  if (theirs.most > tally.most) tally.most = theirs.most;
}

static int is_visible(const struct dirent *entry) { return entry->d_name[0] != '.'; }

int main(int argc, char **argv) {
  int is_tagged = argc > 2 && equal(argv[2], "--own-memory");
  const char *cases = argc > 1 ? argv[1] : ".";
  struct dirent **groups, **names;
  int group_count = scandir(cases, &groups, is_visible, alphasort);
  static char buffer[BUFSIZ];

  if (is_tagged) json_set_alloc_funcs(tagged_malloc, tagged_free);
  setvbuf(stdout, buffer, _IOLBF, sizeof buffer); /* printf is not to allocate its own */
  evaluate();
  for (int g = 0; g < group_count; g++) {
    char path[4096];
    int name_count;
    snprintf(path, sizeof path, "%s/%s", cases, groups[g]->d_name);
    name_count = scandir(path, &names, is_visible, alphasort);
    for (int n = 0; n < name_count; n++) {
      run_apart(cases, groups[g]->d_name, names[n]->d_name);
      free(names[n]);
    }
    if (name_count >= 0) free(names);
    free(groups[g]);
  }
  if (group_count >= 0) free(groups);
  check(tally.faults > 1000, "only %ld faults", tally.faults);
  printf("faults: %ld allocations failed in %ld calls, which make up to %ld each\n", tally.faults,
         tally.calls, tally.most);
  return check_finish(is_tagged ? "own-memory" : "faults");
}
