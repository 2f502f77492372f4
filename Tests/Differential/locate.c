#include "locate.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

size_t skip_whitespace(const char *text, size_t length, size_t offset) {
  while (offset < length && memchr(" \t\r\n", text[offset], 4) != NULL) offset++;
  return offset;
}

static size_t skip_string(const char *text, size_t length, size_t offset) {
  for (offset++; offset < length && text[offset] != '"'; offset++)
    if (text[offset] == '\\') offset++;
  return offset + 1;
}

size_t skip_value(const char *text, size_t length, size_t offset) {
  int depth = 0;
  while (offset < length) {
    char c = text[offset];
    if (c == '"') {
      offset = skip_string(text, length, offset);
    } else if (c == '{' || c == '[') {
      depth++;
      offset++;
    } else if (c == '}' || c == ']') {
      depth--;
      offset++;
    } else if (depth > 0) {
      offset++;
    } else {
      while (offset < length && memchr(",]} \t\r\n", text[offset], 7) == NULL) offset++;
      return offset;
    }
    if (depth == 0) return offset;
  }
  return offset;
}

/* Whether the string at `offset`, escaped or not, is `name`. */
static int is_key(const char *text, size_t start, size_t end, const char *name, size_t length) {
  json_t *key;
  int is_same;
  if (memchr(text + start, '\\', end - start) == NULL)
    return end - start == length + 2 && memcmp(text + start + 1, name, length) == 0;
  key = json_loadb(text + start, end - start, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
  is_same = json_string_length(key) == length && memcmp(json_string_value(key), name, length) == 0;
  json_decref(key);
  return is_same;
}

/* The value of the last member of that name of the object at `offset`. */
static size_t find_member(const char *text, size_t length, size_t offset, const char *name,
                          size_t name_length) {
  size_t found = NOWHERE;
  if (text[offset] != '{') return NOWHERE;
  offset = skip_whitespace(text, length, offset + 1);
  while (offset < length && text[offset] == '"') {
    size_t key = offset, key_end = skip_string(text, length, offset);
    offset = skip_whitespace(text, length, key_end) + 1; /* the colon */
    offset = skip_whitespace(text, length, offset);
    if (is_key(text, key, key_end, name, name_length)) found = offset;
    offset = skip_whitespace(text, length, skip_value(text, length, offset));
    if (text[offset] == ',') offset = skip_whitespace(text, length, offset + 1);
  }
  return found;
}

static size_t find_element(const char *text, size_t length, size_t offset, long index) {
  if (text[offset] != '[') return NOWHERE;
  offset = skip_whitespace(text, length, offset + 1);
  while (text[offset] != ']') {
    if (index-- == 0) return offset;
    offset = skip_whitespace(text, length, skip_value(text, length, offset));
    if (text[offset] == ',') offset = skip_whitespace(text, length, offset + 1);
  }
  return NOWHERE;
}

/* How long the name at the beginning of a path is. One label has a dot in its name. */
static size_t name_length(const char *path) {
  const char label[] = "rustfs.pool";
  return strncmp(path, label, sizeof label - 1) == 0 ? sizeof label - 1 : strcspn(path, ".[");
}

/* Whether null or an empty string begins at `offset`. */
static int is_no_name(const char *text, size_t length, size_t offset) {
  return text[offset] == 'n' ||
         (text[offset] == '"' && skip_value(text, length, offset) == offset + 2);
}

size_t locate(const char *text, size_t length, const char *path) {
  size_t offset = skip_whitespace(text, length, 0);
  size_t holder = offset; /* of metadata, or of the member */
  int is_in_metadata = 0;
  while (*path != '\0') {
    size_t next, name = 0;
    int is_name = 0;
    if (*path == '[') {
      next = find_element(text, length, offset, strtol(path + 1, NULL, 10));
      path = strchr(path, ']') + 1;
    } else {
      name = name_length(path);
      is_name = name == 4 && strncmp(path, "name", 4) == 0 && path[4] == '\0';
      next = find_member(text, length, offset, path, name);
      if (!is_in_metadata) holder = offset;
      if (is_name && (next == NOWHERE || is_no_name(text, length, next))) return holder;
      is_in_metadata = name == 8 && strncmp(path, "metadata", 8) == 0;
      if (is_in_metadata && strcmp(path, "metadata.name") == 0 &&
          (next == NOWHERE || text[next] != '{'))
        return holder;
      path += name;
    }
    if (next == NOWHERE) return NOWHERE;
    offset = next;
    if (*path == '.') path++;
  }
  return offset;
}
