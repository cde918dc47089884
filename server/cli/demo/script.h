/* What happens in the demonstration: a made-up sales team, its rooms, and three weeks of its talk.
 * Words only; the other files play them. */
#ifndef RUNDE_CLI_DEMO_SCRIPT_H
#define RUNDE_CLI_DEMO_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

enum { DEMO_MEMBERS_MAX = 8, DEMO_WEEK_DAYS = 5, DEMO_WEEKS = 3, DEMO_DAYS = 15 };

struct demo_person {
	const char *key; /* what the script calls them */
	const char *name;
	bool owner; /* an administrator */
	const char *email, *position, *place;
	const char *emoji, *status; /* what they are at; NULL: nothing */
};

struct demo_group {
	const char *handle, *title;
	const char *people[DEMO_MEMBERS_MAX + 1]; /* keys, ended by NULL */
};

enum demo_kind {
	DEMO_OPEN,
	DEMO_CLOSED,
	DEMO_TALK, /* a conversation; its title is the script's own */
};

struct demo_channel {
	enum demo_kind kind;
	const char *title;
	const char *topic;
	const char *members[DEMO_MEMBERS_MAX + 1]; /* keys, ended by NULL; the first creates it */
};

/* How somebody wants to have a channel in their list. */
struct demo_wish {
	const char *who, *channel;
	bool favourite;
	const char *section; /* NULL: none */
	bool quiet;          /* to be told of mentions only */
};

enum demo_act {
	DEMO_SAY,
	DEMO_REPLY, /* in the thread of the message it is about */
	DEMO_NAME,  /* a thread */
	DEMO_RESOLVE,
	DEMO_EDIT, /* by its author, as is */
	DEMO_ERASE,
	DEMO_REACT,
	DEMO_PIN,
	DEMO_FORWARD,
	DEMO_ARCHIVE,
	DEMO_PAGE, /* by its title */
	DEMO_PLAN, /* a meeting, by its key */
	DEMO_CALL_OFF,
	DEMO_HOLD, /* by the key of the sitting */
};

/* What somebody does. In texts, {w9} is the weekday of the story's ninth day, {d9} its date, {m1}
 * the first month after the story's last day; whoever is named after an @ is called upon. */
struct demo_line {
	int minute; /* of the day */
	enum demo_act act;
	const char *channel; /* where; NULL: where the message stands that the line is about */
	const char *who;     /* a key; of those who react several, with blanks between */
	const char *text;    /* of a message, the emoji, a title, a meeting's key; NULL: none is
				needed */
	const char *label;   /* what later lines call this message; NULL: there are none */
	const char *about;   /* the label of the message it is about; NULL: none, and for
				reactions what was said last in the channel */
};

struct demo_day {
	const struct demo_line *lines; /* in order of time */
	size_t count;
};

extern const char *const demo_house;
extern const struct demo_person demo_people[]; /* the first is the first administrator */
extern const size_t demo_people_count;
extern const struct demo_group demo_groups[];
extern const size_t demo_groups_count;
extern const struct demo_channel demo_channels[];
extern const size_t demo_channels_count;
extern const struct demo_wish demo_wishes[];
extern const size_t demo_wishes_count;
extern const struct demo_day demo_week1[DEMO_WEEK_DAYS], demo_week2[DEMO_WEEK_DAYS],
	demo_week3[DEMO_WEEK_DAYS];

/* The story's days count from 1 to DEMO_DAYS. */
const struct demo_day *demo_day(int day);

#endif
