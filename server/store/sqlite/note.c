#include "store/sqlite/sqlite.h"

/* The key and the item that a note's rows begin with. */
static enum store_result find(
	struct sqlite_store *self, const struct store_note_key *key, struct value ret_values[2])
{
	int64_t number;
	enum store_result result = sqlite_room_number(self, key->room, &number);
	if (result != STORE_OK)
		return result;
	ret_values[0] = value_integer(event_key(number, key->of));
	ret_values[1] = value_id(key->item);
	return STORE_OK;
}

enum store_result sqlite_note_put(struct store *store, const struct store_note *note)
{
	static const char sql[] = "INSERT INTO note (key, item, version, time_ms, head, body)"
				  " VALUES (?, ?, ?, ?, ?, ?)";
	struct sqlite_store *self = sqlite_of(store);
	struct value of[2];
	enum store_result result = find(self, &note->key, of);
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_NOTE_PUT, sql,
		VALUES(of[0], of[1], value_id(note->version), value_integer(note->time_ms),
			value_blob(note->head, note->head_size),
			value_blob(note->body, note->body_size)));
}

/* Runs a query that takes rows of a note away. */
static enum store_result remove_rows(struct store *store, enum query_slot slot, const char *sql,
	const struct store_note_key *key, uint64_t number)
{
	struct sqlite_store *self = sqlite_of(store);
	struct value of[2];
	enum store_result result = find(self, key, of);
	if (result == STORE_OK)
		result = query_run(self, slot, sql, VALUES(of[0], of[1], value_id(number)));
	if (result == STORE_OK && sqlite3_changes(self->db) > 0)
		self->erased = true;
	return result;
}

enum store_result sqlite_note_drop(
	struct store *store, const struct store_note_key *key, uint64_t version)
{
	return remove_rows(store, QUERY_NOTE_DROP,
		"DELETE FROM note WHERE key = ? AND item = ? AND version = ?", key, version);
}

enum store_result sqlite_note_trim(
	struct store *store, const struct store_note_key *key, unsigned keep)
{
	return remove_rows(store, QUERY_NOTE_TRIM,
		"DELETE FROM note WHERE key = ?1 AND item = ?2 AND version <="
		" (SELECT version FROM note WHERE key = ?1 AND item = ?2"
		" ORDER BY version DESC LIMIT 1 OFFSET ?3)",
		key, keep);
}

#define NOTE  "SELECT room.id, key, item, version, time_ms, head, body FROM note"
#define HEADS "SELECT room.id, key, item, version, time_ms, head, NULL FROM note"
#define STEPS "SELECT room.id, key, item, version, count, author, time_ms, body FROM note_step"
#define ROOM  " JOIN room ON room.number = key >> 32"

static struct store_note_key key_columns(sqlite3_stmt *query)
{
	return (struct store_note_key){
		column_id(query, 0), column_id(query, 1) & EVENT_SEQ_MAX, column_id(query, 2)};
}

static struct store_note note_columns(sqlite3_stmt *query)
{
	struct store_note note = {
		.key = key_columns(query),
		.version = column_id(query, 3),
		.time_ms = sqlite3_column_int64(query, 4),
	};
	note.head = column_blob(query, 5, &note.head_size);
	note.body = column_blob(query, 6, &note.body_size);
	return note;
}

