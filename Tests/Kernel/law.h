/* The laws of the kernel, for one text. */
#ifndef LAW_H
#define LAW_H

#include <stddef.h>
#include <stdint.h>

/* How deep the kernel goes. */
#define DEPTH 63

struct tally {
  unsigned long calls, ends, undecided, named; /* named: calls that found a name */
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
 * valid, the oracle finds the same end, and the tokens are the same but for what is in strings.
 * Places in the one become the same places in the other, of every string and of tokens at random;
 * names are others only in containers that may be any. Tried with the text as it is, and once more
 * where it ends at most 80 bytes behind the value. Aborts where that is not so.
 */
void law_of_alike(const uint8_t *like, size_t like_length, const uint8_t *text, size_t length,
                  struct tally *tally);

/* The same with the text as it is, and `front` bytes in front of the first value. */
void law_of_alike_at(size_t front, const uint8_t *like, size_t like_length, const uint8_t *text,
                     size_t length, struct tally *tally);

/* The kernel must take the value at the beginning of a text for one that is like the first but for
 * the container that a token, counted from 0, begins in both, and which may be any. */
void law_of_other_value(const uint8_t *like, size_t like_length, size_t token, const uint8_t *text,
                        size_t length, struct tally *tally);

/* The length of the value that begins a text; 0 where it is not valid. */
size_t value_length(const uint8_t *text, size_t length);

/* Says what is wrong with a text, and aborts. */
void broken(const char *what, const uint8_t *text, size_t length, int64_t kernel, int64_t oracle);

#endif
