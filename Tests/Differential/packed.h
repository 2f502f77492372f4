/* packed.h - a call as the bytes that a fuzzer changes, and the changes that leave it a call.
 *
 * The first byte says which call and which options. Then its texts follow: the main text, the
 * StatefulSets of a Tenant or `previous` of a pool, pods, and at last a choice of more options, a
 * byte each. NULs would be the rarest of bytes in JSON, so 0xFF, which no UTF-8 has, ends a text.
 * What is not there is as if it had not been given.
 */
#ifndef PACKED_H
#define PACKED_H

#include "law.h"

enum { SEPARATOR = 0xFF, MOST_PARTS = 4, CHOICES = 6 };

/* The parts of an input; what is behind the last one is ignored. */
struct packed {
  unsigned head;
  const char *parts[MOST_PARTS];
  size_t lengths[MOST_PARTS];
  int count;
};

struct packed packed_of(const unsigned char *bytes, size_t size);

/* The bytes again; 0 where there is not enough room. */
size_t packed_write(const struct packed *packed, unsigned char *bytes, size_t room);

/* The call. Its texts are those of the bytes. */
struct call packed_call(const struct packed *packed);

/* The bytes of a call, as far as they can say it; 0 where there is not enough room. */
size_t pack(const struct call *call, unsigned char *bytes, size_t room);

enum call_kind packed_kind(const struct packed *packed);

/* Which part has the choices. */
int packed_choices(const struct packed *packed);

#endif
