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
      {"now is not an RFC 3339", "--now is not an RFC 3339"},
      {"tenant is not UTF-8", "--tenant is not UTF-8"},
      {"pool is not UTF-8", "--pool is not UTF-8"},
      {"blocked_reason is", "--blocked-reason is"},
      {"blocked_message is", "--blocked-message is"},
      {"the options tenant and pool", "--tenant and --pool"},
      {", tenant and pool make ", ", --tenant and --pool make "},
      {"watch event: pass its object", "watch event: leave out --output-watch-events"},
      {"API server: pass its pool status", "API server: --previous takes its pool status"},
  };
  const char *message = error->message;
  int is_ours = error->code == POOLSTATUS_INVALID_ARGUMENT || /* else it quotes the text */
                error->code == POOLSTATUS_INVALID_OBJECT;
  for (size_t i = 0; i < sizeof words / sizeof *words && is_ours; i++) {
    const char *found = strstr(message, words[i][0]);
    if (found == NULL) continue;
    fprintf(stderr, " %.*s%s%s\n", (int)(found - message), message, words[i][1],
            found + strlen(words[i][0]));
    return;
  }
  fprintf(stderr, " %s\n", message);
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
