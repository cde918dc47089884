/* Playing the demonstration: what its parts share. */
#ifndef RUNDE_CLI_DEMO_PLAY_H
#define RUNDE_CLI_DEMO_PLAY_H

#include "base/fault.h"
#include "base/world.h"
#include "cli/demo/script.h"
#include "journal/journal.h"

enum {
	DEMO_ROOMS_MAX = 20,
	DEMO_PEOPLE_MAX = 10,
	DEMO_GROUPS_MAX = 4,
	DEMO_RECORDS_MAX = 20,
	DEMO_CASES_MAX = 4
};

/* A message as it was said. */
struct demo_said {
	const char *label, *words; /* words: as they are after the last edit */
	size_t channel, author;
	uint64_t seq, root; /* root: of the thread it stands in; 0: it is no reply */
	int64_t time_ms;
};

/* The two rooms of a case, and how far each has come. */
struct demo_sides {
	uint64_t backstage, shared;
	uint64_t heads[2]; /* by enum demo_side */
};

/* The script's people, groups and rooms have their places in its tables. */
struct demo {
	struct journal *journal;
	struct world world;      /* its clock stands where the script is */
	int64_t now_ms, made_ms; /* made: when the demonstration is */
	uint64_t people[DEMO_PEOPLE_MAX];
	uint64_t groups[DEMO_GROUPS_MAX];
	uint64_t rooms[DEMO_ROOMS_MAX];
	uint64_t heads[DEMO_ROOMS_MAX];     /* the last event that the script led to */
	uint64_t meetings[DEMO_ROOMS_MAX];  /* the one of a room that is next; 0: none */
	uint64_t records[DEMO_RECORDS_MAX]; /* what came on record in a meeting; 0: not yet */
	uint64_t reads[DEMO_ROOMS_MAX][DEMO_PEOPLE_MAX]; /* how far they have read */
	struct demo_sides cases[DEMO_CASES_MAX];
	struct demo_said *said; /* owned */
	size_t said_count;
};

/* What a command that writes is answered. */
struct demo_answer {
	uint64_t room, seq;
};

struct command *demo_command(enum command_kind kind);
struct client_id demo_client_id(struct demo *demo);
/* Lets a command of that person wait, and takes it over. */
void demo_submit(struct demo *demo, size_t person, struct command *command);
/* Does what waits, in one commit; what it led to is the caller's. */
struct dispatch *demo_run(struct demo *demo);
/* What a person was last answered; zeros: nothing. */
struct demo_answer demo_answer_to(const struct dispatch *list, size_t person);
/* Both for one command. */
struct dispatch *demo_do(struct demo *demo, size_t person, struct command *command);
/* The same, and only the answer matters; ret_answer may be NULL. 0, or -1 with the reason. */
int demo_give(struct demo *demo, size_t person, struct command *command,
	struct demo_answer *ret_answer, struct fault *ret_fault);
/* The number of the first event of this kind in the frames; 0: there is none. */
uint64_t demo_seq_of(const struct dispatch *list, const char *kind);
/* The id after `key` in any of the frames; 0: there is none. */
uint64_t demo_id_in(const struct dispatch *list, const char *key);

size_t demo_person_index(const char *key);
/* The places of those whose keys stand there, with blanks between; returns how many. */
size_t demo_people_in(const char *keys, size_t people[DEMO_PEOPLE_MAX]);
/* Adds that person, who signs in and introduces themselves. 0, or -1 with the reason. */
int demo_add_person(struct demo *demo, size_t person, struct fault *ret_fault);
int demo_add_group(struct demo *demo, size_t group, struct fault *ret_fault);
/* Those of a list of keys, but the first `skip`; the items are malloc'ed. */
struct person_ref_list demo_people_of(
	const struct demo *demo, const char *const *keys, size_t skip);

size_t demo_channel_index(const char *title);
/* Makes a room of the script with its members. 0, or -1 with the reason. */
int demo_add_room(struct demo *demo, size_t index, struct fault *ret_fault);
int demo_wish(struct demo *demo, const struct demo_wish *wish, struct fault *ret_fault);

/* Everybody called upon in a text by the name after an @; the items are malloc'ed. */
struct mention_list demo_mentions_in(const struct demo *demo, const char *text);
/* Everybody has read everything and emptied their inbox. 0, or -1 with the reason. */
int demo_catch_up(struct demo *demo, struct fault *ret_fault);
/* What happens in cases that day. 0, or -1 with the reason. */
int demo_play_cases(struct demo *demo, int day, struct fault *ret_fault);
/* Their people have read what was said there so far; to be done with what waits. */
void demo_read_cases(struct demo *demo);
/* Marks what everybody has read. 0, or -1 with the reason. */
int demo_mark_read(struct demo *demo, struct fault *ret_fault);
/* Meetings of the script, by their keys: planned; answered; called off; held, as that sitting went.
 * 0, or -1 with the reason. */
int demo_plan_meeting(struct demo *demo, const char *key, struct fault *ret_fault);
int demo_answer_meeting(struct demo *demo, const char *key, const char *who,
	enum attendee_answer answer, struct fault *ret_fault);
int demo_call_off_meeting(struct demo *demo, const char *key, struct fault *ret_fault);
int demo_hold_meeting(struct demo *demo, const char *key, struct fault *ret_fault);
/* Puts on record what came of an item of a sitting. 0, or -1 with the reason. */
int demo_record_item(
	struct demo *demo, const char *key, int item, uint64_t meeting, struct fault *ret_fault);
/* Writes what was noted at a place of the script: at an item of that meeting, or on that page. 0,
 * or -1 with the reason. */
int demo_write_notes(struct demo *demo, const char *place, int item, uint64_t room, uint64_t of,
	struct fault *ret_fault);
/* Makes a page, with what is noted there. 0, or -1 with the reason. */
int demo_make_page(struct demo *demo, const struct demo_line *line, struct fault *ret_fault);
/* Does what a line about a meeting says. 0, or -1 with the reason. */
int demo_meet(struct demo *demo, const struct demo_line *line, struct fault *ret_fault);
/* Does what a line says, at the clock's time. 0, or -1 with the reason. */
int demo_play_line(struct demo *demo, const struct demo_line *line, struct fault *ret_fault);

#endif
