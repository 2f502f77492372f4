/* mutate.h - texts with a few changes: of their values and members, and of their bytes. */
#ifndef MUTATE_H
#define MUTATE_H

#include <stddef.h>

/* Random numbers below `below`, by the seed. */
void draw_from(unsigned long long seed);
size_t draw(size_t below);

/* A copy of a text with one or a few changes, mostly one, which leaves the rest to be read.
   Pieces come from `other`, too. The caller's: free. */
char *mutated(const char *text, size_t *length, const char *other, size_t other_length);

#endif
