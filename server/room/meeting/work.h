/* A meeting while a rule works on it: what the rule makes of its parts is told in events that bring
 * them whole. For room/ alone. */
#ifndef RUNDE_ROOM_MEETING_WORK_H
#define RUNDE_ROOM_MEETING_WORK_H

#include "room/meetings.h"
#include "room/rules.h"

struct work {
	const struct matter *matter;
	struct decision *decision;
	struct meeting meeting; /* its items lie in the decision, where they can be changed */
	int64_t now_ms;         /* the room's time, which never runs backwards */
};

/* The meeting a command is about: room_may() has found it. */
const struct meeting *meeting_of(const struct matter *matter);
/* Likewise of what is put on record in a meeting or in the room alone: NULL, where it names none.
 */
const struct meeting *meeting_named(const struct matter *matter);
/* Whether decisions and tasks can be made at this item: it is on the agenda of the meeting, which
 * may be NULL, and accepted. */
bool item_takes_records(const struct meeting *meeting, int64_t number);
/* Takes up the meeting, which stays as it is. */
void work_begin(struct work *work, const struct matter *matter, struct decision *decision,
	const struct meeting *meeting);
/* Appends an event of this kind, with the part of the meeting it brings. The decision's first bears
 * the command's client id. */
struct event *work_tell(struct work *work, enum event_kind kind);

/* NULL: there is none of that number. */
struct agenda_item *work_item(struct work *work, int64_t number);
/* The item everybody is at; NULL: none. */
struct agenda_item *work_current(struct work *work);
/* The first open item after this one, or after the last the first; NULL: no other is open. `from`
 * NULL: the first of all. */
struct agenda_item *work_next_open(struct work *work, const struct agenda_item *from);

/* Makes an item the current one; while the meeting runs, its clock goes on from what was left. */
void work_enter(struct work *work, struct agenda_item *item);
/* Stops the current item's clock and keeps what is left with it. False: it did not run. */
bool work_stop_clock(struct work *work);
/* Gives an item so many minutes more, or less. */
void work_give(struct work *work, struct agenda_item *item, int64_t minutes);

/* In run.c. Begins it at its first open item. */
void work_start(struct work *work);
/* Ends it or calls it off, and leaves the current item as one says; `next`: the next of its series
 * is planned. */
void work_close(struct work *work, enum meeting_phase phase, enum item_state leave, bool next);
/* In carry.c. Plans the next of its series, if there is one, which takes along what is unfinished.
 */
void work_carry_over(struct work *work);

/* In agenda.c and plan.c. What is put on an agenda, as an item of it. */
struct agenda_item item_of_draft(const struct agenda_draft *draft, int64_t number);
/* Whether an item can be like that: its owner is a member, its links are addresses. False:
 * refused. */
bool draft_fits(
	const struct matter *matter, const struct agenda_draft *draft, struct refusal *ret_refusal);
/* Whether the texts of all its items together are short enough. False: refused. */
bool agenda_fits(const struct agenda *agenda, struct refusal *ret_refusal);
/* Likewise a person named as `field`: a member of the room, and none that is a bot. */
bool person_fits(const struct matter *matter, const char *field, uint64_t person,
	struct refusal *ret_refusal);
/* Likewise the `person` whom something is asked of: none that is deactivated either. */
bool addressee_fits(const struct matter *matter, uint64_t person, struct refusal *ret_refusal);
/* Likewise links: all are addresses a browser can go to. */
bool links_fit(const struct meeting_link_list *links, struct refusal *ret_refusal);

#endif
