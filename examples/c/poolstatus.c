/*
 * poolstatus - what Kubernetes says of StatefulSets in, pool statuses out
 *
 *     cc -o poolstatus poolstatus*.c $(pkg-config --cflags --libs poolstatus jansson)
 *     kubectl get statefulsets,pods -o json | ./poolstatus --rule kubernetes -o table
 *
 * The library is called in call() and answer_one(); jansson reads what it wrote, for names and
 * tables. The other files read a command line and files, and print.
 */
#include <stdlib.h>
#include <string.h>

#include "poolstatus_command.h"

int same(const char *a, const char *b) { return strcmp(a, b) == 0; }

/* The worse one of two exit statuses: bad usage, bad input, failed, not complete, 0. */
int worse(int a, int b) {
  static const int order[] = {BAD_USAGE, BAD_INPUT, FAILED, NOT_COMPLETE};
  for (size_t i = 0; i < sizeof order / sizeof *order; i++)
    if (a == order[i] || b == order[i]) return order[i];
  return 0;
}

/* Takes the text for a list where it is one, else leaves the error as it is. */
static void call_list(struct command *command, poolstatus_result *result, poolstatus_error *error) {
  const struct input *input = &command->inputs[INPUT];
  poolstatus_options options = command->options;
  poolstatus_error other = POOLSTATUS_ERROR_INIT;
  options.tenant = options.pool = options.previous = NULL;
  options.previous_length = 0;
  poolstatus_list(input->bytes, input->length, &options, result, &other);
  command->is_list =
      other.code == POOLSTATUS_OK || other.path[0] == '[' || strncmp(other.path, "items", 5) == 0;
  if (!command->is_list) return;
  *error = other;
  if (command->options.tenant == NULL && command->options.pool == NULL &&
      command->options.previous == NULL)
    return;
  poolstatus_free(result->json);
  error->code = POOLSTATUS_INVALID_ARGUMENT;
  strcpy(error->message, "--tenant, --pool and --previous are for one pool, not for a list");
}

/* Asks the library for the status of the text, whatever it is. */
static poolstatus_code call(struct command *command, poolstatus_result *result,
                            poolstatus_error *error) {
  const struct input *input = &command->inputs[INPUT], *sets = &command->inputs[STATEFULSETS];
  const poolstatus_options *options = &command->options;
  command->is_list = same(command->name, "list");
  if (same(command->name, "tenant"))
    return poolstatus_tenant(input->bytes, input->length, sets->bytes, sets->length, options,
                             result, error);
  if (command->is_list) return poolstatus_list(input->bytes, input->length, options, result, error);
  poolstatus_pool(input->bytes, input->length, options, result, error);
  if (error->code == POOLSTATUS_INVALID_OBJECT && error->path[0] == '\0')
    call_list(command, result, error);
  return error->code;
}

/* What the statuses of an answer are of: the object, or the items of a list that are Pods or
 * not. */
static json_t *objects_of(const struct command *command, json_t *input, int pods) {
  json_t *found = json_array(), *item;
  json_t *items = json_is_array(input) ? input : json_object_get(input, "items");
  size_t index;
  if (!command->is_list || !json_is_array(items)) {
    if (!pods) json_array_append(found, input);
    return found;
  }
  json_array_foreach(items, index, item) {
    const char *kind = json_string_value(json_object_get(item, "kind"));
    if ((kind != NULL && same(kind, "Pod")) == pods) json_array_append(found, item);
  }
  return found;
}

/* The statuses of an answer. */
static json_t *statuses_of(const struct command *command, const char *text) {
  json_t *answer = json_loads(text, 0, NULL);
  if (command->is_list) return answer;
  if (!same(command->name, "tenant")) return json_pack("[o]", answer);
  json_t *pools = json_incref(json_object_get(answer, "pools"));
  json_decref(answer);
  return pools;
}

/* Asks about a StatefulSet alone, with what was said of its name before, and appends the
 * answer to `texts`. 0 or the exit status. */
