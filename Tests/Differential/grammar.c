/*
 * Every production of RFC 8259, right and wrong: as a whole text, as a member that nobody
 * reads, as an element, and as members that are read. The cursor takes what jansson takes and
 * says the same, or hands on; what jansson refuses it never takes. Those marked to stay must.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "law.h"

enum { REFUSED, TAKEN, STAYS }; /* by jansson; by jansson; by the cursor too, where skipped */

struct value {
  int is;
  const char *text;
  size_t length; /* 0: up to the NUL */
};

static const struct value values[] = {
    /* literals */
    {STAYS, "null", 0},
    {STAYS, "true", 0},
    {STAYS, "false", 0},
    {REFUSED, "nul", 0},
    {REFUSED, "nulll", 0},
    {REFUSED, "True", 0},
    {REFUSED, "TRUE", 0},
    {REFUSED, "fals", 0},
    {REFUSED, "truefalse", 0},
    {REFUSED, "NaN", 0},
    {REFUSED, "Infinity", 0},
    {REFUSED, "undefined", 0},
    /* integers */
    {STAYS, "0", 0},
    {STAYS, "-0", 0},
    {STAYS, "7", 0},
    {STAYS, "-7", 0},
    {STAYS, "10", 0},
    {STAYS, "123456789012345678", 0},
    {STAYS, "-999999999999999999", 0},
    {TAKEN, "1234567890123456789", 0},
    {TAKEN, "9223372036854775807", 0},
    {TAKEN, "-9223372036854775808", 0},
    {REFUSED, "9223372036854775808", 0},
    {REFUSED, "-9223372036854775809", 0},
    {REFUSED, "00", 0},
    {REFUSED, "01", 0},
    {REFUSED, "-01", 0},
    {REFUSED, "-", 0},
    {REFUSED, "--1", 0},
    {REFUSED, "+1", 0},
    {REFUSED, "1-", 0},
    {REFUSED, "- 1", 0},
    {REFUSED, "0x10", 0},
    {REFUSED, "1_000", 0},
    {REFUSED, "1 2", 0},
    {REFUSED, "1a", 0},
    {REFUSED, "\xEF\xBC\x91", 0},
    /* fractions */
    {STAYS, "0.0", 0},
    {STAYS, "-0.0", 0},
    {STAYS, "4.0", 0},
    {STAYS, "-123.456", 0},
    {STAYS, "0.123456789012345678", 0},
    {TAKEN, "0.1234567890123456789012345678901234567890", 0},
    {REFUSED, "1.", 0},
    {REFUSED, ".1", 0},
    {REFUSED, "-.1", 0},
    {REFUSED, "1..2", 0},
    {REFUSED, "1.2.3", 0},
    {REFUSED, "1.-2", 0},
    {REFUSED, "00.1", 0},
    {REFUSED, "1,5", 0},
    /* exponents */
    {TAKEN, "1e3", 0},
    {TAKEN, "1E3", 0},
    {TAKEN, "1e+3", 0},
    {TAKEN, "1e-3", 0},
    {TAKEN, "0e0", 0},
    {TAKEN, "1.5E-10", 0},
    {TAKEN, "1e308", 0},
    {REFUSED, "1e309", 0},
    {REFUSED, "-1e400", 0},
    {TAKEN, "1e-400", 0},
    {REFUSED, "1e", 0},
    {REFUSED, "1e+", 0},
    {REFUSED, "1e3.0", 0},
    {REFUSED, "e3", 0},
    {REFUSED, "1.e3", 0},
    {REFUSED, "1ee3", 0},
    /* strings */
    {STAYS, "\"\"", 0},
    {STAYS, "\"a\"", 0},
    {STAYS, "\"/\"", 0},
    {STAYS, "\"\x7F\"", 0},
    {STAYS, "\"12345678\"", 0},
    {STAYS, "\"123456789012345\"", 0},
    {REFUSED, "\"", 0},
    {REFUSED, "\"a", 0},
    {REFUSED, "a\"", 0},
    {REFUSED, "'a'", 0},
    {REFUSED, "\"\t\"", 0},
    {REFUSED, "\"a\nb\"", 0},
    {REFUSED, "\"\x01\"", 0},
    {REFUSED, "\"\x1F\"", 0},
    {REFUSED, "\"a\0b\"", 5},
    {REFUSED, "\"1234567\0\"", 10},
    {REFUSED, "\"\"\"", 0},
    {REFUSED, "\"a\"b\"", 0},
    /* escapes */
    {STAYS, "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", 0},
    {STAYS, "\"\\u0041\"", 0},
    {STAYS, "\"\\u00e9\\u20AC\\uFFFF\"", 0},
    {STAYS, "\"\\ud83d\\ude00\"", 0},
    {STAYS, "\"\\uDBFF\\uDFFF\"", 0},
    {TAKEN, "\"\\u0000\"", 0},
    {TAKEN, "\"a\\u0000b\"", 0},
    {STAYS, "\"\\\\\\\\\\\\\\\\\"", 0},
    {STAYS, "\"\\u0022\\u005C\"", 0},
    {STAYS, "\"\\u0001\"", 0},
    {REFUSED, "\"\\\"", 0},
    {REFUSED, "\"\\", 0},
    {REFUSED, "\"\\a\"", 0},
    {REFUSED, "\"\\x41\"", 0},
    {REFUSED, "\"\\'\"", 0},
    {REFUSED, "\"\\ \"", 0},
    {REFUSED, "\"\\U0041\"", 0},
    {REFUSED, "\"\\u\"", 0},
    {REFUSED, "\"\\u004\"", 0},
    {REFUSED, "\"\\u00g0\"", 0},
    {REFUSED, "\"\\u-041\"", 0},
    {REFUSED, "\"\\u 041\"", 0},
    {REFUSED, "\"\\ud83d\"", 0},
    {REFUSED, "\"\\ud83dx\"", 0},
    {REFUSED, "\"\\ud83d\\n\"", 0},
    {REFUSED, "\"\\ud83d\\u0041\"", 0},
    {REFUSED, "\"\\ud83d\\ud83d\"", 0},
    {REFUSED, "\"\\ude00\"", 0},
    {REFUSED, "\"\\ud83d\\ude0\"", 0},
    {REFUSED, "\"\\\n\"", 0},
    {REFUSED, "\"\\\0\"", 4},
    {REFUSED, "\"\\\xC3\xA9\"", 0},
    /* UTF-8 */
    {STAYS, "\"\xC2\x80\xDF\xBF\"", 0},
    {STAYS, "\"\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF\"", 0},
    {STAYS, "\"\xF0\x90\x80\x80\xF4\x8F\xBF\xBF\"", 0},
    {STAYS, "\"1234567\xE2\x82\xAC\"", 0},
    {STAYS, "\"\xEF\xBB\xBF\"", 0},
    {REFUSED, "\"\x80\"", 0},
    {REFUSED, "\"\xBF\"", 0},
    {REFUSED, "\"\xC0\x80\"", 0},
    {REFUSED, "\"\xC1\xBF\"", 0},
    {REFUSED, "\"\xC3\"", 0},
    {REFUSED, "\"\xC3(\"", 0},
    {REFUSED, "\"\xE0\x9F\xBF\"", 0},
    {REFUSED, "\"\xE2\x82\"", 0},
    {REFUSED, "\"\xE2(\xA1\"", 0},
    {REFUSED, "\"\xED\xA0\x80\"", 0},
    {REFUSED, "\"\xED\xBF\xBF\"", 0},
    {REFUSED, "\"\xF0\x8F\xBF\xBF\"", 0},
    {REFUSED, "\"\xF0\x90\x80\"", 0},
    {REFUSED, "\"\xF4\x90\x80\x80\"", 0},
    {REFUSED, "\"\xF5\x80\x80\x80\"", 0},
    {REFUSED, "\"\xF8\x88\x80\x80\x80\"", 0},
    {REFUSED, "\"\xFE\"", 0},
    {REFUSED, "\"\xFF\"", 0},
    {REFUSED, "\xC3\xA9", 0},
    /* arrays */
    {STAYS, "[]", 0},
    {STAYS, "[ ]", 0},
    {STAYS, "[1]", 0},
    {STAYS, "[1,2,3]", 0},
    {STAYS, "[[],[[]],{}]", 0},
    {STAYS, " [ 1 ,\t2\n,\r3 ] ", 0},
    {REFUSED, "[", 0},
    {REFUSED, "]", 0},
    {REFUSED, "[1", 0},
    {REFUSED, "[1,", 0},
    {REFUSED, "[1,]", 0},
    {REFUSED, "[,]", 0},
    {REFUSED, "[,1]", 0},
    {REFUSED, "[1,,2]", 0},
    {REFUSED, "[1 2]", 0},
    {REFUSED, "[1:2]", 0},
    {REFUSED, "[}", 0},
    {REFUSED, "[1}", 0},
    {REFUSED, "[]]", 0},
    {REFUSED, "[[]", 0},
    {REFUSED, "[\"a\"", 0},
    /* objects */
    {STAYS, "{}", 0},
    {STAYS, "{ }", 0},
    {STAYS, "{\"a\":1}", 0},
    {STAYS, "{\"\":0}", 0},
    {STAYS, "{\"a\":1,\"a\":2}", 0},
    {STAYS, "{\"a\\\"b\":{\"c\":[{}]}}", 0},
    {STAYS, " { \"a\" : 1 , \"b\" : 2 } ", 0},
    {STAYS, "{\"name\":1,\"name\":2}", 0},
    {TAKEN, "{\"a\":\"\\u0000\"}", 0},
    {REFUSED, "{\"\\u0000\":1}", 0},
    {REFUSED, "{\"a\\u0000b\":1}", 0},
    {REFUSED, "{", 0},
    {REFUSED, "}", 0},
    {REFUSED, "{\"a\"", 0},
    {REFUSED, "{\"a\":", 0},
    {REFUSED, "{\"a\":1", 0},
    {REFUSED, "{\"a\":1,", 0},
    {REFUSED, "{\"a\":1,}", 0},
    {REFUSED, "{,}", 0},
    {REFUSED, "{\"a\"}", 0},
    {REFUSED, "{\"a\":}", 0},
    {REFUSED, "{\"a\" 1}", 0},
    {REFUSED, "{\"a\":1 \"b\":2}", 0},
    {REFUSED, "{\"a\",1}", 0},
    {REFUSED, "{a:1}", 0},
    {REFUSED, "{'a':1}", 0},
    {REFUSED, "{1:1}", 0},
    {REFUSED, "{null:1}", 0},
    {REFUSED, "{[]:1}", 0},
    {REFUSED, "{\"a\"::1}", 0},
    {REFUSED, "{\"a\":1]", 0},
    {REFUSED, "{]", 0},
    {REFUSED, "{}}", 0},
    {REFUSED, "{\"a\":1,,\"b\":2}", 0},
    {REFUSED, "{\"a\":1:2}", 0},
    {REFUSED, "{:1}", 0},
    {REFUSED, "{\"\xFF\":1}", 0},
    /* what stands around; jansson 2.14 overlooks a NUL behind a number (it puts the byte back,
       and in its buffer a NUL means that there is none), so the library looks itself */
    {REFUSED, "1\0", 2},
    {STAYS, " \t\r\n1 \t\r\n", 0},
    {STAYS, "                 1", 0},
    {REFUSED, "", 0},
    {REFUSED, " ", 0},
    {REFUSED,
     "\x0B"
     "1",
     0},
    {REFUSED,
     "\x0C"
     "1",
     0},
    {REFUSED,
     "\xC2\xA0"
     "1",
     0},
    {REFUSED,
     "\xEF\xBB\xBF"
     "1",
     0},
    {REFUSED,
     "\0"
     "1",
     2},
    {REFUSED, "// c\n1", 0},
    {REFUSED, "/* c */1", 0},
    {REFUSED, "# c\n1", 0},
    {REFUSED, "1;", 0},
    {REFUSED, "1 x", 0},
    {REFUSED, ",1", 0},
};

