/*
 * The kernel. 64 bytes at a time become masks of a bit a byte, those the places where tokens start,
 * and those three bits a token (`pext`); 64 tokens are looked at together, and where the last
 * bracket is among them its place is found again (`pdep`). A value that is probably small is walked
 * first (`walk.h`), one that is like an earlier one is compared (`alike.h`), and managed fields
 * have a way of their own (`objects.h`).
 */
#include "skip.h"

#if defined(__x86_64__) && defined(__LP64__)

#include "alike.h"
#include "block.h"
#include "objects.h"
#include "walk.h"

/* How many tokens are enough to look at them. Small values end early, and what is read behind their
 * end is for nothing: an annotation of 150 bytes has 14 tokens, a spec without templates, of 250 to
 * 500 bytes, 46; to read on costs a sixth of such a spec. Later a look at 64 costs as much as one
 * at ten. */
enum { FIRST_LOOK = 14, SECOND_LOOK = 46 };

/* How many blocks there are between two looks at most, 4 KB: only strings and whitespace without
 * tokens have as many. */
enum { BLOCKS = 64 };

/* Tokens that have not been looked at: up to 64, and those of the last block that are more. */
struct batch {
  struct tokens tokens, overflow;
  unsigned count; /* of both */
  struct carry carry;
  const uint8_t *character; /* where the last character outside ASCII ends */
  const uint8_t *low;       /* where a low surrogate is due */
  const uint8_t *last_word; /* the last place from which 8 bytes may be read */
  /* What is to be looked at in the last block: escapes, control characters in strings and those
   * outside ASCII, and scalars. */
  uint64_t odd_escapes, odd_characters, odd_scalars;
  /* The blocks that the tokens are from, one behind the other, and where in them. */
  const uint8_t *first;
  size_t blocks;
  uint64_t starts[BLOCKS];
  /* What is left of a text after the last whole block, before whitespace. */
  uint8_t padded[64 + 8];
};

