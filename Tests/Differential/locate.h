/* locate.h - where in a text a path of an error leads, found by walking the text. */
#ifndef LOCATE_H
#define LOCATE_H

#include <stddef.h>

#define NOWHERE ((size_t)-1)

/* The offset of the value that `path` ("items[3].metadata.name") names in a text that is JSON.
   Where a name is missing, null or empty, that of the object that lacks it: of
   "items[3].metadata.name" the item. NOWHERE where the path leads to nothing else. */
size_t locate(const char *text, size_t length, const char *path);

/* The offset behind the value that begins at `offset` of a text that is JSON. */
size_t skip_value(const char *text, size_t length, size_t offset);

/* The offset of the first byte from `offset` on that is not whitespace. */
size_t skip_whitespace(const char *text, size_t length, size_t offset);

#endif
