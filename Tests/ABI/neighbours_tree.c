#include "neighbours_tree.h"

#include <string.h>

#include "poolstatus_jansson.h"

int tree_is_right(void) {
  json_t *tree = json_pack("{s:{s:s},s:{s:i,s:[f,n]}}", "metadata", "name", "a", "status",
                           "replicas", 1, "x", 1.5);
  json_t *out = NULL;
  int is_right = poolstatus_pool_jansson(tree, NULL, &out, NULL, NULL) == POOLSTATUS_OK;
  const char *name = json_string_value(json_object_get(out, "ssName"));
  is_right = is_right && name != NULL && strcmp(name, "a") == 0 &&
             json_integer_value(json_object_get(out, "replicas")) == 1;
  json_decref(out);
  json_decref(tree);
  return is_right;
}
