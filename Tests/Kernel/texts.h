/* Texts made at random, the same in every run. */
#ifndef TEXTS_H
#define TEXTS_H

#include <stddef.h>
#include <stdint.h>

/* A number from 0 on and below `below`. */
uint32_t roll(uint32_t below);

/* Puts a piece behind a text; returns the new length. */
size_t put(uint8_t *to, size_t length, const char *piece);

/* Changes 1 to 3 places: a byte, a bit, an insertion, a deletion, an overwritten part. */
size_t mutate(uint8_t *bytes, size_t length);

/* Changes some letters and digits, most of them in strings: to others, to more, to fewer, to what
 * has to be escaped or is. */
size_t rename_some(uint8_t *bytes, size_t length);

/* Writes a valid value, of some kilobytes at most; returns its length. */
size_t compose(uint8_t *to);

/* Writes an opener and then tokens, parts of tokens and bad bytes, as they come. */
size_t soup(uint8_t *to);

#endif
