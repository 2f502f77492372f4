#define _GNU_SOURCE
#include "law.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "check.h"

/* Of libpoolstatus-test: reader 1 is jansson alone, 2 the cursor alone, 3 the cursor without
   a kernel, 0 what ships. */
poolstatus_code poolstatus_test_pool(int32_t reader, const char *, size_t,
                                     const poolstatus_options *, poolstatus_result *,
                                     poolstatus_error *);
poolstatus_code poolstatus_test_list(int32_t reader, const char *, size_t,
                                     const poolstatus_options *, poolstatus_result *,
                                     poolstatus_error *);
poolstatus_code poolstatus_test_tenant(int32_t reader, const char *, size_t, const char *, size_t,
                                       const poolstatus_options *, poolstatus_result *,
                                       poolstatus_error *);

struct law_counts law_counts;
char law_problem[4096];

/* A text's room: pages, and one behind them that is not there. */
struct room {
  char *pages;
  size_t size;
};

static const char *place(struct room *room, const char *text, size_t length) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  char *start;
  if (text == NULL) return NULL;
  if (room->pages == NULL || length > room->size) {
    if (room->pages != NULL) munmap(room->pages, room->size + page);
    room->size = (length / page + 1) * page;
    room->pages =
        mmap(NULL, room->size + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room->pages == MAP_FAILED || mprotect(room->pages + room->size, page, PROT_NONE) != 0) {
      perror("mmap");
      exit(1);
    }
  }
  start = room->pages + room->size - length;
  if (length > 0) memcpy(start, text, length);
  return start;
}

struct answer {
  poolstatus_code code;
  poolstatus_result result;
  poolstatus_error error;
  long allocations;
};

static struct answer run(const struct call *call, int32_t reader) {
  struct answer answer = {0, POOLSTATUS_RESULT_INIT, POOLSTATUS_ERROR_INIT, 0};
  allocations_fail(0, 0);
  switch (call->kind) {
    case CALL_POOL:
      answer.code = poolstatus_test_pool(reader, call->text, call->length, &call->options,
                                         &answer.result, &answer.error);
      break;
    case CALL_LIST:
      answer.code = poolstatus_test_list(reader, call->text, call->length, &call->options,
                                         &answer.result, &answer.error);
      break;
    case CALL_TENANT:
      answer.code = poolstatus_test_tenant(reader, call->text, call->length, call->statefulsets,
                                           call->statefulsets_length, &call->options,
                                           &answer.result, &answer.error);
      break;
  }
  answer.allocations = allocations_end();
  return answer;
}

static int is_handed_on(const struct answer *answer) {
  return answer->code == POOLSTATUS_INVALID_ARGUMENT &&
         strcmp(answer->error.message, "handed on") == 0;
}

/* The same values in the same order: members that are carried over keep their bytes on the
   cursor path, where jansson writes them anew. */
static int same_values(const struct answer *a, const struct answer *b) {
  json_t *x = json_loadb(a->result.json, a->result.json_length, JSON_ALLOW_NUL, NULL);
  json_t *y = json_loadb(b->result.json, b->result.json_length, JSON_ALLOW_NUL, NULL);
  char *s = x == NULL ? NULL : json_dumps(x, JSON_COMPACT | JSON_REAL_PRECISION(17));
  char *t = y == NULL ? NULL : json_dumps(y, JSON_COMPACT | JSON_REAL_PRECISION(17));
  int same = s != NULL && t != NULL && strcmp(s, t) == 0;
  free(s);
  free(t);
  json_decref(x);
  json_decref(y);
  return same;
}

static enum law compare(const struct call *call, const struct answer *cursor,
                        const struct answer *jansson) {
  int carries = call->kind == CALL_TENANT || call->options.previous != NULL;
  int same_bytes;
  if (cursor->code != POOLSTATUS_OK || jansson->code != POOLSTATUS_OK) {
    snprintf(law_problem, sizeof law_problem, "code: cursor %s %.200s, jansson %s %.96s %.200s",
             poolstatus_code_name(cursor->code), cursor->error.message,
             poolstatus_code_name(jansson->code), jansson->error.path, jansson->error.message);
    return LAW_BROKEN;
  }
  same_bytes = cursor->result.json_length == jansson->result.json_length &&
               memcmp(cursor->result.json, jansson->result.json, jansson->result.json_length) == 0;
  if (!same_bytes && carries && same_values(cursor, jansson)) {
    law_counts.same_values++;
    same_bytes = 1;
  }
  if (same_bytes && cursor->result.state == jansson->result.state &&
      cursor->result.changed == jansson->result.changed &&
      strcmp(cursor->result.reason, jansson->result.reason) == 0 &&
      cursor->result.json[cursor->result.json_length] == '\0')
    return LAW_STAYED;
  snprintf(law_problem, sizeof law_problem, "cursor %d %s %d %.1800s\n  jansson %d %s %d %.1800s",
           (int)cursor->result.state, cursor->result.reason, (int)cursor->result.changed,
           cursor->result.json, (int)jansson->result.state, jansson->result.reason,
           (int)jansson->result.changed, jansson->result.json);
  return LAW_BROKEN;
}

/* Whether the cursor does the same without a kernel: it hands on the same, and gives the same
   bytes. */
static int same_without_kernel(const struct call *call, const struct answer *cursor) {
  struct answer portable = run(call, 3);
  int same = portable.code == cursor->code && is_handed_on(&portable) == is_handed_on(cursor) &&
             portable.result.json_length == cursor->result.json_length &&
             (cursor->result.json_length == 0 ||
              memcmp(portable.result.json, cursor->result.json, cursor->result.json_length) == 0);
  if (!same)
    snprintf(law_problem, sizeof law_problem, "with a kernel: %s, without: %s",
             poolstatus_code_name(cursor->code), poolstatus_code_name(portable.code));
  poolstatus_free(portable.result.json);
  return same;
}

enum law law_check(const struct call *given) {
  static struct room rooms[4];
  struct call call = *given;
  struct answer cursor, jansson;
  enum law law;
  call.text = place(&rooms[0], given->text, given->length);
  call.statefulsets = place(&rooms[1], given->statefulsets, given->statefulsets_length);
  call.options.previous = place(&rooms[2], given->options.previous, given->options.previous_length);
  call.options.pods = place(&rooms[3], given->options.pods, given->options.pods_length);

  cursor = run(&call, 2);
  jansson = run(&call, 1);
  law_counts.calls++;
  if (jansson.code == POOLSTATUS_OK) law_counts.succeeded++;
  if (cursor.code == jansson.code && cursor.code == POOLSTATUS_INVALID_ARGUMENT) {
    law = LAW_HANDED_ON; /* the arguments are wrong, whoever reads */
  } else if (is_handed_on(&cursor)) {
    law = LAW_HANDED_ON;
  } else {
    law = compare(&call, &cursor, &jansson);
    law_counts.stayed++;
    law_counts.last_allocations = cursor.allocations;
  }
  if (!same_without_kernel(&call, &cursor)) law = LAW_BROKEN;
  poolstatus_free(cursor.result.json);
  poolstatus_free(jansson.result.json);
  return law;
}

enum law law_expect(const char *where, const struct call *call) {
  enum law law = law_check(call);
  check(law != LAW_BROKEN, "%s: %s", where, law_problem);
  return law;
}
