/*
 * bench - the library and its peers on the same bytes, in one process, taking turns
 *
 *     bench MANIFEST expected FOLDER        writes what the library answers, for other processes
 *     bench MANIFEST times SECONDS          CPU time per call, about that long an input
 *     bench MANIFEST probes                 who refuses which text
 *     bench MANIFEST allocations            per call; under count_malloc.so
 *     bench MANIFEST threads SECONDS        calls a second on one processor and on two
 *     bench MANIFEST calls                  what calls of the library cost
 *     bench MANIFEST calls-only PEER INPUT CALLS    nothing else, for callgrind
 *
 * All but the probes first compare the answers of all the peers. Prints lines of fields between
 * tabs, which report.py makes tables of.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inputs.h"
#include "library.h"
#include "measure.h"

enum { MOST = 32 };

static bench_peer peers[MOST];
static bench_input inputs[MOST];
static size_t peer_count, input_count;

/* Compares what the peers say with what the library says, which comes first, or with what is to
   be found. */
static void check_peer(const bench_peer *peer, const bench_input *input,
                       const bench_output *expected) {
  bench_output output = {NULL, 0, 0, 0};
  if (peer->is_measure || !bench_can(peer, input)) return;
  if (peer->prepare != NULL) peer->prepare();
  run_job(peer, input, &output);
  if (output.json == NULL && output.picks != input->picks) {
    fprintf(stderr, "bench: %s: %s has found %llu instead of %llu\n", input->key, peer->title,
            (unsigned long long)output.picks, (unsigned long long)input->picks);
    exit(1);
  }
  if (output.json != NULL && (output.length != expected->length ||
                              memcmp(output.json, expected->json, expected->length) != 0)) {
    fprintf(stderr, "bench: %s: %s answers\n%.*s\ninstead of\n%.*s\n", input->key, peer->title,
            (int)output.length, output.json, (int)expected->length, expected->json);
    exit(1);
  }
  peer->release(&output);
}

static void check_input(const bench_input *input) {
  bench_output expected;
  size_t i;
  run_job(&peers[0], input, &expected);
  for (i = 1; i < peer_count; i++) check_peer(&peers[i], input, &expected);
  peers[0].release(&expected);
}

/* Which peers take a text that has a fault in a member that nobody needs. */
static void print_probes(void) {
  size_t i, j;
  for (i = 0; i < input_count; i++) {
    for (j = 0; j < peer_count; j++) {
      bench_output output = {NULL, 0, 0, 0};
      int refused;
      if (peers[j].is_measure) continue;
      refused = peers[j].run(&inputs[i], &output) != 0;
      printf("probe\t%s\t%s\t%d\n", peers[j].key, inputs[i].key, refused);
    }
  }
}

static void write_expected(const char *folder) {
  size_t i;
  for (i = 0; i < input_count; i++) {
    bench_output output;
    char path[512];
    FILE *file;
    snprintf(path, sizeof path, "%s/%s.json", folder, inputs[i].key);
    run_job(&peers[0], &inputs[i], &output);
    file = fopen(path, "wb");
    if (file == NULL || fwrite(output.json, 1, output.length, file) != output.length ||
        fclose(file)) {
      fail("cannot be written", path);
    }
    peers[0].release(&output);
  }
}

static void print_allocations(void) {
  const unsigned long *counter = dlsym(RTLD_DEFAULT, "bench_allocations");
  size_t i, j;
  if (counter == NULL) fail("is not preloaded", "count_malloc.so");
  for (i = 0; i < input_count; i++) {
    for (j = 0; j < peer_count; j++) {
      bench_output output;
      unsigned long before, after;
      if (peers[j].is_measure || !bench_can(&peers[j], &inputs[i])) continue;
      time_batch(&peers[j], &inputs[i], 1); /* what is kept between the calls */
      before = *counter;
      run_job(&peers[j], &inputs[i], &output);
      after = *counter;
      peers[j].release(&output);
      printf("allocations\t%s\t%s\t%lu\n", inputs[i].key, peers[j].key, after - before);
    }
  }
}

static const bench_peer *find_peer(const char *key) {
  size_t i;
  for (i = 0; i < peer_count; i++) {
    if (strcmp(peers[i].key, key) == 0) return &peers[i];
  }
  fail("there is no such peer", key);
}

/* Valgrind collects only in here, so it has to stay a function. */
__attribute__((noinline)) void counted_calls(const bench_peer *peer, const bench_input *input,
                                             size_t calls);
void counted_calls(const bench_peer *peer, const bench_input *input, size_t calls) {
  time_batch(peer, input, calls);
}

static void print_threads_of_two(double seconds) {
  static const char *const keys[] = {"ours", "jansson"};
  size_t i, j;
  if (pin_to_processor(1)) {
    printf("skip\ttwo threads\tthere is one processor\n");
    return;
  }
  for (i = 0; i < 2; i++) {
    for (j = 0; j < input_count; j++) {
      if (inputs[j].length > 1000000) continue;
      print_threads(find_peer(keys[i]), &inputs[j], seconds);
    }
  }
}

/* Of the static library and of the shared one (BENCH_SHARED_LIBRARY). */
static void print_calls_of_both(void) {
  const char *path = getenv("BENCH_SHARED_LIBRARY");
  library shared;
  print_calls(&linked_library, inputs, input_count);
  if (path == NULL) return;
  library_open(&shared, "C, shared", path);
  print_calls(&shared, inputs, input_count);
}

/* What is known of each, for the tables. */
static void print_titles(void) {
  size_t i;
  for (i = 0; i < peer_count; i++) printf("peer\t%s\t%s\n", peers[i].key, peers[i].title);
  for (i = 0; i < input_count; i++) {
    const bench_input *input = &inputs[i];
    printf("input\t%s\t%zu\t%zu\n", input->key, input->objects,
           input->length + input->pods.length + input->previous.length + input->tenant.length);
  }
  bench_print_versions();
}

int main(int argc, char **argv) {
  const char *command = argc > 2 ? argv[2] : "";
  double seconds = argc > 3 ? atof(argv[3]) : 0;
  size_t i;
  if (argc < 3) fail("bench MANIFEST COMMAND", "usage");
  if (pin_to_processor(0)) fail("cannot be chosen", "processor");
  input_count = read_inputs(argv[1], inputs, MOST);
  if (strcmp(command, "calls-only") == 0 && argc == 6) {
    const bench_input *input = find_input(inputs, input_count, argv[4]);
    peer_count = bench_peers(peers, MOST);
    time_batch(find_peer(argv[3]), input, 1);
    counted_calls(find_peer(argv[3]), input, strtoul(argv[5], NULL, 10));
    return 0;
  }
  peer_count = bench_peers(peers, MOST);
  if (strcmp(command, "probes") == 0) {
    print_probes();
    return 0;
  }
  for (i = 0; i < input_count; i++) check_input(&inputs[i]);
  print_titles();
  if (strcmp(command, "expected") == 0 && argc == 4) {
    write_expected(argv[3]);
  } else if (strcmp(command, "times") == 0 && argc == 4) {
    print_times(peers, peer_count, inputs, input_count, seconds);
  } else if (strcmp(command, "allocations") == 0) {
    print_allocations();
  } else if (strcmp(command, "threads") == 0 && argc == 4) {
    print_threads_of_two(seconds);
  } else if (strcmp(command, "calls") == 0) {
    print_calls_of_both();
  } else {
    fail("there is no such command", command);
  }
  return 0;
}
