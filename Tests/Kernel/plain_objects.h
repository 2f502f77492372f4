/* Arrays of plain objects, for the way over managed fields: each is held against the laws, and
 * where the array is valid that way alone must have found its end. `bytes` has room for 16 MB. */
#ifndef PLAIN_OBJECTS_H
#define PLAIN_OBJECTS_H

#include "law.h"

/* One in which anything may stand anywhere in its block; with any of some bytes in the place of
 * each and in front of it, and without it; and every text that ends earlier. */
void managed_fields(uint8_t *bytes, struct tally *tally, struct tally *wrong);

/* A colon behind a value, which begins and ends anywhere in its block. */
void values_for_names(uint8_t *bytes, struct tally *wrong);

/* Objects in objects, to 70 levels, anywhere in a block. */
void deep_objects(uint8_t *bytes, struct tally *tally, struct tally *deeper);

/* Up to 100 small ones, or of values that are strings: 100 are left to the kernel. */
void dear_objects(uint8_t *bytes, struct tally *tally);

/* So many made at random, whole and mutated. */
void any_objects(uint8_t *bytes, unsigned long count, struct tally *tally, struct tally *wrong);

#endif
