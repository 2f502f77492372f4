#include "judged.h"

#include <string.h>

const char *text_of_slot(const struct call *call, enum slot slot, size_t *length) {
  const poolstatus_options *options = &call->options;
  switch (slot) {
    case MAIN_TEXT:
      return *length = call->length, call->text;
    case STATEFULSETS_TEXT:
      *length = call->statefulsets_length;
      return call->kind == CALL_TENANT ? call->statefulsets : NULL;
    case PREVIOUS_TEXT:
      return *length = options->previous_length, options->previous;
    case PODS_TEXT:
      *length = options->pods_length;
      return options->rule == POOLSTATUS_RULE_KUBERNETES ? options->pods : NULL;
    default:
      return NULL;
  }
}

struct judged judge_texts(const struct call *call) {
  uint64_t maximum = call->options.max_input_bytes;
  struct judged judged = {{NULL}, SLOT_COUNT};
  if (maximum == 0) maximum = POOLSTATUS_DEFAULT_MAX_INPUT_BYTES;
  for (int slot = SLOT_COUNT - 1; slot >= 0; slot--) {
    size_t length;
    const char *text = text_of_slot(call, (enum slot)slot, &length);
    if (text == NULL) continue;
    judged.verdicts[slot] = judge((enum slot)slot, text, length, maximum);
    if (judged.verdicts[slot]->tree == NULL) judged.bad = (enum slot)slot;
  }
  return judged;
}

int any_has_duplicates(const struct call *call) {
  for (int slot = 0; slot < SLOT_COUNT; slot++) {
    size_t length;
    const char *text = text_of_slot(call, (enum slot)slot, &length);
    if (text != NULL && has_duplicates(text, length)) return 1;
  }
  return 0;
}

const char *path_of_slot(const struct call *call, enum slot slot) {
  static const char *const paths[] = {"", "statefulsets", "previous", "pods"};
  return slot == MAIN_TEXT && call->kind == CALL_TENANT ? "tenant" : paths[slot];
}

enum slot slot_of_path(const struct call *call, const char **path) {
  enum slot found = MAIN_TEXT;
  for (int slot = 0; slot < SLOT_COUNT; slot++) {
    const char *name = path_of_slot(call, (enum slot)slot);
    size_t length = strlen(name);
    if (length == 0 || strncmp(*path, name, length) != 0) continue;
    if (strchr(".[", (*path)[length]) == NULL) continue; /* finds the NUL too */
    *path += length + ((*path)[length] == '.');
    found = (enum slot)slot;
    break;
  }
  return found;
}
