#include "mutate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mutate_words.h"
#include "spans.h"

static unsigned long long seed = 1;

void draw_from(unsigned long long given) { seed = given != 0 ? given : 1; }

size_t draw(size_t below) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return (size_t)(seed >> 11) % below;
}

/* A text that changes, and where its values stand. */
struct draft {
  char *text;
  size_t length, room;
  struct span spans[MOST_SPANS];
  int count;
};

/* Puts `piece` in the place of `cut` bytes. The piece must not be of the text itself. Too much
   is not done. */
static void replace(struct draft *draft, size_t at, size_t cut, const char *piece, size_t size) {
  if (draft->length - cut + size > draft->room) return;
  memmove(draft->text + at + size, draft->text + at + cut, draft->length - at - cut);
  if (size > 0) memcpy(draft->text + at, piece, size);
  draft->length = draft->length - cut + size;
}

static void insert(struct draft *draft, size_t at, const char *piece) {
  replace(draft, at, 0, piece, strlen(piece));
}

/* A copy of a part of the text. */
static char *copy_part(const struct draft *draft, size_t from, size_t to) {
  char *copy = malloc(to - from + 1);
  if (copy == NULL) abort();
  memcpy(copy, draft->text + from, to - from);
  copy[to - from] = '\0';
  return copy;
}

/* One of an array of mutate_words.c. */
#define ONE_OF(words) ((words)[draw(word_count(words))])

/* A member, or -1. */
static int draw_member(const struct draft *draft) {
  for (int tries = 0; tries < 8; tries++) {
    int i = (int)draw((size_t)draft->count);
    if (draft->spans[i].key < draft->spans[i].key_end) return i;
  }
  return -1;
}

/* A member or an element, its value perhaps another, once more: before or behind any other,
   mostly of the same object or array. */
static void duplicate(struct draft *draft) {
  const struct span *from = &draft->spans[draw((size_t)draft->count)], *to = from;
  const char *value = ONE_OF(values);
  int is_behind = (int)draw(2);
  size_t size;
  char *piece;
  for (int tries = (int)draw(2) * 24; tries > 0 && from->key < from->key_end; tries--)
    from = &draft->spans[draw((size_t)draft->count)]; /* elements are few */
  if (from->parent < 0) return;
  if (from->key == from->key_end && draw(2)) value = "{}";
  for (int tries = 0; tries < 20; tries++) {
    to = &draft->spans[draw((size_t)draft->count)];
    if (to->parent == from->parent) break;
  }
  piece = malloc(from->end - from->key + strlen(value) + 3);
  if (piece == NULL) abort();
  size = (size_t)sprintf(piece, "%s", is_behind ? "," : "");
  memcpy(piece + size, draft->text + from->key, from->end - from->key);
  size += (draw(2) ? from->value : from->end) - from->key;
  if (piece[size - 1] == ':' || size == (size_t)is_behind)
    size += (size_t)sprintf(piece + size, "%s", value);
  size += (size_t)sprintf(piece + size, "%s", is_behind ? "" : ",");
  replace(draft, is_behind ? to->end : to->key, 0, piece, size);
  free(piece);
}

/* Two parts of the text that do not overlap change places. */
static void swap(struct draft *draft, size_t a, size_t a_end, size_t b, size_t b_end) {
  char *first, *second;
  if (a > b) {
    swap(draft, b, b_end, a, a_end);
    return;
  }
  if (a_end > b) return;
  first = copy_part(draft, a, a_end);
  second = copy_part(draft, b, b_end);
  replace(draft, b, b_end - b, first, a_end - a);
  replace(draft, a, a_end - a, second, b_end - b);
  free(first);
  free(second);
}

/* Two members, mostly of one object, or their values alone, change places. */
static void reorder(struct draft *draft, int are_whole) {
  int a = (int)draw((size_t)draft->count), b = (int)draw((size_t)draft->count);
  const struct span *x, *y;
  for (int tries = 0; tries < 20; tries++) {
    if (a != b && (!are_whole || draft->spans[a].parent == draft->spans[b].parent)) break;
    a = (int)draw((size_t)draft->count), b = (int)draw((size_t)draft->count);
  }
  x = &draft->spans[a], y = &draft->spans[b];
  if (are_whole)
    swap(draft, x->key, x->end, y->key, y->end);
  else
    swap(draft, x->value, x->end, y->value, y->end);
}

/* A value becomes another one of the text. */
static void copy_value(struct draft *draft) {
  const struct span *from = &draft->spans[draw((size_t)draft->count)];
  const struct span *to = &draft->spans[draw((size_t)draft->count)];
  char *part = copy_part(draft, from->value, from->end);
  replace(draft, to->value, to->end - to->value, part, from->end - from->value);
  free(part);
}

