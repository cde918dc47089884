/* A floor while a rule works on it, and what the rules share. For room/floor/ alone. */
#ifndef RUNDE_ROOM_FLOOR_WORK_H
#define RUNDE_ROOM_FLOOR_WORK_H

#include "room/floor/floor.h"
#include "room/rules.h"

struct floor_work {
	const struct matter *matter;
	const struct meeting *meeting;
	struct decision *decision;
	struct kept_floor floor; /* its lists lie in the decision, where they can be changed */
	int64_t now_ms;          /* the room's time, which never runs backwards */
};

/* Takes up the floor of the meeting a command is about, which stays as it is. False: refused, that
 * does not go on. */
bool floor_work_begin(struct floor_work *work, const struct matter *matter,
	struct decision *decision, struct refusal *ret_refusal);
/* From here on it is as the rule has made it. */
void floor_work_keep(struct floor_work *work);
/* Whether whoever asks answers for the meeting. */
bool floor_is_led(const struct floor_work *work);

/* A floor on which nothing has happened. */
struct kept_floor floor_begin(const struct meeting *meeting, int64_t now_ms, uint64_t seed);
/* How the word is given at this item; 0: there is no such item. */
enum floor_mode floor_mode_at(const struct meeting *meeting, bool has_item, int64_t item);
/* Whether somebody can be on the list and have the word: they are in the meeting, and have not left
 * its room. */
bool floor_reaches(const struct room *room, const struct meeting *meeting, uint64_t person);

/* Somebody's hand; NULL: it is not up, nor have they been put anywhere on the list. */
struct kept_hand *floor_hand(struct kept_floor *floor, uint64_t person);
void floor_add_hand(struct kept_floor *floor, const struct kept_hand *hand);
/* False: it was not up. */
bool floor_drop_hand(struct kept_floor *floor, uint64_t person);
/* Whether a hand was put on the list by a round, and not raised. */
bool floor_is_unraised(const struct kept_floor *floor, const struct kept_hand *hand);
/* What somebody's turns amount to; NULL: they had none. */
struct kept_speaker *floor_speaker(const struct kept_floor *floor, uint64_t person);
/* Likewise, added if need be. Where there is no place for one more, somebody who has left makes it.
 */
struct kept_speaker *floor_add_speaker(
	struct kept_floor *floor, const struct meeting *meeting, uint64_t person);

/* In order.c. Somebody on the list. */
struct waiting {
	struct kept_hand hand; /* of those who wait in a round without one: as it would be kept */
	enum floor_reason reason;
	int64_t keys[4]; /* by which the list is ordered, the first first */
};
struct waiting_list {
	size_t count;
	struct waiting items[PROTO_MEETING_ANSWERS_MAX];
};
void floor_order(const struct room *room, const struct meeting *meeting,
	const struct kept_floor *floor, struct waiting_list *ret_list);
/* NULL: they are not on it. */
struct waiting *waiting_find(struct waiting_list *list, uint64_t person);

/* In check.c. False: they had not said that they are ready. */
bool floor_drop_ready(struct kept_floor *floor, uint64_t person);

/* In turns.c. How long a turn has lasted, pauses left out. */
int64_t turn_lasted_ms(
	const struct kept_floor *floor, const struct floor_turn *turn, int64_t now_ms);
/* Nobody has the word any more. */
void turn_end(struct kept_floor *floor, int64_t now_ms);
/* The time of whoever has the word, or would have it again, stands still, and goes on. */
void turns_pause(struct kept_floor *floor, int64_t now_ms);
void turns_go_on(struct kept_floor *floor, int64_t now_ms);

#endif
