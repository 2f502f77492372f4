/* mutate_words.h - what mutants get; every array ends with NULL. */
#ifndef MUTATE_WORDS_H
#define MUTATE_WORDS_H

#include <stddef.h>

extern const char *const values[]; /* in the place of values */
extern const char *const names[];  /* of members, of all that is read */
extern const char *const tokens[]; /* anywhere in a text */
extern const char *const blanks[]; /* whitespace */

size_t word_count(const char *const *words);

#endif
