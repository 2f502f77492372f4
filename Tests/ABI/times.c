/*
 * times - which `now` is an RFC 3339 time: taken and written as it is, or refused
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calls.h"
#include "check.h"

static const char *const good[] = {
    "2025-01-15T10:30:00Z",
    "2025-01-15t10:30:00z", /* RFC 3339, 5.6: "T" and "Z" may be lower case */
    "2025-01-15T10:30:00.5Z",
    "2025-01-15T10:30:00.123456789Z",
    "2025-01-15T10:30:00.1234567890123456789012345678901234567890123456789012345678901234567890Z",
    "2025-01-15T10:30:00+00:00",
    "2025-01-15T10:30:00-00:00",
    "2025-01-15T10:30:00+23:59",
    "2025-01-15T10:30:00-23:59",
    "2025-01-15T10:30:00.25+05:30",
    "1990-12-31T23:59:60Z", /* the RFC's own leap seconds */
    "1990-12-31T15:59:60-08:00",
    "2024-02-29T00:00:00Z",
    "2000-02-29T00:00:00Z",
    "2400-02-29T00:00:00Z",
    "2023-02-28T00:00:00Z",
    "2025-01-31T00:00:00Z",
    "2025-03-31T00:00:00Z",
    "2025-04-30T00:00:00Z",
    "2025-05-31T00:00:00Z",
    "2025-06-30T00:00:00Z",
    "2025-07-31T00:00:00Z",
    "2025-08-31T00:00:00Z",
    "2025-09-30T00:00:00Z",
    "2025-10-31T00:00:00Z",
    "2025-11-30T00:00:00Z",
    "2025-12-31T23:59:59Z",
    "0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
};

static const char *const bad[] = {
    "",
    " ",
    "now",
    "1736937000",
    "2025",
    "2025-01-15",
    /* months and days */
    "2025-00-15T10:30:00Z",
    "2025-13-15T10:30:00Z",
    "2025-99-15T10:30:00Z",
    "2025-01-00T10:30:00Z",
    "2025-01-32T10:30:00Z",
    "2025-03-32T10:30:00Z",
    "2025-04-31T10:30:00Z",
    "2025-06-31T10:30:00Z",
    "2025-09-31T10:30:00Z",
    "2025-11-31T10:30:00Z",
    "2025-12-32T10:30:00Z",
    "2024-02-30T10:30:00Z",
    "2023-02-29T10:30:00Z",
    "2025-02-29T10:30:00Z",
    "1900-02-29T10:30:00Z",
    "2100-02-29T10:30:00Z",
    /* hours, minutes, seconds */
    "2025-01-15T24:00:00Z",
    "2025-01-15T99:00:00Z",
    "2025-01-15T10:60:00Z",
    "2025-01-15T10:30:61Z",
    "2025-01-15T10:30:99Z",
    /* offsets */
    "2025-01-15T10:30:00",
    "2025-01-15T10:30:00+24:00",
    "2025-01-15T10:30:00-24:00",
    "2025-01-15T10:30:00+00:60",
    "2025-01-15T10:30:00+0000",
    "2025-01-15T10:30:00+00",
    "2025-01-15T10:30:00+0:00",
    "2025-01-15T10:30:00+00:0",
    "2025-01-15T10:30:00+00:000",
    "2025-01-15T10:30:00Z+00:00",
    "2025-01-15T10:30:00 Z",
    "2025-01-15T10:30:00ZZ",
    "2025-01-15T10:30:00UTC",
    "2025-01-15T10:30:00+05-30",
    "2025-01-15T10:30:00*05:30",
    /* fractions */
    "2025-01-15T10:30:00.Z",
    "2025-01-15T10:30:00,5Z",
    "2025-01-15T10:30:00.5.5Z",
    "2025-01-15T10:30:00.-5Z",
    "2025-01-15T10:30:00.5e1Z",
    "2025-01-15T10:30.5Z",
    /* shapes */
    "2025-01-15 10:30:00Z",
    "2025-01-15_10:30:00Z",
    "2025-01-1510:30:00Z",
    "20250115T103000Z",
    "2025/01/15T10:30:00Z",
    "2025-01-15T10.30.00Z",
    "25-01-15T10:30:00Z",
    "02025-01-15T10:30:00Z",
    "-2025-01-15T10:30:00Z",
    "+2025-01-15T10:30:00Z",
    "2025-1-15T10:30:00Z",
    "2025-01-5T10:30:00Z",
    "2025-01-15T1:30:00Z",
    "2025-01-15T10:3:00Z",
    "2025-01-15T10:30:0Z",
    "2025-01-15T10:30Z",
    "2025-W03-3T10:30:00Z",
    "2025-015T10:30:00Z",
    " 2025-01-15T10:30:00Z",
    "2025-01-15T10:30:00Z ",
    "2025-01-15T10:30:00Z\n",
    "\"2025-01-15T10:30:00Z\"",
    "2025-01-15T10:30:00Z\"",
    "2O25-01-15T10:30:00Z",
    "2025-01-15T1 :30:00Z",
    "2025-01-15T+1:30:00Z",
    "2025-01-15T10:-3:00Z",
    /* digits of another script; full width colons */
    "\xD9\xA2\xD9\xA0\xD9\xA2\xD9\xA5-01-15T10:30:00Z",
    "2025-01-15T10\xEF\xBC\x9A"
    "30:00Z",
};

static void check_good(const char *now) {
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result;
  poolstatus_error error;
  char expected[256];

  options.now = now;
  dirty(&result, &error);
  pool_of(good_statefulset, &options, &result, &error);
  snprintf(expected, sizeof expected, ",\"lastUpdateTime\":\"%s\"}", now);
  if (check(error.code == POOLSTATUS_OK, "now '%s' was refused: %s", now, error.message))
    check(strstr(result.json, expected) != NULL, "now '%s' is not written as it is: %s", now,
          result.json);
  poolstatus_free(result.json);
}

static void check_bad(const struct call *call, const char *now) {
  struct text copy = text_of(now, strlen(now) + 1);
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result;
  poolstatus_error error;
  poolstatus_code code;
  char name[256];

  options.now = copy.bytes;
  dirty(&result, &error);
  code = call->run(&options, &result, &error);
  snprintf(name, sizeof name, "%s: now '%s'", call->name, now);
  check_failed(name, code, POOLSTATUS_INVALID_ARGUMENT, &result, &error);
  check(strstr(error.message, "now") != NULL, "%s: the message does not name it: %s", name,
        error.message);
  free(copy.bytes);
}

int main(void) {
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    char part[128];
    check_good(good[i]);
    /* No beginning of a time is a time: the zone is at its end. */
    for (size_t length = 0; length < strlen(good[i]); length++) {
      memcpy(part, good[i], length);
      part[length] = '\0';
      check_bad(&calls[0], part);
    }
  }
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) check_bad(&calls[0], bad[i]);
  for (int i = 0; i < CALL_COUNT; i++) check_bad(&calls[i], "2025-13-15T10:30:00Z");

  /* Each byte of a time replaced by each other byte: never a crash, and what is taken is
     written as it is. */
  for (size_t at = 0; at < 20; at++) {
    for (int byte = 1; byte < 256; byte++) {
      char now[] = "2025-01-15T10:30:00Z";
      poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
      poolstatus_result result = POOLSTATUS_RESULT_INIT;
      now[at] = (char)byte;
      options.now = now;
      if (pool_of(good_statefulset, &options, &result, NULL) == POOLSTATUS_OK)
        check_good(now);
      else
        check(result.json == NULL, "a json in spite of failure");
      poolstatus_free(result.json);
    }
  }
  return check_finish("times");
}