/* Where a value is put. */
static const char *const places[] = {
    "%",
    "{\"metadata\":{\"name\":\"a\"},\"status\":{\"replicas\":1},\"other\":%}",
    "{\"other\":%,\"metadata\":{\"name\":\"a\"}}",
    "{\"metadata\":{\"name\":\"a\",\"managedFields\":[{\"x\":[1,%],\"y\":{\"z\":%}}]},\"status\":{}"
    "}",
    "{\"metadata\":{\"name\":%}}",
    "{\"metadata\":{\"name\":\"a\"},\"status\":{\"replicas\":%,\"currentRevision\":\"r\"}}",
    "{\"metadata\":{\"name\":\"a\"},\"status\":{\"replicas\":1,\"currentRevision\":%}}",
    "{\"metadata\":{\"name\":\"a\"},\"status\":{\"replicas\":1,\"collisionCount\":%,"
    "\"availableReplicas\":%}}",
    "{\"metadata\":{\"name\":\"a\",\"generation\":%,\"labels\":{\"x\":%}},\"status\":%}",
    "{\"kind\":%,\"metadata\":{\"name\":\"a\"}}",
    "{\"metadata\":%}",
    "{\"spec\":%,\"metadata\":{\"name\":\"a\"}}",
    "{\"metadata\":{\"name\":\"a\"},\"status\":{\"conditions\":%}}",
    "{\"metadata\":{\"name\":\"a\"},\"status\":{\"conditions\":[{\"type\":%,\"message\":%}]}}",
};
/* In the second and third of them, and the fourth, nobody reads the value. */
static int is_skipped(size_t place) { return place >= 1 && place <= 3; }

