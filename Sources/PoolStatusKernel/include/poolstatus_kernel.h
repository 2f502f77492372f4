/*
 * The way over a large value that nobody wants to read: its grammar is checked 64 bytes at a
 * time, where the processor can (`choose.c`).
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
 * more than 18 digits before or behind the point, nests deeper than 61 (where the innermost is
 * empty, perhaps 62 or 63); or what follows it within the next 4 KB is not valid.
 *
 * From `like` to `like_end` is an object or array of the same text whose end was named before, and
 * that is probably alike; `like_end` is 0 where none is known. It makes no difference but in time.
 *
 * Reads text[0] to text[length - 1] and nothing else, allocates nothing, keeps nothing.
 */
typedef int64_t (*poolstatus_kernel_function)(const uint8_t *text, size_t length, size_t offset,
                                              size_t like, size_t like_end);

/* The kernel for this processor; NULL where it has none. Any thread, any time. */
__attribute__((visibility("hidden"))) poolstatus_kernel_function poolstatus_kernel(void);

#endif
