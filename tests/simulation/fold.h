/* A room as a reader holds it: what its events amount to, folded in one after the other by
 * replacing. Works on the JSON that is sent and knows nothing of the server's rules. */
#ifndef RUNDE_TESTS_SIMULATION_FOLD_H
#define RUNDE_TESTS_SIMULATION_FOLD_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

struct fold {
	json_t *state; /* owned; kind, settings, house, members, channels, groups, pins */
	json_t *rows;  /* owned; the row of event from + i at i */
	uint64_t from; /* the first row held */
	uint64_t head; /* the last event folded in */
};

/* Before the first event. */
void fold_init(struct fold *fold);
void fold_fini(struct fold *fold);
/* A fresh state, whose rows from..head are still to come by fold_page(). */
void fold_begin(struct fold *fold, const json_t *state, uint64_t from);
/* Folds in the event head + 1. */
void fold_event(struct fold *fold, const json_t *event);
/* Takes rows of a page in, from..to, with the later changes to them: in the place of those held, or
 * before them. */
void fold_page(struct fold *fold, uint64_t from, uint64_t to, const json_t *events);
/* Lets go of the rows before an event. */
void fold_forget(struct fold *fold, uint64_t before);
/* NULL: it is not held. */
json_t *fold_row(const struct fold *fold, uint64_t seq);

uint64_t json_seq(const json_t *object, const char *key);
const char *json_text(const json_t *object, const char *key);

#endif
