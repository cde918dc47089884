/* What stands in an inbox, as far as its person can still see it: the one place that says so, for
 * counting and for listing. */
#ifndef RUNDE_JOURNAL_READING_NOTICES_H
#define RUNDE_JOURNAL_READING_NOTICES_H

#include "base/arena.h"
#include "journal/joined.h"
#include "proto/gen/types.h"
#include "room/reading.h"
#include "store/records.h"

/* What somebody sees of each of their rooms, so that a reader knows. */
struct views {
	struct window *items; /* sorted by room */
	size_t count;
};

/* In the arena. */
struct views views_of(const struct joined *joined, uint64_t person, struct arena *arena);
/* NULL: nothing of it. */
const struct window *views_find(const struct views *views, uint64_t room);
/* Whether an event lies in one; in none at all (NULL) it does not. */
bool view_holds(const struct window *view, uint64_t seq);

/* Whether this reason is a call: its notice is among the calls of its room, also when it has come
 * again for another reason. */
bool reason_is_call(enum notice_reason reason);
/* Calls fn for each notice, open or done, the newest first; false stops the walk. */
STORE_CHECK enum store_result notices_each(struct store *store, uint64_t person,
	const struct views *views, bool done, store_notice_fn fn, void *cookie);
/* How many are open. */
STORE_CHECK enum store_result notices_count(
	struct store *store, uint64_t person, const struct views *views, int64_t *ret_open);
/* What is open and calls upon somebody in a room after their mark, in the arena. */
STORE_CHECK enum store_result notices_calls(struct store *store, uint64_t person, uint64_t room,
	uint64_t mark, struct arena *arena, struct call_ref_list *ret_calls);

#endif
