/* Who is here: the connections that have said hello, and whose they are. In memory only; presence
 * is never stored. */
#ifndef RUNDE_JOURNAL_LIVE_ROSTER_H
#define RUNDE_JOURNAL_LIVE_ROSTER_H

#include "base/arena.h"
#include "base/frame.h"
#include "proto/command.h"
#include "vault/vault.h"

#include <uthash.h>

struct roster_person;

struct roster_connection {
	uint64_t connection;
	uint8_t token_hash[VAULT_HASH_BYTES];  /* of its session */
	unsigned scopes;                       /* likewise; bits of scope_bit() */
	int64_t check_ms;                      /* its session is looked at again then */
	unsigned notes;                        /* that it has open */
	struct frame *lobby;                   /* owned; what it was told last of where it waits */
	bool active;                           /* not away from the keyboard */
	struct roster_person *person;          /* borrowed */
	struct roster_connection *prev, *next; /* of the same person */
	UT_hash_handle hh;
};

struct roster_person {
	uint64_t person;
	struct roster_connection *connections; /* list; never empty */
	unsigned count;
	UT_hash_handle hh;
};

/* Somebody who is in meetings that go on, connected or not. */
struct roster_attendee {
	uint64_t person;
	unsigned meetings;
	UT_hash_handle hh;
};

struct roster_change {
	uint64_t person;
	UT_hash_handle hh;
};

struct roster {
	struct roster_connection *connections; /* owned; hashed by number */
	struct roster_person *people;          /* owned; hashed by person */
	struct roster_attendee *attendees;     /* owned; hashed by person */
	struct roster_change *changes;         /* owned; hashed; whose presence is to be told */
	int64_t next_check_ms;                 /* no connection's is earlier; INT64_MAX: none */
};

void roster_init(struct roster *roster);
void roster_fini(struct roster *roster);
/* NULL: has not said hello, or is gone. */
struct roster_connection *roster_find(const struct roster *roster, uint64_t connection);
/* NULL: not here. */
struct roster_person *roster_find_person(const struct roster *roster, uint64_t person);
struct roster_connection *roster_add(struct roster *roster, uint64_t connection, uint64_t person,
	unsigned scopes, const uint8_t token_hash[VAULT_HASH_BYTES]);
/* Whether it may give this command, as far as its session goes. */
bool roster_admits(const struct roster_connection *connection, enum command_kind command);
/* Whether it is a guest's, who is not shown to the house. */
bool roster_is_guest(const struct roster_connection *connection);
/* Whether it hears what happens: events are for those who may open rooms. */
bool roster_hears(const struct roster_connection *connection);
/* Says when the connection's session is to be looked at again. */
void roster_check_at(struct roster *roster, struct roster_connection *connection, int64_t check_ms);
void roster_remove(struct roster *roster, struct roster_connection *connection);
/* Notes that somebody's presence has changed, to be told at the end of the batch: when thousands
 * come back after a restart, everybody is told of hundreds at once and not of each alone. */
void roster_note_change(struct roster *roster, uint64_t person);
/* Takes what was noted: a list for presence.changed in the arena; count 0: nothing. */
void roster_take_changes(
	struct roster *roster, struct arena *arena, struct person_presence_list *ret_list);
/* Somebody has come into a meeting that goes on, or is no longer in one, which is told of those who
 * are here. */
void roster_attend(struct roster *roster, uint64_t person, bool comes);
/* How somebody is here: in a meeting, or else as the most active of their connections. */
enum presence_state roster_presence(const struct roster *roster, uint64_t person);

#endif
