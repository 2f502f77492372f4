/*
 * The grammar of up to 64 tokens at once, a bit each.
 *
 * A token is a string, a scalar or one of []{}:, and three bits of its first byte tell which
 * (bits 6, 2 and 5; those of a string are forced to 000, those of a scalar to 010):
 *   string 000   colon 001   scalar 010   comma 011   [ 100   { 101   ] 110   } 111
 */
#ifndef POOLSTATUS_KERNEL_TOKENS_H
#define POOLSTATUS_KERNEL_TOKENS_H

#include "brackets.h"

struct tokens {
  uint64_t brackets; /* bit 6 */
  uint64_t seconds;  /* bit 2: of a bracket, that it closes */
  uint64_t objects;  /* bit 5: of a bracket, that it is a brace */
};

/* What is known before a token: the containers it stands in, and the token before it. */
struct context {
  uint64_t stack; /* of `struct nesting` */
  /* 1 or 0: whether the token before was an opener, one behind which a value or key begins, one
   * behind which a key begins, a key. */
  uint64_t after_opener, after_lead, after_key_lead, after_key;
};

/*
 * Checks the next `count` tokens, 1 to 64.
 *
 * Returns the number of tokens up to the end of the outermost container if that is among
 * them (what follows is not checked), 0 if it is not, and -1 if the tokens are not valid.
 */
KERNEL_INLINE int check_tokens(struct context *context, const struct tokens *tokens,
                               unsigned count) {
  uint64_t brackets = tokens->brackets, objects = tokens->objects;
  uint64_t openers = brackets & ~tokens->seconds, closers = brackets & tokens->seconds;
  uint64_t separators = objects & ~brackets;

  /* Values and keys stand behind openers, commas and colons and nowhere else; but behind an
   * opener may be its closer. So where there is none of them, it is not behind those. */
  uint64_t leads = openers | separators;
  uint64_t empty = closers & (openers << 1 | context->after_opener);
  empty &= ~(objects ^ objects << 1) | 1;
  uint64_t wrong = ~((leads << 1 | context->after_lead) ^ (closers | separators) ^ empty);

  /* The closers of what is empty go with their openers, without a look at the stack (but for a
   * first one), and may be one level deeper. */
  uint64_t inner = empty & ~(uint64_t)1;
  uint64_t rest = brackets & ~(inner | inner >> 1);

  struct nesting nesting = nest(context->stack, rest, openers, objects);
  if (!nesting.is_valid) return -1;
  unsigned checked = nesting.end != 0 ? (unsigned)nesting.end : count;
  uint64_t valid = ~(uint64_t)0 >> (64 - checked);

  /* A colon behind each key and nowhere else; where a key begins, a key or a closer. */
  uint64_t key_leads = (openers & objects) | (separators & tokens->seconds & nesting.in_object);
  uint64_t at_key = key_leads << 1 | context->after_key_lead;
  uint64_t keys = at_key & ~(brackets | tokens->seconds | objects);
  wrong |= (separators & ~tokens->seconds) ^ (keys << 1 | context->after_key);
  wrong |= at_key & ~(keys | closers);
  if ((wrong & valid) != 0) return -1;

  context->stack = nesting.stack;
  context->after_opener = openers >> (count - 1);
  context->after_lead = leads >> (count - 1);
  context->after_key_lead = key_leads >> (count - 1);
  context->after_key = keys >> (count - 1) & 1;
  return nesting.end;
}

#endif
