/* The laws of values that are alike, and of the places in them. */
#include <stdlib.h>
#include <string.h>

#include "law.h"
#include "oracle.h"
#include "poolstatus_kernel.h"
#include "tokenise.h"

#if defined(__x86_64__) && defined(__LP64__)
#include "alike.h"
#else /* there is no kernel, and nothing calls the laws */
#define alike_end(text, end, at, places, count) ((const uint8_t *)NULL)
#endif

#define ANY POOLSTATUS_KERNEL_ANY_NAMES

/* A text with a value from `like` to `like_end`, which is valid, and what begins at `at`. */
struct pair {
  uint8_t *text; /* a heap block of exactly its length */
  size_t length, like, like_end, at;
  int64_t oracle, found, alone; /* where the second ends: the oracle; as alike; without the first */
  struct token_list first, second; /* the tokens of both; of the second where it is alike */
  struct spot {
    size_t from, to;
  } * spots; /* what may be a place inside, and where it comes to */
  size_t spots_count;
  uint64_t state; /* of `draw` */
};

/* A number below `below`, one that only depends on the text. */
static size_t draw(uint64_t *state, size_t below) {
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return (size_t)((*state >> 32) * below >> 32);
}

static uint64_t seed(const uint8_t *text, size_t length) {
  uint64_t hash = 0xCBF29CE484222325;
  for (size_t i = 0; i < length; i++) hash = (hash ^ text[i]) * 0x100000001B3;
  return hash ? hash : 1;
}

static void fail(const struct pair *pair, const char *what, int64_t kernel) {
  broken(what, pair->text, pair->length, kernel, pair->oracle);
}

/* Alike are values whose tokens are the same but for what is in strings. */
static void hold_tokens(const struct pair *pair) {
  if (pair->first.count != pair->second.count) fail(pair, "not as many tokens", pair->found);
  for (size_t i = 0; i < pair->first.count; i++) {
    const struct token *one = &pair->first.all[i], *other = &pair->second.all[i];
    bool is_same = one->kind == other->kind &&
                   (one->kind >= STRING || is_same_token(pair->text, one, other));
    if (!is_same) fail(pair, "another token", (int64_t)other->start);
  }
}

static void add_spot(struct pair *pair, size_t from, size_t to) {
  if (from >= pair->like_end) return;
  if (pair->spots_count != 0 && pair->spots[pair->spots_count - 1].from == from) return;
  pair->spots[pair->spots_count++] = (struct spot){from, to};
}

/* Where tokens begin and end, and where the contents of strings begin. */
static void find_spots(struct pair *pair) {
  pair->spots = malloc(3 * pair->first.count * sizeof *pair->spots);
  pair->spots_count = 0;
  for (size_t i = 0; i < pair->first.count; i++) {
    const struct token *one = &pair->first.all[i];
    const struct token *other = pair->found < 0 ? one : &pair->second.all[i];
    if (i != 0) add_spot(pair, one->start, other->start);
    if (one->kind >= STRING) add_spot(pair, one->start + 1, other->start + 1);
    add_spot(pair, one->end, other->end);
  }
}

/* Whether all names that are others stand behind places with the bit; a place in a name is one
 * that it stands behind. */
static bool may_have_names(const struct pair *pair, const uint32_t *places, size_t count) {
  size_t next = 0;
  for (size_t i = 0; i < pair->first.count; i++) {
    const struct token *one = &pair->first.all[i];
    if (one->kind != NAME || is_same_token(pair->text, one, &pair->second.all[i])) continue;
    while (next < count && (places[next] & ~ANY) <= one->start + 1) next++;
    if (places[next - 1] < ANY) return false;
  }
  return true;
}

/* Some of the spots, with the value's start and its end: the chosen places, and what they come to.
 */
struct choice {
  uint32_t *places, *moved;
  size_t count;
};

static void choose(struct choice *choice, size_t from, size_t to, bool any_names) {
  uint32_t bit = any_names ? ANY : 0;
  choice->places[choice->count] = (uint32_t)from | bit;
  choice->moved[choice->count++] = (uint32_t)to | bit;
}

/*
 * Where the values are alike, and the names that are others stand behind places with the bit, the
 * places become the same places in the second one, and its end is returned. Else nothing is
 * decided, or with two places what is decided without them.
 */
static void hold_choice(const struct pair *pair, const struct choice *choice) {
  size_t size = choice->count * sizeof *choice->places;
  uint32_t *places = malloc(size);
  memcpy(places, choice->places, size);
  int64_t end =
      poolstatus_kernel()(pair->text, pair->length, pair->at, places, choice->count);
  if (pair->found >= 0 && may_have_names(pair, choice->places, choice->count)) {
    if (end != pair->found) fail(pair, "places: not alike", end);
    for (size_t i = 0; i < choice->count; i++)
      if (places[i] != choice->moved[i]) fail(pair, "another place", places[i]);
  } else if (end != (choice->count > 2 ? -1 : pair->alone)) {
    fail(pair, "places: alike", end);
  }
  free(places);
}

enum { NONE, FIRST, SOME, ALL };

