/* judged.h - the texts of a call, each judged. */
#ifndef JUDGED_H
#define JUDGED_H

#include "judge.h"
#include "law.h"

/* `bad` is the first text that is not JSON, or SLOT_COUNT. */
struct judged {
  const struct verdict *verdicts[SLOT_COUNT]; /* NULL: there is no such text */
  enum slot bad;
};

struct judged judge_texts(const struct call *call);

/* A text of a call; NULL: there is none, or nobody looks at it. */
const char *text_of_slot(const struct call *call, enum slot slot, size_t *length);

/* What errors call a text. */
const char *path_of_slot(const struct call *call, enum slot slot);

/* The text that a path is about; `path` becomes the rest, in that text. */
enum slot slot_of_path(const struct call *call, const char **path);

/* Whether an object of a text that is looked at has two members of one name. */
int any_has_duplicates(const struct call *call);

#endif
