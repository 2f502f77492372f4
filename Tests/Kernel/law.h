/* The law of the kernel, for one text. */
#ifndef LAW_H
#define LAW_H

#include <stddef.h>
#include <stdint.h>

struct tally {
  unsigned long calls, ends, undecided;
};

/*
 * Holds the kernel against the oracle for the value at `offset` of a text, which is copied to a
 * heap block of exactly its size. What the oracle takes is then tried alone: there the kernel
 * must take it too (but for the two deepest levels), and jansson as well. Aborts with the text
 * where that is not so.
 */
void law(const uint8_t *text, size_t length, size_t offset, struct tally *tally);

/*
 * Where the kernel finds the value at the beginning of a text like the one that `like` is, which is
 * valid, the oracle finds the same end. Aborts where that is not so.
 */
void law_of_alike(const uint8_t *like, size_t like_length, const uint8_t *text, size_t length,
                  struct tally *tally);

/* The length of the value that begins a text; 0 where it is not valid. */
size_t value_length(const uint8_t *text, size_t length);

#endif
