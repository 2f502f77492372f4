/*
 * Every production of RFC 8259, right and wrong, in all texts of a call: as a whole text, as a
 * member that nobody reads, as an element, and as members that are read; then nesting, names that
 * are escaped, and names that are there twice.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "grammar.h"
#include "law.h"

/* Where a value is put. */
static const char *const templates[] = {
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
static int is_skipped(size_t template) { return template >= 1 && template <= 3; }

static size_t fill(char *text, const char *template, const struct value *value) {
  size_t length = value->length ? value->length : strlen(value->text), end = 0;
  for (; *template != '\0'; template ++) {
    if (*template != '%') {
      text[end++] = *template;
    } else {
      memcpy(text + end, value->text, length);
      end += length;
    }
  }
  return end;
}

static struct call call_of(enum call_kind kind, const char *text, size_t length, int32_t rule) {
  struct call call = {kind, text, length, NULL, 0, POOLSTATUS_OPTIONS_INIT};
  call.options.rule = rule;
  call.options.now = "2025-01-15T10:30:00Z";
  return call;
}

static void test_value(const struct value *value, size_t template, int32_t rule) {
  char text[2048];
  struct call call = call_of(CALL_POOL, text, fill(text, templates[template], value), rule);
  if (template == 0) call.options.tenant = "t", call.options.pool = "p";
  law_expect(text, &call);
  if (!is_skipped(template)) return;
  check((law_counts.last_code == POOLSTATUS_OK) == (value->is != REFUSED), "%s: jansson %s", text,
        value->is == REFUSED ? "refuses it" : "takes it");
}

/* The same value in the other texts of a call. */
static void test_other_texts(const struct value *value, int32_t rule) {
  static const char *const previous[] = {"%", "{\"x\":%}",
                                         "{\"x\":[%,%],\"state\":\"PoolUpdating\",\"y\":%}",
                                         "{\"state\":%}", "{\"replicas\":%,\"lastUpdateTime\":%}"};
  static const char *const pods[] = {
      "%",
      "[%]",
      "{\"items\":%}",
      "[{\"x\":%,\"metadata\":{\"name\":\"a-0\"}}]",
      "[{\"metadata\":{\"name\":\"a-0\",\"labels\":{\"x\":%}},\"status\":{\"phase\":%}}]",
      "[{\"metadata\":{\"name\":%,\"ownerReferences\":%}}]"};
  static const char *const lists[] = {
      "[%]", "{\"items\":%}", "{\"items\":[{\"metadata\":{\"name\":\"a\"},\"x\":%}],\"y\":%}",
      "[{\"metadata\":{\"name\":\"a\"}},{\"metadata\":{\"name\":%}}]"};
  static const char *const tenants[] = {
      "%", "{\"metadata\":{\"name\":\"t\"},\"x\":%}",
      "{\"metadata\":{\"name\":\"t\"},\"spec\":{\"pools\":[{\"name\":\"p\",\"x\":%}]},"
      "\"status\":{\"x\":%,\"pools\":[{\"ssName\":\"t-p\",\"x\":%}]}}",
      "{\"metadata\":{\"name\":\"t\"},\"spec\":{\"pools\":[{\"name\":%}]}}",
      "{\"metadata\":{\"name\":\"t\"},\"status\":{\"conditions\":[{\"type\":%}],\"pools\":%}}"};
  static const char object[] =
      "{\"metadata\":{\"name\":\"a\"},\"status\":{\"replicas\":1,\"updatedReplicas\":1}}";
  static const char list[] = "[{\"metadata\":{\"name\":\"t-p\"},\"status\":{\"replicas\":1}}]";
  static const char tenant[] =
      "{\"metadata\":{\"name\":\"t\"},\"spec\":{\"pools\":[{\"name\":\"p\"}]}}";
  char text[2048];
  struct call call;
  for (size_t i = 0; i < sizeof previous / sizeof *previous; i++) {
    call = call_of(CALL_POOL, object, sizeof object - 1, rule);
    call.options.previous_length = fill(text, previous[i], value);
    call.options.previous = text;
    law_expect(text, &call);
  }
  for (size_t i = 0; i < sizeof pods / sizeof *pods; i++) {
    call = call_of(i % 2 ? CALL_POOL : CALL_LIST, object, sizeof object - 1, rule);
    if (call.kind == CALL_LIST) call.text = list, call.length = sizeof list - 1;
    call.options.pods_length = fill(text, pods[i], value);
    call.options.pods = text;
    law_expect(text, &call);
  }
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
    call = call_of(CALL_LIST, text, fill(text, lists[i], value), rule);
    law_expect(text, &call);
    call = call_of(CALL_TENANT, tenant, sizeof tenant - 1, rule);
    call.statefulsets = text;
    call.statefulsets_length = fill(text, lists[i], value);
    law_expect(text, &call);
  }
  for (size_t i = 0; i < sizeof tenants / sizeof *tenants; i++) {
    call = call_of(CALL_TENANT, text, fill(text, tenants[i], value), rule);
    call.statefulsets = list;
    call.statefulsets_length = sizeof list - 1;
    law_expect(text, &call);
  }
}

