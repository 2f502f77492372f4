/* Small values, for the walk over them: each is held against the laws. `bytes` has room for 16 MB.
 */
#ifndef SMALL_H
#define SMALL_H

#include "law.h"

/* How many bytes are put behind a value that is to be walked to its end. */
enum { BEHIND = 140 };

/* A small value in front of what is not valid, with lines that are up to 40 bytes in, and from
 * line to line as far or not. `wrong`: lines that are too long for the walk, and any of some bytes
 * at any place of the value. */
void lines(uint8_t *bytes, struct tally *tally, struct tally *wrong);

/* A small value with strings of up to two blocks in objects and arrays, or as many numbers, all of
 * it compact or nearly so. `wrong`: with any of some bytes at any place of it. */
void compact(uint8_t *bytes, struct tally *tally, struct tally *wrong);

/* A string up to the end of the walk, and `longer` ones. */
void longest(uint8_t *bytes, struct tally *tally, struct tally *longer);

/* A string that ends anywhere in a block, lines in front of its comma and behind, and a text that
 * ends anywhere after that. */
void ends(uint8_t *bytes, struct tally *tally);

/* Elements, and brackets in lines of their own, up to the end of a text that ends anywhere. */
void ends_of_many(uint8_t *bytes, struct tally *tally);

/* Integers of any number of digits, with which a text ends, or a bracket is behind them and what is
 * not valid. */
void integers(uint8_t *bytes, struct tally *tally);

/* A byte of some anywhere in a string, and in front of it and behind it up to two blocks that are
 * plain. */
void odd_bytes(uint8_t *bytes, struct tally *tally);

#endif
