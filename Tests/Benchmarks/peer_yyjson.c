/* Plain C with yyjson, which reads the whole text into an array of values. */
#include <yyjson.h>

#include "picks.h"
#include "pool_text.h"

static pool_string string_of(yyjson_val *value) {
  pool_string string = {yyjson_get_str(value), yyjson_get_len(value)};
  return string;
}

static void read_member(yyjson_val *key, yyjson_val *value, pool_facts *facts) {
  enum pool_member member = pool_member_of(yyjson_get_str(key), yyjson_get_len(key));
  if (member == POOL_NO_MEMBER) return;
  if (member < POOL_COUNTERS) {
    facts->has_counter[member] = yyjson_is_int(value);
    facts->counters[member] = yyjson_get_int(value);
  } else {
    facts->revisions[member - POOL_COUNTERS] = string_of(value);
  }
}

static void read_object(yyjson_val *object, pool_facts *facts) {
  yyjson_val *status = yyjson_obj_get(object, "status");
  yyjson_val *key, *value;
  size_t i, count;
  memset(facts, 0, sizeof *facts);
  facts->name = string_of(yyjson_obj_get(yyjson_obj_get(object, "metadata"), "name"));
  yyjson_obj_foreach(status != NULL ? status : object, i, count, key, value) {
    read_member(key, value, facts);
  }
}

static uint64_t sum_of(yyjson_val *value, const pick_tree *picks) {
  uint64_t sum = 0;
  yyjson_val *key, *inner;
  size_t i, count;
  if (yyjson_is_arr(value)) {
    yyjson_arr_foreach(value, i, count, inner) sum += sum_of(inner, picks);
  } else if (yyjson_is_obj(value) && picks != NULL) {
    yyjson_obj_foreach(value, i, count, key, inner) {
      const pick *member = pick_of(picks, yyjson_get_str(key), yyjson_get_len(key));
      if (member != NULL) sum += sum_of(inner, member->inside);
    }
  } else if (picks != NULL) {
    return 0;
  } else if (yyjson_is_str(value)) {
    return pick_string(yyjson_get_str(value), yyjson_get_len(value));
  } else if (yyjson_is_bool(value) || yyjson_is_int(value)) {
    return pick_number(yyjson_is_bool(value) ? yyjson_get_bool(value) : yyjson_get_sint(value));
  }
  return sum;
}

static int find_picks(const picks_text *text, uint64_t *sum) {
  yyjson_doc *document = yyjson_read(text->bytes, text->length, 0);
  if (document == NULL) return -1;
  *sum += sum_of(yyjson_doc_get_root(document), text->picks);
  yyjson_doc_free(document);
  return 0;
}

static int make_pools(const bench_input *input, bench_output *output) {
  yyjson_doc *document = yyjson_read(input->text, input->length, 0);
  yyjson_val *root = yyjson_doc_get_root(document);
  int failed = document == NULL || pool_text_begin(output, input);
  pool_facts facts;
  if (input->kind == BENCH_LIST) {
    yyjson_val *item;
    size_t i, count;
    yyjson_arr_foreach(yyjson_obj_get(root, "items"), i, count, item) {
      if (failed) break;
      read_object(item, &facts);
      failed = pool_text_append(output, &facts);
    }
  } else if (!failed) {
    read_object(root, &facts);
    failed = pool_text_append(output, &facts);
  }
  failed = failed || pool_text_end(output, input);
  yyjson_doc_free(document);
  return failed;
}

int bench_yyjson(const bench_input *input, bench_output *output) {
  if (bench_has_picks(input)) return picks_find(input, output, find_picks);
  return make_pools(input, output);
}

const char *bench_yyjson_version(void) { return YYJSON_VERSION_STRING; }
