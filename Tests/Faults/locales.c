/*
 * locales - numbers do not depend on a locale, of the process or of a thread
 *
 *     locales LOCALE...     as setlocale takes them; the first has a point of several bytes
 *
 * Threads with locales of their own call with numbers in and out while another one changes the
 * locale of the process and asks for its point, as a host's own code may.
 */
#define _POSIX_C_SOURCE 200809L
#include <locale.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "check.h"
#include "poolstatus.h"
#include "poolstatus_jansson.h"

enum { CALLS = 20000, MOST = 4 };

static const char object[] =
    "{\"metadata\":{\"name\":\"a\"},\"status\":{\"replicas\":1,\"x\":1.5e0}}";

/* One round of calls; the number of wrong answers. */
static int round_of_calls(void) {
  static const char broken[] = "{\"x\":[1.5e0,2.25],\"y\":1.5,";
  static const char previous[] = "{\"x\":1.5,\"y\":[-2.5e-3,1e22,0.1]}";
  static const char tenant[] =
      "{\"metadata\":{\"name\":\"t\"},\"spec\":{\"pools\":[]},\"status\":{\"x\":-1.25,\"y\":1e300}"
      "}";
  poolstatus_options options = POOLSTATUS_OPTIONS_INIT;
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  poolstatus_error error = POOLSTATUS_ERROR_INIT;
  json_t *out = NULL, *y;
  char *text;
  int wrong = 0;

  wrong += poolstatus_pool(object, sizeof object - 1, &options, &result, &error) != POOLSTATUS_OK;
  poolstatus_free(result.json);
  wrong += poolstatus_pool(broken, sizeof broken - 1, &options, &result, &error) !=
               POOLSTATUS_INVALID_JSON ||
           strcmp(error.message, "string or '}' expected near end of file") != 0;

  /* Texts become trees. */
  options.tenant = "t";
  options.pool = "p";
  options.previous = previous;
  options.previous_length = sizeof previous - 1;
  wrong += poolstatus_pool_jansson(json_null(), &options, &out, NULL, NULL) != POOLSTATUS_OK;
  y = json_object_get(out, "y");
  wrong += json_real_value(json_object_get(out, "x")) != 1.5 ||
           json_real_value(json_array_get(y, 0)) != -2.5e-3 ||
           json_real_value(json_array_get(y, 1)) != 1e22 ||
           json_real_value(json_array_get(y, 2)) != 0.1;
  json_decref(out);

  /* Trees become texts, and trees again; jansson's own parser is for one thread alone. */
  json_t *in = json_object(), *status = json_object(), *pools = json_array();
  json_object_set_new(status, "x", json_real(-1.25));
  json_object_set_new(status, "y", json_real(1e300));
  json_object_set_new(status, "z", json_real(0.1));
  json_object_set_new(in, "metadata", json_object());
  json_object_set_new(json_object_get(in, "metadata"), "name", json_string("t"));
  json_object_set_new(in, "spec", json_object());
  json_object_set_new(json_object_get(in, "spec"), "pools", pools);
  json_object_set_new(in, "status", status);
  pools = json_array();
  wrong += poolstatus_tenant_jansson(in, pools, NULL, &out, NULL, NULL) != POOLSTATUS_OK;
  wrong += json_real_value(json_object_get(out, "x")) != -1.25 ||
           json_real_value(json_object_get(out, "y")) != 1e300 ||
           json_real_value(json_object_get(out, "z")) != 0.1;
  json_decref(out);
  json_decref(pools);
  json_decref(in);

  wrong +=
      poolstatus_tenant(tenant, sizeof tenant - 1, "[]", 2, NULL, &result, NULL) != POOLSTATUS_OK;
  text = result.json;
  wrong += text == NULL || strstr(text, "\"x\":-1.25,\"y\":1e300") == NULL;
  poolstatus_free(text);
  return wrong;
}

struct caller {
  const char *locale;
  int wrong;
};

static void *call(void *argument) {
  struct caller *caller = argument;
  locale_t own = newlocale(LC_ALL_MASK, caller->locale, (locale_t)0);
  if (own == (locale_t)0) {
    caller->wrong = -1;
    return NULL;
  }
  uselocale(own);
  for (int i = 0; i < CALLS; i++) caller->wrong += round_of_calls();
  caller->wrong += uselocale((locale_t)0) != own; /* it is given back */
  uselocale(LC_GLOBAL_LOCALE);
  freelocale(own);
  return NULL;
}

static atomic_int is_over;
static const char **names;
static int count;

/* What a host does elsewhere. */
static void *change(void *argument) {
  long *changes = argument;
  while (!atomic_load(&is_over)) {
    setlocale(LC_ALL, names[*changes % count]);
    *changes += localeconv()->decimal_point[0] != '\0';
  }
  return NULL;
}

int main(int argc, char **argv) {
  pthread_t threads[MOST], changer;
  struct caller callers[MOST];
  long changes = 0;

  names = (const char **)argv + 1;
  count = argc - 1 < MOST ? argc - 1 : MOST;
  for (int i = 0; i < count; i++) {
    const char *set = setlocale(LC_ALL, names[i]);
    check(set != NULL, "there is no locale %s", names[i]);
    check(i > 0 || strlen(localeconv()->decimal_point) > 1, "%s has a point of one byte", names[i]);
    check(round_of_calls() == 0, "alone under %s", names[i]);
  }
  setlocale(LC_ALL, "C");
  for (int i = 0; i < count; i++) {
    callers[i] = (struct caller){names[i], 0};
    if (pthread_create(&threads[i], NULL, call, &callers[i]) != 0) return 1;
  }
  if (pthread_create(&changer, NULL, change, &changes) != 0) return 1;
  for (int i = 0; i < count; i++) {
    pthread_join(threads[i], NULL);
    check(callers[i].wrong == 0, "a thread under %s: %d wrong", names[i], callers[i].wrong);
  }
  atomic_store(&is_over, 1);
  pthread_join(changer, NULL);
  check(changes > 0 && count > 2, "%d locales, %ld changes", count, changes);
  return check_finish("locales");
}
