#include "located.h"

#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "judged.h"
#include "locate.h"

static int locations_are_checked(void) {
  static int are_checked = -1;
  const char *value = getenv("POOLSTATUS_TEST_LOCATIONS");
  if (are_checked < 0) are_checked = value != NULL ? atoi(value) : LAW_LOCATIONS;
  return are_checked;
}

/* Whether "expected an integer, got a string" is true of the value that begins with `first`. */
static int is_of_told_type(const char *message, char first) {
  static const char *const expected[] = {"a string", "an integer", "an object", "an array",
                                         "a boolean"};
  static const struct {
    const char *type, *firsts;
  } got[] = {{"an object", "{"},
             {"an array", "["},
             {"a string", "\""},
             {"an integer", "-0123456789"},
             {"a real number", "-0123456789"},
             {"a boolean", "tf"},
             {"null", "n"},
             {"", "-0123456789"}};
  const char *type = strstr(message, ", got ");
  const char *whose = strstr(message, " (StatefulSet "); /* whose name may be anything */
  int is_about_types = 0;
  if (type == NULL || (whose != NULL && whose < type)) return 1;
  if (strncmp(message, "expected ", 9) != 0) return 1;
  for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
    is_about_types |= strncmp(message + 9, expected[i], strlen(expected[i])) == 0;
  if (!is_about_types) return 1;
  type += strlen(", got ");
  for (size_t i = 0;; i++)
    if (strncmp(type, got[i].type, strlen(got[i].type)) == 0)
      return strchr(got[i].firsts, first) != NULL;
}

/* Whether line and column are those of the offset. */
static int counts_agree(const poolstatus_error *error, const char *text, size_t length) {
  int32_t line, column;
  if (error->offset >= length)
    return broken("%s: offset %llu of %zu", error->path, (unsigned long long)error->offset, length);
  count_lines(text, (size_t)error->offset, &line, &column);
  if (line == error->line && column == error->column) return 1;
  return broken("%s: offset %llu is %d:%d, not %d:%d", error->path,
                (unsigned long long)error->offset, (int)line, (int)column, (int)error->line,
                (int)error->column);
}

int is_located(const struct call *call, const poolstatus_error *error) {
  const char *path = error->path, *text;
  enum slot slot = slot_of_path(call, &path);
  int is_cut = strlen(error->path) == sizeof error->path - 1;
  size_t length, offset = NOWHERE;
  text = text_of_slot(call, slot, &length);
  if (text == NULL) return broken("%s: there is no such text", error->path);
  if (!is_cut) {
    offset = locate(text, length, path);
    if (offset == NOWHERE) return broken("%s: leads to nothing", error->path);
    if (!is_of_told_type(error->message, text[offset]))
      return broken("%s: %s, but it is %.20s", error->path, error->message, text + offset);
  }
  law_counts.located++;
  if (!locations_are_checked()) return 1;
  if (!counts_agree(error, text, length)) return 0;
  if (is_cut ? skip_whitespace(text, length, (size_t)error->offset) != error->offset
             : offset != error->offset)
    return broken("%s (%s): offset %llu, but the path leads to %ld", error->path, error->message,
                  (unsigned long long)error->offset, is_cut ? -1 : (long)offset);
  return 1;
}
