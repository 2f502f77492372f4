/*
 * Preloaded into a run that is not timed: counts the allocations of the whole process. glibc
 * only, whose own names the calls are passed on to.
 */
#include <errno.h>
#include <stddef.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

unsigned long bench_allocations;

void *malloc(size_t size) {
  __atomic_fetch_add(&bench_allocations, 1, __ATOMIC_RELAXED);
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  __atomic_fetch_add(&bench_allocations, 1, __ATOMIC_RELAXED);
  return __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size) {
  __atomic_fetch_add(&bench_allocations, 1, __ATOMIC_RELAXED);
  return __libc_realloc(memory, size);
}

void *memalign(size_t alignment, size_t size) {
  __atomic_fetch_add(&bench_allocations, 1, __ATOMIC_RELAXED);
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **memory, size_t alignment, size_t size) {
  *memory = memalign(alignment, size);
  return *memory == NULL ? ENOMEM : 0;
}
