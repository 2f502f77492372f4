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

#define ANY POOLSTATUS_KERNEL_ANY_VALUE
#define OTHER POOLSTATUS_KERNEL_OTHER_VALUE

/* A text with a value from `like` to `like_end`, which is valid, and what begins at `at`. */
struct pair {
  uint8_t *text; /* a heap block of exactly its length */
  size_t length, like, like_end, at;
  int64_t oracle, found, alone; /* where the second ends: the oracle; as alike; without the first */
  struct token_list first, second; /* the tokens of both; of the second where it is valid */
  uint64_t state;                  /* of `draw` */
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
    bool is_same =
        one->kind == other->kind && (one->kind >= STRING || is_same_token(pair->text, one, other));
    if (!is_same) fail(pair, "another token", (int64_t)other->start);
  }
}

/* The closing bracket of the container that a token opens. */
static size_t closer(const struct pair *pair, const struct token_list *list, size_t opener) {
  size_t depth = 0;
  for (size_t i = opener;; i++) {
    uint8_t byte = pair->text[list->all[i].start];
    if (list->all[i].kind != STRUCTURAL) continue;
    if (byte == '{' || byte == '[') depth++;
    if ((byte == '}' || byte == ']') && --depth == 0) return i;
  }
}

static bool is_opener(const struct pair *pair, const struct token *token) {
  uint8_t byte = pair->text[token->start];
  return token->kind == STRUCTURAL && (byte == '{' || byte == '[');
}

/* Whether two tokens are alike: the same, or strings that are values. */
static bool are_alike(const struct pair *pair, const struct token *one, const struct token *other) {
  if (one->kind != other->kind) return false;
  return one->kind == STRING || is_same_token(pair->text, one, other);
}

/* Places of the first value, what they come to in the second one, and whether it has the same
 * tokens and names but for the values that may be any. */
struct choice {
  uint32_t *places, *moved;
  size_t count;
  bool are_alike;
};

/* Behind all that were chosen before; at one of them only with bits. */
static void choose(struct choice *choice, size_t from, size_t to, uint32_t bits, uint32_t moved) {
  if (choice->count != 0) {
    uint32_t last = choice->places[choice->count - 1] & ~ANY;
    if (last > from || (last == from && bits == 0)) return;
    if (last == from) choice->count--;
  }
  choice->places[choice->count] = (uint32_t)from | bits;
  choice->moved[choice->count++] = (uint32_t)to | moved;
}

/* Chooses a container that may be any. Goes on to its closing brackets. */
static void choose_any(const struct pair *pair, struct choice *choice, size_t *i, size_t *j) {
  size_t first = *i, second = *j, last = closer(pair, &pair->first, first);
  const struct token *one = pair->first.all, *other = pair->second.all;
  bool is_container = choice->are_alike && is_opener(pair, &other[second]);
  choice->are_alike = is_container;
  size_t other_last = is_container ? closer(pair, &pair->second, second) : second;
  bool is_same = is_container && last - first == other_last - second;
  for (size_t k = 0; is_same && k <= last - first; k++)
    is_same = are_alike(pair, &one[first + k], &other[second + k]);
  choose(choice, one[first].start, is_container ? other[second].start : 0, ANY,
         ANY | (is_same ? 0 : OTHER));
  choose(choice, one[last].end, is_container ? other[other_last].end : 0, 0, 0);
  *i = last;
  *j = other_last;
}

/* Chooses one of `of` places where tokens begin and end, and contents of strings begin; where it is
 * 0 all where strings begin; and one of `any` containers, if it is not 0, that may be any. */
static struct choice choose_places(struct pair *pair, size_t of, size_t any) {
  size_t most = 3 * pair->first.count + 2;
  struct choice choice = {malloc(most * sizeof(uint32_t)), malloc(most * sizeof(uint32_t)), 0,
                          pair->second.count != 0};
  const struct token *none = &pair->first.all[0];
  choose(&choice, pair->like, pair->at, 0, 0);
  size_t i = 0, j = 0;
  for (; i < pair->first.count; i++, j++) {
    const struct token *one = &pair->first.all[i];
    if (j >= pair->second.count) choice.are_alike = false;
    const struct token *other = choice.are_alike ? &pair->second.all[j] : none;
    if (i != 0 && any != 0 && is_opener(pair, one) && draw(&pair->state, any) == 0) {
      choose_any(pair, &choice, &i, &j);
      continue;
    }
    choice.are_alike = choice.are_alike && are_alike(pair, one, other);
    bool begins = of == 0 ? one->kind >= STRING : draw(&pair->state, of) == 0;
    if (i != 0 && begins) choose(&choice, one->start, other->start, 0, 0);
    if (one->kind >= STRING && of != 0 && draw(&pair->state, of) == 0)
      choose(&choice, one->start + 1, other->start + 1, 0, 0);
    if (i + 1 < pair->first.count && of != 0 && draw(&pair->state, of) == 0)
      choose(&choice, one->end, other->end, 0, 0);
  }
  choice.are_alike = choice.are_alike && j == pair->second.count;
  choose(&choice, pair->like_end, pair->oracle < 0 ? 0 : (size_t)pair->oracle, 0, 0);
  return choice;
}

/*
 * Where all but what may be any is alike, the places may become the same places in the second
 * value; they do where all of it is alike but for names. Else nothing is decided.
 */
