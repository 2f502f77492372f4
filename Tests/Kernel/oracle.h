/* What the kernel is held against: the same promise, one byte at a time. */
#ifndef ORACLE_H
#define ORACLE_H

#include <stddef.h>
#include <stdint.h>

/*
 * The place behind the object or array at `offset`, below 0 where it is not valid, has a NUL,
 * an exponent or long number, or nests deeper than `depth`. `deepest` is how deep it nests.
 */
int64_t oracle_skip(const uint8_t *text, size_t length, size_t offset, uint32_t depth,
                    uint32_t *deepest);

#endif
