/*
 * The program's own malloc, which the libraries then use too: it stands before libc's in the
 * search order. glibc keeps its own under the names with __libc_.
 */
#include "allocations.h"

#include <errno.h>
#include <stddef.h>
#include <stdint.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *block);

static long live, asked, failing_at, failed;
static int counting, failing_on;

static int fails(void) {
  if (!counting) return 0;
  asked++;
  if (failing_at == 0 || asked < failing_at || (asked > failing_at && !failing_on)) return 0;
  failed++;
  errno = ENOMEM;
  return 1;
}

static void *counted(void *block) {
  if (block != NULL) live++;
  return block;
}

void *malloc(size_t size) { return fails() ? NULL : counted(__libc_malloc(size)); }

void *calloc(size_t count, size_t size) {
  return fails() ? NULL : counted(__libc_calloc(count, size));
}

void *realloc(void *block, size_t size) {
  if (fails()) return NULL;
  return block == NULL ? counted(__libc_malloc(size)) : __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
  return fails() ? NULL : counted(__libc_memalign(alignment, size));
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **block, size_t alignment, size_t size) {
  *block = memalign(alignment, size);
  return *block == NULL ? ENOMEM : 0;
}

void free(void *block) {
  if (block != NULL) live--;
  __libc_free(block);
}

void allocations_fail(long nth, int on) {
  asked = failed = 0;
  failing_at = nth;
  failing_on = on;
  counting = 1;
}

long allocations_end(void) {
  counting = 0;
  return asked;
}

long allocations_failed(void) { return failed; }

long allocations_live(void) { return live; }