/* The place in the text of a token, counted from 0. */
KERNEL_RARE const uint8_t *place(const struct batch *batch, unsigned token) {
  size_t i = 0;
  for (;; i++) {
    unsigned tokens = count_bits(batch->starts[i]);
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

/* A barrier: the compiler would keep the words in registers through the loop, and others not, for
 * 6% more instructions. */
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
 * Adds the tokens of the blocks from `at` up to the one that begins at `last`, one at least, until
 * there are `enough` of them, or a block has something to be looked at.
 * Returns where the next block begins.
 */
KERNEL_INLINE const uint8_t *gather(struct batch *batch, const uint8_t *at, const uint8_t *last,
                                    unsigned enough) {
  /* By member: as one they would not stay in registers. */
  struct carry carry = {batch->carry.in_string, batch->carry.no_scalar, batch->carry.escaped};
  size_t blocks = batch->blocks;
  unsigned count = batch->count;
  for (; at <= last; at += 64) {
    struct block block = load(at);
    struct strings strings = {equal(&block, '"'), 0, 0};
    struct tokens found = kinds(&block);
    uint64_t structurals = found.brackets | found.objects;
    __m256i escapes = _mm256_or_si256(backslashes(&block), carry.escaped);
    if (!has_rare(&block, escapes))
      strings.inside = in_strings(strings.quotes, &carry);
    else {
      if (read_rare(batch, &block, escapes, &strings, &carry)) last = at;
      /* All in one string, as JSON in an annotation has many of. */
      if ((strings.inside ^ strings.quotes) == ~(uint64_t)0) {
        batch->starts[blocks++] = 0;
        continue;
      }
    }
    /* Contents of strings and their closing quotes; the other quotes and structurals are where
     * tokens start. */
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
      if (at + first <= batch->last_word && scalar_is_simple(at + first, length)) continue;
      batch->odd_scalars |= scalars & (0 - scalars);
      last = at;
    }
    add(&batch->tokens.brackets, found.brackets << count);
    add(&batch->tokens.seconds, found.seconds << count);
    add(&batch->tokens.objects, found.objects << count);
    unsigned left = 64 - count;
    count += count_bits(starts);
    if (count >= enough) {
      if (count > 64)
        batch->overflow =
            (struct tokens){found.brackets >> left, found.seconds >> left, found.objects >> left};
      at += 64;
      break;
    }
  }
  batch->blocks = blocks;
  batch->count = count;
  batch->carry.in_string = carry.in_string;
  batch->carry.no_scalar = carry.no_scalar;
  batch->carry.escaped = carry.escaped;
  return at;
}

/* Puts what is left of a text, less than a block, before whitespace. */
KERNEL_RARE const uint8_t *pad(struct batch *batch, const uint8_t *at, const uint8_t *end) {
  memset(batch->padded, ' ', sizeof batch->padded);
  memcpy(batch->padded, at, (size_t)(end - at));
  batch->last_word = batch->padded + 64;
  return batch->padded;
}

/* Adds tokens until there are `enough` of them, or as many blocks as there may be, or the text is
 * over. Returns where the next block begins; NULL where what was read is not valid. */
KERNEL_INLINE const uint8_t *read_blocks(struct batch *batch, const uint8_t *at, const uint8_t *end,
                                         unsigned enough) {
  while (batch->count < enough && at < end && batch->blocks < BLOCKS) {
    size_t whole = (size_t)(end - at) / 64, fit = BLOCKS - batch->blocks;
    const uint8_t *source = whole == 0 ? pad(batch, at, end) : at;
    size_t most = whole == 0 ? 1 : whole < fit ? whole : fit;
    size_t done = (size_t)(gather(batch, source, source + 64 * (most - 1), enough) - source);
    const uint8_t *block = at + (done - 64);
    at = whole == 0 ? end : at + done;
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
  batch->tokens = batch->overflow;
  batch->overflow = (struct tokens){0, 0, 0};
  batch->count -= count;
  uint64_t starts = batch->starts[batch->blocks - 1];
  unsigned dropped = count_bits(starts) - batch->count;
  batch->starts[0] = starts & ~_pdep_u64(_bzhi_u64(~(uint64_t)0, dropped), starts);
  batch->first += 64 * (batch->blocks - (batch->count != 0));
  batch->blocks = batch->count != 0;
}

/* Where the object or array at `offset` ends, whatever is in it; below 0 where that is not decided.
 */
KERNEL_INLINE int64_t any_end(const uint8_t *text, size_t length, size_t offset) {
  uint64_t object = text[offset] == '{';
  struct context context = {4 | object, 1, 1, object, 0};
  struct batch batch;
  batch.tokens = batch.overflow = (struct tokens){0, 0, 0};
  batch.count = 0;
  batch.carry = (struct carry){0, 1, _mm256_setzero_si256()};
  batch.character = text;
  batch.low = NULL;
  /* No scalar begins at the text itself. */
  batch.last_word = text + (length < 8 ? 0 : length - 8);
  batch.odd_escapes = batch.odd_characters = batch.odd_scalars = 0;
  batch.blocks = 0;
  const uint8_t *at = text + offset + 1, *end = text + length;
  batch.first = at;
  unsigned enough = FIRST_LOOK;
  do {
    at = read_blocks(&batch, at, end, enough);
    if (at == NULL) return -1;
    enough = enough == FIRST_LOOK ? SECOND_LOOK : 64;
    unsigned tokens = batch.count < 64 ? batch.count : 64;
    if (tokens != 0) {
      int last = check_tokens(&context, &batch.tokens, tokens);
      if (last < 0) return -1;
      if (last != 0) return place(&batch, (unsigned)last - 1) + 1 - text;
    }
    drop(&batch, tokens);
  } while (at < end || batch.count != 0);
  return -1;
}

/* As poolstatus_kernel.h says: one place, and the value is probably small; two, and it is probably
 * like the value there; more, and it has to be. */
KERNEL_LOOPS int64_t poolstatus_kernel_skip(const uint8_t *text, size_t length, size_t offset,
                                            uint32_t *places, size_t count) {
  if (length < 2 || offset > length - 2) return -1;
  if (text[offset] != '{' && text[offset] != '[') return -1;
  bool is_near_end = length - offset <= WALK_LITTLE;
  if (count == 1 || (count <= 2 && is_near_end)) {
    uint32_t name = count == 1 ? places[0] : 0;
    struct wanted wanted = {name != 0 ? name : SIZE_MAX, NULL};
    if (name != 0 && length >= POOLSTATUS_KERNEL_OTHER_VALUE) return -1;
    size_t most = is_near_end || name != 0 ? WALK_LITTLE : WALK_SMALL;
    const uint8_t *end = small_end(text + offset, text + length, most, &wanted);
    if (name != 0) places[0] = wanted.name == NULL ? 0 : (uint32_t)(wanted.name - text);
    if (end != NULL) return end - text;
    if (name != 0) return -1;
  }
  if (count > 1 && length < POOLSTATUS_KERNEL_OTHER_VALUE && places[count - 1] <= offset) {
    const uint8_t *end = alike_end(text, text + length, text + offset, places, count);
    if (end != NULL) return end - text;
  }
  if (count > 2) return -1;
  if (text[offset] == '[') {
    const uint8_t *end = plain_objects_end(text + offset, text + length);
    if (end != NULL) return end - text;
  }
  return any_end(text, length, offset);
}

#endif
