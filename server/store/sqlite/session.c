#include "store/sqlite/sqlite.h"

#include <string.h>

enum store_result sqlite_session_put(struct store *store, const struct store_session *session)
{
	static const char sql[] =
		"INSERT INTO session (token_hash, id, person, created_ms, expires_ms)"
		" VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (token_hash)"
		" DO UPDATE SET id = ?2, person = ?3, created_ms = ?4, expires_ms = ?5";
	return query_run(sqlite_of(store), QUERY_SESSION_PUT, sql,
		VALUES(value_blob(session->token_hash, STORE_HASH_BYTES), value_id(session->id),
			value_id(session->person), value_integer(session->created_ms),
			value_integer(session->expires_ms)));
}

enum store_result sqlite_session_get(struct store *store,
	const uint8_t token_hash[STORE_HASH_BYTES], struct store_session *ret_session)
{
	static const char sql[] =
		"SELECT id, person, created_ms, expires_ms FROM session WHERE token_hash = ?";
	sqlite3_stmt *query;
	enum store_result result = query_first(sqlite_of(store), QUERY_SESSION_GET, sql,
		VALUES(value_blob(token_hash, STORE_HASH_BYTES)), &query);
	if (result != STORE_OK)
		return result;
	memcpy(ret_session->token_hash, token_hash, STORE_HASH_BYTES);
	ret_session->id = column_id(query, 0);
	ret_session->person = column_id(query, 1);
	ret_session->created_ms = sqlite3_column_int64(query, 2);
	ret_session->expires_ms = sqlite3_column_int64(query, 3);
	query_end(query);
	return STORE_OK;
}

enum store_result sqlite_session_drop(
	struct store *store, const uint8_t token_hash[STORE_HASH_BYTES])
{
	struct sqlite_store *self = sqlite_of(store);
	enum store_result result =
		query_run(self, QUERY_SESSION_DROP, "DELETE FROM session WHERE token_hash = ?",
			VALUES(value_blob(token_hash, STORE_HASH_BYTES)));
	if (result == STORE_OK && sqlite3_changes(self->db) == 0)
		return STORE_NONE;
	return result;
}

enum store_result sqlite_session_trim(
	struct store *store, uint64_t person, unsigned keep, int64_t now_ms)
{
	static const char sql[] =
		"DELETE FROM session WHERE number IN (SELECT number FROM session WHERE person = ?"
		" ORDER BY number DESC LIMIT -1 OFFSET ?)";
	struct sqlite_store *self = sqlite_of(store);
	enum store_result result = query_run(self, QUERY_SESSION_EXPIRE,
		"DELETE FROM session WHERE expires_ms <= ?", VALUES(value_integer(now_ms)));
	if (result != STORE_OK)
		return result;
	return query_run(
		self, QUERY_SESSION_TRIM, sql, VALUES(value_id(person), value_integer(keep)));
}
