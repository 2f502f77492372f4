/*
 * libFuzzer: the properties of law.h on whatever it finds. See fuzz.sh.
 *
 * The first byte says which call and which options; NULs would be the rarest of bytes in JSON,
 * so 0xFF, which no UTF-8 has, ends a text where a call takes several: the main text, then
 * previous or the StatefulSets, then pods.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "allocations.h"
#include "law.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* Nothing is counted here. */
void allocations_fail(long nth, int on) { (void)nth, (void)on; }
long allocations_end(void) { return 0; }
long allocations_live(void) { return 0; }

static const char *next_text(const char **rest, const char *end, size_t *length) {
  const char *start = *rest, *stop;
  if (start == NULL) return NULL;
  stop = memchr(start, 0xFF, (size_t)(end - start));
  *rest = stop == NULL ? NULL : stop + 1;
  *length = (size_t)((stop == NULL ? end : stop) - start);
  return start;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
  struct call call = {CALL_POOL, NULL, 0, NULL, 0, POOLSTATUS_OPTIONS_INIT};
  const char *rest, *end = (const char *)data + size;
  unsigned options;
  if (size == 0) return 0;
  options = data[0];
  rest = (const char *)data + 1;
  call.kind = (enum call_kind)(options % 3);
  options /= 3;
  call.options.rule = options & 1;
  call.options.flags = options >> 1 & 3;
  if (options & 32) call.options.pod_grace_seconds = -1;
  if (options & 32 && call.kind == CALL_TENANT) call.options.flags |= POOLSTATUS_OWN_MEMBERS;
  call.options.now = "2026-11-23T12:00:00Z";
  call.options.progress_deadline_seconds = options & 8 ? 60 : 0;
  call.text = next_text(&rest, end, &call.length);
  if (call.kind == CALL_TENANT) {
    call.statefulsets = next_text(&rest, end, &call.statefulsets_length);
    if (call.statefulsets == NULL) call.statefulsets = "[]", call.statefulsets_length = 2;
  } else if (call.kind == CALL_POOL) {
    call.options.previous = next_text(&rest, end, &call.options.previous_length);
    if (options & 16) call.options.tenant = "demo", call.options.pool = "pool-0";
  }
  call.options.pods = next_text(&rest, end, &call.options.pods_length);
  if (!law_check(&call)) {
    fprintf(stderr, "%s\n", law_problem);
    abort();
  }
  return 0;
}
