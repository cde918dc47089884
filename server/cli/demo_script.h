/* What happens in the demonstration: a made-up sales team, its channels, and a week of its talk.
 * Words only; demo.c plays them. */
#ifndef RUNDE_CLI_DEMO_SCRIPT_H
#define RUNDE_CLI_DEMO_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

enum { DEMO_MEMBERS_MAX = 8 };

struct demo_person {
	const char *key; /* what the script calls them */
	const char *name;
	bool owner; /* an administrator */
	const char *email, *position, *place;
	const char *emoji, *status; /* what they are at; NULL: nothing */
};

enum demo_kind {
	DEMO_OPEN,
	DEMO_CLOSED,
	DEMO_ARCHIVED, /* an open one that is archived in the end */
	DEMO_TALK,     /* a conversation; its title is the script's own */
};

struct demo_channel {
	enum demo_kind kind;
	const char *title;
	const char *topic;
	const char *members[DEMO_MEMBERS_MAX + 1]; /* keys, ended by NULL; the first creates it */
};

/* A message, a reply to an earlier one, or a change to an earlier one by its author. */
struct demo_line {
	int days_ago; /* before the day the demonstration is made: 5 to 1 */
	int minute;   /* of the day */
	const char *channel;
	const char *author;
	const char *text;    /* of the message, or its new text; NULL: it is erased */
	const char *label;   /* what a later change calls this message; NULL: there is none */
	const char *changes; /* the label of the message this line changes; NULL: none */
	const char *answers; /* the label of the message this line is a reply to; NULL: none */
};

extern const char *const demo_house;
extern const struct demo_person demo_people[]; /* the first is the first administrator */
extern const size_t demo_people_count;
extern const struct demo_channel demo_channels[];
extern const size_t demo_channels_count;
extern const struct demo_line demo_lines[]; /* in order of time */
extern const size_t demo_lines_count;

#endif