static int answer_one(struct command *command, const json_t *object, const char *name,
                      const char *pods, json_t *texts) {
  poolstatus_options options = command->options;
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_error error = POOLSTATUS_ERROR_INIT;
  const json_t *previous = json_array_get(json_object_get(command->seen, name), 0);
  if (previous != NULL) {
    options.previous = json_string_value(previous);
    options.previous_length = json_string_length(previous);
  }
  if (options.pods == NULL && pods != NULL) {
    options.pods = pods;
    options.pods_length = strlen(pods);
  }
  char *text = json_dumps(object, JSON_COMPACT | JSON_ENCODE_ANY);
  poolstatus_pool(text, text == NULL ? 0 : strlen(text), &options, &result, &error);
  free(text);
  if (error.code != POOLSTATUS_OK) {
    error.line = 0; /* it would be of a text that nobody has seen */
    return bad_input(command, &error);
  }
  int status = verdict(poolstatus_state_name(result.state), result.reason);
  json_object_set_new(command->seen, name, json_pack("[s,i]", result.json, status));
  json_array_append_new(texts, json_string(result.json));
  poolstatus_free(result.json);
  return 0;
}

/* Answers each StatefulSet of a text alone, as long as `status` stays 0. The answers. */
static json_t *answer_each(struct command *command, json_t *input, const json_t *statuses,
                           int *status) {
  json_t *texts = json_array(), *object, *pods = objects_of(command, input, 1);
  json_t *objects = objects_of(command, input, 0);
  char *some = json_array_size(pods) > 0 ? json_dumps(pods, JSON_COMPACT) : NULL;
  size_t index;
  json_array_foreach(objects, index, object) {
    if (index == json_array_size(statuses) || *status != 0) break;
    json_t *name = name_of(object, json_array_get(statuses, index));
    *status = answer_one(command, object, json_string_value(name), some, texts);
    json_decref(name);
  }
  free(some);
  json_decref(pods);
  json_decref(objects);
  return texts;
}

/* Prints the answers that answer_each gave. */
static void print_texts(const struct command *command, const json_t *texts) {
  json_t *text;
  size_t index;
  if (command->is_list) putchar('[');
  json_array_foreach(texts, index, text) {
    if (index > 0) putchar(',');
    fputs(json_string_value(text), stdout);
  }
  puts(command->is_list ? "]" : "");
}

/* Prints the lines of the pools of an answer. The worst of what they count for. */
static int print_pools(struct command *command, json_t *input, const json_t *statuses) {
  json_t *objects = objects_of(command, input, 0), *status;
  int is_tenant = same(command->name, "tenant"), worst = 0;
  size_t index;
  json_array_foreach(statuses, index, status) {
    const char *state = json_string_value(json_object_get(status, "state"));
    const char *reason = json_string_value(json_object_get(status, "reason"));
    if (state != NULL && reason != NULL) worst = worse(worst, verdict(state, reason));
    if (command->format != FORMAT_JSON)
      print_pool(command, json_array_get(objects, is_tenant ? 0 : index), status);
    command->pools++;
  }
  json_decref(objects);
  /* Of a stream the last ones count. */
  return command->exit_status && !command->stream ? worst : 0;
}

/* The statuses of the text with all that there is to say of them. */
static json_t *detailed(struct command *command) {
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_error error = POOLSTATUS_ERROR_INIT;
  command->options.flags |= POOLSTATUS_DETAIL;
  poolstatus_code code = call(command, &result, &error);
  command->options.flags &= ~POOLSTATUS_DETAIL;
  json_t *statuses = code == POOLSTATUS_OK ? statuses_of(command, result.json) : NULL;
  poolstatus_free(result.json);
  return statuses;
}