enum form { OBJECTS, ARRAYS, MIXED };

/* So many levels in a text, of one kind of bracket or two. */
static size_t nest(char *text, const char *start, int depth, enum form form, const char *rest) {
  char *end = text + sprintf(text, "%s", start);
  for (int level = 0; level < depth; level++)
    end += sprintf(end, form == OBJECTS || (form == MIXED && level % 3 == 0) ? "{\"k\":" : "[");
  end += sprintf(end, "1");
  for (int level = depth - 1; level >= 0; level--)
    *end++ = form == OBJECTS || (form == MIXED && level % 3 == 0) ? '}' : ']';
  return (size_t)(end - text + sprintf(end, "%s", rest));
}

/* 128 levels are taken, more are not; in `previous` too, from where they are carried over. */
static void test_depth(int depth, enum form form) {
  static char text[4096];
  static const char object[] = "{\"metadata\":{\"name\":\"a\"}}";
  struct call call = call_of(CALL_POOL, text, 0, POOLSTATUS_RULE_DOCUMENTED);
  call.length = nest(text, "{\"metadata\":{\"name\":\"a\"},\"other\":", depth - 1, form, "}");
  law_expect(text, &call);
  check((law_counts.last_code == POOLSTATUS_OK) == (depth <= 128), "depth %d", depth);
  call = call_of(CALL_POOL, object, sizeof object - 1, POOLSTATUS_RULE_KUBERNETES);
  call.options.previous_length = nest(text, "{\"other\":", depth - 1, form, ",\"last\":1}");
  call.options.previous = text;
  law_expect(text, &call);
  check((law_counts.last_code == POOLSTATUS_OK) == (depth <= 128), "previous, depth %d", depth);
  call = call_of(CALL_LIST, text,
                 nest(text, "[{\"metadata\":{\"name\":\"a\"},\"other\":", depth - 2, form, "}]"),
                 POOLSTATUS_RULE_KUBERNETES);
  law_expect(text, &call);
  check((law_counts.last_code == POOLSTATUS_OK) == (depth <= 128), "list, depth %d", depth);
  call = call_of(
      CALL_TENANT, text,
      nest(text, "{\"metadata\":{\"name\":\"a\"},\"status\":{\"other\":", depth - 2, form, "}}"),
      POOLSTATUS_RULE_KUBERNETES);
  call.statefulsets = "[]";
  call.statefulsets_length = 2;
  law_expect(text, &call);
  check((law_counts.last_code == POOLSTATUS_OK) == (depth <= 128), "tenant, depth %d", depth);
  /* As many levels without an end, and with an error before. */
  call = call_of(CALL_POOL, text, nest(text, "{\"a\":", depth, form, ""), 0);
  law_expect(text, &call);
  call.length = nest(text, "{\"a\":nul,\"b\":", depth, form, "}");
  law_expect(text, &call);
}

/* An object with members of every level, of which one is written twice, or with an escape. `@`
   stands before a name, `~` behind a member. */
