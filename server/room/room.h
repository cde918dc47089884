/* A room's state: what its journal amounts to, messages aside. Bounded by the limits of proto/.
 * It is changed by room_apply() alone, and never does I/O, reads a clock or draws a number. */
#ifndef RUNDE_ROOM_ROOM_H
#define RUNDE_ROOM_ROOM_H

#include "base/arena.h"
#include "base/limits.h"
#include "proto/event.h"
#include "proto/gen/limits.h"
#include "proto/gen/types.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MINUTE_MS = 60 * 1000 };

struct room_member;  /* a member; hashed by person, in order of joining */
struct room_group;   /* a group of people; hashed by group */
struct room_channel; /* an open channel in the house's list; hashed by room */
struct room_meeting; /* a meeting that has not ended; hashed by number */
struct room_poll;    /* a poll that is not closed; hashed by number */
struct room_task;    /* a task that is not closed; hashed by number */
struct room_guest;   /* a guest of a case; hashed by guest */

struct room {
	uint64_t id;
	enum room_kind kind;
	uint64_t head;                 /* number of the last event; 0: nothing has happened */
	int64_t time_ms;               /* of the last event; room time never runs backwards */
	struct settings settings;      /* of a channel; elsewhere empty */
	char *settings_texts;          /* owned; what settings points to, or NULL */
	struct house house;            /* what the house says of itself; elsewhere empty */
	char *house_texts;             /* owned; what house points to, or NULL */
	struct room_member *members;   /* owned */
	size_t latecomers;             /* members who do not see everything */
	struct room_channel *channels; /* owned */
	struct room_group *groups;     /* owned; of the house */
	struct room_meeting *meetings; /* owned; in order of planning */
	struct room_poll *polls;       /* owned; in order of asking */
	struct room_task *tasks;       /* owned; those that are open for longest first */
	int64_t decisions;             /* how many it has made */
	uint64_t shared;               /* of a backstage: the case's shared side; else 0 */
	struct case_sheet sheet;       /* likewise the case, as long as that is not 0 */
	struct arena sheet_arena;      /* owned; what it points to */
	struct room_guest *guests;     /* owned; of a backstage, in order of coming */
	struct door door;              /* likewise how it receives them; elsewhere empty */
	char *door_texts;              /* owned; what door points to, or NULL */
	/* Of meetings the last events have changed: later events of the same decision borrow from
	 * them as they were. */
	struct arena spent[LIMIT_EVENTS_PER_COMMAND];
	size_t pin_count;
	uint64_t pins[PROTO_PINS_MAX]; /* pinned messages */
};

/* The state before the first event. The caller frees it. */
struct room *room_new(uint64_t id);
void room_free(struct room *room);

/* A channel's title, the house's name; a conversation has none. Valid until the state changes. */
struct text room_title(const struct room *room);
/* The member's role, or 0 for somebody who is none. */
enum member_role room_member_role(const struct room *room, uint64_t person);
/* The first event a member sees; 0: all. */
uint64_t room_member_since(const struct room *room, uint64_t person);
/* What somebody is called on the shared side of a case; empty: they are no member, or elsewhere. */
struct text room_member_name(const struct room *room, uint64_t person);
/* Whether a member is a guest: only on the shared side of a case there are any. */
bool room_is_guest(const struct room *room, uint64_t person);
/* Of a backstage: a guest of its case, whatever has become of them. NULL: there is none. Valid
 * until the state changes. */
const struct guest *room_guest(const struct room *backstage, uint64_t guest);
/* Whether they were turned away: they can only come again once they are invited anew. */
static inline bool guest_is_out(enum guest_state state)
{
	return state == GUEST_STATE_REFUSED || state == GUEST_STATE_REMOVED;
}
size_t room_guest_count(const struct room *backstage);
/* How many wait to be let in, up to and with this one. */
size_t room_guest_position(const struct room *backstage, uint64_t guest);
typedef void (*room_guest_fn)(void *cookie, const struct guest *guest);
/* Calls fn for each guest in order of coming. */
void room_guests_each(const struct room *backstage, room_guest_fn fn, void *cookie);
/* The role with which somebody may act in the house: 0 too for those who are deactivated. */
enum member_role room_active_role(const struct room *house, uint64_t person);
/* How many owners there are; in the house, those who are active. */
size_t room_owner_count(const struct room *room);
/* What the house knows of somebody; NULL: nothing. Valid until the state changes. */
const struct profile *room_profile(const struct room *house, uint64_t person);
/* The limits administrators set, each as it was set or else as it comes. */
struct house_limits room_limits(const struct room *house);
/* Whether somebody is a bot of the house. */
bool room_is_bot(const struct room *house, uint64_t person);
/* Who has this e-mail address, upper and lower case of ASCII alike; 0: nobody. */
uint64_t room_person_of_email(const struct room *house, struct text email);
/* The open channel of this title, upper and lower case of ASCII alike; 0: none. */
uint64_t room_channel_of_title(const struct room *house, struct text title);
/* Who belongs to a group; NULL: there is none. Valid until the state changes. */
const struct person_ref_list *room_group_people(const struct room *house, uint64_t group);
size_t room_member_count(const struct room *room);
size_t room_channel_count(const struct room *house);
/* Whether somebody can receive the customer of a case: a member who can act, and no bot. */
bool room_receives(const struct room *backstage, const struct room *house, uint64_t person);
/* Calls fn for each member in order of joining. */
typedef void (*room_member_fn)(
	void *cookie, uint64_t person, enum member_role role, uint64_t since);
void room_members_each(const struct room *room, room_member_fn fn, void *cookie);

/* Whether an event leaves guests where they belong: each is a member of a shared side, like others
 * there, and no member of a backstage is one. The rules bring about no other; what lies on disk is
 * asked before it is folded in. */
bool room_takes(const struct room *room, const struct event *event);
/* Folds in the next event; its seq must be head + 1 and, where the kind changes state, its body
 * decoded. Copies what it keeps. */
void room_apply(struct room *room, const struct event *event);
/* Counts an event in whose kind does not change the state, or whose body is gone. */
void room_pass(struct room *room, uint64_t seq, int64_t time_ms);

/* The state as it stands in proto/, to somebody who sees nothing before an event (0: to those who
 * see everything); all of it lives in the arena. */
void room_export(
	const struct room *room, uint64_t since, struct arena *arena, struct room_state *ret_state);
/* A room with the exported state; time_ms is that of event state->seq. The caller frees it. NULL:
 * it has guests where there can be none. */
struct room *room_import(uint64_t id, const struct room_state *state, int64_t time_ms);

#endif