/* Does what takes more than to print the answer of the library. The exit status. */
static int look(struct command *command, const char *answer) {
  const struct input *text = &command->inputs[INPUT];
  json_t *input = json_loadb(text->bytes, text->length, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
  json_t *statuses = statuses_of(command, answer), *each;
  size_t index;
  int status = 0;
  if (command->stream) {
    json_t *texts = answer_each(command, input, statuses, &status);
    if (status == 0 && command->format == FORMAT_JSON) print_texts(command, texts);
    json_decref(statuses);
    statuses = json_array();
    json_array_foreach(texts, index, each) {
      json_array_append_new(statuses, json_loads(json_string_value(each), 0, NULL));
    }
    json_decref(texts);
  } else if (command->exit_status && !(command->options.flags & POOLSTATUS_DETAIL)) {
    json_decref(statuses);
    statuses = detailed(command);
  }
  int worst = status == 0 ? print_pools(command, input, statuses) : status;
  json_decref(statuses);
  json_decref(input);
  return worst;
}

/* Answers the text that was read. The exit status. */
static int answer(struct command *command) {
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_error error = POOLSTATUS_ERROR_INIT;
  if (call(command, &result, &error) != POOLSTATUS_OK) {
    command->is_broken = error.code == POOLSTATUS_INVALID_JSON;
    return bad_input(command, &error);
  }
  int is_plain = command->format == FORMAT_JSON && !command->stream;
  if (is_plain) puts(result.json);
  int status = is_plain && !command->exit_status ? 0 : look(command, result.json);
  poolstatus_free(result.json);
  if (!command->stream) return status;
  print_rows(command);
  fflush(stdout);
  return status;
}

/* Answers the texts of a file, of a tenant also that with the StatefulSets. The exit status. */
static int run_file(struct command *command, const char *name) {
  struct input *input = &command->inputs[INPUT];
  int worst = 0, count, more;
  if (same(command->name, "tenant")) {
    const char *sets = command->count > 1 ? command->files[1] : "-";
    if (read_whole(input, name) != 0) return BAD_INPUT;
    if (read_whole(&command->inputs[STATEFULSETS], sets) != 0) return BAD_INPUT;
    return answer(command);
  }
  command->is_broken = 0;
  if (open_input(input, name) != 0) return BAD_INPUT;
  for (count = 0; (more = next_value(input)) > 0; count++) {
    worst = worse(worst, answer(command));
    if (command->is_broken || worst == BAD_USAGE) break;
  }
  if (more < 0) worst = worse(worst, BAD_INPUT);
  if (more == 0 && count == 0)
    worst = answer(command); /* the library says what it thinks of that */
  close_input(input);
  return worst;
}

/* Reads what all the files share, then does them one by one. The exit status. */
static int run(struct command *command) {
  struct input *previous = &command->inputs[PREVIOUS], *pods = &command->inputs[PODS];
  if (previous->name != NULL && read_whole(previous, previous->name) != 0) return BAD_INPUT;
  if (pods->name != NULL && read_whole(pods, pods->name) != 0) return BAD_INPUT;
  command->options.previous = previous->bytes;
  command->options.previous_length = previous->length;
  command->options.pods = pods->bytes;
  command->options.pods_length = pods->length;

  int files = same(command->name, "tenant") ? 1 : command->count, worst = 0;
  if (files == 0) worst = run_file(command, "-");
  for (int i = 0; i < files && worst != BAD_USAGE; i++)
    worst = worse(worst, run_file(command, command->files[i]));
  print_rows(command);

  const char *name;
  json_t *last;
  json_object_foreach(command->seen, name, last) {
    if (command->exit_status)
      worst = worse(worst, (int)json_integer_value(json_array_get(last, 1)));
  }
  if (worst != 0 || command->pools > 0) return worst;
  if (command->format != FORMAT_JSON) fputs("poolstatus: no StatefulSet was found\n", stderr);
  return command->exit_status ? NOT_COMPLETE : 0;
}

int main(int argc, char **argv) {
  struct command command = {.name = "pool",
                            .rule = "documented",
                            .deadline = "0",
                            .pod_grace = "0",
                            .output = "json",
                            .options = POOLSTATUS_OPTIONS_INIT};
  int status = parse(&command, argc, argv);
  if (status < 0) {
    command.seen = json_object();
    status = run(&command);
    json_decref(command.seen);
    json_decref(command.rows);
  }
  for (int i = 0; i < INPUTS; i++) free(command.inputs[i].bytes);
  if (fflush(stdout) != 0 || ferror(stdout)) status = bad_file("standard output");
  return status;
}
