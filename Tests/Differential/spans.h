/* spans.h - where the values and members of a text stand. */
#ifndef SPANS_H
#define SPANS_H

#include <stddef.h>

struct span {
  size_t key, key_end; /* of a member; equal: it has none */
  size_t value, end;
  int parent; /* the object or array that it is in; -1: none */
};

enum { MOST_SPANS = 1024 };

/* Finds the values of a text, in their order, as far as it is JSON. Returns how many. */
int find_spans(const char *text, size_t length, struct span spans[MOST_SPANS]);

#endif
