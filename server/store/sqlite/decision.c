#include "store/sqlite/sqlite.h"

enum store_result sqlite_decisions_back(
	struct store *store, uint64_t room, uint64_t before, store_event_fn fn, void *cookie)
{
	/* The kind is EVENT_DECISION_MADE, as the index has it. */
	static const char sql[] =
		"SELECT " EVENT_COLUMNS ", body FROM event INDEXED BY event_of_decision"
		" WHERE kind = 75 AND key > ? AND key < ? ORDER BY key DESC";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_start(self, QUERY_DECISIONS_BACK, sql,
			VALUES(value_integer(event_key(number, 0)),
				value_integer(event_key(number, before))),
			&query);
	return result == STORE_OK ? events_hand_on(query, room, fn, cookie) : result;
}