/* Hands on all rows of a query, and ends it. */
static enum store_result walk(sqlite3_stmt *query, store_note_fn fn, void *cookie)
{
	enum store_result result;
	while ((result = query_step(query)) == STORE_OK) {
		const struct store_note note = note_columns(query);
		if (!fn(cookie, &note))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}

static enum store_result walk_back(struct store *store, enum query_slot slot, const char *sql,
	const struct store_note_key *key, store_note_fn fn, void *cookie)
{
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	struct value of[2];
	enum store_result result = find(self, key, of);
	if (result == STORE_OK)
		result = query_start(self, slot, sql, VALUES(of[0], of[1]), &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}

enum store_result sqlite_notes_back(
	struct store *store, const struct store_note_key *key, store_note_fn fn, void *cookie)
{
	return walk_back(store, QUERY_NOTES_BACK,
		NOTE ROOM " WHERE key = ? AND item = ? ORDER BY version DESC", key, fn, cookie);
}

enum store_result sqlite_note_heads(
	struct store *store, const struct store_note_key *key, store_note_fn fn, void *cookie)
{
	return walk_back(store, QUERY_NOTE_HEADS,
		HEADS ROOM " WHERE key = ? AND item = ? ORDER BY version DESC", key, fn, cookie);
}

/* Takes the first row of a query about a note and a number. */
static enum store_result first(struct store *store, enum query_slot slot, const char *sql,
	const struct store_note_key *key, int64_t number, sqlite3_stmt **ret_query)
{
	struct sqlite_store *self = sqlite_of(store);
	struct value of[2];
	enum store_result result = find(self, key, of);
	if (result != STORE_OK)
		return result;
	return query_first(self, slot, sql, VALUES(of[0], of[1], value_integer(number)), ret_query);
}

enum store_result sqlite_note_at(struct store *store, const struct store_note_key *key,
	uint64_t version, store_note_fn fn, void *cookie)
{
	static const char sql[] = NOTE ROOM " WHERE key = ? AND item = ? AND version = ?";
	sqlite3_stmt *query;
	enum store_result result = first(store, QUERY_NOTE_AT, sql, key, (int64_t)version, &query);
	if (result != STORE_OK)
		return result;
	const struct store_note note = note_columns(query);
	fn(cookie, &note);
	query_end(query);
	return STORE_OK;
}

enum store_result sqlite_notes_of_room(
	struct store *store, uint64_t room, store_note_fn fn, void *cookie)
{
	static const char sql[] =
		NOTE ROOM " WHERE key >= ? AND key <= ? ORDER BY key, item, version";
	sqlite3_stmt *query;
	enum store_result result = sqlite_start_span(
		sqlite_of(store), QUERY_NOTES_OF_ROOM, sql, room, 0, EVENT_SEQ_MAX, &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}

enum store_result sqlite_note_written(
	struct store *store, const struct store_note_key *key, int64_t *ret_time_ms)
{
	static const char sql[] = "SELECT time_ms FROM note WHERE key = ?1 AND item = ?2 UNION ALL"
				  " SELECT time_ms FROM note_step WHERE key = ?1 AND item = ?2"
				  " ORDER BY time_ms DESC LIMIT 1";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	struct value of[2];
	enum store_result result = find(self, key, of);
	if (result == STORE_OK)
		result = query_first(self, QUERY_NOTE_WRITTEN, sql, VALUES(of[0], of[1]), &query);
	if (result != STORE_OK)
		return result;
	*ret_time_ms = sqlite3_column_int64(query, 0);
	query_end(query);
	return STORE_OK;
}

enum store_result sqlite_note_steps_put(struct store *store, const struct store_note_steps *steps)
{
	static const char sql[] = "INSERT INTO note_step"
				  " (key, item, version, count, author, time_ms, body)"
				  " VALUES (?, ?, ?, ?, ?, ?, ?)";
	struct sqlite_store *self = sqlite_of(store);
	struct value of[2];
	enum store_result result = find(self, &steps->key, of);
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_NOTE_STEPS_PUT, sql,
		VALUES(of[0], of[1], value_id(steps->version), value_integer(steps->count),
			value_id(steps->author), value_integer(steps->time_ms),
			value_blob(steps->body, steps->body_size)));
}

static enum store_result walk_steps(sqlite3_stmt *query, store_note_steps_fn fn, void *cookie)
{
	enum store_result result;
	while ((result = query_step(query)) == STORE_OK) {
		struct store_note_steps steps = {
			.key = key_columns(query),
			.version = column_id(query, 3),
			.count = (unsigned)sqlite3_column_int(query, 4),
			.author = column_id(query, 5),
			.time_ms = sqlite3_column_int64(query, 6),
		};
		steps.body = column_blob(query, 7, &steps.body_size);
		if (!fn(cookie, &steps))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}

enum store_result sqlite_note_steps_each(struct store *store, const struct store_note_key *key,
	uint64_t from, store_note_steps_fn fn, void *cookie)
{
	static const char sql[] =
		STEPS ROOM " WHERE key = ? AND item = ? AND version >= ? ORDER BY version";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	struct value of[2];
	enum store_result result = find(self, key, of);
	if (result == STORE_OK)
		result = query_start(self, QUERY_NOTE_STEPS_EACH, sql,
			VALUES(of[0], of[1], value_id(from)), &query);
	return result == STORE_OK ? walk_steps(query, fn, cookie) : result;
}

enum store_result sqlite_note_steps_of_room(
	struct store *store, uint64_t room, store_note_steps_fn fn, void *cookie)
{
	static const char sql[] =
		STEPS ROOM " WHERE key >= ? AND key <= ? ORDER BY key, item, version";
	sqlite3_stmt *query;
	enum store_result result = sqlite_start_span(
		sqlite_of(store), QUERY_NOTE_STEPS_OF_ROOM, sql, room, 0, EVENT_SEQ_MAX, &query);
	return result == STORE_OK ? walk_steps(query, fn, cookie) : result;
}

enum store_result sqlite_note_trail(struct store *store, const struct store_note_key *key,
	uint64_t from, struct store_note_trail *ret_trail)
{
	static const char sql[] = "SELECT min(version), max(version + count), sum(length(body)),"
				  " max(time_ms) FROM note_step"
				  " WHERE key = ? AND item = ? AND version >= ? GROUP BY key";
	sqlite3_stmt *query;
	enum store_result result = first(store, QUERY_NOTE_TRAIL, sql, key, (int64_t)from, &query);
	if (result != STORE_OK)
		return result;
	*ret_trail = (struct store_note_trail){column_id(query, 0), column_id(query, 1),
		(size_t)sqlite3_column_int64(query, 2), sqlite3_column_int64(query, 3)};
	query_end(query);
	return STORE_OK;
}

enum store_result sqlite_note_trail_old(struct store *store, const struct store_note_key *key,
	int64_t before_ms, uint64_t *ret_version)
{
	static const char sql[] = "SELECT max(version + count) FROM note_step"
				  " WHERE key = ? AND item = ? AND time_ms < ?";
	sqlite3_stmt *query;
	enum store_result result = first(store, QUERY_NOTE_TRAIL_OLD, sql, key, before_ms, &query);
	if (result != STORE_OK)
		return result;
	*ret_version = column_id(query, 0); /* NULL reads as 0 */
	query_end(query);
	return STORE_OK;
}

enum store_result sqlite_note_trail_cut(
	struct store *store, const struct store_note_key *key, uint64_t version)
{
	return remove_rows(store, QUERY_NOTE_TRAIL_CUT,
		"DELETE FROM note_step WHERE key = ? AND item = ? AND version < ?", key, version);
}

enum store_result sqlite_note_trails_each(struct store *store, store_note_trail_fn fn, void *cookie)
{
	static const char sql[] =
		"SELECT room.id, key, item, max(time_ms) FROM note_step" ROOM " GROUP BY key, item";
	sqlite3_stmt *query;
	enum store_result result =
		query_start(sqlite_of(store), QUERY_NOTE_TRAILS_EACH, sql, NULL, 0, &query);
	if (result != STORE_OK)
		return result;
	while ((result = query_step(query)) == STORE_OK) {
		const struct store_note_key key = key_columns(query);
		if (!fn(cookie, &key, sqlite3_column_int64(query, 3)))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}
