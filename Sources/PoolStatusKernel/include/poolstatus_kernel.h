/*
 * The way over a value of which nobody wants more than its end, or one name: its grammar is checked
 * 64 bytes at a time, where the processor can (`choose.c`).
 *
 * It only says where a valid value ends. What it is not sure of it leaves to the portable
 * reader, which is also its oracle: where the kernel names an end, the portable reader does.
 */
#ifndef POOLSTATUS_KERNEL_H
#define POOLSTATUS_KERNEL_H

#include <stddef.h>
#include <stdint.h>

/*
 * The place behind the object or array that begins at `offset`; below 0 where that is not
 * decided: the value is not valid JSON, has a lone surrogate, a NUL, an exponent, a number of
 * more than 18 digits before or behind the point, or nests deeper than 61 (62 and 63 levels are
 * perhaps decided); or, perhaps, what follows it within the next 4 KB is not valid.
 *
 * `places` has `count` entries: none, one, or offsets into the same text, two and more, each one
 * behind the one before: where an object or array begins that is valid, places in it, and its end.
 * One that does not end in front of `offset` is passed over. Of two places the first only says
 * where something probably alike is, and makes no difference but in time. Of more: where the value
 * at `offset` is alike, with the same tokens and names, but with other values of strings, they
 * become the same places in it; else nothing is decided, and they are of no more use. At a place
 * with the bit POOLSTATUS_KERNEL_ANY_VALUE, never the last, an object or array begins that ends at
 * the next one: any other may stand there. The place gets the bit POOLSTATUS_KERNEL_OTHER_VALUE
 * where one does that is not alike, or has other names; the caller takes it away.
 *
 * A single place says that the value at `offset` is probably small. It is 0, or how many bytes a
 * name has that is wanted. It becomes the place, behind its first quote, of the only member of the
 * object whose name has as many, which the caller compares; 0 where there is none. With a name
 * nothing is decided where there are two; nor where anything stands in the value but strings of
 * ASCII without escapes, numbers of up to 18 digits without sign and point, true, false, null, and
 * as whitespace a blank, but not in front of a colon, or a line of up to 31, but at no colon; nor
 * with fewer than 129 bytes behind the value, in a text of 1 GiB, or where the value has more than
 * 1,025 bytes.
 * Where nothing is decided the place says nothing.
 *
 * Reads text[0] to text[length - 1], reads and writes places[0] to places[count - 1], and nothing
 * else; allocates nothing, keeps nothing.
 */
typedef int64_t (*poolstatus_kernel_function)(const uint8_t *text, size_t length, size_t offset,
                                              uint32_t *places, size_t count);

/* Of an offset in `places`; in texts of 1 GiB and more nothing is alike, and no name is found. */
#define POOLSTATUS_KERNEL_ANY_VALUE 0x80000000u
#define POOLSTATUS_KERNEL_OTHER_VALUE 0x40000000u

/* The kernel for this processor; NULL where it has none. Any thread, any time. */
__attribute__((visibility("hidden"))) poolstatus_kernel_function poolstatus_kernel(void);

#endif
