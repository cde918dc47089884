/* What the journal's thread works on. Nobody else touches it while the threads run, the vault
 * (which has a lock), the turns and the outbox aside. */
#ifndef RUNDE_JOURNAL_CORE_H
#define RUNDE_JOURNAL_CORE_H

#include "base/world.h"
#include "directory/directory.h"
#include "journal/figures.h"
#include "journal/live/ballots.h"
#include "journal/live/roster.h"
#include "journal/notes/notes.h"
#include "journal/reading/turns.h"
#include "journal/rooms.h"
#include "room/may.h"
#include "vault/erasures.h"

#include <stdbool.h>

/* Over all keys of rooms, in the store's order. */
struct walk {
	uint64_t room; /* the last one looked at; 0: none yet */
	uint32_t generation;
	bool has_changed; /* something, since the first */
};

struct core {
	const struct world *world;  /* borrowed */
	const char *server_version; /* borrowed */
	unsigned connections_per_person;
	unsigned cold_events;        /* after a snapshot, at most */
	struct vault *vault;         /* owned */
	struct store *store;         /* owned; the one that writes */
	struct directory *directory; /* owned */
	struct erasures *erasures;   /* owned */
	uint64_t erasing_again;      /* the record that is done again; 0: what is erased is new */
	struct store_data_set set;
	struct rooms rooms;
	struct room_entry *house; /* borrowed from rooms; see core_house() */
	struct roster roster;
	struct ballots ballots;
	struct notes notes;
	bool sweeping;            /* events of deleted rooms may be left */
	bool rotating;            /* keys may be left that the former master key wraps */
	struct walk rotated;      /* how far the wrapping has come */
	struct buffer next;       /* a change of the master key that is about to be stored */
	int64_t reminder_ms;      /* nobody wants to be reminded before; INT64_MAX: nobody does */
	int64_t meeting_ms;       /* nothing happens to a meeting by itself before; likewise */
	int64_t minutes_ms;       /* no minutes are sealed by themselves before; likewise */
	int64_t task_ms;          /* nobody is reminded of a task before; likewise */
	int64_t cases_ms;         /* no postponed case opens by itself before */
	int64_t opened_ms;        /* when it was opened */
	int64_t due_hold_ms;      /* nothing is due before; see due.c */
	int64_t latest_ms;        /* as the clock stood when it was looked at last */
	bool lobbies_changed;     /* what those who wait are told may be different now */
	struct telling *tellings; /* owned; hashed; see telling.h */
	struct journal_figures figures;
	struct turns turns; /* of pages; has a lock of its own */
};

/* Whether the house can be read, trying if it could not. Without it nobody is anybody: the gate
 * asks before it lets a call through. */
bool core_has_house(struct core *core);
/* The house, warm; only where the gate has asked. */
struct room_entry *core_house(struct core *core);
/* What administrators have set for everybody; likewise. */
struct house_limits core_limits(struct core *core);
/* What somebody is called in the house; empty: nobody of the house. Valid until that changes. */
struct text core_name(struct core *core, uint64_t person);
/* Who a person is at this moment. */
struct who core_who(struct core *core, uint64_t person);

#endif
