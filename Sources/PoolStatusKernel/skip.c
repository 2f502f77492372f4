/* The kernel: blocks of text to tokens, tokens to the grammar, up to the end of the value. */
#include "skip.h"

#if defined(__x86_64__) && defined(__LP64__)

#include "block.h"

/* What is seldom needed keeps out of the way of the rest. */
#define KERNEL_RARE static __attribute__((noinline)) KERNEL_TARGET

/* The tokens in hand, up to 63 or those of one block, and those of one more for which there was no
 * room. */
struct batch {
  struct tokens tokens, next;
  unsigned count, next_count;
  struct carry carry;
  /* Of the block that was read last: escapes, control characters and those outside ASCII, and
   * scalars, that are to be looked at. */
  uint64_t odd_escapes, odd_characters, odd_scalars;
  /* The blocks that the tokens are from, and where in them. */
  size_t blocks;
  const uint8_t *at[65];
  uint64_t starts[65];
};

/* The place in the text of a token, counted from 0. */
KERNEL_RARE const uint8_t *place(const struct batch *batch, unsigned token) {
  size_t i = 0;
  for (;; i++) {
    unsigned tokens = (unsigned)__builtin_popcountll(batch->starts[i]);
    if (token < tokens) break;
    token -= tokens;
  }
  uint64_t bit = _pdep_u64((uint64_t)1 << token, batch->starts[i]);
  return batch->at[i] + __builtin_ctzll(bit);
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

KERNEL_RARE bool scalars_are_valid(uint64_t bytes, const uint8_t *at, const uint8_t *end) {
  for (; bytes != 0; bytes &= bytes - 1)
    if (!scalar_is_valid(at + __builtin_ctzll(bytes), end)) return false;
  return true;
}

KERNEL_RARE bool escapes_are_valid(uint64_t bytes, const uint8_t *at, const uint8_t *end,
                                   struct carry *carry) {
  for (; bytes != 0; bytes &= bytes - 1)
    if (!escape_is_valid(at + __builtin_ctzll(bytes), end, &carry->low)) return false;
  return true;
}

/*
 * Adds the tokens of the blocks from `at` up to the last one that begins at `last` or before it,
 * until there are more than `room` of them, or something odd is met.
 * Returns where the next block begins.
 */
KERNEL_INLINE const uint8_t *gather(struct batch *batch, const uint8_t *at, const uint8_t *last,
                                    const uint8_t *text, const uint8_t *end, unsigned room) {
  struct carry carry = {.in_string = batch->carry.in_string, .no_scalar = batch->carry.no_scalar};
  uint64_t *escape = &batch->carry.escaped; /* seldom looked at */
  size_t blocks = batch->blocks;
  unsigned count = batch->count;
  struct tokens tokens = batch->tokens;
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
        batch->odd_escapes = behind;
        batch->odd_characters = characters;
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
    if (starts == 0) { /* amid a string */
      at += 64;
      text += 64;
      continue;
    }
    found.brackets = _pext_u64(found.brackets & ~scalars, starts);
    found.seconds = _pext_u64(found.seconds | scalars, starts);
    found.objects = _pext_u64(found.objects, starts);
    for (; scalars != 0; scalars &= scalars - 1) {
      if (scalar_is_simple(text + __builtin_ctzll(scalars), end)) continue;
      batch->odd_scalars |= scalars & (0 - scalars);
      last = at;
    }
    unsigned more = (unsigned)__builtin_popcountll(starts);
    batch->at[blocks] = text;
    batch->starts[blocks] = starts;
    at += 64;
    text += 64;
    if (count + more > room) {
      batch->next = found;
      batch->next_count = more;
      break;
    }
    tokens.brackets |= found.brackets << count;
    tokens.seconds |= found.seconds << count;
    tokens.objects |= found.objects << count;
    count += more;
    blocks++;
  } while (at <= last);
  batch->blocks = blocks;
  batch->tokens = tokens;
  batch->count = count;
  batch->carry.in_string = carry.in_string;
  batch->carry.no_scalar = carry.no_scalar;
  return text;
}

/* Does so for what is left of a text, less than a block. */
KERNEL_RARE const uint8_t *gather_last(struct batch *batch, const uint8_t *at, const uint8_t *end,
                                       unsigned room) {
  uint8_t last[64];
  memset(last, ' ', sizeof last);
  memcpy(last, at, (size_t)(end - at));
  gather(batch, last, last, at, end, room);
  return end;
}

/* Adds tokens until there is no room for those of the next block, or the text is over.
 * Returns where the next block begins; NULL where what was read is not valid. */
KERNEL_INLINE const uint8_t *read_blocks(struct batch *batch, const uint8_t *at, const uint8_t *end,
                                         unsigned room) {
  while (batch->next_count == 0 && at < end) {
    const uint8_t *block = at;
    if (end - at >= 64) {
      at = gather(batch, at, end - 64, at, end, room);
      block = at - 64;
    } else {
      at = gather_last(batch, at, end, room);
    }
    if ((batch->odd_escapes | batch->odd_characters | batch->odd_scalars) != 0) {
      if (!escapes_are_valid(batch->odd_escapes, block, end, &batch->carry) ||
          !characters_are_valid(batch->odd_characters, block, end, &batch->carry) ||
          !scalars_are_valid(batch->odd_scalars, block, end))
        return NULL;
      batch->odd_escapes = batch->odd_characters = batch->odd_scalars = 0;
    }
  }
  return at;
}

KERNEL_TARGET int64_t poolstatus_kernel_skip(const uint8_t *text, size_t length, size_t offset) {
  if (offset >= length) return -1;
  if (text[offset] != '{' && text[offset] != '[') return -1;
  uint64_t object = text[offset] == '{';
  struct context context = {4 | object, 1, 1, object, 0};
  struct batch batch;
  batch.tokens = (struct tokens){0, 0, 0};
  batch.count = batch.next_count = 0;
  batch.carry = (struct carry){0, 0, 1, text, NULL};
  batch.odd_escapes = batch.odd_characters = batch.odd_scalars = 0;
  batch.blocks = 0;
  const uint8_t *at = text + offset + 1, *end = text + length;
  /* Small values end early: the first tokens are looked at alone. */
  unsigned room = 24;
  do {
    at = read_blocks(&batch, at, end, room);
    if (at == NULL) return -1;
    room = 63;
    if (batch.count != 0) {
      int last = check_tokens(&context, &batch.tokens, batch.count);
      if (last < 0) return -1;
      if (last != 0) return place(&batch, (unsigned)last - 1) + 1 - text;
    }
    batch.tokens = batch.next;
    batch.count = batch.next_count;
    batch.at[0] = batch.at[batch.blocks];
    batch.starts[0] = batch.starts[batch.blocks];
    batch.blocks = batch.next_count != 0;
    batch.next_count = 0;
  } while (at < end || batch.count != 0);
  return -1;
}

#endif
