/* The meetings inside a room's state: those that have not ended, and templates. A meeting is what
 * its events amount to, each of which brings a part of it whole. */
#ifndef RUNDE_ROOM_MEETINGS_H
#define RUNDE_ROOM_MEETINGS_H

#include "room/room.h"

#include <uthash.h>

struct room_meeting {
	struct meeting meeting; /* all it points to lies in `arena` */
	struct arena arena;
	struct kept_floor floor; /* revision 0: nothing has happened there */
	struct arena floor_arena;
	UT_hash_handle hh; /* by meeting.meeting, in order of planning */
};

/* NULL: there is none, or it has ended. Valid until the state changes. */
const struct meeting *meetings_find(const struct room *room, uint64_t meeting);
/* Of those somebody is in, one; NULL: they are in none. Likewise. */
const struct meeting *meetings_of_person(const struct room *room, uint64_t person);
/* Whether somebody is in any. */
bool meetings_gather(const struct room *room);
size_t meetings_count(const struct room *room);
/* Adds a meeting or takes the place of the one with its number. The new value may borrow from the
 * old one. */
void meetings_put(struct room *room, const struct meeting *meeting);
void meetings_clear(struct room *room);
/* The floor of a meeting, which is none of its events: it comes and goes with the state, and no
 * snapshot has it. NULL: nothing has happened there. Valid until it is put anew. */
const struct kept_floor *meetings_floor(const struct room *room, uint64_t meeting);
/* Takes the place of the floor there was, from which the new one may borrow. */
void meetings_put_floor(struct room *room, uint64_t meeting, const struct kept_floor *floor);
/* Folds in an event of a meeting; what has ended leaves the state. Events of meetings that are not
 * there are passed over. */
void meetings_apply(struct room *room, const struct event *event);

/* Whether events of this kind bring a part of the meeting they refer to. */
bool meeting_is_part(enum event_kind kind);
/* What an EVENT_MEETING_PLANNED amounts to; borrows from it. */
struct meeting meeting_begin(const struct event *planned);
/* Folds a part into a meeting, which borrows from it; a longer list of people lies in the arena. */
void meeting_fold(struct meeting *meeting, const struct event *part, struct arena *arena);
/* Whether it is over: it was ended or called off. */
bool meeting_is_over(const struct meeting *meeting);
/* Whether it was begun and is not over: it runs, or is paused. */
bool meeting_goes_on(const struct meeting *meeting);
/* Who moderates it now. */
uint64_t meeting_moderator(const struct meeting *meeting);
/* Whether somebody is invited; the caller says whether they are a member of its room. */
bool meeting_invites(const struct meeting *meeting, uint64_t person);
/* Whether somebody answers for it: its owner, who moderates it now, an owner of its room. */
bool meeting_is_led_by(const struct room *room, const struct meeting *meeting, uint64_t person);
/* Whether somebody puts things on record for it: they answer for it, or are its minute taker. */
bool meeting_is_kept_by(const struct room *room, const struct meeting *meeting, uint64_t person);
/* Whether somebody is in it now. */
bool meeting_has(const struct meeting *meeting, uint64_t person);
/* What somebody has said to the invitation; 0: nothing. */
enum attendee_answer meeting_answer_of(const struct meeting *meeting, uint64_t person);
/* Who may take the moderation over while the moderator is gone, the first first: the owner, the
 * minute taker, then who is in it, as they came; without the moderator. Returns how many, at most
 * `most`. */
size_t meeting_heirs(const struct meeting *meeting, uint64_t ret_people[], size_t most);
/* The item of this number; NULL: there is none. */
const struct agenda_item *agenda_find(const struct agenda *agenda, int64_t item);
/* The next moment at which something of it happens by itself (room_decide_due()); INT64_MAX: none.
 */
int64_t meeting_due_ms(const struct meeting *meeting);

#endif