/* Chooses about one of `of` spots, or all where strings begin where it is 0. */
static void hold_places(struct pair *pair, size_t of, int any_names) {
  size_t most = pair->spots_count + 2;
  struct choice choice = {malloc(most * sizeof(uint32_t)), malloc(most * sizeof(uint32_t)), 0};
  choose(&choice, pair->like, pair->at,
         any_names == SOME ? draw(&pair->state, 2) : any_names >= FIRST);
  for (size_t i = 0; i < pair->spots_count; i++) {
    const struct spot *spot = &pair->spots[i];
    bool is_chosen = of != 0 ? draw(&pair->state, of) == 0 : pair->text[spot->from] == '"';
    if (of == 0 && is_chosen && i != 0 && pair->text[spot->from - 1] == '"' &&
        pair->spots[i - 1].from == spot->from - 1)
      is_chosen = false; /* the closing quote of an empty string */
    if (is_chosen)
      choose(&choice, spot->from, spot->to,
             any_names == SOME ? draw(&pair->state, 2) : any_names == ALL);
  }
  choose(&choice, pair->like_end, pair->found < 0 ? 0 : (size_t)pair->found,
         any_names == SOME && draw(&pair->state, 4) == 0);
  hold_choice(pair, &choice);
  free(choice.places);
  free(choice.moved);
}

/* The start and the end alone. */
static void hold_two(struct pair *pair, bool any_names) {
  uint32_t places[2], moved[2];
  struct choice choice = {places, moved, 0};
  choose(&choice, pair->like, pair->at, any_names);
  choose(&choice, pair->like_end, pair->found < 0 ? 0 : (size_t)pair->found, false);
  hold_choice(pair, &choice);
}

static void hold(struct pair *pair) {
  uint32_t places[2] = {(uint32_t)pair->like | ANY, (uint32_t)pair->like_end};
  uint32_t deepest;
  const uint8_t *text = pair->text;
  const uint8_t *end = alike_end(text, text + pair->length, text + pair->at, places, 2);
  pair->found = end == NULL ? -1 : end - text;
  pair->alone = poolstatus_kernel()(text, pair->length, pair->at, NULL, 0);
  pair->oracle = oracle_skip(text, pair->length, pair->at, DEPTH, &deepest);
  if (pair->found >= 0 && pair->found != pair->oracle) fail(pair, "not alike", pair->found);
  if (pair->alone >= 0 && pair->alone != pair->oracle) fail(pair, "different", pair->alone);
  pair->first = tokenise(text, pair->like, pair->like_end);
  pair->second = (struct token_list){0, 0, NULL};
  if (pair->found >= 0) {
    pair->second = tokenise(text, pair->at, (size_t)pair->found);
    hold_tokens(pair);
  }
  find_spots(pair);
  hold_two(pair, true);
  hold_two(pair, false);
  hold_places(pair, 0, NONE);
  hold_places(pair, 0, pair->found < 0 ? SOME : ALL);
  hold_places(pair, 1 + draw(&pair->state, 12), SOME);
  if (pair->found >= 0) {
    hold_places(pair, 0, FIRST);
    hold_places(pair, 1 + draw(&pair->state, 12), NONE);
    hold_places(pair, 1 + draw(&pair->state, 12), ALL);
  }
  free(pair->first.all);
  free(pair->second.all);
  free(pair->spots);
}

/* Members in front, as in a list; where there are none the first string that differs is not taken.
 */
static const char members[] =
    "{\"kind\":\"List\",\"items\":[ 1 ,true,\"a , b\" ,{\"name\":\"\\\"\"} ,\"more\": ";

/* The beginning of an array, of any length. */
static void begin(uint8_t *text, size_t length) {
  static const char repeated[] = "\"a\",";
  memset(text, ' ', length);
  if (length != 0) text[0] = '[';
  for (size_t at = length; at >= 5; at -= 4) memcpy(text + at - 4, repeated, 4);
}

/* Returns where the oracle sees the end of the value at the beginning of the text; below 0 where it
 * is not valid. */
static int64_t try(size_t front, const uint8_t *like, size_t like_length, const uint8_t *text,
                   size_t length, struct tally *tally) {
  struct pair pair = {NULL, front + like_length + length, front, 0, 0, 0, 0, 0,
                      {0, 0, NULL}, {0, 0, NULL}, NULL, 0, 0};
  pair.text = malloc(pair.length);
  pair.like_end = pair.at = front + like_length;
  if (front == sizeof members - 1)
    memcpy(pair.text, members, front);
  else
    begin(pair.text, front);
  memcpy(pair.text + front, like, like_length);
  if (length != 0) memcpy(pair.text + pair.at, text, length);
  pair.state = seed(pair.text, pair.length);
  hold(&pair);
  tally->calls++;
  tally->ends += pair.found >= 0;
  tally->undecided += pair.found < 0 && pair.oracle >= 0;
  free(pair.text);
  return pair.oracle < 0 ? -1 : pair.oracle - (int64_t)pair.at;
}

void law_of_alike_at(size_t front, const uint8_t *like, size_t like_length, const uint8_t *text,
                     size_t length, struct tally *tally) {
  try(front, like, like_length, text, length, tally);
}

void law_of_alike(const uint8_t *like, size_t like_length, const uint8_t *text, size_t length,
                  struct tally *tally) {
  uint64_t state = seed(text, length);
  size_t front = draw(&state, 4) ? sizeof members - 1 : draw(&state, 81);
  int64_t end = try(front, like, like_length, text, length, tally);
  if (end < 0) return;
  size_t cut = (size_t)end + draw(&state, 81);
  if (cut < length) try(front, like, like_length, text, cut, tally);
}
