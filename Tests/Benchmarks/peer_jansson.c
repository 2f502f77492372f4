/* Plain C with jansson: what a C operator without the library would write. */
#include <jansson.h>

#include "pool_text.h"

static pool_string string_of(const json_t *value) {
  pool_string string = {json_string_value(value), json_string_length(value)};
  return string;
}

static void read_object(const json_t *object, pool_facts *facts) {
  const json_t *status = json_object_get(object, "status");
  int i;
  memset(facts, 0, sizeof *facts);
  facts->name = string_of(json_object_get(json_object_get(object, "metadata"), "name"));
  if (status == NULL) status = object;
  for (i = 0; i < POOL_COUNTERS; i++) {
    const json_t *value = json_object_get(status, pool_member_names[i]);
    facts->has_counter[i] = json_is_integer(value);
    facts->counters[i] = (int32_t)json_integer_value(value);
  }
  for (; i < POOL_MEMBERS; i++) {
    facts->revisions[i - POOL_COUNTERS] = string_of(json_object_get(status, pool_member_names[i]));
  }
}

int bench_jansson(const bench_input *input, bench_output *output) {
  json_t *document = json_loadb(input->text, input->length, 0, NULL);
  const json_t *items = json_object_get(document, "items");
  size_t i, count = input->kind == BENCH_LIST ? json_array_size(items) : 1;
  int failed = document == NULL || pool_text_begin(output, input);
  for (i = 0; i < count && !failed; i++) {
    pool_facts facts;
    read_object(input->kind == BENCH_LIST ? json_array_get(items, i) : document, &facts);
    failed = pool_text_append(output, &facts);
  }
  failed = failed || pool_text_end(output, input);
  json_decref(document);
  return failed;
}
