/* The demonstration's cases, and what is said and done in them. Words only; casing.c plays them. */
#ifndef RUNDE_CLI_DEMO_CASE_SCRIPT_H
#define RUNDE_CLI_DEMO_CASE_SCRIPT_H

#include "proto/gen/types.h"

#include <stddef.h>

struct demo_case {
	const char *key, *customer, *title, *shared_title, *question;
	const char *people[6]; /* keys, ended by NULL; the first opens it */
	int day, clock;        /* when */
};

enum demo_side { DEMO_BACKSTAGE, DEMO_SHARED };

/* What is said on a side of a case, given to do there, or put on its sheet. */
struct demo_case_act {
	const char *in; /* the case */
	int day, clock;
	const char *who;
	enum demo_side side;
	const char *say;   /* NULL: nothing */
	const char *guest; /* who is invited to the shared side, and sees what was said there; NULL:
			      nobody */
	const char *task;  /* NULL: none */
	const char *doer;  /* of the task */
	int due; /* the day of the story until which it is to be done, or it is postponed */
	/* Of the sheet; NULL and 0: as it was. */
	const char *contact, *position, *facts, *options, *solution, *deputy;
	enum case_state state;
};

extern const struct demo_case demo_cases[];
extern const size_t demo_cases_count;
extern const struct demo_case_act demo_case_acts[]; /* in order of time */
extern const size_t demo_case_acts_count;

#endif
