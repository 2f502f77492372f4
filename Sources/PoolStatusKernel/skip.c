/* The kernel: blocks of text to tokens, tokens to the grammar, up to the end of the value. */
#include "skip.h"

#if defined(__x86_64__) && defined(__LP64__)

#include "block.h"

/* What is seldom needed keeps out of the way of the rest. */
#define KERNEL_RARE static __attribute__((noinline)) KERNEL_TARGET

/* How many tokens are gathered before they are looked at, at first and then: small values end
 * early, and what is gathered behind the end is for nothing. */
enum { FIRST_ROOM = 14, SECOND_ROOM = 46 };

enum { BLOCKS = 64 };

/* The tokens in hand, up to 64, and those of the last block for which there was no room. */
struct batch {
  struct tokens tokens, next;
  unsigned count; /* of both */
  struct carry carry;
  const uint8_t *character; /* where the last character outside ASCII ends */
  const uint8_t *low;       /* where a low surrogate is due */
  const uint8_t *last_word; /* where the last 8 bytes of the text begin; NULL where it is shorter */
  /* Of the block that was read last: escapes, control characters and those outside ASCII, and
   * scalars, that are to be looked at. */
  uint64_t odd_escapes, odd_characters, odd_scalars;
  /* The blocks that the tokens are from, one behind the other, and where in them. */
  const uint8_t *first;
  size_t blocks;
  uint64_t starts[BLOCKS];
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
  return batch->first + 64 * i + __builtin_ctzll(bit);
}

/* Whether the characters outside ASCII are UTF-8; control characters are not. */
KERNEL_RARE bool characters_are_valid(uint64_t bytes, const uint8_t *at, const uint8_t *end,
                                      const uint8_t **last) {
  for (; bytes != 0; bytes &= bytes - 1) {
    const uint8_t *character = at + __builtin_ctzll(bytes);
    if (character < *last) continue;
    size_t length = character_length(character, end);
    if (length == 0) return false;
    *last = character + length;
  }
  return true;
}

KERNEL_RARE bool scalars_are_valid(uint64_t bytes, const uint8_t *at, const uint8_t *end) {
  for (; bytes != 0; bytes &= bytes - 1)
    if (!scalar_is_valid(at + __builtin_ctzll(bytes), end)) return false;
  return true;
}

KERNEL_RARE bool escapes_are_valid(uint64_t bytes, const uint8_t *at, const uint8_t *end,
                                   const uint8_t **low) {
  for (; bytes != 0; bytes &= bytes - 1)
    if (!escape_is_valid(at + __builtin_ctzll(bytes), end, low)) return false;
  return true;
}

/* In memory: of the registers none is left. */
KERNEL_INLINE void add(uint64_t *bits, uint64_t more) {
  __asm__("orq %1, %0" : "+m"(*bits) : "r"(more) : "cc");
}

/* Of a block, a bit a byte. */
struct strings {
  uint64_t quotes, inside, blanks;
};

/* Reads strings and blanks where there are rare bytes. `escapes` is not 0 where there are
 * backslashes or the first byte is escaped. Returns whether something is to be looked at. */
KERNEL_INLINE bool read_rare(struct batch *batch, const struct block *block, __m256i escapes,
                             struct strings *strings, struct carry *carry) {
  uint64_t behind = 0, characters = 0;
  bool is_plain = false;
  if (!_mm256_testz_si256(escapes, escapes)) {
    uint64_t backslashes = equal(block, '\\');
    uint64_t plain = strings->quotes | backslashes;
    behind = escaped(backslashes, carry);
    strings->quotes &= ~behind;
    behind &= ~plain;
    is_plain = !has_rare(block, _mm256_setzero_si256());
  }
  strings->inside = in_strings(strings->quotes, carry);
  behind &= strings->inside;
  if (!is_plain) {
    characters = unusual(block) & strings->inside;
    strings->blanks = blanks(block);
  }
  if ((behind | characters) == 0) return false;
  batch->odd_escapes = behind;
  batch->odd_characters = characters;
  return true;
}

/*
 * Adds the tokens of the blocks from `at` up to the last one that begins at `last` or before it,
 * until there are `room` of them, or something odd is met.
 * Returns where the next block begins.
 */
