/* The two sides of cases, held against each other: each backstage has a shared side of its own,
 * each shared side a backstage, the same people are in both, the guests on the shared side are
 * those who were let in, and all are called there as they are backstage or in the house. */
#ifndef RUNDE_JOURNAL_UPKEEP_PAIRED_H
#define RUNDE_JOURNAL_UPKEEP_PAIRED_H

#include "room/room.h"
#include "store/store.h"
#include "vault/vault.h"

struct paired_side; /* a shared side; hashed by its room */

struct paired {
	const struct room *house;  /* borrowed; NULL: it could not be loaded */
	struct paired_side *sides; /* owned */
};

typedef void (*paired_fn)(void *cookie, uint64_t room, const char *what);

/* Notes a room that was loaded and, where it is a backstage, reports how its shared side differs.
 */
void paired_note(struct paired *paired, struct store *store, struct vault *vault,
	const struct room *room, paired_fn fn, void *cookie);
/* Call when all rooms are noted: reports shared sides of no case, and forgets all. */
void paired_end(struct paired *paired, paired_fn fn, void *cookie);

#endif
