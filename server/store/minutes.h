/* Minutes: what was presented of a meeting until it is sealed or withdrawn; what was sealed, and
 * what was added to that, for good. Results, transactions and callbacks are as in store.h; what is
 * sealed comes here sealed. */
#ifndef RUNDE_STORE_MINUTES_H
#define RUNDE_STORE_MINUTES_H

#include "store/store.h"

/* Stored: never renumbered. */
enum store_minutes_stage {
	STORE_MINUTES_PRESENTED = 2,
	STORE_MINUTES_SEALED = 3,
	STORE_MINUTES_ADDED = 4
};

struct store_minutes {
	uint64_t room, meeting;
	uint64_t event; /* that says so */
	enum store_minutes_stage stage;
	uint64_t series;  /* the first meeting of its series */
	int64_t due_ms;   /* PRESENTED: when it is looked at whether they can be sealed; 0: never */
	const void *json; /* sealed */
	size_t json_size;
	const void *markdown; /* sealed; NULL: PRESENTED has none */
	size_t markdown_size;
};
typedef bool (*store_minutes_fn)(void *cookie, const struct store_minutes *minutes);
STORE_CHECK enum store_result store_minutes_put(
	struct store *store, const struct store_minutes *minutes);
STORE_CHECK enum store_result store_minutes_drop(
	struct store *store, uint64_t room, uint64_t meeting, uint64_t event);
/* They are looked at then; 0: never. */
STORE_CHECK enum store_result store_minutes_put_due(
	struct store *store, uint64_t room, uint64_t meeting, uint64_t event, int64_t due_ms);
/* How far the minutes of a meeting are: their row, without bodies. STORE_NONE: a draft. */
STORE_CHECK enum store_result store_minutes_get(
	struct store *store, uint64_t room, uint64_t meeting, struct store_minutes *ret_minutes);
/* All rows of a meeting, in order of their events. */
STORE_CHECK enum store_result store_minutes_each(
	struct store *store, uint64_t room, uint64_t meeting, store_minutes_fn fn, void *cookie);
/* All rows of a room, in order of their events. */
STORE_CHECK enum store_result store_minutes_of_room(
	struct store *store, uint64_t room, store_minutes_fn fn, void *cookie);
/* Those of a series that were sealed last. STORE_NONE: none were. */
STORE_CHECK enum store_result store_minutes_last(
	struct store *store, uint64_t room, uint64_t series, store_minutes_fn fn, void *cookie);
/* Those of a room that were sealed by an event before `before`, the last ones first, without
 * bodies. */
STORE_CHECK enum store_result store_minutes_back(
	struct store *store, uint64_t room, uint64_t before, store_minutes_fn fn, void *cookie);
/* Those that are to be looked at by then, the first first, without bodies. */
STORE_CHECK enum store_result store_minutes_due(
	struct store *store, int64_t until_ms, unsigned limit, store_minutes_fn fn, void *cookie);

#endif
