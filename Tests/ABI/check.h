/* check.h - counted checks, and texts in buffers of exactly their size. */
#ifndef CHECK_H
#define CHECK_H

#include <stddef.h>

#include "poolstatus.h"

/* Counts one check; where it failed, prints the sentence. Returns `passed`. One thread only. */
int check(int passed, const char *sentence, ...) __attribute__((format(printf, 2, 3)));

/* Whether two strings are equal; NULL equals only NULL. */
int equal(const char *a, const char *b);

/* What has been counted; and counts of another process, added. */
struct counts {
  long passed, failed;
};
struct counts check_counts(void);
void check_add(struct counts counts);

/* Prints "NAME: N passed, N failed". Returns the exit status. */
int check_finish(const char *name);

/* Bytes on the heap with nothing behind them, so that valgrind and ASan see an over-read. */
struct text {
  char *bytes;
  size_t length;
};

struct text text_of(const char *bytes, size_t length);
struct text text_of_string(const char *string);
/* Ends the program where the file cannot be read. */
struct text text_of_file(const char *path);

/* Makes jansson's words what a message has: one line of UTF-8, with blanks for characters that
   control how it is written and question marks for what is not UTF-8. */
void one_line(char *text);

/* A result and an error full of garbage, as a host may leave them: a call has to clear both. */
void dirty(poolstatus_result *result, poolstatus_error *error);

/* Checks that a call that failed left nothing behind, and said why in one line. */
int check_failed(const char *name, poolstatus_code code, poolstatus_code expected,
                 const poolstatus_result *result, const poolstatus_error *error);

#endif
