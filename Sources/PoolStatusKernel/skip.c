/* The kernel: blocks of text to tokens, tokens to the grammar, up to the end of the value. */
#include "skip.h"

#if defined(__x86_64__) && defined(__LP64__)

#include "block.h"

/* The blocks that the tokens in hand are from: 63 with one token, and one more. */
struct places {
  size_t count;
  uint64_t starts[65];
  size_t at[65];
};

/* The place in the text of a token, counted from 0. */
KERNEL_TARGET static size_t place(const struct places *places, unsigned token) {
  size_t i = 0;
  for (;; i++) {
    unsigned tokens = (unsigned)__builtin_popcountll(places->starts[i]);
    if (token < tokens) break;
    token -= tokens;
  }
  uint64_t bit = _pdep_u64((uint64_t)1 << token, places->starts[i]);
  return places->at[i] + (size_t)__builtin_ctzll(bit);
}

/* Whether the characters outside ASCII are UTF-8. */
KERNEL_TARGET static bool characters_are_valid(uint64_t bytes, const uint8_t *at,
                                               const uint8_t *end, struct carry *carry) {
  for (; bytes != 0; bytes &= bytes - 1) {
    const uint8_t *character = at + __builtin_ctzll(bytes);
    if (character < carry->character) continue;
    size_t length = character_length(character, end);
    if (length == 0) return false;
    carry->character = character + length;
  }
  return true;
}

KERNEL_TARGET static bool escapes_are_valid(uint64_t bytes, const uint8_t *at, const uint8_t *end,
                                            struct carry *carry) {
  for (; bytes != 0; bytes &= bytes - 1)
    if (!escape_is_valid(at + __builtin_ctzll(bytes), end, &carry->low)) return false;
  return true;
}

/* Finds the tokens of a block and checks all that can be checked without their order. */
KERNEL_INLINE bool read_block(const uint8_t *bytes, const uint8_t *at, const uint8_t *end,
                              struct carry *carry, struct found *found) {
  struct block block = {_mm256_loadu_si256((const __m256i *)bytes),
                        _mm256_loadu_si256((const __m256i *)(bytes + 32))};
  uint64_t quotes = equal(&block, '"');
  uint64_t brackets = structurals(&block);
  uint64_t blank = 0;
  uint64_t inside;
  if (!has_rare(&block) && carry->escaped == 0) {
    inside = in_strings(quotes, carry);
  } else if (!has_odd(&block) && carry->escaped == 0) {
    uint64_t newlines = equal(&block, '\n');
    inside = in_strings(quotes, carry);
    if ((newlines & inside) != 0) return false;
    blank = plain_blanks(&block);
  } else {
    uint64_t backslashes = equal(&block, '\\');
    uint64_t behind = escaped(backslashes, carry);
    uint64_t plain = ~(quotes | backslashes);
    quotes &= ~behind;
    inside = in_strings(quotes, carry);
    blank = blanks(&block);
    if ((controls(&block) & (~blank | inside)) != 0) return false;
    if ((behind & inside & plain) != 0 &&
        !escapes_are_valid(behind & inside & plain, at, end, carry))
      return false;
    uint64_t others = mask(block.low, block.high);
    if (others != 0 && !characters_are_valid(others, at, end, carry)) return false;
  }
  uint64_t scalar = ~(inside | quotes | brackets | blank);
  uint64_t scalars = scalar & ~(scalar << 1 | carry->in_scalar);
  carry->in_scalar = scalar >> 63;
  for (uint64_t rest = scalars; rest != 0; rest &= rest - 1)
    if (!scalar_is_valid(at + __builtin_ctzll(rest), end)) return false;
  found->starts = (quotes & inside) | (brackets & ~inside) | scalars;
  found->tokens = kinds(&block, found->starts, scalars);
  return true;
}

KERNEL_TARGET int64_t poolstatus_kernel_skip(const uint8_t *text, size_t length, size_t offset,
                                             uint32_t depth) {
  if (offset >= length || depth < 4) return -1;
  if (text[offset] != '{' && text[offset] != '[') return -1;
  uint64_t object = text[offset] == '{';
  struct context context = {2 | object, (uint64_t)1 << ((depth < 63 ? depth : 63) - 1), 1, 1, 0, 0};
  struct carry carry = {0, 0, 0, text, NULL};
  struct tokens tokens = {0, 0, 0};
  struct places places;
  places.count = 0;
  unsigned count = 0;
  /* Small values end early: the first block is looked at alone. */
  unsigned enough = 1;

  for (size_t at = offset + 1; at < length; at += 64) {
    const uint8_t *bytes = text + at;
    uint8_t last[64];
    if (length - at < 64) {
      memset(last, ' ', sizeof last);
      memcpy(last, bytes, length - at);
      bytes = last;
    }
    struct found found;
    if (!read_block(bytes, text + at, text + length, &carry, &found)) return -1;
    unsigned more = (unsigned)__builtin_popcountll(found.starts);
    places.starts[places.count] = found.starts;
    places.at[places.count] = at;
    places.count += more != 0;
    tokens.is_bracket |= found.tokens.is_bracket << count;
    tokens.is_second |= found.tokens.is_second << count;
    tokens.is_object |= found.tokens.is_object << count;
    count += more;
    if (count < enough) continue;

    unsigned checked = count < 64 ? count : 64;
    int end = check_tokens(&context, &tokens, checked);
    if (end != 0) return end < 0 ? -1 : (int64_t)place(&places, (unsigned)end - 1) + 1;
    /* What is left are the last tokens of this block. */
    count -= checked;
    tokens = (struct tokens){0, 0, 0};
    places.count = 0;
    if (count != 0) {
      unsigned taken = more - count;
      tokens.is_bracket = found.tokens.is_bracket >> taken;
      tokens.is_second = found.tokens.is_second >> taken;
      tokens.is_object = found.tokens.is_object >> taken;
      places.starts[0] = _pdep_u64(~(uint64_t)0 << taken, found.starts);
      places.at[0] = at;
      places.count = 1;
    }
    enough = 64;
  }
  /* The text is over; the last tokens are still to be looked at. */
  if (count == 0) return -1;
  int end = check_tokens(&context, &tokens, count);
  return end > 0 ? (int64_t)place(&places, (unsigned)end - 1) + 1 : -1;
}

#endif
