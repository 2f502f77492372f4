/* Plain C with yyjson, which reads the whole text into an array of values. */
#include <yyjson.h>

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

int bench_yyjson(const bench_input *input, bench_output *output) {
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
