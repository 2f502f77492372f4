/* What the command poolstatus prints for people and scripts: names and tables. */
#include <string.h>

#include "poolstatus_command.h"

/* The exit status that a pool stands for. */
int verdict(const char *state, const char *reason) {
  if (strncmp(state, "Pool", 4) == 0) state += 4;
  if (same(state, "RolloutFailed")) return FAILED;
  if (same(state, "RolloutComplete")) return 0;
  return same(state, "NotCreated") && same(reason, "ScaledToZero") ? 0 : NOT_COMPLETE;
}

/* Prints a text, control characters as blanks. How many code points it has. */
static size_t print_text(const char *text) {
  size_t width = 0;
  for (; *text != '\0'; text++) {
    unsigned char byte = (unsigned char)*text;
    putchar(byte < ' ' || byte == 0x7F ? ' ' : byte);
    width += (byte & 0xC0) != 0x80;
  }
  return width;
}

static size_t width_of(const char *text) {
  size_t width = 0;
  for (; *text != '\0'; text++) width += ((unsigned char)*text & 0xC0) != 0x80;
  return width;
}

/* A text of a status; "-" where it has none. */
static json_t *text_of(const json_t *status, const char *name) {
  const char *text = json_string_value(json_object_get(status, name));
  return json_string(text == NULL || *text == '\0' ? "-" : text);
}

/* "3/4": so many of the pods that are there; "-" where nothing is known of any. */
static json_t *share_of(const json_t *status, const char *name) {
  const json_t *part = json_object_get(status, name), *all = json_object_get(status, "replicas");
  if (part == NULL && all == NULL) return json_string("-");
  return json_sprintf("%" JSON_INTEGER_FORMAT "/%" JSON_INTEGER_FORMAT, json_integer_value(part),
                      json_integer_value(all));
}

/* NAMESPACE/NAME of a status and the object that it is of; NAME where no namespace is known, or
 * one with \u0000, which none has. */
json_t *name_of(const json_t *object, const json_t *status) {
  const json_t *metadata = json_object_get(object, "metadata");
  const json_t *space = json_object_get(metadata, "namespace");
  json_t *name = text_of(status, "ssName");
  size_t length = json_string_length(space);
  if (length == 0 || strlen(json_string_value(space)) != length) return name;
  json_t *both = json_sprintf("%s/%s", json_string_value(space), json_string_value(name));
  json_decref(name);
  return both;
}

/* Prints a row, whose columns are at least as wide as those that were printed before. */
static void print_row(struct command *command, const json_t *row) {
  size_t index, last = json_array_size(row) - 1, width;
  json_t *cell;
  json_array_foreach(row, index, cell) {
    width = print_text(json_string_value(cell));
    if (index == last) break;
    for (; width < command->widths[index] + 3; width++) putchar(' ');
  }
  putchar('\n');
}

/* Prints the rows that are not yet printed, aligned; before the first ones the header. */
void print_rows(struct command *command) {
  size_t index, column;
  json_t *row, *cell;
  json_array_foreach(command->rows, index, row) {
    json_array_foreach(row, column, cell) {
      size_t width = width_of(json_string_value(cell));
      if (width > command->widths[column]) command->widths[column] = width;
    }
  }
  json_array_foreach(command->rows, index, row) { print_row(command, row); }
  json_array_clear(command->rows);
}

static json_t *header(const struct command *command) {
  json_t *row = json_pack("[s,s,s,s,s]", "POOL", "STATE", "READY", "UPDATED", "REASON");
  if (command->has_messages) json_array_append_new(row, json_string("MESSAGE"));
  return row;
}

/* Prints a pool's line, or keeps it for the table. */
void print_pool(struct command *command, const json_t *object, const json_t *status) {
  json_t *name = name_of(object, status), *state = text_of(status, "state");
  if (command->format == FORMAT_NAME) {
    print_text(json_string_value(name));
    printf(" %s\n", json_string_value(state));
    json_decref(name);
    json_decref(state);
    return;
  }
  if (command->rows == NULL) command->rows = json_pack("[o]", header(command));
  json_t *row = json_pack("[o,o,o,o,o]", name, state, share_of(status, "readyReplicas"),
                          share_of(status, "updatedReplicas"), text_of(status, "reason"));
  if (command->has_messages) json_array_append_new(row, text_of(status, "message"));
  json_array_append_new(command->rows, row);
}
