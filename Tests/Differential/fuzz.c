/*
 * libFuzzer: the properties of law.h on whatever it finds. See fuzz.sh.
 */
#include <stdio.h>
#include <stdlib.h>

#include "allocations.h"
#include "law.h"
#include "packed.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* Nothing is counted here. */
void allocations_fail(long nth, int on) { (void)nth, (void)on; }
long allocations_end(void) { return 0; }
long allocations_live(void) { return 0; }

/* Printed, as it is in the file that libFuzzer leaves. */
static void show(const char *what, const char *text, size_t length) {
  if (text != NULL) fprintf(stderr, "%s: %.*s\n", what, (int)length, text);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
  struct packed packed = packed_of(data, size);
  struct call call = packed_call(&packed);
  if (size == 0 || law_check(&call)) return 0;
  fprintf(stderr, "%s\n", law_problem);
  fprintf(stderr, "call %d, rule %d, flags %u, deadline %d, grace %d, now %s, tenant %s, pool %s\n",
          (int)call.kind, (int)call.options.rule, (unsigned)call.options.flags,
          (int)call.options.progress_deadline_seconds, (int)call.options.pod_grace_seconds,
          call.options.now, call.options.tenant ? call.options.tenant : "-",
          call.options.pool ? call.options.pool : "-");
  show("text", call.text, call.length);
  show("statefulsets", call.statefulsets, call.statefulsets_length);
  show("previous", call.options.previous, call.options.previous_length);
  show("pods", call.options.pods, call.options.pods_length);
  abort();
}