static const char *const objects[] = {
    "{@\"kind\":\"StatefulSet\"~,@\"metadata\":{@\"name\":\"a\"~,@\"uid\":\"u\"~,"
    "@\"generation\":2~,@\"labels\":{@\"rustfs.pool\":\"p\"~}~}~,@\"spec\":{@\"replicas\":2~,"
    "@\"updateStrategy\":{@\"type\":\"RollingUpdate\"~,@\"rollingUpdate\":{@\"partition\":1~}~}~}~,"
    "@\"status\":{@\"observedGeneration\":2~,@\"replicas\":2~,@\"readyReplicas\":1~,"
    "@\"currentReplicas\":1~,@\"updatedReplicas\":1~,@\"currentRevision\":\"x\"~,"
    "@\"updateRevision\":\"y\"~,@\"conditions\":[{@\"type\":\"Stalled\"~,@\"status\":\"True\"~}]~}~"
    "}",
    "{@\"kind\":\"Status\"~,@\"reason\":\"NotFound\"~,@\"code\":404~,@\"message\":\"m\"~,"
    "@\"details\":{@\"name\":\"a\"~,@\"kind\":\"statefulsets\"~}~}",
    "{@\"replicas\":2~,@\"readyReplicas\":2~,@\"currentReplicas\":1~,@\"updatedReplicas\":2~}"};

/* Writes an object without its marks; of the one that is counted `at`, the name with an escape or,
   behind the member, `twice` as one more value. Returns the length; 0: there is no such mark. */
static size_t write_marked(char *text, const char *object, int at, const char *twice) {
  char name[40] = "";
  size_t end = 0;
  int mark = -1, depth = 0, is_found = 0, open_depth = -1;
  for (const char *p = object; *p != '\0'; p++) {
    if (*p == '@') {
      if (++mark == at) {
        size_t length = strcspn(p + 2, "\"");
        is_found = 1;
        open_depth = depth;
        memcpy(name, p + 2, length);
        name[length] = '\0';
        if (twice == NULL) {
          end += (size_t)sprintf(text + end, "\"\\u%04x%s\"", (unsigned)name[0], name + 1);
          p += length + 2;
          open_depth = -1;
        }
      }
    } else if (*p == '~') {
      if (open_depth == depth) {
        end += (size_t)sprintf(text + end, ",\"%s\":%s", name, twice);
        open_depth = -1;
      }
    } else {
      depth += (*p == '{') - (*p == '}');
      text[end++] = *p;
    }
  }
  return is_found ? end : 0;
}

static void test_names(const char *object, int32_t rule) {
  static const char *const others[] = {
      NULL,    "null",       "1",
      "\"x\"", "{}",         "[]",
      "-1",    "\"Status\"", "{\"name\":\"b\",\"replicas\":3,\"name\":\"c\"}"};
  char text[2048], list[2100];
  struct call call;
  for (size_t other = 0; other < sizeof others / sizeof *others; other++) {
    for (int at = 0;; at++) {
      size_t length = write_marked(text, object, at, others[other]);
      if (length == 0) break;
      text[length] = '\0';
      call = call_of(CALL_POOL, text, length, rule);
      call.options.tenant = "t";
      law_expect(text, &call);
      call = call_of(CALL_LIST, list, (size_t)sprintf(list, "[%s]", text), rule);
      law_expect(list, &call);
      call = call_of(CALL_POOL, objects[0], 0, rule);
      call.text = "{\"metadata\":{\"name\":\"a\"}}";
      call.length = strlen(call.text);
      call.options.previous = text;
      call.options.previous_length = length;
      law_expect(text, &call);
    }
  }
}

int main(void) {
  struct law_counts none = {0};
  for (size_t i = 0; i < grammar_value_count; i++) {
    for (int32_t rule = 0; rule < 2; rule++) {
      for (size_t template = 0; template <sizeof templates / sizeof *templates; template ++)
        test_value(&grammar_values[i], template, rule);
      test_other_texts(&grammar_values[i], rule);
    }
  }
  for (int depth = 3; depth <= 140; depth++)
    for (int form = OBJECTS; form <= MIXED; form++) test_depth(depth, (enum form)form);
  for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
    for (int32_t rule = 0; rule < 2; rule++) test_names(objects[i], rule);
  printf("%zu values in %zu forms\n", grammar_value_count, sizeof templates / sizeof *templates);
  law_print("grammar", &none);
  return check_finish("grammar");
}
