#include "store/sqlite/sqlite.h"

enum store_result sqlite_snapshot_put(
	struct store *store, uint64_t room, uint64_t seq, const void *body, size_t size_bytes)
{
	static const char sql[] = "INSERT INTO snapshot (room, seq, body) VALUES (?1, ?2, ?3)"
				  " ON CONFLICT (room) DO UPDATE SET seq = ?2, body = ?3";
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_SNAPSHOT_PUT, sql,
		VALUES(value_integer(number), value_id(seq), value_blob(body, size_bytes)));
}

enum store_result sqlite_snapshot_get(
	struct store *store, uint64_t room, uint64_t *ret_seq, void **ret_body, size_t *ret_size)
{
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_first(self, QUERY_SNAPSHOT_GET,
			"SELECT seq, body FROM snapshot WHERE room = ?",
			VALUES(value_integer(number)), &query);
	if (result != STORE_OK)
		return result;
	*ret_seq = column_id(query, 0);
	*ret_body = column_copy(query, 1, ret_size);
	query_end(query);
	return STORE_OK;
}
