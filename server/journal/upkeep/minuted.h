/* The minutes of a room as they lie on disk: whether there are all that the events tell of, and
 * each is as it was sealed, by this installation, in the place of its chain. */
#ifndef RUNDE_JOURNAL_UPKEEP_MINUTED_H
#define RUNDE_JOURNAL_UPKEEP_MINUTED_H

#include "store/minutes.h"
#include "vault/signer.h"
#include "vault/vault.h"

struct minuted_event; /* one that tells of minutes */

struct minuted {
	struct minuted_event *events; /* owned; in order */
	size_t count, capacity;
};

/* Notes an event of the room, if it tells of minutes. */
void minuted_note(struct minuted *minuted, const struct store_event *row);
/* It can be used anew. */
void minuted_fini(struct minuted *minuted);

/* What is wrong with the minutes an event tells of. */
typedef void (*minuted_fn)(void *cookie, uint64_t event, const char *what);
/* Looks at all minutes of the room. signer NULL: nothing was ever signed here. ret_count: how many
 * rows there are. */
STORE_CHECK enum store_result minuted_check(struct minuted *minuted, struct store *store,
	struct vault *vault, uint64_t room, const struct signer *signer, minuted_fn fn,
	void *cookie, uint64_t *ret_count);

/* Minutes that wait and are due otherwise than their events say; `right` says when. */
typedef void (*minuted_due_fn)(void *cookie, const struct store_minutes *right);
STORE_CHECK enum store_result minuted_compare_due(const struct minuted *minuted,
	struct store *store, struct vault *vault, uint64_t room, int64_t now_ms, minuted_due_fn fn,
	void *cookie);

#endif
