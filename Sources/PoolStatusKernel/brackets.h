/*
 * How functions of the kernel are compiled; and the brackets among up to 64 tokens: whether each
 * closes what is open, and which tokens stand directly in an object, a bit each.
 */
#ifndef POOLSTATUS_KERNEL_BRACKETS_H
#define POOLSTATUS_KERNEL_BRACKETS_H

#include <immintrin.h>
#include <stdbool.h>
#include <stdint.h>

#define KERNEL_TARGET __attribute__((target("avx2,bmi,bmi2,pclmul,popcnt")))
/* A function that is mostly a loop begins at a line of the cache, so that its loops stand in their
 * lines the same way whatever is linked before it: that moves pretty text by 6%. */
#define KERNEL_LOOPS __attribute__((aligned(64))) KERNEL_TARGET
#define KERNEL_INLINE static inline __attribute__((always_inline)) KERNEL_TARGET
/* KERNEL_APART: a function of its own. KERNEL_RARE: seldom needed, kept out of the way. */
#define KERNEL_APART static __attribute__((noinline)) KERNEL_LOOPS
#define KERNEL_RARE static __attribute__((noinline)) KERNEL_TARGET
/* What is mostly so goes on without a jump: jumps that are taken cost small values more than
 * instructions do. */
#define LIKELY(condition) __builtin_expect(!!(condition), 1)
#define UNLIKELY(condition) __builtin_expect(!!(condition), 0)

/* What brackets come to. */
struct nesting {
  /* The containers that are open behind them: the innermost lowest, 1 for an object; above them
   * 0 and 1. */
  uint64_t stack;
  /* The tokens in objects; an opener is in what it opens, a closer in what it leaves it for. */
  uint64_t in_object;
  /* The number of tokens up to the end of the outermost container; 0 where it goes on. */
  int end;
  bool is_valid;
};

/* Brackets, one a bit, the first lowest, and where they stand among the tokens. */
struct brackets {
  uint64_t all, openers, objects, places;
};

/* The tokens in containers that hold no others. */
struct leaves {
  uint64_t objects, arrays;
};

/* How often leaves are taken: deeper ones are rare among 64 tokens. */
enum { LEVELS = 3 };

KERNEL_INLINE unsigned count_bits(uint64_t bits) { return (unsigned)__builtin_popcountll(bits); }

/* Each bit flips all the bits from it on. */
KERNEL_INLINE uint64_t flipped(uint64_t bits) {
  __m128i ones = _mm_set1_epi8((char)0xFF);
  return (uint64_t)_mm_cvtsi128_si64(
      _mm_clmulepi64_si128(_mm_cvtsi64_si128((int64_t)bits), ones, 0));
}

/* 8 bits the other way round. */
KERNEL_INLINE uint64_t reversed(uint64_t bits) {
  return ((bits & 0xFF) * 0x80200802 & 0x0884422110) * 0x0101010101 >> 32 & 0xFF;
}

/* Takes out the openers that stand next to their closers, and those. */
KERNEL_INLINE struct leaves take_leaves(struct brackets *brackets, bool *is_valid) {
  uint64_t closers = brackets->all & ~brackets->openers;
  uint64_t pairs = brackets->openers & closers >> 1;
  uint64_t arrays = pairs & ~brackets->objects;
  if (((brackets->objects ^ brackets->objects >> 1) & pairs) != 0) *is_valid = false;

  uint64_t opened = _pdep_u64(pairs, brackets->places);
  uint64_t closed = _pdep_u64(pairs << 1, brackets->places);
  uint64_t in_arrays =
      _pdep_u64(arrays << 1, brackets->places) - _pdep_u64(arrays, brackets->places);
  struct leaves leaves = {(closed - opened) ^ in_arrays, in_arrays};

  uint64_t left = brackets->all & ~(pairs | pairs << 1);
  brackets->places ^= opened | closed;
  brackets->openers = _pext_u64(brackets->openers, left);
  brackets->objects = _pext_u64(brackets->objects, left);
  brackets->all = _bzhi_u64(~(uint64_t)0, count_bits(left));
  return leaves;
}

