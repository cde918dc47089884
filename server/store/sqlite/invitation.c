#include "store/sqlite/sqlite.h"

#include <string.h>

enum store_result sqlite_invitation_put(
	struct store *store, const struct store_invitation *invitation)
{
	static const char sql[] =
		"INSERT INTO invitation (token_hash, id, role, uses, made_by, expires_ms, note)"
		" VALUES (?, ?, ?, ?, ?, ?, ?)";
	return query_run(sqlite_of(store), QUERY_INVITATION_PUT, sql,
		VALUES(value_blob(invitation->token_hash, STORE_HASH_BYTES),
			value_id(invitation->id), value_integer(invitation->role),
			value_integer(invitation->uses), value_id(invitation->made_by),
			value_integer(invitation->expires_ms),
			value_blob(invitation->note, invitation->note_size)));
}

/* Reads the columns id .. note; the note is valid until the next step. */
static struct store_invitation read_columns(sqlite3_stmt *query)
{
	struct store_invitation invitation = {
		.id = column_id(query, 0),
		.role = sqlite3_column_int(query, 1),
		.uses = (unsigned)sqlite3_column_int(query, 2),
		.made_by = column_id(query, 3),
		.expires_ms = sqlite3_column_int64(query, 4),
	};
	invitation.note = column_blob(query, 5, &invitation.note_size);
	return invitation;
}

enum store_result sqlite_invitation_get(struct store *store,
	const uint8_t token_hash[STORE_HASH_BYTES], struct store_invitation *ret_invitation)
{
	sqlite3_stmt *query;
	enum store_result result = query_first(sqlite_of(store), QUERY_INVITATION_GET,
		"SELECT id, role, uses, made_by, expires_ms, NULL FROM invitation"
		" WHERE token_hash = ?",
		VALUES(value_blob(token_hash, STORE_HASH_BYTES)), &query);
	if (result != STORE_OK)
		return result;
	*ret_invitation = read_columns(query);
	memcpy(ret_invitation->token_hash, token_hash, STORE_HASH_BYTES);
	query_end(query);
	return STORE_OK;
}

enum store_result sqlite_invitations_each(
	struct store *store, int64_t now_ms, store_invitation_fn fn, void *cookie)
{
	sqlite3_stmt *query;
	enum store_result result = query_start(sqlite_of(store), QUERY_INVITATIONS_EACH,
		"SELECT id, role, uses, made_by, expires_ms, note FROM invitation"
		" WHERE expires_ms > ? ORDER BY number DESC",
		VALUES(value_integer(now_ms)), &query);
	if (result != STORE_OK)
		return result;
	while ((result = query_step(query)) == STORE_OK) {
		struct store_invitation invitation = read_columns(query);
		if (!fn(cookie, &invitation))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}

enum store_result sqlite_invitation_use(struct store *store, uint64_t id)
{
	struct sqlite_store *self = sqlite_of(store);
	enum store_result result = query_run(self, QUERY_INVITATION_USE,
		"UPDATE invitation SET uses = uses - 1 WHERE id = ? AND uses > 0",
		VALUES(value_id(id)));
	if (result == STORE_OK && sqlite3_changes(self->db) == 0)
		return STORE_NONE;
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_INVITATION_USED_UP,
		"DELETE FROM invitation WHERE id = ? AND uses = 0", VALUES(value_id(id)));
}

enum store_result sqlite_invitation_drop(struct store *store, uint64_t id)
{
	struct sqlite_store *self = sqlite_of(store);
	enum store_result result = query_run(self, QUERY_INVITATION_DROP,
		"DELETE FROM invitation WHERE id = ?", VALUES(value_id(id)));
	if (result == STORE_OK && sqlite3_changes(self->db) == 0)
		return STORE_NONE;
	return result;
}

enum store_result sqlite_invitation_count(struct store *store, int64_t now_ms, unsigned *ret_count)
{
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	enum store_result result = query_run(self, QUERY_INVITATION_EXPIRE,
		"DELETE FROM invitation WHERE expires_ms <= ?", VALUES(value_integer(now_ms)));
	if (result == STORE_OK)
		result = query_first(self, QUERY_INVITATION_COUNT,
			"SELECT count(*) FROM invitation", NULL, 0, &query);
	if (result != STORE_OK)
		return result;
	*ret_count = (unsigned)sqlite3_column_int(query, 0);
	query_end(query);
	return STORE_OK;
}
