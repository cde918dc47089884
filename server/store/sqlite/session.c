#include "store/sqlite/sqlite.h"

enum store_result sqlite_session_put(struct store *store, const struct store_session *session)
{
	static const char sql[] =
		"INSERT INTO session (token_hash, id, person, scopes, room, by_link, created_ms,"
		" seen_ms, expires_ms, device) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
	return query_run(sqlite_of(store), QUERY_SESSION_PUT, sql,
		VALUES(value_blob(session->token_hash, STORE_HASH_BYTES), value_id(session->id),
			value_id(session->person), value_integer(session->scopes),
			value_id(session->room), value_integer(session->by_link),
			value_integer(session->created_ms), value_integer(session->seen_ms),
			value_integer(session->expires_ms),
			value_blob(session->device, session->device_size)));
}

/* Reads the columns token_hash .. device; the device is valid until the next step. */
static enum store_result read_columns(sqlite3_stmt *query, struct store_session *ret_session)
{
	struct store_session session = {
		.id = column_id(query, 1),
		.person = column_id(query, 2),
		.scopes = (unsigned)sqlite3_column_int(query, 3),
		.room = column_id(query, 4),
		.by_link = sqlite3_column_int(query, 5) != 0,
		.created_ms = sqlite3_column_int64(query, 6),
		.seen_ms = sqlite3_column_int64(query, 7),
		.expires_ms = sqlite3_column_int64(query, 8),
	};
	if (!column_bytes(query, 0, session.token_hash, STORE_HASH_BYTES))
		return STORE_DAMAGED;
	session.device = column_blob(query, 9, &session.device_size);
	*ret_session = session;
	return STORE_OK;
}

enum store_result sqlite_session_get(struct store *store,
	const uint8_t token_hash[STORE_HASH_BYTES], struct store_session *ret_session)
{
	static const char sql[] =
		"SELECT token_hash, id, person, scopes, room, by_link, created_ms, seen_ms,"
		" expires_ms, NULL FROM session WHERE token_hash = ?";
	sqlite3_stmt *query;
	enum store_result result = query_first(sqlite_of(store), QUERY_SESSION_GET, sql,
		VALUES(value_blob(token_hash, STORE_HASH_BYTES)), &query);
	if (result != STORE_OK)
		return result;
	result = read_columns(query, ret_session);
	query_end(query);
	return result;
}

static enum store_result hand_on(sqlite3_stmt *query, store_session_fn fn, void *cookie)
{
	enum store_result result;
	struct store_session session;
	while ((result = query_step(query)) == STORE_OK) {
		result = read_columns(query, &session);
		if (result != STORE_OK || !fn(cookie, &session))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}

enum store_result sqlite_sessions_each(
	struct store *store, uint64_t person, store_session_fn fn, void *cookie)
{
	static const char sql[] =
		"SELECT token_hash, id, person, scopes, room, by_link, created_ms, seen_ms,"
		" expires_ms, device FROM session WHERE person = ? ORDER BY number DESC";
	sqlite3_stmt *query;
	enum store_result result = query_start(
		sqlite_of(store), QUERY_SESSIONS_EACH, sql, VALUES(value_id(person)), &query);
	return result == STORE_OK ? hand_on(query, fn, cookie) : result;
}

enum store_result sqlite_sessions_walk(struct store *store, store_session_fn fn, void *cookie)
{
	static const char sql[] =
		"SELECT token_hash, id, person, scopes, room, by_link, created_ms, seen_ms,"
		" expires_ms, device FROM session ORDER BY number";
	sqlite3_stmt *query;
	enum store_result result =
		query_start(sqlite_of(store), QUERY_SESSIONS_WALK, sql, NULL, 0, &query);
	return result == STORE_OK ? hand_on(query, fn, cookie) : result;
}

enum store_result sqlite_session_touch(struct store *store,
	const uint8_t token_hash[STORE_HASH_BYTES], int64_t seen_ms, int64_t expires_ms)
{
	return query_run(sqlite_of(store), QUERY_SESSION_TOUCH,
		"UPDATE session SET seen_ms = ?2, expires_ms = ?3 WHERE token_hash = ?1",
		VALUES(value_blob(token_hash, STORE_HASH_BYTES), value_integer(seen_ms),
			value_integer(expires_ms)));
}

enum store_result sqlite_sessions_limit(
	struct store *store, unsigned scopes, int64_t now_ms, int64_t whole_ms, int64_t idle_ms)
{
	return query_run(sqlite_of(store), QUERY_SESSIONS_LIMIT,
		"UPDATE session SET expires_ms = MIN(created_ms + ?3, seen_ms + ?4)"
		" WHERE scopes = ?1 AND expires_ms > ?2",
		VALUES(value_integer(scopes), value_integer(now_ms), value_integer(whole_ms),
			value_integer(idle_ms)));
}

enum store_result sqlite_sessions_turn_back(
	struct store *store, unsigned scopes, int64_t now_ms, int64_t end_ms)
{
	static const char sql[] = "UPDATE session SET seen_ms = ?2,"
				  " expires_ms = iif(scopes = ?1, min(expires_ms, ?3), expires_ms) "
				  "WHERE seen_ms > ?2";
	return query_run(sqlite_of(store), QUERY_SESSIONS_TURN_BACK, sql,
		VALUES(value_integer(scopes), value_integer(now_ms), value_integer(end_ms)));
}

enum store_result sqlite_sessions_end_at(
	struct store *store, uint64_t person, int64_t now_ms, int64_t expires_ms)
{
	return query_run(sqlite_of(store), QUERY_SESSIONS_END_AT,
		"UPDATE session SET expires_ms = ?3 WHERE person = ?1 AND expires_ms > ?2",
		VALUES(value_id(person), value_integer(now_ms), value_integer(expires_ms)));
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

enum store_result sqlite_access_clear(struct store *store)
{
	struct sqlite_store *self = sqlite_of(store);
	enum store_result result =
		query_run(self, QUERY_SESSIONS_CLEAR, "DELETE FROM session", NULL, 0);
	if (result == STORE_OK)
		result = query_run(self, QUERY_LINKS_CLEAR, "DELETE FROM link", NULL, 0);
	if (result == STORE_OK)
		result =
			query_run(self, QUERY_GUEST_LINKS_CLEAR, "DELETE FROM guest_link", NULL, 0);
	if (result == STORE_OK)
		result =
			query_run(self, QUERY_INVITATIONS_CLEAR, "DELETE FROM invitation", NULL, 0);
	return result;
}
