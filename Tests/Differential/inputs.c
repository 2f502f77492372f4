#define _GNU_SOURCE
#include "inputs.h"

#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "case.h"
#include "replay.h"

static const poolstatus_options defaults = POOLSTATUS_OPTIONS_INIT;

static struct input *add(struct inputs *inputs, const char *name) {
  struct input *input;
  if ((inputs->count & (inputs->count + 1)) == 0) {
    inputs->items = realloc(inputs->items, (2 * inputs->count + 2) * sizeof *inputs->items);
    if (inputs->items == NULL) abort();
  }
  input = &inputs->items[inputs->count++];
  memset(input, 0, sizeof *input);
  input->name = strdup(name);
  input->call.options = defaults;
  return input;
}

static int is_entry(const struct dirent *entry) { return entry->d_name[0] != '.'; }

/* Calls `each` for the entries of a folder in the order of their names. */
static void walk(const char *folder, void (*each)(struct inputs *, const char *, const char *),
                 struct inputs *inputs) {
  struct dirent **entries;
  int count = scandir(folder, &entries, is_entry, alphasort);
  if (count < 0) {
    perror(folder);
    exit(1);
  }
  for (int i = 0; i < count; i++) {
    each(inputs, folder, entries[i]->d_name);
    free(entries[i]);
  }
  free(entries);
}

static const char *cases_folder;

static void add_case(struct inputs *inputs, const char *folder, const char *name) {
  static struct fixture fixture; /* its values and texts are kept */
  struct input *input;
  fixture_load(&fixture, cases_folder, strrchr(folder, '/') + 1, name);
  input = add(inputs, fixture.name);
  input->call.kind = equal(fixture.values[CALL], "tenant") ? CALL_TENANT
                     : equal(fixture.values[CALL], "list") ? CALL_LIST
                                                           : CALL_POOL;
  input->call.text = fixture.input.bytes;
  input->call.length = fixture.input.length;
  input->call.statefulsets = fixture.statefulsets.bytes;
  input->call.statefulsets_length = fixture.statefulsets.length;
  input->call.options = fixture.options;
}

static void add_group(struct inputs *inputs, const char *folder, const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  walk(path, add_case, inputs);
}

void inputs_of_fixtures(struct inputs *inputs, const char *cases) {
  cases_folder = cases;
  walk(cases, add_group, inputs);
}

static struct input *add_recorded(struct inputs *inputs, const char *name, enum call_kind kind,
                                  char *text) {
  struct input *input = add(inputs, name);
  input->from_recording = 1;
  input->call.kind = kind;
  input->call.text = text;
  input->call.length = strlen(text);
  input->call.options.rule = POOLSTATUS_RULE_KUBERNETES;
  input->call.options.flags = POOLSTATUS_DETAIL;
  input->call.options.now = "2026-11-23T12:00:00Z";
  return input;
}

/* The pool of a line: alone, and with its last status and all pods; and the same as a list
   and as a tenant of that one pool. */
static void add_line(struct inputs *inputs, const char *name, struct pool *pool,
                     const struct replay *replay, const char *now) {
  json_t *pods = replay_pods(replay);
  char *pods_text = json_dumps(pods, JSON_COMPACT), *list = NULL, *tenant = NULL;
  struct input *input;
  struct call *call;
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  json_decref(pods);

  input = add_recorded(inputs, name, CALL_POOL, strdup(pool->statefulset_text));
  input->call.options.rule = POOLSTATUS_RULE_DOCUMENTED;
  input = add_recorded(inputs, name, CALL_POOL, strdup(pool->statefulset_text));
  call = &input->call;
  call->options.now = strdup(now);
  call->options.previous = strdup(pool->previous);
  call->options.previous_length = strlen(pool->previous);
  call->options.pods = pods_text;
  call->options.pods_length = strlen(pods_text);
  if (poolstatus_pool(call->text, call->length, &call->options, &result, NULL) == POOLSTATUS_OK) {
    free(pool->previous);
    pool->previous = strdup(result.json);
    poolstatus_free(result.json);
  }

  if (asprintf(&list, "{\"kind\":\"StatefulSetList\",\"items\":[%s]}", pool->statefulset_text) < 0)
    abort();
  input = add_recorded(inputs, name, CALL_LIST, list);
  input->call.options.pods = pods_text;
  input->call.options.pods_length = strlen(pods_text);
  if (asprintf(&tenant,
               "{\"kind\":\"Tenant\",\"metadata\":{\"name\":\"demo\"},\"spec\":{\"pools\":["
               "{\"name\":\"pool-0\"}]},\"status\":{\"pools\":[%s]}}",
               pool->previous) < 0)
    abort();
  input = add_recorded(inputs, name, CALL_TENANT, tenant);
  input->call.statefulsets = list;
  input->call.statefulsets_length = strlen(list);
  input->call.options.pods = pods_text;
  input->call.options.pods_length = strlen(pods_text);
}

static void add_recording(struct inputs *inputs, const char *folder, const char *file) {
  char path[4096], name[256], *line = NULL;
  struct replay replay = {0};
  size_t room = 0, number = 0;
  FILE *lines;
  if (strlen(file) < 6 || strcmp(file + strlen(file) - 6, ".jsonl") != 0) return;
  snprintf(path, sizeof path, "%s/%s", folder, file);
  lines = fopen(path, "rb");
  if (lines == NULL) {
    perror(path);
    exit(1);
  }
  while (getline(&line, &room, lines) > 0) {
    json_t *event = json_loads(line, 0, NULL);
    struct pool *pool = replay_apply(&replay, event);
    snprintf(name, sizeof name, "%s:%zu", file, ++number);
    if (pool != NULL && pool->statefulset_text != NULL)
      add_line(inputs, name, pool, &replay, json_string_value(json_object_get(event, "at")));
    json_decref(event);
  }
  free(line);
  fclose(lines);
  replay_free(&replay);
}

/* The uncut bytes. */
static void add_full(struct inputs *inputs, const char *recordings) {
  static const char *const objects[] = {"x1.one.json", "x1.one.pretty.json", "x1.notfound.json"};
  char path[4096], *line = NULL;
  size_t room = 0;
  ssize_t length;
  FILE *lines;
  for (size_t i = 0; i < sizeof objects / sizeof *objects; i++) {
    struct text text;
    snprintf(path, sizeof path, "%s/full/forms/%s", recordings, objects[i]);
    text = text_of_file(path);
    add_recorded(inputs, objects[i], CALL_POOL, strndup(text.bytes, text.length));
  }
  snprintf(path, sizeof path, "%s/full/list50.json", recordings);
  {
    struct text text = text_of_file(path);
    add_recorded(inputs, "list50.json", CALL_LIST, strndup(text.bytes, text.length));
  }
  snprintf(path, sizeof path, "%s/full/b1-rollout-ordered.watch.jsonl", recordings);
  lines = fopen(path, "rb");
  if (lines == NULL) {
    perror(path);
    exit(1);
  }
  while ((length = getline(&line, &room, lines)) > 0) {
    /* The object as its bytes stand in the event: {"type":"MODIFIED","object":{...}} */
    char *object = strstr(line, "\"object\":");
    while (length > 0 && line[length - 1] != '}') length--;
    if (object == NULL || length < 2) continue;
    line[length - 1] = '\0';
    add_recorded(inputs, "watch", CALL_POOL, strdup(object + 9));
  }
  free(line);
  fclose(lines);
}

void inputs_of_recordings(struct inputs *inputs, const char *recordings) {
  walk(recordings, add_recording, inputs);
  add_full(inputs, recordings);
}
