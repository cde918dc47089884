/* What was chosen in the polls that go on: of each a box in memory, with a ballot of everybody who
 * has voted. What was chosen in an open or a named one is in registers too, from which its box is
 * filled again; in a secret one it is nowhere else. Never writes. */
#ifndef RUNDE_JOURNAL_LIVE_BALLOTS_H
#define RUNDE_JOURNAL_LIVE_BALLOTS_H

#include "proto/gen/types.h"
#include "store/records.h"
#include "vault/vault.h"

#include <uthash.h>

/* Somebody's choice: a bit for each number. 0: they have not voted. */
struct ballot {
	uint64_t person;
	uint32_t picks;
	uint32_t settled; /* as before the batch under way */
	UT_hash_handle hh;
};

struct ballot_box_key {
	uint64_t room, poll;
};

struct ballot_box {
	struct ballot_box_key key;
	struct ballot *ballots; /* owned; hashed by person, in the order in which they came in */
	bool lost;              /* there are votes, and what was chosen is not known any more */
	bool touched, fresh, closed; /* changed, made or closed by the batch under way */
	struct ballot_box *next_touched;
	UT_hash_handle hh;
};

struct ballots {
	struct ballot_box *boxes;   /* owned; hashed by key */
	struct ballot_box *touched; /* list */
	bool looked; /* for secret polls that have lost what was chosen, after the start */
};

void ballots_fini(struct ballots *ballots);
/* The box of a poll that goes on. Valid until the batch is settled. */
STORE_CHECK enum store_result ballots_box(struct ballots *ballots, struct store *store,
	struct vault *vault, uint64_t room, const struct poll_state *poll,
	struct ballot_box **ret_box);
/* What somebody has chosen. */
uint32_t box_picks(const struct ballot_box *box, uint64_t person);
/* How many have voted. */
size_t box_count(const struct ballot_box *box);
/* Takes the place of what they chose before. */
void ballots_put(struct ballots *ballots, struct ballot_box *box, uint64_t person, uint32_t picks);
/* Takes somebody's ballot out, where there is a box in memory. */
void ballots_take_out(struct ballots *ballots, uint64_t room, uint64_t poll, uint64_t person);
/* All vote anew in a box that was lost; there are none of its votes in registers any more. */
void ballots_restart(struct ballots *ballots, struct ballot_box *box);
/* Drops the box of a poll; those of a room. */
void ballots_close(struct ballots *ballots, uint64_t room, uint64_t poll);
void ballots_close_all(struct ballots *ballots, uint64_t room);
/* The batch has been stored; or it has not, and all is as it was before. */
void ballots_settle(struct ballots *ballots);
void ballots_revert(struct ballots *ballots);

#endif