static void hold_choice(const struct pair *pair, const struct choice *choice, bool is_due) {
  size_t size = choice->count * sizeof *choice->places;
  uint32_t *places = malloc(size);
  memcpy(places, choice->places, size);
  int64_t end = poolstatus_kernel()(pair->text, pair->length, pair->at, places, choice->count);
  if (end < -1 || (end >= 0 && (!choice->are_alike || end != pair->oracle)))
    fail(pair, "places: alike", end);
  if (end < 0 && choice->are_alike && (is_due || pair->found >= 0))
    fail(pair, "places: not alike", end);
  for (size_t i = 0; end >= 0 && i < choice->count; i++) {
    uint32_t moved = choice->moved[i];
    /* What is alike may be another value where the strings are not only ASCII. */
    if ((places[i] & ~OTHER) != (moved & ~OTHER) || (places[i] & OTHER) < (moved & OTHER) ||
        (pair->found >= 0 && places[i] != moved))
      fail(pair, "another place", places[i]);
  }
  free(places);
}

static void hold_places(struct pair *pair, size_t of, size_t any) {
  struct choice choice = choose_places(pair, of, any);
  if (choice.count > 2) hold_choice(pair, &choice, false);
  free(choice.places);
  free(choice.moved);
}

/* Two places make no difference. */
static void hold_two(const struct pair *pair) {
  uint32_t *places = malloc(2 * sizeof *places);
  places[0] = (uint32_t)pair->like;
  places[1] = (uint32_t)pair->like_end;
  int64_t end = poolstatus_kernel()(pair->text, pair->length, pair->at, places, 2);
  if (end != (pair->found >= 0 ? pair->found : pair->alone)) fail(pair, "two places", end);
  free(places);
}

/* A value that stands behind is passed over, as it does after a walk has begun anew. */
static void hold_behind(const struct pair *pair) {
  if (pair->oracle < 0) return;
  int64_t alone = poolstatus_kernel()(pair->text, pair->length, pair->like, NULL, 0);
  for (size_t count = 2; count < 4; count++) {
    uint32_t places[3] = {(uint32_t)pair->at, (uint32_t)pair->oracle, (uint32_t)pair->oracle};
    if (count == 3) places[1] = (uint32_t)pair->at + 1;
    int64_t end = poolstatus_kernel()(pair->text, pair->length, pair->like, places, count);
    if (end != (count == 2 ? alone : -1)) fail(pair, "a value behind", end);
  }
}

/* Asks the kernel and the oracle for the ends, and reads the tokens. */
static void read_both(struct pair *pair) {
  uint32_t places[2] = {(uint32_t)pair->like, (uint32_t)pair->like_end};
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
  if (pair->oracle >= 0) pair->second = tokenise(text, pair->at, (size_t)pair->oracle);
}

static void hold(struct pair *pair) {
  if (pair->found >= 0) hold_tokens(pair);
  hold_two(pair);
  hold_behind(pair);
  hold_places(pair, 0, 0);
  hold_places(pair, 1 + draw(&pair->state, 12), 0);
  hold_places(pair, 0, 1 + draw(&pair->state, 4));
  hold_places(pair, 1 + draw(&pair->state, 12), 1 + draw(&pair->state, 4));
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

/* A text of its own with both values. */
static struct pair make(size_t front, const uint8_t *like, size_t like_length, const uint8_t *text,
                        size_t length) {
  struct pair pair = {
      NULL, front + like_length + length, front, 0, 0, 0, 0, 0, {0, 0, NULL}, {0, 0, NULL}, 0};
  pair.text = malloc(pair.length);
  pair.like_end = pair.at = front + like_length;
  if (front == sizeof members - 1)
    memcpy(pair.text, members, front);
  else
    begin(pair.text, front);
  memcpy(pair.text + front, like, like_length);
  if (length != 0) memcpy(pair.text + pair.at, text, length);
  pair.state = seed(pair.text, pair.length);
  read_both(&pair);
  return pair;
}

static void release(struct pair *pair) {
  free(pair->first.all);
  free(pair->second.all);
  free(pair->text);
}

/* Returns where the oracle sees the end of the value at the beginning of the text; below 0 where it
 * is not valid. */
static int64_t try(size_t front, const uint8_t *like, size_t like_length, const uint8_t *text,
                   size_t length, struct tally *tally) {
  struct pair pair = make(front, like, like_length, text, length);
  hold(&pair);
  tally->calls++;
  tally->ends += pair.found >= 0;
  tally->undecided += pair.found < 0 && pair.oracle >= 0;
  int64_t end = pair.oracle < 0 ? -1 : pair.oracle - (int64_t)pair.at;
  release(&pair);
  return end;
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

void law_of_other_value(const uint8_t *like, size_t like_length, size_t token, const uint8_t *text,
                        size_t length, struct tally *tally) {
  struct pair pair = make(sizeof members - 1, like, like_length, text, length);
  uint32_t places[5], moved[5];
  struct choice choice = {places, moved, 0, true};
  size_t i = token, j = token;
  choose(&choice, pair.like, pair.at, 0, 0);
  choose_any(&pair, &choice, &i, &j);
  const struct token *one = &pair.first.all[i + 1], *other = &pair.second.all[j + 1];
  choose(&choice, one->end, other->end, 0, 0);
  choose(&choice, pair.like_end, (size_t)pair.oracle, 0, 0);
  hold_choice(&pair, &choice, true);
  tally->calls++;
  tally->ends++;
  release(&pair);
}
