/*
 * embedding - what hosts do beside their calls: fork while others call, small stacks for signals
 */
#define _DEFAULT_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "poolstatus.h"

enum { CALLERS = 4, CHILDREN = 200, SECONDS = 20, SIGNAL_STACK = 64 * 1024 };

static const char object[] =
    "{\"metadata\":{\"name\":\"a\"},\"status\":{\"replicas\":1,\"x\":[1.5e0,\"\\u0041\"]}}";

/* A call that is all right, and one that is not JSON; the number of wrong answers. */
static int call(void) {
  static const char broken[] = "{\"x\":[1.5,{\"y\":";
  poolstatus_result result = POOLSTATUS_RESULT_INIT;
  int wrong = poolstatus_pool(object, sizeof object - 1, NULL, &result, NULL) != POOLSTATUS_OK;
  wrong += result.state != POOLSTATUS_STATE_UPDATING;
  poolstatus_free(result.json);
  wrong +=
      poolstatus_pool(broken, sizeof broken - 1, NULL, &result, NULL) != POOLSTATUS_INVALID_JSON;
  return wrong;
}

static int is_over;

static void *call_on(void *argument) {
  int *wrong = argument;
  while (!__atomic_load_n(&is_over, __ATOMIC_RELAXED)) *wrong += call();
  return NULL;
}

/* Children of a process whose other threads call; none may wait for what no thread of it does. */
static void fork_storm(void) {
  pthread_t callers[CALLERS];
  int wrong[CALLERS] = {0}, bad = 0;
  for (int i = 0; i < CALLERS; i++)
    if (pthread_create(&callers[i], NULL, call_on, &wrong[i]) != 0) abort();
  for (int i = 0; i < CHILDREN; i++) {
    int status = -1;
    pid_t child = fork();
    if (child == 0) {
      alarm(SECONDS); /* ends a child that waits for ever */
      _exit(call() == 0 ? 0 : 1);
    }
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0) bad++;
  }
  __atomic_store_n(&is_over, 1, __ATOMIC_RELAXED);
  for (int i = 0; i < CALLERS; i++) {
    pthread_join(callers[i], NULL);
    check(wrong[i] == 0, "caller %d beside forks: %d wrong", i, wrong[i]);
  }
  check(bad == 0, "%d of %d children went wrong", bad, CHILDREN);
}

static volatile int wrong_of_signal = -1;

static void handle(int number) {
  (void)number;
  wrong_of_signal = call();
}

/* A handler with a stack of its own; the signal comes from the thread itself, not amid malloc. */
static void signal_stack(void) {
  stack_t stack, none;
  struct sigaction action;
  memset(&stack, 0, sizeof stack);
  memset(&action, 0, sizeof action);
  stack.ss_sp = malloc(SIGNAL_STACK);
  stack.ss_size = SIGNAL_STACK;
  action.sa_handler = handle;
  action.sa_flags = SA_ONSTACK;
  check(stack.ss_sp != NULL && sigaltstack(&stack, NULL) == 0, "no stack for signals");
  check(sigaction(SIGUSR1, &action, NULL) == 0 && raise(SIGUSR1) == 0, "no signal");
  check(wrong_of_signal == 0, "in a handler: %d wrong", wrong_of_signal);
  memset(&none, 0, sizeof none);
  none.ss_flags = SS_DISABLE;
  sigaltstack(&none, NULL);
  free(stack.ss_sp);
}

int main(void) {
  fork_storm(); /* has the first calls of the process */
  signal_stack();
  return check_finish("embedding");
}
