#include "store/sqlite/sqlite.h"

#include <string.h>

enum store_result sqlite_guest_link_put(struct store *store, const struct store_guest_link *link)
{
	static const char sql[] =
		"INSERT INTO guest_link (token_hash, backstage, guest, expires_ms)"
		" VALUES (?1, ?2, ?3, ?4)"
		" ON CONFLICT (backstage, guest) DO UPDATE SET token_hash = ?1, expires_ms = ?4";
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, link->backstage, &number);
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_GUEST_LINK_PUT, sql,
		VALUES(value_blob(link->token_hash, STORE_HASH_BYTES), value_integer(number),
			value_id(link->guest), value_integer(link->expires_ms)));
}

enum store_result sqlite_guest_link_get(struct store *store,
	const uint8_t token_hash[STORE_HASH_BYTES], struct store_guest_link *ret_link)
{
	static const char sql[] =
		"SELECT room.id, guest, expires_ms FROM guest_link"
		" JOIN room ON room.number = guest_link.backstage WHERE token_hash = ?";
	sqlite3_stmt *query;
	enum store_result result = query_first(sqlite_of(store), QUERY_GUEST_LINK_GET, sql,
		VALUES(value_blob(token_hash, STORE_HASH_BYTES)), &query);
	if (result != STORE_OK)
		return result;
	memcpy(ret_link->token_hash, token_hash, STORE_HASH_BYTES);
	ret_link->backstage = column_id(query, 0);
	ret_link->guest = column_id(query, 1);
	ret_link->expires_ms = sqlite3_column_int64(query, 2);
	query_end(query);
	return STORE_OK;
}

enum store_result sqlite_guest_link_drop(
	struct store *store, uint64_t backstage, uint64_t guest, int64_t now_ms)
{
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, backstage, &number);
	if (result == STORE_OK)
		result = query_run(self, QUERY_GUEST_LINK_EXPIRE,
			"DELETE FROM guest_link WHERE expires_ms <= ?",
			VALUES(value_integer(now_ms)));
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_GUEST_LINK_DROP,
		"DELETE FROM guest_link WHERE backstage = ? AND guest = ?",
		VALUES(value_integer(number), value_id(guest)));
}
