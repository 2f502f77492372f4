#define _GNU_SOURCE
#include "answer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "allocations.h"
#include "check.h"
#include "poolstatus_jansson.h"

/* Of libpoolstatus-test: kernel 0 is as it ships, 1 without a kernel. */
poolstatus_code poolstatus_test_pool(int32_t kernel, const char *, size_t,
                                     const poolstatus_options *, poolstatus_result *,
                                     poolstatus_error *);
poolstatus_code poolstatus_test_list(int32_t kernel, const char *, size_t,
                                     const poolstatus_options *, poolstatus_result *,
                                     poolstatus_error *);
poolstatus_code poolstatus_test_tenant(int32_t kernel, const char *, size_t, const char *, size_t,
                                       const poolstatus_options *, poolstatus_result *,
                                       poolstatus_error *);

char law_problem[8192];

int broken(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(law_problem, sizeof law_problem, format, arguments);
  va_end(arguments);
  return 0;
}

const char *move_to_end(struct room *room, const char *text, size_t length) {
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

struct answer run_texts(const struct call *call, int32_t kernel) {
  struct answer answer = {0, POOLSTATUS_RESULT_INIT, POOLSTATUS_ERROR_INIT, NULL, 0};
  poolstatus_result *result = &answer.result;
  poolstatus_error *error = &answer.error;
  dirty(result, error);
  allocations_fail(0, 0);
  switch (call->kind) {
    case CALL_POOL:
      answer.code =
          poolstatus_test_pool(kernel, call->text, call->length, &call->options, result, error);
      break;
    case CALL_LIST:
      answer.code =
          poolstatus_test_list(kernel, call->text, call->length, &call->options, result, error);
      break;
    case CALL_TENANT:
      answer.code =
          poolstatus_test_tenant(kernel, call->text, call->length, call->statefulsets,
                                 call->statefulsets_length, &call->options, result, error);
      break;
  }
  answer.allocations = allocations_end();
  return answer;
}

struct answer run_trees(const struct call *call, const json_t *main, const json_t *sets) {
  struct answer answer = {0, POOLSTATUS_RESULT_INIT, POOLSTATUS_ERROR_INIT, NULL, 0};
  poolstatus_result *result = &answer.result;
  poolstatus_error *error = &answer.error;
  dirty(result, error);
  switch (call->kind) {
    case CALL_POOL:
      answer.code = poolstatus_pool_jansson(main, &call->options, &answer.out, result, error);
      break;
    case CALL_LIST:
      answer.code = poolstatus_list_jansson(main, &call->options, &answer.out, result, error);
      break;
    case CALL_TENANT:
      answer.code =
          poolstatus_tenant_jansson(main, sets, &call->options, &answer.out, result, error);
      break;
  }
  return answer;
}

/* What is true of every answer: the outputs of a failure are clear, those of a success are JSON
   with a NUL behind it. */
int is_well_formed(const struct answer *answer, int has_text) {
  const poolstatus_result *result = &answer->result;
  const poolstatus_error *error = &answer->error;
  int is_ok = answer->code == POOLSTATUS_OK;
  if (answer->code < POOLSTATUS_OK || answer->code > POOLSTATUS_API_ERROR ||
      answer->code == POOLSTATUS_NO_MEMORY || error->code != answer->code)
    return broken("code %d, in the error %d", (int)answer->code, (int)error->code);
  if (is_ok != (error->message[0] == '\0') || (is_ok && error->path[0] != '\0'))
    return broken("code %d, but the error says %s: %s", (int)answer->code, error->path,
                  error->message);
  if (is_ok != (result->reason != NULL) || (is_ok && has_text) != (result->json != NULL) ||
      (!is_ok && (result->state != 0 || result->changed != 0 || result->json_length != 0)))
    return broken("%s: the result is not clear", poolstatus_code_name(answer->code));
  if (result->json != NULL && strlen(result->json) != result->json_length)
    return broken("no NUL behind the JSON, or one in it");
  return 1;
}
