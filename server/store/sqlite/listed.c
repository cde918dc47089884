#include "store/sqlite/sqlite.h"

enum store_result sqlite_listed_back(struct store *store, uint64_t room, int kind, uint64_t before,
	store_event_fn fn, void *cookie)
{
	/* The kinds are those of the index, in its words. */
	static const char sql[] =
		"SELECT " EVENT_COLUMNS ", body FROM event INDEXED BY event_of_list"
		" WHERE kind IN (75, 79) AND kind = ? AND key > ? AND key < ? ORDER BY key DESC";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_start(self, QUERY_LISTED_BACK, sql,
			VALUES(value_integer(kind), value_integer(event_key(number, 0)),
				value_integer(event_key(number, before))),
			&query);
	return result == STORE_OK ? events_hand_on(query, room, fn, cookie) : result;
}
