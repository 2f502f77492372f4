/* families.h - inputs that grow: what is repeated n times, and where. */
#ifndef FAMILIES_H
#define FAMILIES_H

/* A text: `head`, n times `item` with commas between unless it is a piece of a string, `tail`. In
   an item # is its number, and $ the number from the end; in a head * is 16n letters, once. NULL:
   no such text. */
struct repeated {
  const char *head, *item, *tail;
};

enum kind { POOL, LIST, TENANT, EVALUATE };

struct family {
  const char *name;
  enum kind kind;
  int is_kubernetes;
  struct repeated main, sets, previous, pods;
};

extern const struct family families[];
extern const int family_count;

#endif
