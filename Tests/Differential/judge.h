/* judge.h - jansson's word on texts: whether they are JSON, what they hold, where they end. */
#ifndef JUDGE_H
#define JUDGE_H

#include <jansson.h>
#include <stdint.h>

enum { JUDGE_FLAGS = JSON_DECODE_ANY | JSON_ALLOW_NUL, DEEPEST = 128 };

/* The texts of a call, in the order in which errors of them are told. */
enum slot { MAIN_TEXT, STATEFULSETS_TEXT, PREVIOUS_TEXT, PODS_TEXT, SLOT_COUNT };

struct verdict {
  json_t *tree; /* NULL: the text is not JSON */
  int32_t line, column;
  uint64_t offset;
  char message[192]; /* one line, as the library writes it */
};

/* The verdict on a text of at most `maximum` bytes; it stays until the next but one text of
   that slot. A text that was judged shortly before is not parsed again. */
const struct verdict *judge(enum slot slot, const char *text, size_t length, uint64_t maximum);

/* Whether an object of a text that is JSON has two members of one name. */
int has_duplicates(const char *text, size_t length);

/* The same value, its members in the same order. */
int is_same_tree(const json_t *a, const json_t *b);

/* Line and column from 1, in code points, of an offset in a text. */
void count_lines(const char *text, size_t offset, int32_t *line, int32_t *column);

#endif
