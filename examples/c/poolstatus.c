/*
 * poolstatus - what Kubernetes says of StatefulSets in, pool statuses out
 *
 *     cc -o poolstatus poolstatus.c $(pkg-config --cflags --libs poolstatus)
 *     kubectl get statefulset demo-pool-0 -o json | ./poolstatus --rule kubernetes
 *
 * The library is called in evaluate(); all else is reading files and a command line.
 */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <poolstatus.h>

enum { NOT_COMPLETE = 1, BAD_INPUT = 2, FAILED = 3, BAD_USAGE = 64 };
enum { INPUT, STATEFULSETS, PREVIOUS, PODS, TEXTS };

static const char help[] =
    "usage: poolstatus [pool] [OPTION]... [FILE]...\n"
    "       poolstatus list [OPTION]... [FILE]\n"
    "       poolstatus tenant [OPTION]... TENANT [STATEFULSETS]\n\n"
    "Prints, as JSON, the status of the pool behind each StatefulSet, of the pools of a\n"
    "list, or of a tenant. A FILE is what kubectl -o json says; - or none: standard input.\n\n"
    "  --rule RULE             documented (the default) or kubernetes\n"
    "  --detail                add name, reason and message\n"
    "  --variant-names         write RolloutComplete, not PoolRolloutComplete\n"
    "  --own-members           of a tenant: leave out the members of others\n"
    "  --now TIME              the present moment, RFC 3339; default: the clock\n"
    "  --previous FILE         the pool status of last time\n"
    "  --pods FILE             the pods, for the kubernetes rule\n"
    "  --deadline SECONDS      a rollout that stands still for longer has failed\n"
    "  --pod-grace SECONDS     a pod that fails for as long has failed; -1: at once\n"
    "  --blocked-reason WORD   a tenant is blocked for this reason\n"
    "  --blocked-message TEXT  what to say of it\n"
    "  --tenant NAME           with --pool: the StatefulSet is called TENANT-POOL\n"
    "  --pool NAME             the name of the pool\n"
    "  --exit-status           of a pool: exit 3 if it has failed, 1 if it is not complete\n"
    "  --help, --version       print this (also -h), or the version of the library (-V)\n"
    "Exit status: 0; 2 for bad input; 64 for bad usage.\n";

struct text {
  const char *name; /* of the file; NULL: not given */
  char *bytes;
  size_t length;
};

struct command {
  const char *name, *rule, *deadline, *pod_grace;
  poolstatus_options options;
  struct text texts[TEXTS];
  int exit_status; /* whether it says what the pools are */
};

static int same(const char *a, const char *b) { return strcmp(a, b) == 0; }

static int bad_usage(const char *what, const char *problem) {
  fprintf(stderr, "poolstatus: %s%s\ntry: poolstatus --help\n", what, problem);
  return BAD_USAGE;
}

static int bad_file(const char *name) {
  fprintf(stderr, "poolstatus: %s: %s\n", name, strerror(errno));
  return BAD_INPUT;
}

/* Reads the whole file of that name, if any. 0 or BAD_INPUT. */
static int read_text(struct text *text) {
  if (text->name == NULL) return 0;
  FILE *file = same(text->name, "-") ? stdin : fopen(text->name, "rb");
  if (file == NULL) return bad_file(text->name);
  size_t room = 0, got = 1;
  text->length = 0;
  while (got > 0) {
    if (text->length == room) {
      char *larger = realloc(text->bytes, room = room * 2 + 65536);
      if (larger == NULL) break;
      text->bytes = larger;
    }
    got = fread(text->bytes + text->length, 1, room - text->length, file);
    text->length += got;
  }
  int status = got > 0 || ferror(file) ? bad_file(text->name) : 0;
  if (file != stdin) fclose(file);
  return status;
}

/* Says what is wrong, and in which file: "pods.items[3]" is in the pods. The exit status. */
static int bad_input(const struct text texts[TEXTS], const poolstatus_error *error) {
  if (error->code == POOLSTATUS_INVALID_ARGUMENT) {
    fprintf(stderr, "poolstatus: %s\n", error->message);
    return BAD_USAGE;
  }
  static const char *const inputs[TEXTS] = {"", "statefulsets", "previous", "pods"};
  size_t length = strcspn(error->path, ".[");
  int i = TEXTS - 1;
  while (i > INPUT && (strncmp(inputs[i], error->path, length) != 0 || inputs[i][length] != '\0'))
    i--;
  if (texts[i].name == NULL) i = INPUT;
  fprintf(stderr, "poolstatus: %s:", texts[i].name);
  if (error->line > 0) fprintf(stderr, "%d:%d:", error->line, error->column);
  if (error->code != POOLSTATUS_INVALID_JSON && error->path[0] != '\0')
    fprintf(stderr, " %s:", error->path);
  fprintf(stderr, " %s\n", error->message);
  return BAD_INPUT;
}

/* The exit status that a pool stands for. */
static int verdict(const poolstatus_result *result) {
  if (result->state == POOLSTATUS_STATE_ROLLOUT_FAILED) return FAILED;
  if (result->state == POOLSTATUS_STATE_ROLLOUT_COMPLETE || same(result->reason, "ScaledToZero"))
    return 0;
  return NOT_COMPLETE;
}

/* The worse one of two exit statuses: bad usage, bad input, failed, not complete, 0. */
static int worse(int a, int b) {
  static const int order[] = {BAD_USAGE, BAD_INPUT, FAILED, NOT_COMPLETE};
  for (size_t i = 0; i < sizeof order / sizeof *order; i++)
    if (a == order[i] || b == order[i]) return order[i];
  return 0;
}

