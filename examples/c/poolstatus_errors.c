/* What the command poolstatus says of bad input and bad usage. */
#include <string.h>

#include "poolstatus_command.h"

int bad_usage(const char *what, const char *problem) {
  fprintf(stderr, "poolstatus: %s%s\ntry: poolstatus --help\n", what, problem);
  return BAD_USAGE;
}

/* Prints a message of the library with the options of the command for those of the library. */
static void print_message(const poolstatus_error *error) {
  static const char *const words[][2] = {
      {"now is not", "--now is not"},
      {"tenant is not", "--tenant is not"},
      {"pool is not", "--pool is not"},
      {"blocked_reason is", "--blocked-reason is"},
      {"blocked_message is", "--blocked-message is"},
      {"the StatefulSet has no name: give its metadata.name, or the options tenant and pool",
       "the StatefulSet has no name: give its metadata.name, or --tenant and --pool"},
  };
  static const char names[] = ", tenant and pool make ";
  const char *message = error->message, *found;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    size_t length = strlen(words[i][0]);
    if (error->code != POOLSTATUS_INVALID_ARGUMENT) break;
    if (strncmp(message, words[i][0], length) != 0) continue;
    fprintf(stderr, " %s%s\n", words[i][1], message + length);
    return;
  }
  found = same(error->path, "metadata.name") ? strstr(message, names) : NULL;
  if (found == NULL)
    fprintf(stderr, " %s\n", message);
  else
    fprintf(stderr, " %.*s, --tenant and --pool make %s\n", (int)(found - message), message,
            found + sizeof names - 1);
}

/* The input that an error is in: "pods.items[3]" is in the pods. */
static const struct input *place_of(const struct command *command, const char *path) {
  static const char *const names[INPUTS] = {"", "statefulsets", "previous", "pods"};
  size_t length = strcspn(path, ".[");
  for (int i = INPUTS - 1; i > INPUT; i--)
    if (command->inputs[i].name != NULL && strlen(names[i]) == length &&
        strncmp(names[i], path, length) == 0)
      return &command->inputs[i];
  return &command->inputs[INPUT];
}

static int is_blank(const struct input *input) {
  size_t i = 0;
  while (i < input->length && strchr(" \t\r\n", input->bytes[i]) != NULL && input->bytes[i]) i++;
  return i == input->length;
}

/* Says what is wrong and where. The exit status. */
int bad_input(struct command *command, const poolstatus_error *error) {
  fputs("poolstatus:", stderr);
  if (error->code == POOLSTATUS_INVALID_ARGUMENT) {
    print_message(error);
    return BAD_USAGE;
  }
  const struct input *input = place_of(command, error->path);
  if (same(input->name, "-") && input != &command->inputs[PREVIOUS] && is_blank(input)) {
    fputs(
        " -: standard input is empty: kubectl found nothing; check its NAME, --namespace and "
        "--context\n",
        stderr);
    return BAD_INPUT;
  }
  fprintf(stderr, " %s:", input->name);
  int column = error->column + (error->line == 1 ? input->column : 0);
  if (error->line > 0) fprintf(stderr, "%d:%d:", input->line - 1 + error->line, column);
  if (error->code != POOLSTATUS_INVALID_JSON && error->path[0] != '\0')
    fprintf(stderr, " %s:", error->path);
  print_message(error);
  return BAD_INPUT;
}
