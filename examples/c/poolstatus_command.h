/* What the files of the command poolstatus share. */
#ifndef POOLSTATUS_COMMAND_H
#define POOLSTATUS_COMMAND_H

#include <stdio.h>

#include <jansson.h>
#include <poolstatus.h>

/* Exit statuses. */
enum { NOT_COMPLETE = 1, BAD_INPUT = 2, FAILED = 3, BAD_USAGE = 64 };
enum format { FORMAT_JSON, FORMAT_NAME, FORMAT_TABLE };
enum { INPUT, STATEFULSETS, PREVIOUS, PODS, INPUTS };
enum { COLUMNS = 6 };

/* A file: the whole text of it, or one JSON value after the other. */
struct input {
  const char *name; /* NULL: not given */
  FILE *file;
  char *bytes;
  size_t length, room;
  int line, column; /* where the text begins: lines from 1, code points in front of it */
  int next_line, next_column;
};

struct command {
  const char *name; /* "pool", "list" or "tenant" */
  const char *rule, *deadline, *pod_grace, *output;
  enum format format;
  int exit_status;  /* whether it says what the pools are */
  int has_messages; /* whether --detail was given, and a table has messages */
  int stream;       /* whether answers are printed at once, and are the previous ones of the next */
  poolstatus_options options;
  struct input inputs[INPUTS];
  char **files;
  int count;     /* of files */
  int pools;     /* so many statuses were printed */
  int is_list;   /* whether the last answer is of a list */
  int is_broken; /* whether a text was no JSON, so that where the next one begins is not known */
  json_t *seen;  /* of a stream: the last [status, what it counts for] of each name */
  json_t *rows;  /* of a table, that are not yet printed */
  size_t widths[COLUMNS];
};

int same(const char *a, const char *b);
int worse(int a, int b);

/* poolstatus_options.c: reads the command line. -1, or the status to exit with. */
int parse(struct command *command, int argc, char **argv);

/* poolstatus_input.c */
int bad_file(const char *name);
int open_input(struct input *input, const char *name);
int next_value(struct input *input);
void close_input(struct input *input);
int read_whole(struct input *input, const char *name);

/* poolstatus_errors.c */
int bad_usage(const char *what, const char *problem);
int bad_input(struct command *command, const poolstatus_error *error);

/* poolstatus_output.c */
json_t *name_of(const json_t *object, const json_t *status);
int verdict(const char *state, const char *reason);
void print_pool(struct command *command, const json_t *object, const json_t *status);
void print_rows(struct command *command);

#endif