static size_t fill(char *text, const char *place, const struct value *value) {
  size_t length = value->length ? value->length : strlen(value->text), end = 0;
  for (; *place != '\0'; place++) {
    if (*place != '%') {
      text[end++] = *place;
    } else {
      memcpy(text + end, value->text, length);
      end += length;
    }
  }
  return end;
}

static void test(const struct value *value, size_t place, int32_t rule) {
  char text[1024];
  struct call call = {CALL_POOL, text, 0, NULL, 0, POOLSTATUS_OPTIONS_INIT};
  long succeeded = law_counts.succeeded;
  enum law law;
  call.length = fill(text, places[place], value);
  call.options.rule = rule;
  call.options.now = "2025-01-15T10:30:00Z";
  call.options.tenant = "t";
  call.options.pool = "p";
  if (place > 0) call.options.tenant = NULL;
  law = law_expect(text, &call);
  if (is_skipped(place)) {
    int taken = law_counts.succeeded > succeeded;
    check(taken == (value->is != REFUSED), "%s: jansson %s", text,
          taken ? "takes it" : "refuses it");
    if (value->is == STAYS) check(law == LAW_STAYED, "%s: handed on", text);
  }
}

/* Nesting: 64 levels stay, 128 are taken, more are not. */
static void test_depth(int depth, int is) {
  static char text[4096];
  struct call call = {CALL_POOL, text, 0, NULL, 0, POOLSTATUS_OPTIONS_INIT};
  long succeeded = law_counts.succeeded;
  enum law law;
  char *end = text + sprintf(text, "{\"metadata\":{\"name\":\"a\"},\"other\":");
  for (int level = 1; level < depth; level++) end += sprintf(end, level % 3 ? "[" : "{\"k\":");
  end += sprintf(end, "1");
  for (int level = depth - 1; level >= 1; level--) *end++ = level % 3 ? ']' : '}';
  *end++ = '}';
  call.length = (size_t)(end - text);
  call.options.now = "2025-01-15T10:30:00Z";
  law = law_expect(text, &call);
  check((law_counts.succeeded > succeeded) == (is != REFUSED), "depth %d", depth);
  if (is == STAYS) check(law == LAW_STAYED, "depth %d: handed on", depth);
}

int main(void) {
  for (size_t value = 0; value < sizeof values / sizeof *values; value++)
    for (size_t place = 0; place < sizeof places / sizeof *places; place++)
      for (int32_t rule = 0; rule < 2; rule++) test(&values[value], place, rule);
  for (int depth = 1; depth <= 64; depth++) test_depth(depth, STAYS);
  for (int depth = 65; depth <= 128; depth++) test_depth(depth, TAKEN);
  for (int depth = 129; depth <= 140; depth++) test_depth(depth, REFUSED);
  printf("%zu values in %zu places: %ld calls, %ld without an error, of which %ld stayed\n",
         sizeof values / sizeof *values, sizeof places / sizeof *places, law_counts.calls,
         law_counts.succeeded, law_counts.stayed);
  return check_finish("grammar");
}
