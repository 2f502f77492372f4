/* grammar.h - every production of RFC 8259, right and wrong. */
#ifndef GRAMMAR_H
#define GRAMMAR_H

#include <stddef.h>

enum { REFUSED, TAKEN };

struct value {
  int is; /* by jansson */
  const char *text;
  size_t length; /* 0: up to the NUL */
};

extern const struct value grammar_values[];
extern const size_t grammar_value_count;

#endif