/* Reads one file (a tenant: two) and prints its status. 0 or the exit status. */
static int evaluate(struct command *command, const char *input, const char *statefulsets) {
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_error error = POOLSTATUS_ERROR_INIT;
  struct text *first = &command->texts[INPUT], *second = &command->texts[STATEFULSETS];
  first->name = input;
  second->name = statefulsets;
  if (read_text(first) != 0 || read_text(second) != 0) return BAD_INPUT;
  if (same(command->name, "tenant"))
    poolstatus_tenant(first->bytes, first->length, second->bytes, second->length, &command->options,
                      &result, &error);
  else if (same(command->name, "list"))
    poolstatus_list(first->bytes, first->length, &command->options, &result, &error);
  else
    poolstatus_pool(first->bytes, first->length, &command->options, &result, &error);

  if (error.code != POOLSTATUS_OK) return bad_input(command->texts, &error);
  puts(result.json);
  poolstatus_free(result.json);
  return command->exit_status ? verdict(&result) : 0;
}

/* Reads what all the files share, then does them one by one. The exit status. */
static int run(struct command *command, char **files, int count) {
  struct text *previous = &command->texts[PREVIOUS], *pods = &command->texts[PODS];
  if (read_text(previous) != 0 || read_text(pods) != 0) return BAD_INPUT;
  command->options.previous = previous->bytes;
  command->options.previous_length = previous->length;
  command->options.pods = pods->bytes;
  command->options.pods_length = pods->length;

  if (same(command->name, "tenant")) return evaluate(command, files[0], count > 1 ? files[1] : "-");
  if (count == 0) return evaluate(command, "-", NULL);
  int worst = 0;
  for (int i = 0; i < count && worst != BAD_USAGE; i++)
    worst = worse(worst, evaluate(command, files[i], NULL));
  return worst;
}

/* Where the value of that option goes; NULL: there is no such option. */
static const char **value_of(struct command *command, const char *option) {
  if (same(option, "--tenant")) return &command->options.tenant;
  if (same(option, "--pool")) return &command->options.pool;
  if (same(option, "--now")) return &command->options.now;
  if (same(option, "--rule")) return &command->rule;
  if (same(option, "--deadline")) return &command->deadline;
  if (same(option, "--pod-grace")) return &command->pod_grace;
  if (same(option, "--blocked-reason")) return &command->options.blocked_reason;
  if (same(option, "--blocked-message")) return &command->options.blocked_message;
  if (same(option, "--previous")) return &command->texts[PREVIOUS].name;
  if (same(option, "--pods")) return &command->texts[PODS].name;
  return NULL;
}

/* Whether the text is a number of seconds, which then is in `seconds`. */
static int is_seconds(const char *text, int32_t *seconds) {
  char *end;
  long number = strtol(text, &end, 10);
  *seconds = (int32_t)number;
  return isdigit((unsigned char)text[0]) && *end == '\0' && number <= INT32_MAX;
}

int main(int argc, char **argv) {
  struct command command = {"pool", "documented", "0", "0", POOLSTATUS_OPTIONS_INIT, {{0}}, 0};
  const char **value;
  int i = 1, count = 0, only_files = 0;
  if (argc > 1 && (same(argv[1], "pool") || same(argv[1], "list") || same(argv[1], "tenant")))
    command.name = argv[i++];
  for (; i < argc; i++) {
    if (only_files || argv[i][0] != '-' || same(argv[i], "-"))
      argv[count++] = argv[i]; /* the files gather at the front */
    else if (same(argv[i], "--"))
      only_files = 1;
    else if (same(argv[i], "--help") || same(argv[i], "-h"))
      return fputs(help, stdout) < 0;
    else if (same(argv[i], "--version") || same(argv[i], "-V"))
      return printf("poolstatus %s\n", poolstatus_version()) < 0;
    else if (same(argv[i], "--detail"))
      command.options.flags |= POOLSTATUS_DETAIL;
    else if (same(argv[i], "--variant-names"))
      command.options.flags |= POOLSTATUS_VARIANT_NAMES;
    else if (same(argv[i], "--own-members"))
      command.options.flags |= POOLSTATUS_OWN_MEMBERS;
    else if (same(argv[i], "--exit-status"))
      command.exit_status = 1;
    else {
      char *option = argv[i], *equals = strchr(option, '=');
      if (equals != NULL) *equals = '\0';
      value = value_of(&command, option);
      if (equals != NULL && value == NULL) *equals = '=';
      if (value == NULL) return bad_usage("unknown option ", option);
      *value = equals != NULL ? equals + 1 : argv[++i];
      if (*value == NULL || **value == '\0') return bad_usage(option, " needs a value");
    }
  }

  if (!is_seconds(command.deadline, &command.options.progress_deadline_seconds))
    return bad_usage("--deadline", " needs a number of seconds");
  if (same(command.pod_grace, "-1"))
    command.options.pod_grace_seconds = -1;
  else if (!is_seconds(command.pod_grace, &command.options.pod_grace_seconds))
    return bad_usage("--pod-grace", " needs a number of seconds, or -1");
  if (same(command.rule, "kubernetes"))
    command.options.rule = POOLSTATUS_RULE_KUBERNETES;
  else if (!same(command.rule, "documented"))
    return bad_usage("--rule", " needs documented or kubernetes");
  if (command.exit_status && !same(command.name, "pool"))
    return bad_usage("--exit-status", " is for pools");
  if (same(command.name, "list") && count > 1) return bad_usage("list", " takes one FILE");
  if (same(command.name, "tenant") && (count < 1 || count > 2))
    return bad_usage("tenant", " takes TENANT and STATEFULSETS");

  int status = run(&command, argv, count);
  for (i = 0; i < TEXTS; i++) free(command.texts[i].bytes);
  if (fflush(stdout) != 0 || ferror(stdout)) status = bad_file("standard output");
  return status;
}
