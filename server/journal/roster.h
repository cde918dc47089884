/* Who is here: the connections that have said hello, and whose they are. In memory only; presence
 * is never stored. */
#ifndef RUNDE_JOURNAL_ROSTER_H
#define RUNDE_JOURNAL_ROSTER_H

#include "proto/gen/types.h"
#include "vault/vault.h"

#include <uthash.h>

struct roster_person;

struct roster_connection {
	uint64_t connection;
	uint8_t token_hash[VAULT_HASH_BYTES];  /* of its session */
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

struct roster {
	struct roster_connection *connections; /* owned; hashed by number */
	struct roster_person *people;          /* owned; hashed by person */
};

void roster_fini(struct roster *roster);
/* NULL: has not said hello, or is gone. */
struct roster_connection *roster_find(const struct roster *roster, uint64_t connection);
/* NULL: not here. */
struct roster_person *roster_find_person(const struct roster *roster, uint64_t person);
struct roster_connection *roster_add(struct roster *roster, uint64_t connection, uint64_t person,
	const uint8_t token_hash[VAULT_HASH_BYTES]);
void roster_remove(struct roster *roster, struct roster_connection *connection);
/* How somebody is here: the most active of their connections. */
enum presence_state roster_presence(const struct roster *roster, uint64_t person);

#endif
