/* The life of minutes: a draft, presented, sealed. What the rules must know of it, as the meeting's
 * events say, and what approval adds to what minutes say. Pure. */
#ifndef RUNDE_ROOM_MINUTES_LIFE_H
#define RUNDE_ROOM_MINUTES_LIFE_H

#include "room/minutes/compose.h"
#include "room/minutes/seal.h"
#include "room/room.h"

/* What is kept of minutes once they have been presented, sealed or added to. */
struct minutes_kept {
	struct text json;     /* presented: the canonical form; else a sealed file */
	struct text markdown; /* a sealed file; of presented ones none */
	char seal[SEAL_HEX_SIZE + 1], key[SEAL_HEX_SIZE + 1]; /* in hexadecimal */
};

struct minutes_life {
	const struct meeting *meeting; /* borrowed; it was held */
	enum minutes_phase phase;
	uint64_t presented; /* the event by which they were, last; 0: never */
	int64_t until_ms;   /* until when there can be objections; likewise */
	/* Whom that asked; of a draft, whom presenting it asks. */
	struct person_ref_list asked;
	struct minutes_answer_list answers; /* each one's last word to that */
	uint64_t sealed;                    /* the event by which they were; 0: not yet */
	size_t amendments, addenda;
	/* What is kept if a command is followed; where one may give it. */
	struct minutes_kept kept;
	bool unreadable; /* what that is made of is damaged */
};

/* The first meeting of its series, which may be itself. */
uint64_t minutes_series(const struct meeting *meeting);
/* Whether there can be minutes of a meeting: it was begun and has ended. */
bool minutes_can_be(const struct meeting *meeting);
/* How minutes stand by the events of a meeting that was held. Everything lies in the arena or is
 * borrowed from the source. */
struct minutes_life minutes_life_of(const struct minutes_source *source, struct arena *arena);
/* Who can be asked in a room: its members, without bots and those who are deactivated. */
struct person_ref_list minutes_askable(
	const struct room *room, const struct room *house, struct arena *arena);
/* Whom presenting asks: who was in the meeting or invited by name, of those who can be, which are
 * put in order. */
struct person_ref_list minutes_ask(
	const struct minutes_source *source, struct person_ref_list askable, struct arena *arena);

/* Whether the step a command asks for is one from where they stand. */
bool minutes_can(const struct minutes_life *life, enum command_kind action);
/* Whether they can be sealed: the day has come, or all who are asked and still belong to the room
 * approve. */
bool minutes_can_seal(const struct minutes_life *life, const struct room *room, int64_t now_ms);
/* Whether somebody objects, other than one person, who may be NOBODY. */
bool minutes_are_contested(const struct minutes_life *life, uint64_t other_than);

/* Puts into minutes that were presented what was changed in them since. */
void minutes_put_amendments(struct minutes *minutes, const struct minutes_source *source,
	uint64_t presented, struct arena *arena);
/* Likewise who has approved them and what others object. */
void minutes_put_approval(struct minutes *minutes, const struct minutes_source *source,
	const struct minutes_life *life, struct arena *arena);
/* What is added to sealed minutes, as minutes of their own. `of`: their seal. */
struct minutes minutes_addition_to(const struct minutes *sealed, struct text of,
	const struct minutes_remark *said, struct text previous);

#endif
