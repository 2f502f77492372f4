/* The kernel: blocks of text to tokens, tokens to the grammar, up to the end of the value. */
#include "skip.h"

#if defined(__x86_64__) && defined(__LP64__)

#include "block.h"

/* What is seldom needed keeps out of the way of the rest. */
#define KERNEL_RARE static __attribute__((noinline)) KERNEL_TARGET

/* The blocks that the tokens in hand are from: 64 with one token, and one more. */
struct blocks {
  size_t count, tokens;
  struct carry carry;
  /* Of the block that was read last: escapes, and control characters and those outside ASCII,
   * that are to be looked at. */
  uint64_t odd_escapes, odd_characters;
  const uint8_t *at[65];
  uint64_t starts[65], scalars[65], brackets[65], seconds[65], objects[65];
};

/* The place in the text of a token, counted from 0. */
KERNEL_RARE const uint8_t *place(const struct blocks *blocks, unsigned token) {
  size_t i = 0;
  for (;; i++) {
    unsigned tokens = (unsigned)__builtin_popcountll(blocks->starts[i]);
    if (token < tokens) break;
    token -= tokens;
  }
  uint64_t bit = _pdep_u64((uint64_t)1 << token, blocks->starts[i]);
  return blocks->at[i] + __builtin_ctzll(bit);
}

/* Whether the characters outside ASCII are UTF-8; control characters are not. */
KERNEL_RARE bool characters_are_valid(uint64_t bytes, const uint8_t *at, const uint8_t *end,
                                      struct carry *carry) {
  for (; bytes != 0; bytes &= bytes - 1) {
    const uint8_t *character = at + __builtin_ctzll(bytes);
    if (character < carry->character) continue;
    size_t length = character_length(character, end);
    if (length == 0) return false;
    carry->character = character + length;
  }
  return true;
}

KERNEL_RARE bool escapes_are_valid(uint64_t bytes, const uint8_t *at, const uint8_t *end,
                                   struct carry *carry) {
  for (; bytes != 0; bytes &= bytes - 1)
    if (!escape_is_valid(at + __builtin_ctzll(bytes), end, &carry->low)) return false;
  return true;
}

/*
 * Finds the tokens of the blocks from `at` to the one that begins at `last` or just before,
 * until there are more of them than there is room for, or something odd is met. Returns where
 * the next block begins.
 *
 * It calls nothing, so that all it needs stays in registers.
 */
KERNEL_INLINE const uint8_t *gather(struct blocks *blocks, const uint8_t *at, const uint8_t *last,
                                    size_t room) {
  struct carry carry = {.in_string = blocks->carry.in_string, .no_scalar = blocks->carry.no_scalar};
  uint64_t *escape = &blocks->carry.escaped; /* seldom looked at */
  size_t count = blocks->count;
  size_t tokens = blocks->tokens;
  do {
    struct block block = {_mm256_loadu_si256((const __m256i *)at),
                          _mm256_loadu_si256((const __m256i *)(at + 32))};
    uint64_t quotes = equal(&block, '"');
    uint64_t brackets = structurals(&block);
    uint64_t blank = 0;
    uint64_t inside;
    __m256i escapes = backslashes(&block);
    if (!has_rare(&block, escapes) && *escape == 0) {
      inside = in_strings(quotes, &carry);
    } else {
      uint64_t behind = 0;
      if (!_mm256_testz_si256(escapes, escapes) || *escape != 0) {
        uint64_t backslashes = equal(&block, '\\');
        uint64_t plain = quotes | backslashes;
        behind = escaped(backslashes, escape);
        quotes &= ~behind;
        behind &= ~plain;
      }
      inside = in_strings(quotes, &carry);
      behind &= inside;
      uint64_t characters = unusual(&block) & (inside | brackets);
      blank = blanks(&block);
      if ((behind | characters) != 0) {
        blocks->odd_escapes = behind;
        blocks->odd_characters = characters;
        last = at;
      }
    }
    /* Opening quotes and structurals are outside of what this flips, closing quotes within. */
    uint64_t behind_quotes = inside ^ quotes;
    uint64_t marks = quotes | brackets;
    struct tokens found = kinds(&block, brackets);
    uint64_t no_scalar = marks | behind_quotes | blank;
    uint64_t scalars = ~no_scalar & ((no_scalar << 1) + carry.no_scalar);
    uint64_t starts = (marks & ~behind_quotes) | scalars;
    carry.no_scalar = no_scalar >> 63;
    blocks->at[count] = at;
    blocks->starts[count] = starts;
    blocks->scalars[count] = scalars;
    blocks->brackets[count] = found.brackets;
    blocks->seconds[count] = found.seconds;
    blocks->objects[count] = found.objects;
    count += starts != 0;
    tokens += (size_t)__builtin_popcountll(starts);
    at += 64;
  } while (tokens <= room && at <= last);
  blocks->count = count;
  blocks->tokens = tokens;
  blocks->carry.in_string = carry.in_string;
  blocks->carry.no_scalar = carry.no_scalar;
  return at;
}

