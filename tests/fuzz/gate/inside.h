/* What the files that make the house share. */
#ifndef RUNDE_TESTS_FUZZ_GATE_INSIDE_H
#define RUNDE_TESTS_FUZZ_GATE_INSIDE_H

#include "house.h"

/* Founds the house, in an open journal. */
void found(void);
/* The last answer that a seat got, and the last event that was told in full; NUL-terminated. */
extern char last_answer[], last_event[];
/* Forgets what each seat hears. */
void edge_reset(void);
/* Does what the journal's list says, and lets it go. */
void edge_obey(struct dispatch *list);
/* A command on a seat, done at once; its answer stands in last_answer. */
void say(enum seat_kind kind, const char *method, const char *params, ...)
	__attribute__((format(printf, 3, 4)));
void say_hello(enum seat_kind kind);

#endif
