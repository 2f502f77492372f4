/* arena.h - trees in memory that is given back all at once: parsing takes half the time. */
#ifndef ARENA_H
#define ARENA_H

#include <jansson.h>

/* Where the values of one tree are; all zero at first. */
struct arena {
  struct block *first, *current;
};

/* json_loadb into an arena, whose values so far are gone. The tree is not for json_decref, but its
   values can be put into other trees, which must be gone before it. */
json_t *arena_loadb(struct arena *arena, const char *text, size_t length, size_t flags,
                    json_error_t *error);

#endif
