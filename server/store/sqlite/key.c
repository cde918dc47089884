#include "store/sqlite/sqlite.h"

enum store_result sqlite_key_put(struct store *store, uint64_t room, uint32_t generation,
	const void *wrapped, size_t size_bytes)
{
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_KEY_PUT,
		"INSERT INTO room_key (room, generation, wrapped) VALUES (?, ?, ?)",
		VALUES(value_integer(number), value_integer(generation),
			value_blob(wrapped, size_bytes)));
}

enum store_result sqlite_keys_each(struct store *store, store_key_fn fn, void *cookie)
{
	static const char sql[] = "SELECT room.id, room_key.generation, room_key.wrapped"
				  " FROM room_key JOIN room ON room.number = room_key.room"
				  " ORDER BY room_key.room, room_key.generation";
	sqlite3_stmt *query;
	enum store_result result =
		query_start(sqlite_of(store), QUERY_KEYS_EACH, sql, NULL, 0, &query);
	if (result != STORE_OK)
		return result;
	while ((result = query_step(query)) == STORE_OK) {
		size_t size;
		const void *wrapped = column_blob(query, 2, &size);
		if (!fn(cookie, column_id(query, 0), (uint32_t)column_id(query, 1), wrapped, size))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}
