/* The command line of the command poolstatus. */
#include <ctype.h>
#include <string.h>

#include "poolstatus_command.h"

static const char help[] =
    "usage: poolstatus [pool] [OPTION]... [FILE]...\n"
    "       poolstatus list [OPTION]... [FILE]...\n"
    "       poolstatus tenant [OPTION]... TENANT [STATEFULSETS]\n\n"
    "Prints the status of the pool behind each StatefulSet, of the pools of a list, or\n"
    "of a tenant. A FILE is what kubectl -o json says, also several texts one behind the\n"
    "other; - or none: standard input. A DURATION is 90, 90s, 5m or 1h30m.\n\n"
    "  -o, --output FORMAT     json (the default), name or table\n"
    "  --rule RULE             documented (the default) or kubernetes\n"
    "  --detail                add name, reason and message\n"
    "  --variant-names         write RolloutComplete, not PoolRolloutComplete\n"
    "  --own-members           of a tenant: leave out the members of others\n"
    "  --now TIME              the present moment, RFC 3339; default: the clock\n"
    "  --previous FILE         the pool status of last time\n"
    "  --stream                print at once; each status is the --previous of the next\n"
    "  --pods FILE             the pods, for the kubernetes rule\n"
    "  --deadline DURATION     a rollout that stands still for longer has failed\n"
    "  --pod-grace DURATION    a pod that fails for as long has failed; -1: at once\n"
    "  --blocked-reason WORD   a tenant is blocked for this reason\n"
    "  --blocked-message TEXT  what to say of it\n"
    "  --tenant NAME           with --pool: the StatefulSet is called TENANT-POOL\n"
    "  --pool NAME             the name of the pool\n"
    "  --exit-status           exit 3 if a pool has failed, 1 if one is not complete\n"
    "  --help, --version       print this (also -h), or the version of the library (-V)\n"
    "Exit status: 0; 2 for bad input; 64 for bad usage.\n";

/* Where the value of that option goes; NULL: there is no such option. */
static const char **value_of(struct command *command, const char *option) {
  if (same(option, "--tenant")) return &command->options.tenant;
  if (same(option, "--pool")) return &command->options.pool;
  if (same(option, "--now")) return &command->options.now;
  if (same(option, "--rule")) return &command->rule;
  if (same(option, "--output") || same(option, "-o")) return &command->output;
  if (same(option, "--deadline")) return &command->deadline;
  if (same(option, "--pod-grace")) return &command->pod_grace;
  if (same(option, "--blocked-reason")) return &command->options.blocked_reason;
  if (same(option, "--blocked-message")) return &command->options.blocked_message;
  if (same(option, "--previous")) return &command->inputs[PREVIOUS].name;
  if (same(option, "--pods")) return &command->inputs[PODS].name;
  return NULL;
}

/* Whether it is an option without a value, which then is set. */
static int set_flag(struct command *command, const char *option) {
  if (same(option, "--detail"))
    command->options.flags |= POOLSTATUS_DETAIL;
  else if (same(option, "--variant-names"))
    command->options.flags |= POOLSTATUS_VARIANT_NAMES;
  else if (same(option, "--own-members"))
    command->options.flags |= POOLSTATUS_OWN_MEMBERS;
  else if (same(option, "--exit-status"))
    command->exit_status = 1;
  else if (same(option, "--stream"))
    command->stream = 1;
  else
    return 0;
  return 1;
}

/* Reads 90, 90s, 5m or 1h30m. NULL, or what is wrong with it. */
static const char *read_duration(const char *text, int32_t *seconds) {
  int64_t total = 0;
  int is_plain = 1;
  do {
    int64_t number = 0, unit = 1;
    if (!isdigit((unsigned char)*text)) return "";
    for (; isdigit((unsigned char)*text); text++)
      if (number <= INT32_MAX) number = number * 10 + (*text - '0');
    if (*text == '\0' ? !is_plain : strchr("hms", *text) == NULL) return "";
    is_plain = 0;
    if (*text == 'h') unit = 3600;
    if (*text == 'm') unit = 60;
    if (*text != '\0') text++;
    if (total <= INT32_MAX) total += number * unit;
  } while (*text != '\0');
  *seconds = (int32_t)total;
  return total > INT32_MAX ? " is longer than 2147483647 seconds" : NULL;
}

