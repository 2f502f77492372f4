#include "picks.h"

#include "picks.inc" /* made by picks.py */

enum { MOST_TEXTS = 3 };

/* The texts of an input. Returns how many. */
static size_t texts_of(const bench_input *input, picks_text *texts) {
  const pick_tree *main_picks = picks_of_pods;
  size_t count = 1;
  if (input->kind == BENCH_CALL) main_picks = picks_of_statefulset;
  if (input->kind == BENCH_TENANT_CALL) main_picks = picks_of_statefulsets;
  texts[0] = (picks_text){main_picks, input->text, input->length};
  if (input->kind == BENCH_CALL) {
    texts[1] = (picks_text){picks_of_previous, input->previous.bytes, input->previous.length};
    texts[2] = (picks_text){picks_of_pods, input->pods.bytes, input->pods.length};
    count = 3;
  } else if (input->kind == BENCH_TENANT_CALL) {
    texts[count++] = (picks_text){picks_of_tenant, input->tenant.bytes, input->tenant.length};
  }
  return count;
}

int picks_find(const bench_input *input, bench_output *output, picks_finder *find) {
  picks_text texts[MOST_TEXTS];
  size_t i, count = texts_of(input, texts);
  output->json = NULL;
  output->picks = 0;
  for (i = 0; i < count; i++) {
    if (find(&texts[i], &output->picks)) return -1;
  }
  return 0;
}
