/* inputs.h - calls that are made with both readers: of the fixtures and of the recordings. */
#ifndef INPUTS_H
#define INPUTS_H

#include "law.h"

struct input {
  char *name;
  struct call call;
  int from_recording;
};

struct inputs {
  struct input *items;
  size_t count;
};

/* All cases of a folder of fixtures, and all calls that a folder of recordings makes up. Kept
   until the program ends. */
void inputs_of_fixtures(struct inputs *inputs, const char *cases);
void inputs_of_recordings(struct inputs *inputs, const char *recordings);

#endif
