#include "store/sqlite/sqlite.h"

#include <string.h>

enum store_result sqlite_link_put(struct store *store, const struct store_link *link)
{
	static const char sql[] =
		"INSERT INTO link (token_hash, person, own, expires_ms) VALUES (?1, ?2, ?3, ?4)"
		" ON CONFLICT (token_hash) DO UPDATE SET person = ?2, own = ?3, expires_ms = ?4";
	return query_run(sqlite_of(store), QUERY_LINK_PUT, sql,
		VALUES(value_blob(link->token_hash, STORE_HASH_BYTES), value_id(link->person),
			value_integer(link->own), value_integer(link->expires_ms)));
}

enum store_result sqlite_link_get(struct store *store, const uint8_t token_hash[STORE_HASH_BYTES],
	struct store_link *ret_link)
{
	sqlite3_stmt *query;
	enum store_result result = query_first(sqlite_of(store), QUERY_LINK_GET,
		"SELECT person, own, expires_ms FROM link WHERE token_hash = ?",
		VALUES(value_blob(token_hash, STORE_HASH_BYTES)), &query);
	if (result != STORE_OK)
		return result;
	memcpy(ret_link->token_hash, token_hash, STORE_HASH_BYTES);
	ret_link->person = column_id(query, 0);
	ret_link->own = sqlite3_column_int(query, 1) != 0;
	ret_link->expires_ms = sqlite3_column_int64(query, 2);
	query_end(query);
	return STORE_OK;
}

enum store_result sqlite_link_drop(struct store *store, const uint8_t token_hash[STORE_HASH_BYTES])
{
	struct sqlite_store *self = sqlite_of(store);
	enum store_result result =
		query_run(self, QUERY_LINK_DROP, "DELETE FROM link WHERE token_hash = ?",
			VALUES(value_blob(token_hash, STORE_HASH_BYTES)));
	if (result == STORE_OK && sqlite3_changes(self->db) == 0)
		return STORE_NONE;
	return result;
}

enum store_result sqlite_link_trim(
	struct store *store, uint64_t person, unsigned keep, int64_t now_ms)
{
	static const char sql[] =
		"DELETE FROM link WHERE number IN (SELECT number FROM link WHERE person = ?"
		" ORDER BY number DESC LIMIT -1 OFFSET ?)";
	struct sqlite_store *self = sqlite_of(store);
	enum store_result result = query_run(self, QUERY_LINK_EXPIRE,
		"DELETE FROM link WHERE expires_ms <= ?", VALUES(value_integer(now_ms)));
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_LINK_TRIM, sql, VALUES(value_id(person), value_integer(keep)));
}
