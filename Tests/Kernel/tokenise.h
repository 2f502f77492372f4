/* The tokens of a valid value, one byte at a time. */
#ifndef TOKENISE_H
#define TOKENISE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct token {
  size_t start, end; /* a string's quotes are of it */
  enum token_kind { STRUCTURAL, SCALAR, STRING, NAME } kind;
};

struct token_list {
  size_t count, room;
  struct token *all; /* from malloc */
};

/* The tokens from `start` up to `end`, between which stands a valid value. */
struct token_list tokenise(const uint8_t *text, size_t start, size_t end);

/* Whether two tokens have the same bytes. */
bool is_same_token(const uint8_t *text, const struct token *one, const struct token *other);

#endif