/* Takes the leaves, level by level. What is left mostly closes containers and then opens others;
 * false where it does not, where the outermost one ends, and where many open or the stack is
 * nearly full. */
KERNEL_INLINE bool match_brackets(uint64_t places, uint64_t openers, uint64_t objects,
                                  struct nesting *nesting) {
  struct brackets left = {_bzhi_u64(~(uint64_t)0, count_bits(places)), _pext_u64(openers, places),
                          _pext_u64(objects, places), places};
  struct leaves levels[LEVELS];
  uint64_t stack = nesting->stack;
  bool is_valid = true;
  for (int i = 0; i < LEVELS; i++) levels[i] = take_leaves(&left, &is_valid);

  uint64_t closers = left.all & ~left.openers;
  unsigned closed = count_bits(closers), opened = count_bits(left.openers);
  uint64_t outer = closed < 64 ? stack >> closed : 0;
  if ((left.openers & closers >> 1) != 0 || outer <= 3 || opened > 8 ||
      opened + 4 >= (unsigned)__builtin_clzll(stack))
    return false;

  /* The token that another kind of container begins with, or goes on behind, flips the rest. */
  uint64_t inner = left.objects >> closed;
  uint64_t flips = ((stack ^ stack >> 1) & closers) |
                   ((inner ^ (inner << 1 | (outer & 1))) << closed & left.openers);
  nesting->in_object ^= flipped(_pdep_u64(flips, left.places));
  for (int i = LEVELS; i-- > 0;)
    nesting->in_object = (nesting->in_object & ~levels[i].arrays) | levels[i].objects;
  nesting->is_valid = is_valid && ((left.objects ^ stack) & closers) == 0;
  nesting->stack = outer << opened | reversed(inner) >> (8 - opened);
  return true;
}

/* Does so bracket by bracket. */
KERNEL_INLINE void walk_brackets(uint64_t places, uint64_t openers, uint64_t objects,
                                 struct nesting *nesting) {
  for (; places != 0; places &= places - 1) {
    uint64_t bit = places & (0 - places);
    uint64_t object = (objects & bit) != 0;
    if ((openers & bit) != 0) {
      nesting->stack = nesting->stack << 1 | object;
      if (nesting->stack >> 63 != 0) nesting->is_valid = false; /* no room for one more */
    } else {
      if ((nesting->stack & 1) != object) nesting->is_valid = false;
      nesting->stack >>= 1;
      if (nesting->stack == 2) nesting->end = __builtin_ctzll(bit) + 1;
    }
    if (nesting->end != 0 || !nesting->is_valid) return;
    nesting->in_object ^= (nesting->in_object ^ (0 - (nesting->stack & 1))) & (0 - bit);
  }
}

/*
 * Opens and closes containers.
 *
 * `places` has the brackets that count, `openers` those that open one, `objects` those of objects;
 * the latter two may have other tokens, too.
 */
KERNEL_INLINE struct nesting nest(uint64_t stack, uint64_t places, uint64_t openers,
                                  uint64_t objects) {
  struct nesting nesting = {stack, 0 - (stack & 1), 0, true};
  unsigned closed = count_bits(places & ~openers), opened = count_bits(places & openers);
  if ((places & ~objects) == 0 && closed < (unsigned)__builtin_ctzll(~stack) &&
      opened + 4 < (unsigned)__builtin_clzll(stack)) {
    /* Objects in objects in objects, and none of them the outermost. */
    nesting.stack = (((stack >> closed) + 1) << opened) - 1;
  } else if (!match_brackets(places, openers, objects, &nesting)) {
    walk_brackets(places, openers, objects, &nesting);
  }
  return nesting;
}

#endif