/* Checks what the values of options are. -1 or BAD_USAGE. */
static int check_values(struct command *command) {
  poolstatus_options *options = &command->options;
  const char *wrong = read_duration(command->deadline, &options->progress_deadline_seconds);
  if (wrong != NULL)
    return bad_usage("--deadline", *wrong ? wrong : " needs a duration such as 90, 5m or 1h30m");
  if (same(command->pod_grace, "-1"))
    options->pod_grace_seconds = -1;
  else if ((wrong = read_duration(command->pod_grace, &options->pod_grace_seconds)) != NULL)
    return bad_usage("--pod-grace",
                     *wrong ? wrong : " needs a duration such as 90, 5m or 1h30m, or -1");
  if (same(command->rule, "kubernetes"))
    options->rule = POOLSTATUS_RULE_KUBERNETES;
  else if (!same(command->rule, "documented"))
    return bad_usage("--rule", " needs documented or kubernetes");
  if (same(command->output, "table"))
    command->format = FORMAT_TABLE;
  else if (same(command->output, "name"))
    command->format = FORMAT_NAME;
  else if (!same(command->output, "json"))
    return bad_usage("--output", " needs json, name or table");
  command->has_messages = (options->flags & POOLSTATUS_DETAIL) != 0;
  if (command->format != FORMAT_JSON) options->flags |= POOLSTATUS_DETAIL; /* for the reasons */
  return -1;
}

/* Checks what goes with what. -1 or BAD_USAGE. */
static int check(struct command *command) {
  const poolstatus_options *options = &command->options;
  int is_tenant = same(command->name, "tenant"), is_pool = same(command->name, "pool");
  int from_stdin = is_tenant ? command->count == 1 : command->count == 0;
  if (check_values(command) == BAD_USAGE) return BAD_USAGE;
  if (options->tenant != NULL && !is_pool) return bad_usage("--tenant", " is for one pool");
  if (options->pool != NULL && !is_pool) return bad_usage("--pool", " is for one pool");
  if (command->inputs[PREVIOUS].name != NULL && !is_pool)
    return bad_usage("--previous", " is for one pool");
  if (options->flags & POOLSTATUS_OWN_MEMBERS && !is_tenant)
    return bad_usage("--own-members", " is for tenants");
  if (options->blocked_reason != NULL && !is_tenant)
    return bad_usage("--blocked-reason", " is for tenants");
  if (options->blocked_message != NULL && options->blocked_reason == NULL)
    return bad_usage("--blocked-message", " needs --blocked-reason");
  if (command->exit_status && is_tenant)
    return bad_usage("--exit-status", " is for pools and lists");
  if (command->stream && is_tenant) return bad_usage("--stream", " is for pools and lists");
  if (is_tenant && (command->count < 1 || command->count > 2))
    return bad_usage("tenant", " takes TENANT and STATEFULSETS");
  for (int i = PREVIOUS; i <= PODS; i++)
    from_stdin += command->inputs[i].name != NULL && same(command->inputs[i].name, "-");
  for (int i = 0; i < command->count; i++) from_stdin += same(command->files[i], "-");
  if (from_stdin > 1) return bad_usage("standard input", " can be read only once");
  return -1;
}

/* Reads an option and its value, which may be the next argument. -1 or BAD_USAGE. */
static int parse_value(struct command *command, char ***argument) {
  char *option = **argument, *equals = strchr(option, '=');
  const char *text = NULL, **value;
  if (strncmp(option, "-o", 2) == 0 && option[2] != '\0') {
    text = option + 2 + (option[2] == '=');
    option = "-o";
  } else if (equals != NULL) {
    text = equals + 1;
    *equals = '\0';
  }
  value = value_of(command, option);
  if (value == NULL) {
    if (equals != NULL) *equals = '=';
    return bad_usage("unknown option ", option);
  }
  *value = text != NULL ? text : *++*argument;
  if (*value == NULL || **value == '\0') return bad_usage(option, " needs a value");
  return -1;
}

int parse(struct command *command, int argc, char **argv) {
  char **argument = argv + (argc > 0);
  int only_files = 0;
  command->files = argv; /* they gather at the front */
  if (*argument != NULL &&
      (same(*argument, "pool") || same(*argument, "list") || same(*argument, "tenant")))
    command->name = *argument++;
  for (; *argument != NULL; argument++) {
    if (only_files || **argument != '-' || same(*argument, "-"))
      argv[command->count++] = *argument;
    else if (same(*argument, "--"))
      only_files = 1;
    else if (same(*argument, "--help") || same(*argument, "-h"))
      return fputs(help, stdout) < 0;
    else if (same(*argument, "--version") || same(*argument, "-V"))
      return printf("poolstatus %s\n", poolstatus_version()) < 0;
    else if (!set_flag(command, *argument) && parse_value(command, &argument) == BAD_USAGE)
      return BAD_USAGE;
  }
  return check(command);
}