/* Does so for what is left of a text, less than a block. */
KERNEL_RARE void gather_last(struct blocks *blocks, const uint8_t *at, const uint8_t *end) {
  uint8_t last[64];
  memset(last, ' ', sizeof last);
  memcpy(last, at, (size_t)(end - at));
  size_t i = blocks->count;
  gather(blocks, last, last, 0);
  blocks->at[i] = at;
}

/* Reads blocks until there are more tokens than there is room for, or the text is over.
 * Returns where the next block begins; NULL where what was read is not valid. */
KERNEL_INLINE const uint8_t *read_blocks(struct blocks *blocks, const uint8_t *at,
                                         const uint8_t *end, size_t room) {
  while (blocks->tokens <= room && at < end) {
    const uint8_t *block = at;
    if (end - at >= 64) {
      at = gather(blocks, at, end - 64, room);
      block = at - 64;
    } else {
      gather_last(blocks, at, end);
      at = end;
    }
    if ((blocks->odd_escapes | blocks->odd_characters) != 0) {
      if (!escapes_are_valid(blocks->odd_escapes, block, end, &blocks->carry) ||
          !characters_are_valid(blocks->odd_characters, block, end, &blocks->carry))
        return NULL;
      blocks->odd_escapes = blocks->odd_characters = 0;
    }
  }
  return at;
}

/* Takes the tokens of the first blocks; false where one is a scalar and not valid. */
KERNEL_INLINE bool take_tokens(struct blocks *blocks, size_t taken, const uint8_t *end,
                               struct tokens *tokens) {
  struct tokens found = {0, 0, 0};
  unsigned count = 0;
  for (size_t i = 0; i < taken; i++) {
    uint64_t starts = blocks->starts[i], scalars = blocks->scalars[i];
    if (scalars != 0) {
      blocks->brackets[i] &= ~scalars;
      blocks->seconds[i] |= scalars;
      for (; scalars != 0; scalars &= scalars - 1) {
        const uint8_t *at = blocks->at[i] + __builtin_ctzll(scalars);
        if (!scalar_is_simple(at, end) && !scalar_is_valid(at, end)) return false;
      }
    }
    found.brackets |= _pext_u64(blocks->brackets[i], starts) << count;
    found.seconds |= _pext_u64(blocks->seconds[i], starts) << count;
    found.objects |= _pext_u64(blocks->objects[i], starts) << count;
    count += (unsigned)__builtin_popcountll(starts);
  }
  *tokens = found;
  return true;
}

/* Makes a block the first one. */
KERNEL_INLINE void move_block(struct blocks *blocks, size_t i) {
  blocks->at[0] = blocks->at[i];
  blocks->starts[0] = blocks->starts[i];
  blocks->scalars[0] = blocks->scalars[i];
  blocks->brackets[0] = blocks->brackets[i];
  blocks->seconds[0] = blocks->seconds[i];
  blocks->objects[0] = blocks->objects[i];
}

KERNEL_TARGET int64_t poolstatus_kernel_skip(const uint8_t *text, size_t length, size_t offset) {
  if (offset >= length) return -1;
  if (text[offset] != '{' && text[offset] != '[') return -1;
  uint64_t object = text[offset] == '{';
  struct context context = {4 | object, 1, 1, object, 0};
  struct blocks blocks;
  blocks.count = blocks.tokens = 0;
  blocks.carry = (struct carry){0, 0, 1, text, NULL};
  blocks.odd_escapes = blocks.odd_characters = 0;
  const uint8_t *at = text + offset + 1, *end = text + length;
  /* Small values end early: the first tokens are looked at alone. */
  size_t room = 24;
  do {
    at = read_blocks(&blocks, at, end, room);
    if (at == NULL) return -1;
    room = 64;
    /* All of the blocks, or all but the last. */
    size_t taken = blocks.count, count = blocks.tokens;
    if (count > 64) count -= (size_t)__builtin_popcountll(blocks.starts[--taken]);
    struct tokens tokens;
    if (count == 0 || !take_tokens(&blocks, taken, end, &tokens)) return -1;
    int last = check_tokens(&context, &tokens, (unsigned)count);
    if (last < 0) return -1;
    if (last != 0) return place(&blocks, (unsigned)last - 1) + 1 - text;
    blocks.count -= taken;
    blocks.tokens -= count;
    if (blocks.count != 0) move_block(&blocks, taken);
  } while (at < end || blocks.count != 0);
  return -1;
}

#endif
