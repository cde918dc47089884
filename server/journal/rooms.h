/* The rooms the journal knows: of each a summary, always in memory; the state of the warm ones, the
 * rest loaded when needed from a sealed snapshot and the events after it. What a batch has touched
 * is settled when it has committed, or read again from disk when it has not. */
#ifndef RUNDE_JOURNAL_ROOMS_H
#define RUNDE_JOURNAL_ROOMS_H

#include "base/world.h"
#include "journal/burst.h"
#include "journal/guests/guests.h"
#include "journal/joined.h"
#include "journal/live/roster.h"
#include "room/room.h"
#include "store/store.h"
#include "vault/vault.h"

#include <uthash.h>

struct room_entry {
	uint64_t id;
	struct room *state; /* owned; NULL: cold */
	char *title;        /* owned; the summary: from here to people */
	enum room_kind kind;
	enum room_access access; /* of a channel */
	bool archived;
	bool asks_secretly;         /* it has a secret poll that goes on */
	bool gathers;               /* somebody is in a meeting of it, or in its lobby */
	uint64_t shared;            /* of a backstage: its shared side; else 0 */
	struct case_brief brief;    /* likewise the case; its customer is the next */
	char *customer;             /* owned */
	struct guest_place *guests; /* list; of a backstage */
	uint64_t head;
	int64_t time_ms;  /* of the last event */
	uint64_t *people; /* owned; members, sorted by nothing in particular */
	size_t people_count, people_room;
	struct joined *joined; /* borrowed; says the same from each person's side */
	uint64_t *attendees;   /* owned; members in a meeting that goes on, of each meeting */
	size_t attendee_count;
	bool indexed;          /* both are as the state says */
	uint64_t snapshot_seq; /* the newest on disk; 0: none */
	struct burst burst;
	bool touched, fresh, deleted; /* changed, made or deleted by the batch under way */
	uint64_t settled_head;        /* of a touched one: before the batch */
	int64_t retry_ms;             /* out of order: not read again before; 0: it is in order */
	int64_t lost_ms; /* since when it is; nobody is known to be a member meanwhile */
	struct room_entry *next_touched;
	struct room_entry *prev, *next; /* warm rooms, least recently used first */
	UT_hash_handle hh;
};

struct rooms {
	struct store *store;       /* borrowed */
	struct vault *vault;       /* borrowed */
	const struct world *world; /* borrowed */
	struct roster *roster;     /* borrowed; learns who is in a meeting */
	struct room_entry *all;    /* owned; hashed by id */
	struct room_entry *warm;   /* list by use */
	unsigned warm_count, warm_max;
	struct room_entry *touched;
	struct joined joined;
	struct guests guests;
	bool some_deleted; /* found at the start */
};

/* warm_max: so many rooms' states stay in memory. */
void rooms_init(struct rooms *rooms, struct store *store, struct vault *vault,
	const struct world *world, struct roster *roster, unsigned warm_max);
void rooms_fini(struct rooms *rooms);
/* Loads the summaries of all rooms. One that cannot be read is out of order and stops no other; of
 * those nobody is a member until they can be read. */
enum store_result rooms_load(struct rooms *rooms);

/* The room, warm. STORE_NONE: there is none. Another failure: it is out of order, and is read again
 * when it is asked for after a while. Valid until the batch is settled. */
enum store_result rooms_get(struct rooms *rooms, uint64_t id, struct room_entry **ret_entry);
/* The room, warm or cold: its summary stands. NULL: there is none. */
struct room_entry *rooms_peek(const struct rooms *rooms, uint64_t id);
/* Adds a room without events. */
struct room_entry *rooms_add(struct rooms *rooms, uint64_t id);
/* Call before the room's state changes, so that it can be taken back. */
void rooms_touch(struct rooms *rooms, struct room_entry *entry);
/* Call after its state has changed: renews the summary, members aside. */
void rooms_renew(struct room_entry *entry);
/* Call after somebody may have come into a meeting or left one, or one begun or ended. */
void rooms_renew_attendees(struct rooms *rooms, struct room_entry *entry);
/* Call after somebody has joined, left, or changed their role. */
void rooms_renew_member(struct room_entry *entry, uint64_t person);
/* Takes somebody out of what is in memory of the room. */
void rooms_forget_member(struct room_entry *entry, uint64_t person);
/* The room is gone, once the batch has committed; until then it is not found any more. */
void rooms_delete(struct rooms *rooms, struct room_entry *entry);
/* Flushes the bursts of all touched rooms to the run. */
void rooms_flush(struct rooms *rooms, struct run *run);
/* The batch has committed: what it touched is true. Cools rooms beyond the limit. */
void rooms_settle(struct rooms *rooms);
/* The batch has not: what it touched is dropped and read again, now or, where that fails, later. */
void rooms_revert(struct rooms *rooms);

#endif
