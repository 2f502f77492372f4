/*
 * contract_options - what the header promises of options: which function takes which, wrong values
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "contract.h"

/* What a call does with a block of the host. */
static poolstatus_code block(const struct call *call, const char *reason, const char *message) {
  struct text word = text_of(reason ? reason : "", reason ? strlen(reason) + 1 : 0);
  struct text sentence = text_of(message ? message : "", message ? strlen(message) + 1 : 0);
  poolstatus_code code;
  begin();
  options.blocked_reason = reason ? word.bytes : NULL;
  options.blocked_message = message ? sentence.bytes : NULL;
  code = call->run(&options, &result, &error);
  free(word.bytes);
  free(sentence.bytes);
  return code;
}

/* A block is of poolstatus_tenant alone, and has a form and a length. */
static void check_block(const struct call *call) {
  static const char *const words[] = {"A", "z", "A9", "A_", "SecretMissing", "A:b,c_d", "A,:B"};
  static const char *const not_words[] = {"",   "9",  "_",   "A:",       "A,",        "A b", "A-b",
                                          "A.", "\n", "A\n", "\xC3\xA4", "A\xC3\xA4", "A\"", ":A"};
  enum { LONGEST_WORD = 1024, LONGEST_MESSAGE = 32768 };
  static char longest[LONGEST_MESSAGE + 2];
  char name[64];
  poolstatus_code code;

  if (!call->is_tenant) {
    expect_argument(call->name, block(call, "SecretMissing", NULL), "blocked_reason");
    expect_argument(call->name, block(call, NULL, "no"), "blocked_message");
    expect_argument(call->name, block(call, "SecretMissing", "no"), "blocked_reason");
    return;
  }
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    code = block(call, words[i], NULL);
    check(code == POOLSTATUS_OK && equal(result.reason, "Blocked"),
          "%s: blocked_reason '%s': %s %s", call->name, words[i], result.reason, error.message);
    poolstatus_free(result.json);
  }
  for (size_t i = 0; i < sizeof not_words / sizeof *not_words; i++) {
    snprintf(name, sizeof name, "%s: blocked_reason %zu", call->name, i);
    expect_argument(name, block(call, not_words[i], NULL), "blocked_reason");
  }
  memset(longest, 'A', sizeof longest - 1);
  longest[LONGEST_WORD] = '\0';
  code = block(call, longest, NULL);
  check(code == POOLSTATUS_OK, "%s: the longest blocked_reason: %s", call->name, error.message);
  poolstatus_free(result.json);
  longest[LONGEST_WORD] = 'A', longest[LONGEST_WORD + 1] = '\0';
  expect_argument(call->name, block(call, longest, NULL), "blocked_reason");

  expect_argument(call->name, block(call, NULL, "no"), "blocked_message");
  expect_argument(call->name, block(call, "A", "\xFF"), "blocked_message");
  expect_argument(call->name, block(call, "A", "no \xED\xA0\x80"), "blocked_message");
  code = block(call, "A", "");
  check(code == POOLSTATUS_OK, "%s: a blocked_message of nothing: %s", call->name, error.message);
  poolstatus_free(result.json);
  longest[LONGEST_WORD + 1] = 'A', longest[LONGEST_MESSAGE] = '\0';
  code = block(call, "A", longest);
  check(code == POOLSTATUS_OK, "%s: the longest blocked_message: %s", call->name, error.message);
  poolstatus_free(result.json);
  longest[LONGEST_MESSAGE] = 'A';
  expect_argument(call->name, block(call, "A", longest), "blocked_message");
}

void check_options(const struct call *call) {
  static const char *const not_utf8[] = {"\xFF",
                                         "a\x80",
                                         "\xC0\x80",
                                         "\xC1\xBF",
                                         "\xE0\x80\x80",
                                         "\xE2\x82",
                                         "\xED\xA0\x80",
                                         "\xF0\x80\x80\x80",
                                         "\xF4\x90\x80\x80",
                                         "\xF5\x80\x80\x80",
                                         "pool-\xE2\x28\xA1"};
  char name[128];

  for (int bit = 2; bit < 32; bit++) {
    begin();
    options.flags = 1u << bit;
    if (options.flags == POOLSTATUS_OWN_MEMBERS && call->is_tenant) continue;
    snprintf(name, sizeof name, "%s: flag %d", call->name, bit);
    expect_argument(name, call->run(&options, &result, &error), "flag");
  }
  for (int i = 0; i < 4; i++) {
    static const int32_t rules[] = {-1, 2, INT32_MIN, INT32_MAX};
    begin();
    options.rule = rules[i];
    snprintf(name, sizeof name, "%s: rule %d", call->name, (int)rules[i]);
    expect_argument(name, call->run(&options, &result, &error), "rule");
  }
  begin();
  options.progress_deadline_seconds = -1;
  expect_argument(call->name, call->run(&options, &result, &error), "progress_deadline_seconds");
  for (int i = 0; i < 3; i++) {
    static const int32_t graces[] = {-2, -60, INT32_MIN};
    begin();
    options.pod_grace_seconds = graces[i];
    expect_argument(call->name, call->run(&options, &result, &error), "pod_grace_seconds");
  }
  for (int bit = 0; bit < 32; bit++) {
    begin();
    options.reserved = 1u << bit;
    expect_argument(call->name, call->run(&options, &result, &error), "reserved");
  }
  check_block(call);
  begin();
  options.previous_length = 1;
  expect_argument(call->name, call->run(&options, &result, &error), "previous");
  begin();
  options.pods_length = 1;
  expect_argument(call->name, call->run(&options, &result, &error), "pods");

  for (size_t i = 0; i < sizeof not_utf8 / sizeof *not_utf8; i++) {
    struct text text = text_of(not_utf8[i], strlen(not_utf8[i]) + 1);
    begin();
    options.tenant = text.bytes;
    expect_argument(call->name, call->run(&options, &result, &error), "tenant");
    begin();
    options.pool = text.bytes;
    expect_argument(call->name, call->run(&options, &result, &error), "pool");
    begin();
    options.now = text.bytes;
    expect_argument(call->name, call->run(&options, &result, &error), "now");
    free(text.bytes);
  }
  if (!call->takes_names) {
    begin();
    options.tenant = "demo";
    expect_argument(call->name, call->run(&options, &result, &error), "tenant");
    begin();
    options.pool = "pool-0";
    expect_argument(call->name, call->run(&options, &result, &error), "pool");
    begin();
    options.previous = "{}";
    options.previous_length = 2;
    expect_argument(call->name, call->run(&options, &result, &error), "previous");
  }
}
