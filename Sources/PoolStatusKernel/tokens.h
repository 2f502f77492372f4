/*
 * The grammar of up to 64 tokens at once, a bit each.
 *
 * A token is a string, a scalar or one of []{}:, and three bits of its first byte tell which
 * (bits 6, 2, and 5 with 4; a scalar is forced to 011):
 *   string 000   colon 001   comma 010   scalar 011   [ 100   { 101   ] 110   } 111
 */
#ifndef POOLSTATUS_KERNEL_TOKENS_H
#define POOLSTATUS_KERNEL_TOKENS_H

#include <immintrin.h>
#include <stdbool.h>
#include <stdint.h>

#define KERNEL_TARGET __attribute__((target("avx2,bmi,bmi2,pclmul,popcnt")))
#define KERNEL_INLINE static inline __attribute__((always_inline)) KERNEL_TARGET

struct tokens {
  uint64_t is_bracket; /* bit 6 */
  uint64_t is_second;  /* bit 2: of a bracket, that it closes */
  uint64_t is_object;  /* bits 5 and 4: of a bracket, that it is a brace */
};

/* What is known before a token: the containers it stands in, and the token before it. */
struct context {
  /* The innermost container lowest, 1 for an object; above them one more bit. */
  uint64_t stack;
  /* The lowest stack that is too deep. */
  uint64_t full;
  /* 1 or 0: whether the token before was an opener, an opener or a comma, a key, the end of
   * a value. */
  uint64_t after_open, after_open_or_comma, after_key, after_value;
};

/* Pairs of an opener and a closer with no bracket between them. */
struct pairs {
  uint64_t brackets; /* both brackets of every pair */
  uint64_t inside;   /* what stands in them, the closers included */
  uint64_t objects;  /* what stands in those that are objects */
};

/* Finds the pairs of one type that are neighbours among `brackets`. */
KERNEL_INLINE struct pairs neighbours(uint64_t brackets, const struct tokens *tokens) {
  uint64_t closers = _pext_u64(tokens->is_second, brackets);
  uint64_t objects = _pext_u64(tokens->is_object, brackets);
  uint64_t openers = ~closers & (closers >> 1) & ~(objects ^ (objects >> 1));
  uint64_t braces = openers & objects;
  uint64_t first = _pdep_u64(openers, brackets), last = _pdep_u64(openers << 1, brackets);
  uint64_t left = _pdep_u64(braces, brackets), right = _pdep_u64(braces << 1, brackets);
  /* Of pairs that do not overlap, the difference is the bits from opener to closer. */
  return (struct pairs){first | last, (last - first) << 1, (right - left) << 1};
}

/*
 * Checks the next `count` tokens, 1 to 64.
 *
 * Returns the number of tokens up to the end of the outermost container if that is among
 * them (what follows is not checked), 0 if it is not, and -1 if the tokens are not valid.
 */
KERNEL_INLINE int check_tokens(struct context *context, const struct tokens *tokens,
                               unsigned count) {
  uint64_t valid = ~(uint64_t)0 >> (64 - count);
  uint64_t brackets = tokens->is_bracket & valid;
  uint64_t stack = context->stack;

  /* Most brackets pair up with a neighbour. Two levels of them go without a look at the
   * stack, which is why `full` is two levels lower than what is allowed. */
  struct pairs inner = neighbours(brackets, tokens);
  uint64_t rest = brackets & ~inner.brackets;
  struct pairs outer = neighbours(rest, tokens);
  rest &= ~outer.brackets;

  /* Where tokens stand in objects; true up to the bracket in hand, then corrected. */
  uint64_t in_object = 0 - (stack & 1);
  int end = 0;
  for (; rest != 0; rest &= rest - 1) {
    uint64_t bit = rest & (0 - rest);
    uint64_t above = (0 - bit) << 1;
    uint64_t object = (tokens->is_object & bit) != 0;
    if ((tokens->is_second & bit) != 0) {
      if ((stack & 1) != object) return -1;
      stack >>= 1;
      if (stack == 1) {
        valid = bit | (bit - 1);
        end = __builtin_ctzll(bit) + 1;
        break;
      }
    } else {
      stack = stack << 1 | object;
      if (stack >= context->full) return -1;
    }
    in_object ^= (in_object ^ (0 - (stack & 1))) & above;
  }
  in_object = (in_object & ~outer.inside) | outer.objects;
  in_object = (in_object & ~inner.inside) | inner.objects;

  uint64_t others = ~tokens->is_bracket;
  uint64_t openers = brackets & ~tokens->is_second, closers = brackets & tokens->is_second;
  uint64_t strings = others & ~tokens->is_second & ~tokens->is_object;
  uint64_t colons = others & ~tokens->is_second & tokens->is_object;
  uint64_t commas = others & tokens->is_second & ~tokens->is_object;
  uint64_t scalars = others & tokens->is_second & tokens->is_object;

  uint64_t begins = openers | commas;
  uint64_t wants_key = (begins << 1 | context->after_open_or_comma) & in_object;
  uint64_t keys = strings & wants_key;
  uint64_t values = (strings & ~wants_key) | scalars | closers;
  uint64_t of_empty = closers & (openers << 1 | context->after_open);
  /* A colon behind each key and nowhere else; a comma or closer behind each value and, but
   * for closers of what is empty, nowhere else; where a key is wanted, a key or a closer. */
  uint64_t wrong = colons ^ (keys << 1 | context->after_key);
  wrong |= ((commas | closers) & ~of_empty) ^ (values << 1 | context->after_value);
  wrong |= wants_key & ~(strings | closers);
  if ((wrong & valid) != 0) return -1;

  context->stack = stack;
  context->after_open = openers >> (count - 1) & 1;
  context->after_open_or_comma = begins >> (count - 1) & 1;
  context->after_key = keys >> (count - 1) & 1;
  context->after_value = values >> (count - 1) & 1;
  return end;
}

#endif
