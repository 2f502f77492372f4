/* The kernel itself, for a processor that has been found able. */
#ifndef POOLSTATUS_KERNEL_SKIP_H
#define POOLSTATUS_KERNEL_SKIP_H

#include "poolstatus_kernel.h"

/* A poolstatus_kernel_function. */
__attribute__((visibility("hidden"))) int64_t poolstatus_kernel_skip(const uint8_t *text,
                                                                     size_t length, size_t offset,
                                                                     uint32_t *places,
                                                                     size_t count);

#endif