/* A letter of a key or of a string is written as an escape. */
static void escape(struct draft *draft) {
  const struct span *span = &draft->spans[draw((size_t)draft->count)];
  size_t start = span->value, end = span->end, at;
  char piece[8];
  if (draft->text[start] != '"' || draw(2)) start = span->key, end = span->key_end;
  if (end < start + 3) return;
  for (int times = draw(4) ? 1 : 8; times > 0; times--) {
    at = start + 1 + draw(end - start - 2);
    if ((unsigned char)draft->text[at] >= 0x80 || memchr(draft->text + start, '\\', at - start))
      return;
    if (draft->text[at] == '"' || draft->text[at] == '\\') return;
    snprintf(piece, sizeof piece, draw(2) ? "\\u%04x" : "\\u%04X", (unsigned)draft->text[at]);
    replace(draft, at, 1, piece, 6);
    end += 5;
  }
}

/* Whitespace before or behind a key or a value. */
static void add_whitespace(struct draft *draft) {
  for (int times = draw(4) ? 1 : 12; times > 0; times--) {
    const struct span *span = &draft->spans[draw((size_t)draft->count)];
    size_t at[] = {span->key, span->key_end, span->value, span->end};
    insert(draft, at[draw(4)], ONE_OF(blanks));
    draft->count = find_spans(draft->text, draft->length, draft->spans);
    if (draft->count == 0) return;
  }
}

/* A value goes some levels deeper. */
static void nest(struct draft *draft) {
  const struct span *span = &draft->spans[draw((size_t)draft->count)];
  size_t levels = draw(8) ? 1 + draw(3) : 56 + draw(80), forms = draw(3), at = span->end;
  for (size_t i = 0; i < levels; i++)
    insert(draft, at, forms == 0 || (forms == 2 && i % 2) ? "]" : "}");
  for (size_t i = 0; i < levels; i++)
    insert(draft, span->value, forms == 0 || (forms == 2 && i % 2) ? "[" : "{\"k\":");
}

static void delete_member(struct draft *draft) {
  const struct span *span = &draft->spans[draw((size_t)draft->count)];
  size_t start = span->key, end = span->end;
  if (end < draft->length && draft->text[end] == ',')
    end++;
  else if (start > 0 && draft->text[start - 1] == ',')
    start--;
  replace(draft, start, end - start, NULL, 0);
}

static void rename_member(struct draft *draft) {
  int i = draw_member(draft);
  char name[40];
  if (i < 0) return;
  snprintf(name, sizeof name, "\"%s\"", ONE_OF(names));
  replace(draft, draft->spans[i].key, draft->spans[i].key_end - draft->spans[i].key, name,
          strlen(name));
}

static void change_type(struct draft *draft) {
  const struct span *span = &draft->spans[draw((size_t)draft->count)];
  const char *value = ONE_OF(values);
  replace(draft, span->value, span->end - span->value, value, strlen(value));
}

/* A change of bytes, which seldom leaves JSON. */
static void change_bytes(struct draft *draft, const char *other, size_t other_length) {
  size_t at = draw(draft->length + 1), left = draft->length - at, cut, from, size;
  const char *token;
  switch (draw(7)) {
    case 0:
      draft->length = at;
      break;
    case 1:
      if (left > 0) draft->text[at] ^= (char)(1 << draw(8));
      break;
    case 2:
      if (left > 0) draft->text[at] = (char)draw(256);
      break;
    case 3:
      cut = 1 + draw(12);
      replace(draft, at, cut < left ? cut : left, NULL, 0);
      break;
    case 4: /* a part of another text */
      from = draw(other_length + 1);
      size = draw(400);
      if (size > other_length - from) size = other_length - from;
      cut = draw(2) && size <= left ? size : 0;
      replace(draft, at, cut, other + from, size);
      break;
    default:
      token = ONE_OF(tokens);
      replace(draft, at, left > 0 ? draw(2) : 0, token, strlen(token));
  }
}

static void change(struct draft *draft, const char *other, size_t other_length) {
  size_t kind = draw(14);
  if (kind >= 11) {
    change_bytes(draft, other, other_length);
    return;
  }
  draft->count = find_spans(draft->text, draft->length, draft->spans);
  if (draft->count == 0) return;
  switch (kind) {
    case 0:
      duplicate(draft);
      break;
    case 1:
      reorder(draft, 1);
      break;
    case 2:
      reorder(draft, 0);
      break;
    case 3:
      copy_value(draft);
      break;
    case 4:
      escape(draft);
      break;
    case 5:
      add_whitespace(draft);
      break;
    case 6:
      nest(draft);
      break;
    case 7:
      delete_member(draft);
      break;
    case 8:
      rename_member(draft);
      break;
    default:
      change_type(draft);
      break;
  }
}

char *mutated(const char *text, size_t *length, const char *other, size_t other_length) {
  static struct draft draft;
  size_t changes = 1 + (draw(2) == 0 ? draw(4) : 0);
  draft.length = *length;
  draft.room = *length + 8192;
  draft.text = malloc(draft.room);
  if (draft.text == NULL) abort();
  if (*length > 0) memcpy(draft.text, text, *length);
  while (changes-- > 0) change(&draft, other, other_length);
  *length = draft.length;
  return draft.text;
}