KERNEL_INLINE const uint8_t *gather(struct batch *batch, const uint8_t *at, const uint8_t *last,
                                    const uint8_t *text, unsigned room) {
  struct carry carry = {batch->carry.in_string, batch->carry.no_scalar, batch->carry.escaped};
  size_t blocks = batch->blocks;
  unsigned count = batch->count;
  for (; at <= last; at += 64, text += 64) {
    struct block block = {_mm256_loadu_si256((const __m256i *)at),
                          _mm256_loadu_si256((const __m256i *)(at + 32))};
    struct strings strings = {equal(&block, '"'), 0, 0};
    struct tokens found = kinds(&block);
    uint64_t structurals = found.brackets | found.objects;
    __m256i escapes = _mm256_or_si256(backslashes(&block), carry.escaped);
    if (!has_rare(&block, escapes))
      strings.inside = in_strings(strings.quotes, &carry);
    else {
      if (read_rare(batch, &block, escapes, &strings, &carry)) last = at;
      if ((strings.inside ^ strings.quotes) == ~(uint64_t)0) { /* amid a string, as of JSON */
        batch->starts[blocks++] = 0;
        carry.no_scalar = 1;
        continue;
      }
    }
    /* Opening quotes and structurals are outside of what this flips, closing quotes within. */
    uint64_t behind_quotes = strings.inside ^ strings.quotes;
    uint64_t marks = strings.quotes | structurals;
    uint64_t no_scalar = marks | behind_quotes | strings.blanks;
    uint64_t scalars = ~no_scalar & ((no_scalar << 1) + carry.no_scalar);
    uint64_t starts = (marks & ~behind_quotes) | scalars;
    carry.no_scalar = no_scalar >> 63;
    batch->starts[blocks++] = starts;
    found.brackets = _pext_u64(found.brackets, starts);
    found.seconds = _pext_u64(found.seconds | scalars, starts);
    found.objects = _pext_u64(found.objects, starts);
    for (; scalars != 0; scalars &= scalars - 1) {
      unsigned first = (unsigned)__builtin_ctzll(scalars);
      unsigned length = (unsigned)_tzcnt_u64(no_scalar >> first); /* 64 where it goes on */
      if (text + first <= batch->last_word && scalar_is_simple(text + first, length)) continue;
      batch->odd_scalars |= scalars & (0 - scalars);
      last = at;
    }
    add(&batch->tokens.brackets, found.brackets << count);
    add(&batch->tokens.seconds, found.seconds << count);
    add(&batch->tokens.objects, found.objects << count);
    unsigned left = 64 - count;
    count += count_bits(starts);
    if (count >= room) {
      if (count > 64)
        batch->next =
            (struct tokens){found.brackets >> left, found.seconds >> left, found.objects >> left};
      text += 64;
      break;
    }
  }
  batch->blocks = blocks;
  batch->count = count;
  batch->carry.in_string = carry.in_string;
  batch->carry.no_scalar = carry.no_scalar;
  batch->carry.escaped = carry.escaped;
  return text;
}

/* Does so for what is left of a text, less than a block. */
KERNEL_RARE const uint8_t *gather_last(struct batch *batch, const uint8_t *at, const uint8_t *end,
                                       unsigned room) {
  uint8_t last[64];
  memset(last, ' ', sizeof last);
  memcpy(last, at, (size_t)(end - at));
  gather(batch, last, last, at, room);
  return end;
}

/* Adds tokens until there are `room` of them, no room for more blocks, or the text is over.
 * Returns where the next block begins; NULL where what was read is not valid. */
KERNEL_INLINE const uint8_t *read_blocks(struct batch *batch, const uint8_t *at, const uint8_t *end,
                                         unsigned room) {
  while (batch->count < room && at < end && batch->blocks < BLOCKS) {
    const uint8_t *block = at;
    if (end - at >= 64) {
      const uint8_t *last = at + 64 * (BLOCKS - 1 - batch->blocks);
      at = gather(batch, at, end - last >= 64 ? last : end - 64, at, room);
      block = at - 64;
    } else {
      at = gather_last(batch, at, end, room);
    }
    if ((batch->odd_escapes | batch->odd_characters | batch->odd_scalars) != 0) {
      if (!escapes_are_valid(batch->odd_escapes, block, end, &batch->low) ||
          !characters_are_valid(batch->odd_characters, block, end, &batch->character) ||
          !scalars_are_valid(batch->odd_scalars, block, end))
        return NULL;
      batch->odd_escapes = batch->odd_characters = batch->odd_scalars = 0;
    }
  }
  return at;
}

/* Drops the first `count` tokens. What is left is all of the last block, where anything is. */
KERNEL_INLINE void drop(struct batch *batch, unsigned count) {
  batch->tokens = batch->next;
  batch->next = (struct tokens){0, 0, 0};
  batch->count -= count;
  uint64_t starts = batch->starts[batch->blocks - 1];
  unsigned dropped = count_bits(starts) - batch->count;
  batch->starts[0] = starts & ~_pdep_u64(_bzhi_u64(~(uint64_t)0, dropped), starts);
  batch->first += 64 * (batch->blocks - (batch->count != 0));
  batch->blocks = batch->count != 0;
}

KERNEL_TARGET int64_t poolstatus_kernel_skip(const uint8_t *text, size_t length, size_t offset) {
  if (length < 2 || offset > length - 2) return -1;
  if (text[offset] != '{' && text[offset] != '[') return -1;
  uint64_t object = text[offset] == '{';
  struct context context = {4 | object, 1, 1, object, 0};
  struct batch batch;
  batch.tokens = batch.next = (struct tokens){0, 0, 0};
  batch.count = 0;
  batch.carry = (struct carry){0, 1, _mm256_setzero_si256()};
  batch.character = text;
  batch.low = NULL;
  batch.last_word = length < 8 ? NULL : text + length - 8;
  batch.odd_escapes = batch.odd_characters = batch.odd_scalars = 0;
  batch.blocks = 0;
  const uint8_t *at = text + offset + 1, *end = text + length;
  batch.first = at;
  unsigned room = FIRST_ROOM;
  do {
    at = read_blocks(&batch, at, end, room);
    if (at == NULL) return -1;
    room = room == FIRST_ROOM ? SECOND_ROOM : 64;
    unsigned count = batch.count < 64 ? batch.count : 64;
    if (count != 0) {
      int last = check_tokens(&context, &batch.tokens, count);
      if (last < 0) return -1;
      if (last != 0) return place(&batch, (unsigned)last - 1) + 1 - text;
    }
    drop(&batch, count);
  } while (at < end || batch.count != 0);
  return -1;
}

#endif
