/* The demonstration's meetings, and its pages. Words only; meetings.c plays them, records.c what
 * they put on record, and notes.c writes what was noted. */
#ifndef RUNDE_CLI_DEMO_MEETING_SCRIPT_H
#define RUNDE_CLI_DEMO_MEETING_SCRIPT_H

#include "proto/gen/types.h"

#include <stdbool.h>
#include <stddef.h>

enum { DEMO_ITEMS_MAX = 8, DEMO_TURNS_MAX = 8 };

struct demo_item {
	const char *title; /* NULL: there are no more */
	enum item_purpose purpose;
	int minutes;
	const char *outcome, *owner; /* the owner's key; NULL: none */
	bool standing;
};

struct demo_meeting {
	const char *key, *channel;
	const char *owner, *taker; /* keys; NULL: nobody writes along */
	const char *people;        /* keys with blanks between; NULL: everybody in the channel */
	const char *title, *goal;
	int day, clock; /* its first date; day 0: some minutes after the demonstration is made */
	int minutes;
	int weeks; /* dates that follow, a week apart */
	struct demo_item items[DEMO_ITEMS_MAX + 1];
};

/* How an item went. */
struct demo_turn {
	int item; /* its number; 0: there are no more */
	int minutes;
	enum item_state leave;
	const char *summary; /* NULL: none */
	const char *agree;   /* who says it is right: keys with blanks between */
	const char *adds, *addition;
};

/* How a meeting was held. */
struct demo_sitting {
	const char *key, *meeting;
	const char *people;        /* who came, besides the owner */
	const char *proposer;      /* who proposed an item beforehand; NULL: nobody */
	struct demo_item proposal; /* taken up by the owner */
	struct demo_turn turns[DEMO_TURNS_MAX + 1]; /* in order */
};

/* What came on record at an item: a decision, a task or that one is done; of a sitting in order. */
struct demo_record {
	const char *sitting;
	int item;
	const char *decision; /* NULL: none */
	const char *corrects; /* the decision whose place it takes; NULL: none */
	const char *task;     /* NULL: none */
	const char *doer;     /* a key; NULL: nobody yet */
	int day;              /* of the story, in the evening of which it is to be done; 0: none */
	const char *closes;   /* the task that is done; NULL: none */
};

/* What somebody noted, after what was noted there before. */
struct demo_note {
	const char
		*place;  /* the key of a sitting or of a meeting that is not held; a page's title */
	int item;        /* of the meeting; 0: it is a page */
	const char *who; /* a key */
	const char *text; /* lines: "# " begins a heading, "- " one of a list, "[ ] " and "[x] "
			     something to tick off */
};

/* The titles of pages. */
#define DEMO_PRICES "Neue Preise: was wir Kunden sagen"
#define DEMO_FAIR   "Checkliste Messe Hannover"

extern const struct demo_record demo_records[];
extern const size_t demo_records_count;
extern const struct demo_note demo_notes[];
extern const size_t demo_notes_count;

/* NULL: there is none of that key. */
const struct demo_meeting *demo_meeting_named(const char *key);
const struct demo_sitting *demo_sitting_named(const char *key);

#endif
