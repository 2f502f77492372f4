/* How the command poolstatus reads files: a value at a time, as soon as it is there. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "poolstatus_command.h"

int bad_file(const char *name) {
  fprintf(stderr, "poolstatus: %s: %s\n", name, strerror(errno));
  return BAD_INPUT;
}

/* Opens the file of that name; - is standard input. 0 or BAD_INPUT. */
int open_input(struct input *input, const char *name) {
  input->name = name;
  input->file = same(name, "-") ? stdin : fopen(name, "rb");
  input->next_line = 1;
  input->next_column = 0;
  return input->file == NULL ? bad_file(name) : 0;
}

void close_input(struct input *input) {
  if (input->file != NULL && input->file != stdin) fclose(input->file);
  input->file = NULL;
}

static int is_space(int byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Appends the next byte to the text. The byte, or EOF: also where there is no memory. */
static int take_byte(struct input *input) {
  if (input->length == input->room) {
    char *larger = realloc(input->bytes, input->room * 2 + 65536);
    if (larger == NULL) return EOF;
    input->bytes = larger;
    input->room = input->room * 2 + 65536;
  }
  int byte = getc(input->file);
  if (byte == EOF) return EOF;
  input->bytes[input->length++] = (char)byte;
  if (byte == '\n') {
    input->next_line++;
    input->next_column = 0;
  } else if ((byte & 0xC0) != 0x80) {
    input->next_column++;
  }
  return byte;
}

/* Appends the string whose opening quote was taken. */
static void take_string(struct input *input) {
  int byte;
  while ((byte = take_byte(input)) != EOF && byte != '"')
    if (byte == '\\') take_byte(input);
}

/* Reads the next value with the whitespace in front of it: an object or an array up to its last
 * bracket, or, since no other value is a status of anything, all that is left. Whether the text is
 * JSON is for the library to say. 1; 0 where there is none; -1 where the file cannot be read, which
 * is then said. */
int next_value(struct input *input) {
  int byte, depth = 0;
  input->length = 0;
  input->line = input->next_line;
  input->column = input->next_column;
  do byte = take_byte(input);
  while (is_space(byte));
  int is_open = byte == '{' || byte == '[', is_value = byte != EOF;
  while (byte != EOF) {
    if (byte == '{' || byte == '[') depth++;
    if (byte == '}' || byte == ']') depth--;
    if (byte == '"' && is_open) take_string(input);
    if (is_open && depth == 0) return 1;
    byte = take_byte(input);
  }
  if (!ferror(input->file) && feof(input->file)) return is_value;
  bad_file(input->name);
  return -1;
}

/* Reads all of the file of that name. 0 or BAD_INPUT. */
int read_whole(struct input *input, const char *name) {
  if (open_input(input, name) != 0) return BAD_INPUT;
  input->line = 1;
  while (take_byte(input) != EOF) continue;
  int status = ferror(input->file) || !feof(input->file) ? bad_file(name) : 0;
  close_input(input);
  return status;
}
