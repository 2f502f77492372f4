#include <string.h>

#include "check.h"

int check_failed(const char *name, poolstatus_code code, poolstatus_code expected,
                 const poolstatus_result *result, const poolstatus_error *error) {
  int good = check(code == expected, "%s: got %s, expected %s (path '%s', message '%s')", name,
                   poolstatus_code_name(code), poolstatus_code_name(expected), error->path,
                   error->message);
  good &= check(error->code == code, "%s: error.code is %d", name, (int)error->code);
  good &= check(result->json == NULL && result->json_length == 0 && result->state == 0 &&
                    result->changed == 0 && result->reserved == 0 && result->reason == NULL,
                "%s: the result of a failed call is not clear", name);
  good &= check(error->message[0] != '\0' && strchr(error->message, '\n') == NULL,
                "%s: the message is not one line: '%s'", name, error->message);
  if (expected != POOLSTATUS_INVALID_JSON && expected != POOLSTATUS_INVALID_OBJECT)
    good &= check(error->line == 0 && error->column == 0 && error->offset == 0,
                  "%s: a place in the text, %d:%d, for an error that has none", name,
                  (int)error->line, (int)error->column);
  return good;
}
